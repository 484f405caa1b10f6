"""What a long command is doing, told while it does it, and how long each part took."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

PATIENCE = 2.0
"""Seconds after which somebody who waits wants to know what for."""

_WIDTH = 24
_CLEAR = "\r\x1b[K"


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
        stream: where to say what is being done: a line that is written over on a terminal, a
            line a stage elsewhere once it takes long. None for nowhere.
        done: the stages so far.
    """

    stream: TextIO | None = None
    done: list[Stage] = field(default_factory=list)
    _name: str = ""
    _told: bool = False
    _started: float = field(default_factory=time.perf_counter)

    @contextmanager
    def __call__(self, name: str, *, at_once: bool = False) -> Iterator[None]:
        """Time a block; say that it begins.

        Args:
            name: what is done in it.
            at_once: say so even if nothing has taken long yet, for nobody knows when it will end.
        """
        started, cpu = time.perf_counter(), _cpu()
        self._name, self._told = name, False
        if self._on_terminal:
            self._say(f"{_CLEAR}{name} …")
        elif at_once or self._takes_long:
            self._tell()
        try:
            yield
        finally:
            if self._on_terminal:
                self._say(_CLEAR)
            self.done.append(Stage(name, time.perf_counter() - started, _cpu() - cpu))

    def advance(self, done: int, total: int) -> None:
        """Say how much of the stage is done: on a terminal, where it leaves no trace.

        Elsewhere say its name, if it began when nothing had taken long yet.
        """
        if not self._takes_long:
            return
        if not self._on_terminal:
            self._tell()
        else:
            full = done * _WIDTH // max(1, total)
            bar = "█" * full + "░" * (_WIDTH - full)
            self._say(f"{_CLEAR}{self._name} {bar} {done:,} of {total:,}")

    def notice(self, words: str) -> None:
        """Say something that whoever waits should know, on lines of its own."""
        self._say(f"{_CLEAR if self._on_terminal else ''}{words}\n")

    def table(self) -> str:
        """The stages, one a line: seconds, CPU seconds, name."""
        lines = [f"{one.seconds:8.2f} s {one.cpu:8.2f} s CPU  {one.name}" for one in self.done]
        total = sum(one.seconds for one in self.done), sum(one.cpu for one in self.done)
        return "\n".join([*lines, f"{total[0]:8.2f} s {total[1]:8.2f} s CPU  in all"])

    @property
    def _on_terminal(self) -> bool:
        return self.stream is not None and self.stream.isatty()

    @property
    def _takes_long(self) -> bool:
        return time.perf_counter() - self._started > PATIENCE

    def _tell(self) -> None:
        """Say the stage's name on a line of its own, once."""
        if not self._told:
            self._say(f"{self._name} …\n")
            self._told = True

    def _say(self, text: str) -> None:
        if self.stream is not None:
            self.stream.write(text)
            self.stream.flush()


def _cpu() -> float:
    """CPU seconds of this process and of those it started that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
