"""What stands in deploy/, read for the tests: the files of each way to run the site."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import TOP

DEPLOY = TOP / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
CONTAINERFILE = (DEPLOY / "container/Containerfile").read_text()
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
GUIDES = [DEPLOY / "README.md", TOP / "docs/operators-guide.md"]
SETTINGS = set(
    re.findall(
        r"""['"]([A-Z][A-Z_]{2,})['"]""",
        (TOP / "webapp/config.py").read_text() + (TOP / "gunicorn.conf.py").read_text(),
    )
)
"""What the site reads from the environment."""
PYTHONS_OWN = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}


def objects() -> dict[str, dict[str, Any]]:
    """The objects for Kubernetes, by their kind."""
    names = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]
    found = [yaml.safe_load((KUBERNETES / name).read_text()) for name in names]
    return {each["kind"]: each for each in found}


def pod() -> dict[str, Any]:
    spec: dict[str, Any] = objects()["Deployment"]["spec"]["template"]["spec"]
    return spec


def container() -> dict[str, Any]:
    (only,) = pod()["containers"]
    assert isinstance(only, dict)
    return only


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "container/compose.yaml").read_text())
    return found


def lines_of(path: Path) -> dict[str, str]:
    """The settings in a file of lines NAME=value."""
    return dict(line.split("=", 1) for line in path.read_text().splitlines() if line and not line.startswith("#"))


def every_environment() -> dict[str, dict[str, str]]:
    """The settings each way sets."""
    in_image = re.search(r"^ENV (.*)$", CONTAINERFILE, re.MULTILINE)
    assert in_image
    return {
        "systemd": lines_of(DEPLOY / "systemd/record-check.env"),
        "image": dict(each.split("=") for each in in_image[1].split()),
        "compose": compose()["services"]["site-1"]["environment"],
        "kubernetes": {
            **objects()["ConfigMap"]["data"],
            **{each["name"]: each["value"] for each in container()["env"]},
        },
    }


def instructions(name: str) -> list[str]:
    """What follows an instruction of the Containerfile, lines put together."""
    whole = re.sub(r"^#.*\n", "", CONTAINERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    return [line.split(None, 1)[1] for line in whole.splitlines() if line.startswith(f"{name} ")]
