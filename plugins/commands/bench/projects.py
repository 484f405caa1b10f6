"""The other generators' projects, filled with the files of the record."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from commands.bench import installing
from commands.bench.papers import PROPOSAL, Paper
from commands.bench.tools import Tool
from proposals import yamltext
from proposals.case import PROPOSALS

PEERS: Final = ("hugo", "eleventy", "pelican")

Files = dict[str, str]
"""Path below ``content/proposals`` -> text."""


class Project:
    """A peer's project, which takes the cases one by one.

    Args:
        name: one of ``PEERS``.
        work: folder for the project and what it makes; replaced.

    Raises:
        installing.AbsentError: the generator cannot be had here.
    """

    def __init__(self, name: str, work: Path) -> None:
        self.name = name
        self._tool = _TOOLS[name]()
        shutil.rmtree(work, ignore_errors=True)
        self._folder, self._made = work / "project", work / "made"
        shutil.copytree(installing.PROJECTS / name, self._folder)
        self._made.mkdir()
        self._paths: list[Path] = []

    def take_names(self, names: Mapping[str, object]) -> None:
        """Write the registry, a data file for each of its files."""
        for name, entries in names.items():
            path = self._folder / _DATA[self.name] / f"{name}.json"
            _write(path, json.dumps(entries, ensure_ascii=False, indent=1))

    def take(self, paper: Paper) -> None:
        """Write a case."""
        files = self._files(paper)
        for path, text in files.items():
            _write(path, text)
        # Its last letter, if it has any.
        self._paths.append(list(files)[-1])

    def tool(self, more: Paper) -> Tool:
        """The project with the cases it has taken; ``more`` is the one that is added later."""
        return Tool(
            name=self.name,
            version=self._tool.version,
            command=self._tool.command(self._folder, self._made),
            folder=self._folder,
            made=self._made,
            site=self._made / "site",
            edited=self._paths[len(self._paths) // 2],
            added=self._files(more),
            environment=self._tool.environment,
        )

    def _files(self, paper: Paper) -> dict[Path, str]:
        root = self._folder / "content" / PROPOSALS
        return {root / path: text for path, text in files_for(self.name, paper).items()}


@dataclass(frozen=True, slots=True)
class _Program:
    """A generator as it is installed.

    Attributes:
        version: as it says itself.
        command: folder of the project, folder of what it makes -> how it is called.
        environment: variables it needs.
    """

    version: str
    command: Callable[[Path, Path], tuple[str, ...]]
    environment: Mapping[str, str] = field(default_factory=dict)


def _hugo() -> _Program:
    program = str(installing.hugo())
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True)

    def command(folder: Path, made: Path) -> tuple[str, ...]:
        places = ("--source", str(folder), "--destination", str(made / "site"))
        return (program, *places, "--cacheDir", str(made / "cache"), "--noBuildLock", "--quiet")

    return _Program(said.stdout.split()[1].removeprefix("v").partition("-")[0], command)


def _eleventy() -> _Program:
    node, program = installing.eleventy()
    package = json.loads((program.parent / "package.json").read_text("utf-8"))

    def command(_: Path, made: Path) -> tuple[str, ...]:
        return (node, str(program), f"--output={made / 'site'}")

    # Node's own limit is too low for 100,000 pages.
    limit = {"NODE_OPTIONS": "--max-old-space-size=16384"}
    return _Program(package["version"], command, limit)


def _pelican() -> _Program:
    def command(_: Path, made: Path) -> tuple[str, ...]:
        start = (sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py")
        return (*start, "--output", str(made / "site"), "--fatal", "errors")

    return _Program(importlib.metadata.version("pelican"), command)


def files_for(name: str, paper: Paper) -> Files:
    """A case as someone would keep it who chose that generator."""
    return _FORMS[name](paper)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _for_hugo(paper: Paper) -> Files:
    """A leaf bundle: the record's files, the proposal's named as Hugo wants it."""
    files = {f"{paper.key}/{name}": text for name, text in paper.files.items()}
    proposal = files.pop(f"{paper.key}/{PROPOSAL}")
    url = {"url": f"/{PROPOSALS}/{paper.key}.html"}
    return {f"{paper.key}/index.md": _with(proposal, {**url, **_told(paper)}), **files}


def _for_eleventy(paper: Paper) -> Files:
    """The record's files."""
    files = {f"{paper.key}/{name}": text for name, text in paper.files.items()}
    proposal = f"{paper.key}/{PROPOSAL}"
    return {**files, proposal: _with(files[proposal], {"layout": "case.njk", **_told(paper)})}


def _told(paper: Paper) -> dict[str, object]:
    """What the record's files do not say and a generator does not work out."""
    keys = {f"in_{way}": keys for way, keys in paper.lists.items() if way not in _SAID}
    return {**keys, "related": paper.related}


def _with(text: str, fields: Mapping[str, object]) -> str:
    """A file with more fields in its front matter; JSON is YAML."""
    lines = (f"{name}: {json.dumps(value)}\n" for name, value in fields.items() if value)
    return text.replace("---\n", f"---\n{''.join(lines)}", 1)


def _for_pelican(paper: Paper) -> Files:
    """One article: Pelican's reader knows one file a page, and no nested fields but as text.

    What is nested is JSON, a line for each; the bodies stand one after another.
    """
    parts = [_parts(text) for text in paper.files.values()]
    proposal, replies = parts[0][0], [fields for fields, _ in parts[1:]]
    bodies = [body.strip() for _, body in parts]
    ways = ("topics", "departments", "sessions", "years")
    tags = [f"{way}/{key}" for way in ways for key in paper.lists[way]]
    rows = {
        "Title": proposal["title"],
        "Date": proposal.get("added", _UNDATED),
        "Slug": paper.key,
        "Category": proposal["jurisdiction"],
        "Authors": "; ".join(paper.lists["movers"]),
        "Tags": "; ".join(tags),
        "Related": " ".join(paper.related),
        "Facts": json.dumps(proposal, ensure_ascii=False),
        "Replies": "\n    ".join(json.dumps(reply, ensure_ascii=False) for reply in replies),
    }
    head = "".join(f"{name}: {value}\n" for name, value in rows.items() if value)
    return {f"{paper.key}.md": f"{head}\n{_BREAK.join(bodies)}\n"}


def _parts(text: str) -> tuple[dict[str, Any], str]:
    """Fields and body of a file of the record."""
    _, head, body = text.split("---\n", 2)
    return yamltext.read(head).value, body


_SAID: Final = ("topics", "jurisdictions")
"""Ways whose keys are fields of the record."""

_UNDATED: Final = "1949-10-01"
"""Pelican wants a date for every article, and orders them by it."""

_BREAK: Final = "\n\n<!-- reply -->\n\n"

_DATA: Final = {"hugo": "data", "eleventy": "content/_data/registry", "pelican": "registry"}
_FORMS: Final[dict[str, Callable[[Paper], Files]]] = {
    "hugo": _for_hugo,
    "eleventy": _for_eleventy,
    "pelican": _for_pelican,
}
_TOOLS: Final[dict[str, Callable[[], _Program]]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "pelican": _pelican,
}
