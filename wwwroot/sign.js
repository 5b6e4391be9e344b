// A signature is drawn with finger, pen or mouse and leaves as a picture when its form is sent; the page hears its id by a change event.
(() => {
  'use strict';
  const drawn = new WeakSet(), last = new WeakMap();
  const pad = target => target.closest?.('[data-signature] canvas');

  function point(canvas, e) {
    const box = canvas.getBoundingClientRect();
    return [(e.clientX - box.left) * canvas.width / box.width, (e.clientY - box.top) * canvas.height / box.height];
  }

  function line(canvas, from, to) {
    const pen = canvas.getContext('2d');
    // Ink on white in every theme: it is looked at on paper and on other screens.
    Object.assign(pen, { lineWidth: 4, lineCap: 'round', strokeStyle: '#14181f' });
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  }

  function tell(box, id) {
    const field = box.querySelector('[data-sign-id]');
    field.value = id;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function fault(box, text) {
    const place = box.querySelector('[data-sign-fault]');
    place.textContent = text;
    place.hidden = !text;
  }

  async function send(form, box, canvas) {
    fault(box, '');
    try {
      const paper = await new Promise(done => canvas.toBlob(done, 'image/png'));
      const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'signature.png' };
      const answer = await fetch(box.dataset.signature, { method: 'POST', body: paper, headers }), said = await answer.json();
      if (!answer.ok) throw said.detail;
      drawn.delete(canvas);
      tell(box, said.id);
      form.requestSubmit();
    } catch (why) { fault(box, typeof why === 'string' ? why : box.dataset.failed); }
  }

  document.addEventListener('pointerdown', e => {
    const canvas = pad(e.target);
    if (!canvas || e.button > 0) return;
    e.preventDefault();
    canvas.setPointerCapture(e.pointerId);
    const at = point(canvas, e);
    line(canvas, at, at);
    last.set(canvas, at);
    drawn.add(canvas);
  });
  document.addEventListener('pointermove', e => {
    const canvas = pad(e.target), from = canvas && last.get(canvas);
    if (!from) return;
    const to = point(canvas, e);
    line(canvas, from, to);
    last.set(canvas, to);
  });
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, e => { const canvas = pad(e.target); if (canvas) last.delete(canvas); });
  document.addEventListener('click', e => {
    const box = e.target.closest?.('[data-sign-clear]')?.closest('[data-signature]');
    if (!box) return;
    const canvas = box.querySelector('canvas');
    canvas.getContext('2d').clearRect(0, 0, canvas.width, canvas.height);
    drawn.delete(canvas);
    fault(box, '');
    tell(box, '');
  });
  // The drawing goes first; then the form goes by itself.
  document.addEventListener('submit', e => {
    const box = e.target.querySelector?.('[data-signature]'), canvas = box?.querySelector('canvas');
    if (!canvas || !drawn.has(canvas)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    send(e.target, box, canvas);
  }, true);
})();
