"""An independent second reading of the law file, as tables, for the tests alone.

Source: ``docs/law/prop64.md`` 1.1, 1.2, 2.1, 4, 5.1, 8.2-8.6, ``docs/law/audit-2026-11.md``, which wins over it, and
``contract.md``, which decides the ids. Nothing here comes from ``webapp``: the ids are typed as plain strings, the facts
of 8.4 are typed again, and the tables were written without reading the rules that they check.

How to read a table: the first column names the place in the law file, the columns before ``=>`` are what must be true
(``*`` is anything; ``a, b`` is one of these), the columns after it are what follows. The first row that fits wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Case = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its text, what must be true (column and allowed values), and what follows."""

    text: str
    when: tuple[tuple[str, frozenset[str]], ...]
    then: Mapping[str, str]

    def fits(self, case: Case) -> bool:
        """Is everything in the row true of the case?"""
        return all(case.get(column, "") in allowed for column, allowed in self.when)


Table = tuple[Row, ...]


def table(text: str) -> Table:
    """Read a table typed as text: one line for the names of the columns, then one line a row."""
    (_, *columns), *lines = [line.replace("=>", "| => |").split("|") for line in text.strip().splitlines()]
    names = [column.strip() for column in columns]
    arrow = names.index("=>")
    rows = []
    for source, *cells in lines:
        values = [cell.strip() for cell in cells]
        pairs = list(zip(names, values, strict=True))
        when = tuple((name, frozenset(value.split(", "))) for name, value in pairs[:arrow] if value != "*")
        rows.append(Row(" | ".join([source.strip(), *values]), when, dict(pairs[arrow + 1 :])))
    return tuple(rows)


# 8.2, in the contract's order ("first match wins, in the order the questions come"). What the paper settles. What nobody
# knows settles nothing (contract, "every unknown"), but for the court.
EXITS_BY_PAPER = table("""
    law file                  | court         | papers    | section => kind
    8.2 row 1                 | federal       | *         | *       => federal
    8.2 row 1                 | other-state   | *         | *       => other-state
    8.2 row 2                 | no-conviction | *         | *       => no-conviction
    8.2 row 3                 | unknown       | *         | *       => get-record
    8.2 row 13                | *             | dismissed | *       => done
    8.2 row 10                | *             | objected  | *       => lawyer
    8.2 row 4                 | *             | *         | other   => not-covered
    8.2 row 5                 | *             | *         | related => lawyer
    8.6 pre-1973 code numbers | *             | *         | older   => lawyer
    8.2 goes on               | *             | *         | *       => open
    """)

# What the time, the age and the sentence settle, for HS 11357-11360, or for one of them that nobody knows.
EXITS_BY_PERSON = table("""
    law file              | section             | time        | age      | youth_court | sentence => kind
    8.2 row 6             | *                   | after       | *        | *           | *        => after-prop-64
    8.2 row 6, straddling | *                   | straddle    | *        | *           | *        => lawyer
    8.2 row 12            | 11358, 11359, 11360 | before-1976 | *        | *           | *        => lawyer
    8.2 row 9             | *                   | *           | under-18 | adult       | *        => lawyer
    8.2 row 8             | *                   | *           | under-18 | *           | *        => juvenile
    8.2 row 7             | *                   | *           | *        | *           | yes      => serving
    8.3, finished adults  | *                   | *           | *        | *           | *        => open
    """)

# Question 6 in the main table: the record before, or the paper of this case, may name an exception. The contract: where
# one is there, a lawyer; where nobody knows, both answers are kept.
# It asks this "11360 unless b", so it comes before READ_AS: an unknown subdivision is not yet (b) here.
EXCEPTIONS = table("""
    law file                | section | paper                | amount        | prior  | facts  => exception
    8.3 11358, Q6           | 11358   | *                    | over, unknown | some   | *      => prior
    8.3 11358, Q6           | 11358   | *                    | over, unknown | *      | some   => facts
    8.3 11359, Q6           | 11359   | *                    | *             | some   | *      => prior
    8.3 11359, Q6           | 11359   | *                    | *             | *      | some   => facts
    8.3 11360(a), Q6        | 11360   | carry, sale, unknown | *             | some   | *      => prior
    8.3 11360(a), Q6        | 11360   | carry, sale, unknown | *             | *      | some   => facts
    contract: both are kept | 11358   | *                    | over, unknown | unsure | *      => perhaps
    contract: both are kept | 11358   | *                    | over, unknown | *      | unsure => perhaps
    contract: both are kept | 11359   | *                    | *             | unsure | *      => perhaps
    contract: both are kept | 11359   | *                    | *             | *      | unsure => perhaps
    contract: both are kept | 11360   | carry, sale, unknown | *             | unsure | *      => perhaps
    contract: both are kept | 11360   | carry, sale, unknown | *             | *      | unsure => perhaps
    8.3, none or n/a        | *       | *                    | *             | *      | *      => none
    """)

