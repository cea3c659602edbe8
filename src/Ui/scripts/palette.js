// Ctrl+K (or Cmd+K) opens dialog#palette; the arrows choose among the links that the server answered, Enter follows the chosen one.
const dialog = () => document.getElementById('palette');
const links = () => [...dialog().querySelectorAll('#palette-list a')];

function choose(link) {
  for (const other of links()) other.classList.toggle('on', other === link);
  for (const other of links()) other.setAttribute('aria-selected', other === link ? 'true' : 'false');
  link?.scrollIntoView({ block: 'nearest' });
}

export function openPalette() {
  const it = dialog();
  if (!it || it.open || document.querySelector('dialog[open]:modal')) return;
  const input = it.querySelector('input');
  input.value = '';
  it.showModal();
  input.focus();
  input.dispatchEvent(new Event('palette'));
}

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k' && dialog()) {
    event.preventDefault();
    if (dialog().open) dialog().close(); else openPalette();
    return;
  }

  if (!dialog()?.open || event.isComposing) return;
  const all = links(), at = all.findIndex(a => a.classList.contains('on'));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length > 0) { event.preventDefault(); choose(all[(at + step + all.length) % all.length]); return; }
  if (event.key === 'Enter') { event.preventDefault(); (all[at] ?? all[0])?.click(); }
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-palette]')) { event.preventDefault(); openPalette(); } else if (event.target === dialog()) dialog().close();
});

// The first hit is chosen: a whole number and Enter is enough.
document.addEventListener('htmx:after:settle', () => { if (dialog()?.open && !links().some(a => a.classList.contains('on'))) choose(links()[0]); });
