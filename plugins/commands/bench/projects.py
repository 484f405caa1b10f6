"""The other generators' projects, filled with the cases that our pages show."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from commands.bench import installing
from commands.bench.papers import Paper
from commands.bench.tools import Tool

PEERS: Final = ("hugo", "eleventy", "pelican")

_NEWEST = dt.datetime(2024, 12, 31, tzinfo=dt.UTC)


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
        self._form, self._tool = _FORMS[name], _TOOLS[name]()
        shutil.rmtree(work, ignore_errors=True)
        self._folder, self._made = work / "project", work / "made"
        shutil.copytree(installing.PROJECTS / name, self._folder)
        self._made.mkdir()
        self._paths: list[Path] = []

    def take(self, paper: Paper) -> None:
        """Write a case."""
        path = self._path(paper)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._form(paper), encoding="utf-8", newline="\n")
        self._paths.append(path)

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
            added={self._path(more): self._form(more)},
            environment=self._tool.environment,
        )

    def _path(self, paper: Paper) -> Path:
        return self._folder / "content" / "proposals" / f"{paper.key}.md"


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


def _day(paper: Paper) -> str:
    """A date that puts the case where it stands in our lists."""
    return (_NEWEST - dt.timedelta(minutes=paper.rank)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _for_hugo(paper: Paper) -> str:
    # A front matter in JSON, which generators read faster than YAML.
    fields = {
        "title": paper.title,
        "date": _day(paper),
        "url": f"/proposals/{paper.key}.html",
        **paper.terms,
        "shown": paper.shown,
    }
    return f"{json.dumps(fields, ensure_ascii=False)}\n\n{paper.body}"


def _for_eleventy(paper: Paper) -> str:
    fields = {
        "title": paper.title,
        "date": _day(paper),
        "permalink": f"/proposals/{paper.key}.html",
        "layout": "case.njk",
        "tags": ["case"],
        "terms": paper.terms,
        "shown": paper.shown,
    }
    return f"---json\n{json.dumps(fields, ensure_ascii=False)}\n---\n{paper.body}"


def _for_pelican(paper: Paper) -> str:
    ways = ("topics", "departments", "sessions", "years")
    tags = [f"{way}/{name}" for way in ways for name in paper.terms.get(way, [])]
    card = {name: paper.shown[name] for name in ("meta", "replies")}
    rows = {
        "Title": paper.title,
        "Date": _day(paper),
        "Slug": paper.key,
        "Category": paper.terms["jurisdictions"][0],
        "Authors": "; ".join(paper.terms.get("movers", [])),
        "Tags": "; ".join(tags),
        "Card": json.dumps(card, ensure_ascii=False),
        "Shown": json.dumps(paper.shown, ensure_ascii=False),
    }
    return "".join(f"{name}: {value}\n" for name, value in rows.items()) + "\n" + paper.body


_FORMS: Final[dict[str, Callable[[Paper], str]]] = {
    "hugo": _for_hugo,
    "eleventy": _for_eleventy,
    "pelican": _for_pelican,
}
_TOOLS: Final[dict[str, Callable[[], _Program]]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "pelican": _pelican,
}
