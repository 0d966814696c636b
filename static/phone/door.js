// The door to all this: site.js asks for a page, and gets it as the server would have drawn it.

const ENGLISH_BESIDE = ["sheet", "clerk"]; // what is read by a clerk, or a lawyer

// `common` is the pack of all languages; `read` fetches that of one; the page is in the language `first`. Gives a function
// from an address and a form to a page.
globalThis.openCheck = async ({ common, read, site, first }) => {
  const words = {};
  const learn = async (tag) => { words[tag] ??= await read(tag); };
  await learn(first);
  learn("en").catch(() => {}); // before it is wanted, so that nobody can tell when that is
  const check = phone({ common, words, site });
  return async (where, form) => {
    const [, tag] = PAGE.exec(new URL(where, site).pathname);
    await learn(tag);
    if (form && ENGLISH_BESIDE.includes(form.get("show"))) await learn("en");
    return buildPage(check(where, form ?? undefined, form ? "POST" : "GET"));
  };
};
