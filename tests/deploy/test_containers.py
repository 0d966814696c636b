"""The image and its composition hold what the site needs, and may do little."""

from __future__ import annotations

import re

import pytest

from tests.conftest import TOP
from tests.support.deployed import (
    CONTAINERFILE,
    DEPLOY,
    compose,
    container,
    instructions,
)


def test_every_file_that_the_image_copies_exists_and_is_let_through() -> None:
    let_through = {line[1:] for line in (TOP / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {source for line in instructions("COPY") if not line.startswith("--from=") for source in line.split()[:-1]}
    assert copied
    assert copied == let_through
    assert all((TOP / source).exists() for source in copied)


def test_the_image_is_a_numbered_user_without_tools() -> None:
    last = CONTAINERFILE.rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last, re.MULTILINE)
    assert not re.search(r"\b(make|git|gcc|pip|venv)\b(?!/)", last.replace("/.venv/", "/"))
    assert "pip uninstall" in CONTAINERFILE
    assert "STOPSIGNAL SIGTERM" in last
    (entry,) = instructions("ENTRYPOINT")
    assert entry.startswith('["/'), "no shell"
    assert 'CMD ["/' in instructions("HEALTHCHECK")[0], "no shell"


def test_images_have_short_names() -> None:
    names = [line.split()[0] for line in instructions("FROM")]
    names += [service["image"] for service in compose()["services"].values()] + [container()["image"]]
    assert all(re.fullmatch(r"[a-z-]+:[a-z0-9.-]+", name) for name in names), names


@pytest.mark.parametrize("name", ["site-1", "site-2", "nginx"])
def test_a_composed_container_may_do_little(name: str) -> None:
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"\d+m", service["mem_limit"])
    assert ("ports" in service) == (name == "nginx"), "only nginx is reached from outside"
    assert ("cap_add" in service) == (name == "nginx")


def test_the_composed_site_can_call_nobody_and_every_file_that_is_mounted_exists() -> None:
    services, networks = compose()["services"], compose()["networks"]
    assert services["site-1"]["networks"] == services["site-2"]["networks"] == ["inside"]
    assert networks["inside"] == {"internal": True}
    mounted = [each.split(":") for each in services["nginx"]["volumes"]]
    assert all(mode == "ro" for _, _, mode in mounted)
    ours = [DEPLOY / "container" / source for source, _, _ in mounted if source.startswith(".")]
    assert len(ours) == 3
    assert all(path.is_file() for path in ours)
    build = services["site-1"]["build"]
    assert (DEPLOY / "container" / build["context"]).resolve() == TOP
    assert (TOP / build["dockerfile"]).is_file()
