"""Work in several processes gives what it gives in one."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from proposals import parallel
from proposals.parallel import WorkerError

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_answers_stand_in_the_order_of_the_items(workers: int) -> None:
    items = range(50)
    parts = parallel.spread(doubled, items, workers, few=2)
    assert [item for part in parts for item in part] == [2 * item for item in items]


@forks
def test_several_processes_do_the_work() -> None:
    parts = parallel.spread(lambda _: os.getpid(), range(10), 3, few=2)
    assert len(set(parts)) == 3
    assert parts[0] == os.getpid()


def test_few_items_are_worked_on_here() -> None:
    assert parallel.spread(lambda _: os.getpid(), range(10), 3, few=11) == [os.getpid()]


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

    def work(_: Sequence[int]) -> None:
        if os.getpid() != here:
            os._exit(9)

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
