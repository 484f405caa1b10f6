"""Work on many items in several processes, where the system can fork."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

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


class WorkerError(RuntimeError):
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


class Prepared(Generic[Result]):
    """Work that a process of its own does once it is told to.

    It has what was in memory when it was prepared: what comes after is not shared with it, and so
    need not be copied when one of the two changes it.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        """Have a process wait; without fork the work is done when its answer is asked for."""
        self._work = work
        self._telling: int | None = None
        if hasattr(os, "fork"):
            told, self._telling = os.pipe()
            self._started = _start(partial(_when_told, told, self._telling, work))
            os.close(told)

    def start(self) -> None:
        """Let it begin, if it has not."""
        if self._telling is not None:
            os.write(self._telling, b".")
            os.close(self._telling)
            self._telling = None

    def answer(self) -> Result:
        """Wait for its answer; once.

        Raises:
            WorkerError, Exception: as ``spread``.
        """
        if not hasattr(os, "fork"):
            return self._work()
        self.start()
        value: Result = _value(_answer(*self._started))
        return value


def _when_told(told: int, telling: int, work: Callable[[], object]) -> object:
    os.close(telling)
    # Who could tell may be gone.
    return work() if os.read(told, 1) else None


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
    return share(work, items, workers, few, advance)()


def share(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    workers: int | None = None,
    few: int = FEW,
    advance: Advance | None = None,
) -> Callable[[], list[Result]]:
    """Begin to ``spread`` in the other processes; what is returned helps, and has the answers."""
    count = cores() if workers is None else workers
    if len(items) < few or not hasattr(os, "fork"):
        count = 1
    size = -(-len(items) // min(count * PARTS, _MOST_PARTS)) or 1
    waiting = _Waiting(-(-len(items) // size))

    def done(advance: Advance | None = None) -> dict[int, Result]:
        answers = {}
        for number in waiting:
            start = number * size
            if advance:
                advance(start, len(items))
            try:
                answers[number] = work(items[start : start + size])
            except BaseException:
                waiting.end()
                raise
        return answers

    started = [_start(done) for _ in range(count - 1)]

    def answers() -> list[Result]:
        try:
            found = done(advance)
        finally:
            others = [_answer(pid, pipe) for pid, pipe in started]
            waiting.close()
        for other in others:
            found |= _value(other)
        return [found[number] for number in sorted(found)]

    return answers


class _Waiting:
    """Numbers from 0, each for whoever asks first among this process and those it forks.

    They stand in a pipe, which hands its bytes to one reader at a time.
    """

    def __init__(self, count: int) -> None:
        self._pipe, writing = os.pipe()
        os.write(writing, b"".join(number.to_bytes(_WIDTH, "big") for number in range(count)))
        os.close(writing)

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


def _value(answer: Any) -> Any:
    if isinstance(answer, _Failed):
        raise answer.error
    return answer


def _start(work: Callable[[], object]) -> tuple[int, int]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_worked(work))
        status = 0
    finally:
        # Not sys.exit: what the parent left to do at its end is not ours to do.
        os._exit(status)


def _worked(work: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps(work())
    except Exception as error:
        return pickle.dumps(_Failed(error))


def _answer(pid: int, pipe: int) -> object:
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    # Read before the wait: while the system takes back what memory the process had.
    answer = pickle.loads(data) if data else None  # noqa: S301  (written by our own child)
    os.waitpid(pid, 0)
    if not data:
        return _Failed(WorkerError("a process of the build ended without an answer (memory?)"))
    return answer