# A paper without a letter or subdivision, where 1.1 leaves one offense of that level only. From 2011 the level is asked
# before the letter, and an infraction leaves no letter to ask for.
READ_AS = table("""
    law file                          | section | paper   | time               | amount          | level       => letter
    1.1: the one infraction in 11357  | 11357   | unasked | 2011-2016          | *               | infraction  => b
    1.1: the one lesser in 11360      | 11360   | unknown | *                  | within, unknown | misdemeanor => b
    1.1: "an infraction", 11360(b)    | 11360   | unknown | *                  | within, unknown | infraction  => b
    8.3: as the paper says            | *       | *       | *                  | *               | *           =>
    """)

# 1.1: the levels that the old law knew, where the level was not asked or is not known. A paper with a letter is from 1976
# or later.
LEVELS = table("""
    law file              | section      | paper       | time                 | amount => levels
    1.1 11357 to 1975     | 11357        | *           | before-1976          | *      => felony, misdemeanor
    1.1 11357(a)          | 11357        | a           | *                    | *      => felony, misdemeanor
    1.1 11357(b)          | 11357        | b           | 1976-2010            | *      => misdemeanor
    1.1 11357(b)          | 11357        | b           | 2011-2016            | *      => infraction
    1.1 11357(b), either  | 11357        | b           | unknown              | *      => misdemeanor, infraction
    1.1 11357(c), (d)     | 11357        | c, school   | *                    | *      => misdemeanor
    1.1 11357(a)-(c)      | 11357        | unknown     | 1976-2010            | *      => felony, misdemeanor
    1.1 11357(a), (c)     | 11357        | unknown     | 2011-2016, unknown   | over   => felony, misdemeanor
    1.1 11357(a)-(c)      | 11357        | unknown     | 2011-2016, unknown   | *      => felony, misdemeanor, infraction
    1.1 11358, 11359      | 11358, 11359 | *           | *                    | *      => felony
    1.1 11360(a)          | 11360        | carry, sale | *                    | *      => felony
    1.1 11360(b)          | 11360        | b           | *                    | *      => misdemeanor
    1.1 11360(b) is small | 11360        | unknown     | *                    | over   => felony
    1.1 11360(a) or (b)   | 11360        | unknown     | *                    | *      => felony, misdemeanor
    """)

