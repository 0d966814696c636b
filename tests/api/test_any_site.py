"""Any site may call the API, nothing is kept, and no caller can take more than a worker has."""

from __future__ import annotations

import json
from threading import Thread

from flask.testing import FlaskClient

from tests.conftest import Server
from tests.promises.test_privacy import send
from tests.support.api_calls import CHECK, READ, asking, fields_of
from tests.support.journeys import LOS_ANGELES_PLANTS
from webapp import create_app
from webapp.api.rate_limit import Bucket
from webapp.config import Settings

# For any site, and nothing kept


def test_any_site_may_ask_without_credentials(client: FlaskClient) -> None:
    responses = [client.get(address) for address in READ]
    responses += [client.post(CHECK, json=asking({})), client.post(CHECK, json={}), client.get("/api/v1/nothing")]
    responses.append(client.options(CHECK, headers={"Access-Control-Request-Method": "POST"}))
    for response in responses:
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in response.headers
    preflight = responses[-1]
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


def test_any_site_may_read_the_rules_as_data(client: FlaskClient) -> None:
    for address in ("/rules.json", "/rules.csv"):
        response = client.get(address)
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_pages_stay_for_this_site_alone(client: FlaskClient) -> None:
    for address in ("/en/", "/en/api", "/en/check", "/en/rules", "/en/rules/data"):
        response = client.get(address)
        assert "Access-Control-Allow-Origin" not in response.headers
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_answer_is_never_stored_and_the_rest_is_sent_again_only_when_it_changed(client: FlaskClient) -> None:
    assert client.post(CHECK, json=asking(LOS_ANGELES_PLANTS)).headers["Cache-Control"] == "no-store"
    for address in READ:
        for packing in ("identity", "br"):
            first = client.get(address, headers={"Accept-Encoding": packing})
            assert first.headers["Cache-Control"] == "public, max-age=3600"
            asked = {"Accept-Encoding": packing, "If-None-Match": first.headers["ETag"]}
            again = client.get(address, headers=asked)
            assert (again.status_code, again.data) == (304, b"")


def test_the_log_has_the_path_and_no_answer_or_stray_word(server: Server) -> None:
    before = len(server.log)
    body = json.dumps(asking(LOS_ANGELES_PLANTS)).encode()
    assert (
        send(server, "POST", CHECK + "?note=private-word", body, **{"Content-Type": "application/json"}).status == 200
    )
    assert send(server, "GET", "/api/v1/help/my-secret?language=xx").status == 404
    written = server.written_since(before)
    assert f" POST {CHECK} 200 " in written
    for word in ("11358", "private-word", "my-secret", "127.0.0.1 "):
        assert word not in written


# How much it takes


def test_more_than_a_burst_is_told_when_to_come_back_and_the_pages_go_on() -> None:
    client = create_app(Settings(api_per_second=1)).test_client()
    statuses = [client.post(CHECK, json=asking({})).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/api/v1/questions")
    assert (refused.status_code, fields_of(refused)) == (429, [])
    assert refused.headers["Retry-After"] == "1"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert (
        client.options(CHECK).status_code == client.get("/en/").status_code == client.get("/en/api").status_code == 200
    )


def test_without_a_limit_all_are_answered() -> None:
    client = create_app(Settings(api_per_second=0)).test_client()
    assert {client.post(CHECK, json=asking({})).status_code for _ in range(300)} == {200}


def test_the_bucket_fills_with_time_and_no_higher_than_a_burst() -> None:
    now = [0.0]
    bucket = Bucket(2, clock=lambda: now[0])
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0, 1]
    now[0] += 0.5
    assert [bucket.take(), bucket.take()] == [0, 1]
    now[0] += 1000
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0, 1]


def test_threads_together_take_no_more_than_a_burst() -> None:
    bucket = Bucket(50, clock=lambda: 0.0)
    taken: list[int] = []
    threads = [Thread(target=lambda: taken.extend(bucket.take() for _ in range(100))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), taken.count(0)) == (800, 100)
