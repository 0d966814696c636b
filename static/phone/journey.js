// One visit, recomputed from its form: the twin of webapp/check/journey.py and ahead.py.

const MOST_CONVICTIONS = 10;
const RESULT = "result";
const EXPLAINED = "explained";

const journeys = ({ answers: known, about_the_person: person, asked }, { run }) => {
  const questions = Object.keys(known);
  const place = (number, question) => ({ number, question, field: person.includes(question) ? question : `${number}.${question}`, toString: () => `${number}.${question}` });
  const parse = (text) => {
    const [, number, question] = /^(10|[1-9])\.(\w+)$/.exec(text ?? "") ?? [];
    return question in known ? place(Number(number), question) : null;
  };
  const same = (one, other) => String(one) === String(other);

  class Journey {
    constructor(answers) {
      this.answers = answers;
      this.count = Math.max(1, ...Object.keys(answers).filter((name) => name.includes(".")).map((name) => parseInt(name)));
      this.runs = Array.from({ length: this.count }, (_, index) => run(this.conviction(index + 1)));
    }
    static read(form) {
      const now = parse(form.get("asked"))?.number ?? 1;
      const answers = {};
      for (const [name, value] of form) {
        const here = parse(name) ?? (name in known ? place(now, name) : null);
        if (here && known[here.question].includes(value)) answers[here.field] = value;
      }
      return new Journey(answers);
    }
    conviction(number) {
      const own = {};
      for (const name of person) if (name in this.answers) own[name] = this.answers[name];
      for (const [name, value] of Object.entries(this.answers)) {
        if (name.startsWith(`${number}.`)) own[name.slice(String(number).length + 1)] = value;
      }
      return own;
    }
    run(number) { return this.runs[number - 1] ?? run(this.conviction(number)); }
    nextPlace() {
      const index = this.runs.findIndex(({ next }) => next);
      return index < 0 ? null : place(index + 1, this.runs[index].next);
    }
    canShow({ number, question }) {
      if (number === this.count + 1) return question === questions[0] && !this.nextPlace();
      return number <= this.count && this.run(number).path.includes(question);
    }
    before({ number, question }) {
      const { path } = this.run(number);
      const index = path.indexOf(question);
      return index ? place(number, path[index - 1]) : null;
    }
    wayBack(tappedAt) {
      const here = parse(tappedAt);
      return [RESULT, EXPLAINED].includes(tappedAt) || (here && this.canShow(here)) ? tappedAt : "";
    }
    answered(upTo) {
      const found = new Map();
      for (const [index, { path }] of this.runs.entries()) {
        for (const question of path) {
          const here = place(index + 1, question);
          if (same(here, upTo)) return [...found.values()];
          if (here.field in this.answers && !found.has(here.field)) found.set(here.field, [here, this.answers[here.field]]);
        }
      }
      return [...found.values()];
    }
    position(here) { return 1 + this.answered(here).filter(([{ number }]) => number === here.number).length; }
    without(here) {
      const { [here.field]: _, ...kept } = this.answers;
      return kept;
    }
    withAnswer(here, value) { return new Journey(value ? { ...this.without(here), [here.field]: value } : this.without(here)); }
    withoutConviction(gone) {
      return new Journey(Object.fromEntries(Object.entries(this.answers).flatMap(([name, value]) => {
        const here = parse(name);
        if (!here) return [[name, value]];
        return here.number === gone ? [] : [[String(place(here.number - (here.number > gone), here.question)), value]];
      })));
    }
  }

  // About how many questions are still to come.
  const END = { question: "", way: { longest: 0, average: 0, about: 0, ends: 1 }, below: new Set() };
  const addUp = (arms) => {
    const weights = arms.map(([way, answers]) => answers * Math.sqrt(way.ends));
    const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
    const average = 1 + sum(arms.map(([way], index) => weights[index] * way.average)) / sum(weights);
    const longest = 1 + Math.max(...arms.map(([way]) => way.longest));
    return { longest, average, about: Math.max(round(average), Math.min(2, longest), ...arms.map(([way]) => way.about)), ends: sum(arms.map(([way, answers]) => answers * way.ends)) };
  };
  const ways = [END];
  for (const [question, to] of asked) {
    const arms = Object.entries(to).map(([next, values]) => [Number(next), values.split(" ")]);
    const below = new Set([question, ...arms.flatMap(([next]) => [...ways[next].below])]);
    ways.push({ question, arms, below, way: addUp(arms.map(([next, values]) => [ways[next].way, values.length])) });
  }
  const goOn = (here, answer) => ways[here.arms.find(([, values]) => values.includes(answer))[0]];
  const wayOn = (here, answers, done) => {
    if (!Object.keys(answers).some((question) => here.below.has(question))) return here.way;
    if (here.question in answers) return wayOn(goOn(here, answers[here.question]), answers, done);
    for (const [next] of here.arms) if (!done.has(next)) done.set(next, wayOn(ways[next], answers, done));
    return addUp(here.arms.map(([next, values]) => [done.get(next), values.length]));
  };
  const toGo = (question, given) => {
    const answers = { ...given };
    let here = ways.at(-1);
    while (here.question !== question) {
      const answer = answers[here.question];
      delete answers[here.question];
      here = goOn(here, answer);
    }
    delete answers[question];
    return wayOn(here, answers, new Map()).about - 1;
  };
  return { Journey, place, parse, same, toGo };
};

const round = (number) => { // as Python does: a half goes to the even neighbour
  const rounded = Math.round(number);
  return Math.abs(number % 1) === 0.5 && rounded % 2 ? rounded - 1 : rounded;
};
