// The schedule board in the browser: a card is carried by the hand or by keys, and set down on a technician's half hour.
// Nothing is moved here: the server is told where, does the act or says why not, and draws.
(() => {
  'use strict';
  const far = 5, edge = 48, rest = 350;
  let hand = null;            // what is carried: { card, board, tracks, track, column, grab, keys }
  let pressed = null;         // a button that is down and has not moved far enough yet

  const fill = (text, ...values) => window.plainmend.fill(text, ...values);
  const tracksOf = board => [...board.querySelectorAll('[data-track]')];
  const say = words => { hand.board.querySelector('[data-board-say]').textContent = words; };
  const send = (board, name, detail) => board.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  const columnWidth = () => hand.track.clientWidth / hand.board.dataset.columns;
  const name = card => card.querySelector('b')?.textContent ?? '';
  const at = () => fill(hand.board.dataset.wordAt, hand.board.dataset.times.split(',')[hand.column], hand.track.dataset.name);

  function lift(card, keys) {
    const board = card.closest('[data-board]');
    if (card.dataset.fixed) { board.querySelector('[data-board-say]').textContent = card.dataset.fixed; return false; }
    const tracks = tracksOf(board), last = board.dataset.columns - 1;
    const own = card.closest('[data-track]') ?? tracks.find(t => t.dataset.track === card.dataset.technician) ?? tracks[0];
    if (!own) return false;
    const placed = card.style.getPropertyValue('--at');
    const column = placed === '' ? Math.ceil(board.dataset.now) + 1 : Math.floor(placed);
    hand = { card, board, tracks, track: own, column: Math.min(last, Math.max(0, column)), keys, was: placed === '' ? null : `${own.dataset.track}/${Math.floor(placed)}` };
    hand.length = Math.max(1, Number(card.style.getPropertyValue('--len')) || 1);
    card.dataset.lifted = '';
    const ghost = board.querySelector('[data-board-ghost]'), copy = card.cloneNode(true), sign = document.createElement('b');
    copy.removeAttribute('data-card');
    copy.tabIndex = -1;
    sign.className = 'board-ghost-at num';
    ghost.replaceChildren(sign, copy);
    ghost.setAttribute('aria-hidden', 'true');
    send(board, 'boardhold', { held: true });
    show();
    if (keys) say(fill(board.dataset.wordUp, name(card), board.dataset.times.split(',')[hand.column], own.dataset.name));
    return true;
  }

  function show() {
    const ghost = hand.board.querySelector('[data-board-ghost]'), area = ghost.parentElement.getBoundingClientRect(), track = hand.track.getBoundingClientRect();
    const width = columnWidth(), scroll = ghost.parentElement;
    ghost.style.left = `${track.left - area.left + scroll.scrollLeft + hand.column * width}px`;
    ghost.style.top = `${track.top - area.top + scroll.scrollTop - 14}px`;
    ghost.style.setProperty('--ghost', `${hand.length * width}px`);
    ghost.firstChild.textContent = at();
    if (!hand.keys) return;
    const [left, right] = [track.left + hand.column * width, track.left + (hand.column + 1) * width];
    const sticky = hand.track.previousElementSibling?.clientWidth ?? 0;
    if (left < area.left + sticky) scroll.scrollLeft -= area.left + sticky - left + width;
    if (right > area.right) scroll.scrollLeft += right - area.right + width;
    hand.track.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  // Down: the server does the act. Otherwise the card simply stays where it was.
  function letGo(down) {
    const { card, board, track, column, was, keys } = hand, ghost = board.querySelector('[data-board-ghost]');
    if (keys && !down) say(fill(board.dataset.wordDown, name(card)));
    delete card.dataset.lifted;
    ghost?.replaceChildren();
    hand = null;
    if (down && `${track.dataset.track}/${column}` !== was) send(board, 'boardmove', { ticket: card.dataset.card, technician: track.dataset.track, column });
    else send(board, 'boardhold', { held: false });
  }

  document.addEventListener('pointerdown', e => {
    const card = e.target.closest?.('[data-board] [data-card]');
    if (!card || e.button !== 0 || !e.isPrimary || hand || innerWidth < 760) return;
    pressed = { card, x: e.clientX, y: e.clientY };
    // A finger that moves at once scrolls; one that rests on a card takes it up.
    if (e.pointerType === 'touch') pressed.rest = setTimeout(take, rest);
  });

  function release() {
    clearTimeout(pressed?.rest);
    pressed = null;
  }

  function take() {
    const { card, x } = pressed, left = card.getBoundingClientRect().left;
    release();
    if (lift(card, false)) hand.grab = card.closest('[data-track]') ? x - left : columnWidth() / 2;
  }
  // What is in the hand is carried, not scrolled; and a long touch opens no menu.
  const stay = e => { if (hand && !hand.keys && e.cancelable) e.preventDefault(); };
  document.addEventListener('contextmenu', e => { if (hand && !hand.keys) e.preventDefault(); });

  document.addEventListener('pointermove', e => {
    if (pressed && Math.hypot(e.clientX - pressed.x, e.clientY - pressed.y) > (pressed.rest ? 12 : far)) {
      if (pressed.rest) release(); else take();
    }
    if (!hand || hand.keys) return;
    e.preventDefault();
    const scroll = hand.board.querySelector('[data-board-scroll]'), area = scroll.getBoundingClientRect();
    if (e.clientX > area.right - edge) scroll.scrollLeft += 16;
    if (e.clientX < area.left + edge + 132 && e.clientX > area.left) scroll.scrollLeft -= 16;
    const track = document.elementsFromPoint(e.clientX, e.clientY).map(x => x.closest?.('[data-track]')).find(Boolean);
    if (track) hand.track = track;
    const column = Math.round((e.clientX - hand.grab - hand.track.getBoundingClientRect().left) / columnWidth());
    hand.column = Math.min(hand.board.dataset.columns - 1, Math.max(0, column));
    hand.over = Boolean(track);
    show();
  });

  document.addEventListener('pointerup', () => {
    release();
    if (!hand || hand.keys) return;
    // The click that follows belongs to the drag.
    const still = e => { e.stopPropagation(); e.preventDefault(); };
    addEventListener('click', still, true);
    setTimeout(() => removeEventListener('click', still, true), 0);
    letGo(hand.over);
  });
  document.addEventListener('pointercancel', () => { release(); if (hand && !hand.keys) letGo(false); });

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function carry([across, down]) {
    hand.column = Math.min(hand.board.dataset.columns - 1, Math.max(0, hand.column + across));
    const place = hand.tracks.indexOf(hand.track) + down;
    hand.track = hand.tracks[Math.min(hand.tracks.length - 1, Math.max(0, place))];
    show();
    say(at());
  }

  // Arrows walk from card to card: across within a list, down and up from list to list.
  function walk(card, [across, down]) {
    const lists = [...card.closest('[data-board]').querySelectorAll('ul')].filter(list => list.querySelector('[data-card]'));
    const list = card.closest('ul'), cards = [...list.querySelectorAll('[data-card]')];
    const upright = Boolean(list.closest('.board-waiting'));
    if (across || upright) {
      const next = cards[cards.indexOf(card) + (across || down)];
      if (next) { next.focus(); return; }
      if (across) return;
    }
    lists[lists.indexOf(list) + down]?.querySelector('[data-card]')?.focus();
  }

  document.addEventListener('keydown', e => {
    if (hand && e.key === 'Escape') { e.preventDefault(); e.stopImmediatePropagation(); letGo(false); return; }
    const card = e.target.closest?.('[data-board] [data-card]');
    if (!card || e.ctrlKey || e.altKey || e.metaKey) return;
    if (hand && hand.card === card && (e.key === 'Enter' || e.key === ' ')) { e.preventDefault(); e.stopImmediatePropagation(); letGo(true); return; }
    if (e.key === ' ') { e.preventDefault(); if (innerWidth >= 760) lift(card, true); return; }
    const step = steps[e.key];
    if (!step) return;
    e.preventDefault();
    if (hand) carry(step); else walk(card, step);
  }, true);
  // A button answers to the release of the space bar; here it has done its work.
  document.addEventListener('keyup', e => { if (e.key === ' ' && e.target.closest?.('[data-board] [data-card]')) e.preventDefault(); }, true);
  document.addEventListener('focusout', e => { if (hand?.keys && e.target === hand.card) letGo(false); });

  // Opened at the hour it is.
  function arrive() {
    const scroll = document.querySelector('[data-board-scroll]:not([data-scrolled])'), board = scroll?.closest('[data-board]');
    const track = board?.querySelector('[data-track]');
    if (!track) return;
    scroll.dataset.scrolled = '';
    // On the board alone: every other page scrolls without waiting for an answer.
    board.addEventListener('touchmove', stay, { passive: false });
    if (board.dataset.now > 0) scroll.scrollLeft = Math.max(0, (board.dataset.now - 2) * track.clientWidth / board.dataset.columns);
  }
  new MutationObserver(arrive).observe(document.documentElement, { childList: true, subtree: true });
  arrive();

  Blazor.registerCustomEventType('boardhold', { createEventArgs: e => e.detail });
  Blazor.registerCustomEventType('boardmove', { createEventArgs: e => e.detail });
})();
