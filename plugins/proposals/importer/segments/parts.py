"""The parts of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from proposals.importer import page
from proposals.importer.labels import Labelled, Scope
from proposals.importer.lines import Line
from proposals.importer.page import Is, Item


@dataclass(slots=True)
class LetterPart:
    """What belongs to one reply.

    Attributes:
        heading: the department's name in a line of its own above the letter.
        labels: labels above the letter and in it.
        items: the letter's own lines in order, blank ones included.
        of_label: whether its text begins behind a label, as in the row of a form.
    """

    heading: Line | None = None
    labels: list[Labelled] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    of_label: bool = False

    @property
    def begun(self) -> bool:
        """Whether the letter's text has begun."""
        return any(
            item.kind is Is.SALUTATION or (item.kind is Is.TEXT and not page.is_openness(item.line))
            for item in self.items
        )

    @property
    def labelled(self) -> bool:
        """Whether the portal's label names its department."""
        return any(labelled.label.scope is Scope.START for labelled in self.labels)

    @property
    def addressed(self) -> bool:
        """Whether its salutation was read."""
        return any(item.kind is Is.SALUTATION for item in self.items)


@dataclass(slots=True)
class Parts:
    """A page taken apart.

    Attributes:
        labels: labels of the proposal and of the whole document.
        headings: lines above the texts that look like titles, of replies or of the proposal.
        body: the proposal's own lines.
        letters: the replies in printed order.
        furniture: what was left out.
        votes: the line of readers' votes.
        bylines: lines that tell when the page was published.
        above: short lines above all of it: what section of a portal the page is in.
        unread: lines that belong to none of these.
        reasons: lines whose 案由 tells why and is no title; they are of the body too.
        answer_first: whether the proposal's own lines stand below the letter.
    """

    labels: list[Labelled] = field(default_factory=list)
    headings: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    letters: list[LetterPart] = field(default_factory=list)
    furniture: list[Item] = field(default_factory=list)
    votes: Item | None = None
    bylines: list[Item] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    reasons: list[Line] = field(default_factory=list)
    answer_first: bool = False
