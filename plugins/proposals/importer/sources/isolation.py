"""A process of its own for formats that are parsed by large libraries.

A damaged or hostile file may make such a library run for ever, take all memory or crash. It
then takes down this process, which has bounds, and the import goes on with the next file.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

from proposals.importer.sources.refusal import Refusal

Result = TypeVar("Result")

SECONDS = 60.0
"""A 300-page PDF takes four."""

MEMORY = 2_000_000_000
"""Bytes of address space; libraries and a workbook of a hundred thousand rows stay below."""


class Isolation:
    """Runs functions in a child process, which is started when first needed.

    Use it as a context manager: the process ends with it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        # Not a fork: the child must not inherit what the importer holds in memory.
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Isolation:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def run(self, function: Callable[[bytes], Result], data: bytes) -> Result:
        """``function(data)``, computed in the child.

        Args:
            function: of a module's top level; what it returns is small and plain.
            data: the file.

        Raises:
            Refusal: the function's own, or that it took too long or failed in a way that no
                sound file brings about.
        """
        pipe = self._started()
        try:
            pipe.send((function, data))
            if not pipe.poll(self._seconds):
                self._stop()
                raise Refusal(
                    f"took longer than {self._seconds:g} seconds; it is damaged or no document"
                )
            outcome, value = pipe.recv()
        except (EOFError, OSError) as error:
            self._stop()
            message = "is damaged or needs more memory than a document may; save it anew"
            raise Refusal(message) from error
        if outcome == "refused":
            raise Refusal(*value)
        result: Result = value
        return result

    def _started(self) -> Connection:
        if self._pipe is None or not self._process.is_alive():
            self._stop()
            self._pipe, theirs = self._context.Pipe()
            self._process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection) -> None:
    """The child: answer until the parent hangs up."""
    # Ctrl-C is the parent's to answer; it ends this process then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            function, data = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_outcome(function, data))


def _outcome(function: Callable[[bytes], object], data: bytes) -> tuple[str, object]:
    try:
        return "done", function(data)
    except Refusal as refusal:
        return "refused", (refusal.message, refusal.line)
    except Exception as error:
        # What a library raises for a damaged file is its own affair; the person needs to know
        # which file it is and what helps.
        kind = type(error).__name__
        return "refused", (f"is damaged ({kind}); open it and save it anew", 0)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such bound; the time limit holds there too.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
