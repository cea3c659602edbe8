// [data-list] holds [data-row]s: j, k and the arrows move .on, space ticks, Enter opens (data-href, else the row's [data-open] or first link, else a click on the row).
// input[data-all] ticks all; shift-click ticks a range; [data-bulk] shows while something is ticked, [data-ticked] says how many.
// Where these stand outside of the list, [data-list-scope] or a form is around both.
// data-list="follow": moving opens, when a drawer is beside the list.
import { openDialog, start, typing, visible } from './pages.js';
import { text } from './texts.js';

const boxes = list => [...list.querySelectorAll('[data-row] input[type="checkbox"]:not(:disabled)')];
const remembered = new WeakMap();
const chosen = new WeakMap();
let lastBox = null;
let lastId = null;
let lastPlace = -1;

function currentList() {
  const lists = [...document.querySelectorAll('[data-list]')].filter(visible);
  return lists.find(l => l.contains(document.activeElement)) ?? lists.find(l => l.querySelector('[data-row].on')) ?? lists[0];
}

function mark(row, list) {
  for (const other of list.querySelectorAll('[data-row].on')) if (other !== row) { other.classList.remove('on'); other.removeAttribute('aria-current'); }
  row.classList.add('on');
  row.setAttribute('aria-current', 'true');
  lastId = row.id || row.dataset.row || null;
  lastPlace = [...list.querySelectorAll('[data-row]')].filter(visible).indexOf(row);
}

export function open(row) {
  if (row.dataset.href) { location.href = row.dataset.href; return; }
  (row.querySelector('[data-open]') ?? (row.matches('[hx-get]') ? row : row.querySelector('a[href]')) ?? row).click();
}

// In a queue a row that was dealt with leaves, or sinks to where its new deadline puts it: the next one is then the row that has taken its place. After the last comes the first.
function next(rows, step) {
  const at = rows.findIndex(r => r.classList.contains('on'));
  if (step > 0 && lastPlace >= 0 && (at < 0 || at > lastPlace + 1)) return Math.min(lastPlace, rows.length - 1);
  if (at < 0) return step > 0 ? 0 : rows.length - 1;
  return (at + step + rows.length) % rows.length;
}

function move(list, step) {
  const rows = [...list.querySelectorAll('[data-row]')].filter(visible);
  if (rows.length === 0) return;
  const row = rows[next(rows, step)];
  mark(row, list);
  row.scrollIntoView({ block: 'nearest' });
  if (list.dataset.list === 'follow') open(row);
}

function count(list) {
  const all = boxes(list), ticked = all.filter(b => b.checked);
  chosen.set(list, new Set(ticked.map(b => b.value)));
  const scope = list.closest('[data-list-scope], form') ?? list;
  for (const box of scope.querySelectorAll('input[data-all]')) {
    box.checked = all.length > 0 && ticked.length === all.length;
    box.indeterminate = ticked.length > 0 && ticked.length < all.length;
  }
  for (const bar of scope.querySelectorAll('[data-bulk]')) bar.hidden = ticked.length === 0;
  for (const number of scope.querySelectorAll('[data-ticked]')) number.textContent = ticked.length > 0 ? text('ticked', ticked.length) : '';
}

document.addEventListener('keydown', event => {
  if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || openDialog()) return;
  const list = currentList();
  if (!list) return;
  const row = list.querySelector('[data-row].on');
  const step = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[event.key.toLowerCase()];
  if (step) { event.preventDefault(); move(list, step); return; }
  if (!row || event.target.matches('a, button, summary')) return;
  if (event.key === ' ') {
    const box = row.querySelector('input[type="checkbox"]:not(:disabled)');
    if (box && event.target !== box) { event.preventDefault(); box.click(); }
  } else if (event.key === 'Enter' && !event.target.matches('input')) { event.preventDefault(); open(row); }
});

// In the capturing phase: a click that ticks must not reach the row's own click, which opens it.
document.addEventListener('click', event => {
  const box = event.target.closest('[data-list] [data-row] input[type="checkbox"]');
  if (!box) return;
  event.stopPropagation();
  const list = box.closest('[data-list]'), all = boxes(list);
  const from = all.indexOf(lastBox), to = all.indexOf(box);
  if (event.shiftKey && from >= 0 && to >= 0)
    for (const between of all.slice(Math.min(from, to), Math.max(from, to) + 1)) between.checked = box.checked;
  lastBox = box;
  count(list);
}, true);

document.addEventListener('click', event => {
  const row = event.target.closest('[data-list] [data-row]');
  if (!row) return;
  mark(row, row.closest('[data-list]'));
  if (row.dataset.href && !event.target.closest('a, button, input, label, select, summary') && !getSelection().toString()) location.href = row.dataset.href;
});

document.addEventListener('change', event => {
  const all = event.target.closest('input[data-all]');
  const list = all ? (all.closest('[data-list]') ?? (all.closest('[data-list-scope], form') ?? document).querySelector('[data-list]')) : event.target.closest('[data-list]');
  if (!list) return;
  if (all) for (const box of boxes(list)) box.checked = all.checked;
  count(list);
});

// After a swap the marked row is marked again, and rows that were not there before are tinted.
start(() => {
  for (const list of document.querySelectorAll('[data-list]')) {
    const rows = [...list.querySelectorAll('[data-row]')], keys = rows.map(r => r.id || r.dataset.row).filter(Boolean);
    const known = remembered.get(list);
    if (known) for (const row of rows) if ((row.id || row.dataset.row) && !known.has(row.id || row.dataset.row)) row.classList.add('arrived');
    remembered.set(list, new Set(keys));
    // A tick belongs to what the row is about, not to the place in the list where the row stood.
    const ticked = chosen.get(list);
    if (ticked) for (const box of boxes(list)) box.checked = ticked.has(box.value);
    const again = lastId && !list.querySelector('[data-row].on') ? rows.find(r => (r.id || r.dataset.row) === lastId) : null;
    if (again) { const place = lastPlace; mark(again, list); lastPlace = place; }
    count(list);
  }
});
