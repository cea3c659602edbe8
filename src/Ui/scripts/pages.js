// start(run): now and after every swap, with the element whose content is new.
export function start(run) {
  const first = () => run(document);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', first, { once: true });
  else queueMicrotask(first);
  document.addEventListener('htmx:after:settle', () => run(document));
  document.addEventListener('zg:swapped', () => run(document));
}

// True when the person is typing: single letters are then letters.
export function typing(element = document.activeElement) {
  if (!element) return false;
  if (element.isContentEditable || element.matches('textarea, select')) return true;
  return element.matches('input') && !/^(checkbox|radio|button|submit|reset|image|file|range|color)$/.test(element.type);
}

export function visible(element) {
  return element.getClientRects().length > 0 && !element.closest('[inert]');
}

export function enabled(element) {
  return !element.disabled && element.getAttribute('aria-disabled') !== 'true';
}

export function openDialog() {
  return [...document.querySelectorAll('dialog[open]')].pop() ?? null;
}
