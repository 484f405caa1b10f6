"""The ZIM opens, holds the site, and finds Chinese; and is the same wherever it is packed."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from proposals.archive import zim_identity, zim_process
from proposals.archive.edition import ArchiveError
from tests.archive import invented

PAGE = '<!DOCTYPE html><html lang="{}"><head><title>{} · 样例站</title></head><body>检索 {}</body>'
CASES = {
    "20990001": ("关于增设样例站台的建议", "样例路口宜增设站台，方便乘坐公交。"),
    "20990002": ("关于修整样例步道的建议", "样例步道破损，宜修整路面并增加照明。"),
}


def page(title: str, language: str = "zh-CN", text: str = "") -> bytes:
    return PAGE.format(language, title, text).encode()


SITE = {
    "index.html": page("首页"),
    "404.html": page("找不到"),
    "departments/index.html": page("部门"),
    "pages/about.html": page("关于", text="本站说明"),
    "en/index.html": page("Home", "en"),
    "theme/site.css": b"a{}",
    **{f"proposals/yangli/{id_}.html": page(title) for id_, (title, _) in CASES.items()},
    **{f"en/proposals/yangli/{id_}.html": page(title, "en") for id_, (title, _) in CASES.items()},
    **{
        f"proposals/yangli/{id_}.md": f"---\nnumber: '{id_}'\n---\n\n{title}\n{text}".encode()
        for id_, (title, text) in CASES.items()
    },
}
ONE, TWO = (f"proposals/yangli/{id_}.html" for id_ in CASES)


def write(folder: Path, target: Path) -> Path:
    assert zim_process.write(folder, invented.EDITION, target)
    return target


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zim")
    return write(invented.tree(folder / "site", SITE), folder / "tida.zim")


@pytest.fixture(scope="module")
def archive(packed: Path) -> Archive:
    return Archive(packed)


def test_how_far_it_has_come_is_told(tmp_path: Path) -> None:
    site = invented.tree(tmp_path / "site", SITE)
    for number in range(250):
        (site / f"{number}.txt").write_text("x")
    told: list[tuple[int, int]] = []
    zim_process.write(site, invented.EDITION, tmp_path / "x.zim", lambda *now: told.append(now))
    total = len(SITE) + 250
    assert told == [(done, total) for done in range(0, total, 100)]


def test_what_the_process_said_at_its_end_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"could not be written:[\s\S]*index\.html"):
        zim_process.write(tmp_path, invented.EDITION, tmp_path / "x.zim")
    assert not list(tmp_path.iterdir())


def test_it_holds_every_file_of_the_site(archive: Archive) -> None:
    assert archive.check()
    for path, content in SITE.items():
        assert bytes(archive.get_entry_by_path(path).get_item().content) == content
    assert archive.main_entry.get_item().path == "index.html"
    assert archive.get_entry_by_path("index.html").get_item().mimetype == "text/html"
    assert archive.get_metadata("Date") == b"2023-11-14"
    assert archive.get_metadata("Language") == b"zho"
    assert bytes(archive.get_illustration_item(48).content).startswith(b"\x89PNG")


def test_what_it_says_of_itself_is_what_readers_ask_for(archive: Archive, tmp_path: Path) -> None:
    texts = ("Name", "Title", "Description", "Creator", "Publisher", "Date", "Language", "Source")
    told = {name: bytes(archive.get_metadata(name)).decode() for name in texts}
    assert all(told.values())
    assert (told["Source"], told["Creator"]) == (invented.EDITION.address, invented.EDITION.name)
    assert "2 件" in told["Description"]
    assert "3 份" in told["Description"]
    long = replace(invented.EDITION, name="样例" * 40, address=None)
    site = invented.tree(tmp_path / "site", SITE)
    assert zim_process.write(site, long, tmp_path / "long.zim")
    other = Archive(tmp_path / "long.zim")
    assert "Source" not in other.metadata_keys
    # https://wiki.openzim.org/wiki/Metadata: readers refuse longer ones.
    assert len(bytes(other.get_metadata("Title")).decode()) == 30
    assert len(told["Description"]) <= 80


def test_browsers_are_told_what_they_must_know_to_use_a_file(tmp_path: Path) -> None:
    types = {
        "a.html": "text/html",
        "a.css": "text/css",
        "a.js": "text/javascript",
        "a.svg": "image/svg+xml",
        "a.png": "image/png",
        "a.json": "application/json",
        "a.wasm": "application/wasm",
        "a.xml": "application/xml",
        "a.txt": "text/plain",
        "a.of-no-kind": "application/octet-stream",
    }
    site = invented.tree(tmp_path / "site", {**SITE, **dict.fromkeys(types, b"x")})
    archive = Archive(write(site, tmp_path / "x.zim"))
    found = {path: archive.get_entry_by_path(path).get_item().mimetype for path in types}
    assert found == types


def test_pages_of_one_language_are_articles_and_nothing_else_is(archive: Archive) -> None:
    pages = {"index.html", "departments/index.html", "pages/about.html", ONE, TWO}
    assert archive.article_count == len(pages)
    assert {archive.get_random_entry().path for _ in range(100)} <= pages


def test_hidden_files_stay_outside(packed: Path, tmp_path: Path) -> None:
    hidden = {".nojekyll": b"", "theme/.cache": b"x", ".tida/state.json": b"{}"}
    site = invented.tree(tmp_path / "site", {**SITE, **hidden})
    assert write(site, tmp_path / "x.zim").read_bytes() == packed.read_bytes()


def test_what_a_killed_run_left_is_in_nobodys_way(packed: Path, tmp_path: Path) -> None:
    (tmp_path / ".x.zim.writing").write_bytes(b"half")
    again = write(invented.tree(tmp_path / "site", SITE), tmp_path / "x.zim")
    assert again.read_bytes() == packed.read_bytes()
    assert not (tmp_path / ".x.zim.writing").exists()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("站台", {ONE}),
        ("增设站台", {ONE}),
        ("公交", {ONE}),
        ("照", {TWO}),
        ("步道 照明", {TWO}),
        ("样例", {ONE, TWO, "pages/about.html"}),
        ("20990001", {ONE}),
        ("本站说明", {"pages/about.html"}),
        ("检索", {"pages/about.html"}),
        ("没有此词", set()),
    ],
)
def test_it_finds_the_cases_that_hold_the_words(
    archive: Archive, query: str, expected: set[str]
) -> None:
    found = Searcher(archive).search(Query().set_query(query))
    assert {*found.getResults(0, 20)} == expected


def test_titles_are_suggested_once(archive: Archive) -> None:
    found = SuggestionSearcher(archive).suggest("样例")
    assert {ONE, TWO} <= {*found.getResults(0, 20)}
    assert not any(path.startswith("en/") for path in found.getResults(0, 20))


def test_the_same_site_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    again = write(invented.tree(tmp_path / "elsewhere", SITE), tmp_path / "again.zim")
    assert again.read_bytes() == packed.read_bytes()


def test_another_site_has_another_identity(packed: Path, tmp_path: Path) -> None:
    site = invented.tree(tmp_path / "site", {**SITE, "index.html": page("另一首页")})
    assert Archive(write(site, tmp_path / "other.zim")).uuid != Archive(packed).uuid


def test_every_identity_says_that_it_was_made_of_a_sum(packed: Path) -> None:
    """RFC 9562, 5.8; that of the file, and those of the two indexes in it."""
    data = packed.read_bytes()
    mark = b"\x0f\x0dXapian Glass"
    parts = [data[8:24], *(part[2:18] for part in data.split(mark)[1:])]
    found = [UUID(bytes=part) for part in parts]
    assert [(one.version, one.variant) for one in found] == [(8, RFC_4122)] * 3
    assert len(set(found)) == 3
    assert found[0] == Archive(packed).uuid


def test_the_identity_of_a_large_file_follows_from_all_of_it(tmp_path: Path) -> None:
    large = random.Random(1).randbytes(3 << 20)  # noqa: S311  (so that it cannot be packed)
    found = set()
    for end in (b"a", b"b"):
        site = invented.tree(tmp_path / "site", {**SITE, "theme/large": large + end})
        archive = Archive(write(site, tmp_path / "large.zim"))
        assert archive.check()
        found.add(archive.uuid)
    assert len(found) == 2


def test_a_file_of_an_unknown_build_is_left_as_it_was(packed: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.zim"
    strange.write_bytes(packed.read_bytes() + b"more")
    before = strange.read_bytes()
    assert not zim_identity.settle(strange)
    assert strange.read_bytes() == before
