// The Verify button: fetches the statement as it is downloaded and checks it here, without asking the server whether it is right.
(() => {
  "use strict";
  let verifier = null;
  const load = () => verifier ||= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/verify.js";
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const fill = (pattern, values) => pattern.replace(/\{(\d)\}/g, (_, n) => values[n]);
  // What is wrong in words of the page's language; they are fetched only when something is.
  const say = async findings => {
    const words = await fetch("/verify/words").then(answer => answer.json()).catch(() => null);
    if (!words) return findings.map(f => [f.where, f.kind, ...f.args].join(" "));
    const place = where => words.places[where] || where;
    const arg = (kind, a, n) => n === 0 && (kind === "wrongStep" || kind === "wrongParts") ? words.operations[a] || a : place(a);
    return findings.map(f => fill(words.said, [place(f.where), fill(words.kinds[f.kind], f.args.map((a, n) => arg(f.kind, a, n)))]));
  };
  document.addEventListener("click", event => { if (event.target instanceof Element && event.target.closest("[data-print]")) print(); });
  document.addEventListener("click", async event => {
    const button = event.target instanceof Element ? event.target.closest("[data-verify]") : null;
    if (!button) return;
    const result = button.nextElementSibling;
    const tell = (state, words) => { result.dataset.verified = state; result.textContent = words; };
    tell("asking", "…");
    try {
      const [answer] = await Promise.all([fetch(button.dataset.verify, { headers: { accept: "application/json" } }), load()]);
      if (!answer.ok) throw new Error(String(answer.status));
      const findings = globalThis.verifyStatement(await answer.text());
      if (findings.length === 0) tell("yes", button.dataset.ok);
      else tell("no", button.dataset.bad + " " + (await say(findings.slice(0, 3))).join(" · "));
    } catch {
      tell("unknown", button.dataset.lost);
    }
  });
})();
