"""Work in several processes gives what it gives in one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence

import pytest

from proposals import parallel
from proposals.parallel import Shared, WorkerError

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")

fork = multiprocessing.get_context("fork" if hasattr(os, "fork") else None)
"""What several processes share, so that no test hangs on which of them the machine lets run."""

PATIENCE = 60
"""Seconds after which somebody who was waited for is not to come."""


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_answers_stand_in_the_order_of_the_items(workers: int) -> None:
    items = range(50)
    parts = parallel.spread(doubled, items, workers, few=2)
    assert [item for part in parts for item in part] == [2 * item for item in items]


@pytest.mark.parametrize("count", [0, 1, 199, 5000])
@pytest.mark.parametrize("workers", [1, 2])
def test_any_number_of_items_is_worked_on_once(count: int, workers: int) -> None:
    parts = parallel.spread(doubled, range(count), workers, few=2)
    assert [item for part in parts for item in part] == [2 * item for item in range(count)]


@forks
def test_several_processes_do_the_work() -> None:
    everybody = fork.Barrier(3, timeout=PATIENCE)
    met = set()

    def work(_: Sequence[int]) -> int:
        if os.getpid() not in met:
            met.add(os.getpid())
            everybody.wait()
        return os.getpid()

    found = set(parallel.spread(work, range(100), 3, few=2))
    assert len(found) == 3
    assert os.getpid() in found


@forks
def test_a_process_that_is_held_up_leaves_its_parts_to_the_others() -> None:
    here = os.getpid()
    held, others = fork.Event(), fork.Semaphore(0)

    def work(_: Sequence[int]) -> int:
        if os.getpid() != here:
            assert held.wait(PATIENCE)
            others.release()
        else:
            held.set()
            assert all(others.acquire(timeout=PATIENCE) for _ in range(99))
        return os.getpid()

    assert parallel.spread(work, range(100), 2, few=2).count(here) == 1


@forks
def test_other_processes_begin_before_they_are_asked() -> None:
    reading, writing = os.pipe()
    shared = Shared(lambda _: os.write(writing, b"."), range(100), 2, few=2)
    shared.start()
    assert os.read(reading, 1) == b"."
    assert sum(shared.answers()) == 100


def test_few_items_are_worked_on_here() -> None:
    assert set(parallel.spread(lambda _: os.getpid(), range(10), 3, few=11)) == {os.getpid()}


def test_how_far_it_has_come_is_told() -> None:
    said: list[tuple[int, int]] = []
    parallel.spread(doubled, range(100), 1, 2, lambda *step: said.append(step))
    assert said[0] == (0, 100)
    assert said[-1] == (99, 100)


@forks
def test_nobody_goes_on_when_one_failed() -> None:
    def work(items: Sequence[int]) -> None:
        os.write(writing, b".")
        if 0 in items:
            raise ValueError("no")
        time.sleep(0.1)

    reading, writing = os.pipe()
    with pytest.raises(ValueError, match="no"):
        parallel.spread(work, range(100), 2, few=2)
    os.close(writing)
    assert len(os.read(reading, 200)) < 90


@pytest.mark.parametrize("at", [0, 9])
def test_what_goes_wrong_anywhere_is_raised_here(at: int) -> None:
    def work(items: Sequence[int]) -> None:
        if at in items:
            raise ValueError(f"item {at}")

    with pytest.raises(ValueError, match=f"item {at}"):
        parallel.spread(work, range(10), 2, few=2)


@forks
def test_a_process_that_dies_is_told() -> None:
    here = os.getpid()
    begun = fork.Event()

    def work(_: Sequence[int]) -> None:
        if os.getpid() != here:
            begun.set()
            os._exit(9)
        assert begun.wait(PATIENCE)

    with pytest.raises(WorkerError, match="ended without an answer"):
        parallel.spread(work, range(10), 2, few=2)


def test_begun_work_is_answered_when_asked() -> None:
    answer = parallel.begin(lambda: "done")
    assert answer() == "done"


def test_begun_work_that_fails_says_so_when_asked() -> None:
    def fail() -> None:
        raise ValueError("no")

    answer = parallel.begin(fail)
    with pytest.raises(ValueError, match="no"):
        answer()


@forks
def test_other_processes_wait_until_they_are_told() -> None:
    reading, writing = os.pipe()
    shared = Shared(lambda _: os.write(writing, b"."), range(100), 2, few=2)
    os.set_blocking(reading, False)
    time.sleep(0.05)
    with pytest.raises(BlockingIOError):
        os.read(reading, 1)
    shared.start()
    os.set_blocking(reading, True)
    assert os.read(reading, 1) == b"."
    assert sum(shared.answers()) == 100


@pytest.mark.parametrize("has_fork", [pytest.param(True, marks=forks), False])
def test_this_process_may_do_its_part_another_way(
    has_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_fork:
        monkeypatch.delattr(os, "fork", raising=False)
    done = []

    def here(items: Sequence[int]) -> list[int]:
        done.append(items)
        return doubled(items)

    shared = Shared(doubled, range(100), 2, few=2)
    assert [item for part in shared.answers(here) for item in part] == list(range(0, 200, 2))
    assert has_fork or len(done) == 100


@forks
def test_who_waits_to_be_told_ends_with_who_would_tell() -> None:
    """A build that failed leaves no process behind: whoever waits for its end sees it."""
    reading, writing = os.pipe()
    parallel.begin(lambda: Shared(doubled, range(100), 2, few=2) and None)()
    os.close(writing)
    assert os.read(reading, 1) == b""


@forks
def test_who_works_for_somebody_who_was_killed_ends_too() -> None:
    reading, writing = os.pipe()

    def work(_: Sequence[int]) -> None:
        os.write(writing, b".")
        time.sleep(0.05)

    leader = os.fork()
    if not leader:
        try:
            parallel.spread(work, range(2 * parallel.PARTS), 2, few=2)
        finally:
            os._exit(0)
    os.close(writing)
    done = len(os.read(reading, 1))
    os.kill(leader, 9)
    while more := os.read(reading, 1000):
        done += len(more)
    os.waitpid(leader, 0)
    assert done < parallel.PARTS


@forks
def test_nobody_works_on_when_who_waits_is_interrupted() -> None:
    reading, writing = os.pipe()

    def work() -> None:
        time.sleep(PATIENCE)
        os.write(writing, b".")

    def interrupt(waiting: int) -> None:
        """Once it waits, and not before."""
        while sys._current_frames()[waiting].f_code.co_name != "_answer":
            time.sleep(0.01)
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)

    answer = parallel.begin(work)
    os.close(writing)
    # Python's own: that of polars, which other tests load, lets calls go on after a signal.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=interrupt, args=(threading.get_ident(),)).start()
    with pytest.raises(KeyboardInterrupt):
        answer()
    assert os.read(reading, 1) == b""


def test_work_beside_a_block_is_answered_in_it() -> None:
    with parallel.beside(lambda: "done") as answer:
        assert answer() == "done"


def test_work_beside_a_block_that_fails_says_so_when_asked() -> None:
    def fail() -> None:
        raise ValueError("no")

    with parallel.beside(fail) as answer, pytest.raises(ValueError, match="no"):
        answer()


@forks
def test_work_whose_block_fails_is_ended() -> None:
    reading, writing = os.pipe()

    def work() -> None:
        time.sleep(PATIENCE)
        os.write(writing, b".")

    beside = parallel.beside(work)
    beside.__enter__()
    os.close(writing)
    assert not beside.__exit__(ValueError, ValueError("no"), None)
    assert os.read(reading, 1) == b""
