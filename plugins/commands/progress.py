"""How far long work has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STEP = 1_000
"""Files between two lines where there is no terminal."""

_WORTH_SHOWING = 20
"""Files; less is done before one could read a bar."""

Advance = Callable[[], None]


@contextmanager
def shown(total: int) -> Iterator[Advance]:
    """Show progress on stderr while the block runs.

    Args:
        total: how many steps there are.

    Yields:
        What to call after each step.
    """
    if sys.stderr.isatty() and total >= _WORTH_SHOWING:
        with _bar(total) as advance:
            yield advance
    else:
        yield _Lines(total).advance


@contextmanager
def _bar(total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import Progress

    # What is printed meanwhile must not cut the bar in two; what goes to a file stays as it is.
    own = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=own) as progress:
        task = progress.add_task("files", total=total)
        yield lambda: progress.advance(task)


class _Lines:
    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def advance(self) -> None:
        self._done += 1
        if self._done % STEP == 0:
            print(f"{self._done:,} of {self._total:,} files", file=sys.stderr)  # noqa: T201
