// For the page around a frame of Cannabis Record Check: makes the frame as high as what is in it. Optional.
(() => {
  "use strict";
  addEventListener("message", (event) => {
    const height = event.data && event.data.cannabisRecordCheck;
    if (!Number.isInteger(height) || height < 100 || height > 20000) return;
    document.querySelectorAll("iframe").forEach((frame) => {
      if (frame.contentWindow === event.source) frame.style.height = height + "px";
    });
  });
})();
