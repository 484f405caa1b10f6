"""The editors' guide tells what the commands do and say, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import bootstrap, checking, importing, reporting
from proposals import (
    article_heads,
    article_links,
    article_marks,
    articles,
    body_slips,
    casefolder,
    casetree,
    contradictions,
    corpus,
    frontmatter,
    model,
    privacy,
    problems,
    registry,
    validation,
    yamltext,
)
from tests.test_docs import FENCED, HEADING, commands_in, goals, prose, text_of

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("docs/editors-guide.md", "docs/editors-guide.zh-CN.md")
PAGE = Path("tests/importer/pages/portal.html")
LIST = Path("tests/importer/pages/list.csv")

SPEAKING = (
    *(yamltext, validation, frontmatter, model, registry, casefolder, casetree, corpus, privacy),
    *(articles, article_heads, article_links, article_marks, checking, contradictions, reporting),
    body_slips,
)
"""What finds the faults that `check` reports."""

SLIPS = (body_slips._CODE, body_slips._NO_HEADING, body_slips._NO_TABLE, body_slips._NO_PICTURE)


def blocks(name: str, language: str) -> list[str]:
    found = FENCED.finditer(text_of(name))
    return [block["text"] for block in found if block["language"] == language]


# The messages of check


def strings(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Strings below a node, docstrings left out, an f-string as one."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr):
            yield child
        elif isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        elif isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        else:
            yield from strings(child)


def pattern(node: ast.Constant | ast.JoinedStr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^|\n]*?"
        for part in parts
    )


def words(node: ast.Constant | ast.JoinedStr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)


def messages() -> dict[str, str]:
    """What `check` may say: a name -> a pattern; its strings of two words and more."""
    found = {}
    for module in SPEAKING:
        assert module.__file__ is not None
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
        for function in functions:
            for node in strings(function):
                told = words(node)
                if " " in told and len(re.findall("[A-Za-z]{2,}", told)) > 1:
                    found[told] = pattern(node)
    told = (problems.UNREADABLE, bootstrap.INTERRUPTED)
    for remedy in (*yamltext._HINTS.values(), *privacy._NAMES.values(), *told, *SLIPS):
        found[remedy] = re.escape(remedy)
    return found


MESSAGES = messages()


def rows(name: str) -> list[str]:
    """First cells of the tables of the chapter on `check`."""
    chapter = re.split(r"^## ", text_of(name), flags=re.MULTILINE)[-1]
    return [
        row["told"] for row in re.finditer(r"^\| (`+)(?P<told>.*?) ?\1 \| ", chapter, re.MULTILINE)
    ]


@pytest.mark.parametrize("told", MESSAGES)
@pytest.mark.parametrize("name", GUIDES)
def test_every_message_of_check_is_explained(name: str, told: str) -> None:
    assert re.search(MESSAGES[told], "\n".join(rows(name))), told


@pytest.mark.parametrize("name", GUIDES)
def test_no_message_is_explained_that_check_does_not_say(name: str) -> None:
    told = rows(name)
    assert len(told) > len(MESSAGES) / 2
    for row in told:
        assert any(re.search(one, row) for one in MESSAGES.values()), row


# The two languages


def test_the_guides_are_twins() -> None:
    ours, theirs = (text_of(name) for name in GUIDES)
    assert "(editors-guide.zh-CN.md)" in ours
    assert "(editors-guide.md)" in theirs
    assert [len(mark) for mark in re.findall("^(#+) ", prose(ours), re.MULTILINE)] == [
        len(mark) for mark in re.findall("^(#+) ", prose(theirs), re.MULTILINE)
    ]
    assert len(HEADING.findall(prose(ours))) > 30
    assert commands_in(ours) == commands_in(theirs)
    assert [block[0] for block in FENCED.finditer(ours)] == [
        block[0] for block in FENCED.finditer(theirs)
    ]
    assert rows(GUIDES[0]) == rows(GUIDES[1])
    files = [{goal for goal in goals(text) if not goal.startswith("#")} for text in (ours, theirs)]
    assert files[0] ^ files[1] == {"editors-guide.md", "editors-guide.zh-CN.md"}


@pytest.mark.parametrize("name", GUIDES)
def test_every_example_that_is_imported_is_there(name: str) -> None:
    named = {word for words in commands_in(text_of(name)) for word in words if "/pages/" in word}
    assert {str(PAGE), str(LIST)} < named
    assert all((ROOT / path).is_file() for path in named)


# The walk


class Walk:
    """An editor who does what the guide says, and what the screen shows."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.practice = folder / "practice"
        self.capsys = capsys

    def imports(self, path: Path, *, to: Path | None = None, **options: object) -> str:
        dry_run = to is None
        content = ROOT / "content"
        importing.run([path], content=content, to=to, dry_run=dry_run, **options)  # type: ignore[arg-type]
        return self.screen("..")

    def checks(self) -> str:
        """What is outside the project is shown with its whole path."""
        checking.run([self.practice], ROOT / "content")
        return self.screen("/home/editor")

    def screen(self, folder: str) -> str:
        shown = self.capsys.readouterr()
        return (shown.out + shown.err).replace(str(self.folder), folder)

    def file(self, name: str) -> Path:
        (found,) = self.practice.rglob(name)
        return found


@pytest.fixture
def walk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Walk:
    monkeypatch.chdir(ROOT)
    return Walk(tmp_path, capsys)


def test_what_is_typed_from_paper_leaves_nothing_open(walk: Walk) -> None:
    (typed,) = blocks(GUIDES[0], "txt")
    page = walk.folder / "paper.txt"
    page.write_text(typed, "utf-8")
    told = walk.imports(page, to=walk.practice, jurisdiction="yangli")
    assert "1 documents, 0 replies, 0 questions" in told
    assert "甲辛丁, member; 乙庚丙, member" in told
    assert "not known" not in told


def test_the_guide_shows_what_the_commands_print(walk: Walk) -> None:
    shown = [
        walk.imports(PAGE),
        walk.imports(PAGE, to=walk.practice),
        walk.checks(),
        walk.file("departments.yml").read_text("utf-8"),
        walk.file("proposal.md").read_text("utf-8"),
        walk.imports(LIST, set=["kind=cppcc"], jurisdiction="yangli"),
    ]
    printed = "\n".join(shown)
    asked, proposed, accepted, guessed = blocks(GUIDES[0], "yaml")
    for block in (*blocks(GUIDES[0], "text"), asked, proposed, guessed):
        assert block in printed
    assert accepted not in printed


def test_who_does_what_the_guide_says_has_a_record_without_faults(walk: Walk) -> None:
    walk.imports(PAGE, to=walk.practice)
    asked, proposed, accepted, _ = blocks(GUIDES[0], "yaml")
    departments, proposal = walk.file("departments.yml"), walk.file("proposal.md")
    departments.write_text(departments.read_text("utf-8").replace(proposed, accepted), "utf-8")
    proposal.write_text(proposal.read_text("utf-8").replace(asked, ""), "utf-8")
    assert "name the file reply-dengguangju.md" in walk.checks()
    reply = walk.file("reply-dengguangguanliju.md")
    reply.rename(reply.with_name("reply-dengguangju.md"))
    assert walk.checks() == "Nothing is wrong.\n"


def test_a_list_is_imported_with_the_mapping_that_was_kept(walk: Walk) -> None:
    mapping = walk.folder / "mapping.yml"
    mapping.write_text(blocks(GUIDES[0], "yaml")[-1], "utf-8")
    shown = walk.imports(LIST, map=mapping, jurisdiction="yangli")
    assert "2 documents, 2 replies, 0 questions" in shown
