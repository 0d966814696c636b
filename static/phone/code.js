// The answer code: the twin of webapp/check/answer_code.py, where it is explained.

const answerCodes = ({ answers: known, asked, old_questions: old, code: { alphabet, version, group, longest, most_words: mostWords, primitive_root: root } }, { run }, { Journey, place }) => {
  const SIZE = BigInt(alphabet.length);
  const checkLetter = (letters) => {
    let total = 0;
    let weight = 1;
    for (const letter of letters) {
      total = (total + alphabet.indexOf(letter) * weight) % alphabet.length;
      weight = (weight * root) % alphabet.length;
    }
    return alphabet[total];
  };

  const digitsOf = (journey) => {
    const unfinished = Number(!!journey.nextPlace());
    const digits = [[unfinished, 2]];
    const done = new Set();
    for (let number = 1; number <= journey.count; number += 1) {
      for (const question of journey.run(number).path) {
        const { field } = place(number, question);
        if (done.has(field)) continue;
        done.add(field);
        const values = known[question];
        digits.push(field in journey.answers ? [values.indexOf(journey.answers[field]) + unfinished, values.length + unfinished] : [0, values.length + 1]);
      }
      digits.push([Number(number < journey.count), 2]);
    }
    return digits;
  };
  const spell = (digits) => {
    let number = digits.reduceRight((sum, [digit, base]) => sum * BigInt(base) + BigInt(digit), 0n);
    let letters = "";
    for (; number; number /= SIZE) letters += alphabet[Number(number % SIZE)];
    return letters;
  };
  const encode = (journey) => {
    const letters = alphabet[version] + spell(digitsOf(journey));
    return (letters + checkLetter(letters)).match(new RegExp(`.{1,${group}}`, "g")).join("-");
  };

  const readDigits = (number) => {
    const digits = [];
    const take = (base) => {
      const digit = Number(number % BigInt(base));
      number /= BigInt(base);
      digits.push([digit, base]);
      return digit;
    };
    // each question in turn, until all are settled; of an unfinished visit a digit of 0 says "not yet"
    const visit = (questions, values, unfinished) => {
      const answers = {};
      for (let conviction = 1; conviction <= 10; conviction += 1) {
        for (let next; (next = run(new Journey(answers).conviction(conviction), questions).next);) {
          const digit = take(values[next].length + unfinished) - unfinished;
          if (digit < 0) break;
          answers[place(conviction, next).field] = values[next][digit];
        }
        if (!take(2)) break;
      }
      return answers;
    };
    return { digits, take, visit };
  };
  const read = (letters) => {
    if ([...letters].some((letter) => !alphabet.includes(letter))) throw "letter";
    if (letters.length < 3 || letters.length > longest || checkLetter(letters.slice(0, -1)) !== letters.at(-1)) throw "typed";
    const made = alphabet.indexOf(letters[0]);
    if (made !== 1 && made !== version) throw "version";
    const inner = letters.slice(1, -1);
    const { digits, take, visit } = readDigits([...inner].reduceRight((sum, letter) => sum * SIZE + BigInt(alphabet.indexOf(letter)), 0n));
    const answers = made === 1 ? visit(old.asked, { ...known, ...old.answers }, 0) : visit(asked, known, take(2));
    if (spell(digits) !== inner) throw "typed";
    return new Journey(answers);
  };
  const compact = (text) => text.toUpperCase().replace(/[ \-–—\t\r\n]/g, "");
  const isCode = (text) => { try { return !!read(compact(text)); } catch { return false; } };
  const areSeveral = (text) => {
    const words = (text.toUpperCase().match(/[\p{L}\p{N}_–—-]+/gu) ?? []).slice(0, mostWords);
    let found = 0;
    let start = 0;
    for (let end = 1; end <= words.length; end += 1) {
      if (!words.slice(start, end).some((_, first) => isCode(words.slice(start + first, end).join("")))) continue;
      found += 1;
      start = end;
    }
    return found > 1;
  };
  // The visit that a code stands for. Throws what is wrong with it.
  const decode = (text) => {
    const letters = compact(text);
    if (!letters) throw "empty";
    try {
      return read(letters);
    } catch (wrong) {
      throw areSeveral(text) ? "several" : wrong;
    }
  };
  return { encode, decode };
};
