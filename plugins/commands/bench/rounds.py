"""All tools in turns: cold, unchanged, one body edited, one case added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from commands.bench import measuring
from commands.bench.measuring import Taken
from commands.bench.tools import Tool

SCENARIOS: Final = ("cold", "unchanged", "edited", "added")
"""In this order in each round: nothing is there; nothing changed; one body; one case more."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One measured run.

    Attributes:
        tool: its name.
        scenario: one of ``SCENARIOS``.
        taken: seconds and bytes.
        written: files of the site that were written.
    """

    tool: str
    scenario: str
    taken: Taken
    written: int


def play(
    tools: Sequence[Tool],
    rounds: int,
    *,
    scenarios: Sequence[str] = SCENARIOS,
    after_cold: Callable[[Tool], None] = lambda _: None,
) -> Iterator[Turn]:
    """Run every tool in every scenario, the tools by turns.

    A machine that grows slower or faster meanwhile does so for all of them.

    Args:
        tools: with their projects as they were made.
        rounds: how many times.
        scenarios: in the order of ``SCENARIOS``.
        after_cold: called with each tool after its first cold build, while its site is whole.
    """
    for nth in range(rounds):
        for tool in tools:
            tool.revert()
            tool.forget()
        for turn in once(tools, scenarios):
            yield turn
            if turn.scenario == "cold" and nth == 0:
                after_cold(next(tool for tool in tools if tool.name == turn.tool))
    for tool in tools:
        tool.revert()


def once(tools: Sequence[Tool], scenarios: Sequence[str] = SCENARIOS) -> Iterator[Turn]:
    """One round on what is there."""
    for scenario in scenarios:
        for tool in tools:
            _CHANGES[scenario](tool)
            before = _state(tool.site)
            taken = measuring.run(tool.command, tool.folder, tool.environment)
            after = _state(tool.site)
            written = sum(before.get(name) != state for name, state in after.items())
            yield Turn(tool.name, scenario, taken, written)


def _nothing(_: Tool) -> None:
    pass


_CHANGES: Final[dict[str, Callable[[Tool], None]]] = {
    "cold": _nothing,
    "unchanged": _nothing,
    "edited": Tool.edit,
    "added": Tool.add,
}


def _state(site: Path) -> dict[str, tuple[int, int]]:
    """File -> what changes when it is written."""
    return {
        str(path.relative_to(site)): ((found := path.stat()).st_ino, found.st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }
