// Swaps pages of the check in place, so that Back, Forward, reload, a discarded tab and a language switch keep
// the place. Answers are kept in this tab only (sessionStorage) and erased by one tap. Without this script, or when
// anything here fails, the plain form does the same job.
(() => {
  "use strict";
  const KEPT = "check:";
  const root = document.documentElement;
  const here = () => history.state && history.state.check;

  // What one page of this tab was made of: the address and the answers that were sent to it.
  const kept = (id) => {
    try { return JSON.parse(sessionStorage.getItem(KEPT + id)); } catch { return null; }
  };
  const keep = (id, sent) => sessionStorage.setItem(KEPT + id, JSON.stringify(sent));
  const erase = () => {
    Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT)).forEach((key) => sessionStorage.removeItem(key));
  };

  // XMLHttpRequest, because it parses a page without innerHTML and without running its scripts.
  const load = (sent) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(sent.body === null ? "GET" : "POST", sent.to);
    request.responseType = "document";
    request.timeout = 10000;
    request.onload = () => (request.response && request.response.querySelector("main") ? done(request.response) : failed());
    request.onerror = request.ontimeout = failed;
    if (sent.body === null) request.send();
    else {
      request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
      request.send(sent.body);
    }
  });

  const show = (page, moveFocus) => {
    document.title = page.title;
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    document.body.replaceChildren(...page.body.childNodes);
    enhance();
    if (moveFocus) {
      scrollTo(0, 0);
      const target = document.querySelector("[data-error]") || document.querySelector("h1");
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  };

  const enhance = () => document.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });

  const restore = async () => {
    const sent = here() && kept(here());
    if (sent) {
      try { show(await load(sent), false); } catch { /* the first question is already there */ }
    }
    root.classList.remove("restoring");
  };

  addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.id !== "check") return;
    event.preventDefault();
    if (form.ariaBusy) return; // a second tap on a slow line
    form.ariaBusy = "true";
    const button = event.submitter;
    const data = new URLSearchParams(new FormData(form));
    if (button && button.name) data.append(button.name, button.value);
    const to = new URL((button && button.getAttribute("formaction")) || form.getAttribute("action"), location.href).pathname;
    const sent = { to, body: data.toString() };
    try {
      const page = await load(sent);
      const id = String(Date.now()) + Math.random().toString(36).slice(2, 8);
      keep(id, sent);
      history.pushState({ check: id }, "", to);
      show(page, true);
    } catch {
      for (const [name, value] of button && button.name ? [[button.name, button.value]] : []) {
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name, value });
        form.append(field);
      }
      form.action = to;
      form.submit();
    }
  });

  addEventListener("popstate", async () => {
    const sent = (here() && kept(here())) || { to: location.pathname + location.search, body: null };
    try { show(await load(sent), true); } catch { location.reload(); }
  });

  addEventListener("click", (event) => {
    const link = event.target.closest("[data-leave], [data-erase], [data-print]");
    if (!link) return;
    if (link.matches("[data-print]")) { print(); return; }
    event.preventDefault();
    erase();
    location.replace(link.href);
  });

  // A page that the browser kept whole may show what was erased since.
  addEventListener("pageshow", (event) => {
    if (event.persisted && here() && !kept(here())) location.replace(location.pathname);
  });

  if (here() && kept(here())) root.classList.add("restoring");
  document.addEventListener("DOMContentLoaded", () => { enhance(); restore(); });
})();
