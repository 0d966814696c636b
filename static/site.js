// What the script adds to pages that work without it. docs/architecture.md.
(() => {
  "use strict";
  const root = document.documentElement;
  const framed = parent !== window;
  const attempt = (act) => { try { return act(); } catch { return null; } }; // what a browser or a frame may refuse
  root.classList.add("js"); // before anything is drawn

  // The visit, as the tab keeps it: the answers, and for each step the place and how far down the reader was.
  // The history knows only the number of the step. Where a frame may keep nothing, memory has to do.
  const VISIT = "check:visit";
  const KEPT = /[._]|line|look|for/; // names of answers, such as 1.court and fifty_2020, and how the page looks
  const START = "1.court";
  let step = history.state?.step ?? 0;
  let memory = null;
  const storage = () => attempt(() => sessionStorage);
  const visit = () => storage() ? JSON.parse(storage().getItem(VISIT)) : memory;
  const keep = (data, steps) => {
    const answers = new URLSearchParams(data);
    [...answers.keys()].forEach((name) => KEPT.test(name) || answers.delete(name));
    memory = { answers: answers.toString(), steps };
    attempt(() => storage().setItem(VISIT, JSON.stringify(memory)));
  };

  root.classList.toggle("kept", !!visit()); // the offer to go on, before anything is drawn

  const form = (page = document) => page.getElementById("check");
  const filled = (page) => new URLSearchParams(new FormData(form(page)));
  const address = () => framed || own ? form().getAttribute("action") : location.pathname;
  const remember = () => attempt(() => history.replaceState({ step }, ""));

  // The check on the phone, loaded once, when the page is there: then no answer is sent. static/phone/door.js.
  const { check, site } = document.currentScript.dataset;
  const own = !!globalThis.openCheck; // it is part of this page, which cannot send
  let drawn = null;
  const prepare = () => drawn ??= (async () => {
    if (!own) await import(new URL(check, location)); // whole, since a frame without an origin has no base
    return openCheck(root.lang, site);
  })();

  // Of several pages that are asked for only the last one counts; none where the check cannot be loaded.
  let turn = 0;
  const load = async (where, body) => {
    const mine = (turn += 1);
    const page = await prepare().then((draw) => draw(where, body)).catch(() => null);
    for (const link of page?.querySelectorAll("main link") ?? []) { // its styles first, or it would move
      await new Promise((loaded) => { link.onload = link.onerror = loaded; document.head.append(link); });
    }
    return mine === turn ? { page } : {};
  };

  // what only this page needs; a frame without an origin of its own may not have it
  const fetchScript = () => {
    const script = form()?.dataset.script;
    if (script) import(script).catch(() => {});
  };

  let swapped; // was a page drawn here?
  const show = (page, seen) => {
    swapped = 1;
    document.title = page.title;
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    document.body.replaceChildren(...page.body.childNodes);
    aimAt(document.querySelector(seen?.tapped ?? "[data-error]") ?? document.querySelector("h1"));
    scrollTo(0, seen?.y ?? 0);
    dispatchEvent(new Event("shown"));
    fetchScript();
  };

  // Continue, Back, Change and the other buttons of the form: answered on the phone. Where that fails, the browser sends
  // the form.
  let plainly = false;
  const send = async (button) => {
    if (form().ariaBusy) return;
    const steps = (visit()?.steps ?? []).slice(0, step);
    const data = filled(document);
    const tapped = `button[name="${button.name}"][value="${button.value}"]`;
    steps.push({ place: form().dataset.place, y: scrollY, tapped });
    if (swapped && button.closest(".back") && steps[step - 1]?.place === button.value && !data.get("typed")) {
      keep(data, steps);
      return framed ? goTo(step - 1) : history.back();
    }
    form().ariaBusy = "true";
    if (button.name) data.append(button.name, button.value);
    const to = button.getAttribute("formaction") || form().getAttribute("action");
    const { page } = await load(to, data);
    if (page === null) {
      form().ariaBusy = null;
      plainly = true;
      button.click();
      plainly = false;
    }
    if (!page) return;
    step = steps.length;
    keep(filled(page), [...steps, { place: form(page).dataset.place }]);
    if (framed) remember(); // the page around could count the entries
    else history.pushState({ step }, "", own ? location.href : to);
    show(page);
  };

  const goTo = async (wanted, otherwise) => {
    const kept = visit();
    const seen = kept?.steps[wanted];
    const { page } = await (kept && seen?.place !== "code"
      ? load(address(), new URLSearchParams(`${kept.answers}&show=${seen?.place ?? START}`))
      : load(own ? address() : location.pathname + location.search));
    if (page === null) otherwise?.();
    if (!page) return;
    step = wanted;
    if (kept) keep(filled(page), kept.steps);
    show(page, seen);
  };

  if (check || own) addEventListener("load", () => prepare().catch(() => {}));

  addEventListener("popstate", () => {
    if (!form()) return;
    if (location.hash && !history.state) return remember(); // a jump within the page
    const wanted = history.state?.step ?? 0;
    if (!visit()) attempt(() => history.replaceState(null, ""));
    if (wanted !== step) goTo(wanted, () => location.reload());
  });

  // Where a link leads: its folds open; the browser jumps, moves the focus and finds the way back.
  const unfold = (target) => {
    const folds = [...target.querySelectorAll(":scope > details")];
    for (let each = target; each; each = each.parentElement) if (each.matches("details")) folds.push(each);
    folds.forEach((fold) => { fold.open = true; });
    if (target.tabIndex < 0) target.tabIndex = -1;
    return target;
  };

  const aimAt = (target) => {
    unfold(target).focus({ preventScroll: true });
    return target;
  };

  // Leave and Erase: at once nothing is left on the screen or in the tab, then the page goes.
  const leave = (link) => {
    root.replaceChildren();
    turn += 1; // an answer still on its way must not come back
    memory = null;
    attempt(() => sessionStorage.clear());
    attempt(() => history.replaceState(null, ""));
    if (!framed || link.target !== "_top") return location.replace(link.href);
    attempt(() => top.location.replace(link.href));
    location.replace("about:blank"); // where the page around may not be moved, at least the frame is empty
  };

  const tap = (event) => {
    const tapped = event.target.closest("a, button");
    const does = (selector) => tapped?.matches(selector);
    if (does("[data-leave], [data-erase]")) {
      event.preventDefault();
      leave(tapped);
    } else if (event.type !== "click" || plainly) {
      return;
    } else if (does("[data-print]")) {
      print();
    } else if (does("[data-resume]")) {
      keep(visit().answers, visit().steps.slice(-1));
      remember();
      goTo(0);
    } else if (does("a[href^='#']")) {
      unfold(document.getElementById(tapped.getAttribute("href").slice(1)));
    } else if (does("button:not([type=button], [formtarget])") && tapped.form?.id === "check") {
      event.preventDefault(); // by the tap, because a frame that may send no forms has no "submit"
      send(tapped);
    }
  };
  addEventListener("click", tap);
  addEventListener("auxclick", tap);

  let shifts = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
    if (shifts[2] - shifts[0] < 1500) leave(document.querySelector("[data-leave]"));
  });

  addEventListener("pagehide", () => {
    const kept = form() && visit();
    if (!kept?.steps[step]) return;
    kept.steps[step].y = scrollY;
    keep(kept.answers, kept.steps);
  });

  // a page the browser kept whole may show what was erased
  addEventListener("pageshow", (event) => {
    if (event.persisted && form() && !visit()) location.replace(location.pathname);
  });

  // After a reload or in a discarded tab: back to the place. A page that the plain form brought: a step like any other.
  const returning = history.state && visit();
  if (returning) {
    root.classList.add("restoring");
    history.scrollRestoration = "manual";
  } else if (history.state) history.replaceState(null, "");
  addEventListener("DOMContentLoaded", async () => {
    const aim = document.getElementById(location.hash.slice(1)); // a link of another page led here
    if (aim) aimAt(aim).scrollIntoView();
    const place = form()?.dataset.place;
    const kept = visit();
    if (returning && place) {
      await goTo(step); // where that fails, the first question is already there
    } else if (place && place !== START && place !== "code") {
      step = kept?.steps.length ?? 0;
      keep(filled(document), [...(kept?.steps ?? []), { place }]);
      remember();
    }
    fetchScript();
    root.classList.remove("restoring");
    history.scrollRestoration = "auto";
  });
})();
