// [data-dialog="id"] (or data-dialog-open) opens a <dialog> of the page, [data-close] (or data-dialog-close) closes the one it stands in.
// A fragment that brings <dialog data-modal> (usually swapped into #dialog) is shown modal and removed when it closes.
// An answer with the event "close-dialog" closes what is open.
import { openDialog, start } from './pages.js';

start(() => {
  for (const dialog of document.querySelectorAll('dialog[data-modal]:not([open])')) {
    if (dialog.dataset.shown) continue;
    dialog.dataset.shown = '1';
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  }
});

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-dialog], [data-dialog-open]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog ?? opener.dataset.dialogOpen);
    if (dialog && !dialog.open) { event.preventDefault(); dialog.showModal(); }
    return;
  }
  const closer = event.target.closest('dialog :is([data-close], [data-dialog-close])');
  if (closer) { event.preventDefault(); closer.closest('dialog')?.close(); }
});

document.addEventListener('close-dialog', () => openDialog()?.close());
