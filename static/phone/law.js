// Reads the law (webapp/phone/law.py): from the root of a diagram, by the answers, to what stands at its end.

const lawReader = ({ law, offices_in: officesIn, asked }) => {
  const read = (node, known) => {
    for (let [name, arms, ...back] = law.nodes[node]; arms; [name, arms, ...back] = law.nodes[node]) {
      node -= back[parseInt(arms[law.values[name].indexOf(known[name] ?? "")], 36)];
    }
    return law.nodes[node][0];
  };
  const readAll = (roots, known) => Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, read(root, known)]));

  // Which questions a run asks, up to the first without an answer, which is `next`; none where all is settled.
  const run = (answers, questions = asked) => {
    const path = [];
    for (let entry = questions.length; entry;) {
      const [question, arms] = questions[entry - 1];
      path.push(question);
      if (!(question in answers)) return { path, next: question };
      entry = Number(Object.keys(arms).find((to) => arms[to].split(" ").includes(answers[question])));
    }
    return { path, next: null };
  };

  // What the rules say of a conviction whose questions are all answered.
  const assess = (answers) => {
    const { path } = run(answers);
    const own = Object.fromEntries(path.map((question) => [question, answers[question]]));
    const known = { ...own, ...own.county && { county: officesIn[own.county].like } };
    const outcome = readAll(law.roots, known);
    const because = Object.keys(law.because).filter((rule) => read(law.because[rule], known));
    Object.assign(known, outcome, { relief: outcome.relief.join("/"), also: outcome.also.join("/") }, Object.fromEntries(because.map((rule) => [rule, "yes"])));
    return { ...outcome, ...readAll(law.told, known), because, path, own };
  };
  return { run, assess };
};
