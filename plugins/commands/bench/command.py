"""The task: what is typed -> a plan -> a report in the form asked for."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from commands.bench import playing, projects, report, series
from commands.bench.series import Plan
from commands.reporting import StoppedError
from commands.running import listed
from commands.showing import real

FORMATS = ("table", "json")


def run(
    *,
    count: int,
    scale: str,
    peers: str,
    rounds: int,
    queries: int,
    where: str,
    disk: str,
    scenarios: str,
    form: str,
    write_docs: bool,
) -> None:
    """Measure and print; see the help of the task for what each stands for.

    Raises:
        StoppedError: an option will not do, or a build failed.
    """
    if form not in FORMATS:
        raise StoppedError(f"--format {form}: is not one of {', '.join(FORMATS)}")
    plan = Plan(
        scales=_numbers(scale) if scale else [count],
        peers=[] if peers == "none" else listed(peers) or list(projects.PEERS),
        rounds=rounds,
        queries=queries,
        where=real(Path(where)) if where else None,
        disk=real(Path(disk)) if disk else None,
        scenarios=listed(scenarios) or playing.SCENARIOS,
    )
    # Like Ctrl-C: what was made, perhaps in memory, is removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    found = series.measure(plan, _tell)
    if write_docs:
        report.write_document(found)
    if form == "json":
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print(report.tables(found), end="")  # noqa: T201


def _numbers(words: str) -> list[int]:
    try:
        return [int(word) for word in listed(words)]
    except ValueError as error:
        message = f"--scale {words}: write numbers of cases, such as 1000,10000"
        raise StoppedError(message) from error


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201
