"""Requests that nobody honest sends, made from a number: valid answers, and everything that can be wrong with them.

The same number gives the same request on every machine, so a failure can be looked at again by it.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any
from urllib.parse import quote_from_bytes

from flask import Flask

from tests.support.addresses import AROUND
from tests.support.journeys import AFTER_THE_RESULT, every_path, form
from webapp.check.answer_code import ALPHABET, encode
from webapp.check.journey import Journey
from webapp.rules.questions import QUESTIONS

LARGEST = 64 * 1024
FORM = "application/x-www-form-urlencoded"
FORMS = ("/es/check", "/en/check", "/es/code", "/en/code", "/es/embed/check", "/en/embed/code")
NAMES = (
    *(f"{number}.{question}" for number in (1, 2, 10) for question in QUESTIONS),
    *QUESTIONS,
    *("asked", "show", "remove", "typed", "code", "line", "look", "for", "whose", "open", "partner", "lang"),
)
ODD_NAMES = (
    "",
    ".",
    "1.",
    ".plants",
    "0.court",
    "11.court",
    "١.court",
    "1.1.court",
    "-1.court",
    "\x00",
    "%",
    "a[b]",
    "_",
)
PLACES = tuple(f"{number}.{question}" for number in (1, 2, 11) for question in QUESTIONS)
SHOWN = ("result", *AFTER_THE_RESULT, "slip", "", "x", *PLACES)
SPELLINGS = ("los ángeles", "L.A. county", "Condado de Orange", "CONTRA-COSTA", "narnia", "ﬀ", "ſan diego")
LETTERS = (
    *("x", "9", "é", "ñ", "\x00", "\r\n", "%", "&", "=", "<", "'", "‮", "١", "ﷺ", "ΐ", "́", "̣́", "̣́҄", "🌿", "."),
    *("-", " ", "and ", "condado de ", "a.", "2", "\t", "\u2028", "ẞ", "İ", '"', "\\", "{{", "../"),
)
LENGTHS = (1, 2, 7, 60, 300, 5_000, 12_000, 32_000, LARGEST)
TYPES = (FORM, f"{FORM}; charset=utf-7", f"{FORM}; charset=x", "text/plain", "application/json", "", "x", "/;;=", "*/*")
LANGUAGES = (
    *("es", "en-US,en;q=0.9", "*", "", ";;;q=,", "es;q=nan", "es;q=1e999", "es-" * 2000, "x_y_z;q=0.1", "es;q=-1"),
    *(
        ",".join(f"{chr(97 + n % 26)}{n};q=0.{n}" for n in range(900)),
        "a-" * 4000,
        ",".join(["es"] * 2500),
        "q=" * 4000,
    ),
)
CODINGS = (
    "br",
    "gzip",
    "gzip, br;q=0.1",
    "*;q=0",
    "x" * 8000,
    "gzip;q=x",
    ", " * 4000,
    ";q=0.1," * 1000,
    "identity;q=0",
)
TAGS = ("*", '"x"', ",".join([f'"{n}"' for n in range(1000)]), '"' * 8000, "W/" * 4000, '\\"' * 4000, "x" * 8000)
RANGES = (
    "bytes=0-0",
    "bytes=5-2",
    "bytes=-1",
    "bytes=" + "0-1," * 1500,
    "x=1-2",
    "bytes=9999999999999999999-",
    "bytes",
)
DAYS = (
    "2021-03-01",
    "0001-01-01",
    "9999-12-31",
    "2021-W10-1",
    "20210301",
    "10000-01-01",
    "٢٠٢١-٠٣-٠١",
    "2021-02-30",
    "x" * 900,
)
ADDRESSES = (
    "http://localhost/es/check",
    "http://localhost/es/help/kern",
    "http://[",
    "x",
    "http://localhost/%ff",
    "//",
)


@dataclass
class Hostile:
    """One request, as WSGI takes it."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def environ(self) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path.encode("utf-8", "surrogateescape").decode("latin-1"),
            "QUERY_STRING": self.query.encode("utf-8", "surrogateescape").decode("latin-1"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(self.body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(self.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **{
                f"HTTP_{name.upper().replace('-', '_')}": value
                for name, value in self.headers.items()
                if name != "Content-Type"
            },
        }


def answer(app: Flask, request: Hostile) -> tuple[int, float]:
    """The status of the answer, and the milliseconds of work that it took."""
    status = 0

    def start_response(line: str, headers: list[tuple[str, str]], exc_info: object = None) -> Callable[[bytes], object]:
        nonlocal status
        status = int(line.split()[0])
        return lambda _: None

    environ = request.environ()
    began = time.thread_time()
    parts = app.wsgi_app(environ, start_response)
    for _ in parts:
        pass
    if hasattr(parts, "close"):
        parts.close()
    return status, 1000 * (time.thread_time() - began)


def hostile_post(number: int) -> Hostile:
    """The post of this number."""
    dice = Random(number)
    path = dice.choice(FORMS) if dice.random() < 0.85 else "/api/v1/check"
    if path.startswith("/api"):
        body, kind = _json(dice), dice.choice(["application/json"] * 8 + [*TYPES])
    else:
        write = dice.choice([_urlencoded, _urlencoded, _urlencoded, _multipart, _multipart, _garbage])
        body, kind = write(dice, _fields(dice))
    return Hostile("POST", path, _query(dice), body[:LARGEST], {"Content-Type": kind, **_headers(dice)}, number)


def hostile_visit(number: int) -> Hostile:
    """The visit of this number to a page that stands for itself."""
    dice = Random(number)
    path = dice.choice(
        [*AROUND, "/", "/oembed", "/la", "/c/kern", "/sitemap.xml", "/{}/check", "/{}/flyer/qr.svg", "/{}/x"]
    )
    path, _, query = path.format(dice.choice(["es", "en"])).partition("?")
    if dice.random() < 0.1:
        path += "/" + dice.choice(LETTERS) * dice.choice(LENGTHS[:5])
    query = dice.choice([query, _query(dice), f"as_of={dice.choice(DAYS)}", f"url={dice.choice(ADDRESSES)}&format=xml"])
    return Hostile(dice.choice(["GET", "GET", "HEAD", "OPTIONS"]), path, query, b"", _headers(dice), number)


@cache
def _answers() -> list[dict[str, str]]:
    return [dict(leaf.answers) for leaf in every_path()]


def _fields(dice: Random) -> list[tuple[str, str]]:
    """Answers as a browser would send them, with something wrong more often than not."""
    fields: list[tuple[str, str]] = []
    for number in range(1, dice.choice([1, 1, 1, 2, 3, 10]) + 1):
        answers = list(form(dice.choice(_answers()), number).items())
        fields += answers[: dice.randrange(len(answers) + 1)] if dice.random() < 0.4 else answers
    for _ in range(dice.choice([0, 0, 1, 1, 2, 5, 500])):
        name = dice.choice(NAMES) if dice.random() < 0.8 else dice.choice(ODD_NAMES)
        fields.insert(dice.randrange(len(fields) + 1), (name, _value(dice, name)))
    if dice.random() < 0.2:
        fields.append((dice.choice(["typed", "code", "show", "asked"]), _long(dice)))
        fields.append(("asked", "1.county"))
    return fields


def _value(dice: Random, name: str) -> str:
    if name == "code":
        return _code(dice)
    if dice.random() < 0.3:
        return dice.choice([*SHOWN, *SPELLINGS, *PLACES])
    question = QUESTIONS.get(name.rpartition(".")[2])
    if question and dice.random() < 0.6:
        return str(dice.choice(list(question)))
    return _long(dice) if dice.random() < 0.1 else dice.choice(LETTERS) * dice.choice(LENGTHS[:4])


def _long(dice: Random) -> str:
    return dice.choice(["", "a", "los angeles"]) + dice.choice(LETTERS) * dice.choice(LENGTHS)


def _code(dice: Random) -> str:
    """An answer code: a real one, one with a letter changed, or only its alphabet."""
    code = encode(Journey(form(dice.choice(_answers()))))
    how = dice.randrange(4)
    if how == 1:
        place = dice.randrange(len(code))
        return code[:place] + dice.choice(ALPHABET + "0 é") + code[place + 1 :]
    if how == 2:
        return "".join(dice.choices(ALPHABET, k=dice.choice([2, 3, 9, 40, 99, 100, 101, 5000])))
    if how == 3:
        return dice.choice(" -–—\t") * dice.choice(LENGTHS) + code
    return code.lower() if dice.random() < 0.5 else code


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _urlencoded(dice: Random, fields: list[tuple[str, str]]) -> tuple[bytes, str]:
    safe = dice.choice(["", "./-", "%", "%&=+"])
    pairs = [b"=".join(quote_from_bytes(_bytes(part), safe).encode() for part in pair) for pair in fields]
    if dice.random() < 0.2:
        pairs.append(dice.choice([b"%", b"%zz=%u1234", b"%ff%fe=%ed%a0%80", b"&&&==", b"1.court", b"=x", b";" * 900]))
    if dice.random() < 0.1:  # raw letters, not percent-encoded
        pairs = [b"=".join(map(_bytes, pair)) for pair in fields]
    return b"&".join(pairs), dice.choice([FORM] * 12 + [*TYPES])


def _multipart(dice: Random, fields: list[tuple[str, str]]) -> tuple[bytes, str]:
    boundary = dice.choice(["x", "----WebKitFormBoundary7MA4", "-", "'()+_,-./:=?", "x" * 70, "é", "", "\\"])
    mark = b"--" + _bytes(boundary)
    body = b""
    for name, value in fields:
        kind = dice.random()
        label = f'form-data; name="{name}"'
        if kind < 0.05:
            label = dice.choice(
                ["form-data", "attachment", 'form-data; name="', "form-data; name*=utf-8''x", ";" * 500]
            )
        elif kind < 0.1:
            label += dice.choice(['; filename="a.txt"', "; filename=", "; filename*=utf-16''%ff", '; filename="../x"'])
        more = dice.choice(
            [b""] * 9 + [b"Content-Type: text/plain; charset=utf-16\r\n", b"Content-Transfer-Encoding: base64\r\n"]
        )
        body += mark + b"\r\nContent-Disposition: " + _bytes(label) + b"\r\n" + more + b"\r\n" + _bytes(value) + b"\r\n"
    body += mark + dice.choice([b"--\r\n", b"--", b"", b"\r\n", b"\r\n" * 900, b"\r\n\r\n" + b"x" * 9000])
    said = dice.choice([boundary] * 9 + ["y", f'"{boundary}', ""])
    return body, f"multipart/form-data; boundary={said}".encode().decode("latin-1")


def _garbage(dice: Random, fields: list[tuple[str, str]]) -> tuple[bytes, str]:
    length = dice.choice(LENGTHS)
    piece = dice.choice(
        [b"\r\n--x", b"--x\r\n", b"\r", b"&", b"=", b"%", b"a=1&", b"\x00", b"+", b"\xff", b"%25", b";"]
    )
    body = dice.randbytes(length) if dice.random() < 0.3 else piece * (length // len(piece))
    return body, dice.choice([FORM, "multipart/form-data; boundary=x", "multipart/form-data", *TYPES])


def _json(dice: Random) -> bytes:
    """The body of a call of the API: right, wrong here and there, or hardly JSON at all."""
    how = dice.random()
    if how < 0.1:
        piece = dice.choice(["[", '{"a":', "[[],", '"', "9", "-", "1e", '{"convictions":[', "\\u0000", "null,"])
        return _bytes(piece * dice.choice([1, 30, 900, 3000, 16_000]))[: dice.choice([16_000, LARGEST])]
    own = [dict(dice.choice(_answers())) for _ in range(dice.choice([0, 1, 1, 2, 10, 11]))]
    sent: dict[str, Any] = {"convictions": own, "language": dice.choice(["es", "en", "xx", 1, None])}
    for _ in range(dice.choice([0, 1, 3, 100])):
        where = dice.choice([sent, sent.setdefault("person", {}), *own])
        name = dice.choice([*NAMES, *ODD_NAMES, "convictions", "person", "~/~", "\ud800"])
        if isinstance(where, dict):
            where[name] = dice.choice(
                [_value(dice, name)[:200], 1, -0.0, 10**300, None, True, [], {}, [[[]]], {"a": {}}]
            )
    return json.dumps(sent, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")


def _query(dice: Random) -> str:
    if dice.random() < 0.7:
        return ""
    name = dice.choice(
        [*QUESTIONS, "county", "lang", "look", "line", "partner", "as_of", "size", "url", "language", "x"]
    )
    return f"{name}={dice.choice(LETTERS) * dice.choice(LENGTHS[:5])}&{name}={dice.choice(['kern', '%ff', '1'])}"[:2000]


def _headers(dice: Random) -> dict[str, str]:
    kinds = {
        "Accept-Language": LANGUAGES,
        "Accept-Encoding": CODINGS,
        "If-None-Match": TAGS,
        "If-Modified-Since": ("x", "Thu, 01 Jan 1970 00:00:00 GMT", "Sat, 99 Foo 99999 25:61:61 XYZ", "1" * 8000),
        "Range": RANGES,
        "Cookie": ("a=b", "=;" * 4000, '"\\' * 4000, "a=b; " * 1600, "\xff" * 900),
        "Host": ("localhost", "[::1]:8000", "x" * 8000, "a." * 4000, "a b", "localhost:99999", "xn--", ""),
        "Origin": ("null", "https://a.example", "x" * 8000),
        "Authorization": ("Basic !!!", "Basic " + "QQ==" * 900, "Digest " + 'a="b",' * 1000, "x"),
        "X-Forwarded-Proto": ("https", "gopher"),
    }
    return {name: dice.choice(values) for name, values in kinds.items() if dice.random() < 0.12}