# 8.3, the main table. "same": today's law has this level or a higher one, so there is nothing to ask for (E or F).
# An unknown amount or subdivision gives every known answer's result, the best and the worst of them.
MAIN = table("""
    law file                 | offense       | age     | amount  | level                   => relief
    8.3 11357(b), 21+        | 11357 b       | 21-over | *       | *                       => dismiss
    8.3 11357(b), 1976-2010  | 11357 b       | 18-20   | *       | misdemeanor             => infraction
    8.3 11357(b), 2011-2016  | 11357 b       | 18-20   | *       | infraction              => same
    8.3 11357(a), 21+        | 11357 a       | 21-over | within  | *                       => dismiss
    8.3 11357(a), 21+        | 11357 a       | 21-over | unknown | felony                  => dismiss/misdemeanor
    8.3 11357(a), 21+        | 11357 a       | 21-over | unknown | misdemeanor             => dismiss/same
    8.3 11357(a), 21+        | 11357 a       | 21-over | over    | felony                  => misdemeanor
    8.3 11357(a), 21+        | 11357 a       | 21-over | over    | misdemeanor             => same
    8.3 11357(a), 18-20      | 11357 a       | 18-20   | within  | felony, misdemeanor     => infraction
    8.3 11357(a), 18-20      | 11357 a       | 18-20   | unknown | felony                  => infraction/misdemeanor
    8.3 11357(a), 18-20      | 11357 a       | 18-20   | unknown | misdemeanor             => infraction/same
    8.3 11357(a), 18-20      | 11357 a       | 18-20   | over    | felony                  => misdemeanor
    8.3 11357(a), 18-20      | 11357 a       | 18-20   | over    | misdemeanor             => same
    8.3 11357(c), 18+        | 11357 c       | *       | *       | *                       => same
    8.3 11357(d), 18+        | 11357 school  | *       | *       | *                       => same
    8.3 no letter, 21+       | 11357 unknown | 21-over | within  | *                       => dismiss
    8.3 no letter, 18-20     | 11357 unknown | 18-20   | within  | felony, misdemeanor     => infraction
    8.3 no letter, "unless"  | 11357 unknown | 18-20   | *       | infraction              => same
    1.1, an infraction is b  | 11357 unknown | 21-over | unknown | infraction              => dismiss
    8.3 no letter, 18+, over | 11357 unknown | *       | over    | felony                  => misdemeanor
    8.3 no letter, 18+, over | 11357 unknown | *       | over    | misdemeanor             => same
    8.3 no letter, felony    | 11357 unknown | 21-over | unknown | felony                  => dismiss/misdemeanor
    8.5 no letter, amount    | 11357 unknown | 21-over | unknown | misdemeanor             => dismiss/same
    8.3 no letter, felony    | 11357 unknown | 18-20   | unknown | felony                  => infraction/misdemeanor
    8.5 no letter, amount    | 11357 unknown | 18-20   | unknown | misdemeanor             => infraction/same
    8.3 11358, 21+           | 11358         | 21-over | within  | *                       => dismiss
    8.3 11358, 21+           | 11358         | 21-over | unknown | *                       => dismiss/misdemeanor
    8.3 11358, 21+           | 11358         | 21-over | over    | *                       => misdemeanor
    8.3 11358, 18-20         | 11358         | 18-20   | within  | *                       => infraction
    8.3 11358, 18-20         | 11358         | 18-20   | unknown | *                       => infraction/misdemeanor
    8.3 11358, 18-20         | 11358         | 18-20   | over    | *                       => misdemeanor
    8.3 11359, 18+           | 11359         | *       | *       | *                       => misdemeanor
    8.3 11360(b), 21+        | 11360 b       | 21-over | *       | *                       => dismiss
    8.3 11360(b), 18-20      | 11360 b       | 18-20   | *       | *                       => infraction
    8.3 11360(a), 21+        | 11360 carry   | 21-over | within  | *                       => dismiss
    8.3 11360(a), 21+        | 11360 carry   | 21-over | unknown | *                       => dismiss/misdemeanor
    8.3 11360(a), 18-20      | 11360 carry   | 18-20   | within  | *                       => infraction
    8.5 11360(a), amount     | 11360 carry   | 18-20   | unknown | *                       => infraction/misdemeanor
    8.3 11360(a), 18+, over  | 11360 carry   | *       | over    | *                       => misdemeanor
    8.3 11360(a), 18+, sold  | 11360 sale    | *       | *       | *                       => misdemeanor
    8.3 facts unknown        | 11360 unknown | *       | over    | *                       => misdemeanor
    contract: every answer   | 11360 unknown | 21-over | *       | felony                  => dismiss/misdemeanor
    contract: every answer   | 11360 unknown | 18-20   | *       | felony                  => infraction/misdemeanor
    8.3 11360(b), 21+        | 11360 unknown | 21-over | *       | misdemeanor             => dismiss
    8.3 11360(b), 18-20      | 11360 unknown | 18-20   | *       | misdemeanor             => infraction
    """)

# A section that nobody knows is any of the four (contract), and each of them as 1.1 and 1.3 have it. Before 1976 only
# possession has an answer of its own (8.2 row 12 sends the rest to a lawyer).
ANY_SECTION = table("""
    law file           | time        => offenses
    8.2 rows 11 and 12 | before-1976 => 11357 unknown unknown
    1.3, every row     | *           => ANY
    """)
EVERY_OFFENSE = (
    ("11357", "a", "within"),
    ("11357", "a", "over"),
    ("11357", "b", "within"),
    ("11357", "c", "over"),
    ("11357", "school", "over"),
    ("11358", "", "within"),
    ("11358", "", "over"),
    ("11359", "", "over"),
    ("11360", "b", "within"),
    ("11360", "carry", "within"),
    ("11360", "carry", "over"),
    ("11360", "sale", "over"),
)

