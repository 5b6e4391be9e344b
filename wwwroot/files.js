// Files leave as soon as they are chosen; their ids wait beside the words they belong to. The page is told by a change event.
(() => {
  'use strict';
  const rows = box => [...box.querySelectorAll('[data-file]')];
  const sending = within => within.querySelector('[data-file=""]');
  const words = box => JSON.parse(box.dataset.words);
  const fill = (pattern, value) => pattern.replace('{0}', () => value);
  const size = bytes => bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round(bytes / 104857.6) / 10} MB`;
  const made = (tag, text, set = {}) => Object.assign(document.createElement(tag), { textContent: text }, set);

  function fault(box, text) {
    const place = box.querySelector('[data-file-fault]');
    place.textContent = text;
    place.hidden = !text;
  }

  function tell(box) {
    const field = box.querySelector('[data-file-ids]'), ids = rows(box).map(row => row.dataset.file).filter(Boolean).join(' ');
    if (field.value !== ids) {
      field.value = ids;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const form = box.closest('form');
    if (!form?.dataset.waits || sending(form)) return;
    delete form.dataset.waits;
    form.requestSubmit();
  }

  function add(box, file) {
    const row = made('li', ''), drop = made('button', '×', { type: 'button', className: 'button ghost' });
    row.dataset.file = drop.dataset.fileDrop = '';
    drop.setAttribute('aria-label', fill(words(box).remove, file.name));
    if (/^image\/(jpeg|png|webp)$/.test(file.type)) {
      const picture = made('img', '', { alt: '', width: 48, height: 48, src: URL.createObjectURL(file) });
      picture.onload = () => URL.revokeObjectURL(picture.src);
      row.append(picture);
    }
    row.append(made('span', file.name), ' ', made('span', words(box).sending, { className: 'quiet num' }), drop);
    box.querySelector('[data-file-list]').append(row);
    return row;
  }

  // What a telephone takes is larger than anybody needs to see a fault: drawn again at 2560 pixels, it also forgets where it was taken.
  async function slim(file) {
    if (!file.type.startsWith('image/') || file.size < 1_500_000) return file;
    try {
      const picture = await createImageBitmap(file), scale = Math.min(1, 2560 / Math.max(picture.width, picture.height));
      const paper = made('canvas', '', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
      paper.getContext('2d').drawImage(picture, 0, 0, paper.width, paper.height);
      const drawn = await new Promise(done => paper.toBlob(done, 'image/jpeg', 0.85));
      return drawn && drawn.size < file.size ? drawn : file;
    } catch { return file; }
  }

  if (window.plainmend) window.plainmend.slim = slim;

  async function send(box, file) {
    if (rows(box).length >= Number(box.dataset.most)) { fault(box, words(box).most); return; }
    const row = add(box, file);
    try {
      const body = await slim(file);
      if (body.size > Number(box.dataset.largest)) throw fill(words(box).large, file.name);
      const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name.slice(-300)), 'X-Form-Key': box.dataset.key ?? '' };
      const answer = await fetch(box.dataset.files, { method: 'POST', body, headers }), said = await answer.json();
      if (!answer.ok) throw said.detail;
      row.querySelector('.quiet').textContent = size(said.size);
      row.dataset.file = said.id;
    } catch (why) {
      row.remove();
      delete box.closest('form')?.dataset.waits;
      fault(box, typeof why === 'string' ? why : fill(words(box).failed, file.name));
    }
    tell(box);
  }

  const take = (box, files) => { fault(box, ''); for (const file of files) send(box, file); };

  document.addEventListener('change', e => {
    const box = e.target.matches?.('input[type=file]') && e.target.closest('[data-files]');
    if (!box) return;
    take(box, [...e.target.files]);
    // Emptied, so that the same file can be chosen again and a plain form does not send it twice.
    e.target.value = '';
  });
  document.addEventListener('click', e => {
    const drop = e.target.closest?.('[data-file-drop]'), box = drop?.closest('[data-files]');
    if (!box) return;
    e.preventDefault();
    drop.closest('[data-file]').remove();
    fault(box, '');
    tell(box);
    box.querySelector('input[type=file]').focus();
  });
  document.addEventListener('paste', e => {
    const box = e.clipboardData?.files.length && [...e.target.closest?.('form')?.querySelectorAll('[data-files]') ?? []].find(place => place.offsetParent);
    if (!box) return;
    e.preventDefault();
    take(box, [...e.clipboardData.files]);
  });
  // Words wait for the files that are still on their way, then go by themselves.
  document.addEventListener('submit', e => {
    if (!sending(e.target)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    e.target.dataset.waits = 'yes';
  }, true);
})();
