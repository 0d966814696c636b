// For the page around a frame of Cannabis Record Check: makes the frame as high as the window. Optional.
// The height comes from the window; nothing is heard from inside the frame.
(() => {
  "use strict";
  const site = new URL(document.currentScript.src).origin;
  document.querySelectorAll("iframe").forEach((frame) => {
    if (!frame.src.startsWith(site) || !frame.src.includes("/embed/")) return;
    frame.style.height = "90vh";
    frame.style.height = "90svh"; // where bars of the browser come and go
  });
})();
