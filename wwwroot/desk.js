// The desk in the browser: drafts that outlive a server, focus that comes back to its row, dialogs, copying.
(() => {
  'use strict';
  const kept = name => `draft:${name}`;
  const read = name => { try { return JSON.parse(localStorage.getItem(kept(name))) ?? {}; } catch { return {}; } };
  const write = (name, draft) => localStorage.setItem(kept(name), JSON.stringify(draft));

  // A draft is written down every two seconds and when the page goes; an empty field has none.
  function keepDraft(field) {
    const name = field.dataset.draft, draft = read(name);
    if (!field.value) { if (draft.text) localStorage.removeItem(kept(name)); return; }
    if (draft.text !== field.value) write(name, { text: field.value, key: draft.key ?? crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
  }
  const keepAll = () => document.querySelectorAll('[data-draft]').forEach(keepDraft);
  setInterval(keepAll, 2_000);
  addEventListener('pagehide', keepAll);

  function restore(field) {
    const { text } = read(field.dataset.draft);
    if (!text || field.value) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  // Enter on a row asks for its ticket: the focus follows when it is there. A click leaves it where it is.
  let wanted = '';
  const row = key => document.querySelector(key ? `[data-rows] [data-key="${key}"]` : '[data-rows] [data-key].open') ?? document.querySelector('[data-rows] [data-key][tabindex="0"]');
  const title = detail => detail.querySelector('h2[tabindex]');
  function arrive() {
    const detail = wanted && document.querySelector(`[data-detail="${wanted}"]`);
    if (!detail || !title(detail)) return;
    title(detail).focus({ preventScroll: true });
    wanted = '';
  }

  // A key that leads into a field closes the letters behind it until the field has the focus: who types on at once
  // must not set off "take" or "escalate" with the first letters of his sentence.
  const leads = { '/': '[data-search]', c: '[data-composer]', m: '[data-composer]', n: '', a: '', e: '', l: '', p: '', s: '' };
  let closedUntil = 0, closedFrom = null;
  function follow(e) {
    if (e.key.length !== 1 || !document.querySelector('[data-keys]') || window.plainmend.keysRest?.(e)) return;
    if (e.timeStamp < closedUntil && document.activeElement === closedFrom) { e.preventDefault(); e.stopImmediatePropagation(); return; }
    const to = leads[e.key];
    if (to === undefined) return;
    [closedFrom, closedUntil] = [document.activeElement, e.timeStamp + 1_500];
    const mode = document.querySelector('.composer')?.dataset.mode === 'customer' ? 'm' : 'c';
    if (!to || (e.key !== '/' && e.key !== mode)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    window.plainmend.desk.focus(to);
  }

  document.addEventListener('keydown', e => {
    // In the list of canned texts the arrows choose a text, not a place in the field.
    if (e.target.matches?.('[data-canned-filter]') && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) e.preventDefault();
    follow(e);
    const place = e.target.closest?.('[data-rows] [data-key]');
    if (e.key === 'Enter' && place && e.target === place) { wanted = place.dataset.key; setTimeout(arrive, 0); }
    const detail = e.target.closest?.('[data-detail]');
    if (e.key !== 'Escape' || !detail || e.isComposing || e.target.closest('.canned-picker') || document.querySelector('dialog[open], .mud-popover-open')) return;
    const back = document.querySelector('.desk-back');
    if (back && getComputedStyle(back).display !== 'none') { back.click(); return; }
    row(detail.dataset.detail)?.focus();
  }, true);

  function meet(node) {
    if (node.nodeType !== 1) return;
    for (const field of node.matches('[data-draft]') ? [node] : node.querySelectorAll('[data-draft]')) restore(field);
    for (const dialog of node.matches('dialog[data-modal]') ? [node] : node.querySelectorAll('dialog[data-modal]')) if (!dialog.open) dialog.showModal();
    const asked = node.matches('[autofocus]') ? node : node.querySelector('.act-panel [autofocus], .new-ticket [autofocus]');
    if (asked && node.closest('.desk-side')) asked.focus();
  }
  new MutationObserver(records => {
    for (const record of records) record.addedNodes.forEach(meet);
    arrive();
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.querySelectorAll('[data-draft]').forEach(restore);

  document.addEventListener('click', e => {
    const copy = e.target.closest?.('[data-copy]');
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
    if (e.target.matches?.('[data-select]')) e.target.select();
  });

  window.plainmend.desk = {
    /** Focuses the first place that matches and can be seen. */
    focus(selector) { [...document.querySelectorAll(selector)].find(place => place.offsetParent)?.focus(); },
    /** The key under which this draft is sent; the same until it was sent. */
    draftKey(name) {
      document.querySelectorAll('[data-draft]').forEach(field => { if (field.dataset.draft === name) keepDraft(field); });
      return read(name).key ?? null;
    },
    forget(name) { localStorage.removeItem(kept(name)); },
    keep(address) { localStorage.setItem('desk', address); },
    recall() { return localStorage.getItem('desk'); },
  };
})();
