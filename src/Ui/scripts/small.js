// Small conveniences: data-copy, data-submit-on-change, data-step around an input, menus that close.
import { toast } from './toasts.js';
import { text } from './texts.js';

document.addEventListener('click', async event => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    event.preventDefault();
    await navigator.clipboard.writeText(copy.dataset.copy);
    toast({ text: text('copied') });
    return;
  }

  const step = event.target.closest('[data-step]');
  if (step) {
    const input = step.parentElement.querySelector('input');
    const low = input.min === '' ? 0 : Number(input.min), high = input.max === '' ? Infinity : Number(input.max);
    const next = Math.max(low, Math.min(high, Number(input.value || 0) + Number(step.dataset.step)));
    if (String(next) === input.value) return;
    input.value = String(next);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }

  for (const menu of document.querySelectorAll('details.drop[open]')) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('change', event => {
  if (event.target.closest('[data-submit-on-change]')) event.target.form?.requestSubmit();
});
