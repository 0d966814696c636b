"""Reading level of rendered pages (plain-language targets): English Flesch-Kincaid grade, Spanish INFLESZ."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import textstat

BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "legend",
    "label",
    "dt",
    "dd",
    "summary",
    "button",
    "option",
    "small",
    "div",
    "b",
}
SKIPPED = {"script", "style", "select", "datalist", "nav", "svg"}
"""Lists of names to pick from are not read as prose."""


class Prose(HTMLParser):
    """The words of <main> as sentences: every block ends one. What is marked translate="no" is a name or a number."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.stack: list[tuple[str, bool]] = []

    @property
    def reading(self) -> bool:
        return any(tag == "main" for tag, _ in self.stack) and not any(skip for _, skip in self.stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"input", "br", "meta", "link", "path", "use"}:
            return
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        skip = tag in SKIPPED or given.get("translate") == "no" or bool(classes & {"vh", "counties"})
        self.stack.append((tag, skip))
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.reading:
            self.words.append(data)


def sentences(html: str) -> list[str]:
    """The sentences of a page's main part, one for each block where it has no full stop of its own."""
    prose = Prose()
    prose.feed(html)
    text = "".join(prose.words).replace("United States", "United-States").replace(" · ", "\n")  # a list, not a sentence
    blocks = (" ".join(block.split()) for block in text.split("\n"))
    found = []
    for block in blocks:
        for sentence in re.split(r"(?<=[.?!:])[”\"]?\s+(?=[A-ZÁÉÍÓÚÑ¿¡“\"])", block):
            if re.search(r"\w", sentence):
                found.append(sentence if sentence[-1] in ".?!" else sentence.rstrip(":;,·") + ".")
    return found


@cache
def syllables_en(word: str) -> int:
    return int(textstat.textstat.syllable_count(word))


def grade(html: str) -> float:
    """Flesch-Kincaid grade of an English page: 0.39 words per sentence + 11.8 syllables per word - 15.59."""
    found = sentences(html)
    words = [word for sentence in found for word in re.findall(r"[A-Za-z’'-]+", sentence)]
    syllables = sum(map(syllables_en, words))
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59


def inflesz(html: str) -> float:
    """INFLESZ (Szigriszt-Pazos) of a Spanish page: 206.835 - 62.3 syllables per word - words per sentence."""
    found = sentences(html)
    words = [word for sentence in found for word in re.findall(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+", sentence)]
    return 206.835 - 62.3 * sum(map(syllables_es, words)) / len(words) - len(words) / len(found)


STRONG, ACCENTED, WEAK = set("aeoáéó"), set("íú"), set("iuü")


@cache
def syllables_es(word: str) -> int:
    """Syllables of a Spanish word: vowel groups, hiatus and silent u (textstat's counter is too easy on Spanish)."""
    plain = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word.lower())
    plain = re.sub(r"hu(?=[aeiouáéíóú])", "w", re.sub(r"[^a-záéíóúüñ]", "", plain)).replace("h", "")
    plain = re.sub(r"y$", "i", plain).replace("y", "j")
    count, before = 0, ""
    for letter in plain:
        if letter not in STRONG | ACCENTED | WEAK:
            before = ""
            continue
        hiatus = (
            (before in STRONG and letter in STRONG)
            or (letter in ACCENTED and before in STRONG)
            or (before in ACCENTED and letter in STRONG)
        )
        count += 1 if not before or hiatus else 0
        before = letter
    return max(count, 1) if plain else 0
