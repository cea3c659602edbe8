// [data-live="/url"]: one stream of named server-sent events. "orders" becomes the event live:orders on body, so that
// hx-trigger="live:orders from:body" fetches again, with the viewer's own rights. The names are read from the hx-triggers of the page.
// After two failures it asks every minute instead, and tries the stream again. [data-live-status] says which of the two.
// [data-live-sound="orders"] sounds when that event comes, only on a page whose [data-sound-toggle] is on (remembered per browser).
import { start } from './pages.js';
import { sound } from './sounds.js';
import { text } from './texts.js';

let source = null, url = null, failures = 0, polling = null, retry = null, lastAt = 0;
const names = new Set();

function collect() {
  for (const element of document.querySelectorAll('[hx-trigger*="live:"]'))
    for (const [, name] of element.getAttribute('hx-trigger').matchAll(/live:([\w-]+)/g)) listen(name);
  for (const name of document.querySelector('[data-live-events]')?.dataset.liveEvents.split(/[\s,]+/) ?? []) if (name) listen(name);
}

function listen(name) {
  if (names.has(name)) return;
  names.add(name);
  source?.addEventListener(name, receive);
}

function receive(event) {
  failures = 0;
  lastAt = Date.now();
  tell(event.type === 'message' ? event.data : event.type, event.data);
  status();
}

function tell(name, detail) {
  document.body.dispatchEvent(new CustomEvent(`live:${name}`, { detail }));
  if (localStorage.getItem('zg-sound') === 'on' && document.querySelector(`[data-live-sound~="${CSS.escape(name)}"]`)) sound.arrived();
}

function connect() {
  if (source || !url) return;
  status('connecting');
  source = new EventSource(url);
  source.onopen = () => {
    failures = 0; lastAt = Date.now();
    // What happened while nobody listened is fetched once.
    if (polling) { clearInterval(polling); polling = null; for (const name of names) tell(name); }
    status();
  };
  source.onmessage = receive;
  for (const name of names) source.addEventListener(name, receive);
  source.onerror = () => {
    failures++;
    // The browser itself tries again after a broken stream, not after a refused one.
    if (source.readyState !== EventSource.CLOSED && failures < 2) return;
    source.close();
    source = null;
    if (failures >= 2) poll();
    retry = setTimeout(connect, failures >= 2 ? 60000 : 5000);
    status();
  };
}

function poll() {
  polling ??= setInterval(() => { if (!document.hidden) for (const name of names) tell(name); }, 60000);
}

function stop() {
  source?.close();
  source = null;
  clearTimeout(retry); clearInterval(polling);
  polling = null;
}

function status(word) {
  const seconds = Math.floor((Date.now() - lastAt) / 1000);
  const since = seconds < 60 ? text('ago', seconds) : text('agoMinutes', Math.floor(seconds / 60));
  const words = polling ? text('polling') : word ? text(word) : source?.readyState === 1 ? `${text('live')} · ${since}` : text('connecting');
  for (const element of document.querySelectorAll('[data-live-status]')) {
    if (element.textContent !== words) element.textContent = words;
    element.classList.toggle('slow', polling !== null);
    element.classList.toggle('off', !polling && source?.readyState !== 1);
  }
}

start(() => {
  collect();
  const element = document.querySelector('[data-live]');
  if (element && element.dataset.live !== url) { stop(); url = element.dataset.live; failures = 0; connect(); }
});
setInterval(() => { if (url) status(); }, 5000);
window.addEventListener('pagehide', stop);
window.addEventListener('pageshow', event => { if (event.persisted) connect(); });

function showSound() {
  for (const toggle of document.querySelectorAll('[data-sound-toggle]')) toggle.setAttribute('aria-pressed', String(localStorage.getItem('zg-sound') === 'on'));
}
document.addEventListener('click', event => {
  if (!event.target.closest('[data-sound-toggle]')) return;
  localStorage.setItem('zg-sound', localStorage.getItem('zg-sound') === 'on' ? 'off' : 'on');
  showSound();
});
start(showSound);
