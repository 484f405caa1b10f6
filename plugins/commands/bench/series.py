"""The bench from the demo to the report."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from commands import demo
from commands.bench import equality, measuring, ours, papers, playing, projects, results, searching
from commands.bench.installing import AbsentError
from commands.bench.playing import Turn
from commands.bench.results import Report, Scale
from commands.bench.tools import Tool
from commands.reporting import StoppedError

MEMORY_DISK: Final = Path("/dev/shm")  # noqa: S108  (the point is that it is memory)
"""Where Linux has a disk in memory: writing there takes no disk's time."""

_MANY = 20_000
"""Cases from which on one round has to do, unless more are asked for."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    Attributes:
        scales: numbers of cases.
        peers: of ``projects.PEERS``.
        rounds: of every scenario; 0 for three, or one where there are very many cases.
        queries: to ask in the browser; 0 for none.
        where: folder for everything that is made; a disk in memory, where there is one.
        disk: folder on a disk for cold builds; none when left out.
        scenarios: of ``playing.SCENARIOS``.
    """

    scales: Sequence[int]
    peers: Sequence[str]
    rounds: int = 0
    queries: int = 40
    where: Path | None = None
    disk: Path | None = None
    scenarios: Sequence[str] = playing.SCENARIOS


def measure(plan: Plan, tell: Tell) -> Report:
    """Measure everything; ``tell`` is given a line at each step.

    Raises:
        StoppedError: the plan will not do, or a build failed.
    """
    unknown = [name for name in plan.peers if name not in projects.PEERS]
    if unknown:
        raise StoppedError(f"--peers {unknown[0]}: is not one of {', '.join(projects.PEERS)}")
    strange = [name for name in plan.scenarios if name not in playing.SCENARIOS]
    if strange or not plan.scenarios:
        raise StoppedError(f"--scenarios: write some of {', '.join(playing.SCENARIOS)}")
    if not plan.scales or min(plan.scales) < 1:
        message = "--count and --scale: write numbers of cases from 1 on, such as 1000,10000"
        raise StoppedError(message)
    versions: dict[str, str] = {}
    scales = [_scale(plan, count, versions, tell) for count in sorted(plan.scales)]
    return Report(
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        command=_command(),
        machine=_machine(plan),
        versions=versions,
        scales=scales,
    )


def _scale(plan: Plan, count: int, versions: dict[str, str], tell: Tell) -> Scale:
    turns = plan.rounds or (3 if count < _MANY else 1)
    with _work(plan.where) as work:
        content = work / "content"
        tell(f"{count:,} cases: writing the demo")
        demo.write(content, count)
        found = Scale(count, _size(content))
        tida = ours.tool(content, work / ours.NAME, "pages", count)
        peers = _Peers(plan, work, found.skipped, tell)
        peers.fill(tida, content)
        tools = [tida, *peers.tools]
        versions.update({tool.name: tool.version for tool in tools})

        def compare(tool: Tool) -> None:
            if tool is tida:
                found.pages = equality.count(tool.site, _keys(content))
            elif peers.papers:
                found.equality[tool.name] = equality.compare(tida.site, tool.site, peers.papers)

        def lost(tool: Tool, error: StoppedError) -> None:
            if tool is tida:
                raise error
            found.skipped[tool.name] = f"its build failed: {str(error).splitlines()[-1]}"
            tell(f"{tool.name} is left out: {error}")

        played = playing.play(tools, turns, plan.scenarios, after_cold=compare, lost=lost)
        found.runs = results.gather(_told(played, count, tell))
        found.disk = _on_disk(plan, tools, found, tell)
        # The index is made with the pages; so for its own time the pages are there.
        built = ours.tool(content, work / "index", "pages", count)
        index = ours.tool(content, work / "index", "search", count)
        index = replace(index, name="search", ground=built.command)
        played = playing.play([index], turns, plan.scenarios, lost=lost)
        found.search = results.gather(_told(played, count, tell)).get(index.name, {})
        if plan.queries:
            whole = ours.tool(content, work / "whole", "search", count)
            _ask(plan, content, whole, found, tell)
    return found


class _Peers:
    """The other generators, filled with the files of the record."""

    def __init__(self, plan: Plan, work: Path, skipped: dict[str, str], tell: Tell) -> None:
        self.tools: list[Tool] = []
        self.papers: papers.Papers | None = None
        self._tell = tell
        self._projects: list[projects.Project] = []
        for name in plan.peers:
            try:
                self._projects.append(projects.Project(name, work / name))
            except AbsentError as error:
                skipped[name] = str(error)
                tell(f"{name} is left out: {error}")

    def fill(self, tida: Tool, content: Path) -> None:
        """Hand on the record, and the one case more that ``tida`` adds to it later."""
        if not self._projects:
            return
        self._tell("writing the record for the peers")
        self.papers = papers.Papers(content)
        for project in self._projects:
            project.take_names(self.papers.names)
        for paper in self.papers:
            for project in self._projects:
                project.take(paper)
        tida.add()
        folder = next(iter(tida.added)).parent
        more = papers.Papers(content).paper("/".join(folder.parts[-2:]))
        tida.revert()
        self.tools += [project.tool(more) for project in self._projects]


def _on_disk(plan: Plan, tools: Sequence[Tool], found: Scale, tell: Tell) -> results.Runs:
    if plan.disk is None:
        return {}
    tell("building onto the disk")
    with _work(plan.disk) as disk:
        moved = [
            tool.elsewhere(disk / tool.name) for tool in tools if tool.name not in found.skipped
        ]
        return results.gather(_told(playing.play(moved, 1, ("cold",)), found.count, tell))


def _ask(plan: Plan, content: Path, whole: Tool, found: Scale, tell: Tell) -> None:
    """Build a site that can be searched, and ask it; what was measured before is not lost."""
    tell(f"building once more, to ask {plan.queries} queries")
    whole.forget()
    try:
        _run(whole)
        found.queries = searching.ask(whole.site, searching.draw(content, plan.queries))
    except (StoppedError, searching.NotAskedError) as error:
        found.skipped["queries"] = str(error).splitlines()[-1]
        tell(f"queries are left out: {error}")


def _told(turns: Iterator[Turn], count: int, tell: Tell) -> Iterator[Turn]:
    for turn in turns:
        taken = turn.taken
        memory = f", {taken.memory / 1e6:,.0f} MB" if taken.memory else ""
        tell(
            f"{count:,} cases, {turn.tool}, {turn.scenario}: {taken.wall:.2f} s, "
            f"{taken.cpu:.2f} s of processors{memory}, {turn.written:,} files written"
        )
        yield turn


def _run(tool: Tool) -> None:
    measuring.run(tool.command, tool.folder, tool.environment)


@contextmanager
def _work(where: Path | None) -> Iterator[Path]:
    parent = where or (MEMORY_DISK if MEMORY_DISK.is_dir() else None)
    folder = Path(tempfile.mkdtemp(prefix="tida-bench-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _keys(content: Path) -> list[str]:
    return ["/".join(path.parts[-2:]) for path in (content / "proposals").glob("*/*")]


def _size(content: Path) -> int:
    return sum(path.stat().st_size for path in content.rglob("*.md"))


def _machine(plan: Plan) -> dict[str, str]:
    in_memory = plan.where is None and MEMORY_DISK.is_dir()
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "written to": "memory (tmpfs)" if in_memory else "a folder that was named",
    }


def _processor() -> str:
    with suppress(OSError), Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or "not known"


def _command() -> str:
    return f"python3 tasks.py {shlex.join(sys.argv[1:])}"
