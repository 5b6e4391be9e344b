// Tells the page that its person is at work: at most once in twenty seconds, and only while something is really done.
(() => {
  "use strict";
  Blazor.registerCustomEventType("atwork", { createEventArgs: () => ({}) });
  let told = -Infinity;
  const seen = () => {
    const now = performance.now();
    if (now - told < 20000 || document.hidden) return;
    const mark = document.querySelector("[data-at-work]");
    if (!mark) return;
    told = now;
    mark.dispatchEvent(new CustomEvent("atwork"));
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "scroll"]) addEventListener(kind, seen, { passive: true, capture: true });
})();
