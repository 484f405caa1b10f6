"""What a command takes: seconds, processor seconds, memory."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from commands.reporting import StoppedError

PROC: Final = Path("/proc")

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"

_PAUSE = 0.05
"""Seconds between two looks at the memory, at least."""

_SHARE = 0.05
"""Part of the time that looking may take; a large process is slow to look at."""

_TOLD = 4000
"""Characters of a failed command's words that are repeated."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a command took.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of all processors, of the command and all that it started and waited for.
        memory: greatest sum of the proportional set sizes (PSS) of all its processes, in bytes,
            as far as looks at intervals show it; None where the system does not tell (no /proc).
    """

    wall: float
    cpu: float
    memory: int | None


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Taken:
    """Run a command and measure it.

    Args:
        command: program and arguments.
        folder: to run it in.
        environment: variables besides those of this process.

    Raises:
        StoppedError: the command failed; with the end of what it said.
    """
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_ordinary(os.environ), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            # A session of its own tells its processes from all others.
            start_new_session=True,
        )
        with _Watch(process.pid) as watch, _ended(process.pid):
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode("utf-8", "replace").strip()[-_TOLD:]
            raise StoppedError(f"{' '.join(map(str, command))} failed:\n{words}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, watch.peak)


def _ordinary(environment: Mapping[str, str]) -> dict[str, str]:
    """Variables without that by which Python keeps no bytecode, as in some containers.

    Who builds a site more than once has the modules of every tool compiled.
    """
    return {name: value for name, value in environment.items() if name != _NO_BYTECODE}


def session_of(stat: str) -> int:
    """Session of a process, of the text of its ``/proc/<pid>/stat`` (proc(5), field 6)."""
    # The second field is the program's name in brackets, and may hold brackets and spaces.
    return int(stat.rpartition(")")[2].split()[3])


def pss_of(rollup: str) -> int:
    """Proportional set size in bytes, of the text of ``/proc/<pid>/smaps_rollup``."""
    for line in rollup.splitlines():
        name, _, value = line.partition(":")
        if name == "Pss":
            return int(value.removesuffix("kB")) * 1024
    return 0


def memory_of(session: int, proc: Path = PROC) -> int:
    """Sum of the proportional set sizes of all processes of a session, in bytes."""
    total = 0
    for folder in proc.iterdir():
        if not folder.name.isdigit():
            continue
        # A process may end while it is looked at.
        with contextlib.suppress(OSError, ValueError, IndexError):
            if session_of((folder / "stat").read_text("utf-8", "replace")) == session:
                total += pss_of((folder / "smaps_rollup").read_text("utf-8"))
    return total


@contextlib.contextmanager
def _ended(session: int) -> Iterator[None]:
    """Ends a command when we are stopped; a session of its own does not hear Ctrl-C."""
    try:
        yield
    except BaseException:
        os.killpg(session, signal.SIGKILL)
        os.wait4(session, 0)
        raise


class _Watch:
    """Looks at the memory of a session until it is left."""

    def __init__(self, session: int) -> None:
        self.peak: int | None = 0 if PROC.is_dir() else None
        self._session = session
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        if self.peak is not None:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self.peak is not None:
            self._thread.join()

    def _look(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            started = time.perf_counter()
            self.peak = max(self.peak or 0, memory_of(self._session))
            pause = max(_PAUSE, (time.perf_counter() - started) / _SHARE)
