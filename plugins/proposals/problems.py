"""What is wrong with a file, said so that its editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

UNREADABLE = "is not a file that can be read; replace it with a text file"
"""What is said of a link to nothing, a pipe or a device."""


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
        # A file name may hold anything but "/": line breaks would break the one-line form, and
        # bytes that are not UTF-8 could not be printed.
        name = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in str(self.path))
        place = f"{name}:{self.line}" if self.line else name
        return f"{place}: {self.message}"


class ForeseenError(Exception):
    """Work stops for a reason that a person can mend; the message says what and how."""


class SettingError(ForeseenError):
    """A setting of the site is of no use; the message names it, and says what to write."""


class ProblemsError(Exception):
    """Raised with every problem found, never with the first alone."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ProblemsError], tuple[tuple[Problem, ...]]]:
        # It crosses from one process of a build to another.
        return (type(self), (self.problems,))
