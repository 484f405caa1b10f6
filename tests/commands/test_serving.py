"""The site on this machine: pages, the missing page, and the news of a build."""

from __future__ import annotations

import functools
import http.server
import runpy
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
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


@pytest.mark.parametrize("path", ["no/such", "no.css", "no/such.json", "no/"])
def test_whatever_is_missing_is_answered_with_it(served: tuple[str, Builds], path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(f"{served[0]}/{path}")
    assert caught.value.code == 404
    assert caught.value.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"missing" in caught.value.read()


def test_the_missing_page_leads_to_the_site_from_wherever_it_is_shown(
    served: tuple[str, Builds], tmp_path: Path
) -> None:
    page = '<link href="./theme/site.css"><form action="./search.html"><a href="./">a</a>'
    (tmp_path / "404.html").write_text(page, "utf-8")
    asked = urllib.request.Request(f"{served[0]}/proposals/no/such.html")  # noqa: S310
    with _answered(asked) as answer:
        told = answer.read().decode()
    assert told == '<link href="/theme/site.css"><form action="/search.html"><a href="/">a</a>'


def test_a_site_names_the_address_it_is_served_at(
    served: tuple[str, Builds], tmp_path: Path
) -> None:
    root, _ = served
    text = "see http://localhost:8000/proposals/index.html"
    here = text.replace("http://localhost:8000", root)
    (tmp_path / "data").mkdir()
    for name in ("feed.xml", "feed.json", "case.md", "case.html"):
        (tmp_path / name).write_text(text, "utf-8")
        assert fetch(f"{root}/{name}") == here
    (tmp_path / "data" / "cases.json").write_text(text, "utf-8")
    assert fetch(f"{root}/data/cases.json") == text


def test_only_the_head_of_a_page_can_be_asked_for(served: tuple[str, Builds]) -> None:
    for path, status in (("index.html", 200), ("a.css", 200), ("no", 404)):
        asked = urllib.request.Request(f"{served[0]}/{path}", method="HEAD")  # noqa: S310
        with _answered(asked) as answer:
            assert (answer.status, answer.read()) == (status, b"")


def _answered(asked: urllib.request.Request) -> Any:
    try:
        return urllib.request.urlopen(asked, timeout=60)  # noqa: S310
    except urllib.error.HTTPError as error:
        return error


def test_the_settings_name_the_address_that_is_replaced(root: Path) -> None:
    assert runpy.run_path(str(root / "pelicanconf.py"))["SITEURL"] == "http://localhost:8000"


def test_nothing_outside_the_site_is_served(served: tuple[str, Builds]) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(f"{served[0]}/../../etc/hosts")
    assert caught.value.code == 404


def test_a_waiting_page_hears_of_a_build(served: tuple[str, Builds]) -> None:
    root, builds = served
    heard: list[bytes] = []

    def listen() -> None:
        with urllib.request.urlopen(f"{root}/.tida-events", timeout=60) as stream:  # noqa: S310
            heard.append(stream.readline())

    page = threading.Thread(target=listen)
    page.start()
    while page.is_alive():
        builds.announce()
        page.join(0.05)
    assert heard == [b"event: built\n"]
