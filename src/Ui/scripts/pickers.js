// select[data-pick]: Tom Select (data-pick-url="/…" searches on the server: JSON [{"value","text"}] for ?q=). input[data-date="date|datetime|range"]: flatpickr.
import TomSelect from 'tom-select/dist/esm/tom-select.complete.js';
import flatpickr from 'flatpickr/dist/esm/index.js';
import { Mandarin } from 'flatpickr/dist/esm/l10n/zh.js';
import { start } from './pages.js';

const chinese = !document.documentElement.lang.startsWith('en');

function pick(select) {
  const url = select.dataset.pickUrl;
  new TomSelect(select, {
    plugins: select.multiple ? ['remove_button'] : [],
    maxOptions: 200,
    create: select.dataset.pickCreate !== undefined,
    valueField: 'value', labelField: 'text', searchField: ['text', 'value'],
    load: url ? (words, done) => fetch(`${url}${url.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}`).then(r => r.json()).then(done, () => done()) : null,
    render: { no_results: () => `<div class="no-results">${chinese ? '没有这一项' : 'Nothing found'}</div>` },
  });
}

function date(input) {
  const kind = input.dataset.date;
  flatpickr(input, {
    locale: chinese ? Mandarin : 'default',
    mode: kind === 'range' ? 'range' : 'single',
    enableTime: kind === 'datetime', time_24hr: true,
    dateFormat: kind === 'datetime' ? 'Y-m-d H:i' : 'Y-m-d',
    minDate: input.min || undefined, maxDate: input.max || undefined,
    allowInput: true, disableMobile: true,
  });
  // Esc closes the calendar and nothing behind it.
  input.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !input._flatpickr.isOpen) return;
    event.preventDefault();
    input._flatpickr.close();
  });
}

start(() => {
  for (const select of document.querySelectorAll('select[data-pick]')) if (!select.tomselect) pick(select);
  for (const input of document.querySelectorAll('input[data-date]')) if (!input._flatpickr) date(input);
});