# The contract's kinds for a finished adult; "best" is the best that the main table gives.
KINDS = table("""
    law file                                | time        | section | best                    | papers  | destruction => kind
    8.3 E: nothing lower, to be destroyed   | *           | *       | same                    | *       | yes         => destroyed
    8.2 row 11                              | before-1976 | 11357   | *                       | *       | *           => destroyed
    contract: reduced, no full dismissal    | *           | *       | infraction, misdemeanor | reduced | *           => reduced
    8.3 B: something lower                  | *           | *       | *                       | *       | *           => petition
    """)

# Section 4 and audit rows 3 and 19: the offenses that HS 11361.5 names, or may name.
DESTRUCTION = table("""
    law file                       | kind          | section                | paper | age      => destruction
    8.2 row 2                      | no-conviction | *                      | *     | *        => yes
    4, the law of 1976             | lawyer        | older                  | *     | *        => yes
    audit 19, a plea beside it     | lawyer        | related                | *     | *        => yes
    8.2 row 6                      | after-prop-64 | 11357, 11360, unknown  | *     | *        => yes
    audit 3, under 18, any section | juvenile      | *                      | *     | *        => yes
    audit 3, under 18, any section | lawyer        | *                      | *     | under-18 => yes
    audit 3, all of 11357          | open          | 11357                  | *     | *        => yes
    audit 3, it may be 11357       | open          | unknown                | *     | *        => yes
    4, 11360(b)                    | open          | 11360                  | b     | *        => yes
    4, does not cover              | *             | *                      | *     | *        => no
    """)

# PC 1203.4 and PC 1203.425, which come together: wherever the conviction is likely to stay on the record.
OTHER_DISMISSAL = table("""
    law file                         | kind                               | papers   | best    => other_dismissal
    contract: expunged is PC 1203.4  | petition, destroyed, reduced       | expunged | *       => no
    8.3 B-D: no conviction left      | petition, destroyed, reduced       | *        | dismiss => no
    2.1, 8.3 F: a conviction is left | petition, destroyed, reduced       | *        | *       => yes
    8.2 rows 4-6, 9-12; 8.3 F and G  | lawyer, not-covered, after-prop-64 | *        | *       => yes
    8.2, the other exits             | *                                  | *        | *       => no
    """)

# PC 17(b): a felony that a judge may call a misdemeanor.
ASK_17B = table("""
    law file                      | section | exception    | felony => ask_17b
    8.2 row 4, PC 182             | other   | *            | *      => yes
    8.2 row 5                     | related | *            | *      => yes
    8.6: a wobbler if one applies | *       | prior, facts | *      => yes
    8.6: and if it was a felony   | *       | perhaps      | yes    => yes
    8.2, 8.3 do not name it       | *       | *            | *      => no
    """)

# 8.4 and audit rows 8 and 8b, for a felony, for anything lower, and where it may be either. "review" and "cities": Los
# Angeles, the next two tables.
COUNTIES = table("""
    law file           | county                                                                             => felony  | lower  | either
    8.4 LA             | los-angeles                                                                        => review  | cities | likely
    8.4, 8b dismissed  | san-francisco, sonoma, contra-costa, santa-cruz, alameda, yolo, san-bernardino     => likely  | likely | likely
    8.4, 8, 8b reduced | san-diego, santa-clara, santa-barbara                                              => reduced | likely | mixed
    8.4, 8b either     | sacramento, nevada, riverside, san-mateo                                           => mixed   | mixed  | mixed
    8.4 behind in 2023 | imperial, marin, trinity, san-joaquin, amador, humboldt, orange                    => behind  | behind | behind
    8.4 all others     | *                                                                                  => check   | check  | check
    """)

