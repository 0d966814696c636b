// The check on the phone: the twin of webapp/check/views.py. A form goes in, a page comes out, and nothing is sent.

const STEP = 512; // of a form, in bytes: webapp/web/padding.py
const LOOKS = ["light", "dark", "compact"];
const AFTER_THE_RESULT = ["call", "plan", "sheet", "clerk", EXPLAINED];
const PAGE = /^\/([\w-]+)\/(embed\/)?(?:check|code)$/;

// `common` and `words` (by language) are what `make assets` wrote; `site` is the public address of the site.
const phone = ({ common, words, site, today = new Date() }) => {
  const law = lawReader(common);
  const { Journey, place, parse, same, toGo } = journeys(common, law);
  const { encode, decode } = answerCodes(common, law, { Journey, place });
  const { countyNamed, suggest } = placeFinder(common);
  const { result, answer, alike, newIn, byPlace } = answers(common, law);
  const { answers: known, offices, letters: allLetters, addresses, assets, papers, counters } = common;
  const START = place(1, "court");

  return (where, form = new URLSearchParams(), method = "POST") => {
    const { pathname, searchParams } = new URL(where, site);
    const [, tag, embedded] = PAGE.exec(pathname);
    let language = words[tag];
    const looks = method === "POST" ? form : searchParams;
    const line = looks.get("line") === "1";
    const family = (form.get("whose") ?? form.get("for")) === "family";
    const look = embedded && LOOKS.includes(looks.get("look")) ? looks.get("look") : "";
    const beside = Object.fromEntries(Object.entries({ look, line: line ? "1" : "", for: family ? "family" : "" }).filter(([, value]) => value));

    // What templates call by these names.
    const filled = (message, named) => message.replace(/%\((\w+)\)s|%%/g, (all, name) => name ? named[name] : "%");
    const say = (message, named = {}) => new Markup(filled(language.messages[message] ?? language.names[message] ?? String(message), Object.fromEntries(Object.entries(named).map(([name, value]) => [name, escape(value)]))));
    const blockOf = (block) => {
      if (block in language.blocks) return language.blocks[block];
      const [, before, here, again] = /^((?:[^.]+\.)+?)([^.]+)(\.again|)$/.exec(block);
      return language.blocks[`${before}\u0002${again}`].replaceAll("\u0002", here);
    };
    const drawn = (block) => new Markup(blockOf(block).replace(/\u0001(.*?)\u0001/g, (all, part) => language.parts[part]).replace("\u0003", ` data-block="${block}"`));
    const onPaper = (block) => new Markup(drawn(block).html.replace(/<a (?!class="tel")[^>]*>(.*?)<\/a>/gs, "$1"));
    const wordsOf = (question) => ({ ...language.questions[question], ...family && language.family[question] });
    const answerOf = (question, value) => {
      const { label, codes } = wordsOf(question).options?.[value] ?? { label: language.choices[question].find(([id]) => id === value)[1] };
      return question === "section" && /^\d+$/.test(value) ? `${codes} · ${label}` : label;
    };
    const urlFor = (endpoint, { lang = language.tag, ...named } = {}) => {
      const whole = endpoint.startsWith(".") ? (embedded ? "embed" : "check") + endpoint : endpoint;
      const path = addresses[whole].replace(/<(?:\w+:)?(\w+)>/g, (all, name) => {
        const value = name === "lang" ? lang : named[name];
        delete named[name];
        return value;
      });
      const query = new URLSearchParams(Object.entries(named).filter(([, value]) => value)).toString();
      return query ? `${path}?${query}` : path;
    };
    const globals = {
      ...{ templates: common.templates, languages: common.languages, request: { method, endpoint: "" }, _: say },
      ngettext: (one, many, num, named) => say(language.plurals[many][num], { ...named, num }),
      language: () => common.languages.find(({ tag: spoken }) => spoken === language.tag),
      in_language: (other, { caller }) => {
        const before = language;
        language = words[other];
        const html = caller();
        language = before;
        return html;
      },
      ...{ draw: drawn, on_paper: onPaper, of_families: families, in_one_go: inOneGo, type_size: typeSize, words_of: wordsOf, answer_of: answerOf },
      ...{ url_for: urlFor, asset: (name) => assets[name], public: (path) => site + path, here_in: () => "" },
      ...{ embedded: () => !!embedded, look: () => look, line: () => line, family: () => family, beside_answers: () => beside },
      padding: (...sent) => "x".repeat((STEP - new URLSearchParams([...sent.flatMap(Object.entries), ["pad", ""]]).toString().length % STEP) % STEP),
      cite: (id) => new Markup(language.citations[id]),
      day: (when) => new Intl.DateTimeFormat(language.locale, { dateStyle: "long", timeZone: "America/Los_Angeles" }).format(when),
      language_name: () => language.own_name,
      field_of: (number, question) => place(number, question).field,
      say_outcome: ({ kind, relief }) => [kind === "petition" ? "" : language.kinds[kind], language.reliefs[relief.join(".")]].filter(Boolean).join(" "),
      result_in_short: ({ outcome: { own }, blocks }) => [
        ...["county", "section", "time"].filter((name) => name in own && !UNKNOWN.includes(own[name])).map((name) => answerOf(name, own[name])),
        striptags(drawn(blocks[0])),
      ].join(" · "),
      letters_of: (...found) => Object.entries(allLetters).filter(([id]) => found.some(({ outcome }) => outcome.letters.includes(id))).map(([id, title]) => ({ id, title })),
    };
    const page = (name, context) => {
      const { title, body } = drawPage(globals, `check/${name}.html`, context);
      return { status: context.error || context.wrong ? 422 : 200, title: `${striptags(title)} – ${language.site_name}`, language, look, line, body: embedded ? body.replace(/<a (?![^>]*\btarget=)(?=[^>]*\bhref="(?!#|\/[\w-]+\/embed\/))/g, '<a target="_top" ') : body };
    };
    const said = (answered) => answered.map(([here, value]) => ({ place: here, short: wordsOf(here.question).short, title: wordsOf(here.question).title, answer: answerOf(here.question, value) }));

    // The field of a question: its answers as buttons, or a list; the county may be typed.
    const fieldOf = (here, given, typed) => {
      const { question } = here;
      const list = language.choices[question];
      const named = question === "county" && typed ? countyNamed(typed) : null;
      let offers = question === "county" && typed && !named ? suggest(typed) : [];
      let data = named || given;
      if (question === "county" && typed && !named) {
        data = offers.some(({ county }) => county === given) ? given : "";
        if (data) offers = [];
        else if (known.county.includes(given)) offers = [...offers, { county: given, place: "" }];
      }
      const error = data ? "" : offers.length ? language.errors.one_of_these : question === "county" && typed ? language.errors.no_county : language.errors.choose;
      const field = (named) => new Markup(list
        ? `<select aria-describedby="${named["aria-describedby"]}" id="answer" name="${here.field}" required>${list.map(([id, label]) => `<option${id === data ? " selected" : ""} value="${id}">${escape(label)}</option>`).join("")}</select>`
        : drawPage(globals, "check/answers.html", { field }).body);
      Object.defineProperty(field, "name", { value: here.field });
      return Object.assign(field, { data, error, offers, typed, options: list ? undefined : wordsOf(question).options, choices: list?.map(([value, label]) => ({ value, label })) });
    };
    const questionPage = (here, journey, sent = null, tappedAt = "") => {
      const typed = here.field in journey.answers ? "" : (form.get("typed") ?? "").trim();
      const isNew = here.number > journey.count;
      const tapped = journey.wayBack(tappedAt);
      const found = wordsOf(here.question);
      const longest = known[here.question].reduce((one, other) => other.length > one.length ? other : one);
      return page("question", {
        ...{ place: here, words: found, field: sent ?? fieldOf(here, journey.answers[here.field], typed), error: sent?.error ?? "", tapped_at: tapped },
        items: here.question === "facts" ? language.facts[journey.conviction(here.number).section] : found.items,
        carried: journey.without(here),
        beside: { asked: here, [here.field]: longest, ...here.question === "county" ? { typed: "" } : {} },
        offers_slip: !isNew && !!(truth(found.look) || papers[here.question]),
        back: tapped || (isNew ? null : journey.before(here)) || (here.number > 1 ? RESULT : null),
        answered: said(journey.answered(isNew ? null : here)),
        many: isNew || journey.count > 1,
        position: journey.position(here),
        to_go: toGo(here.question, journey.conviction(here.number)),
        asks_whose: same(here, START) || form.has("code") || form.has("whose"),
      });
    };

    const settled = (journey) => journey.runs.flatMap(({ next }, index) => next ? [] : [result(index + 1, journey.conviction(index + 1))]);
    const resultPage = (journey, explained = false) => page("result", {
      ...{ explained, here: explained ? EXPLAINED : RESULT, code: encode(journey), answer: answer(settled(journey)), carried: journey.answers },
      answered: said(journey.answered()),
      many: journey.count > 1,
      another: journey.count < MOST_CONVICTIONS ? place(journey.count + 1, "court") : null,
    });
    const call = (block) => {
      const [, step, office] = block.split(".");
      const { title, say: sentences } = common.steps[step];
      const { name, phone: number } = offices[office];
      const sms = filled(language.text_message, { phone: number, office: name.split(" – ")[0], sentence: sentences[0] });
      const message = encodeURIComponent(sms).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%2F", "/");
      return { block, step: { id: step, title, say: sentences }, office: { name, phone: number }, message: `sms:?&body=${message}` };
    };
    const pages = {
      explained: (journey) => resultPage(journey, true),
      call: (journey) => page("call", { calls: answer(settled(journey)).together("call").map(({ block }) => call(block)), first: language.asks_for, carried: journey.answers }),
      clerk: (journey) => page("clerk", { code: encode(journey), carried: journey.answers }),
      plan: (journey) => {
        const found = settled(journey);
        return page("plan", {
          ...{ answer: answer(found), places: byPlace(found), code: encode(journey), carried: journey.answers, many: journey.count > 1 },
          asks_clerk: found.some(({ papers: paper }) => common.open_papers.includes(paper)),
        });
      },
      sheet: (journey) => {
        const found = settled(journey);
        const groups = alike(found);
        const told = newIn(groups);
        return page("sheet", { answer: answer(found), groups: groups.map((group, index) => [group, told[index]]), code: encode(journey), carried: journey.answers, today });
      },
    };
    const slipPage = (journey, asked) => {
      const visit = asked ? new Journey(journey.without(asked)) : journey;
      const here = visit.nextPlace();
      if (!here) return resultPage(journey);
      const { question } = here;
      const county = visit.conviction(here.number).county ?? "unknown";
      const office = common.offices_in[county].counter;
      return page("slip", {
        ...{ place: here, words: wordsOf(question), papers: papers[question] ?? [], code: encode(visit), carried: journey.answers, many: visit.count > 1 },
        optional: known[question].some((value) => UNKNOWN.includes(value)),
        counters: (truth(wordsOf(question).look) || papers[question] ? counters[question] ?? ["docket"] : []).map((step) => ({ step: { id: step, where: common.steps[step].where }, office: step === "docket" && office ? { id: office } : null })),
        tapped_at: journey.wayBack(form.get("back") ?? ""),
      });
    };
    const codePage = (typed = "", wrong = "") => page("code", { typed: typed.slice(0, 120), wrong });

    // The next question, or the result; or the page that `show` names.
    if (method === "GET") return pathname.endsWith("code") ? codePage() : questionPage(START, Journey.read(new URLSearchParams([...searchParams].filter(([name]) => name === "county"))));
    if (form.has("code")) {
      let journey;
      try {
        journey = decode(form.get("code"));
      } catch (wrong) {
        if (typeof wrong !== "string") throw wrong;
        return codePage(form.get("code"), wrong);
      }
      const open = journey.nextPlace();
      return open ? questionPage(open, journey) : resultPage(journey, true);
    }
    const name = (field) => form.get(field) ?? "";
    let journey = Journey.read(form);
    let asked = parse(form.get("asked") ?? form.get("open"));
    let sent = asked && fieldOf(asked, journey.answers[asked.field], (form.get("offer") || name("typed")).trim());
    if (asked) journey = journey.withAnswer(asked, sent.data);
    const removed = name("remove");
    if (/^(10|[1-9])$/.test(removed) && journey.count > 1) journey = journey.withoutConviction(Number(removed));
    const change = parse(form.get("change"));
    const wanted = form.has("whose") ? asked : parse(form.get("show"));
    if (change && journey.canShow(change)) return questionPage(change, journey, null, name("asked") || name("from") || RESULT);
    if (wanted && journey.canShow(wanted)) return questionPage(wanted, journey, null, same(wanted, asked) ? name("back") : "");
    const show = name("show");
    if (show === "slip") return slipPage(journey, asked);
    const next = journey.nextPlace();
    if (!next && AFTER_THE_RESULT.includes(show)) return pages[show](journey);
    if (show !== RESULT) {
      if (!asked && next && (!Object.keys(journey.answers).length || form.has(next.field))) {
        asked = next;
        sent = fieldOf(next, journey.answers[next.field], "");
      }
      if (asked && journey.canShow(asked) && sent.error) return questionPage(asked, journey, sent, name("back"));
    }
    return next ? questionPage(next, journey) : resultPage(journey);
  };
};
