"""One command at a time where two would take each other's files away: builds, imports, archives.

Nor is a build over when who asked for it was killed: the processes that it forked need a moment to
notice.
"""

from __future__ import annotations

import errno
import importlib.util
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

LOCK = "lock"
"""Name of an empty file in the folder."""

_HAS_LOCKS = importlib.util.find_spec("fcntl") is not None

_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP)


@contextmanager
def alone(folder: Path, waiting: Callable[[], AbstractContextManager[None]]) -> Iterator[int]:
    """Hold a folder's lock, which this process and all that it forks keep from others.

    Another process waits until the last of them has ended or left the block. The system sees to
    that, so nothing needs to be put in order after any of them was killed. Where the system or
    the disk has no such locks (Windows), nobody waits.

    Args:
        folder: made when it is not there; whoever holds the lock may remove it.
        waiting: opens a block in which this process waits for another.

    Yields:
        The lock's descriptor: a program to which it is passed keeps others waiting too.
    """
    lock = _locked(folder / LOCK, waiting)
    try:
        yield lock
    finally:
        os.close(lock)


@contextmanager
def alone_in(folder: Path, waiting: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """As ``alone``, for a folder that is there and stays; nothing is left in it."""
    if not _HAS_LOCKS:
        yield
        return
    lock = os.open(folder, os.O_RDONLY)
    try:
        _take(lock, waiting)
        yield
    finally:
        os.close(lock)


def _locked(path: Path, waiting: Callable[[], AbstractContextManager[None]]) -> int:
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            continue
        _take(lock, waiting)
        if _is(path, lock):
            return lock
        # Who held it has removed the folder: others lock another file by now.
        os.close(lock)


def _take(lock: int, waiting: Callable[[], AbstractContextManager[None]]) -> None:
    if _HAS_LOCKS and not _taken(lock, wait=False):
        with waiting():
            _taken(lock, wait=True)


def _taken(lock: int, *, wait: bool) -> bool:
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as error:
        # Some network and foreign file systems know no locks.
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _is(path: Path, lock: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(lock))
    except FileNotFoundError:
        return False
