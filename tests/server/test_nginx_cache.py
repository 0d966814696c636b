"""nginx keeps what is the same for everybody, each page once, and nothing that somebody sent."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.nginx import NAME, STEPS, Answer, Site, needs_nginx

pytestmark = needs_nginx


def test_nginx_keeps_public_pages_in_its_cache_and_nothing_that_somebody_sent(
    site: Site, send: Callable[..., Answer]
) -> None:
    send("GET", "/en/glossary")
    send("GET", "/en/glossary?note=private-word")
    send("GET", "/en/private-word")
    send("GET", "/rules.csv?note=private-word")  # kept whatever is asked, under its own name
    send("POST", "/en/check", STEPS[-1])
    send("GET", "/", Accept_Language="es-private-word")
    kept = [path.read_bytes() for path in (site.folder / "cache").rglob("*") if path.is_file()]
    for address in (b"/en/glossary\n", b"/rules.csv\n"):
        assert any(b"\nKEY: https" + NAME.encode() + address in page for page in kept)
    for page in kept:
        assert b"private-word" not in page
        assert b"no-store" not in page
        assert b"\nKEY: https" + NAME.encode() + b"/" in page
        assert b"?" not in page.split(b"\nKEY: ")[1].split(b"\n")[0]


def test_however_the_name_of_the_site_is_spelled_a_page_is_kept_once(site: Site, send: Callable[..., Answer]) -> None:
    def kept() -> int:
        pages = [path.read_bytes() for path in (site.folder / "cache").rglob("*") if path.is_file()]
        return sum(b"/en/federal\n" in page for page in pages)

    spellings = [NAME, NAME.upper(), NAME.title(), f"{NAME}.", *(f"{NAME}:{port}" for port in range(1, 40))]
    answers = [send("GET", "/en/federal", Host=host) for host in spellings]
    assert {(answer.status, answer.body) for answer in answers} == {(200, answers[0].body)}
    assert kept() == 1
    assert send("GET", "/en/federal", Host="elsewhere.example").status == 421
    assert kept() == 1
