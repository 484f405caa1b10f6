"""What a search costs a reader: bytes and milliseconds, in Chromium."""

from __future__ import annotations

import contextlib
import functools
import http.server
import importlib.util
import math
import os
import random
import re
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RESULTS: Final = "[data-search-results]"
"""Its ``data-state`` becomes ``done``: so docs/data-flow.md promises of the search page."""

_ENDED = f'{RESULTS}:is([data-state="done"], [data-state="failed"])'

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,8}")
_FIELDS = ("title", "number", "- name")

_ASK = """(query) => new Promise((done) => {
    const results = document.querySelector("[data-search-results]");
    const field = document.querySelector("#search-query");
    const started = performance.now();
    new MutationObserver((_, observer) => {
        if (!["done", "failed"].includes(results.dataset.state)) return;
        observer.disconnect();
        done([performance.now() - started, results.dataset.total ?? null]);
    }).observe(results, { attributeFilter: ["data-state"] });
    field.value = query;
    field.form.requestSubmit();
})"""


class NotAskedError(Exception):
    """Queries cannot be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of many queries: the middle one and the one that 95 in 100 do not exceed.

    Attributes:
        ms_50: milliseconds from asking to the answer on the page.
        ms_95: likewise.
        bytes_50: bytes that the server sent for it.
        bytes_95: likewise.
    """

    ms_50: float
    ms_95: float
    bytes_50: int
    bytes_95: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What queries cost.

    Attributes:
        queries: how many were asked.
        found: how many of them found something; each is taken from a case.
        first: each in a browser that has nothing yet: page, scripts and index.
        following: each on a page that is open, where earlier queries have fetched this and that.
    """

    queries: int
    found: int
    first: Cost
    following: Cost


def draw(content: Path, count: int) -> list[str]:
    """Queries as readers ask them: words of bodies and titles, names, numbers."""
    chance = random.Random(count)  # noqa: S311  (a sample, not a secret)
    paths = sorted(content.glob("proposals/*/*/*.md"))
    queries: list[str] = []
    while len(queries) < count:
        front, _, body = chance.choice(paths).read_text("utf-8").partition("\n---\n")
        values = [
            line.partition(": ")[2].strip("'")
            for line in front.splitlines()
            if line.startswith(_FIELDS)
        ]
        words = _CHINESE.findall(body)
        drawn = chance.choice(values) if values and chance.random() < 0.3 else ""
        if not drawn and words:
            drawn = chance.choice(words)
        if drawn:
            queries.append(drawn[:12])
    return queries


def ask(site: Path, queries: Sequence[str]) -> Asked:
    """Ask a built site, served on this machine.

    Raises:
        NotAskedError: there is no Playwright or no Chromium, or the search page gives no answer.
    """
    with _served(site) as server, _chromium() as browser:
        address = f"http://127.0.0.1:{server.server_port}/search.html"
        first = [_in_a_new_browser(browser, server, address, query) for query in queries]
        following = _one_after_another(browser, server, address, queries)
    return Asked(
        queries=len(queries),
        found=sum(total > 0 for _, _, total in following),
        first=cost([(ms, sent) for ms, sent, _ in first]),
        following=cost([(ms, sent) for ms, sent, _ in following]),
    )


def cost(rows: Sequence[tuple[float, int]]) -> Cost:
    """Of pairs of milliseconds and bytes, at least one."""
    times = [ms for ms, _ in rows]
    sizes = [sent for _, sent in rows]
    return Cost(
        ms_50=round(percentile(times, 50), 1),
        ms_95=round(percentile(times, 95), 1),
        bytes_50=int(percentile(sizes, 50)),
        bytes_95=int(percentile(sizes, 95)),
    )


def percentile(values: Sequence[float], part: int) -> float:
    """The least value that ``part`` in 100 of all do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * part / 100) - 1)]


_Row = tuple[float, int, int]
"""Milliseconds, bytes, cases found."""


def _in_a_new_browser(browser: Browser, server: _Server, address: str, query: str) -> _Row:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    before, started = server.sent, time.perf_counter()
    page.goto(f"{address}?{urlencode({'q': query})}")
    page.wait_for_selector(_ENDED)
    ms = (time.perf_counter() - started) * 1000
    total = _total(page.locator(RESULTS).get_attribute("data-total"))
    context.close()
    return ms, server.sent - before, total


def _one_after_another(
    browser: Browser, server: _Server, address: str, queries: Sequence[str]
) -> list[_Row]:
    context = browser.new_context(locale="zh-CN")
    page: Page = context.new_page()
    # The engine starts with the first query; that start is counted among the first ones.
    page.goto(f"{address}?{urlencode({'q': queries[0]})}")
    page.wait_for_selector(_ENDED)
    rows = []
    for query in [*queries[1:], queries[0]]:
        before = server.sent
        ms, total = page.evaluate(_ASK, query)
        rows.append((float(ms), server.sent - before, _total(total)))
    context.close()
    return rows


def _total(shown: str | None) -> int:
    if shown is None:
        raise NotAskedError("the search page could not read its index")
    return int(shown)


@contextlib.contextmanager
def _chromium() -> Iterator[Browser]:
    if importlib.util.find_spec("playwright") is None:
        raise NotAskedError("Playwright is not installed")
    from playwright.sync_api import Error, sync_playwright

    named = os.environ.get("TIDA_CHROMIUM")
    program = named or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program is None:
        raise NotAskedError("there is no Chromium")
    # Chromium refuses its sandbox to root, as whom containers run.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
    arguments += ["--no-sandbox"] if root else []
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=arguments)
        except Error as error:
            raise NotAskedError(f"{program} does not start") from error
        try:
            yield browser
        except Error as error:
            raise NotAskedError(f"the search page gave no answer ({error.message})") from error
        finally:
            browser.close()


class _Server(http.server.ThreadingHTTPServer):
    """Counts what it sends."""

    daemon_threads = True
    sent = 0


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012  (the base class declares it so)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
    }

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        outputfile.write(data)
        if isinstance(self.server, _Server):
            self.server.sent += len(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its name there)
        pass


@contextlib.contextmanager
def _served(site: Path) -> Iterator[_Server]:
    handler = functools.partial(_Handler, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
