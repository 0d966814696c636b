// Inside a frame: a new page begins where the frame can be seen. The page around, which may have scrolled the top of
// the frame away, is told nothing, neither a height nor that a page came.
(() => {
  "use strict";
  if (parent === window) return;
  addEventListener("shown", () => {
    const sight = new IntersectionObserver(([page]) => {
      sight.disconnect();
      if (scrollY === 0) document.body.style.paddingTop = page.intersectionRect.top + "px";
    });
    sight.observe(document.documentElement);
  });
})();
