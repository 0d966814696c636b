"""The real nginx with the files that we ship, in front of real instances: where the public meets the site."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import ssl
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.conftest import PATIENCE, TOP, Server, free_port, start_server
from tests.support.journeys import forms_of_a_visit

NAME = "check.example.org"
SETTINGS = {"SITE_URL": f"https://{NAME}", "HTTPS": "1", "WEB_CONCURRENCY": "1", "API_PER_SECOND": "0"}
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
NO_LIMIT = {"rate=50r/s": "rate=100000r/s", "limit_conn record_check_open 64;": "limit_conn record_check_open 60000;"}
"""For tests in which all visitors come from one address, this machine's."""
LINE = re.compile(r"\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] (-|GET|HEAD|POST|OPTIONS) (-|/\S*) \d{3} \d+\.\d{3}s")
"""A line of its log."""

FORM = "application/x-www-form-urlencoded"
STEPS = [urlencode(each) for each in forms_of_a_visit()]
"""What is posted at each step of a visit, from the first answer to the result."""

needs_nginx = pytest.mark.skipif(
    not (NGINX and shutil.which("openssl")), reason="needs nginx and openssl (Debian: apt install nginx-light openssl)"
)


@dataclass
class Site:
    """nginx in front of instances."""

    folder: Path
    port: int
    plain_port: int
    instances: list[Server] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @property
    def trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))

    @property
    def ports(self) -> list[int]:
        return [urlsplit(each.url).port or 0 for each in self.instances]

    def turn_to(self, ports: list[int]) -> None:
        """Let nginx ask other ports, and wait until its workers do."""
        (self.folder / "instances.conf").write_text(instances_on(ports))
        before = self.workers()
        os.kill(int((self.folder / "nginx.pid").read_text()), signal.SIGHUP)
        for _ in range(100):
            if not before & (now := self.workers()) and now:
                return
            time.sleep(0.1)
        raise AssertionError("nginx did not take the new file")

    def workers(self) -> set[str]:
        """The processes of nginx that still take connections."""
        started = (self.folder / "error.log").read_text()
        gone = re.findall(r" (\d+)#\d+: gracefully shutting down", started)
        return set(re.findall(r"start worker process (\d+)", started)) - set(gone)

    def connect(self) -> http.client.HTTPSConnection:
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE, context=self.trusted)

    @property
    def log(self) -> str:
        return (self.folder / "access.log").read_text()

    @property
    def everything_else_written(self) -> str:
        """The logs of nginx beside the one that we give it."""
        return (self.folder / "error.log").read_text() + (self.folder / "other.log").read_text()

    def everything_written(self) -> str:
        """All logs of nginx and of the instances."""
        return "".join((self.log, self.everything_else_written, *(each.log for each in self.instances)))

    def settled(self, lines: int) -> str:
        """The log once it has so many lines: a line follows its answer."""
        for _ in range(100):
            if self.log.count("\n") >= lines:
                return self.log
            time.sleep(0.1)
        raise AssertionError(f"fewer than {lines} lines: {self.log}")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(
    connection: http.client.HTTPConnection, method: str, address: str, body: str | None = None, **headers: str
) -> Answer:
    """Ask the site under its name. ``headers``: with ``_`` for ``-``."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        sent.setdefault("Content-Type", FORM)
    connection.request(method, address, body, {"Host": NAME, **sent})
    response = connection.getresponse()
    return Answer(response.status, response.headers, response.read())


def adapted(config: str, changes: dict[str, str]) -> str:
    """A shipped file with other ports and places. Fails when one of them is no longer there."""
    for old, new in changes.items():
        assert old in config, old
        config = config.replace(old, new)
    return config


def instances_on(ports: list[int]) -> str:
    """Our file of the instances, with other ports; of one port, with only one."""
    text = (TOP / "deploy/nginx/instances.conf").read_text()
    changes = {f"127.0.0.1:{old}": f"127.0.0.1:{new}" for old, new in zip((8001, 8002), ports, strict=False)}
    if len(ports) == 1:
        text = re.sub(r"\n    server 127.0.0.1:8002.*", "", text)
    return adapted(text, changes)


def configure(site: Site, limits: dict[str, str]) -> Path:
    """Write our files for ports and folders of the test. ``limits``: what else to replace in record-check.conf."""
    folder, shipped = site.folder, TOP / "deploy/nginx"
    (folder / "instances.conf").write_text(instances_on(site.ports))
    places = {
        "listen 80 ": f"listen 127.0.0.1:{site.plain_port} ",
        "listen 443 ": f"listen 127.0.0.1:{site.port} ",
        "    listen [::]:80 default_server;\n": "",
        "    listen [::]:443 ssl http2 default_server;\n": "",
        f"/etc/letsencrypt/live/{NAME}/": f"{folder}/",
        "/var/log/nginx/access.log": f"{folder}/access.log",
        "/dev/shm/record-check ": f"{folder}/cache ",
        "/var/www/html": str(folder / "html"),
    }
    site_file = adapted((shipped / "record-check.conf").read_text(), places | limits)
    (folder / "record-check.conf").write_text(site_file)
    temporary = "".join(
        f"    {name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    changes = {
        "user www-data;": "user root;" if os.getuid() == 0 else "",
        "worker_rlimit_nofile 20000;": "",  # more than a test may have open
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "error_log /dev/null crit;": f"error_log {folder}/error.log notice;",
        "    access_log off;": f"    access_log {folder}/other.log;\n{temporary}",
        "include /etc/nginx/conf.d/*.conf;": f"include {folder}/instances.conf;",
        "include /etc/nginx/sites-enabled/*;": f"include {folder}/record-check.conf;",
    }
    main = folder / "nginx.conf"
    main.write_text(adapted((shipped / "nginx.conf").read_text(), changes))
    return main


@contextmanager
def behind_nginx(
    folder: Path, instances: int = 2, limits: dict[str, str] | None = None, site: Path = TOP, **environment: str
) -> Iterator[Site]:
    """nginx in front of so many instances of the site in ``site``, with other settings in ``environment``."""
    front = Site(folder, free_port(), free_port())
    (folder / "html/.well-known/acme-challenge").mkdir(parents=True)
    (folder / "html/.well-known/acme-challenge/proof").write_text("proved")
    certificate = ["-out", f"{folder}/fullchain.pem", "-keyout", f"{folder}/privkey.pem", "-days", "2"]
    names = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *certificate, *names],
        check=True,
        capture_output=True,
    )
    try:
        for number in range(1, instances + 1):
            (folder / f"instance-{number}").mkdir()
        folders = [folder / f"instance-{number}" for number in range(1, instances + 1)]
        with ThreadPoolExecutor() as at_once:
            starts = [at_once.submit(start_server, each, site, **{**SETTINGS, **environment}) for each in folders]
        front.instances += [each.result() for each in starts]
        command = [
            str(NGINX),
            "-p",
            str(folder),
            "-e",
            f"{folder}/error.log",
            "-c",
            str(configure(front, limits or {})),
        ]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        front.process = subprocess.Popen([*command, "-g", "daemon off;"])
        for _ in range(200):
            if len(front.workers()) == 2:
                break
            time.sleep(0.05)
        # Where nginx would write a body or an answer to a file, it fails from now on.
        for name in ("client_body", "proxy"):
            shutil.rmtree(folder / name)
        yield front
    finally:
        if front.process:
            front.process.terminate()
            front.process.wait(10)
        for each in front.instances:
            each.process.terminate()
        for each in front.instances:
            each.process.wait(40)
