// The county that somebody means who types a city, a district or a misspelling: the twin of webapp/check/places.py.

const placeFinder = ({ counties, places, names_of_places: words }) => {
  const before = new RegExp(words.before);
  const after = new RegExp(words.after);
  const comparable = (text) => text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/[.']/g, "")
    .replace(/[^a-z0-9]+/g, " ").trim().split(" ").map((word) => words.abbreviations[word] ?? word).join(" ");
  const bare = (text) => comparable(text).replace(before, "").replace(after, "").trim();
  const squeezed = (text) => bare(text).replaceAll(" ", "");

  const countyNames = new Map([...Object.entries(counties).map(([slug, name]) => [comparable(name), slug]), ...Object.entries(words.short)]);
  const names = new Map();
  const add = (name, county, place = "") => names.set(name, [...names.get(name) ?? [], { county, place }]);
  for (const [slug, name] of Object.entries(counties)) add(squeezed(name), slug);
  for (const phrase of words.not_known) names.set(phrase.replaceAll(" ", ""), [{ county: "unknown", place: "" }]);
  for (const [county, cities] of places) for (const city of cities) add(squeezed(city), county, city);

  // Optimal string alignment: letters wrong, missing, too many or swapped with their neighbour.
  const distance = (one, other) => {
    const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
    for (let i = 1; i <= one.length; i += 1) {
      rows[i] = [i];
      for (let j = 1; j <= other.length; j += 1) {
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[one.length][other.length];
  };
  const alike = (one, other) => {
    const longest = Math.max(one.length, other.length);
    return longest ? 1 - distance(one, other) / longest : 1;
  };

  const exactly = (name) => names.get(name) ?? names.get(name + "city") ?? names.get(name.replace(/city$/, "")) ?? [];
  const misspelt = (name) => {
    const scored = [...names.keys()].map((known) => [known, alike(name, known)]).filter(([, score]) => score >= words.alike);
    const best = scored.sort((one, other) => other[1] - one[1]).slice(0, words.most_alike);
    return best.filter(([, score]) => score >= best[0][1] - words.as_good).flatMap(([known]) => names.get(known));
  };
  const inside = (typed) => {
    let longest = { name: "", start: 0, end: 0 };
    for (let start = 0; start < typed.length; start += 1) {
      for (let end = start + 1; end <= Math.min(start + 6, typed.length); end += 1) {
        const name = typed.slice(start, end).join("");
        if (names.has(name) && name.length > longest.name.length) longest = { name, start, end };
      }
    }
    const { name, start, end } = longest;
    return name.length < words.shortest_inside ? [] : [...names.get(name), ...inside(typed.slice(0, start)), ...inside(typed.slice(end))];
  };

  const countyNamed = (typed) => typed.length <= words.longest_typed ? countyNames.get(bare(typed)) : undefined;
  const suggest = (typed) => {
    if (typed.length > words.longest_typed) return [];
    const found = bare(typed).split(" ");
    const offers = [exactly, misspelt].map((look) => look(found.join(""))).find((list) => list.length) ?? inside(found);
    return offers.filter(({ county }, index) => offers.findIndex((offer) => offer.county === county) === index).slice(0, words.most_offers);
  };
  return { countyNamed, suggest };
};
