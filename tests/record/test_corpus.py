"""A content tree: loaded whole, or every problem in it told with its file and line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proposals import corpus, markup
from proposals.problems import ProblemsError

from .conftest import FIXTURES

Complaints = Callable[[], list[str]]

CASE = "proposals/yangli/20190012"
PROPOSAL = f"{CASE}/proposal.md"
REPLY = f"{CASE}/reply-dengguangju.md"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def places(problems: list[str]) -> list[str]:
    return [problem.partition(": ")[0] for problem in problems]


# --- a sound tree


def test_a_sound_tree_has_no_problems(complaints: Complaints) -> None:
    assert complaints() == []


def test_cases_stand_newest_first(content: Path) -> None:
    loaded = corpus.load(content)
    assert [(case.key, case.year) for case in loaded.cases] == [
        ("yangli/npc-9-2-0354", 2021),
        ("yangli/20190012", 2019),
        ("yangli/cppcc-8-1-7", 2018),
    ]
    assert loaded.replies == 4


def test_a_case_is_linked_to_the_registry(content: Path) -> None:
    case = corpus.load(content).cases[1]
    assert case.address == "proposals/yangli/20190012.html"
    assert case.jurisdiction.name == "样例市"
    assert [topic.name for topic in case.topics] == ["照明"]
    assert [department.slug for department in case.departments] == ["dengguangju", "jietouju"]
    assert [item.anchor for item in case.replies] == ["reply-dengguangju", "reply-jietouju"]
    assert case.updated == "2019-05-20"


def test_the_lead_answers_first(content: Path) -> None:
    edit(content / REPLY, "role: lead", "role: joint")
    edit(content / CASE / "reply-jietouju.md", "role: joint", "role: lead")
    case = corpus.load(content).cases[1]
    assert [item.department.slug for item in case.replies] == ["jietouju", "dengguangju"]


@pytest.mark.parametrize(
    ("lamps", "streets", "schools", "order"),
    [
        ("", "", "", ["jietouju", "dengguangju", "xuetangju"]),
        ("joint", "joint", "joint", ["jietouju", "dengguangju", "xuetangju"]),
        ("sole", "joint", "lead", ["xuetangju", "dengguangju", "jietouju"]),
        ("separate", "", "sole", ["xuetangju", "dengguangju", "jietouju"]),
        ("joint", "", "separate", ["xuetangju", "jietouju", "dengguangju"]),
    ],
)
def test_replies_stand_by_their_part_then_as_their_departments_are_printed(
    content: Path, lamps: str, streets: str, schools: str, order: list[str]
) -> None:
    printed = "- 市灯光局\n- 样例市街头秩序局\n"
    edit(content / CASE / "proposal.md", printed, "- 样例市街头秩序局\n- 市灯光局\n")
    for file, name, role in (
        ("dengguangju", "市灯光局", lamps),
        ("jietouju", "市街头局", streets),
        ("xuetangju", "市学堂局", schools),
    ):
        front = f"department: {name}\n" + (f"role: {role}\n" if role else "")
        (content / CASE / f"reply-{file}.md").write_text(f"---\n{front}---\n", "utf-8")
    case = corpus.load(content).cases[1]
    assert [item.department.slug for item in case.replies] == order


def test_a_department_may_answer_twice(content: Path) -> None:
    shutil.copy(content / REPLY, content / CASE / "reply-dengguangju-2.md")
    case = corpus.load(content).cases[1]
    assert [item.anchor for item in case.replies] == [
        "reply-dengguangju",
        "reply-dengguangju--2",
        "reply-jietouju",
    ]


def test_letters_of_a_department_are_in_the_order_of_their_numbers(content: Path) -> None:
    for nth in range(2, 12):
        shutil.copy(content / REPLY, content / CASE / f"reply-dengguangju-{nth}.md")
    case = corpus.load(content).cases[1]
    assert [item.anchor for item in case.replies] == [
        "reply-dengguangju",
        *(f"reply-dengguangju--{nth}" for nth in range(2, 12)),
        "reply-jietouju",
    ]


def test_no_two_elements_of_a_page_take_one_id(content: Path) -> None:
    shutil.copy(content / REPLY, content / CASE / "reply-dengguangju-2.md")
    edit(content / REPLY, "灯已添上", "一\n\n二\n\n三")
    replies = corpus.load(content).cases[1].replies
    ids = [item.anchor for item in replies]
    ids += [
        block.anchor
        for item in replies
        for block in markup.render(item.reply.body, item.anchor).blocks
    ]
    assert len(ids) == len(set(ids))


def test_a_case_may_be_known_by_its_reply_alone(content: Path) -> None:
    case = corpus.load(content).cases[2]
    assert (case.proposal.body, case.proposal.text, len(case.replies)) == ("", None, 1)


@pytest.mark.parametrize("name", [".DS_Store", ".proposal.md.swp", ".git/config"])
def test_what_programs_hide_is_no_part_of_the_record(
    content: Path, complaints: Complaints, name: str
) -> None:
    hidden = content / CASE / name
    hidden.parent.mkdir(exist_ok=True)
    hidden.write_bytes(b"\x00")
    assert complaints() == []


def test_a_record_may_be_empty(tmp_path: Path) -> None:
    assert corpus.load(tmp_path).cases == ()


def test_a_record_that_is_not_there_is_no_empty_record(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="is not a folder"):
        corpus.load(tmp_path / "contnet")


# --- one fault in one file

FAULTS = {
    "unknown-field": ("number: '20190012'", "nummer: '20190012'", 3, "did you mean 'number'?"),
    "list-for-text": ("number: '20190012'", "number: [a]", 3, "should be text"),
    "text-for-list": ("topics:\n- lighting", "topics: lighting", 14, "should be a list"),
    "empty-value": ("submitted: 2019-01-15", "submitted:", 13, "is empty"),
    "no-such-day": ("2019-01-15", "2020-02-31", 13, "not in the calendar"),
    "no-such-month": ("2019-01-15", "2020-13", 13, "not in the calendar"),
    "short-date": ("2019-01-15", "20-1-1", 13, "write YYYY-MM-DD"),
    "slashes": ("2019-01-15", "2020/1/1", 13, "write YYYY-MM-DD"),
    "double-key": ("term: 8", "term: 8\nterm: 8", 7, "stands twice (first in line 6)"),
    "missing-field": ("title: 关于给样例路口添一盏灯的建议\n", "", 2, "'title' is missing"),
    "unknown-topic": ("- lighting", "- lights", 15, "'lights' is not in registry/topics.yml"),
    "name-of-a-topic": ("- lighting", "- 照明", 15, "is the name of 'lighting' in registry"),
    "name-of-a-place": ("jurisdiction: yangli", "jurisdiction: 样例市", 5, "write 'yangli'"),
    "unknown-department": (
        "- 样例市街头秩序局",
        "- 样例市乐队局",
        18,
        "'样例市乐队局' of 'yangli' is not in registry/departments.yml",
    ),
    "unknown-jurisdiction": ("jurisdiction: yangli", "jurisdiction: nali", 5, "'nali'"),
    "no-text": ("text: digest\n", "", 2, "add `text: original` or `text: digest`"),
    "tab": ("term: 8", "\tterm: 8", 6, "indent with spaces"),
    "open-quote": ("number: '20190012'", "number: '20190012", 3, "close the quotes"),
    "colon": ("title: 关于", "title: 关于: ", 2, "put quotes around"),
    "alias": ("term: 8", "term: *eight", 6, "alias"),
    "tag": ("term: 8", "term: !!python/object:os.system 8", 6, "tag"),
    "no-end": ("---\n\n## 情况", "\n## 情况", 1, "close it with a line '---'"),
    "control-character": ("灯一盏", "灯一\x08盏", 35, "U+0008"),
}


MORE_THAN_ONE = {"unknown-jurisdiction", "name-of-a-topic", "name-of-a-place"}
"""What is no name of the registry may be no address and lie in another folder as well."""


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_file_and_line(
    content: Path, complaints: Complaints, old: str, new: str, line: int, words: str
) -> None:
    edit(content / PROPOSAL, old, new)
    assert any(told.startswith(f"{PROPOSAL}:{line}: ") and words in told for told in complaints())


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - MORE_THAN_ONE))
def test_one_fault_is_told_once(content: Path, complaints: Complaints, name: str) -> None:
    old, new, _, _ = FAULTS[name]
    edit(content / PROPOSAL, old, new)
    assert len(complaints()) == 1


def test_a_mobile_number_is_told_but_not_repeated(content: Path, complaints: Complaints) -> None:
    number = "138" + "0013" + "8000"
    edit(content / REPLY, "灯已添上", f"请拨{number}")
    (told,) = complaints()
    assert told.startswith(f"{REPLY}:18: holds an unmasked mobile number")
    assert number not in told


def test_a_text_without_body_is_told(content: Path, complaints: Complaints) -> None:
    edit(
        content / "proposals/yangli/cppcc-8-1-7/proposal.md",
        "session: 1",
        "session: 1\ntext: digest",
    )
    (told,) = complaints()
    assert told.startswith("proposals/yangli/cppcc-8-1-7/proposal.md:8: has no body; remove `text`")


# --- faults of the tree


def test_a_reply_without_proposal_is_told(content: Path, complaints: Complaints) -> None:
    (content / PROPOSAL).unlink()
    told = complaints()
    assert places(told) == [REPLY, f"{CASE}/reply-jietouju.md"]
    assert all("in a folder without proposal.md; add one" in problem for problem in told)


def test_an_empty_folder_is_told(content: Path, complaints: Complaints) -> None:
    (content / "proposals/yangli/20190099").mkdir()
    assert complaints() == [
        "proposals/yangli/20190099: holds no proposal.md; add one or remove the folder"
    ]


def test_two_folders_of_one_case_are_told(content: Path, complaints: Complaints) -> None:
    shutil.copytree(content / CASE, content / "proposals/yangli/20190013")
    (told,) = complaints()
    assert told.startswith("proposals/yangli/20190013/proposal.md:3: is the same case as ")
    assert PROPOSAL in told


@pytest.mark.parametrize("name", ["20190012A", "2019_0012", "案卷", "a b", "-a"])
def test_a_folder_that_is_no_address_is_told(
    content: Path, complaints: Complaints, name: str
) -> None:
    (content / CASE).rename(content / "proposals/yangli" / name)
    assert complaints() == [
        f"proposals/yangli/{name}: {name!r} is no address; use lower-case a-z, 0-9 and hyphens"
    ]


def test_a_folder_whose_name_is_too_long_for_files_is_told(
    content: Path, complaints: Complaints
) -> None:
    (content / CASE).rename(content / "proposals/yangli" / ("a" * 201))
    assert complaints() == [
        f"proposals/yangli/{'a' * 201}: has a name of 201 characters; an address has 200 at most"
    ]


def test_two_folders_that_differ_in_capitals_take_one_address(
    content: Path, complaints: Complaints
) -> None:
    edit(content / PROPOSAL, "20190012", "20190013")
    (content / CASE).rename(content / "proposals/yangli/NPC-9-2-0354")
    assert any(
        told.startswith("proposals/yangli/") and "takes one address with" in told
        for told in complaints()
    )


def test_a_reply_named_after_another_department_is_told(
    content: Path, complaints: Complaints
) -> None:
    (content / REPLY).rename(content / CASE / "reply-xuetangju.md")
    (told,) = complaints()
    assert told.startswith(f"{CASE}/reply-xuetangju.md:2: ")
    assert "name the file reply-dengguangju.md or correct the department" in told


def test_a_case_in_the_folder_of_another_place_is_told(
    content: Path, complaints: Complaints
) -> None:
    edit(content / "registry/jurisdictions.yml", "yangli:", "bieli:\n  name: 别例市\nyangli:")
    edit(content / PROPOSAL, "jurisdiction: yangli", "jurisdiction: bieli")
    assert complaints() == [
        f"{PROPOSAL}:5: jurisdiction 'bieli' lies in the folder 'yangli'; move one"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "proposal.txt",
        "Proposal.md",
        "reply.md",
        "reply-.md",
        "reply-A.md",
        "reply-灯.md",
        "reply-dengguangju.md.orig",
        "scan.pdf",
    ],
)
def test_an_unexpected_file_is_told(content: Path, complaints: Complaints, name: str) -> None:
    (content / CASE / name).write_text("甲")
    (told,) = complaints()
    assert told.startswith(f"{CASE}/{name}: is not expected here")


@pytest.mark.parametrize("path", ["proposals/note.md", "proposals/yangli/note.md"])
def test_a_file_outside_a_case_is_told(content: Path, complaints: Complaints, path: str) -> None:
    (content / path).write_text("甲")
    assert complaints() == [f"{path}: lies outside a case folder; move it into one"]


def test_a_folder_in_a_case_is_told(content: Path, complaints: Complaints) -> None:
    (content / CASE / "attachments").mkdir()
    (told,) = complaints()
    assert told.startswith(f"{CASE}/attachments: is not expected here")


# --- many faults at once


def test_every_fault_of_a_tree_is_told_at_once(content: Path, complaints: Complaints) -> None:
    edit(content / PROPOSAL, "number: '20190012'", "nummer: 1\nnumber: [1]\nnumber: 2")
    edit(content / PROPOSAL, "2019-01-15", "2020-02-31")
    edit(content / PROPOSAL, "- lighting", "- lights")
    edit(content / PROPOSAL, "- 市灯光局", "- 乐队局")
    edit(content / PROPOSAL, "text: digest\n", "")
    edit(content / REPLY, "department: 样例市灯光管理局", "department: 乐队局")
    edit(content / REPLY, "role: lead", "role: leader")
    edit(content / "proposals/yangli/cppcc-8-1-7/proposal.md", "kind: cppcc\n", "")
    (content / CASE / "reply-jietouju.md").write_bytes("---\n灯\n".encode("gb18030"))
    (content / "proposals/yangli/20190099").mkdir()
    (content / "proposals/yangli/npc-9-2-0354/proposal.md").unlink()
    edit(content / "registry/topics.yml", "- 路灯", "- 学校")
    assert places(complaints()) == [
        f"{PROPOSAL}:2",  # a body without text
        f"{PROPOSAL}:3",
        f"{PROPOSAL}:4",
        f"{PROPOSAL}:5",
        f"{PROPOSAL}:15",
        f"{PROPOSAL}:17",
        f"{PROPOSAL}:19",
        f"{REPLY}:2",
        f"{REPLY}:3",
        f"{CASE}/reply-jietouju.md:2",
        "proposals/yangli/20190099",
        "proposals/yangli/cppcc-8-1-7/proposal.md:2",
        "proposals/yangli/npc-9-2-0354/reply-xuetangju.md",
        "registry/topics.yml:6",
    ]


@pytest.mark.parametrize("name", ["jurisdictions.yml", "departments.yml", "topics.yml"])
def test_a_broken_registry_is_told_once_and_not_blamed_on_the_cases(
    content: Path, complaints: Complaints, name: str
) -> None:
    (content / "registry" / name).write_text("yangli: [\n")
    edit(content / PROPOSAL, "2019-01-15", "2020-02-31")
    assert places(complaints()) == [f"{PROPOSAL}:13", f"registry/{name}:1"]


def test_an_unknown_topic_is_told_although_departments_cannot_be_read(
    content: Path, complaints: Complaints
) -> None:
    (content / "registry/departments.yml").write_text("yangli: [\n")
    edit(content / PROPOSAL, "- lighting", "- lights")
    assert places(complaints()) == [f"{PROPOSAL}:15", "registry/departments.yml:1"]


def test_problems_are_told_in_the_order_of_files_and_lines(content: Path) -> None:
    for path in sorted(content.rglob("*.md")):
        path.write_bytes(b"\xff")
    with pytest.raises(ProblemsError) as caught:
        corpus.load(content)
    told = [(problem.path, problem.line) for problem in caught.value.problems]
    assert told == sorted(told)
    assert len(told) == 7


# --- damaged trees


def test_a_folder_in_place_of_a_file_is_told(content: Path, complaints: Complaints) -> None:
    (content / PROPOSAL).unlink()
    (content / PROPOSAL).mkdir()
    assert complaints() == [
        f"{PROPOSAL}: is not a file that can be read; replace it with a text file"
    ]


@pytest.mark.parametrize("path", ["proposals", "registry"])
def test_a_file_in_place_of_a_folder_is_told(
    content: Path, complaints: Complaints, path: str
) -> None:
    shutil.rmtree(content / path)
    (content / path).write_text("甲")
    assert any(told.startswith(path) and "cannot be read" in told for told in complaints())


@pytest.mark.parametrize(
    "path", ["proposals/yangli/loop", "proposals/loop", PROPOSAL, REPLY, "registry/topics.yml"]
)
def test_a_loop_of_links_is_told(content: Path, complaints: Complaints, path: str) -> None:
    link = content / path
    link.unlink(missing_ok=True)
    link.symlink_to(link)
    assert any(told.startswith(path) for told in complaints())


@pytest.mark.parametrize("left", ["<<<<<<< HEAD\n乙\n", ">>>>>>> other\n", "=======\n", "======="])
def test_what_is_left_of_a_conflict_is_told(
    content: Path, complaints: Complaints, left: str
) -> None:
    path = content / REPLY
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{left}", "utf-8")
    (told,) = complaints()
    assert told.startswith(REPLY)
    assert told.endswith("holds a conflict of git; decide which side stands")


def test_a_link_to_elsewhere_is_not_followed(
    content: Path, complaints: Complaints, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text("x")
    (content / "proposals/yangli/away").symlink_to(tmp_path / "elsewhere")
    assert complaints() == ["proposals/yangli/away: is a link; put the folder itself here"]


def test_a_link_to_a_folder_above_ends(content: Path, complaints: Complaints) -> None:
    (content / "proposals/yangli/up").symlink_to(content / "proposals")
    assert complaints()


@pytest.mark.parametrize(
    "path", [PROPOSAL, REPLY, CASE, "proposals", "proposals/yangli", "registry/topics.yml"]
)
def test_what_may_not_be_read_is_told(
    content: Path, complaints: Complaints, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    # The user who runs the tests may be root, whom no file mode keeps out.
    def refuse(self: Path, *_: object) -> bytes:
        if self == content / path:
            raise PermissionError(13, "Permission denied", str(self))
        return original(self)  # type: ignore[no-any-return]

    def refuse_all(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # What is read in a hurry is examined then, which reads by way of Path.
    monkeypatch.setattr(os, "scandir", refuse_all)
    name = "iterdir" if (content / path).is_dir() else "read_bytes"
    original = getattr(Path, name)
    monkeypatch.setattr(Path, name, refuse)
    told = complaints()
    assert told[-1].startswith(f"{path}: cannot be read (Permission denied)")
    assert places(told) == [path]


def test_the_longest_names_are_told_like_others(content: Path, complaints: Complaints) -> None:
    (content / "proposals/yangli" / ("a" * 255)).mkdir()
    (content / CASE / ("灯" * 85)).write_text("甲")
    assert len(complaints()) == 3


def test_a_name_that_cannot_be_printed_is_told_on_one_line(content: Path) -> None:
    (content / CASE / "a\n\udcff.md").write_bytes(b"")
    with pytest.raises(ProblemsError) as caught:
        corpus.load(content)
    told = str(caught.value)
    assert told.encode("utf-8").count(b"\n") == 0
    assert r"a\n\udcff.md: is not expected here" in told


_FILES = sorted(
    str(path.relative_to(FIXTURES / "content"))
    for path in (FIXTURES / "content").rglob("*")
    if path.is_file()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    name=st.sampled_from(_FILES),
    start=st.integers(0, 400),
    end=st.integers(0, 400),
    noise=st.one_of(
        st.binary(max_size=40),
        st.text("-: \n\t'\"[]{}&*!|>#,甲\x00", max_size=40).map(str.encode),
    ),
)
def test_a_damaged_file_ends_in_problems_of_that_tree_or_in_a_record(
    content: Path, complaints: Complaints, name: str, start: int, end: int, noise: bytes
) -> None:
    path = content / name
    sound = path.read_bytes()
    try:
        path.write_bytes(sound[:start] + noise + sound[end:])
        assert all(told.startswith(("proposals/", "registry/")) for told in complaints())
    finally:
        path.write_bytes(sound)
