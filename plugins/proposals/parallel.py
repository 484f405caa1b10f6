"""Work on many items in several processes, where the system can fork."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 200
"""Items for which a second process costs more than it saves."""


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
    started = _start(lambda _: work(), ())

    def answer() -> Result:
        value: Result = _value(_answer(*started))
        return value

    return answer


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a process answers when its work could not be done."""

    error: Exception


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    workers: int | None = None,
    few: int = FEW,
) -> list[Result]:
    """Answers of ``work`` for consecutive parts of the items, in their order.

    One part is worked on here and each other in a forked process, so ``work`` may use all that
    is in memory; what it changes there is lost, only its answer (which is pickled) comes back.

    Args:
        work: called with each part.
        items: in the order that the parts keep.
        workers: processes, this one included; as many as ``cores`` when None. One where there
            are few items, or no fork.
        few: items of which there are few; less where one costs much.

    Raises:
        WorkerError: a process ended without an answer.
        Exception: whatever ``work`` raised, here or there.
    """
    count = cores() if workers is None else workers
    if count < 2 or len(items) < few or not hasattr(os, "fork"):
        return [work(items)]
    size = -(-len(items) // count)
    first, *others = (items[start : start + size] for start in range(0, len(items), size))
    started = [_start(work, part) for part in others]
    try:
        mine = work(first)
    finally:
        answers = [_answer(pid, pipe) for pid, pipe in started]
    return [mine, *(_value(answer) for answer in answers)]


def _value(answer: Any) -> Any:
    if isinstance(answer, _Failed):
        raise answer.error
    return answer


def _start(work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> tuple[int, int]:
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
            pipe.write(_worked(work, part))
        status = 0
    finally:
        # Not sys.exit: what the parent left to do at its end is not ours to do.
        os._exit(status)


def _worked(work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> bytes:
    try:
        return pickle.dumps(work(part))
    except Exception as error:
        return pickle.dumps(_Failed(error))


def _answer(pid: int, pipe: int) -> object:
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    os.waitpid(pid, 0)
    if not data:
        return _Failed(WorkerError("a process of the build ended without an answer (memory?)"))
    return pickle.loads(data)  # noqa: S301  (written by our own child)
