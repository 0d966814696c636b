// Draws the templates of the site: they arrive as the syntax trees that Jinja makes of them (webapp/phone/templates.py).
// Each kind of node has one line here. What a template may use and has none stops `make assets`.

class Markup { // text that is HTML already
  constructor(html) { this.html = html; }
  toString() { return this.html; }
  get length() { return this.html.length; }
}
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
const escape = (value) => value instanceof Markup ? value.html : String(value ?? "").replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
const unescape = (html) => html.replace(/&(amp|lt|gt|#34|#39);/g, (entity) => Object.keys(ENTITIES).find((letter) => ENTITIES[letter] === entity));
const striptags = (html) => unescape(String(html).replace(/<[^>]*>/g, "")).split(/\s+/).filter(Boolean).join(" ");

const isDict = (value) => Object.getPrototypeOf(value) === Object.prototype;
const truth = (value) => !!value && (typeof value !== "object" ? true : isDict(value) ? Object.keys(value).length > 0 : value.length !== 0);
const METHODS = { // of Python's text and dictionaries, where JavaScript has no such property
  items: (dict) => () => Object.entries(dict),
  get: (dict) => (key, otherwise) => dict[key] ?? otherwise,
  isdecimal: (text) => () => /^\d+$/.test(text),
};
const attribute = (value, name) => {
  const found = value?.[name] ?? METHODS[name]?.(value);
  return typeof found === "function" && !found.macro ? found.bind(value) : found;
};
const at = (value, path) => path.split(".").reduce(attribute, value);
const contains = (list, value) => list.includes ? list.includes(value) : value in list;

const FILTERS = {
  length: (value) => value.length,
  join: (list, mark = "") => new Markup(list.map(escape).join(escape(mark))),
  map: (list, { attribute: path }) => list.map((each) => at(each, path)),
  unique: (list, named) => list.filter((each, place) => list.findIndex((other) => named ? at(other, named.attribute) === at(each, named.attribute) : other === each) === place),
  trim: (value) => value instanceof Markup ? new Markup(value.html.trim()) : String(value).trim(),
  striptags: (value) => striptags(value),
  replace: (value, from, to) => value.replace(from, to),
};
const plain = (value) => value instanceof Markup ? value.html : value;
const COMPARED = { eq: (a, b) => plain(a) === plain(b), ne: (a, b) => plain(a) !== plain(b), gt: (a, b) => a > b, lt: (a, b) => a < b, in: (a, b) => contains(b, a), notin: (a, b) => !contains(b, a) };

const evaluate = (scope, [kind, ...fields]) => EXPRESSIONS[kind](scope, ...fields);
const given = (scope, args, kwargs) => [args.map((each) => evaluate(scope, each)), Object.fromEntries(kwargs.map(([, name, value]) => [name, evaluate(scope, value)]))];
const call = (found, args, named) => found.macro ? found.macro(args, named) : found(...args, ...Object.keys(named).length ? [named] : []);

const EXPRESSIONS = {
  Const: (scope, value) => value,
  TemplateData: (scope, html) => new Markup(html),
  Name: (scope, name) => scope[name],
  Getattr: (scope, of, name) => attribute(evaluate(scope, of), name),
  Getitem: (scope, of, item) => {
    const list = evaluate(scope, of);
    return item[0] === "Slice" ? list.slice(...item.slice(1).map((part) => part === null ? undefined : evaluate(scope, part))) : attribute(list, evaluate(scope, item));
  },
  Call: (scope, node, args, kwargs, list, dict) => {
    const [values, named] = given(scope, args, kwargs);
    return call(evaluate(scope, node), [...values, ...list ? evaluate(scope, list) : []], { ...named, ...dict && evaluate(scope, dict) });
  },
  Filter: (scope, node, name, args, kwargs) => {
    const [values, named] = given(scope, args, kwargs);
    return FILTERS[name](evaluate(scope, node), ...values, ...kwargs.length ? [named] : []);
  },
  Compare: (scope, left, [[, how, right]]) => COMPARED[how](evaluate(scope, left), evaluate(scope, right)),
  CondExpr: (scope, test, yes, no) => truth(evaluate(scope, test)) ? evaluate(scope, yes) : no ? evaluate(scope, no) : "",
  Not: (scope, node) => !truth(evaluate(scope, node)),
  And: (scope, left, right) => { const value = evaluate(scope, left); return truth(value) ? evaluate(scope, right) : value; },
  Or: (scope, left, right) => { const value = evaluate(scope, left); return truth(value) ? value : evaluate(scope, right); },
  Add: (scope, left, right) => evaluate(scope, left) + evaluate(scope, right),
  Mul: (scope, left, right) => evaluate(scope, left) * evaluate(scope, right),
  Concat: (scope, nodes) => nodes.map((node) => evaluate(scope, node)).join(""),
  List: (scope, items) => items.map((item) => evaluate(scope, item)),
  Tuple: (scope, items) => items.map((item) => evaluate(scope, item)),
  Dict: (scope, pairs) => Object.fromEntries(pairs.map(([, key, value]) => [evaluate(scope, key), evaluate(scope, value)])),
};

const assign = (scope, [kind, names], value) => {
  if (kind === "Name") scope[names] = value;
  else names.forEach((name, place) => assign(scope, name, (Array.isArray(value) ? value : Object.values(value))[place]));
};
const run = (scope, nodes) => nodes.map(([kind, ...fields]) => STATEMENTS[kind](scope, ...fields) ?? "").join("");
const within = (scope, more) => Object.assign(Object.create(scope), more);
const macro = (scope, args, defaults, body) => {
  const draw = (values, named) => {
    const own = within(scope, { caller: named.caller });
    args.forEach(([, name], place) => {
      const preset = defaults[place - args.length + defaults.length];
      own[name] = place < values.length ? values[place] : name in named ? named[name] : preset && evaluate(own, preset);
    });
    return new Markup(run(own, body));
  };
  return Object.assign((...values) => draw(values, {}), { macro: draw });
};
const imported = (scope, template) => {
  const module = Object.create(scope.globals, { globals: { value: scope.globals } });
  run(module, scope.globals.templates[evaluate(scope, template)]);
  return module;
};

const STATEMENTS = {
  Output: (scope, nodes) => nodes.map((node) => escape(evaluate(scope, node))).join(""),
  If: (scope, test, body, elifs, otherwise) => {
    if (truth(evaluate(scope, test))) return run(scope, body);
    const taken = elifs.find(([, also]) => truth(evaluate(scope, also)));
    return run(scope, taken ? taken[2] : otherwise);
  },
  For: (scope, target, iter, body, otherwise) => {
    const over = evaluate(scope, iter);
    const list = isDict(over) ? Object.keys(over) : over;
    if (!list.length) return run(scope, otherwise);
    return list.map((each, index0) => {
      const inner = within(scope, { loop: { index0, index: index0 + 1, first: !index0, last: index0 === list.length - 1, length: list.length } });
      assign(inner, target, each);
      return run(inner, body);
    }).join("");
  },
  Assign: (scope, target, node) => { assign(scope, target, evaluate(scope, node)); },
  AssignBlock: (scope, target, filter, body) => { assign(scope, target, new Markup(run(within(scope), body))); },
  Macro: (scope, name, args, defaults, body) => { scope[name] = macro(scope, args, defaults, body); },
  CallBlock: (scope, [, node, args, kwargs], names, defaults, body) => {
    const [values, named] = given(scope, args, kwargs);
    return escape(call(evaluate(scope, node), values, { ...named, caller: macro(scope, names, defaults, body) }));
  },
  Import: (scope, template, name) => { scope[name] = imported(scope, template); },
  FromImport: (scope, template, names) => { const module = imported(scope, template); names.forEach((name) => { scope[name] = module[name]; }); },
  Include: (scope, template) => run(within(scope), scope.globals.templates[evaluate(scope, template)]),
  Block: (scope, name) => block(scope, name, 0),
};

// A page is its template with those that it extends: from the child's blocks up to the one it is drawn in.
const block = (scope, name, depth) => {
  const layers = scope.layers.filter((layer) => layer[name]);
  return run(within(scope, { super: () => new Markup(block(scope, name, depth + 1)) }), layers[depth][name]);
};
const blocksOf = (nodes) => Object.fromEntries(nodes.flatMap(function found(node) {
  if (!Array.isArray(node)) return [];
  return [...node[0] === "Block" ? [[node[1], node[2]]] : [], ...node.flatMap(found)];
}));
const drawPage = (globals, name, context) => {
  const scope = Object.assign(Object.create(globals, { globals: { value: globals } }), context);
  const chain = [];
  for (let next = name; next;) {
    const nodes = globals.templates[next];
    chain.push(nodes);
    next = nodes.find(([kind]) => kind === "Extends")?.[1][1];
  }
  scope.layers = chain.map(blocksOf);
  chain.slice(0, -1).forEach((nodes) => run(scope, nodes.filter(([kind]) => !["Extends", "Output", "Block"].includes(kind))));
  return { body: run(scope, chain.at(-1)), title: chain.length > 1 ? block(scope, "title", 0) : "" };
};
