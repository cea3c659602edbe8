// A form can be sent once at a time: its buttons rest until the answer is here. form[data-download] is left alone, its page stays.
const busy = new Map();

function rest(form, submitter) {
  const buttons = [...form.elements].filter(e => e.matches('button:not([type="button"]), input[type="submit"]') && !e.disabled);
  // The sign that something is under way comes after a second; quick answers need none.
  const timer = setTimeout(() => submitter?.setAttribute('aria-busy', 'true'), 1000);
  for (const button of buttons) button.disabled = true;
  busy.set(form, { buttons, timer, submitter });
}

function wake(form) {
  const state = busy.get(form);
  if (!state) return;
  clearTimeout(state.timer);
  for (const button of state.buttons) button.disabled = false;
  state.submitter?.removeAttribute('aria-busy');
  busy.delete(form);
}

// A page that is kept for everybody can't bring a key of its own: input[data-once] gets one with the first sending, and keeps it until the answer has
// come or something else is chosen. A second click, or another try after a broken line, is the same act.
const once = form => form.elements?.namedItem?.('once');
const renew = form => { const field = once(form); if (field?.matches?.('[data-once]')) field.value = ''; };
document.addEventListener('submit', event => {
  const field = once(event.target);
  if (field?.matches?.('[data-once]') && !field.value) field.value = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
}, true);
document.addEventListener('input', event => { if (event.target.form) renew(event.target.form); });

document.addEventListener('submit', event => {
  if (busy.has(event.target)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);

document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.matches('[data-download], [target="_blank"], [method="dialog"]') || event.submitter?.getAttribute('formtarget') === '_blank') return;
  // Later, so that the pressed button's own value is still sent.
  setTimeout(() => rest(form, event.submitter), 0);
});

document.addEventListener('htmx:before:request', event => {
  const form = event.detail.ctx.sourceElement;
  if (form instanceof HTMLFormElement && event.detail.ctx.request.method !== 'GET') rest(form, event.detail.ctx.request.submitter);
});
document.addEventListener('htmx:finally:request', event => {
  wake(event.detail.ctx.sourceElement);
  if (event.detail.ctx.response && event.detail.ctx.sourceElement instanceof HTMLFormElement) renew(event.detail.ctx.sourceElement);
});
// The form may have been replaced by its answer, then the event comes from the new element.
document.addEventListener('htmx:after:settle', () => { for (const form of [...busy.keys()]) if (!form.isConnected) busy.delete(form); });
window.addEventListener('pageshow', () => { for (const form of [...busy.keys()]) wake(form); for (const form of document.forms) renew(form); });

// A button that asks by itself turns while it waits. Long work says how far it is: data-progress names where to ask, once a second, and data-progress-out where to write it.
const asking = new Map();
document.addEventListener('htmx:before:request', event => {
  const button = event.detail.ctx.sourceElement;
  if (!(button instanceof HTMLButtonElement) || event.detail.ctx.request.method === 'GET') return;
  const out = button.dataset.progress && document.querySelector(button.dataset.progressOut);
  const timer = setTimeout(() => button.setAttribute('aria-busy', 'true'), 1000);
  const poll = out && setInterval(async () => {
    const answer = await fetch(button.dataset.progress).catch(() => null);
    const text = answer?.ok ? await answer.text() : '';
    if (text && asking.has(button)) out.textContent = text;
  }, 1000);
  if (out) button.disabled = true;
  asking.set(button, { timer, poll, out });
});
document.addEventListener('htmx:finally:request', event => {
  const button = event.detail.ctx.sourceElement, state = asking.get(button);
  if (!state) return;
  clearTimeout(state.timer);
  clearInterval(state.poll);
  if (state.out) state.out.textContent = '';
  if (state.out) button.disabled = false;
  button.removeAttribute('aria-busy');
  asking.delete(button);
});
