"""What is known of a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field

from proposals.importer.evidence import Fact, Question
from proposals.importer.lines import Line
from proposals.importer.movers import Movers


@dataclass(frozen=True, slots=True)
class Handler:
    """A department named in a label.

    Attributes:
        name: as printed.
        role: the part that the label gives it.
        fact: the evidence.
    """

    name: str
    role: str | None
    fact: Fact


@dataclass(slots=True)
class Petition:
    """What is known of the proposal.

    Attributes:
        facts: fields of the proposal with their evidence.
        movers: who proposed.
        movers_fact: where that stands.
        handlers: 办理单位 in printed order.
        seconders: who seconded it (附议), as printed.
        misfiled: indexes of letters that answer another proposal.
        questions: what is not sure.
        body: the lines of its text.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    movers: Movers = field(default_factory=Movers)
    movers_fact: Fact | None = None
    handlers: list[Handler] = field(default_factory=list)
    seconders: list[str] = field(default_factory=list)
    misfiled: set[int] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    def ask(self, field: str, message: str, line: Line) -> None:
        """Ask an editor about what stands on a line."""
        self.questions.append(Question(field, message, line.number, line.text.strip()))
