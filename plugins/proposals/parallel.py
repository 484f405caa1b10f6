"""Work on many items in several processes, where the system can fork."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from proposals.problems import ForeseenError

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 200
"""Items for which a second process costs more than it saves."""

PARTS = 256
"""Parts for each process: the fewer, the longer one waits for another at the end. Of 13,000 pages
in 128 parts the last kept one of two processes busy for a fifth of a second."""

_WIDTH = 2
"""Bytes of the number of a part."""

_PIPE = 1 << 12
"""Bytes that every system lets wait in a pipe (POSIX promises 512, macOS has 16,384)."""

_MOST_PARTS = _PIPE // _WIDTH

Advance = Callable[[int, int], None]


class WorkerError(ForeseenError):
    """A process ended without an answer."""


def cores() -> int:
    """How many processes are worth starting on this machine."""
    if not hasattr(os, "fork"):
        return 1
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def begin(work: Callable[[], Result]) -> Callable[[], Result]:
    """Start work in a process of its own; what is returned waits for its answer.

    Without fork the work is done when its answer is asked for, in this process.

    Raises:
        WorkerError, Exception: by what is returned, as by ``spread``.
    """
    if not hasattr(os, "fork"):
        return work
    started = _start(work)

    def answer() -> Result:
        value: Result = _value(_answer(*started))
        return value

    return answer


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """As ``begin``, for a block; a process whose answer is not asked for in it is ended with it.

    Raises:
        WorkerError, Exception: by what is given, as by ``begin``.
    """
    if not hasattr(os, "fork"):
        yield work
        return
    started = [_start(work)]

    def answer() -> Result:
        value: Result = _value(_answer(*started.pop()))
        return value

    try:
        yield answer
    finally:
        for pid, pipe in started:
            os.close(pipe)
            _end(pid)


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a process answers when its work could not be done."""

    error: Exception


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    workers: int | None = None,
    few: int = FEW,
    advance: Advance | None = None,
) -> list[Result]:
    """Answers of ``work`` for consecutive parts of the items, in their order.

    Each process, this one and forked ones, takes the next part when it is done with one, so none
    waits long for a slow one. ``work`` may use all that is in memory; what it changes in another
    process is lost, only its answer (which is pickled) comes back.

    Args:
        work: called with each part.
        items: in the order that the parts keep.
        workers: processes, this one included; as many as ``cores`` when None. One where there
            are few items, or no fork.
        few: items of which there are few; less where one costs much.
        advance: called now and then with the items begun and all there are.

    Raises:
        WorkerError: a process ended without an answer.
        Exception: whatever ``work`` raised, here or there.
    """
    shared = Shared(work, items, workers, few)
    shared.start()
    return shared.answers(advance=advance)


