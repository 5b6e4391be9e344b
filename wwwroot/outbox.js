// What a technician does without a connection is kept on his telephone, with its own time, and sent in its order when there is
// one again. Nothing leaves the list but what the server took, or what he throws away himself.
(() => {
  'use strict';
  const largest = 8 * 1024 * 1024;
  const box = () => document.querySelector('[data-outbox]');
  const words = () => JSON.parse(box().dataset.words);
  const made = (tag, text, set = {}) => Object.assign(document.createElement(tag), { textContent: text, ...set });
  // Both are kept from pages that come without encryption, such as a trial in the house.
  const newKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2, 14)}`;
  const alone = run => navigator.locks ? navigator.locks.request('plainmend-outbox', { ifAvailable: true }, run) : run(true);
  let signedOut = false;
  const lost = () => ['reconnecting', 'offline'].includes(window.plainmend.state) || !navigator.onLine;

  async function store(mode, use) {
    const db = await new Promise((done, fail) => {
      const asked = indexedDB.open('plainmend-outbox', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('acts', { keyPath: 'seq', autoIncrement: true });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    try {
      return await new Promise((done, fail) => {
        const turn = db.transaction('acts', mode), asked = use(turn.objectStore('acts'));
        turn.oncomplete = () => done(asked.result);
        turn.onerror = turn.onabort = () => fail(turn.error);
      });
    } finally { db.close(); }
  }
  const all = async () => (await store('readonly', acts => acts.getAll())).filter(act => act.who === box()?.dataset.who);
  const put = act => store('readwrite', acts => acts.put(act));
  const drop = seq => store('readwrite', acts => acts.delete(seq));

  async function keep(kind, more = {}) {
    const place = box();
    try {
      await put({ who: place.dataset.who, job: place.dataset.job, number: place.dataset.jobNumber, kind, at: new Date().toISOString(), key: newKey(), ...more });
      fault('');
    } catch { fault(words().full); return false; }
    await draw();
    send();
    return true;
  }

  function fault(text) {
    const line = box()?.querySelector('[data-outbox-fault]');
    if (line) { line.textContent = text; line.hidden = !text; }
  }

  async function draw() {
    const place = box();
    if (!place) return;
    const waiting = await all().catch(() => []), stuck = waiting.filter(act => act.refused), off = place.querySelector('[data-outbox-offline]');
    if (place !== box()) return;
    place.hidden = !waiting.length && !(off && lost());
    place.querySelector('[data-outbox-waiting]').hidden = !waiting.length;
    const said = !waiting.length ? '' : signedOut ? words().signIn : window.plainmend.fill(stuck.length === waiting.length ? words().stuck : words().waiting, waiting.length);
    const count = place.querySelector('[data-outbox-count]');
    if (count.textContent !== said) count.textContent = said;
    place.querySelector('[data-outbox-list]').replaceChildren(...waiting.map(row));
    if (!off) return;
    off.hidden = !lost();
    const mine = waiting.filter(act => act.job === place.dataset.job).map(act => act.kind), next = place.dataset.acts.split(' ').filter(Boolean).find(kind => !mine.includes(kind));
    off.querySelector('[data-outbox-km]').hidden = next !== 'arrive';
    off.querySelector('[data-outbox-acts]').replaceChildren(...next ? [button(words()[next], 'button primary wide', { outboxAct: next })] : []);
  }

  function button(text, className, data) {
    const one = made('button', text, { type: 'button', className });
    Object.assign(one.dataset, data);
    return one;
  }

  function row(act) {
    const line = made('li', ''), time = new Date(act.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    line.dataset.kept = act.kind;
    line.append(made('strong', words()[act.kind]), ' ', made('span', `${act.number} · ${window.plainmend.fill(words().at, time)}${act.photos ? ` · ${act.photos.length}` : ''}`, { className: 'quiet num' }));
    if (act.text) line.append(made('p', act.text, { className: 'said' }));
    if (!act.refused) return line;
    line.append(made('p', act.refused, { className: 'fault' }));
    const ends = made('div', '', { className: 'buttons' });
    ends.append(made('a', words().open, { className: 'button', href: `/jobs/${encodeURIComponent(act.number)}` }), button(words().discard, 'button ghost', { outboxDrop: act.seq }));
    line.append(ends);
    return line;
  }

  // Answers: true = gone, a text = refused for good, false = try again later.
  async function sendOne(act) {
    const files = act.files ?? [];
    for (const photo of (act.photos ?? []).slice(files.length)) {
      const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(photo.name) };
      const answer = await fetch(`/files/${act.job}`, { method: 'POST', body: photo.blob, headers });
      if (!answer.ok) return later(answer);
      files.push((await answer.json()).id);
      await put({ ...act, files });
    }
    const body = JSON.stringify({ key: act.key, kind: act.kind, at: act.at, kilometres: act.kilometres ?? 0, text: act.text ?? '', photo: act.photo ?? 'before', files });
    const answer = await fetch(`/jobs/outbox/${act.job}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    if (!answer.ok) return later(answer);
    signedOut = false;
    return true;
  }

  async function later(answer) {
    signedOut = answer.status === 401;
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) return false;
    return (await answer.json().catch(() => ({}))).detail ?? String(answer.status);
  }

  // One tab sends, one act at a time.
  const send = () => alone(async mine => {
    if (!mine || !box() || lost()) return;
    for (const act of await all()) {
      if (act.refused) continue;
      const said = await sendOne(act).catch(() => false);
      if (said === false) { await draw(); break; }
      // What was kept while it was on its way stays as it is.
      if (said === true) await drop(act.seq); else await put({ ...act, refused: said });
      await draw();
    }
  })?.catch?.(() => { });

  document.addEventListener('click', async e => {
    const place = e.target.closest?.('[data-outbox]');
    if (!place) return;
    const { outboxAct, outboxDrop } = e.target.dataset;
    if (outboxAct) keep(outboxAct, outboxAct === 'arrive' ? { kilometres: Math.max(0, Number(place.querySelector('[data-outbox-km] input').value) || 0) } : {});
    else if (outboxDrop) { await drop(Number(outboxDrop)); draw(); }
    else if ('outboxNote' in e.target.dataset) {
      const field = place.querySelector('[data-outbox-text]'), text = field.value.trim();
      if (text && await keep('note', { text })) field.value = '';
    }
  });
  document.addEventListener('change', async e => {
    if (!e.target.matches?.('[data-outbox-photos]')) return;
    const chosen = [...e.target.files].slice(0, 6), photos = await Promise.all(chosen.map(async file => ({ name: file.name, blob: await (window.plainmend.slim?.(file) ?? file) })));
    e.target.value = '';
    if (photos.some(photo => photo.blob.size > largest)) { fault(words().large); return; }
    if (photos.length) keep('photos', { photos, photo: box().dataset.acts.includes('arrive') ? 'before' : 'after' });
  });
  // Drawn again whenever the page's box is another one or the connection changed; sent whenever there is one.
  const turn = () => { draw(); send(); };
  document.addEventListener('plainmend:live', turn);
  for (const kind of ['online', 'offline']) window.addEventListener(kind, turn);
  let seen = null;
  new MutationObserver(() => {
    const place = box(), now = place && `${place.dataset.who} ${place.dataset.job} ${place.dataset.acts}`;
    if (now !== seen) { seen = now; turn(); }
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-acts', 'data-job', 'data-who'] });
  setInterval(() => { if (box()) send(); }, 30_000);
  turn();
})();
