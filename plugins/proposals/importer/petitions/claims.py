"""What a page says of each field of a proposal, before it is settled what is believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from proposals.importer.citation import Citation
from proposals.importer.evidence import Fact, How, most_trusted, read_from
from proposals.importer.lines import Line

_CITED = ("title", "number", "kind", "term", "session", "year")
NOBODY = {"无", "暂无", "没有", "空", "/", "\\", "-", "--", "—", "——"}
"""What forms print in a field where there is nobody to name."""


@dataclass(slots=True)
class Claims:
    """Facts by the field that they are of, in the order in which they were read."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)

    def add(self, name: str, line: Line, value: object, how: How) -> None:
        """Add a value that stands on ``line``; an empty one is none."""
        if value is not None and value != "":
            self.facts.setdefault(name, []).append(read_from(line, value, how))

    def cite(self, cited: Citation, names: Iterable[str] = _CITED) -> None:
        """Add what a text says of the proposal, of all fields or of those named."""
        for name in names:
            fact = getattr(cited, name)
            if fact is not None:
                self.facts.setdefault(name, []).append(fact)

    def missing(self, names: Iterable[str]) -> list[str]:
        """Those fields of which nothing was said."""
        return [name for name in names if not self.facts.get(name)]

    def best(self, name: str) -> Fact | None:
        """The most trusted of what was said of a field."""
        return next(iter(most_trusted(self.facts.get(name, ()))), None)
