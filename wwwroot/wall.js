// Nobody touches a wall: it keeps the company's time, says how old its picture is, dims at night, moves a little, and heals itself.
const { words, fill, now } = window.plainmend;
const root = document.documentElement, wall = document.querySelector('.wall');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const waits = [1, 2, 5, 10, 30].map(s => s * 1_000), minute = 60_000;
const loadedAt = Date.now();
const path = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];
const head = () => document.querySelector('[data-read]');
const say = (place, text) => { if (place && place.textContent !== text) place.textContent = text; };

const format = new Map();
function time(at) {
  // A screen that has no company yet goes by its own clock.
  const zone = head()?.dataset.zone;
  if (!format.has(zone)) format.set(zone, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }));
  return format.get(zone).format(at);
}

const lost = () => ['reconnecting', 'offline'].includes(window.plainmend.state);
// Socket alive but no new picture for long is as stale as no socket: the server reads at least every 15 seconds.
function freshAt(at) {
  const read = Number(head()?.dataset.read ?? at), heard = window.plainmend.heardAt;
  if (window.plainmend.state === 'live') return at - read < 45_000 ? at : read;
  return Math.max(read, heard);
}

function stamp(at) {
  const fresh = freshAt(at), age = (at - fresh) / 1_000;
  const old = age > 120 ? '120' : age > 30 ? '30' : age > 10 ? '10' : '';
  if ((root.dataset.age ?? '') !== old) root.dataset.age = old;
  if (window.plainmend.state !== 'connecting' || old)
    say(document.querySelector('[data-wall-stamp]'), fill(!old ? words.live : lost() ? words.reconnecting : words.delayed, time(old ? fresh : at)));
  const banner = document.querySelector('[data-outage]');
  if (banner) say(banner, old === '120' ? fill(banner.dataset.outage, time(fresh).slice(0, 5)) : '');
}

function surroundings(at) {
  say(document.querySelector('[data-clock]'), time(at).slice(0, 5));
  const hour = Number(time(at).slice(0, 2));
  wall.toggleAttribute('data-night', hour >= 22 || hour < 7);
  const [x, y] = path[Math.floor(at / (5 * minute)) % path.length];
  wall.style.translate = `${x * 0.25}rem ${y * 0.25}rem`;
}

// At most one thing asks for attention: a ticket that has just run over.
const over = new Set();
let begun = false;
function breaches() {
  for (const place of document.querySelectorAll('[data-key] [data-state="breach"]')) {
    const row = place.closest('[data-key]');
    if (over.has(row.dataset.key)) continue;
    over.add(row.dataset.key);
    if (!begun || document.querySelector('[data-fresh]')) continue;
    row.dataset.fresh = '';
    setTimeout(() => delete row.dataset.fresh, 10_000);
  }
  begun = true;
}

new MutationObserver(records => {
  // The first picture, and the same drawn again when the page comes alive, is not a change.
  if (still.matches || Date.now() - loadedAt < 3_000) return;
  for (const place of new Set(records.map(r => (r.target.nodeType === 1 ? r.target : r.target.parentElement)?.closest('.figure'))))
    place?.animate([{ opacity: 0.15 }, { opacity: 1 }], { duration: 400, easing: 'ease-out' });
}).observe(wall, { childList: true, characterData: true, subtree: true });

// The screens take turns, and none while something is late: then the first one stays. P stops them at the set-up; ?screen=2 keeps one.
const turn = 20_000, fixed = Number(new URLSearchParams(location.search).get('screen'));
let halted = false;
document.addEventListener('keydown', e => { if (e.key.toLowerCase() === 'p') halted = !halted; });
let shown = 0, turnedAt = now();
function screens(at) {
  const place = document.querySelector('.screens'), all = place ? [...place.children] : [];
  if (!all.length) return;
  if (at - turnedAt >= turn) { turnedAt = at; if (!halted) shown++; }
  if (document.querySelector('.kpi[data-mood="breach"]')) { shown = 0; turnedAt = at; }
  const n = fixed ? Math.min(fixed, all.length) - 1 : shown % all.length;
  all.forEach((screen, i) => { if (screen.hasAttribute('data-shown') !== (i === n)) screen.toggleAttribute('data-shown', i === n); });
  if (!place.hasAttribute('data-turned')) place.setAttribute('data-turned', '');
  say(document.querySelector('[data-screen-at]'), `${'○'.repeat(n)}●${'○'.repeat(all.length - n - 1)} ${n + 1}/${all.length} · ${all[n].dataset.screenName}${halted ? ' ‖' : ''}`);
}

// The old picture stays until the server has a whole new one to give.
let loading = false;
async function reload() {
  if (loading) return;
  loading = true;
  try { if ((await fetch(location.href, { cache: 'no-store' })).status < 500) location.reload(); }
  catch { /* still out of reach */ } finally { loading = false; }
}

let lostAt = 0, tries = 0, nextTry = 0;
function heal(at) {
  const up = Date.now() - loadedAt, dead = window.plainmend.state === 'live' && at - freshAt(at) > minute;
  if (up > 2 * minute && time(at).startsWith('04:00')) reload();
  if (!lost() && !dead) { lostAt = tries = 0; return; }
  lostAt ||= at;
  if (at < nextTry) return;
  nextTry = at + waits[Math.min(tries++, waits.length - 1)];
  if (dead || at - lostAt > 5 * minute) reload(); else window.plainmend.comeBack();
}

async function stayAwake() {
  try { await navigator.wakeLock?.request('screen'); } catch { /* not allowed on this device */ }
}
document.addEventListener('visibilitychange', () => { if (!document.hidden) stayAwake(); });
stayAwake();

function tick() {
  if (!wall || !head()) return;
  const at = now();
  stamp(at);
  surroundings(at);
  breaches();
  screens(at);
  heal(at);
}
setInterval(tick, 500);
tick();
