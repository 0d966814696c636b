// On the share page: the copy buttons, where the browser can copy.
(() => {
  "use strict";
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      document.getElementById("copied").textContent = button.dataset.done;
    });
  });
})();
