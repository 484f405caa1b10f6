"""What the documents say of the code is so: fields, packages, commands, files, links."""

from __future__ import annotations

import re
import subprocess
import tomllib
import typing
from collections.abc import Iterator
from enum import StrEnum
from importlib.metadata import distribution
from pathlib import Path

import pytest
from pydantic import BaseModel

from commands import cli
from commands.task import Task, flag
from proposals.model import Department, Jurisdiction, Proposal, Reply, Topic, Withdrawn

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]

FENCED = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.MULTILINE)
LINK = re.compile(r"\]\((?P<goal>[^)\s]+)\)|(?:src|href)=\"(?P<attribute>[^\"]+)\"")
COMMAND = re.compile(r"python3 tasks\.py(?P<words>(?: [^\s`|#&)]+)*)")
CODE = re.compile(r"`(?P<text>[^`\n]+)`")
TEST = re.compile(r"test_[a-z0-9_]+")
ROW = re.compile(r"^\| `(?P<name>[\w-]+)` \|(?P<cells>.*)\|$", re.MULTILINE)
FOLDERS = ("content/", "docs/", "plugins/", "tests/", "theme/", ".ci/", ".github/")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def prose(text: str) -> str:
    return FENCED.sub("", text)


def test_there_are_documents() -> None:
    expected = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    expected |= {f"docs/{name}.md" for name in ("data-flow", "record", "dependencies")}
    expected |= {f"docs/{name}.md" for name in ("hosting", "search", "importing")}
    expected |= {"docs/archive.md"}
    expected |= {"docs/editors-guide.md", "docs/editors-guide.zh-CN.md"}
    assert expected <= set(NAMES)


# The record


