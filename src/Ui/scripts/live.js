// [data-live="/url"]: one stream of server-sent events that name lists. "orders" becomes the event live:orders on body, so that
// hx-trigger="live:orders from:body" fetches again, with the viewer's own rights; "all" becomes every name that the page listens to.
// A browser keeps only six lines to one application, so its tabs share one stream: the tab that holds the lock listens and tells the others.
// After two failures it asks every minute instead, and tries the stream again. [data-live-status] says which of the two.
// [data-live-sound="orders"] sounds when that event comes, only on a page whose [data-sound-toggle] is on (remembered per browser).
import { start } from './pages.js';
import { sound } from './sounds.js';
import { text } from './texts.js';

let source = null, url = null, failures = 0, polling = null, retry = null, lastAt = 0, giveUp = null, missed = false;
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('zg-live') : null;
const silent = 40000;

function names() {
  const found = new Set();
  for (const element of document.querySelectorAll('[hx-trigger*="live:"]'))
    for (const [, name] of element.getAttribute('hx-trigger').matchAll(/live:([\w-]+)/g)) found.add(name);
  for (const name of document.querySelector('[data-live-events]')?.dataset.liveEvents.split(/[\s,]+/) ?? []) if (name) found.add(name);
  return found;
}

function receive(name) {
  failures = 0;
  // What happened while nobody listened is fetched once.
  if (missed || Date.now() - lastAt > silent && lastAt) { missed = false; for (const one of names()) tell(one); }
  else if (name === 'all') for (const one of names()) tell(one);
  else if (name !== 'beat') tell(name);
  lastAt = Date.now();
  if (polling) { clearInterval(polling); polling = null; }
  status();
}

function tell(name) {
  document.body.dispatchEvent(new CustomEvent(`live:${name}`, { detail: name }));
  if (localStorage.getItem('zg-sound') === 'on' && document.querySelector(`[data-live-sound~="${CSS.escape(name)}"]`)) sound.arrived();
}

// A tab that comes later asks whether somebody listens already.
tabs?.addEventListener('message', event => {
  if (event.data === 'anybody?') { if (source?.readyState === 1) tabs.postMessage('beat'); }
  else if (url && !source) receive(event.data);
});

// Without locks (a page that is not served securely) every tab has a stream of its own.
function lead() {
  if (giveUp) return;
  giveUp = new AbortController();
  status('connecting');
  if (!navigator.locks) return connect();
  tabs?.postMessage('anybody?');
  navigator.locks.request('zg-live', { signal: giveUp.signal }, () => new Promise(done => {
    giveUp?.signal.addEventListener('abort', done);
    connect();
  })).catch(() => { });
}

function connect() {
  if (source || !url || !giveUp) return;
  source = new EventSource(url);
  source.onmessage = event => { tabs?.postMessage(event.data); receive(event.data); };
  source.onerror = () => {
    failures++;
    missed = true;
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
  polling ??= setInterval(() => { if (!document.hidden) for (const name of names()) tell(name); }, 60000);
}

function stop() {
  source?.close();
  source = null;
  clearTimeout(retry); clearInterval(polling);
  polling = null;
  giveUp?.abort();
  giveUp = null;
}

const hears = () => lastAt > 0 && Date.now() - lastAt < silent;

function status(word) {
  const seconds = Math.floor((Date.now() - lastAt) / 1000);
  const since = seconds < 60 ? text('ago', seconds) : text('agoMinutes', Math.floor(seconds / 60));
  const words = polling ? text('polling') : word ? text(word) : hears() ? `${text('live')} · ${since}` : text('connecting');
  for (const element of document.querySelectorAll('[data-live-status]')) {
    if (element.textContent !== words) element.textContent = words;
    element.classList.toggle('slow', polling !== null);
    element.classList.toggle('off', !polling && !hears());
  }
}

start(() => {
  const element = document.querySelector('[data-live]');
  if (element && element.dataset.live !== url) { stop(); url = element.dataset.live; failures = 0; lead(); }
});
setInterval(() => { if (!url) return; if (lastAt && !hears() && !polling) { missed = true; poll(); } status(); }, 5000);
window.addEventListener('pagehide', stop);
window.addEventListener('pageshow', event => { if (event.persisted && url) { missed = true; lead(); } });

function showSound() {
  for (const toggle of document.querySelectorAll('[data-sound-toggle]')) toggle.setAttribute('aria-pressed', String(localStorage.getItem('zg-sound') === 'on'));
}
document.addEventListener('click', event => {
  if (!event.target.closest('[data-sound-toggle]')) return;
  localStorage.setItem('zg-sound', localStorage.getItem('zg-sound') === 'on' ? 'off' : 'on');
  showSound();
});
start(showSound);
