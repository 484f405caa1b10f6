"""The report in words: tables for a prompt and for docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from commands.bench import chart, results
from commands.bench.ours import NAME
from commands.bench.playing import SCENARIOS
from commands.bench.results import Figures, Ratios, Report, Runs, Scale
from commands.bench.searching import Cost
from commands.bootstrap import ROOT
from commands.reporting import StoppedError

DOCUMENT: Final = ROOT / "docs" / "performance.md"
CHART: Final = ROOT / "docs" / "images" / "performance.svg"

BEGIN: Final = "<!-- figures of the bench begin; not meant to be edited -->"
END: Final = "<!-- figures of the bench end -->"

_LABELS: Final = {
    NAME: "Tida",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "pelican": "Pelican, plain",
}
_HEADS: Final = {
    "cold": "nothing is there",
    "unchanged": "nothing changed",
    "edited": "one body edited",
    "added": "one case added",
}


def tables(report: Report) -> str:
    """All figures as Markdown."""
    blocks = [_said(report)]
    for scale in report.scales:
        blocks += _scale(scale)
    if growth := results.growth(report.scales):
        first, last = report.scales[0].count, report.scales[-1].count
        blocks.append(f"### Growth from {first:,} to {last:,} cases")
        rows = [(_LABELS[name], f"{exponent:.2f}") for name, exponent in growth.items()]
        blocks.append(_table(("", "exponent of processor seconds, cold"), rows))
    return "\n\n".join(blocks) + "\n"


def write_document(report: Report, document: Path = DOCUMENT, picture: Path = CHART) -> None:
    """Put the figures and the chart of a run into the documentation.

    Raises:
        StoppedError: the document has no place for them.
    """
    text = document.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise StoppedError(f"{document}: has no place for the figures; put {BEGIN} and {END} there")
    drawn = drawing(report)
    shown = f"![Seconds for a build, by generator](images/{picture.name})\n\n" if drawn else ""
    if drawn:
        picture.write_text(drawn, encoding="utf-8", newline="\n")
    whole = f"{before}{BEGIN}\n\n{shown}{tables(report)}\n{END}{after}"
    document.write_text(whole, encoding="utf-8", newline="\n")


def drawing(report: Report) -> str:
    """Chart of the largest scale that has peers; empty when none has."""
    compared = [scale for scale in report.scales if len(scale.runs) > 1]
    if not compared:
        return ""
    scale = compared[-1]
    groups = {
        _HEADS[scenario]: {
            _LABELS[name]: of_tool[scenario]
            for name, of_tool in scale.runs.items()
            if scenario in of_tool
        }
        for scenario in SCENARIOS
    }
    title = f"Seconds to build the pages of {scale.count:,} cases ({report.date})"
    return chart.svg(title, groups, _LABELS[NAME])


def _said(report: Report) -> str:
    machine = "; ".join(f"{name}: {words}" for name, words in report.machine.items())
    versions = ", ".join(f"{_LABELS[name]} {version}" for name, version in report.versions.items())
    return f"Measured on {report.date} with `{report.command}`.\n{machine}.\n{versions}."


def _scale(scale: Scale) -> Iterator[str]:
    yield f"### {scale.count:,} cases ({scale.size / 1e6:,.1f} MB)"
    yield "Pages alone. In brackets: how many times as much as ours."
    yield _table(
        ("", "", "seconds", "seconds of processors", "memory, MB", "files written"),
        _run_rows(scale.runs),
    )
    if scale.disk:
        yield "Written to a disk:"
        yield _table(
            ("", "", "seconds", "seconds of processors", "memory, MB", "files written"),
            _run_rows(scale.disk),
        )
    if scale.search:
        yield "The search index, on pages that are there:"
        rows = [(_HEADS[name], *_cells(figures)) for name, figures in scale.search.items()]
        yield _table(("", "seconds", "seconds of processors", "memory, MB", "files written"), rows)
    if scale.queries:
        asked = scale.queries
        yield f"{asked.queries} queries in Chromium, of which {asked.found} found something:"
        yield _table(
            ("", "ms, middle", "ms, 95 of 100", "kB, middle", "kB, 95 of 100"),
            [
                ("with an empty cache, page and scripts included", *_cost(asked.first)),
                ("one after another", *_cost(asked.following)),
            ],
        )
    if scale.pages:
        yield "Pages by kind, and the texts of sampled cases that were looked for in them:"
        yield _equality(scale)
        for name, held in scale.equality.items():
            if held.missing:
                yield f"Not in the pages of {_LABELS[name]}: {'; '.join(held.examples)}."
    for name, reason in scale.skipped.items():
        yield f"Not measured: {_LABELS.get(name, name)}, {reason}."


def _run_rows(runs: Runs) -> Iterator[Sequence[str]]:
    ratios = results.ratios(runs)
    for scenario in SCENARIOS:
        for name, of_tool in runs.items():
            if scenario in of_tool:
                times = ratios.get(name, {}).get(scenario)
                yield (_HEADS[scenario], _LABELS[name], *_cells(of_tool[scenario], times))


def _cells(figures: Figures, times: Ratios | None = None) -> Sequence[str]:
    memory = "not known" if figures.memory is None else f"{figures.memory / 1e6:,.0f}"
    return (
        f"{figures.wall:,.2f}" + (f" ({times.wall:,.1f})" if times else ""),
        f"{figures.cpu:,.2f}" + (f" ({times.cpu:,.1f})" if times else ""),
        memory + (f" ({times.memory:,.1f})" if times and times.memory else ""),
        f"{figures.written:,}",
    )


def _cost(cost: Cost) -> Sequence[str]:
    return (
        f"{cost.ms_50:,.0f}",
        f"{cost.ms_95:,.0f}",
        f"{cost.bytes_50 / 1000:,.0f}",
        f"{cost.bytes_95 / 1000:,.0f}",
    )


def _equality(scale: Scale) -> str:
    kinds = list(scale.pages)
    rows = [(_LABELS[NAME], *(f"{scale.pages[kind]:,}" for kind in kinds), "")]
    for name, held in scale.equality.items():
        texts = f"{held.texts - held.missing:,} of {held.texts:,}"
        rows.append((_LABELS[name], *(f"{held.pages[kind]:,}" for kind in kinds), texts))
    return _table(("", *kinds, "texts"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
