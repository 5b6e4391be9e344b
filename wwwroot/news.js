// What is new at the desk: a mark on the row and a number in the title and a dot on the tab's icon for everybody, a sound for those who chose it.
(() => {
  'use strict';
  const rest = 10_000, freshFor = 60_000;
  const notes = { new: [660, 880], breach: [520, 390, 520], message: [880] };
  const step = 0.16;                 // seconds per note: the longest sound lasts 0.48 s
  const fresh = new Map();           // ticket → until when its row is marked
  let told = null;                   // number of the last piece of news dealt with
  let count = 0;
  let audio = null;
  let plainIcon = null;

  // The choice, per person, in this browser only.
  const panel = () => document.querySelector('[data-sound]');
  const key = () => `sound:${panel()?.dataset.sound}`;
  const chosen = () => { try { return JSON.parse(localStorage.getItem(key())) ?? {}; } catch { return {}; } };
  function show() {
    const now = chosen(), on = Object.values(now).some(Boolean);
    for (const box of document.querySelectorAll('[data-sound-on]')) box.checked = !!now[box.dataset.soundOn];
    for (const place of document.querySelectorAll('[data-sound-state]')) {
      const word = on ? place.dataset.on : place.dataset.off;
      if (place.textContent !== word) place.textContent = word;
    }
  }

  function play(kind) {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') audio.resume();
    notes[kind].forEach((pitch, at) => {
      const tone = audio.createOscillator(), loud = audio.createGain(), from = audio.currentTime + at * step;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, from);
      loud.gain.linearRampToValueAtTime(0.2, from + 0.02);
      loud.gain.linearRampToValueAtTime(0, from + step);
      tone.connect(loud).connect(audio.destination);
      tone.start(from);
      tone.stop(from + step);
    });
    document.dispatchEvent(new CustomEvent('plainmend:sound', { detail: { kind, seconds: notes[kind].length * step } }));
  }

  // One tab, once in ten seconds: whoever gets the lock keeps it that long. Without locks (plain http) the time stands in storage.
  function ring(kind) {
    if (navigator.locks) {
      navigator.locks.request('plainmend-sound', { ifAvailable: true }, lock => {
        if (!lock) return;
        play(kind);
        return new Promise(done => setTimeout(done, rest));
      });
      return;
    }
    const last = Number(localStorage.getItem('sound-at'));
    if (Date.now() - last < rest) return;
    localStorage.setItem('sound-at', Date.now());
    play(kind);
  }

  function retitle() {
    const bare = document.title.replace(/^(⚠ )?\(\d+\) /, '$1');
    const next = !count ? bare : bare.startsWith('⚠ ') ? `⚠ (${count}) ${bare.slice(2)}` : `(${count}) ${bare}`;
    if (document.title !== next) document.title = next;
    const icon = document.querySelector('link[data-news-href]');
    if (!icon) return;
    plainIcon ??= icon.getAttribute('href');
    const wanted = count ? icon.dataset.newsHref : plainIcon;
    if (icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted);
  }

  function mark() {
    const at = Date.now();
    for (const [id, until] of fresh) if (until < at) fresh.delete(id);
    for (const row of document.querySelectorAll('[data-rows] [data-key]')) {
      const on = fresh.has(row.dataset.key);
      if (row.hasAttribute('data-fresh') !== on) row.toggleAttribute('data-fresh', on);
    }
  }

  function hear() {
    const place = document.querySelector('[data-news]');
    if (!place?.dataset.number) return;
    // From the first look on: what was there before is no news.
    if (told === null) { told = Number(place.dataset.number); return; }
    const items = place.dataset.news.split(' ').filter(Boolean).map(text => text.split(':')).filter(([number]) => Number(number) > told);
    if (!items.length) return;
    told = Number(items.at(-1)[0]);
    count += items.length;
    for (const [, , ticket] of items) fresh.set(ticket, Date.now() + freshFor);
    mark();
    retitle();
    const now = chosen(), loudest = ['breach', 'message', 'new'].find(kind => now[kind] && items.some(([, is]) => is === kind));
    if (loudest) ring(loudest);
  }

  // Whoever is back at the page has seen the number in its title.
  function attend() { if (count) { count = 0; retitle(); } }
  for (const kind of ['pointermove', 'pointerdown', 'keydown', 'wheel']) document.addEventListener(kind, attend, { capture: true, passive: true });
  addEventListener('focus', attend);

  document.addEventListener('change', e => {
    const kind = e.target.dataset?.soundOn;
    if (!kind) return;
    localStorage.setItem(key(), JSON.stringify({ ...chosen(), [kind]: e.target.checked }));
    show();
  });
  document.addEventListener('click', e => {
    if (e.target.closest?.('[data-sound-test]')) play('new');
    for (const open of document.querySelectorAll('.desk-sound[open]')) if (!open.contains(e.target)) open.open = false;
    const row = e.target.closest?.('[data-rows] [data-key]');
    if (row && fresh.delete(row.dataset.key)) mark();
  });
  document.addEventListener('keydown', e => {
    const open = e.key === 'Escape' && e.target.closest?.('.desk-sound[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
    e.stopImmediatePropagation();
  }, true);
  // A browser lets a page sound only after a gesture; a choice kept from yesterday waits for the first one.
  document.addEventListener('pointerdown', () => { if (audio?.state === 'suspended') audio.resume(); });
  addEventListener('storage', show);

  new MutationObserver(records => {
    if (records.some(r => r.type === 'attributes' || [...r.addedNodes].some(n => n.querySelector?.('[data-news]') || n.matches?.('[data-news]')))) hear();
    if (records.some(r => r.type === 'childList' && r.target.closest?.('[data-rows]'))) mark();
    if (records.some(r => [...r.addedNodes].some(n => n.querySelector?.('[data-sound]') || n.matches?.('[data-sound]')))) show();
    if (count && records.some(r => r.target.closest?.('head'))) retitle();
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-news', 'data-number'] });
  setInterval(mark, 5_000);
  hear();
  show();
})();