# 5.1: what the Los Angeles program of 2020 passed. Its bars look at the record before the case, not at its facts: who is
# unsure of that record may have been barred.
REVIEW = table("""
    law file                      | section | paper | prior  | age   | fifty_2020 | clean_decade | only_cannabis => cleared
    5.1 passed 11357(a)           | 11357   | a     | *      | *     | *          | *            | *             => very-likely
    5.1 hand-reviewed other 11357 | 11357   | *     | *      | *     | *          | *            | *             => likely
    5.1 perhaps barred            | *       | *     | unsure | *     | *          | *            | *             => likely
    5.1 under 21                  | *       | *     | *      | 18-20 | *          | *            | *             => very-likely
    5.1 50 or older               | *       | *     | *      | *     | yes        | *            | *             => very-likely
    5.1 ten years clean           | *       | *     | *      | *     | *          | yes          | *             => very-likely
    5.1 only cannabis, finished   | *       | *     | *      | *     | *          | *            | yes           => very-likely
    5.1 the rest to hand review   | *       | *     | *      | *     | *          | *            | *             => likely
    """)

# Audit row 10: the ten cities' own lists held only about 4,000 cases. The rest of the county was in that of 2021 (5.2).
CITIES = table("""
    law file              | city                                                                                => cleared
    audit 10, five cities | los-angeles, long-beach, torrance, pasadena, inglewood                              => check
    audit 10, five cities | burbank, santa-monica, hawthorne, redondo-beach, hermosa-beach                      => check
    5.2, or not known     | *                                                                                   => likely
    """)

# When 8.4 is shown at all. Audit row 9: not where today's law gives nothing lower, nor before 1976. Nor where an exception
# sends the case to a lawyer, but where Los Angeles did not look at that exception (5.1).
CLEARED = table("""
    law file                   | kind     | time        | exception | county      | papers                                    => shown
    audit 9                    | *        | before-1976 | *         | *           | *                                         => no
    8.3, first line on screen  | petition | *           | *         | *           | not-checked, report, not-found, expunged  => yes
    5.1, facts were not looked | lawyer   | *           | facts     | los-angeles | not-checked, report, not-found, expunged  => yes
    contract: else empty       | *        | *           | *         | *           | *                                         => no
    """)

TABLES: dict[str, Table] = {
    "EXITS_BY_PAPER": EXITS_BY_PAPER,
    "EXITS_BY_PERSON": EXITS_BY_PERSON,
    "EXCEPTIONS": EXCEPTIONS,
    "READ_AS": READ_AS,
    "LEVELS": LEVELS,
    "MAIN": MAIN,
    "ANY_SECTION": ANY_SECTION,
    "KINDS": KINDS,
    "DESTRUCTION": DESTRUCTION,
    "OTHER_DISMISSAL": OTHER_DISMISSAL,
    "ASK_17B": ASK_17B,
    "COUNTIES": COUNTIES,
    "REVIEW": REVIEW,
    "CITIES": CITIES,
    "CLEARED": CLEARED,
}

AGES = {"unknown": ("18-20", "21-over")}
"""8.5: an unknown age shows both results."""

LIMITS = {
    "6-or-fewer": "within",
    "8-or-less": "within",
    "within": "within",
    "over-6": "over",
    "over-8": "over",
    "over": "over",
}
"""1.2: plants, concentrate and flower, within today's limit or over it. Any other answer is unknown."""

PREFERENCE = ("dismiss", "infraction", "misdemeanor", "same")
"""The contract's order of preference."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the law file says of one set of answers, and the rows that decided it."""

    kind: str
    relief: str
    cleared: str
    also: frozenset[str]
    rows: tuple[Row, ...]


