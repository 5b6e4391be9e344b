// Live rows in the browser: moves slide, changed cells glow, arrows walk, and a click never hits a row that just slid under it.
(() => {
  'use strict';
  const ease = 'cubic-bezier(0.2, 0, 0, 1)', guard = 350, crowd = 24;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const places = new WeakMap();      // list → Map(key → top)
  const views = new WeakMap();       // list → the view it shows
  const movedAt = new WeakMap();     // row → time
  const glowed = new WeakMap();      // row → time
  const rowsOf = list => [...list.querySelectorAll(':scope [data-key]')];
  const tint = () => getComputedStyle(document.documentElement).getPropertyValue('--change').trim() || '#FFF3CF';

  const measure = list => new Map(rowsOf(list).map(row => [row.dataset.key, row.offsetTop]));

  // Who has scrolled down keeps the row under his eye: the list slides with it, and what came in above is counted on a chip.
  function keepPlace(list, before, after) {
    // Another view was asked for: it begins at its top.
    if (views.get(list) !== list.dataset.view) { views.set(list, list.dataset.view); list.scrollTop = 0; seen(list); }
    const scrolled = list.scrollTop;
    if (scrolled <= 0) return 0;
    const head = list.querySelector('.rows-head')?.offsetHeight ?? 0, top = scrolled + head;
    const anchor = [...before].filter(([key, at]) => at >= top && after.has(key)).sort((a, b) => a[1] - b[1])[0]?.[0];
    if (!anchor) return 0;
    const shift = after.get(anchor) - before.get(anchor);
    list.scrollTop = scrolled + shift;
    if (shift > 0) above(list, [...after].filter(([key, at]) => !before.has(key) && at < after.get(anchor)).length);
    return list.scrollTop - scrolled;
  }

  const chipOf = list => list.parentElement.querySelector('[data-new-above]');
  function above(list, more) {
    const chip = chipOf(list);
    if (!chip || !more) return;
    chip.dataset.count = Number(chip.dataset.count ?? 0) + more;
    chip.textContent = window.plainmend.fill(window.plainmend.words.newAbove, chip.dataset.count);
    chip.hidden = false;
  }
  function seen(list) {
    const chip = chipOf(list);
    if (!chip || chip.hidden) return;
    chip.hidden = true;
    delete chip.dataset.count;
  }
  document.addEventListener('scroll', e => { if (e.target.matches?.('[data-rows]') && e.target.scrollTop <= 0) seen(e.target); }, { capture: true, passive: true });
  document.addEventListener('click', e => {
    const list = e.target.closest?.('[data-new-above]')?.parentElement.querySelector('[data-rows]');
    if (!list) return;
    list.scrollTo({ top: 0, behavior: still.matches ? 'auto' : 'smooth' });
    rowsOf(list)[0]?.focus({ preventScroll: true });
    seen(list);
  });

  function settle(list) {
    const before = places.get(list), after = measure(list);
    places.set(list, after);
    if (!before) { views.set(list, list.dataset.view); return; }
    const shift = keepPlace(list, before, after), moves = [];
    for (const row of rowsOf(list)) {
      const was = before.get(row.dataset.key), is = after.get(row.dataset.key) - shift;
      if (was === undefined || was !== is) moves.push([row, was === undefined ? null : was - is]);
    }
    const at = performance.now();
    for (const [row, by] of moves) if (by !== null) movedAt.set(row, at);
    if (still.matches || !moves.length) return;
    if (moves.length > crowd) { list.animate([{ opacity: 0.3 }, { opacity: 1 }], { duration: 150, easing: ease }); return; }
    for (const [row, by] of moves)
      row.animate(by === null ? [{ opacity: 0 }, { opacity: 1 }] : [{ transform: `translateY(${by}px)` }, { transform: 'none' }],
        { duration: by === null ? 150 : 200, easing: ease });
  }

  function glow(cell, row) {
    const at = performance.now();
    if (at - (glowed.get(row) ?? -1e4) < 1_000) return;
    glowed.set(row, at);
    if (still.matches) cell.animate([{ boxShadow: `inset 3px 0 ${tint()}` }, { boxShadow: `inset 3px 0 ${tint()}` }], { duration: 2_000 });
    else cell.animate([{ backgroundColor: tint() }, { backgroundColor: tint(), offset: 0.3 }, { backgroundColor: 'transparent' }], { duration: 1_200, easing: 'ease-out' });
  }

  new MutationObserver(records => {
    const lists = new Set(), cells = new Map();
    for (const record of records) {
      const node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
      const list = node?.closest('[data-rows]');
      if (!list) { if (node?.querySelector?.('[data-rows]')) node.querySelectorAll('[data-rows]').forEach(l => lists.add(l)); continue; }
      const row = node.closest('[data-key]');
      if (!row) lists.add(list);
      // A ticking countdown is not news.
      else if (!node.closest('[data-due]') && places.get(list)?.has(row.dataset.key)) {
        const cell = node.closest('[role="gridcell"]');
        if (cell) cells.set(cell, row);
      }
    }
    lists.forEach(settle);
    cells.forEach((row, cell) => glow(cell, row));
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

  // What the hand aimed at is the row under the pointer when the pointer last moved. A row that slid there since is not it:
  // the server's freeze comes one journey late, so the click is dropped here and the next one, aimed anew, goes through.
  let aimed, aimedX = -1, aimedY = -1;
  const aim = e => {
    if (e.type === 'pointermove' && e.clientX === aimedX && e.clientY === aimedY) return;
    aimed = e.target.closest?.('[data-rows] [data-key]')?.dataset.key;
    [aimedX, aimedY] = [e.clientX, e.clientY];
  };
  document.addEventListener('pointermove', aim, { capture: true, passive: true });
  document.addEventListener('pointerdown', e => { if (e.pointerType !== 'mouse') aim(e); }, { capture: true, passive: true });
  document.addEventListener('click', e => {
    const row = e.target.closest?.('[data-rows] [data-key]');
    if (!row || e.detail === 0) return;
    const slid = performance.now() - (movedAt.get(row) ?? -1e4) < guard;
    if (row.dataset.key !== aimed || slid) { e.preventDefault(); e.stopImmediatePropagation(); }
    aimed = row.dataset.key;
  }, true);

  function walk(list, from, key) {
    const rows = rowsOf(list), at = rows.indexOf(from);
    const to = key === 'Home' ? 0 : key === 'End' ? rows.length - 1 : key === 'ArrowDown' || key === 'j' ? at + 1 : at - 1;
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row || row === from) return;
    from?.setAttribute('tabindex', '-1');
    row.setAttribute('tabindex', '0');
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    return row;
  }
  const pick = (list, detail) => list.dispatchEvent(new CustomEvent('rowspick', { bubbles: true, detail }));

  document.addEventListener('keydown', e => {
    const row = e.target.closest?.('[data-rows] [data-key]');
    const list = row?.closest('[data-rows]');
    const arrows = ['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(e.key);
    const letters = (e.key === 'j' || e.key === 'k') && !e.shiftKey && !window.plainmend.keysRest?.(e);
    if (row && e.target === row && (arrows || letters) && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault(); e.stopImmediatePropagation();
      const to = walk(list, row, e.key);
      if (to && e.shiftKey && arrows && list.hasAttribute('aria-multiselectable')) pick(list, { row: to.dataset.key, from: row.dataset.key, range: true });
    } else if (row && e.target === row && e.key.toLowerCase() === 'x' && list.hasAttribute('aria-multiselectable') && !window.plainmend.keysRest?.(e)) {
      e.preventDefault(); e.stopImmediatePropagation();
      pick(list, { row: row.dataset.key, from: null, range: e.shiftKey });
    } else if (row && e.target === row && e.key === 'Enter') {
      e.preventDefault(); e.stopImmediatePropagation();
      row.click();
    } else if (!row && letters) {
      const main = document.querySelector('[data-rows]');
      if (!main) return;
      e.preventDefault(); e.stopImmediatePropagation();
      (main.querySelector('[data-key][tabindex="0"]') ?? rowsOf(main)[0])?.focus();
    }
  }, true);

  // Tells the server that the hand is still there, at most once in five seconds.
  const told = new WeakMap();
  for (const kind of ['pointermove', 'keydown', 'wheel', 'pointerdown'])
    document.addEventListener(kind, e => {
      const list = e.target.closest?.('[data-rows]');
      if (!list || performance.now() - (told.get(list) ?? -1e4) < 5_000) return;
      told.set(list, performance.now());
      list.dispatchEvent(new CustomEvent('rowsactive', { bubbles: true }));
    }, { capture: true, passive: true });

  document.querySelectorAll('[data-rows]').forEach(settle);
  window.Blazor?.registerCustomEventType('rowsactive', { createEventArgs: () => ({}) });
  window.Blazor?.registerCustomEventType('rowspick', { createEventArgs: e => e.detail });
})();
