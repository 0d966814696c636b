"""The files in deploy/ agree with the site, with each other and with the guides."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
import yaml

from tests.conftest import TOP
from tests.support.deployed import (
    CONTAINERFILE,
    DEPLOY,
    GUIDES,
    KUBERNETES,
    PROJECT,
    PYTHONS_OWN,
    SETTINGS,
    compose,
    container,
    every_environment,
    objects,
)
from webapp.config import Settings


@pytest.mark.parametrize("way", ["systemd", "image", "compose", "kubernetes"])
def test_every_setting_is_one_that_the_site_reads_and_has_a_value_it_takes(way: str) -> None:
    environment = every_environment()[way]
    assert set(environment) - PYTHONS_OWN <= SETTINGS
    assert all(isinstance(value, str) for value in environment.values())
    Settings.from_environment(environment)


@pytest.mark.parametrize("way", ["systemd", "compose", "kubernetes"])
def test_a_public_site_knows_its_address_and_insists_on_tls(way: str) -> None:
    settings = Settings.from_environment(every_environment()[way])
    assert settings.site_url == "https://check.example.org"
    assert settings.https
    assert settings.contact
    assert settings.count_port == 0


def test_a_value_of_a_config_map_is_text() -> None:
    assert all(isinstance(value, str) for value in objects()["ConfigMap"]["data"].values())


def test_the_version_is_the_same_everywhere() -> None:
    version = PROJECT["version"]
    image = f"cannabis-record-check:{version}"
    assert container()["image"] == image
    assert {compose()["services"][name]["image"] for name in ("site-1", "site-2")} == {image}
    assert f'image.version="{version}"' in CONTAINERFILE
    assert yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["images"][0]["newTag"] == version
    assert image in (DEPLOY / "README.md").read_text()


def test_nginx_is_sent_to_the_instances_in_the_same_way_everywhere() -> None:
    def asked(path: str) -> str:
        return re.sub(
            r" *#.*|^ *resolver.*\n|server \S+( resolve)?", "", (DEPLOY / path).read_text(), flags=re.MULTILINE
        )

    assert asked("container/instances.conf").split() == asked("nginx/instances.conf").split()
    named = re.findall(r"server ([\w.-]+):(\d+) ", (DEPLOY / "container/instances.conf").read_text())
    assert named == [("site-1", "8000"), ("site-2", "8000")]


def test_the_site_starts_with_no_library_but_those_it_asks_for() -> None:
    """On a machine for development every library is there, so one that is missing in pyproject.toml is not missed."""
    program = """
import importlib.metadata, re, runpy, sys

def plain(name):
    return re.sub("[-_.]+", "-", name).lower()

asked, open_ = set(), list(sys.argv[1:])
while open_:
    name = plain(re.match("[A-Za-z0-9._-]+", open_.pop())[0])
    if name not in asked:
        asked.add(name)
        try:
            needs = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        open_ += [need for need in needs if "extra ==" not in need]

class Refuse:
    hidden = {
        module
        for module, packages in importlib.metadata.packages_distributions().items()
        if not asked & {plain(package) for package in packages}
    }

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.hidden:
            raise ModuleNotFoundError(f"{name} is for development", name=name)

sys.meta_path.insert(0, Refuse())
sys.path.insert(0, ".")
settings = runpy.run_path("gunicorn.conf.py")
from gunicorn.util import load_class
load_class(settings["worker_class"])
load_class(settings["logger_class"])
from webapp import create_app
assert "pytest" in Refuse.hidden
print(create_app().test_client().get("/es/").status_code)
"""
    command = [sys.executable, "-c", program, *PROJECT["dependencies"]]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=60)
    assert done.stdout == "200\n", done.stderr


def test_every_file_that_the_guides_name_exists() -> None:
    for guide in GUIDES:
        text = guide.read_text()
        named = re.findall(r"(?:/srv/record-check/current/|\b)(deploy/[\w./@-]*\w|tests/\w+\.py|docs/[\w-]+\.md)", text)
        named += [
            f"deploy/{name}" for name in re.findall(r"(?<![/\w])((?:systemd|nginx|kubernetes)/[\w@-]*\.\w+)", text)
        ]
        assert named
        for name in named:
            assert list(TOP.glob(name)) or list(TOP.glob(f"{name}*")), name
        for name in re.findall(r"\]\(([\w./-]+)\)", text):
            assert (guide.parent / name).exists(), name


def test_the_guides_name_only_sections_and_targets_that_exist() -> None:
    headings = set(re.findall(r"^## (.*)$", (TOP / "docs/operators-guide.md").read_text(), re.MULTILINE))
    targets = set(re.findall(r"^([\w-]+):", (TOP / "Makefile").read_text(), re.MULTILINE))
    settings = [DEPLOY / "systemd/record-check.env", DEPLOY / "kubernetes/settings.yaml"]
    text = "".join(guide.read_text() for guide in (*GUIDES, *settings))
    sections = set(re.findall(r'\.md \("([A-Z][\w\' ]+)"\)', text))
    assert {"Settings"} <= sections <= headings
    assert {"install", "test"} <= set(re.findall(r"`make ([\w-]+)`", text)) <= targets


@pytest.mark.skipif(not os.access(TOP / ".git", os.F_OK), reason="needs the checkout's git")
def test_no_file_to_run_the_site_with_is_left_out_of_the_checkout() -> None:
    known = subprocess.run(["git", "ls-files", "deploy"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    here = {str(path.relative_to(TOP)) for path in DEPLOY.rglob("*") if path.is_file()}
    assert here == set(known.splitlines())
