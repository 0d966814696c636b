"""Every answer, whatever was asked and how, tells the browser to keep it apart from other sites."""

from __future__ import annotations

import http.client
import re
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import PATIENCE, Server
from tests.promises.test_privacy import send
from tests.support.api_calls import CHECK, asking
from tests.support.journeys import LOS_ANGELES_PLANTS, form
from webapp import create_app
from webapp.config import Settings
from webapp.web.headers import ALWAYS

VALUES = {"lang": "es", "county": "kern", "code": "il", "section": "11358", "letters": "la", "_c": "c"}
VALUES |= {"chapter": "todays-law", "name": "cr-400", "kind": "help", "listed": "cases", "place": "nowhere"}
OURS = ("GET", "HEAD", "POST", "OPTIONS")
NOT_OURS = ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
ERRORS = ("/nowhere", "/es/nowhere", "/api/v1/nothing", "/es/help/narnia", "/static/nothing.css", "/xx/", "/c/narnia")
FOR_OTHER_PAGES = ("/api/", "/embed.js", "/oembed", "/rules.json", "/rules.csv")

HAS_ALL_INSIDE = re.compile(r"/[\w-]+/phone\b")
"""The page that cannot send loads no file, ours neither: its policy names each script and style by its digest."""
DIGESTS = re.compile(r"'sha256-[\w+/]+=*'( 'sha256-[\w+/]+=*')*")


def addresses(app: Flask) -> list[str]:
    """One address for each rule of the site."""
    found = []
    for rule in app.url_map.iter_rules():
        values = VALUES | ({"name": "docket"} if rule.endpoint == "guides.paper" else {})
        built = rule.build(values)
        assert built is not None, rule
        found.append(built[1])
    return sorted(set(found))


def everything(app: Flask, client: FlaskClient) -> list[tuple[str, TestResponse]]:
    """Each address with each method, the errors, a result, and what the API says."""
    asked = [(path, client.open(path, method=method)) for path in (*addresses(app), *ERRORS) for method in OURS]
    asked += [
        (path, client.open(path, method=method)) for path in ("/es/check", CHECK, "/leave") for method in NOT_OURS
    ]
    for lang in ("es", "en/embed"):
        asked += [
            (f"/{lang}/check", client.post(f"/{lang}/check", data=form(LOS_ANGELES_PLANTS) | {"show": show}))
            for show in ("", "plan", "sheet", "clerk", "explained", "1.plants")
        ]
    asked += [("/es/check", client.post("/es/check", data={"1.court": "x" * 70_000}))]
    asked += [("/es/check", client.get("/es/check", headers={"Host": "<b>"}))]
    asked += [(CHECK, client.post(CHECK, json=body)) for body in (asking(LOS_ANGELES_PLANTS), [], {"zq": 1})]
    return asked


@pytest.fixture(scope="module")
def answers(app: Flask) -> list[tuple[str, TestResponse]]:
    found = everything(app, app.test_client())
    assert {response.status_code for _, response in found} >= {200, 301, 400, 404, 405, 413, 415, 422}
    return found


def test_every_answer_has_every_security_header(answers: list[tuple[str, TestResponse]]) -> None:
    for path, response in answers:
        missing = [name for name in ALWAYS if name not in response.headers]
        assert not missing, (path, response.status_code)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
        assert response.headers["Cache-Control"]
        assert len(response.headers.getlist("Content-Security-Policy")) == 1


def test_every_policy_allows_our_own_files_only_and_no_text_as_a_script(
    answers: list[tuple[str, TestResponse]],
) -> None:
    for path, response in answers:
        policy = response.headers["Content-Security-Policy"]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["base-uri"] == "'none'"
        assert rules["require-trusted-types-for"] == "'script'"
        assert rules["trusted-types"] == "'none'"
        for name, value in rules.items():
            if name.endswith("-src") or name == "form-action":
                inside = HAS_ALL_INSIDE.match(path) and name in ("script-src", "style-src")
                ours = value in ("'self'", "'none'")  # an error there is a page like any other
                assert ours or (inside and DIGESTS.fullmatch(value)), (path, policy)


def test_only_the_check_in_a_frame_may_stand_in_a_page_of_others(answers: list[tuple[str, TestResponse]]) -> None:
    for path, response in answers:
        anybody = "frame-ancestors *" in response.headers["Content-Security-Policy"]
        assert not anybody or "/embed/" in path
        assert anybody or "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_other_sites_may_read_what_was_made_for_them_and_nothing_else(answers: list[tuple[str, TestResponse]]) -> None:
    for path, response in answers:
        if not path.startswith(FOR_OTHER_PAGES):
            allowed = [name for name, _ in response.headers if name.startswith("Access-Control")]
            # a sandboxed frame of the check reads its own answers
            assert allowed == (["Access-Control-Allow-Origin"] if "/embed/" in path else []), path
            assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Credentials" not in response.headers


