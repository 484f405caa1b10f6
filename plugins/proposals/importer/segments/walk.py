"""A walk over the items of a page: which part is open, and what it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer.labels import Labelled
from proposals.importer.lines import Line
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.segments.neighbours import Neighbours
from proposals.importer.segments.parts import LetterPart, Parts

_HEAD = {Is.BLANK, Is.DEPARTMENT, Is.DOCUMENT, Is.OUTCOME}
_RULE = re.compile(r"\s*[-—=_*·~]{3,}\s*")
_NAMES = re.compile(r"[^\s,，、;；/]+")


class Walk:
    """What is known between two items; a letter is open until the next begins or the page ends.

    Attributes:
        items: of the page, without furniture and bylines.
        near: what stands round each of them.
        parts: what was taken so far.
        listed: departments that labels of the page name.
        letter: the open letter.
        pending: labels of a letter that has not begun.
        closed: whether something under the open letter has ended it.
        replies_announced: whether a label told that replies follow.
        of_mover: whether labels that follow are those of a mover.
        over: whether the rest of the page is of another proposal.
        body_ended: whether something under the proposal's text has ended it.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = [item for item in items if item.kind not in {Is.FURNITURE, Is.BYLINE}]
        self.near = Neighbours(self.items)
        self.parts = Parts(
            furniture=[item for item in items if item.kind is Is.FURNITURE],
            bylines=[item for item in items if item.kind is Is.BYLINE],
        )
        self.listed = {name for one in self.items for name in _departments(one)}
        self.letter: LetterPart | None = None
        self.pending: list[Labelled] = []
        self.closed = False
        self.replies_announced = False
        self.of_mover = False
        self.body_ended = False
        self.over = False

    def open(self, item: Item) -> None:
        """Begin a letter with its department, its salutation or its first line."""
        above = self._head_above() if item.kind is Is.REPLY_HEADING else []
        letter = self.new_letter()
        letter.items += above
        if item.kind is Is.DEPARTMENT:
            name = item.hit["name"] if item.hit else None
            letter.heading = Line(item.line.number, name or item.line.text)
        else:
            self.keep(item)

    def _head_above(self) -> list[Item]:
        """Office and 文号 under the day of the letter that is open: they head the next one."""
        items = self.letter.items if self.letter is not None else []
        days = [at for at, item in enumerate(items) if item.kind is Is.DATE]
        if not days:
            return []
        below = items[days[-1] + 1 :]
        if not below or not all(
            item.kind in _HEAD or _RULE.fullmatch(item.line.plain) for item in below
        ):
            return []
        del items[days[-1] + 1 :]
        return [item for item in below if item.kind in _HEAD]

    def _section_above(self) -> list[Item]:
        """The line under the letter that is open, which says whose part the next one is."""
        items = self.letter.items if self.letter is not None else []
        while items and items[-1].kind is Is.BLANK:
            items.pop()
        if items and traits.heads_section(items[-1]):
            return [items.pop()]
        return []

    def new_letter(self) -> LetterPart:
        """Begin a letter of which nothing was read but its labels."""
        self.letter = LetterPart(labels=self.pending, items=self._section_above())
        self.pending = []
        self.closed = False
        self.parts.letters.append(self.letter)
        return self.letter

    def end_letter(self) -> None:
        """End the letter that is open: what follows is of the proposal, as above it."""
        self.letter = None
        self.closed = False
        self.replies_announced = False
        self.body_ended = False
        # Short lines above the letter are its head.
        self.parts.letters[0].items[:0] = filter(traits.is_said, self.parts.body)
        self.parts.body = []
        self.parts.answer_first = True

    def wait_with(self, letter: LetterPart) -> None:
        """Keep what labels told of a letter that has not begun for the one that does."""
        self.parts.letters.remove(letter)
        self.pending = [*letter.labels, *self.pending]
        self.letter = None

    def keep(self, item: Item) -> None:
        """Put an item into the part that is open."""
        if self.letter is not None and (not self.closed or _is_day_of(self.letter, item)):
            self.letter.items.append(item)
        elif self.letter is not None:
            if item.kind is not Is.BLANK:
                self.parts.unread.append(item.line)
        elif self._is_page_heading(item):
            self.parts.headings.append(item)
        elif item.kind is not Is.BLANK or self.parts.body:
            self.parts.body.append(item)
            self.body_ended = self.body_ended and item.kind is Is.BLANK

    def ends_with_form(self, index: int, item: Item) -> bool:
        """Whether the form begins here on which the mover judges the letter above."""
        begun = self.letter is not None and self.letter.begun and not self.closed
        return begun and traits.is_form_heading(item) and self.near.letter_signed(index)

    def body_begun(self) -> bool:
        """Whether the proposal's text has begun."""
        return any(map(traits.is_prose, self.parts.body))

    def set_body_aside(self) -> None:
        """Take what was read so far as what stands above the proposal."""
        self.parts.above += [one.line for one in self.parts.body if traits.is_said(one)]
        self.parts.body = []

    def _is_page_heading(self, item: Item) -> bool:
        if item.kind is Is.REPLY_HEADING:
            return True
        titled = item.kind is Is.TITLE or traits.is_number(item.line)
        # 政协样例市第九届委员会第二次会议 提案第16号 between a title and its labels.
        below_title = any(head.kind is Is.TITLE for head in self.parts.headings)
        titled = titled or (below_title and traits.is_head(item))
        return titled and not self.body_begun()


def _departments(item: Item) -> list[str]:
    labels = (one for one in item.labels if one.label.field == "departments")
    return [name for one in labels for name in _NAMES.findall(one.value)]


def _is_day_of(letter: LetterPart, item: Item) -> bool:
    """Whether a day stands under the labels that close a letter which has none yet."""
    return item.kind is Is.DATE and not any(one.kind is Is.DATE for one in letter.items)
