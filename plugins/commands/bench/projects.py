"""The other generators' projects, filled with the cases that our pages show."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from commands.bench import installing
from commands.bench.papers import Paper
from commands.bench.tools import Tool

PEERS: Final = ("hugo", "eleventy", "pelican")

_NEWEST = dt.datetime(2024, 12, 31, tzinfo=dt.UTC)


def make(name: str, work: Path, papers: Sequence[Paper], more: Paper) -> Tool:
    """A peer's project with all cases, ready to build.

    Args:
        name: one of ``PEERS``.
        work: folder for the project and what it makes; replaced.
        papers: the cases.
        more: the case that is added later.

    Raises:
        installing.AbsentError: the generator cannot be had here.
    """
    return _MAKERS[name](work, papers, more)


def _hugo(work: Path, papers: Sequence[Paper], more: Paper) -> Tool:
    program = str(installing.hugo())
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True)
    project, made = _project("hugo", work)
    paths = _fill(project, papers, _with_json("", "\n"))
    command = [program, "--source", str(project), "--destination", str(made / "site")]
    command += ["--cacheDir", str(made / "cache"), "--noBuildLock", "--quiet"]
    return Tool(
        name="hugo",
        version=said.stdout.split()[1].removeprefix("v").partition("-")[0].partition("+")[0],
        command=tuple(command),
        folder=project,
        made=made,
        site=made / "site",
        edited=paths[len(paths) // 2],
        added=_file(project, more, _with_json("", "\n")),
    )


def _eleventy(work: Path, papers: Sequence[Paper], more: Paper) -> Tool:
    node, program = installing.eleventy()
    package = json.loads((program.parent / "package.json").read_text("utf-8"))
    project, made = _project("eleventy", work)
    paths = _fill(project, papers, _for_eleventy)
    return Tool(
        name="eleventy",
        version=package["version"],
        command=(node, str(program), f"--output={made / 'site'}"),
        folder=project,
        made=made,
        site=made / "site",
        edited=paths[len(paths) // 2],
        added=_file(project, more, _for_eleventy),
        # Node's own limit is too low for 100,000 pages.
        environment={"NODE_OPTIONS": "--max-old-space-size=16384"},
    )


def _pelican(work: Path, papers: Sequence[Paper], more: Paper) -> Tool:
    project, made = _project("pelican", work)
    paths = _fill(project, papers, _for_pelican)
    command = [sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py"]
    return Tool(
        name="pelican",
        version=importlib.metadata.version("pelican"),
        command=(*command, "--output", str(made / "site"), "--fatal", "errors"),
        folder=project,
        made=made,
        site=made / "site",
        edited=paths[len(paths) // 2],
        added=_file(project, more, _for_pelican),
    )


_MAKERS: Final[dict[str, Callable[[Path, Sequence[Paper], Paper], Tool]]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "pelican": _pelican,
}


def _project(name: str, work: Path) -> tuple[Path, Path]:
    shutil.rmtree(work, ignore_errors=True)
    project, made = work / "project", work / "made"
    shutil.copytree(installing.PROJECTS / name, project)
    made.mkdir()
    return project, made


def _fill(project: Path, papers: Sequence[Paper], form: Callable[[Paper], str]) -> list[Path]:
    paths = []
    for paper in papers:
        for path, text in _file(project, paper, form).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            paths.append(path)
    return paths


def _file(project: Path, paper: Paper, form: Callable[[Paper], str]) -> dict[Path, str]:
    return {project / "content" / "proposals" / f"{paper.key}.md": form(paper)}


def _day(paper: Paper) -> str:
    """A date that puts the case where it stands in our lists."""
    return (_NEWEST - dt.timedelta(minutes=paper.rank)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _with_json(opening: str, closing: str) -> Callable[[Paper], str]:
    """A front matter in JSON, which generators read faster than YAML."""

    def form(paper: Paper) -> str:
        fields: dict[str, Any] = {
            "title": paper.title,
            "date": _day(paper),
            "url": f"/proposals/{paper.key}.html",
            **paper.terms,
            "shown": paper.shown,
        }
        return f"{opening}{json.dumps(fields, ensure_ascii=False)}{closing}\n{paper.body}"

    return form


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