class Reading:
    """The facts of one case, and the rows that were read for it."""

    def __init__(self, answers: Case) -> None:
        """Put the answers under the names of the columns. A level that is not known is left out."""
        self.rows: list[Row] = []
        # 11357 before 1976 had no letters: the contract reads it as no letter and an unknown amount.
        no_letters = "unknown" if answers.get("time") == "before-1976" else "unasked"
        not_asked = no_letters if answers.get("section") == "11357" else ""
        paper = answers.get("possession") or answers.get("transport") or not_asked
        amount = answers.get("concentrate") or answers.get("plants") or answers.get("amount") or "unknown"
        self.case = {**answers, "paper": paper, "amount": LIMITS.get(amount, "unknown")}
        if self.case.get("level") == "unknown":
            del self.case["level"]

    def first(self, rows: Table, **more: str) -> Mapping[str, str]:
        """What follows from the first row that fits. Fails where the law file has no row for the case."""
        case = {**self.case, **more}
        for row in rows:
            if row.fits(case):
                self.rows.append(row)
                return row.then
        raise LookupError(f"no row of the law file fits {case}")

    def offenses(self) -> Iterator[dict[str, str]]:
        """The offense on the paper, or where nobody knows the section, every one that it may be."""
        if self.case["section"] != "unknown":
            yield {name: self.case[name] for name in ("section", "paper", "amount")}
            return
        named = self.first(ANY_SECTION)["offenses"]
        every = EVERY_OFFENSE if named == "ANY" else (tuple(named.split()),)
        yield from (dict(zip(("section", "paper", "amount"), offense, strict=True)) for offense in every)

    def levels(self, offense: Mapping[str, str]) -> list[str]:
        """The levels that the old law knew for an offense."""
        return self.first(LEVELS, **offense)["levels"].split(", ")

    def level_on_paper(self, offense: Mapping[str, str]) -> list[str]:
        """The level that a letter fixes, else the one on the paper, else every one that the old law knew."""
        known = self.levels(offense)
        if len(known) == 1 or "level" not in self.case:
            return known
        # 1.1: to 2010 (b) was a misdemeanor with a fine of $100 at most, which people call an infraction
        named = {"infraction": ("misdemeanor", "infraction")}.get(self.case["level"], (self.case["level"],))
        return [level for level in known if level in named]

    def reliefs(self) -> list[str]:
        """What the main table gives for every offense, age and level that may be, in the order of preference."""
        found: set[str] = set()
        for offense in self.offenses():
            found.update(self._main(offense, self.level_on_paper(offense)))
        return [relief for relief in PREFERENCE if relief in found]

    def _main(self, offense: Mapping[str, str], levels: list[str]) -> list[str]:
        name = f"{offense['section']} {offense['paper']}".strip()
        ages = AGES.get(self.case["age"], (self.case["age"],))
        found: set[str] = set()
        for age in ages:
            for level in levels:
                row = self.first(MAIN, offense=name, age=age, level=level, amount=offense["amount"])
                found.update(row["relief"].split("/"))
        return [relief for relief in PREFERENCE if relief in found]

    def cleared(self, kind: str, exception: str, levels: list[str]) -> str:
        """How strongly 8.4 says that it may already have been done."""
        if self.first(CLEARED, kind=kind, exception=exception)["shown"] == "no":
            return ""
        felony = {level == "felony" for level in levels}
        column = "either" if len(felony) == 2 else "felony" if True in felony else "lower"
        says = self.first(COUNTIES)[column]
        if says == "review":
            return self.first(REVIEW)["cleared"]
        return self.first(CITIES)["cleared"] if says == "cities" else says


def expected(answers: Case) -> Expected:
    """Read the tables, in their order, for the answers of one finished path."""
    reading = Reading(answers)
    exception, levels, reliefs = "none", [], []
    kind = reading.first(EXITS_BY_PAPER)["kind"]
    if kind == "open":
        kind = reading.first(EXITS_BY_PERSON)["kind"]
    if kind == "open":
        exception = reading.first(EXCEPTIONS)["exception"]
        reading.case["paper"] = reading.first(READ_AS)["letter"] or reading.case["paper"]
        levels = [level for offense in reading.offenses() for level in reading.level_on_paper(offense)]
        if exception in ("prior", "facts"):
            kind = "lawyer"
        else:
            reliefs = reading.reliefs()
            reliefs = [*reliefs[:1], "same"] if exception == "perhaps" else reliefs
    destruction = reading.first(DESTRUCTION, kind=kind)["destruction"]
    best = reliefs[0] if reliefs else ""
    if kind == "open":
        kind = reading.first(KINDS, best=best, destruction=destruction)["kind"]
    also = {"record-destruction"} if destruction == "yes" else set()
    if reading.first(OTHER_DISMISSAL, kind=kind, best=best)["other_dismissal"] == "yes":
        also |= {"other-dismissal", "automatic-relief"}
    felony = "yes" if "felony" in levels else "no"
    if reading.first(ASK_17B, exception=exception, felony=felony)["ask_17b"] == "yes":
        also.add("ask-17b")
    # The contract gives relief to petition, destroyed and reduced alone: the best of it, then the worst.
    relief = "" if kind == "not-covered" else "/".join(dict.fromkeys(reliefs[:1] + reliefs[-1:]))
    cleared = reading.cleared(kind, exception, levels)
    return Expected(kind, relief, cleared, frozenset(also), tuple(reading.rows))
