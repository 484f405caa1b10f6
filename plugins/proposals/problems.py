"""What is wrong with a file, said so that its editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it.

    Attributes:
        path: the file (or folder) as the person named it.
        line: 1-based line in that file; 0 when the whole file is meant.
        message: what is wrong and what to do, in one sentence or two.
    """

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.message}"


class ProblemsError(Exception):
    """Raised with every problem found, never with the first alone."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
