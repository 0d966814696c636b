"""The files in deploy/ agree with the site, with each other, and with what they are written for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from flask import Flask

from tests.conftest import TOP
from webapp.config import Settings

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


# --- Kubernetes ---


@pytest.mark.parametrize("kind", list(objects()))
@pytest.mark.parametrize("version", ["1.30", kubernetes_validate.latest_version()])
def test_each_object_is_what_kubernetes_publishes_as_right(kind: str, version: str) -> None:
    kubernetes_validate.validate(objects()[kind], version, strict=True)


def test_every_file_for_kubernetes_is_applied() -> None:
    files = {path.name for path in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml"}
    assert len(objects()) == len(files), "one object of each kind"
    assert set(yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]) == files


def test_all_objects_are_in_the_namespace_and_it_allows_only_restricted_pods() -> None:
    named = objects()
    space = named.pop("Namespace")["metadata"]
    assert space["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    assert {each["metadata"]["namespace"] for each in named.values()} == {space["name"]}


def test_whatever_selects_the_pods_finds_them() -> None:
    found = objects()
    labels = found["Deployment"]["spec"]["template"]["metadata"]["labels"]
    selectors = [
        found["Deployment"]["spec"]["selector"]["matchLabels"],
        found["Service"]["spec"]["selector"],
        found["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
        found["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
        *(each["labelSelector"]["matchLabels"] for each in pod()["topologySpreadConstraints"]),
    ]
    for selector in selectors:
        assert selector
        assert selector.items() <= labels.items()
    scaled = found["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert (scaled["kind"], scaled["name"]) == ("Deployment", found["Deployment"]["metadata"]["name"])
    assert container()["envFrom"] == [{"configMapRef": {"name": found["ConfigMap"]["metadata"]["name"]}}]


def test_the_ports_agree_from_the_ingress_to_the_site() -> None:
    found = objects()
    (port,) = container()["ports"]
    (service,) = found["Service"]["spec"]["ports"]
    ((path,),) = [rule["http"]["paths"] for rule in found["Ingress"]["spec"]["rules"]]
    assert path["backend"]["service"] == {
        "name": found["Service"]["metadata"]["name"],
        "port": {"name": service["name"]},
    }
    assert service["targetPort"] == port["name"]
    assert every_environment()["kubernetes"]["PORT"] == str(port["containerPort"])
    assert found["NetworkPolicy"]["spec"]["ingress"] == [
        {"ports": [{"protocol": "TCP", "port": port["containerPort"]}]}
    ]
    assert f"EXPOSE {port['containerPort']}\n" in CONTAINERFILE


def test_the_address_is_the_same_in_the_ingress_and_the_settings() -> None:
    ingress = objects()["Ingress"]["spec"]
    (rule,) = ingress["rules"]
    (tls,) = ingress["tls"]
    assert objects()["ConfigMap"]["data"]["SITE_URL"] == f"https://{rule['host']}"
    assert tls["hosts"] == [rule["host"]]


def test_the_pods_may_call_nobody() -> None:
    policy = objects()["NetworkPolicy"]["spec"]
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    assert policy["egress"] == []


@pytest.mark.parametrize("probe", ["startupProbe", "livenessProbe", "readinessProbe"])
def test_a_probe_asks_for_an_address_of_the_site_by_the_address_of_the_pod(app: Flask, probe: str) -> None:
    asked = container()[probe]["httpGet"]
    assert asked["port"] == container()["ports"][0]["name"]
    assert "httpHeaders" not in asked
    host = f"10.42.0.17:{container()['ports'][0]['containerPort']}"
    assert app.test_client().get(asked["path"], headers={"Host": host}).status_code == 200


def test_only_readiness_takes_a_busy_pod_out_of_the_turn_and_liveness_is_patient() -> None:
    alive, ready = container()["livenessProbe"], container()["readinessProbe"]
    assert alive["httpGet"]["path"] != ready["httpGet"]["path"]
    assert alive["periodSeconds"] * alive["failureThreshold"] >= 30


def test_a_pod_has_no_rights_and_no_writable_file() -> None:
    rights = pod()["securityContext"]
    assert rights["runAsNonRoot"] is True
    assert rights["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod()["automountServiceAccountToken"] is False
    assert container()["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert f"\nUSER {rights['runAsUser']}:{rights['runAsGroup']}\n" in CONTAINERFILE
    assert "volumes" not in pod()


def test_a_new_version_takes_no_pod_away_before_another_is_ready() -> None:
    spec = objects()["Deployment"]["spec"]
    assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    assert objects()["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2
    assert "replicas" not in spec, "it would undo what the autoscaler did"
    pause = container()["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert pod()["terminationGracePeriodSeconds"] >= pause + 30  # gunicorn's graceful_timeout


# --- Containers ---


def instructions(name: str) -> list[str]:
    """What follows an instruction of the Containerfile, lines put together."""
    whole = re.sub(r"^#.*\n", "", CONTAINERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    return [line.split(None, 1)[1] for line in whole.splitlines() if line.startswith(f"{name} ")]


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


def test_the_version_is_the_same_everywhere() -> None:
    version = PROJECT["version"]
    image = f"cannabis-record-check:{version}"
    assert container()["image"] == image
    assert {compose()["services"][name]["image"] for name in ("site-1", "site-2")} == {image}
    assert f'image.version="{version}"' in CONTAINERFILE
    assert yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["images"][0]["newTag"] == version
    assert image in (DEPLOY / "README.md").read_text()


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
    assert len(ours) == 2
    assert all(path.is_file() for path in ours)
    build = services["site-1"]["build"]
    assert (DEPLOY / "container" / build["context"]).resolve() == TOP
    assert (TOP / build["dockerfile"]).is_file()


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


# --- systemd ---


@pytest.fixture
def units(tmp_path: Path) -> list[Path]:
    """One instance as systemd makes it of the templates, with this checkout in the place of /srv."""
    paths = []
    for kind in ("service", "socket"):
        text = (DEPLOY / f"systemd/record-check@.{kind}").read_text()
        text = text.replace("/srv/record-check/current/.venv/bin/python", sys.executable)
        path = tmp_path / f"record-check@8001.{kind}"
        path.write_text(text.replace("/srv/record-check/current", str(TOP)))
        paths.append(path)
    return paths


needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd-analyze (Debian: apt install systemd)"
)


@needs_systemd
def test_systemd_understands_every_line(units: list[Path]) -> None:
    command = ["systemd-analyze", "verify", "--man=no", *map(str, units)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    said = [line for line in done.stderr.splitlines() if "record-check" in line]
    assert (done.returncode, said) == (0, [])


@needs_systemd
def test_systemd_calls_the_service_safe(units: list[Path]) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=10", str(units[0])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_service_is_started_as_everywhere_else_and_through_its_door() -> None:
    service = (DEPLOY / "systemd/record-check@.service").read_text()
    started = re.search(r"^ExecStart=/srv/record-check/current/(.*)$", service, re.MULTILINE)
    assert started
    (entry,) = instructions("ENTRYPOINT")
    assert started[1].replace('"', "").split() == [
        each.removeprefix("/srv/record-check/") for each in yaml.safe_load(entry)
    ]
    assert "Requires=record-check@%i.socket" in service
    assert "EnvironmentFile=/etc/record-check.env" in service
    doors = re.findall(r"server 127.0.0.1:(\d+)", (DEPLOY / "nginx/instances.conf").read_text())
    assert "ListenStream=127.0.0.1:%i" in (DEPLOY / "systemd/record-check@.socket").read_text()
    for guide in GUIDES[1:]:
        assert all(f"record-check@{door}.socket" in guide.read_text() for door in doors)


# --- The guides ---


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


def test_the_guides_name_only_sections_of_the_readme_and_targets_that_exist() -> None:
    headings = set(re.findall(r"^## (.*)$", (TOP / "README.md").read_text(), re.MULTILINE))
    targets = set(re.findall(r"^([\w-]+):", (TOP / "Makefile").read_text(), re.MULTILINE))
    text = "".join(guide.read_text() for guide in GUIDES)
    sections = set(re.findall(r'"([A-Z][\w\' ]+)"', text))
    assert {"Settings", "Figures", "How an office changes", "How a rule changes"} <= sections
    assert sections <= headings
    assert {"install", "test"} <= set(re.findall(r"`make ([\w-]+)`", text)) <= targets


@pytest.mark.skipif(not os.access(TOP / ".git", os.F_OK), reason="needs the checkout's git")
def test_no_file_to_run_the_site_with_is_left_out_of_the_checkout() -> None:
    known = subprocess.run(["git", "ls-files", "deploy"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    here = {str(path.relative_to(TOP)) for path in DEPLOY.rglob("*") if path.is_file()}
    assert here == set(known.splitlines())
