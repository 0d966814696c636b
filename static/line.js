// The table or kiosk: after two quiet minutes it asks, then erases as "Next person" does. One tap or key keeps the page.
(() => {
  "use strict";
  const QUIET = 120000;
  const LAST_CALL = 30000;
  let timer;
  const asking = () => document.querySelector("[data-still-there]");
  const wait = () => {
    clearTimeout(timer);
    if (asking()) asking().hidden = true;
    timer = setTimeout(ask, QUIET);
  };
  const ask = () => {
    if (!asking() || !document.querySelector("[data-erase]")) { wait(); return; }
    asking().hidden = false;
    asking().querySelector("button").focus();
    timer = setTimeout(() => document.querySelector("[data-erase]").click(), LAST_CALL);
  };
  ["pointerdown", "keydown", "scroll", "input"].forEach((kind) => addEventListener(kind, wait, { passive: true }));
  wait();
})();
