"""The site on this machine: pages, the missing page, and the news of a build."""

from __future__ import annotations

import functools
import http.server
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.serving import Builds, Handler


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Builds]]:
    (tmp_path / "index.html").write_text("<body>home</body>", "utf-8")
    (tmp_path / "404.html").write_text("<body>missing</body>", "utf-8")
    (tmp_path / "a.css").write_text("x{}", "utf-8")
    builds = Builds()
    handler = functools.partial(Handler, directory=str(tmp_path), builds=builds)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", builds
        server.shutdown()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
        return str(answer.read().decode())


def test_pages_carry_the_reload_script_and_files_do_not(served: tuple[str, Builds]) -> None:
    root, _ = served
    assert fetch(f"{root}/") == '<body>home<script src="/.tida-reload.js"></script></body>'
    assert fetch(f"{root}/a.css") == "x{}"
    assert "EventSource" in fetch(f"{root}/.tida-reload.js")


def test_a_missing_page_is_the_sites_own(served: tuple[str, Builds]) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(f"{served[0]}/no/such.html")
    assert caught.value.code == 404
    assert b"missing" in caught.value.read()


def test_nothing_outside_the_site_is_served(served: tuple[str, Builds]) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(f"{served[0]}/../../etc/hosts")
    assert caught.value.code == 404


def test_a_waiting_page_hears_of_a_build(served: tuple[str, Builds]) -> None:
    root, builds = served
    heard: list[bytes] = []

    def listen() -> None:
        with urllib.request.urlopen(f"{root}/.tida-events", timeout=5) as stream:  # noqa: S310
            heard.append(stream.readline())

    page = threading.Thread(target=listen)
    page.start()
    while page.is_alive():
        builds.announce()
        page.join(0.05)
    assert heard == [b"event: built\n"]
