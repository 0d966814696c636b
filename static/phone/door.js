// The door to all this: site.js asks for a page, and gets it as the server would have drawn it.

const ENGLISH_BESIDE = ["sheet", "clerk"]; // what is read by a clerk, or a lawyer

// A pack: from within the page that has everything inside, else from its address.
const inside = (name) => JSON.parse(document.getElementById(name)?.textContent ?? "null");
const fetched = (address) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = address.endsWith(".json") ? "json" : "text";
  request.timeout = 10000;
  request.onload = () => (request.response ? done(request.response) : failed());
  request.onerror = request.ontimeout = failed;
  request.send();
});

// For a page in the language `first`, a function from an address and a form to a page. Everything is loaded at once,
// before it is wanted, so that nobody can tell when that is. `site` is the public address, where it is not this one.
globalThis.openCheck = async (first, site = location.origin) => {
  const whole = inside("pack");
  const common = whole ?? await fetched(PACK);
  const words = {};
  const learn = async (tag) => { words[tag] ??= inside(`pack-${tag}`) ?? await fetched(common.packs[tag]); };
  if (!whole && self.origin !== "null") Object.values(common.assets).forEach((each) => fetched(each).catch(() => {}));
  await learn(first);
  learn("en").catch(() => {});
  const check = phone({ common, words, site });
  return async (where, form) => {
    const [, tag] = PAGE.exec(new URL(where, site).pathname);
    await learn(tag);
    if (form && ENGLISH_BESIDE.includes(form.get("show"))) await learn("en");
    const page = buildPage(check(where, form, form ? "POST" : "GET"));
    if (whole) { // its styles are there, and nothing can be loaded
      page.querySelectorAll("main link").forEach((link) => link.remove());
      page.querySelector("[data-script]")?.removeAttribute("data-script");
    }
    return page;
  };
};