def parts_of(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from parts_of(inner)


def model_names() -> dict[str, list[str]]:
    """Every class of the record, and the fields or codes it has."""
    names: dict[str, list[str]] = {}
    waiting: list[type] = [Proposal, Reply, Jurisdiction, Department, Topic, Withdrawn]
    while waiting:
        part = waiting.pop()
        if part.__name__ in names:
            continue
        if issubclass(part, StrEnum):
            names[part.__name__] = [code.value for code in part]
        else:
            assert issubclass(part, BaseModel)
            names[part.__name__] = list(part.model_fields)
            for field in part.model_fields.values():
                waiting += parts_of(field.annotation)
    return names


def test_every_field_and_code_of_the_record_is_described_and_no_other() -> None:
    sections = re.split(r"^#{2,3} ", text_of("docs/record.md"), flags=re.MULTILINE)[1:]
    described = {
        section.split("\n", 1)[0]: [row["name"] for row in ROW.finditer(section)]
        for section in sections
        if ROW.search(section)
    }
    assert described == model_names()


# The packages


def requirement(text: str) -> str:
    return re.split(r"[<>=!~\[; ]", text, maxsplit=1)[0].lower()


def licence(package: str) -> str:
    """As the metadata of the installed package says; empty when it says nothing.

    Some put the licence's whole text where its name belongs; the classifier then names it.
    """
    metadata = distribution(package).metadata
    stated = metadata.get("License-Expression") or metadata.get("License")
    classified = [
        value.rpartition(" :: ")[2]
        for value in metadata.get_all("Classifier") or []
        if value.startswith("License :: ")
    ]
    if not stated or "\n" in stated:
        stated = ", ".join(classified)
    return stated.split(", Copyright")[0]


def packages() -> dict[str, list[str]]:
    """Section of docs/dependencies.md -> the requirements of pyproject.toml it is about."""
    settings = tomllib.loads(text_of("pyproject.toml"))
    return {
        "To build": settings["project"]["dependencies"],
        "To import": settings["project"]["optional-dependencies"]["import"],
        "To draw cards": settings["project"]["optional-dependencies"]["cards"],
        "To archive": settings["project"]["optional-dependencies"]["archive"],
        "To test and check": settings["dependency-groups"]["dev"],
    }


def test_no_group_of_packages_is_left_out() -> None:
    settings = tomllib.loads(text_of("pyproject.toml"))
    groups = [*settings["project"]["optional-dependencies"], *settings["dependency-groups"]]
    assert len(packages()) == 1 + len(groups)


@pytest.mark.parametrize("heading", packages())
def test_every_package_has_a_reason_and_its_licence(heading: str) -> None:
    section = text_of("docs/dependencies.md").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = {
        row["name"]: [cell.strip() for cell in row["cells"].split("|")]
        for row in ROW.finditer(section)
    }
    assert sorted(rows) == sorted(requirement(item) for item in packages()[heading])
    for name, (purpose, reason, said) in rows.items():
        assert purpose, name
        assert reason, name
        assert said.startswith(licence(name) or "not stated"), name


# The commands


@pytest.fixture(scope="module")
def tasks() -> dict[str, Task]:
    return cli.tasks()


def options(task: Task) -> set[str]:
    return {flag(item) for item in task.parameters}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_two_commands_stand_near_the_top(name: str) -> None:
    block = next(found for found in FENCED.finditer(text_of(name)))
    lines = [line.split("#")[0].strip() for line in block["text"].splitlines()]
    assert lines == ["python3 tasks.py build", "python3 tasks.py test"]
    assert text_of(name)[: block.start()].count("\n") < 30


def test_the_readmes_are_twins() -> None:
    assert "(README.zh-CN.md)" in text_of("README.md")
    assert "(README.md)" in text_of("README.zh-CN.md")
    ours, theirs = text_of("README.md"), text_of("README.zh-CN.md")
    assert len(HEADING.findall(prose(ours))) == len(HEADING.findall(prose(theirs)))
    assert commands_in(ours) == commands_in(theirs)
    assert goals(ours) ^ goals(theirs) == {"README.md", "README.zh-CN.md"}
    named = [set(re.findall("`[^`\n]+`", prose(text))) for text in (ours, theirs)]
    assert named[0] == named[1]


def commands_in(text: str) -> list[list[str]]:
    return [found["words"].split() for found in COMMAND.finditer(text)]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_named_exists(name: str, tasks: dict[str, Task]) -> None:
    for words in commands_in(text_of(name)):
        if not words or words[0] in {"NAME", "--list"}:
            continue
        assert words[0] in tasks, words
        given = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
        assert given <= options(tasks[words[0]]) | {"--help"}, words


def test_what_documents_name_is_seen() -> None:
    """Else the tests around this one would pass with nothing looked at."""
    texts = [text_of(name) for name in NAMES]
    found = {
        "commands": [words for text in texts for words in commands_in(text)],
        "links": [goal for text in texts for goal in goals(text)],
        "files": [
            match["text"]
            for text in texts
            for match in CODE.finditer(prose(text))
            if match["text"].startswith(FOLDERS)
        ],
        "tests": [name for text in texts for name in TEST.findall(prose(text))],
        "examples": [
            match for text in texts for match in FENCED.finditer(text) if match["language"] == "sh"
        ],
    }
    assert {kind: bool(seen) for kind, seen in found.items()} == dict.fromkeys(found, True)


def test_every_task_is_described_to_contributors(tasks: dict[str, Task]) -> None:
    described = {words[0] for words in commands_in(text_of("CONTRIBUTING.md")) if words}
    assert {one.name for one in tasks.values()} <= described


def test_every_option_of_the_import_is_described_to_contributors(tasks: dict[str, Task]) -> None:
    described = set(re.findall(r"^\| `(--[a-z-]+)", text_of("CONTRIBUTING.md"), re.MULTILINE))
    assert described == options(tasks["import"]) - {"--path"}


# Files, links and tests


def goals(text: str) -> set[str]:
    return {found["goal"] or found["attribute"] for found in LINK.finditer(prose(text))}


def anchors(path: Path) -> set[str]:
    """Ids that GitHub gives the headings of a document."""
    titles = HEADING.findall(prose(path.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", NAMES)
def test_every_relative_link_leads_somewhere(name: str) -> None:
    for goal in goals(text_of(name)):
        if re.match(r"[a-z]+:", goal):
            continue
        path, _, fragment = goal.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), goal
        assert ROOT in target.resolve().parents, goal
        if fragment:
            assert fragment in anchors(target), goal


@pytest.mark.parametrize("name", NAMES)
def test_every_file_named_exists(name: str) -> None:
    for found in CODE.finditer(prose(text_of(name))):
        named = found["text"]
        if not named.startswith(FOLDERS) or re.search(r"[<>…\s]", named):
            continue
        assert list(ROOT.glob(named.rstrip("/"))), named


def test_every_name_said_to_be_in_a_file_is_there() -> None:
    text = text_of("docs/data-flow.md")
    named = re.findall(r"`(\w+)` (?:of|in) `([\w/.-]+\.\w+)`", text)
    named += re.findall(r"`(\w+)` (?:of|in) \[[^\]]+\]\(\.\./([^)]+)\)", text)
    assert len(named) > 5
    for word, path in named:
        source = ROOT / path if (ROOT / path).exists() else next(ROOT.rglob(path))
        assert re.search(rf"\b{word}\b", source.read_text("utf-8")), (word, path)


@pytest.mark.parametrize("name", NAMES)
def test_every_test_named_exists(name: str) -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    files = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    for found in TEST.findall(prose(text_of(name))):
        assert found in files or f"def {found}(" in sources, found


def test_the_map_names_every_module_of_the_importer() -> None:
    """In the chapter on it, or in the words of the folder that it stands in."""
    chapter = text_of("docs/data-flow.md").partition("\n## 1. ")[2].partition("\n## 2. ")[0]
    folder = ROOT / "plugins/proposals/importer"
    for path in folder.rglob("[!_]*.py"):
        about = "" if path.parent == folder else (path.parent / "__init__.py").read_text("utf-8")
        assert re.search(rf"(?<![\w/]){path.stem}(?!\w)", chapter + about), path


def test_the_policy_for_a_header_is_that_of_the_pages() -> None:
    base = text_of("theme/templates/base.html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', base)
    assert policy is not None
    assert policy[1] in text_of("docs/hosting.md")


def test_pictures_are_light() -> None:
    pictures = list((ROOT / "docs/images").iterdir())
    assert pictures
    for path in pictures:
        assert path.stat().st_size < 150_000, path.name


@pytest.mark.parametrize("name", NAMES)
def test_no_document_names_a_registry(name: str) -> None:
    hosts = re.findall(r"https?://([^/\s)\"]+)", text_of(name))
    assert not [host for host in hosts if re.search(r"pypi|pythonhosted|npmjs|registry", host)]


def test_shell_examples_are_shell() -> None:
    for path in DOCUMENTS:
        for block in FENCED.finditer(path.read_text("utf-8")):
            if block["language"] != "sh":
                continue
            checked = subprocess.run(
                ["/bin/sh", "-n"], input=block["text"], text=True, capture_output=True, check=False
            )
            assert checked.returncode == 0, (path.name, checked.stderr)
