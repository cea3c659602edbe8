// <time data-until="epoch ms" data-from="epoch ms" data-warn="ms">: one interval for the page, by the server's clock.
// The nearest .cd gets "warn" and "danger" (a time without one the text colours), its i.bar gets p-N: the share that is left.
// <time data-since="epoch ms"> counts up.
// With data-over the page is loaded anew, once, when the time is over: what may be done then is the server's to say.
// <time data-clock="epoch ms">14:18:49</time> is the server's clock; the printed text says in which time zone.
import { start } from './pages.js';

let skew = 0;
let clocks = [];

function measure() {
  const now = document.documentElement.dataset.now ?? document.querySelector('[data-clock]')?.dataset.clock;
  // The page was printed a moment before it arrived; responseEnd is that moment on our clock.
  const [load] = performance.getEntriesByType('navigation');
  if (now) skew = Number(now) - (performance.timeOrigin + (load?.responseStart || performance.now()));
}

export function serverNow() {
  return Date.now() + skew;
}

export function span(milliseconds) {
  const all = Math.floor(Math.abs(milliseconds) / 1000);
  const two = n => String(n).padStart(2, '0');
  const hours = Math.floor(all / 3600), minutes = Math.floor(all / 60) % 60, seconds = all % 60;
  return (milliseconds < 0 ? '−' : '') + (hours > 0 ? `${hours}:${two(minutes)}:` : `${two(minutes)}:`) + two(seconds);
}

function write(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

function draw(time, now) {
  if (time.dataset.paused !== undefined) return;
  const left = Number(time.dataset.until) - now;
  const warn = Number(time.dataset.warn ?? 600000);
  const total = time.dataset.from ? Number(time.dataset.until) - Number(time.dataset.from) : warn;
  write(time, span(left));
  if (left < 0 && time.dataset.over !== undefined) {
    delete time.dataset.over;
    setTimeout(() => location.reload(), 2000);
  }
  const late = left < 0, soon = !late && left <= warn;
  const box = time.closest('.cd');
  if (!box) {
    time.classList.toggle('c-danger', late);
    time.classList.toggle('c-warn', soon);
    time.classList.toggle('t-b', late || soon);
    return;
  }
  box.classList.toggle('danger', late);
  box.classList.toggle('warn', soon);
  const bar = total > 0 ? box.querySelector('i.bar') : null;
  if (!bar) return;
  const share = `p-${late ? 100 : Math.max(0, Math.min(100, Math.round(left / total * 100)))}`;
  if (bar.dataset.share === share) return;
  for (const name of [...bar.classList]) if (/^p-\d+$/.test(name)) bar.classList.remove(name);
  bar.classList.add(share);
  bar.dataset.share = share;
}

function tick() {
  const now = serverNow();
  for (const time of document.querySelectorAll('time[data-until]')) draw(time, now);
  for (const time of document.querySelectorAll('time[data-since]')) write(time, span(now - Number(time.dataset.since)));
  for (const { element, offset, seconds } of clocks) {
    const day = ((Math.floor(now / 1000) + offset) % 86400 + 86400) % 86400;
    const two = n => String(n).padStart(2, '0');
    const clock = `${two(Math.floor(day / 3600))}:${two(Math.floor(day / 60) % 60)}`;
    write(element, seconds ? `${clock}:${two(day % 60)}` : clock);
  }
}

function findClocks() {
  for (const element of document.querySelectorAll('time[data-clock]')) {
    if (clocks.some(c => c.element === element)) continue;
    const [hours, minutes, seconds] = element.textContent.trim().split(':').map(Number);
    const printed = hours * 3600 + minutes * 60 + (seconds ?? 0);
    const utc = Math.floor(Number(element.dataset.clock) / 1000) % 86400;
    // Zones differ by quarters of an hour; rounding makes a text without seconds exact.
    clocks.push({ element, offset: Math.round((printed - utc) / 900) * 900, seconds: seconds !== undefined });
  }
  clocks = clocks.filter(c => c.element.isConnected);
}

measure();
start(() => { findClocks(); tick(); });
setInterval(tick, 1000);
document.addEventListener('visibilitychange', () => { if (!document.hidden) tick(); });
