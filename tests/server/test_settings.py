"""A setting that makes no sense stops the start with a message that names it."""

from __future__ import annotations

import pytest

from webapp.config import Listening, Settings

NO_SETTING = (
    ("LEAVE_TO", "javascript:alert(1)"),
    ("LEAVE_TO", "weather"),
    ("HTTPS", "yes"),
    ("SITE_URL", "check"),
    ("SITE_URL", "ftp://check.example"),
    ("SITE_URL", "https://check.example/es"),
    ("SITE_URL", "https://check.example?x=1"),
    ("SITE_URL", "https://check.example#top"),
    ("SITE_URL", "https://me:word@check.example"),
    ("SITE_URL", "https://me@check.example"),
    ("SITE_URL", "https://check.example:port"),
    ("HOSTS", "https://www.check.example"),
    ("HOSTS", "www.check.example:443"),
    ("HOSTS", "one.example two.example"),
    ("CONTACT", "nobody"),
    ("API_PER_SECOND", "many"),
    ("API_PER_SECOND", "-1"),
    ("COUNT_PORT", "٩٤٦٤"),
)
NO_PLACE_TO_LISTEN = (
    ("PORT", "abc"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "-80"),
    ("HOST", "http://127.0.0.1"),
    ("HOST", "127.0.0.1:8000"),
    ("HOST", "[::1"),
    ("WEB_CONCURRENCY", "0"),
    ("WEB_CONCURRENCY", "two"),
    ("WEB_CONCURRENCY", "1000"),
)


@pytest.mark.parametrize(("name", "value"), NO_SETTING)
def test_a_bad_setting_is_named_with_what_it_takes_and_what_it_was(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be .+, not '") as stopped:
        Settings.from_environment({name: value})
    assert value.split(",")[0] in str(stopped.value)


@pytest.mark.parametrize(("name", "value"), NO_PLACE_TO_LISTEN)
def test_a_bad_place_to_listen_is_named_too(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be .+, not '"):
        Listening.from_environment({name: value})


def test_settings_that_contradict_each_other_are_named_both() -> None:
    with pytest.raises(ValueError, match=r"HTTPS.+SITE_URL"):
        Settings.from_environment({"HTTPS": "1", "SITE_URL": "http://check.example"})
    with pytest.raises(ValueError, match=r"HOSTS.+SITE_URL"):
        Settings.from_environment({"HOSTS": "www.check.example"})


def test_what_is_not_set_or_empty_has_its_default() -> None:
    names = ("LEAVE_TO", "HTTPS", "SITE_URL", "HOSTS", "CONTACT", "REPORT_TO", "COUNT_PORT", "PARTNERS")
    assert Settings.from_environment({}) == Settings.from_environment(dict.fromkeys(names, "")) == Settings()
    assert Listening.from_environment({}) == Listening()
    assert Listening().bind == "127.0.0.1:8000"


def test_every_setting_is_taken_as_it_was_written() -> None:
    found = Settings.from_environment(
        {
            "LEAVE_TO": "https://news.example/",
            "HTTPS": "1",
            "SITE_URL": "https://Check.example:8443/",
            "HOSTS": "www.check.example, check2.example,",
            "CONTACT": "help@check.example",
            "REPORT_TO": "https://issues.example/new?title={rule}",
            "COUNT_PORT": "9464",
            "PARTNERS": "library,clinic-2",
            "API_PER_SECOND": "0",
        }
    )
    assert found == Settings(
        leave_to="https://news.example/",
        https=True,
        site_url="https://check.example:8443",
        hosts=frozenset({"www.check.example", "check2.example"}),
        contact="help@check.example",
        report_to="https://issues.example/new?title={rule}",
        count_port=9464,
        partners=frozenset({"library", "clinic-2"}),
        api_per_second=0,
    )


@pytest.mark.parametrize(
    ("host", "bind"),
    [("::1", "[::1]:80"), ("[::]", "[::]:80"), ("0.0.0.0", "0.0.0.0:80"), ("box.example", "box.example:80")],
)
def test_gunicorn_listens_where_it_was_told(host: str, bind: str) -> None:
    assert Listening.from_environment({"HOST": host, "PORT": "80", "WEB_CONCURRENCY": "3"}).bind == bind
