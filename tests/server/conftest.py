"""The site as the public meets it: behind the nginx that we ship."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.nginx import NO_LIMIT, Site, behind_nginx


@pytest.fixture(scope="package")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two instances behind nginx. Everybody comes from this machine, so one caller may ask as much as he likes."""
    with behind_nginx(tmp_path_factory.mktemp("front"), limits=NO_LIMIT) as site:
        yield site
