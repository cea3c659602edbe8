// An answer's event "toast" with {text, undo, tone}: six seconds, longer while the pointer or the focus is on it; undo posts.
// Toasts that the server printed into #toasts go the same way.
import { text } from './texts.js';

function region() {
  let place = document.getElementById('toasts');
  if (!place) {
    place = document.createElement('div');
    place.id = 'toasts';
    place.setAttribute('role', 'status');
    document.body.append(place);
  }
  return place;
}

function expire(element) {
  let timer = setTimeout(() => element.remove(), 6000);
  const hold = () => clearTimeout(timer);
  const go = () => { clearTimeout(timer); timer = setTimeout(() => element.remove(), 3000); };
  element.addEventListener('pointerenter', hold);
  element.addEventListener('focusin', hold);
  element.addEventListener('pointerleave', go);
  element.addEventListener('focusout', go);
}

export function toast({ text: words, undo, tone }) {
  if (!words) return;
  const element = document.createElement('div');
  element.className = tone ? `ztoast ${tone}` : 'ztoast';
  const span = document.createElement('span');
  span.textContent = words;
  element.append(span);
  if (undo) {
    const form = document.createElement('form');
    form.method = 'post'; form.action = undo; form.className = 'push';
    const button = document.createElement('button');
    button.dataset.key = 'U';
    const key = document.createElement('kbd');
    key.className = 'kbd'; key.textContent = 'U';
    button.append(`${text('undo')} `, key);
    form.append(button);
    element.append(form);
  }
  region().append(element);
  expire(element);
}

document.addEventListener('toast', event => toast({ ...event.detail, text: event.detail.text ?? event.detail.value }));
// What a redirect brought along, where the page itself is shared and could not print it.
const carried = document.cookie.match(/(?:^|; )zg-toast=([^;]+)/);
if (carried) {
  document.cookie = 'zg-toast=; path=/; max-age=0';
  toast({ text: decodeURIComponent(carried[1]) });
}
for (const printed of document.querySelectorAll('#toasts .ztoast')) expire(printed);
