import './htmx-setup.js';
import htmx from 'htmx.org';
import { toast } from './toasts.js';
import { text } from './texts.js';

// A refusal (4xx) carries the same fragment with its reasons and is swapped in; the page of a broken server is not.
htmx.config.includeIndicatorCSS = false;
htmx.config.noSwap = [204, 304, '5xx'];

document.addEventListener('htmx:response:error', event => {
  if (event.detail.ctx.response.status >= 500) toast({ text: text('broken'), tone: 'bad' });
});

// A poll or a live reload that fails tries again by itself; only what a person asked for is worth a word.
document.addEventListener('htmx:error', event => {
  const cause = event.detail.ctx?.sourceEvent?.type ?? '';
  if (event.detail.ctx && !/^(every|load|live:|intersect)/.test(cause)) toast({ text: text('offline'), tone: 'bad' });
});

export default htmx;
