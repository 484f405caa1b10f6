"""An index that is brought up to date is the one that would be made anew, and costs less."""

from __future__ import annotations

import gzip
import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals import search
from proposals.case import Case
from proposals.search import bundle
from tests.search import invented

LIMITS = search.Bounds(2, 5)
IDS = st.integers(0, 30)
EDITS = st.lists(
    st.lists(st.tuples(IDS, st.sampled_from(["edit", "add", "remove", "rename"])), max_size=4),
    min_size=1,
    max_size=4,
)


class _Plain:
    """Stands in for Pagefind, which takes a second: one piece, which is the text itself."""

    def add(self, address: str, words: str) -> None:
        self.words = words

    def files(self) -> dict[PurePosixPath, bytes]:
        meta = ["0", [["a", len(self.words.split())]], [["", "", "a"]], [], [], []]
        packed = gzip.compress(b"pagefind_dcd" + _cbor(meta), mtime=0)
        return {
            PurePosixPath("pagefind.und.pf_meta"): packed,
            PurePosixPath("index/a.pf_index"): self.words.encode(),
        }


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def start(_: int) -> Iterator[_Plain]:
        yield _Plain()

    monkeypatch.setattr(bundle, "start", start)


@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
@pytest.mark.usefixtures("plain")
def test_after_any_edits_it_is_the_one_made_anew(edits: list[list[tuple[int, str]]]) -> None:
    cases = {f"{number:02}": _case(f"{number:02}") for number in range(24)}
    with tempfile.TemporaryDirectory() as name:
        kept, anew = Path(name, "kept"), Path(name, "anew")
        _update(cases, kept)
        for turn, round_ in enumerate(edits):
            for number, kind in round_:
                _edit(cases, f"{number:02}", kind, turn)
            _update(cases, kept)
        _update(cases, anew)
        assert _content(kept) == _content(anew)


