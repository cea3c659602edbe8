// form[data-scan data-target="#answer"]: a wedge scanner types a code and Enter. The scan is stored first, with the key and the time of its own
// moment, then sent in order by one drain at a time (in all tabs). Kept on: no network, no answer in 5 s, 5xx, 429, 401. Done on: 2xx and every other 4xx.
// The answer's HTML goes into data-target (data-swap="outerHTML" replaces it). Needs https or localhost: crypto.randomUUID and navigator.locks.
import htmx from './htmx-page.js';
import { queue } from './scan-queue.js';
import { openDialog, typing } from './pages.js';
import { sound } from './sounds.js';
import { text } from './texts.js';

const field = () => document.querySelector('form[data-scan] input:not([type="hidden"])');
let retry = null;

async function banner(stuck) {
  const waiting = stuck ? await queue.count() : 0;
  let bar = document.querySelector('[data-scan-offline]');
  if (!bar && waiting > 0) {
    bar = document.createElement('div');
    bar.className = 'offline';
    bar.dataset.scanOffline = '';
    bar.setAttribute('role', 'status');
    document.querySelector('main').before(bar);
  }
  if (!bar) return;
  bar.hidden = waiting === 0;
  const words = waiting > 0 ? text('waiting', waiting) : '';
  if (bar.textContent !== words) bar.textContent = words;
}

function show(scan, html) {
  const target = document.querySelector(scan.target);
  if (!target || scan.page !== location.pathname) return;
  // What was typed or scanned meanwhile stays in the field, also when the field itself is replaced.
  const typed = field()?.value ?? '';
  if (scan.swap === 'outerHTML') target.outerHTML = html; else target.innerHTML = html;
  htmx.process(document.body);
  const input = field();
  if (input && typed && !input.value) input.value = typed;
  document.dispatchEvent(new CustomEvent('zg:swapped'));
  focus();
}

async function send(scan) {
  const response = await fetch(scan.url, {
    method: 'POST', body: new URLSearchParams(scan.fields), credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(5000),
    headers: { 'Idempotency-Key': scan.id, 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'Accept': 'text/html' },
  });
  if (response.status >= 500 || response.status === 429 || response.status === 401) return false;
  const html = await response.text();
  await queue.remove(scan.seq);
  if (response.ok && !/class="fb bad"/.test(html)) sound.ok(); else sound.bad();
  const away = response.headers.get('HX-Redirect');
  if (away) location.href = away; else show(scan, html);
  return true;
}

export function drain() {
  clearTimeout(retry);
  return navigator.locks.request('zhanggui-scans', async () => {
    for (let scans = await queue.all(); scans.length > 0; scans = await queue.all()) {
      let sent = false;
      try { sent = await send(scans[0]); } catch { sent = false; }
      if (!sent) {
        await banner(true);
        retry = setTimeout(drain, 3000);
        return;
      }
    }
    await banner(false);
  });
}

document.addEventListener('submit', async event => {
  const form = event.target.closest('form[data-scan]');
  if (!form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const input = field(), code = input.value.trim();
  if (!code) return;
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  input.value = '';
  fields.push(['at', new Date().toISOString()]);
  try {
    await queue.add({
      id: crypto.randomUUID(), url: form.action, page: location.pathname, fields,
      target: form.dataset.target, swap: form.dataset.swap ?? 'innerHTML',
    });
  } catch {
    // The disk is full or closed to us: the code comes back into the field, so that nobody takes the piece for scanned.
    input.value = code;
    sound.bad();
    return;
  }
  drain();
}, true);

function focus() {
  if (openDialog() || document.hidden || typing()) return;
  const input = field();
  if (!input || input.disabled) return;
  input.inputMode = 'none';
  input.autocomplete = 'off';
  input.focus({ preventScroll: true });
}

document.addEventListener('focusout', () => setTimeout(focus, 0));
document.addEventListener('htmx:after:settle', () => setTimeout(focus, 0));
document.addEventListener('close', () => setTimeout(focus, 0), true);
document.addEventListener('visibilitychange', () => { if (!document.hidden) { focus(); drain(); } });
window.addEventListener('online', drain);
focus();
drain();
