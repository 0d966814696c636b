// What a person is told: the twin of webapp/answer/. Which blocks, the law says; here stands how they are put together.

const UNKNOWN = ["unknown", "unsure"];
const families = (told, ...names) => told.filter((block) => names.includes(block.split(".")[0]));
const inOneGo = (steps) => { // an office of several steps is named once
  let before = "";
  return Object.fromEntries(steps.map((step) => {
    const where = step.split(".")[2] ?? "";
    const again = where && where === before;
    before = where;
    return [step, again ? `${step}.again` : step];
  }));
};
const typeSize = (letters) => {
  const fits = [1, 2].map((pages) => Math.sqrt((pages * 330000) / Math.max(letters, 1))).find((size, index) => size >= 9 || index === 1);
  return [12, 11, 10, 9, 8, 7.5].find((size) => size <= fits) ?? 7.5;
};

const answers = ({ offices_in: officesIn, counties, answers: known, steps: stepWords, offices, answered, lawyer_line: line, papers, helps_in: helpsIn }, { run, assess }) => {
  const result = (number, given) => {
    const seen = assess(given);
    const { own, kind, relief } = seen;
    const row = officesIn[own.county ?? "unknown"];
    const here = (block) => block.replace("{county}", own.county).replace("{state}", own.state);
    const step = (named) => {
      const [id, role] = named.split("@");
      const [name, ...rest] = here(id).split(".");
      const where = role ? row[role] ?? "" : rest.join(".");
      const words = stepWords[name];
      const block = ["step", name, where].filter(Boolean).join(".");
      const say = words.says ? [`say.${name}`] : [];
      const details = where || !words.whom ? `details.${name}` : `details.${name}.again`;
      const boxes = words.forms.map((form) => ["boxes", form, kind, relief[0]].filter(Boolean).join("."));
      return { id: name, where, block, say, blocks: [block, ...say, details, ...boxes] };
    };
    const steps = [...seen.calls, ...seen.steps].map(step);
    const firstToAsk = [...steps].sort((one, other) => (one.id !== "ask-if-done") - (other.id !== "ask-if-done"));
    const reached = firstToAsk.find(({ where }) => answered.includes(where));
    const called = steps.map(({ where }) => where);
    const place = own.county && own.county !== "unknown" ? own.county : null;
    return {
      number, answers: given, outcome: seen, papers: own.papers ?? "", section: own.section ?? "", place,
      county: place && { slug: place, name: counties[own.county] }, steps,
      blocks: [
        here(seen.verdict), seen.meaning, reached ? `call.${reached.id}.${reached.where}` : `call.call-defender.${line}`, ...seen.otherwise, "immigration", ...row.immigration,
        ...steps.flatMap(({ block, say }) => [block, ...say]), ...seen.ask, ...seen.life, ...seen.known.map(here), ...seen.because.map(here), ...seen.ways,
        ...row.near.filter((office) => !called.includes(office)).map((office) => `office.${office}`),
      ],
      get open_facts() { return openFacts(given, seen); },
    };
  };

  const openFacts = (given, { path }) => {
    const facts = path.filter((question) => UNKNOWN.includes(given[question])).map((question) => {
      const turns = known[question].filter((value) => !UNKNOWN.includes(value)).map((value) => {
        const changed = { ...given, [question]: value };
        return { value, outcome: run(changed).next ? null : assess(changed) };
      });
      const decides = turns.every(({ outcome }) => outcome && outcome.relief.length < 2);
      return { question, turns, decides, papers: (papers[question] ?? []).map((id) => ({ id })) };
    });
    const open = facts.filter(({ turns }) => {
      const told = turns.filter(({ outcome }) => outcome).map(({ outcome: { kind, relief } }) => [kind, ...relief].join());
      return new Set(told).size > 1 && told.length >= turns.length - 1;
    });
    return open.sort((one, other) => other.decides - one.decides).slice(0, 2);
  };

  // Several convictions as one answer: what is said once, and of which of them.
  const answer = (results) => {
    const unlessAll = (numbers) => numbers.length === results.length ? [] : numbers;
    const about = (one, ...names) => families(one.blocks, ...names);
    const together = (...names) => {
      const found = new Map();
      for (const one of results) for (const block of about(one, ...names)) found.set(block, [...found.get(block) ?? [], one.number]);
      return [...found].map(([block, numbers]) => ({ block, numbers: unlessAll(numbers) }));
    };
    const calls = (one) => about(one, "call").filter((block) => !results.some((other) => other.number < one.number && other.blocks.includes(block)));
    const helpers = (tag) => {
      const speaking = helpsIn[tag] ?? [];
      return together("office").map(({ block }) => block).sort((one, other) => speaking.includes(other.slice(7)) - speaking.includes(one.slice(7)));
    };
    return { results, about, together, calls, helpers };
  };
  const grouped = (results, key) => [...results.reduce((groups, one) => groups.set(key(one), [...groups.get(key(one)) ?? [], one]), new Map()).values()];
  const alike = (results) => grouped(results, ({ outcome: { kind, relief, also, cleared, because, own }, papers: paper, section }) =>
    JSON.stringify([kind, relief, also, cleared, because, own.county, own.state, own.city, paper, section]));
  const newIn = (groups) => {
    const before = new Set();
    return groups.map(([{ blocks }]) => {
      const told = blocks.filter((block) => !before.has(block) || /^(verdict|otherwise)/.test(block));
      blocks.forEach((block) => before.add(block));
      return told;
    });
  };
  const byPlace = (results) => grouped(results, ({ place, outcome }) => place ?? outcome.own.state ?? null).map((here) => {
    const steps = new Map();
    for (const { number, steps: own } of here) for (const step of own) {
      const key = step.blocks.join();
      steps.set(key, [step, [...steps.get(key)?.[1] ?? [], number]]);
    }
    return { county: here[0].county, results: here, steps: [...steps.values()].map(([step, numbers]) => [step, numbers.length === here.length ? [] : numbers]) };
  });
  return { result, answer, alike, newIn, byPlace, offices };
};
