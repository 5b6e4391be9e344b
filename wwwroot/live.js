// How fresh is this page? Watches Blazor's socket and reconnection; keeps html[data-live], the stamp and the strip.
// Classic script before blazor.web.js, because the socket must be seen from its first message.
(() => {
  'use strict';
  const root = document.documentElement;
  const words = JSON.parse(document.querySelector('meta[name="words"]').content);
  const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const limits = { delayed: 10_000, lost: 1_500, offline: 60_000, back: 2_000 };

  let offset = 0;                 // server clock minus browser clock
  let heardAt = 0;                // browser clock at the server's last sign of life
  let downSince = 0;              // 0 while the transport is up
  let pausedAt = 0;
  let state = 'connecting';
  let backUntil = 0;
  let sockets = 0;
  let seen = 0;                   // event number the page showed when it was lost

  const now = () => Date.now() + offset;
  const clock = at => new Date(at + offset).toTimeString().slice(0, 8);
  const heard = () => { heardAt = Date.now(); if (state === 'connecting' || state === 'delayed') draw(); };

  async function measure() {
    const sent = Date.now(), from = performance.now();
    const answer = await fetch('/clock', { cache: 'no-store' });
    const server = Number(await answer.text());
    if (answer.ok && server) offset = server - (sent + (performance.now() - from) / 2);
    return answer.ok;
  }

  const Plain = window.WebSocket;
  if (Plain) window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      sockets++;
      this.addEventListener('message', heard);
      this.addEventListener('close', down);
    }
  };

  // Pages that know how far their events have come say so; the difference is what was caught up after a loss.
  const number = () => Number(document.querySelector('[data-number]')?.dataset.number ?? 0);
  const caughtUp = () => seen && number() > seen ? fill(words.stripCaughtUp, number() - seen) : words.stripBack;

  function down() {
    if (downSince) return;
    downSince = Date.now();
    seen = number();
  }

  function up() {
    if (!downSince) return;
    const noticed = state === 'reconnecting' || state === 'offline';
    downSince = 0;
    heardAt = Date.now();
    if (noticed) backUntil = Date.now() + limits.back;
    measure().catch(() => { });
    draw();
  }

  function judge(at) {
    if (downSince && at - downSince > limits.offline) return 'offline';
    if (downSince && at - downSince > limits.lost) return 'reconnecting';
    if (!heardAt) return 'connecting';
    return at - heardAt > limits.delayed ? 'delayed' : 'live';
  }

  function draw() {
    const at = Date.now(), next = judge(at);
    if (next !== state) {
      state = next;
      block(state === 'reconnecting' || state === 'offline');
      if (state === 'live') remember();
      document.title = (state === 'offline' ? '⚠ ' : '') + document.title.replace(/^⚠ /, '');
      document.dispatchEvent(new CustomEvent('plainmend:live', { detail: { state } }));
    }
    if (root.dataset.live !== state) root.dataset.live = state;
    const age = heardAt && state !== 'live' ? (at - heardAt) / 1000 : 0;
    const stale = age > 120 ? '120' : age > 30 ? '30' : age > 10 ? '10' : '';
    if ((root.dataset.stale ?? '') !== stale) root.dataset.stale = stale;
    if (state !== 'connecting') stamp(at);
    strip(at);
  }

  function stamp(at) {
    const text = pausedAt && state === 'live' ? fill(words.paused, clock(pausedAt))
      : state === 'live' ? fill(words.live, clock(at)) : fill(words[state], clock(heardAt));
    for (const place of document.querySelectorAll('[data-live-text]'))
      if (place.textContent !== text) place.textContent = text;
  }

  function strip(at) {
    const place = document.querySelector('[data-strip]');
    if (!place) return;
    const lost = state === 'reconnecting' || state === 'offline';
    const shown = lost ? state : at < backUntil ? 'back' : '';
    const text = lost ? fill(state === 'offline' ? words.stripOffline : words.stripReconnecting, clock(heardAt)) : shown ? caughtUp() : '';
    const line = place.querySelector('[data-strip-text]');
    if (line.textContent !== text) line.textContent = text;
    if (shown) place.dataset.shown = shown; else delete place.dataset.shown;
    place.querySelector('[data-strip-retry]').hidden = state !== 'offline';
  }

  // Writing is closed while nobody listens: the reason is on the strip and on each button.
  function block(on) {
    for (const button of document.querySelectorAll('[data-write]')) {
      if (on) { button.setAttribute('aria-disabled', 'true'); button.title = words.writeBlocked; }
      else if (button.title === words.writeBlocked) { button.removeAttribute('aria-disabled'); button.removeAttribute('title'); }
    }
  }
  const closed = e => (state === 'reconnecting' || state === 'offline') && e.target.closest?.('[data-write]');
  for (const kind of ['click', 'submit'])
    document.addEventListener(kind, e => { if (closed(e)) { e.preventDefault(); e.stopImmediatePropagation(); } }, true);

  // Coming back: the same circuit, else its saved state, else a fresh page. Reloads are spread so that a restart is no stampede.
  let trying = false;
  async function comeBack() {
    if (trying || !window.Blazor) return;
    trying = true;
    try {
      if (await Blazor.reconnect() || await Blazor.resumeCircuit()) up(); else fresh();
    } catch { /* still out of reach: the next round tries again */ } finally { trying = false; }
  }
  function fresh() {
    sessionStorage.setItem('lost', JSON.stringify({ seen, at: Date.now(), path: location.pathname }));
    setTimeout(() => location.reload(), Math.random() * 2_000);
  }
  // A page that had to be loaded again says what it caught up, too.
  function remember() {
    const lost = JSON.parse(sessionStorage.getItem('lost') ?? 'null');
    sessionStorage.removeItem('lost');
    if (!lost || lost.path !== location.pathname || Date.now() - lost.at > limits.offline) return;
    seen = lost.seen;
    backUntil = Date.now() + limits.back;
  }

  document.addEventListener('components-reconnect-state-changed', e => {
    switch (e.detail?.state) {
      case 'show': case 'retrying': case 'failed': down(); break;
      case 'hide': up(); break;
      case 'rejected': case 'resume-failed': down(); comeBack(); break;
    }
  }, true);
  document.addEventListener('click', e => { if (e.target.closest?.('[data-strip-retry]')) comeBack(); });
  document.addEventListener('visibilitychange', () => { draw(); if (!document.hidden && downSince) comeBack(); });
  setInterval(() => { if (state === 'offline') comeBack(); }, 10_000);

  // Without a socket (long polling behind some proxies) the clock is asked instead, and only then.
  setInterval(() => { if (!sockets && heardAt === 0 || !sockets && !downSince) measure().then(ok => ok && heard(), () => { }); }, 8_000);

  setInterval(draw, 500);
  measure().catch(() => { });
  window.plainmend = {
    now, words, fill,
    /** Called by a page's pause button: the stamp then says since when. */
    pause(on) { pausedAt = on ? Date.now() : 0; root.toggleAttribute('data-paused', on); draw(); },
    get state() { return state; },
    /** Server clock at the last sign of life; 0 before the first. */
    get heardAt() { return heardAt && heardAt + offset; },
    comeBack,
  };
})();
