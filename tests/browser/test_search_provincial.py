"""The measure of the search page: 300 queries on a record of some size, exact and light."""

from __future__ import annotations

import random
import re
import shutil
import statistics
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from proposals import search
from proposals.corpus import Corpus
from tests.browser.conftest import Serve
from tests.browser.searching import ask, draw, hits, open_search, texts, truth
from tests.search import provincial

FIRST = 50_000
"""Bytes that a first query may cost: tables, pieces of the index, texts of hits."""
LATER = 35_000

# What the search page would read as its own signs: a hyphen before a word, quotes with a space.
_SIGNS = re.compile(r"\s[-－﹣]|^[-－﹣].*\s|[\"“”„‟＂].*\s|\s.*[\"“”„‟＂]")


@pytest.fixture(scope="module")
def record(root: Path, shared: Path) -> Corpus:
    if not (shared / provincial.TABLE).is_file():
        pytest.skip("the 218 proposals (../shared/corpus) are not on this machine")
    return provincial.record(shared, root / "content")


@pytest.fixture(scope="module")
def url(record: Corpus, site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    copy = tmp_path_factory.mktemp("provincial") / "site"
    shutil.copytree(site, copy)
    search.index(record, copy)
    return serve(copy)


def test_finds_exactly_and_at_little_cost(page: Page, url: str, record: Corpus) -> None:
    queries = _queries(record)
    assert len(queries) >= 300
    open_search(page, url)
    costs, seconds = [], []
    for query in queries:
        with _Counted(page) as counted:
            started = time.perf_counter()
            found = ask(page, query)
            seconds.append(time.perf_counter() - started)
        assert set(found) == truth(record, query), query
        costs.append(counted.bytes)
    assert costs[0] < FIRST
    assert max(costs[1:]) < LATER
    print(  # noqa: T201  (a figure for people: pytest -s)
        f"{len(queries)} queries: median {statistics.median(seconds) * 1000:.0f} ms, "
        f"first {costs[0]} bytes, later at most {max(costs[1:])}"
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_search_by_its_address_costs_little(
    page: Page, url: str, record: Corpus, seed: int
) -> None:
    """Nothing is there yet, and then nothing but what the first query needed."""
    first, second = [query for query in draw(record, 60, seed) if len(query) > 6][:2]
    with _Counted(page) as counted:
        open_search(page, url, q=first)
    assert set(hits(page)) == truth(record, first)
    assert counted.bytes < FIRST
    with _Counted(page) as counted:
        assert set(ask(page, second)) == truth(record, second)
    assert counted.bytes < LATER


def test_finds_exactly_in_many_shards(
    page: Page, site: Path, serve: Serve, tmp_path: Path, record: Corpus
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    report = search.index(record, copy, search.Bounds(20, 40, piece=400, often=12))
    assert report.shards > 5
    open_search(page, serve(copy))
    for query in _queries(record)[::4]:
        assert set(ask(page, query)) == truth(record, query), query


class _Counted:
    """Counts the bytes of the index's files that come while it is open."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.bytes = 0

    def __enter__(self) -> _Counted:
        self._page.on("response", self._count)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("response", self._count)

    def _count(self, response: Response) -> None:
        if f"/{search.FOLDER}/" in response.url:
            self.bytes += int(response.headers["content-length"])


def _queries(record: Corpus) -> list[str]:
    """Pieces of 1 to 8 characters, names, numbers, document numbers, sentences with their signs."""
    chance = random.Random(218)  # noqa: S311  (a sample, not a secret)
    pieces = [text for case in record.cases for text in texts(case)]
    names = [mover.name for case in record.cases for mover in case.proposal.movers]
    numbers = [case.proposal.number for case in record.cases if case.proposal.number]
    written = [found for text in pieces for found in re.findall(r"\w{2,5}〔\d{4}〕\d+号", text)]
    phrases = [
        found for text in pieces for found in re.findall(r"\w{2,9}[，。；：、]\w{2,9}", text)
    ]
    queries = draw(record, 200, seed=218)
    for kind, count in ((names, 30), (numbers, 30), (written, 20), (phrases, 40)):
        queries += chance.sample(kind, min(count, len(kind)))
    return [query for query in queries if not _SIGNS.search(query)]
