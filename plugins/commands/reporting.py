"""Errors that we foresee, shown to a person: what is wrong and where, no traceback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TextIO

from commands.bootstrap import INTERRUPTED
from commands.showing import shown
from proposals.problems import ForeseenError, Problem, ProblemsError

_INTERRUPTED = 128 + signal.SIGINT
"""What a shell says of a command that SIGINT ended."""


class StoppedError(ForeseenError):
    """A task cannot go on; the message says why and what to do."""


@contextmanager
def explained() -> Iterator[None]:
    """Turn foreseen errors into lines on stderr and exit code 1; an interrupt (Ctrl+C) into 130.

    Raises:
        SystemExit: with that code, after the lines were printed.
    """
    try:
        yield
    except ProblemsError as error:
        show(error.problems)
        raise SystemExit(1) from error
    except BrokenPipeError:
        # Whoever reads has seen enough; the command line knows what to do.
        raise
    except (ForeseenError, OSError) as error:
        print(f"Stopped: {error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(1) from error
    except KeyboardInterrupt as error:
        print(INTERRUPTED, file=sys.stderr)  # noqa: T201
        raise SystemExit(_INTERRUPTED) from error


def silence(stream: TextIO) -> None:
    """Let a stream that nobody reads lead nowhere; Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(problems: tuple[Problem, ...]) -> None:
    """Print problems, one a line, and their number, on stderr."""
    for problem in problems:
        near = replace(problem, path=shown(problem.path))
        print(near, file=sys.stderr)  # noqa: T201
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    print(f"{count} {noun} found; nothing was written.", file=sys.stderr)  # noqa: T201