@pytest.mark.usefixtures("plain")
class TestUpdate:
    def test_of_nothing_new_writes_nothing(self, tmp_path: Path) -> None:
        cases = _cases(24)
        _update(cases, tmp_path)
        before = _marks(tmp_path)
        assert _update(cases, tmp_path).made == 0
        assert _marks(tmp_path) == before

    def test_of_an_edited_case_makes_its_shard(self, tmp_path: Path) -> None:
        cases = _cases(24)
        _update(cases, tmp_path)
        before = _marks(tmp_path)
        _edit(cases, "11", "edit", 1)
        report = _update(cases, tmp_path)
        assert report.made == 1
        assert report.shards > 4
        texts = {name for name in before if name.startswith("cases/")}
        assert {name for name in texts if _marks(tmp_path)[name] != before[name]} == {
            "cases/yangli/11.packed"
        }

    def test_of_an_added_case_leaves_most_shards(self, tmp_path: Path) -> None:
        cases = _cases(24)
        _update(cases, tmp_path)
        cases["99"] = _case("99", year=2024)
        assert _update(cases, tmp_path).made == 1

    def test_of_another_program_makes_all(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cases = _cases(24)
        report = _update(cases, tmp_path)
        monkeypatch.setattr(bundle.digests, "of_code", lambda: "another")
        assert _update(cases, tmp_path).made == report.shards

    def test_leaves_the_shards_of_the_index_before_where_they_stand(self, tmp_path: Path) -> None:
        cases = _cases(24)
        _update(cases, tmp_path / "old")
        before = _content(tmp_path / "old")
        _edit(cases, "11", "edit", 1)
        record = invented.corpus(*_ordered(cases))
        new, old = tmp_path / "new", tmp_path / "old"
        report = search.update(record, new, old, limits=LIMITS, workers=1)
        assert report.made == 1
        _update(cases, tmp_path / "anew")
        kept = {path: data for path, data in before.items() if path in report.kept}
        assert len(kept) == len(report.kept) > 0
        assert _content(new) | kept == _content(tmp_path / "anew")
        assert not _content(new).keys() & kept.keys()
        assert _content(old) == before

    @pytest.mark.parametrize("found", ["", "{}", "[1]", '{"shards": [["a"]]}', '{"shards": 5}'])
    def test_does_not_believe_a_damaged_table(self, tmp_path: Path, found: str) -> None:
        cases = _cases(24)
        report = _update(cases, tmp_path)
        before = _content(tmp_path)
        (tmp_path / "shards.json").write_text(found)
        assert _update(cases, tmp_path).made == report.shards
        assert _content(tmp_path) == before

    @pytest.mark.parametrize("pattern", ["*/0.pf_index", "*/values.packed", "cases/*/11.packed"])
    @pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"{")])
    def test_makes_a_damaged_shard_anew(
        self, tmp_path: Path, pattern: str, harm: Callable[[Path], object]
    ) -> None:
        cases = _cases(24)
        _update(cases, tmp_path)
        before = _content(tmp_path)
        harm(min(tmp_path.glob(pattern)))
        assert _update(cases, tmp_path).made == 1
        assert _content(tmp_path) == before

    def test_finishes_one_that_was_cut_off(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cases = _cases(24)
        _update(cases, tmp_path)
        for name in ("03", "20"):
            _edit(cases, name, "edit", 1)
        listed = (tmp_path / "shards.json").read_bytes()
        real = bundle.pieces.read
        calls = itertools.count()

        def dies(*given: object) -> object:
            if next(calls):
                raise KeyboardInterrupt
            return real(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(bundle.pieces, "read", dies)
        with pytest.raises(KeyboardInterrupt):
            _update(cases, tmp_path)
        # Until all is made the page finds what it found before.
        assert (tmp_path / "shards.json").read_bytes() == listed
        monkeypatch.setattr(bundle.pieces, "read", real)
        _update(cases, tmp_path)
        _update(cases, tmp_path.with_name("anew"))
        assert _content(tmp_path) == _content(tmp_path.with_name("anew"))

    def test_removes_what_does_not_belong_there(self, tmp_path: Path) -> None:
        cases = _cases(6)
        _update(cases, tmp_path)
        before = _content(tmp_path)
        for name in (
            "index/old.pf_index",
            "cases/gone/1.packed",
            "cases/yangli/77.packed",
            "cases.json",
        ):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("{}")
        _update(cases, tmp_path)
        assert _content(tmp_path) == before

    def test_with_many_processes_gives_the_same(self, tmp_path: Path) -> None:
        cases = _cases(24)
        _update(cases, tmp_path / "one")
        record = invented.corpus(*_ordered(cases))
        search.update(record, tmp_path / "two", limits=LIMITS, workers=2)
        assert _content(tmp_path / "one") == _content(tmp_path / "two")


def test_refuses_an_index_of_another_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def start(_: int) -> Iterator[_Plain]:
        made = _Plain()
        monkeypatch.setattr(made, "files", dict)
        yield made

    monkeypatch.setattr(bundle, "start", start)
    with pytest.raises(search.SearchIndexError, match="in a form we do not know"):
        _update(_cases(1), tmp_path)


def test_refuses_an_index_that_lacks_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = bundle.pieces.read
    monkeypatch.setattr(bundle.pieces, "read", lambda files, words: read(files, words + 1))
    with pytest.raises(search.SearchIndexError, match=r"indexed \d+ of \d+ words"):
        _update(_cases(1), tmp_path)


def _case(name: str, title: str = "题目", year: int | None = None) -> Case:
    return invented.case(name, f"{title}{name}", f"正文{name}", year=year or 2000 + int(name) % 7)


def _cases(count: int) -> dict[str, Case]:
    return {f"{number:02}": _case(f"{number:02}") for number in range(count)}


def _edit(cases: dict[str, Case], name: str, kind: str, turn: int) -> None:
    match kind:
        case "edit" if name in cases:
            body = {"body": f"改{turn}"}
            cases[name] = replace(
                cases[name], proposal=cases[name].proposal.model_copy(update=body)
            )
        case "add":
            cases.setdefault(name, _case(name))
        case "remove":
            cases.pop(name, None)
        case "rename" if name in cases:
            cases[f"{int(name) + 40}"] = replace(cases.pop(name), id=f"{int(name) + 40}")


def _ordered(cases: dict[str, Case]) -> list[Case]:
    return sorted(cases.values(), key=lambda case: (-(case.year or 0), case.key))


def _update(cases: dict[str, Case], folder: Path) -> search.IndexReport:
    return search.update(invented.corpus(*_ordered(cases)), folder, limits=LIMITS, workers=1)


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _marks(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes when a file is written again."""
    return {
        str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _cbor(value: object) -> bytes:
    match value:
        case int():
            return b"\x1a" + value.to_bytes(4, "big")
        case str():
            return b"\x78" + bytes([len(value.encode())]) + value.encode()
        case list():
            return bytes([0x80 | len(value)]) + b"".join(map(_cbor, value))
        case _:
            raise TypeError(value)
