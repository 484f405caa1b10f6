"""What a long command is doing, told while it does it, and how long each part took."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PATIENCE = 2.0
"""Seconds after which somebody who waits wants to know what for."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the work: its name, seconds by the clock, and CPU seconds of all processes."""

    name: str
    seconds: float
    cpu: float


@dataclass(slots=True)
class Stages:
    """Called with a name, opens a stage; remembers all of them.

    Attributes:
        told: whether to say on stderr what is being done.
        done: the stages so far.
    """

    told: bool = False
    done: list[Stage] = field(default_factory=list)
    _started: float = field(default_factory=time.perf_counter)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time a block. After ``PATIENCE`` seconds of work a new stage is told of."""
        started, cpu = time.perf_counter(), _cpu()
        waited = started - self._started > PATIENCE
        terminal = self.told and sys.stderr.isatty()
        if terminal:
            print(f"\r\x1b[K{name} …", end="", file=sys.stderr, flush=True)  # noqa: T201
        elif self.told and waited:
            print(f"{name} …", file=sys.stderr, flush=True)  # noqa: T201
        try:
            yield
        finally:
            if terminal:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201
            self.done.append(Stage(name, time.perf_counter() - started, _cpu() - cpu))

    def table(self) -> str:
        """The stages, one a line: seconds, CPU seconds, name."""
        lines = [f"{one.seconds:8.2f} s {one.cpu:8.2f} s CPU  {one.name}" for one in self.done]
        total = sum(one.seconds for one in self.done), sum(one.cpu for one in self.done)
        return "\n".join([*lines, f"{total[0]:8.2f} s {total[1]:8.2f} s CPU  in all"])


def _cpu() -> float:
    """CPU seconds of this process and of those it started that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