class Shared(Generic[Item, Result]):
    """Work on parts of many items, for which other processes wait until they are told to start.

    They have what was in memory when they were made: what comes after is not shared with them, and
    so need not be copied when somebody changes it.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Result],
        items: Sequence[Item],
        workers: int | None = None,
        few: int = FEW,
    ) -> None:
        """Make the other processes; arguments as for ``spread``."""
        count = cores() if workers is None else workers
        if len(items) < few or not hasattr(os, "fork"):
            count = 1
        self._work, self._items = work, items
        self._size = -(-len(items) // min(count * PARTS, _MOST_PARTS)) or 1
        self._numbers = _Numbers(-(-len(items) // self._size))
        self._others = [_start(self._help) for _ in range(count - 1)]

    @property
    def elsewhere(self) -> bool:
        """Whether there are others."""
        return bool(self._others)

    def start(self) -> None:
        """Let the others begin, if they have not."""
        self._numbers.give()

    def answers(
        self,
        work: Callable[[Sequence[Item]], Result] | None = None,
        advance: Advance | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> list[Result]:
        """Help, until all is done; the answers in the order of the items. To be called once.

        Args:
            work: to be done in this process in place of the others' work; what it answers must be
                the same.
            advance: as for ``spread``.
            meanwhile: called once no part is left to take, before the others' answers are read.

        Raises:
            WorkerError, Exception: as ``spread``.
        """
        self.start()
        try:
            found = self._share(work or self._work, advance)
            if meanwhile:
                meanwhile()
        finally:
            others = [_answer(pid, pipe) for pid, pipe in self._others]
            self._numbers.close()
        for other in others:
            found |= _value(other)
        return [found[number] for number in sorted(found)]

    def _help(self) -> dict[int, Result]:
        self._numbers.give_no_more()
        return self._share(self._work, None)

    def _share(
        self, work: Callable[[Sequence[Item]], Result], advance: Advance | None
    ) -> dict[int, Result]:
        answers = {}
        for number in self._numbers:
            _Process.end_if_left_alone()
            start = number * self._size
            if advance:
                advance(start, len(self._items))
            try:
                answers[number] = work(self._items[start : start + self._size])
            except BaseException:
                self._numbers.end()
                raise
        return answers


class _Numbers:
    """Numbers from 0, each for whoever asks first among this process and those it forks.

    They go through a pipe, which hands its bytes to one reader at a time; until they are given
    whoever asks waits.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pipe, writing = os.pipe()
        self._giving: int | None = writing

    def give(self) -> None:
        """Give them out, if they have not been."""
        if self._giving is not None:
            numbers = (number.to_bytes(_WIDTH, "big") for number in range(self._count))
            os.write(self._giving, b"".join(numbers))
            self.give_no_more()

    def give_no_more(self) -> None:
        """Leave it to others to give them; if nobody is left, there are none."""
        if self._giving is not None:
            os.close(self._giving)
            self._giving = None

    def __iter__(self) -> Iterator[int]:
        while token := os.read(self._pipe, _WIDTH):
            yield int.from_bytes(token, "big")

    def end(self) -> None:
        """Let nobody have any more."""
        while os.read(self._pipe, _PIPE):
            pass

    def close(self) -> None:
        """Be done with it, in this process."""
        os.close(self._pipe)


class _Process:
    """This process."""

    forked_by: ClassVar[int | None] = None

    @classmethod
    def end_if_left_alone(cls) -> None:
        """End at once if who waits for the answer is there no more: it was killed."""
        if cls.forked_by not in (None, os.getppid()):
            os._exit(1)


def _value(answer: Any) -> Any:
    if isinstance(answer, _Failed):
        raise answer.error
    return answer


def _start(work: Callable[[], object]) -> tuple[int, int]:
    reading, writing = os.pipe()
    _widen(writing)
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    # Python in a new process forgets a signal that comes before it has looked around (``_end``).
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    pid = os.fork()
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(writing)
        return pid, reading
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _Process.forked_by = parent
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_worked(work))
        status = 0
    finally:
        # Not sys.exit: what the parent left to do at its end is not ours to do.
        os._exit(status)


def _widen(pipe: int) -> None:
    """Let a long answer wait in a pipe, so that who gave it ends, and its memory is free."""
    import fcntl

    # What Linux lets anybody ask for; less where a user has very many pipes.
    with suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)


def _worked(work: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps(work())
    except Exception as error:
        return pickle.dumps(_Failed(error))


def _answer(pid: int, pipe: int) -> object:
    try:
        with os.fdopen(pipe, "rb") as stream:
            data = stream.read()
    except BaseException:
        _end(pid)
        raise
    # Read before the wait: while the system takes back what memory the process had.
    answer = pickle.loads(data) if data else None  # noqa: S301  (written by our own child)
    os.waitpid(pid, 0)
    if not data:
        message = (
            "a process ended without an answer, as if it had been killed; the system may want for "
            "memory: close other programs and run the command again"
        )
        return _Failed(WorkerError(message))
    return answer


def _end(pid: int) -> None:
    """End a process whose answer nobody wants any more.

    It has ended, with all that it started, when somebody clears away what it made.
    """
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    os.waitpid(pid, 0)
