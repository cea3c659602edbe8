// htmx reads its configuration from a meta element while it loads, so this module stands before it.
// No evaluated expressions, no injected style sheet: the Content-Security-Policy forbids both.
if (!document.querySelector('meta[name="htmx-config"]')) {
  const meta = document.createElement('meta');
  meta.name = 'htmx-config';
  meta.content = '{"includeIndicatorCSS":false}';
  document.head.append(meta);
}
