// Anything swapped into #drawer opens it: body gets "drawer-open". [data-drawer-close], [data-close] in it and Esc close it and give the focus back.
let opener = null;

export function closeDrawer() {
  const drawer = document.getElementById('drawer');
  if (!drawer || !document.body.classList.contains('drawer-open')) return false;
  document.body.classList.remove('drawer-open');
  drawer.replaceChildren();
  if (opener?.isConnected) opener.focus();
  opener = null;
  return true;
}

document.addEventListener('htmx:after:swap', event => {
  const target = event.detail.ctx?.target;
  if (!(target instanceof Element) || !(target.id === 'drawer' || target.closest('#drawer'))) return;
  const full = (document.getElementById('drawer')?.childElementCount ?? 0) > 0;
  if (full && !document.body.classList.contains('drawer-open')) opener = document.activeElement;
  document.body.classList.toggle('drawer-open', full);
});

document.addEventListener('click', event => {
  if (!event.target.closest('[data-drawer-close], #drawer [data-close]') || event.target.closest('dialog')) return;
  event.preventDefault();
  closeDrawer();
});
