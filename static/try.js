// "Try to send my answers": every way that a page has to send something, and what the browser says to each.
(() => {
  "use strict";
  const ANSWERS = "1.court=california";
  const ways = {
    fetch: (to) => fetch(to, { method: "POST", body: ANSWERS }).catch(() => {}),
    XMLHttpRequest: (to) => { const request = new XMLHttpRequest(); request.open("POST", to); request.send(ANSWERS); },
    sendBeacon: (to) => navigator.sendBeacon(to, ANSWERS),
    EventSource: (to) => { const source = new EventSource(to); source.onerror = () => source.close(); },
    WebSocket: (to) => new WebSocket(to.replace(/^http/, "ws")).close(),
    image: (to) => { new Image().src = `${to}?${ANSWERS}`; },
    form: (to) => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: to, target: "nowhere" });
      document.body.append(form);
      form.submit();
      form.remove();
    },
  };
  const refuses = (act, to) => new Promise((done) => {
    const refused = () => done(true);
    addEventListener("securitypolicyviolation", refused, { once: true });
    setTimeout(() => { removeEventListener("securitypolicyviolation", refused); done(false); }, 1000);
    try { act(to); } catch { done(true); }
  });
  // the button stays below every page of the check
  let stays = null;
  addEventListener("DOMContentLoaded", () => { stays = document.querySelector("[data-stays]"); });
  addEventListener("shown", () => document.body.append(stays));
  addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-try]");
    if (!button || button.ariaBusy) return;
    button.ariaBusy = "true";
    const { to, refused, sent } = button.dataset;
    const list = document.querySelector("[data-tried]");
    list.replaceChildren();
    for (const [name, act] of Object.entries(ways)) {
      const line = document.createElement("li");
      line.textContent = `${name}: ${await refuses(act, to) ? refused : sent}`;
      list.append(line);
    }
    button.ariaBusy = null;
  });
})();
