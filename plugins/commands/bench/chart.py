"""A chart of seconds as an SVG file: a bar for each tool, a group for each scenario."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final

from commands.bench.results import Figures

WIDTH: Final = 720

_LEFT = 150
_RIGHT = 90
_BAR = 18
_ROW = 24
_HEAD = 30
_GAP = 14

_STYLE = """
text { font: 13px sans-serif; fill: #222; }
.head { font-weight: bold; }
.bar { fill: #8a8f98; }
.ours { fill: #a3262a; }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd; }
  .bar { fill: #7d838c; }
  .ours { fill: #e0605f; }
}
"""


def svg(title: str, groups: Mapping[str, Mapping[str, Figures]], ours: str) -> str:
    """The chart.

    Args:
        title: what it shows, for those who do not see it and above the bars.
        groups: heading of a group -> tool -> figures, of which the seconds on the clock are drawn.
        ours: the tool whose bars stand out.
    """
    longest = max(figures.wall for group in groups.values() for figures in group.values())
    rows = [f'<text class="head" x="0" y="18">{escape(title)}</text>']
    y = _HEAD
    for heading, group in groups.items():
        rows.append(f'<text x="0" y="{y + 16}">{escape(heading)}</text>')
        y += _ROW
        for name, figures in group.items():
            rows += _bar(name, figures.wall, longest, y, "ours" if name == ours else "bar")
            y += _ROW
        y += _GAP
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" '
        f'height="{y}" role="img" aria-label="{escape(title)}">\n'
        f"<style>{_STYLE}</style>\n{body}\n</svg>\n"
    )


def _bar(name: str, seconds: float, longest: float, y: int, look: str) -> list[str]:
    length = max(1.0, (WIDTH - _LEFT - _RIGHT) * seconds / longest)
    return [
        f'<text x="{_LEFT - 10}" y="{y + 14}" text-anchor="end">{escape(name)}</text>',
        f'<rect class="{look}" x="{_LEFT}" y="{y}" width="{length:.1f}" height="{_BAR}"/>',
        f'<text x="{_LEFT + length + 8:.1f}" y="{y + 14}">{seconds:,.2f} s</text>',
    ]
