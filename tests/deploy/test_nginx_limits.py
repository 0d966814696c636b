"""nginx is a part of the site: it has room from the first day, and the kernel counts connections before a word is said."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from tests.support.deployed import DEPLOY, GUIDES

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


def test_a_body_is_as_large_as_its_place_in_memory_and_all_of_them_fit() -> None:
    text = (DEPLOY / "nginx/record-check.conf").read_text()
    body, place = re.findall(r"client_(?:max_body_size|body_buffer_size) (\d+)k;", text)
    assert body == place
    assert 8192 * int(place) <= 256 * 1024


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
