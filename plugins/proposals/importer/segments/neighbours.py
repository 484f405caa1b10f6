"""What stands round an item of a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from proposals.importer import rulebook
from proposals.importer.labels import Scope
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits

_IN_HEAD = {Is.DOCUMENT, Is.DATE, Is.DEPARTMENT, Is.OUTCOME, Is.REPLY_HEADING, Is.LABELS}
_NEAR_END = 80
"""Characters at a line's end among which words that close a letter are looked for."""
_NEAR = 30
"""Lines between a heading and its letter, or a letter's end and the next, at most."""
_LINES_OF_END = 4
"""Lines among which the words, the day or the signature stand that end a letter."""
_LINES_UNDER_DAY = 10
"""Lines of notes between a letter's day and what follows the letter, at most."""
_ENDS_IN_DAY = re.compile(r"[^。,;]{0,30}[年月0-9〇一二三四五六七八九十./-]{4,16}日?\s*")


class Neighbours:
    """Answers what stands before and behind the items of a page.

    Args:
        items: of the page, without furniture; a later change of an item is seen.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._last_text = max(
            (index for index, item in enumerate(items) if not traits.is_note(item)), default=-1
        )

    def above(self, index: int) -> Iterator[Item]:
        """Items that are not blank, upwards."""
        return filter(traits.is_said, (self._items[at] for at in range(index - 1, -1, -1)))

    def below(self, index: int, skip: int = 0) -> Item | None:
        """The next item that is not blank, or the one behind so many of them."""
        following = (self._items[at] for at in range(index + 1, len(self._items)))
        said = filter(traits.is_said, following)
        return next(itertools.islice(said, skip, None), None)

    def opening_follows(self, index: int) -> bool:
        """Whether one of the next two lines says what a letter answers."""
        following = [self.below(index), self.below(index, skip=1)]
        return any(near and traits.is_opening(near) for near in following)

    def only_notes_follow(self, index: int) -> bool:
        """Whether nothing behind it is a text."""
        return index >= self._last_text

    def letter_ended(self, index: int) -> bool:
        """Whether a letter came to its end above it: closing words, signature or date."""
        near = self._items[max(0, index - _NEAR) : index]
        before = list(filter(traits.is_said, near))[-_LINES_OF_END:]
        closings = rulebook.load("closings")
        if any(item.kind is Is.DATE or rulebook.first(closings, item.line.text) for item in before):
            return True
        # Several offices, a line each, are a list in a letter, and none of them its signature.
        return sum(item.kind is Is.DEPARTMENT for item in before) == 1

    def letter_signed(self, index: int) -> bool:
        """Whether a letter was dated above it, with nothing but notes between."""
        for item in itertools.islice(self.above(index), _LINES_UNDER_DAY):
            if item.kind is Is.DATE or _ENDS_IN_DAY.fullmatch(item.line.plain):
                return True
            if not traits.is_note(item):
                return False
        return False

    def letter_follows(self, index: int) -> bool:
        """Whether a heading is followed by a letter, with nothing but its head between."""
        for item in self._items[index + 1 : index + 1 + _NEAR]:
            if item.kind is Is.SALUTATION or traits.is_opening(item):
                return True
            fields = {labelled.label.field for labelled in item.labels}
            if fields & {"movers", "body", "title"} or item.kind is Is.TITLE:
                return False
            short = len(item.line.text.strip()) <= traits.SHORT
            if item.kind not in {*_IN_HEAD, Is.BLANK} and not short:
                return False
        return False

    def ends_as_letter(self, index: int) -> bool:
        """Whether what stands below, up to a letter with a head of its own, closes as one."""
        closings = rulebook.load("closings")
        for item in self._items[index + 1 :]:
            scopes = {labelled.label.scope for labelled in item.labels}
            headed = item.kind in {Is.REPLY_HEADING, Is.SALUTATION}
            if headed or scopes & {Scope.START, Scope.CONTENT}:
                return False
            if item.kind is Is.DEPARTMENT or rulebook.first(closings, item.line.text[-_NEAR_END:]):
                return True
        return False