def test_the_api_gives_files_under_a_name_that_nobody_else_chose(answers: list[tuple[str, TestResponse]]) -> None:
    for path, response in answers:
        disposition = response.headers.get("Content-Disposition")
        assert disposition == ('attachment; filename="api.json"' if path.startswith("/api/") else None)


def test_where_a_request_came_from_decides_nothing(client: FlaskClient) -> None:
    for path in (CHECK, "/api/v1/questions", "/es/check"):
        plain = client.get(path)
        for origin in ("null", "https://elsewhere.example", "http://localhost"):
            response = client.get(path, headers={"Origin": origin, "Sec-Fetch-Site": "cross-site"})
            assert (response.status_code, response.data) == (plain.status_code, plain.data)
            assert response.headers.get("Access-Control-Allow-Origin") == plain.headers.get(
                "Access-Control-Allow-Origin"
            )


def test_every_text_says_in_which_letters_it_is_written(answers: list[tuple[str, TestResponse]]) -> None:
    for path, response in answers:
        kind = response.headers["Content-Type"]
        if kind.startswith("text/") or kind.split(";")[0].endswith("xml"):
            assert re.search(r"; charset=utf-8$", kind), (path, kind)
        else:
            assert kind in ("application/json", "application/problem+json", "image/png"), path


def test_no_answer_sets_a_cookie_or_names_a_program(answers: list[tuple[str, TestResponse]]) -> None:
    for path, response in answers:
        assert "Set-Cookie" not in response.headers
        for name, value in response.headers:
            assert name not in ("Server", "X-Powered-By", "Via"), path
            assert not re.search(r"(?i)gunicorn|werkzeug|flask|python|whitenoise", value), (path, name)


def test_only_four_methods_are_answered(app: Flask, client: FlaskClient) -> None:
    for path in addresses(app):
        for method in NOT_OURS:
            response = client.open(path, method=method)
            assert response.status_code == 405, (path, method)
            assert set(response.headers["Allow"].split(", ")) <= set(OURS)


# From the real server


@pytest.mark.parametrize(
    "address", ["/es/", "/es/nowhere", "/healthz", "/api/v1/questions", "/static/nothing.js", "/la"]
)
def test_the_real_server_does_not_say_what_it_runs_on(server: Server, address: str) -> None:
    response = send(server, "GET", address)
    assert not response.getheader("Server")
    assert response.getheader("Date")
    assert not re.search(r"(?i)gunicorn|gevent|werkzeug|flask|python", str(response.getheaders()))


def test_static_files_are_kept_apart_and_have_the_type_that_they_are(server: Server) -> None:
    page: str = send(server, "GET", "/es/share").text + send(server, "GET", "/es/helpers?line=1").text  # type: ignore[attr-defined]
    files = {re.sub(r"#.*", "", link) for link in re.findall(r'"[^"]*(/static/[^"]+)"', page)}
    kinds = {}
    for link in files:
        for method in ("GET", "HEAD"):
            response = send(server, method, link)
            assert response.status == 200
            assert response.getheader("Content-Security-Policy") == "default-src 'none'"
            assert response.getheader("X-Content-Type-Options") == "nosniff"
            assert response.getheader("Access-Control-Allow-Origin") is None
            kinds[link.rpartition(".")[2]] = response.getheader("Content-Type")
        assert send(server, "POST", link).status == 405
    assert kinds["css"] == 'text/css; charset="utf-8"'
    assert kinds["js"] == 'text/javascript; charset="utf-8"'
    assert str(kinds["svg"]).startswith("image/svg+xml")


def test_tls_is_asked_for_where_the_operator_says_that_there_is_tls(client: FlaskClient) -> None:
    secure = create_app(Settings(https=True)).test_client()
    found = re.search(r'"(/static/site[^"]+css)"', client.get("/es/").text)
    assert found
    for path in ("/es/", "/es/nowhere", "/api/v1/nothing", "/healthz", "/la", found[1]):
        assert "Strict-Transport-Security" not in client.get(path).headers
        value = secure.get(path).headers["Strict-Transport-Security"]
        seconds = re.fullmatch(r"max-age=(\d+); includeSubDomains", value)
        assert seconds
        assert int(seconds[1]) >= 365 * 86400


def test_a_browser_is_never_told_to_keep_the_connection_to_somebody_else(server: Server) -> None:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    connection.request("GET", "/es/", headers={"Connection": "keep-alive"})
    response = connection.getresponse()
    response.read()
    for name in ("Alt-Svc", "Refresh", "Link", "Report-To", "NEL", "Reporting-Endpoints"):
        assert response.getheader(name) is None
    connection.close()
