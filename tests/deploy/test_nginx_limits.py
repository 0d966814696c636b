"""nginx is a part of the site: it has room from the first day, and the kernel counts connections before a word is said."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from tests.support.deployed import DEPLOY, GUIDES, compose

RULES = DEPLOY / "nftables/record-check.nft"
IN_A_NETWORK_OF_ITS_OWN = ["unshare", "--map-root-user", "--net"]
PROGRAM = """
import resource, socket, subprocess, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (2048, 2048))
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["nft", "-f", sys.argv[1]], check=True)
for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    door = socket.socket(family)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((address, 443))
    door.listen(1000)
    let_in = []
    for _ in range(300):
        try:
            let_in.append(socket.create_connection((address, 443), 2))
        except ConnectionError:
            pass
    print(len(let_in))
"""


def test_it_has_room_for_thousands_from_the_first_day() -> None:
    text = (DEPLOY / "nginx/nginx.conf").read_text()
    places = re.search(r"worker_connections (\d+);", text)
    files = re.search(r"worker_rlimit_nofile (\d+);", text)
    assert places
    assert files
    assert int(places[1]) >= 8192
    assert int(files[1]) >= 2 * int(places[1])
    assert "nginx.conf /etc/nginx/nginx.conf" in GUIDES[1].read_text()


def test_heads_and_bodies_of_all_places_fit_in_the_memory_that_nginx_has() -> None:
    """A quarter more is left for TLS."""
    text = "".join((DEPLOY / "nginx" / name).read_text() for name in ("nginx.conf", "record-check.conf"))

    def number(setting: str) -> int:
        [found] = re.findall(rf"^ *{setting} (\d+)k?;", text, re.MULTILINE)
        return int(found)

    body, first = number("client_body_buffer_size"), number("client_header_buffer_size")
    assert number("client_max_body_size") == body, "a larger one would be written to a file"
    [(count, size)] = re.findall(r"^ *large_client_header_buffers (\d+) (\d+)k;", text, re.MULTILINE)
    each = number("worker_connections") * (body + first + int(count) * int(size)) // 1024
    kept = sum(map(int, re.findall(r"(?:zone=|keys_zone=|shared:|max_size=)\w*?:?(\d+)m", text)))
    limit = int(compose()["services"]["nginx"]["mem_limit"].removesuffix("m"))
    assert f"{each} MB" in text
    assert 1.25 * (number("worker_processes") * each + kept) <= limit


def test_the_kernel_counts_both_doors_and_both_kinds_of_address() -> None:
    """What the file says, where no kernel can be asked: each caller 256 at once, of IPv6 each network of a household."""
    rules = re.findall(
        r"^ +tcp dport \{ 80, 443 \} ct state new add @(\w+) \{ (.+) \} reject with tcp reset$",
        RULES.read_text(),
        re.MULTILINE,
    )
    assert dict(rules) == {
        "callers": "ip saddr ct count over 256",
        "callers6": "ip6 saddr and ffff:ffff:ffff:ffff:: ct count over 256",
    }
    assert re.search(r"type filter hook input priority filter; policy accept;", RULES.read_text())
    for name, kind in (("callers", "ipv4_addr"), ("callers6", "ipv6_addr")):
        assert re.search(rf"set {name} \{{\s+type {kind}\s+size \d+\s+flags dynamic\s+\}}", RULES.read_text())


@pytest.mark.skipif(
    not (shutil.which("nft") and shutil.which("ip") and shutil.which("unshare"))
    or subprocess.run([*IN_A_NETWORK_OF_ITS_OWN, "nft", "list", "ruleset"], capture_output=True).returncode != 0,
    reason="needs nftables and iproute2, and to be allowed a network of its own",
)
def test_one_caller_may_hold_so_many_connections_and_no_more() -> None:
    """For real, in a network that is gone afterwards."""
    command = [*IN_A_NETWORK_OF_ITS_OWN, sys.executable, "-c", PROGRAM, str(RULES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["256", "256"], done.stderr


def test_the_guides_say_that_the_port_is_never_public() -> None:
    for text in (GUIDES[0].read_text(), (DEPLOY.parent / "SECURITY.md").read_text()):
        assert "never public" in text
    assert "must never be reached from outside" in GUIDES[1].read_text()
