"""What a tap does is what its name says, and no two acts of one page share a name: who hears only names can choose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from tests.pages.test_links_within import pages
from tests.support.drawn import Drawn
from tests.support.journeys import AFTER_THE_RESULT, LOS_ANGELES_PLANTS, form, one_of_each_kind

ACT = re.compile(r"<(button|a)\b([^>]*)>(.*?)</\1>", re.DOTALL)
LABEL = re.compile(r'aria-label="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
SAYS = {
    "data-erase": ("Erase", "borrar"),
    "data-leave": ("Leave", "Salir"),
    "data-print": ("Print", "Imprimir"),
    "data-copy": ("Copy", "Copiar"),
    'name="change"': ("Change", "Cambiar"),
    'name="remove"': ("Remove", "Quitar"),
    'formtarget="_blank"': ("Open", "Abrir"),
}
"""What makes a tap act, and the word that its name then has."""
TELLS_NOTHING = {"show", "show it", "go", "ok", "yes", "no", "send", "mostrar", "ver", "sí", "enviar", "aceptar"}
THREE = (
    form(LOS_ANGELES_PLANTS)
    | form(LOS_ANGELES_PLANTS, 2)
    | form({**LOS_ANGELES_PLANTS, "section": "11359", "age": "18-20"}, 3)
)


def acts(page: str) -> list[tuple[str, str]]:
    """The name and the attributes of whatever acts: every button, and the links that erase or leave."""
    found = []
    for tag, attributes, inner in ACT.findall(page):
        if "aria-hidden" in attributes or (tag == "a" and not re.search("data-(erase|leave)", attributes)):
            continue
        label = LABEL.search(attributes)
        found.append((unescape(" ".join((label[1] if label else TAG.sub("", inner)).split())), attributes))
    return found


def every_page(drawn: Drawn, lang: str) -> Iterator[tuple[str, str]]:
    """Every kind of page, those of a frame and of a table, and answers for several convictions."""
    yield from pages(drawn, lang)
    yield "a table", drawn.get(f"/{lang}/check?line=1").text
    for look in ("check", "embed/check"):
        for show in ("result", *AFTER_THE_RESULT, "3.plants", "4.court"):
            page = drawn.post(f"/{lang}/{look}", data=THREE | {"show": show, "line": "1"}).text
            yield f"{show} of three in {look}", page
        for kind, answers in one_of_each_kind().items():
            yield f"{kind} in {look}", drawn.post(f"/{lang}/{look}", data=form(answers)).text
    typed = {"1.court": "california", "asked": "1.county", "typed": "Mission Hills"}
    yield "three counties to choose from", drawn.post(f"/{lang}/check", data=typed).text


def test_no_two_acts_of_a_page_share_a_name_and_each_says_what_it_does(drawn: Drawn, lang: str) -> None:
    seen = set()
    for name, page in every_page(drawn, lang):
        found = acts(page)
        assert [each for each, times in Counter(said for said, _ in found).items() if times > 1] == [], name
        for said, attributes in found:
            assert said.lower() not in TELLS_NOTHING | {""}, f"{name}: {attributes}"
            for what, words in SAYS.items():
                if what in attributes:
                    seen.add(what)
                    assert any(word.lower() in said.lower() for word in words), f"{name}: {said}"
    assert seen == set(SAYS)


def test_the_search_finds_acts_and_their_names() -> None:
    page = (
        '<button class="default" aria-hidden="true">Go</button><a href="/x">a link</a>'
        '<button>Change<span class="vh"> Plants</span></button><a data-erase href="/">Erase\n them</a>'
    )
    assert [said for said, _ in acts(page)] == ["Change Plants", "Erase them"]
