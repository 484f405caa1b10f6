"""This project as a tool to measure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from commands import demo
from commands.bench.tools import Tool
from commands.bootstrap import ROOT
from commands.code_memory import CACHE

NAME: Final = "tida"


def newest(count: int) -> demo.Demo:
    """The first case behind the ``count`` of a demo that belongs to its last year."""
    cases = demo.Cases()
    last = max(demo.Cases.year(n) for n in range(count))
    n = next(n for n in range(count, count + 1000) if demo.Cases.year(n) == last)
    return cases.case(n)


def tool(content: Path, made: Path, parts: str, count: int) -> Tool:
    """Our build of a demo.

    Args:
        content: the demo.
        made: folder for what is made of it.
        parts: of the site, such as ``pages``, as ``build --only`` takes them.
        count: number of cases in ``content``.
    """
    more = newest(count)
    replies = sorted(content.glob("proposals/*/*/reply-*.md"))
    command = [sys.executable, "tasks.py", "build", "--content", str(content)]
    command += ["--output", str(made / "site"), "--only", parts]
    return Tool(
        name=NAME,
        version=_version(),
        command=tuple(command),
        folder=ROOT,
        made=made,
        site=made / "site",
        edited=replies[len(replies) // 2],
        # Templates are compiled once for all sites; a cold build shall do that too.
        environment={CACHE: str(made / "cache")},
        added={
            content / "proposals" / more.folder / name: text for name, text in more.files.items()
        },
    )


def _version() -> str:
    """The commit, and whether the files are as it has them."""
    commit = _git("rev-parse", "--short", "HEAD") or "not known"
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return f"{commit} with changes" if changed else commit


def _git(*words: str) -> str:
    command = ("git", *words)
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return said.stdout.strip()
