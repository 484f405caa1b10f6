"""Check a record without building it."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.reporting import show
from proposals import case, corpus
from proposals import registry as registries
from proposals.problems import Problem, ProblemsError


def run(paths: list[Path], content: Path) -> int:
    """Report the problems of content trees.

    Args:
        paths: content folders, or files and folders inside one, to which the report is then
            limited; the whole of ``content`` when empty.
        content: the project's own content folder.

    Returns:
        0 when nothing is wrong, else 1.
    """
    problems: list[Problem] = []
    for path in paths or [content]:
        if not path.exists():
            problems.append(Problem(path, 0, "is not there; correct the path"))
            continue
        tree = _tree(path, content)
        try:
            corpus.load(tree)
        except ProblemsError as error:
            problems += [item for item in error.problems if _concerns(item, path)]
    if problems:
        show(tuple(sorted(set(problems))))
        return 1
    print("Nothing is wrong.", file=sys.stderr)  # noqa: T201
    return 0


def _tree(path: Path, content: Path) -> Path:
    """The content folder that a path is in: the nearest with a registry, else our own."""
    absolute = path.resolve()
    for folder in (absolute, *absolute.parents):
        if (folder / case.PROPOSALS).is_dir() or (folder / registries.REGISTRY).is_dir():
            return folder
    return content


def _concerns(problem: Problem, path: Path) -> bool:
    return problem.path.resolve().is_relative_to(path.resolve()) or (
        registries.REGISTRY in problem.path.parts
    )
