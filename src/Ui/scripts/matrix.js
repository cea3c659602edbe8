// The size × colour table: [data-matrix] holds inputs with data-price (fen) and data-name ("焦糖 M"), several at once.
// A cell's [data-add] puts the first piece in. [data-matrix-count], [data-matrix-total] and [data-matrix-names] (also elsewhere on the page)
// are kept up to date; a [data-tiers] ("10=8000;30=7000", with data-skus) is what its reader pays for many: all pieces of the table count together; [data-matrix-chosen] and [data-matrix-none] show and hide; [data-matrix-submit] rests while nothing is chosen.
import { start } from './pages.js';

export function money(fen) {
  const yuan = Math.floor(Math.abs(fen) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${yuan}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

const quantityOf = input => Math.max(0, Math.floor(Number(input.value) || 0));

function priceOf(input, all) {
  let price = Number(input.dataset.price);
  for (const offer of document.querySelectorAll('[data-tiers]'))
    if (offer.dataset.skus.includes(input.name.slice(5, -1)))
      for (const tier of offer.dataset.tiers.split(';')) {
        const [from, fen] = tier.split('=').map(Number);
        if (all >= from && fen < price) price = fen;
      }
  return price;
}

function sum(matrix) {
  let pieces = 0, fen = 0;
  const names = [], inputs = [...matrix.querySelectorAll('input[data-price]')];
  const all = inputs.reduce((n, input) => n + quantityOf(input), 0);
  for (const input of inputs) {
    const quantity = quantityOf(input);
    input.closest('td')?.classList.toggle('on', quantity > 0);
    if (quantity === 0) continue;
    pieces += quantity;
    fen += quantity * priceOf(input, all);
    if (input.dataset.name) names.push(quantity > 1 ? `${input.dataset.name} ×${quantity}` : input.dataset.name);
  }
  const write = (name, value) => { for (const element of document.querySelectorAll(`[data-matrix-${name}]`)) element.textContent = value; };
  write('count', String(pieces));
  write('total', money(fen));
  write('names', names.join(document.documentElement.lang.startsWith('en') ? ', ' : '，'));
  for (const element of document.querySelectorAll('[data-matrix-chosen]')) element.hidden = pieces === 0;
  for (const element of document.querySelectorAll('[data-matrix-none]')) element.hidden = pieces > 0;
  for (const button of document.querySelectorAll('[data-matrix-submit]')) button.disabled = pieces === 0;
}

document.addEventListener('click', event => {
  const add = event.target.closest('[data-matrix] [data-add]');
  if (!add) return;
  event.preventDefault();
  const input = add.closest('td').querySelector('input[data-price]');
  input.value = '1';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  input.focus();
});

document.addEventListener('input', event => {
  const matrix = event.target.closest('[data-matrix]');
  if (matrix) sum(matrix);
});

start(() => { for (const matrix of document.querySelectorAll('[data-matrix]')) sum(matrix); });

// [data-gallery]: a click on a thumbnail (a link to the large picture) shows it in img[data-gallery-main].
document.addEventListener('click', event => {
  const thumb = event.target.closest('[data-gallery] a[href]');
  if (!thumb || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const gallery = thumb.closest('[data-gallery]'), main = gallery.querySelector('[data-gallery-main]') ?? gallery.parentElement.querySelector('[data-gallery-main]');
  if (!main) return;
  event.preventDefault();
  main.src = thumb.href;
  main.alt = thumb.querySelector('img')?.alt || main.alt;
  for (const other of gallery.querySelectorAll('.on')) other.classList.remove('on');
  thumb.classList.add('on');
});
