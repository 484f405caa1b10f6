"""What many runs come to: medians, ratios, growth."""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from commands.bench.equality import Equality
from commands.bench.ours import NAME
from commands.bench.playing import Turn
from commands.bench.searching import Asked


@dataclass(frozen=True, slots=True)
class Figures:
    """One tool in one scenario.

    Attributes:
        wall: median seconds on the clock.
        cpu: median seconds of all processors.
        memory: greatest sum of PSS of all processes, in bytes; None where it is not known.
        written: most files of the site written by a run.
        rounds: how many runs this stands for.
    """

    wall: float
    cpu: float
    memory: int | None
    written: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Ratios:
    """How many times as much as ours a peer takes."""

    wall: float
    cpu: float
    memory: float | None


Runs = dict[str, dict[str, Figures]]
"""Tool -> scenario -> figures."""


@dataclass(slots=True)
class Scale:
    """Everything measured with one number of cases.

    Attributes:
        count: cases.
        size: bytes of the record's files.
        runs: of the builds, of ours the pages alone.
        disk: of cold builds onto a disk, if one was named.
        search: of our search index alone: scenario -> figures.
        queries: in the browser; None where none were asked.
        equality: how each peer's pages compare with ours.
        pages: of ours, by kind.
        skipped: what was not measured, and why.
    """

    count: int
    size: int
    runs: Runs = field(default_factory=dict)
    disk: Runs = field(default_factory=dict)
    search: dict[str, Figures] = field(default_factory=dict)
    queries: Asked | None = None
    equality: dict[str, Equality] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """One run of the bench.

    Attributes:
        date: ISO date of the run.
        command: as it was typed.
        machine: what it ran on: name -> words.
        versions: tool -> version.
        scales: smallest first.
    """

    date: str
    command: str
    machine: dict[str, str]
    versions: dict[str, str]
    scales: list[Scale]

    def as_json(self) -> dict[str, object]:
        """All figures, with the ratios and exponents that follow from them."""
        plain = dataclasses.asdict(self)
        for scale, fields in zip(self.scales, plain["scales"], strict=True):
            fields["ratios"] = {
                name: {scenario: dataclasses.asdict(value) for scenario, value in row.items()}
                for name, row in ratios(scale.runs).items()
            }
        return {**plain, "growth": growth(self.scales)}


def gather(turns: Iterable[Turn]) -> Runs:
    """Figures of each tool in each scenario."""
    found: dict[str, dict[str, list[Turn]]] = {}
    for turn in turns:
        found.setdefault(turn.tool, {}).setdefault(turn.scenario, []).append(turn)
    return {
        tool: {scenario: figures(of_scenario) for scenario, of_scenario in of_tool.items()}
        for tool, of_tool in found.items()
    }


def figures(turns: Sequence[Turn]) -> Figures:
    """Figures of runs of one tool in one scenario; at least one."""
    memories = [turn.taken.memory for turn in turns if turn.taken.memory is not None]
    return Figures(
        wall=round(statistics.median(turn.taken.wall for turn in turns), 3),
        cpu=round(statistics.median(turn.taken.cpu for turn in turns), 3),
        memory=max(memories, default=None),
        written=max(turn.written for turn in turns),
        rounds=len(turns),
    )


def ratios(runs: Mapping[str, Mapping[str, Figures]]) -> dict[str, dict[str, Ratios]]:
    """Peer -> scenario -> its figures in multiples of ours."""
    ours = runs.get(NAME, {})
    return {
        name: {
            scenario: ratio(theirs, ours[scenario])
            for scenario, theirs in of_peer.items()
            if scenario in ours
        }
        for name, of_peer in runs.items()
        if name != NAME
    }


def ratio(theirs: Figures, ours: Figures) -> Ratios:
    """Theirs in multiples of ours."""
    memory = theirs.memory / ours.memory if theirs.memory and ours.memory else None
    return Ratios(
        wall=round(theirs.wall / ours.wall, 2),
        cpu=round(theirs.cpu / ours.cpu, 2),
        memory=None if memory is None else round(memory, 2),
    )


def growth(scales: Sequence[Scale]) -> dict[str, float]:
    """Tool -> exponent of its processor seconds, cold, from the smallest to the largest scale.

    1 is linear: ten times the cases take ten times as long; 2 would be a hundred times.
    """
    if len(scales) < 2:
        return {}
    first, last = scales[0], scales[-1]
    return {
        name: round(
            math.log(last.runs[name]["cold"].cpu / of_tool["cold"].cpu)
            / math.log(last.count / first.count),
            3,
        )
        for name, of_tool in first.runs.items()
        if "cold" in of_tool and "cold" in last.runs.get(name, {})
    }
