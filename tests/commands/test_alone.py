"""Who holds a lock keeps others waiting, for as long as anything that it started goes on."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commands.alone import LOCK, alone

fcntl = pytest.importorskip("fcntl", reason="this system has no such locks")


@contextmanager
def nobody() -> Iterator[None]:
    """To be opened by nobody."""
    pytest.fail("somebody holds the lock")
    yield


def forked(work: Callable[[], object]) -> int:
    """Do something in another process."""
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def test_who_comes_second_waits_and_may_say_so(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    told, tell = os.pipe()

    def hold() -> None:
        os.close(writing)
        with alone(tmp_path, nobody):
            os.write(tell, b".")
            os.read(reading, 1)

    pid = forked(hold)
    os.read(told, 1)
    said = []

    @contextmanager
    def waiting() -> Iterator[None]:
        said.append("waiting")
        os.close(writing)
        yield
        said.append("waited")

    with alone(tmp_path, waiting):
        assert said == ["waiting", "waited"]
    os.waitpid(pid, 0)


def test_what_a_killed_process_started_keeps_others_waiting_until_it_ends(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    told, tell = os.pipe()

    def hold() -> None:
        os.close(writing)
        with alone(tmp_path, nobody):
            forked(lambda: os.write(tell, b".") and os.read(reading, 1))
            os.read(reading, 1)

    pid = forked(hold)
    os.read(told, 1)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    waited = []

    @contextmanager
    def waiting() -> Iterator[None]:
        waited.append(True)
        os.close(writing)
        yield

    with alone(tmp_path, waiting):
        assert waited


def test_where_a_disk_has_no_locks_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    with alone(tmp_path, nobody), alone(tmp_path, nobody):
        pass


def test_who_waits_for_a_folder_that_goes_takes_the_next(tmp_path: Path) -> None:
    """``clean`` removes the folder while it holds the lock."""
    folder = tmp_path / "kept"
    reading, writing = os.pipe()
    told, tell = os.pipe()

    def clean() -> None:
        os.close(writing)
        with alone(folder, nobody):
            os.write(tell, b".")
            os.read(reading, 1)
            shutil.rmtree(folder)

    pid = forked(clean)
    os.read(told, 1)

    @contextmanager
    def waiting() -> Iterator[None]:
        os.close(writing)
        yield

    with alone(folder, waiting):
        assert (folder / LOCK).exists()
    os.waitpid(pid, 0)
