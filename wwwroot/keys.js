// Single-letter keys. They rest while somebody types, composes Chinese, or has a dialog or menu open; they can be switched off.
(() => {
  'use strict';
  const typing = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"]';
  const modal = 'dialog[open], [role="dialog"][aria-modal="true"], .mud-dialog-container .mud-dialog, .mud-popover-open';
  const isOff = () => localStorage.getItem('keys') === 'off';
  let first = '', firstAt = 0;

  const rest = e => e.isComposing || e.keyCode === 229 || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey
    || e.target.closest?.(typing) || document.querySelector(modal);

  function name(e) {
    if (e.key.length > 1) return e.key;
    return /^[a-z]$/i.test(e.key) ? (e.shiftKey ? 'shift+' : '') + e.key.toLowerCase() : e.key;
  }

  document.addEventListener('keydown', e => {
    if (rest(e) || isOff()) { first = ''; return; }
    const key = name(e);
    // A focused link or button keeps its own Enter.
    if (key === 'Enter' && e.target.closest?.('a[href], button, summary')) { first = ''; return; }
    const chord = first && e.timeStamp - firstAt < 1_000 ? `${first}-${key}` : '';
    first = '';
    for (const place of document.querySelectorAll('[data-keys]')) {
      const known = place.dataset.keys.split(' ');
      const hit = chord && known.includes(chord) ? chord : known.includes(key) ? key : '';
      if (hit) {
        e.preventDefault();
        place.dispatchEvent(new CustomEvent('shortcut', { bubbles: true, detail: { key: hit } }));
        return;
      }
      if (known.some(k => k.startsWith(`${key}-`))) { first = key; firstAt = e.timeStamp; }
    }
  });

  // The palette is asked for with Ctrl, so it answers in fields too and is no single-letter key that can be switched off.
  document.addEventListener('keydown', e => {
    if (e.target.matches?.('[data-palette-text]') && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) e.preventDefault();
    const place = document.querySelector('[data-palette]');
    if (!place || e.isComposing || !(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || e.key.toLowerCase() !== 'k') return;
    e.preventDefault();
    if (!document.querySelector(modal)) place.dispatchEvent(new CustomEvent('palette', { bubbles: true }));
  });

  document.addEventListener('change', e => {
    if (e.target.matches?.('[data-keys-switch]')) localStorage.setItem('keys', e.target.checked ? 'on' : 'off');
  });
  new MutationObserver(() => {
    for (const box of document.querySelectorAll('[data-keys-switch]:not([data-ready])')) { box.checked = !isOff(); box.dataset.ready = ''; }
  }).observe(document.documentElement, { childList: true, subtree: true });

  Blazor.registerCustomEventType('palette', { createEventArgs: () => ({}) });
  Blazor.registerCustomEventType('shortcut', { createEventArgs: e => ({ key: e.detail.key }) });
  window.plainmend.keysRest = e => rest(e) || isOff();
})();
