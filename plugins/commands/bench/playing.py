"""All tools in turns: cold, unchanged, one body edited, one case added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from commands.bench import measuring
from commands.bench.measuring import Taken
from commands.bench.tools import Tool
from commands.reporting import StoppedError

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
    scenarios: Sequence[str] = SCENARIOS,
    *,
    after_cold: Callable[[Tool], None] = lambda _: None,
    lost: Callable[[Tool, StoppedError], None] | None = None,
) -> Iterator[Turn]:
    """Run every tool in every scenario, the tools by turns.

    A machine that grows slower or faster meanwhile does so for all of them.

    Args:
        tools: with their projects as they were made.
        rounds: how many times.
        scenarios: in the order of ``SCENARIOS``.
        after_cold: called with each tool after its first cold build, while its site is whole.
        lost: called with a tool whose build failed, which is left out from then on; without it
            the failure ends everything.

    Raises:
        StoppedError: a build failed.
    """
    left = list(tools)
    for nth in range(rounds):
        for tool in left:
            tool.revert()
            tool.forget()
            if tool.ground:
                measuring.run(tool.ground, tool.folder, tool.environment)
        # What changes needs something that stands, whether its making is asked about or not.
        for scenario in dict.fromkeys(("cold", *scenarios)):
            for tool in list(left):
                try:
                    turn = _once(tool, scenario)
                except StoppedError as error:
                    if lost is None:
                        raise
                    left.remove(tool)
                    lost(tool, error)
                    continue
                if scenario in scenarios:
                    yield turn
                if scenario == "cold" and nth == 0:
                    after_cold(tool)
    for tool in tools:
        tool.revert()


def _once(tool: Tool, scenario: str) -> Turn:
    _CHANGES[scenario](tool)
    before = _state(tool.site)
    taken = measuring.run(tool.command, tool.folder, tool.environment)
    after = _state(tool.site)
    written = sum(before.get(name) != state for name, state in after.items())
    return Turn(tool.name, scenario, taken, written)


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
