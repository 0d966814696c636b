// Inside a frame: tells the page around how high this page is, in steps of 100 px, so that it learns nothing else.
(() => {
  "use strict";
  if (parent === window) return;
  const tell = () => parent.postMessage({ cannabisRecordCheck: Math.ceil(document.body.scrollHeight / 100) * 100 }, "*");
  addEventListener("load", tell);
  new ResizeObserver(tell).observe(document.body);
})();
