"""A library that hangs, crashes or takes all memory costs one message."""

from __future__ import annotations

import os
import sys
import time

import pytest

from proposals.importer.sources.isolation import Isolation
from proposals.importer.sources.refusal import Refusal


def _size(data: bytes) -> int:
    return len(data)


def _refuse(_: bytes) -> None:
    raise Refusal("says no", 7)


def _fail(_: bytes) -> None:
    raise KeyError("x")


def _crash(_: bytes) -> None:
    os._exit(3)


def _hang(_: bytes) -> None:
    time.sleep(600)


def _devour(_: bytes) -> int:
    return len(bytearray(8_000_000_000))


def test_results_refusals_and_failures(isolation: Isolation) -> None:
    assert isolation.run(_size, b"abc") == 3
    with pytest.raises(Refusal) as refused:
        isolation.run(_refuse, b"")
    assert (refused.value.message, refused.value.line) == ("says no", 7)
    with pytest.raises(Refusal, match=r"is damaged \(KeyError\)"):
        isolation.run(_fail, b"")


def test_a_crash_ends_the_child_alone(isolation: Isolation) -> None:
    with pytest.raises(Refusal, match="is damaged or needs more memory"):
        isolation.run(_crash, b"")
    assert isolation.run(_size, b"abc") == 3


def test_time_is_bounded() -> None:
    told = pytest.raises(Refusal, match="took longer than 1 seconds")
    with Isolation(seconds=1) as impatient, told:
        impatient.run(_hang, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no process's memory this way")
def test_memory_is_bounded(isolation: Isolation) -> None:
    with pytest.raises(Refusal, match="is damaged"):
        isolation.run(_devour, b"")
