// Builds a page out of drawn text, one node after the other: the policy of the site lets no text become HTML.
// What the templates draw is well-formed. A script, a frame or a handler is in none of them, and is refused here.

const VOID = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];
const REFUSED = /^(script|style|iframe|object|embed|base|on.*)$/i; // elements, and attributes
const SVG = "http://www.w3.org/2000/svg";
const TOKEN = /<!--.*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gs;
const text = (html) => html.replace(/&(?:#(\d+)|nbsp|(\w+));/g, (entity, code) => code ? String.fromCodePoint(code) : entity === "&nbsp;" ? "\u00a0" : unescape(entity));

const build = (document, parent, html) => {
  let open = parent;
  for (const [, closes, tag, attributes, empty, words] of html.matchAll(TOKEN)) {
    if (words !== undefined) open.append(text(words));
    else if (closes) open = open.parentNode;
    else if (tag) {
      if (REFUSED.test(tag)) throw new Error(tag);
      const drawing = tag === "svg" || (open.namespaceURI === SVG && open.localName !== "foreignObject");
      const element = document.createElementNS(drawing ? SVG : "http://www.w3.org/1999/xhtml", tag);
      for (const [, name, value = ""] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
        if (REFUSED.test(name) || /^\s*javascript:/i.test(text(value))) throw new Error(name);
        element.setAttribute(name, text(value));
      }
      open.append(element);
      if (!empty && !VOID.includes(tag)) open = element;
    }
  }
};
const buildPage = ({ title, body, language }) => {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = language.tag;
  page.documentElement.dir = language.direction;
  build(page, page.body, body);
  return page;
};
