// [data-key="A"] (or data-key-focus): clicked (an input: focused) by its key when nobody is typing; "g t" is two keys in a row; [data-fkey="F2"] also while typing.
// "/" focuses the search, "?" lists the keys of the page, Esc closes what is on top.
import { enabled, openDialog, typing, visible } from './pages.js';
import { text } from './texts.js';
import { closeDrawer } from './drawers.js';

let before = '';
let beforeAt = 0;

function find(attribute, key) {
  const scope = openDialog() ?? document;
  const found = [...scope.querySelectorAll(`[${attribute}], [${attribute}-focus]`)]
    .filter(e => (e.getAttribute(attribute) ?? e.getAttribute(`${attribute}-focus`)).toLowerCase() === key && visible(e) && enabled(e));
  // The drawer and the marked row are nearer to the person than the rest of the page.
  return found.find(e => e.closest('#drawer, .dr, .desk-drawer')) ?? found.find(e => e.closest('[data-row].on')) ?? found[0];
}

function press(element) {
  if (element.matches('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select')) {
    element.focus();
    element.select?.();
  } else element.click();
}

function escape(event) {
  if (openDialog()) return;
  const menu = document.querySelector('details.drop[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
  else if (typing()) document.activeElement.blur();
  else if (!closeDrawer()) return;
  event.preventDefault();
}

function label(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  const copy = element.cloneNode(true);
  for (const key of copy.querySelectorAll('kbd, svg, b, time')) key.remove();
  return copy.textContent.trim() || element.getAttribute('aria-label') || element.getAttribute('placeholder') || element.title;
}

function sheet() {
  const rows = new Map();
  for (const element of document.querySelectorAll('[data-key], [data-key-focus], [data-fkey]'))
    if (visible(element)) rows.set(element.dataset.fkey ?? (element.dataset.key ?? element.dataset.keyFocus).toUpperCase(), label(element));
  if (document.querySelector('[data-list]')) {
    rows.set('J K', text('move')); rows.set(text('space'), text('tick')); rows.set('Enter', text('open'));
  }
  rows.set('/', text('search')); rows.set('Esc', text('close'));

  const dialog = document.createElement('dialog');
  dialog.className = 'dlg keysheet';
  const title = document.createElement('h2');
  title.textContent = text('keys');
  const list = document.createElement('dl');
  for (const [key, words] of rows) {
    const term = document.createElement('dt'), detail = document.createElement('dd');
    for (const part of key.split(' ')) { const kbd = document.createElement('kbd'); kbd.className = 'kbd'; kbd.textContent = part; term.append(kbd, ' '); }
    detail.textContent = words;
    list.append(term, detail);
  }
  dialog.append(title, list);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener('keydown', event => {
  if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (/^f\d+$/.test(key)) {
    const target = find('data-fkey', key);
    if (target) { event.preventDefault(); target.click(); }
    return;
  }
  if (key === 'escape') return escape(event);
  if (typing(event.target) || event.repeat && key.length === 1 && !'jk'.includes(key)) return;
  if (key === '?') { if (!openDialog()) { event.preventDefault(); sheet(); } return; }

  const pair = performance.now() - beforeAt < 1000 ? find('data-key', `${before} ${key}`) : null;
  before = key;
  beforeAt = performance.now();
  const name = key === ' ' ? 'space' : key;
  // A focused button keeps its own Enter and space.
  if ((name === 'enter' || name === 'space') && event.target.matches('a, button, summary, input')) return;
  const target = pair ?? find('data-key', name) ?? (key === '/' ? document.querySelector('input[type="search"]') : null);
  if (!target) return;
  event.preventDefault();
  press(target);
});
