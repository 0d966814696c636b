// README, "How it works"
(() => {
  "use strict";
  const ANSWERS = "check:answers";
  const NOT_ANSWERS = ["asked", "show", "remove", "typed", "offer", "code"];
  const root = document.documentElement;
  const place = () => history.state?.place;
  const answers = () => { try { return sessionStorage.getItem(ANSWERS); } catch { return null; } };
  const form = () => document.getElementById("check");
  root.classList.add("js"); // before anything is drawn
  let turn = 0; // only the last of several steps counts

  // no innerHTML, and scripts in the page do not run
  const load = (address, body) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(body === null ? "GET" : "POST", address);
    request.responseType = "document";
    request.timeout = 10000;
    request.onload = async () => {
      const page = request.response;
      if (!page?.querySelector("main")) return failed();
      for (const link of page.querySelectorAll("main link")) { // its styles first, or it would move
        await new Promise((loaded) => { link.onload = link.onerror = loaded; document.head.append(link); });
      }
      done(page);
    };
    request.onerror = request.ontimeout = failed;
    request.send(body);
  });
  const loadPlace = (where) => load(location.pathname, new URLSearchParams(answers() + "&show=" + where));

  const show = (page, moveFocus) => {
    document.title = page.title;
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    document.body.replaceChildren(...page.body.childNodes);
    if (!moveFocus) return;
    scrollTo(0, 0);
    const target = document.querySelector("[data-error]") || document.querySelector("h1");
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  const keep = (page) => {
    const data = new URLSearchParams(new FormData(page.querySelector("#check")));
    NOT_ANSWERS.forEach((name) => data.delete(name));
    sessionStorage.setItem(ANSWERS, data.toString());
  };

  const submitPlainly = (to, button) => {
    if (button?.name) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: button.name, value: button.value });
      form().prepend(field);
    }
    form().action = to;
    form().submit();
  };

  addEventListener("formdata", ({ formData: data }) => {
    if (!data.has("pad")) return;
    data.set("pad", "");
    data.set("pad", "x".repeat(-new URLSearchParams(data).toString().length & 511));
  });

  addEventListener("submit", async (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    if (form().ariaBusy) return;
    form().ariaBusy = "true";
    const mine = (turn += 1);
    const button = event.submitter;
    const data = new URLSearchParams(button?.name ? { [button.name]: button.value } : {});
    new FormData(form()).forEach((value, name) => data.append(name, value)); // what was tapped comes first
    const to = button?.getAttribute("formaction") || form().getAttribute("action");
    try {
      const page = await load(to, data);
      if (mine !== turn) return;
      keep(page);
      history.pushState({ place: page.querySelector("#check").dataset.place }, "", to);
      show(page, true);
    } catch {
      if (mine === turn) submitPlainly(to, button);
    }
  });

  addEventListener("popstate", async () => {
    const mine = (turn += 1);
    try {
      const page = await (answers() ? loadPlace(place() || "1.court") : load(location.pathname + location.search, null));
      if (mine === turn) show(page, true);
    } catch {
      if (mine === turn) location.reload();
    }
  });

  const tap = (event) => {
    const link = event.target.closest("[data-leave], [data-erase], [data-print], a[href^='#']");
    if (!link) return;
    if (link.matches("[data-print]")) return print();
    event.preventDefault();
    if (link.hash) return document.getElementById(link.hash.slice(1)).focus(); // no step in the history
    turn += 1; // an answer still on its way must not come back
    if (answers()) sessionStorage.removeItem(ANSWERS);
    (link.target === "_top" ? top : window).location.replace(link.href);
  };
  addEventListener("click", tap);
  addEventListener("auxclick", tap);

  // a page the browser kept whole may show what was erased
  addEventListener("pageshow", (event) => {
    if (event.persisted && form() && !answers()) location.replace(location.pathname);
  });

  // after a reload or in a discarded tab: back to the place
  if (place() && answers()) {
    root.classList.add("restoring");
    addEventListener("DOMContentLoaded", async () => {
      try { show(await loadPlace(place())); } catch { /* the first question is already there */ }
      root.classList.remove("restoring");
    });
  }
})();
