"""Where a letter begins: under an office's name, a salutation, a heading, or with its text."""

from __future__ import annotations

from proposals.importer import rulebook
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.segments.walk import Walk

_AFTER_SIGNATURE = {Is.DATE, Is.LABELS, Is.OUTCOME, Is.DEPARTMENT, Is.VOTES}
_LEAST_OF_LETTER = 3
"""Lines of a letter that ends in its day: whom it is written to, what it says, the day."""
_LIKE_LABELS = {"organisation", "names-alone", "people-loosely", "everyone"}
"""Rules of salutations that labels and sentences fit too, so that the opening has to follow."""


def begins_letter(walk: Walk, index: int, item: Item) -> bool:
    """Whether an item is the first of the next letter."""
    if item.kind is Is.DEPARTMENT:
        return _is_heading(walk, index, item)
    if item.kind is Is.SALUTATION:
        return _is_salutation(walk, index, item)
    letter = walk.letter
    if item.kind is Is.REPLY_HEADING:
        free = letter is None or (letter.begun and letter.addressed)
        return free and walk.near.letter_follows(index)
    if item.kind is Is.TEXT and letter is None:
        return traits.is_opening(item) or (walk.replies_announced and not walk.closed)
    return False


def _is_heading(walk: Walk, index: int, item: Item) -> bool:
    """A department above its letter, and not the signature under one."""
    if walk.letter is not None and not walk.letter.begun:
        return False
    following = walk.near.below(index)
    if following is None or following.kind in _AFTER_SIGNATURE:
        return False
    if following.kind in {Is.SALUTATION, Is.REPLY_HEADING}:
        return True
    if _signs_below_day(walk, index):
        return False
    if item.line.text.strip() in walk.listed:
        return True
    ended = walk.near.letter_ended(index) if walk.letter else walk.body_ended
    return ended and following.kind is Is.TEXT and not _is_note(following)


def _signs_below_day(walk: Walk, index: int) -> bool:
    """Whether a department stands right under the day of a letter that nobody has signed."""
    said = list(filter(traits.is_said, walk.letter.items)) if walk.letter is not None else []
    if len(said) < _LEAST_OF_LETTER or said[-1].kind is not Is.DATE:
        return False
    return next(walk.near.above(index), None) is said[-1] and said[-2].kind is Is.TEXT


def _is_note(item: Item) -> bool:
    """Whether a line stands under a signature, so that the department above it is no heading."""
    return rulebook.rule("afterwords", "note-under-signature").first(item.line.text) is not None


def _opens_at_once(walk: Walk, index: int, item: Item) -> bool:
    """Whether a name alone is followed by the sentence with which letters begin.

    So does the next letter where the one above is neither signed nor dated.
    """
    alone = item.hit is not None and not item.hit["rest"]
    below = walk.near.below(index)
    opened = walk.letter is not None and any(map(traits.is_opening, walk.letter.items))
    return alone and opened and below is not None and traits.is_opening(below)


def _is_salutation(walk: Walk, index: int, item: Item) -> bool:
    if walk.letter is not None:
        ended = walk.near.letter_ended(index) or _opens_at_once(walk, index, item)
        return walk.letter.addressed and ended
    rest = item.hit["rest"] if item.hit else None
    answers = not rest or traits.speaks_to(rest)
    if item.hit is not None and item.hit.rule not in _LIKE_LABELS and answers:
        return True
    return walk.near.opening_follows(index)
