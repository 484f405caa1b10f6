"""A real Chromium, a server for built sites, and pages that must not complain."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from commands.build import build_site

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# As long as a click waits: on a busy machine five seconds say nothing about a page.
expect.set_options(timeout=30_000)

Serve = Callable[[Path], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(_playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, or the one that TIDA_CHROMIUM names."""
    program = os.environ.get("TIDA_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        _do_without("no Chromium found")
    # Chromium refuses its sandbox to root, as whom containers run.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if root else [])]
    try:
        browser = _playwright.chromium.launch(executable_path=program, args=arguments)
    except Error as error:
        _do_without(f"{program} does not start: {error.message}")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a folder over HTTP on this machine alone; gives its address, ending in ``/``."""
    servers: dict[Path, http.server.ThreadingHTTPServer] = {}

    def address(folder: Path) -> str:
        if folder not in servers:
            handler = functools.partial(_Quiet, directory=str(folder))
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers[folder] = server
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield address
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Serve) -> str:
    """Address of the built site, ending in ``/``."""
    return serve(site)


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory, root: Path, serve: Serve) -> str:
    """Address of content/ as a site in both languages, ending in ``/``."""
    site = tmp_path_factory.mktemp("bilingual") / "site"
    build_site(root / "content", site, languages=("zh_CN", "en"))
    return serve(site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a fresh profile; the test fails when anything is said on its console."""
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(_complaint(message)))
    page.on("pageerror", lambda error: complaints.append(f"error: {error.message}"))
    yield page
    context.close()
    assert list(filter(None, complaints)) == []


@pytest.fixture
def troubled_page(chromium: Browser) -> Iterator[Page]:
    """A page for tests in which something is made to go wrong, and the console may say so."""
    context = chromium.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


def _complaint(message: ConsoleMessage) -> str:
    """What a message complains of; nothing when it only informs.

    On a machine that is very busy Pagefind warns that it goes on without a thread of its own.
    """
    return f"{message.type}: {message.text}" if message.type == "error" else ""


def _do_without(reason: str) -> NoReturn:
    advice = (
        f"{reason}; install one (Debian: apt-get install chromium fonts-noto-cjk) "
        "or name it in TIDA_CHROMIUM"
    )
    if os.environ.get("CI"):
        pytest.fail(advice)
    pytest.skip(advice)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of each request; knows the type of modules on every system."""

    extensions_map = {  # noqa: RUF012  (the base class declares it so)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its name there)
        pass
