"""The site as the public meets it: behind the nginx that we ship."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.support.nginx import NO_LIMIT, Answer, Site, ask, behind_nginx


@pytest.fixture(scope="package")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two instances behind nginx. Everybody comes from this machine, so one caller may ask as much as he likes."""
    with behind_nginx(tmp_path_factory.mktemp("front"), limits=NO_LIMIT) as site:
        yield site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same with the limits that the public meets, but for the pages of one address a second: tests ask quickly."""
    with behind_nginx(tmp_path_factory.mktemp("nginx"), limits={"rate=50r/s": "rate=500r/s"}) as site:
        yield site


@pytest.fixture
def send(site: Site) -> Iterator[Callable[..., Answer]]:
    """Send through nginx, on one connection."""
    connection = site.connect()
    yield lambda *arguments, **headers: ask(connection, *arguments, **headers)
    connection.close()
