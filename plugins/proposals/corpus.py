"""The whole record: load content/ and link its cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from proposals import registry as registries
from proposals.case import PROPOSALS, Case
from proposals.casefolder import CaseFolders, is_a, visible
from proposals.problems import Problem, ProblemsError
from proposals.registry import REGISTRY, Registry


@dataclass(frozen=True, slots=True)
class Corpus:
    """All cases, newest year first, then by address."""

    registry: Registry
    cases: tuple[Case, ...]

    @property
    def replies(self) -> int:
        """Number of replies in all cases."""
        return sum(len(case.replies) for case in self.cases)


def load(content: Path) -> Corpus:
    """Read a content tree.

    Args:
        content: folder with ``proposals/`` and ``registry/``.

    Raises:
        ProblemsError: with every problem in the tree, each with its file and line.
    """
    if not content.is_dir():
        raise ProblemsError([Problem(content, 0, "is not a folder; name the folder of the record")])
    registry, problems = registries.survey(content / REGISTRY)
    reader = CaseFolders(registry, problems)
    cases = [case for folder in _case_folders(content, problems) if (case := reader.case(folder))]
    reader.refuse_twins()
    if problems:
        raise ProblemsError(problems)
    return Corpus(registry, tuple(sorted(cases, key=lambda case: (-(case.year or 0), case.key))))


def _case_folders(content: Path, problems: list[Problem]) -> Iterator[Path]:
    """Folders two levels below proposals/, in a stable order; anything else is a problem."""
    root = content / PROPOSALS
    if root in visible(content, problems):
        for place in _folders(root, problems):
            yield from _folders(place, problems)


def _folders(parent: Path, problems: list[Problem]) -> Iterator[Path]:
    for entry in visible(parent, problems):
        if is_a(Path.is_dir, entry):
            yield entry
        else:
            problems.append(Problem(entry, 0, "lies outside a case folder; move it into one"))
