"""No web page can spend the limit of the API from its readers' browsers without the API being meant."""

from __future__ import annotations

from webapp import create_app
from webapp.config import Settings


def test_what_is_no_call_of_the_api_does_not_use_up_its_limit() -> None:
    client = create_app(Settings(api_per_second=1)).test_client()
    for _ in range(30):
        assert client.post("/api/v1/check", data="", content_type="text/plain").status_code == 415
        assert client.options("/api/v1/check").status_code == 200
    assert client.get("/api/v1/questions").status_code == 200
