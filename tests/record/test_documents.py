"""What was read is known again by its bytes, and by nothing else."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from proposals import casetree, corpus, documents, privacy
from proposals.problems import ProblemsError

FIRST = "proposals/yangli/20190012/proposal.md"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def read(content: Path, known: dict[str, documents.Folder] | None = None) -> corpus.Corpus:
    problems: list = []
    names = casetree.names(content, problems)
    assert not problems
    marks = casetree.digests(content / "proposals", names, 1)
    return corpus.load(content, known, marks, 1)


def test_what_did_not_change_is_not_judged_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(content)
    monkeypatch.setattr(documents, "_document", None)
    again = read(content, corpus.folders(first))
    assert [case.digest for case in again.cases] == [case.digest for case in first.cases]


def test_a_large_record_is_kept_packed_and_says_the_same(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = read(content)
    monkeypatch.setattr(documents, "MANY", 1)
    packed = read(content)
    documents_kept = [one for folder in corpus.folders(packed).values() for one in folder.values()]
    assert {type(one.told) for one in documents_kept} == {bytes}
    for one, other in zip(packed.cases, usual.cases, strict=True):
        assert one == other
        assert (one.facts, one.year, one.updated) == (other.facts, other.year, other.updated)
        assert (one.number, one.digest) == (other.number, other.digest)
        assert [answer.facts for answer in one.answers] == [
            answer.facts for answer in other.answers
        ]
    known = documents.from_plain(documents.plain(corpus.folders(packed)))
    assert read(content, known).cases == usual.cases


def test_times_of_files_say_nothing(content: Path) -> None:
    first = read(content)
    path = content / FIRST
    before = path.stat()
    edit(path, "kind: cppcc", "kind: npc")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = read(content, corpus.folders(first))
    changed = {case.key for case in first.cases} ^ {case.key for case in again.cases}
    kinds = [case.proposal.kind for case in again.cases if case.key == "yangli/20190012"]
    assert (changed, kinds) == (set(), ["npc"])


def test_a_fault_is_told_each_time(content: Path) -> None:
    known = corpus.folders(read(content))
    edit(content / FIRST, "kind: cppcc", "kind: other")
    for _ in range(2):
        with pytest.raises(ProblemsError, match="kind"):
            read(content, known)


def test_a_body_that_changed_since_it_was_read_is_told(content: Path) -> None:
    case = next(case for case in read(content).cases if case.key == "yangli/20190012")
    path = content / FIRST
    path.write_text(path.read_text("utf-8") + "\nmore\n", "utf-8")
    with pytest.raises(ProblemsError, match="changed while it was being built"):
        _ = case.proposal.body


def test_a_case_changes_its_digests_with_what_it_says(content: Path) -> None:
    def marks() -> tuple[bytes, bytes]:
        case = next(case for case in read(content).cases if case.key == "yangli/20190012")
        return case.front, case.digest

    before = marks()
    path = content / FIRST
    path.write_text(path.read_text("utf-8") + "\nmore\n", "utf-8")
    with_body = marks()
    assert with_body[0] == before[0]
    assert with_body[1] != before[1]
    edit(path, "kind: cppcc", "kind: npc")
    assert marks()[0] != before[0]


def test_plain_folders_are_the_same_again(content: Path) -> None:
    known = corpus.folders(read(content))
    assert documents.from_plain(documents.plain(known)) == known
    assert all(
        isinstance(document.facts, dict)
        for folder in known.values()
        for document in folder.values()
    )


@pytest.mark.parametrize("size", [0, 1, casetree._PIECE - 1, casetree._PIECE, 3 * casetree._PIECE])
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(range(256)) * (size // 256) + bytes(size % 256))
    assert casetree.read(str(path)) == path.read_bytes()


def test_a_body_in_the_front_matter_is_left_to_whoever_tells_faults(content: Path) -> None:
    edit(content / FIRST, "kind: cppcc", "kind: cppcc\nbody: ''")
    folder = FIRST.split("/", 1)[1].rpartition("/")[0]
    assert documents.Reading(content / "proposals", [folder], {}, 1).folders() == {folder: None}


def test_the_collector_is_as_it_was_before(content: Path) -> None:
    assert gc.isenabled()
    read(content)
    assert gc.isenabled()
    edit(content / FIRST, "kind: cppcc", "kind: other")
    with pytest.raises(ProblemsError):
        read(content)
    assert gc.isenabled()


def test_what_only_looks_like_a_personal_number_is_read_like_any_other(content: Path) -> None:
    path = content / FIRST
    path.write_text(path.read_text("utf-8") + "\n项目费用15294988000元。\n", "utf-8")
    text = path.read_text("utf-8")
    folder = FIRST.split("/", 1)[1].rpartition("/")[0]
    assert not privacy.passes(text, text.encode())
    assert documents.Reading(content / "proposals", [folder], {}, 1).folders()[folder]


def test_a_loaded_record_knows_the_digests_of_its_folders_and_their_order(content: Path) -> None:
    # Its name sorts before "yangli/", and behind "yangli".
    with (content / "registry/jurisdictions.yml").open("a", encoding="utf-8") as places:
        places.write("yangli-dong:\n  name: 样例市东区\n")
    here = content / "proposals/yangli-dong/20990001/proposal.md"
    here.parent.mkdir(parents=True)
    front = "title: 关于灯光的建议\nnumber: '20990001'\nkind: cppcc\njurisdiction: yangli-dong\n"
    here.write_text(f"---\n{front}---\n", "utf-8")
    names = casetree.names(content, [])
    found = casetree.digests(content / "proposals", names, 1)
    assert len(found) == 4
    assert [*corpus.marks(corpus.load(content)).items()] == [*found.items()]


def test_some_cases_are_read_alone(content: Path) -> None:
    whole = {case.key: case for case in corpus.load(content).cases}
    names = ["yangli/cppcc-8-1-7", "yangli/20190012"]
    some = corpus.some(content, names)
    assert some is not None
    assert [*some.cases] == [whole[name] for name in names]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FIRST, "kind: cppcc", "kind: other"),
        (FIRST, "jurisdiction: yangli", "jurisdiction: bieli"),
        # Of another case; but what else is wrong with the registry nobody knows.
        ("registry/topics.yml", "schools:\n  name: ", "schools:\n  nam: "),
    ],
)
def test_some_cases_are_not_told_where_anything_is_wrong(
    content: Path, file: str, old: str, new: str
) -> None:
    edit(content / file, old, new)
    assert corpus.some(content, ["yangli/20190012"]) is None
