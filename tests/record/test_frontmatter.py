"""Files with front matter: what is read, what is written, and that one undoes the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals import frontmatter
from proposals.frontmatter import Document
from proposals.model import CONTROL, UNSEEN, Proposal, Reply
from proposals.problems import ProblemsError

FILE = """---
title: 关于灯的建议
kind: cppcc
jurisdiction: yangli
text: digest
---

灯要亮。
"""


def told(data: bytes, folder: Path) -> list[tuple[int, str]]:
    path = folder / "proposal.md"
    path.write_bytes(data)
    with pytest.raises(ProblemsError) as caught:
        frontmatter.read(path, Proposal)
    assert {problem.path for problem in caught.value.problems} == {path}
    return [(problem.line, problem.message) for problem in caught.value.problems]


def read(data: bytes, folder: Path) -> Proposal:
    path = folder / "proposal.md"
    path.write_bytes(data)
    return frontmatter.read(path, Proposal).document


@pytest.mark.parametrize(
    "data",
    [
        FILE.encode(),
        FILE.encode("utf-8-sig"),
        FILE.replace("\n", "\r\n").encode(),
        FILE.replace("\n", "\r").encode(),
        FILE.replace("---\n", "--- \t\n").encode(),
        FILE.replace("---\n\n", "---\n").encode(),
        FILE.replace("---\n\n", "---\n\n \n\u3000\n").encode(),
        FILE.rstrip().encode(),
        (FILE + "\n\n  \n").encode(),
    ],
    ids=[
        "plain",
        "BOM",
        "CRLF",
        "CR",
        "fences",
        "close",
        "blank lines",
        "no LF at end",
        "blank end",
    ],
)
def test_what_editors_programs_do_changes_nothing(data: bytes, tmp_path: Path) -> None:
    document = read(data, tmp_path)
    assert (document.title, document.body) == ("关于灯的建议", "灯要亮。")


def test_front_matter_alone_has_no_body(tmp_path: Path) -> None:
    assert read(FILE.partition("text")[0].encode() + b"---", tmp_path).body == ""


def test_a_line_of_the_body_may_look_like_a_fence(tmp_path: Path) -> None:
    assert read(f"{FILE}\n---\n\n后\n".encode(), tmp_path).body == "灯要亮。\n\n---\n\n后"


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 0, "is empty"),
        (b" \r\n\t\n", 0, "is empty"),
        (b"\xef\xbb\xbf", 0, "is empty"),
        ("\u3000\n".encode(), 0, "is empty"),
        (FILE.encode("gb18030"), 2, "is not UTF-8 (it looks like GB18030); save it as UTF-8"),
        (FILE.encode("utf-16"), 1, "is not UTF-8 (it looks like UTF-16); save it as UTF-8"),
        (FILE.encode() + b"\n\xff", 10, "is not UTF-8; save it as UTF-8"),
        (FILE.encode() + b"\x00", 9, "holds a control character (U+0000); remove it"),
        (FILE.replace("灯要", "灯\x0b要").encode(), 8, "holds a control character (U+000B)"),
        (FILE.replace("关于", "关\x85于").encode(), 2, "holds a control character (U+0085)"),
        (FILE.replace("关于", "关\u2028于").encode(), 2, "holds an invisible character (U+2028)"),
        (b"---\n" + b"x" * 5_000_000, 0, "at most 2,000,000 are read"),
        ("甲\n".encode(), 1, "make '---' its first line"),
        (("\n" + FILE).encode(), 1, "make '---' its first line"),
        (("-" + FILE).encode(), 1, "make '---' its first line"),
        (FILE.replace("digest\n---\n", "digest\n").encode(), 1, "close it with a line '---'"),
        (b"---", 1, "close it with a line '---'"),
        (b"---\n---\n", 2, "has no fields; add at least title, kind, jurisdiction"),
    ],
    ids=[
        *("empty", "blank", "BOM alone", "wide blanks", "GB18030", "UTF-16", "stray byte", "NUL"),
        *("control in body", "control in front", "line separator", "5 MB line", "no fence"),
        *("blank line first", "four hyphens", "no end", "fence alone", "no fields"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    data: bytes, line: int, words: str, tmp_path: Path
) -> None:
    ((at, message),) = told(data, tmp_path)
    assert (at, words in message) == (line, True), message


def test_a_five_megabyte_file_of_marks_is_not_read_at_all(tmp_path: Path) -> None:
    ((_, message),) = told(FILE.encode() + b"[" * 5_000_000, tmp_path)
    assert "at most" in message


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    data = FILE.replace("kind: cppcc", "kind: cppcc\nkind: npc\nsubmitted: 2020-02-31\ncolour: red")
    assert [line for line, _ in told(data.encode(), tmp_path)] == [4, 5, 6]


def test_every_control_character_is_told_with_its_line(tmp_path: Path) -> None:
    data = FILE.replace("关于", "关\x07于").replace("灯要", "灯\x08要")
    assert [line for line, _ in told(data.encode(), tmp_path)] == [2, 8]


def test_a_problem_stands_on_the_line_of_its_field() -> None:
    parsed = frontmatter.parse(FILE, Proposal, Path("proposal.md"))
    assert str(parsed.problem(("kind",), "is odd")) == "proposal.md:3: is odd"


def test_a_file_has_one_form() -> None:
    proposal = Proposal.model_validate(
        {
            "title": "关于𠮷先生的“灯”: 建议",
            "number": "0354",
            "kind": "npc",
            "jurisdiction": "yangli",
            "term": 9,
            "movers": [{"name": "甲 #1", "role": "deputy"}, {"name": "no"}],
            "submitted": "2020-08",
            "text": "original",
            "body": "---\n灯😀",
        }
    )
    assert frontmatter.write(proposal) == (
        "---\n"
        "title: '关于𠮷先生的“灯”: 建议'\n"
        "number: '0354'\n"
        "kind: npc\n"
        "jurisdiction: yangli\n"
        "term: 9\n"
        "movers:\n"
        "- name: '甲 #1'\n"
        "  role: deputy\n"
        "- name: 'no'\n"
        "submitted: 2020-08\n"
        "text: original\n"
        "---\n"
        "\n"
        "---\n"
        "灯😀\n"
    )


def test_a_value_is_one_line_however_long_it_is() -> None:
    title = "On the lamps of the sample crossing " * 9 + "(样例)"
    values = {"title": title, "kind": "npc", "jurisdiction": "yangli"}
    written = frontmatter.write(Proposal.model_validate(values))
    assert written == f"---\ntitle: {title}\nkind: npc\njurisdiction: yangli\n---\n"


_ODD = st.sampled_from(
    [
        *("0354", "no", "yes", "null", "~", "1e3", "2020-08", "0x1F", "12:30:00", ".5", "=", "<<"),
        *("- a", "a: b", "a #b", "#a", "'", '"', "&a", "*a", "!a", "|", ">", "%a", "@a", "`a"),
        *("[a", "a]", "{a", "---", "...", "? a", ": a", "a:", "\\", "甲\u200c", "𠮷😀"),
    ]
)
_LINE = st.one_of(
    _ODD, st.text(st.characters(exclude_characters="\t"), min_size=1, max_size=30)
).filter(
    lambda text: (
        text == text.strip()
        and not CONTROL.search(text)
        and not UNSEEN.search(text)
        and len(text.splitlines()) == 1
    )
)
_SLUG = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
_DATE = st.one_of(
    st.dates().filter(lambda day: 1949 <= day.year <= 2100).map(str),
    st.integers(1949, 2100).map(str),
)
_LINES = st.lists(_LINE, max_size=3, unique=True)
_BODY = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["---", "\n", "\r", "\r\n", " ", "\u3000", "\u2028", "甲", "😀", "..."])
    ).map("".join),
).filter(lambda text: not CONTROL.search(text))
_COUNT = st.integers(0, 999_999_999)
_SOURCE = {
    "publisher": _LINE,
    "address": st.sampled_from(["http://example.org/", "https://example.org/?a=b&c#d:%20"]),
    "retrieved": _DATE,
    "sha256": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    "grade": st.sampled_from(["official", "repost"]),
}
_PROPOSALS = st.fixed_dictionaries(
    {"title": _LINE, "kind": st.sampled_from(["cppcc", "npc"]), "jurisdiction": _SLUG},
    optional={
        "number": _LINE,
        "term": st.integers(1, 999),
        "session": st.integers(1, 999),
        "year": st.integers(1949, 2100),
        "movers": st.lists(
            st.fixed_dictionaries({"name": _LINE}, optional={"role": st.just("sector")}), max_size=3
        ),
        "submitted": _DATE,
        "topics": st.lists(_SLUG, max_size=3, unique=True),
        "departments": _LINES,
        "votes": st.fixed_dictionaries({"support": _COUNT, "oppose": _COUNT}),
        "source": st.fixed_dictionaries({}, optional=_SOURCE),
        "text": st.sampled_from(["original", "digest"]),
        "notes": _LINES,
        "body": _BODY,
    },
)
_REPLIES = st.fixed_dictionaries(
    {"department": _LINE},
    optional={
        "role": st.sampled_from(["lead", "sole", "separate", "joint"]),
        "number": _LINE,
        "date": _DATE,
        "contact": st.fixed_dictionaries({}, optional={"name": _LINE, "phone": _LINE}),
        "outcome": st.fixed_dictionaries({"label": _LINE}, optional={"code": _LINE}),
        "feedback": st.fixed_dictionaries({}, optional={"comment": _LINE}),
        "text": st.sampled_from(["original", "digest"]),
        "body": _BODY,
    },
)


@given(_PROPOSALS)
def test_a_proposal_is_read_as_it_was_written(fields: dict[str, Any]) -> None:
    _round_trip(Proposal.model_validate(fields), Proposal)


@given(_REPLIES)
def test_a_reply_is_read_as_it_was_written(fields: dict[str, Any]) -> None:
    _round_trip(Reply.model_validate(fields), Reply)


def _round_trip(document: Document, model: type[Document]) -> None:
    text = frontmatter.write(document)
    again = frontmatter.parse(text, model, Path("file.md")).document
    assert again == document
    assert frontmatter.write(again) == text


@given(document=_PROPOSALS)
def test_bytes_on_the_disk_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "proposal.md"
    proposal = Proposal.model_validate(document)
    path.write_bytes(frontmatter.write(proposal).encode())
    assert frontmatter.read(path, Proposal).document == proposal


def test_a_conflict_of_git_is_told_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "proposal.md"
    path.write_text(
        "---\ntitle: x\n---\n\n甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> other\n", "utf-8"
    )
    with pytest.raises(ProblemsError) as raised:
        frontmatter.decode(path)
    assert str(raised.value) == f"{path}:6: holds a conflict of git; decide which side stands"
