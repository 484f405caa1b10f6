"""A proposal whose text stands below the letter that answers it (附:建议原文)."""

from __future__ import annotations

from collections.abc import Iterator

from proposals.importer import citation, labels, rulebook
from proposals.importer.evidence import How
from proposals.importer.labels import Scope
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.segments.parts import LetterPart
from proposals.importer.segments.walk import Walk

_HEAD = {Is.BLANK, Is.TITLE, Is.DOCUMENT, Is.DATE, Is.OUTCOME}
_LINES_OF_HEAD = 16
"""Lines between the first of a proposal's head and its text, at most."""
_LINES_OF_FORM = 6
_LEAST_OF_LETTER = 2
"""Lines of text, the closing words among them."""
_NAMES = {"title", "number", "movers", "session", "kind", "body"}
"""Fields with one of which the form of a proposal begins."""


def begins(walk: Walk, index: int, item: Item) -> bool:
    """Whether the proposal begins here, below its letter.

    A word for it (附:建议原文) says so; a label or a title alone does where the letter has come
    to its end and a text follows. A title has to be that which the letter answers.
    """
    letter = walk.letter
    if letter is None or not letter.begun or walk.body_begun() or item.kind is Is.BLANK:
        return False
    row = letter.of_label and item.kind is Is.LABELS and "|" in item.line.plain
    ended = row or walk.closed or walk.near.letter_signed(index)
    hit = rulebook.rule("afterwords", "text-of-proposal").first(item.line.text)
    if hit:
        whole = hit["section"] is None and hit["whole"] is not None
        strong = whole or hit["enclosed"] is not None or hit["said"] is not None
        ended = ended or (hit["section"] is None and _closed_above(walk, index))
        return (ended or strong) and _text_follows(walk, index)
    if not ended:
        return False
    if traits.is_form_heading(item):
        return _form_follows(walk, index) and _text_follows(walk, index)
    title = enclosed_title(item)
    if title is not None:
        return _is_answered(title, letter) and _text_follows(walk, index)
    fields = {one.label.field for one in item.labels[:1]}
    if not fields & _NAMES or not _is_of_case(walk, index, letter):
        return False
    return any(one.label.field == "body" and one.value for one in item.labels) or _text_follows(
        walk, index
    )


def _closed_above(walk: Walk, index: int) -> bool:
    """Whether words that close a letter stand above, behind its text, and none below."""
    text = list(filter(traits.is_prose, walk.letter.items)) if walk.letter else []
    answered = len(text) >= _LEAST_OF_LETTER and not traits.is_opening(text[-1])
    return answered and walk.near.letter_ended(index) and not walk.near.ends_as_letter(index)


def take(walk: Walk, item: Item) -> Item | None:
    """Close the letter; the item that the proposal begins with, None where it only announces it."""
    walk.end_letter()
    if traits.is_form_heading(item):
        walk.parts.above.append(item.line)
        return None
    if rulebook.rule("afterwords", "text-of-proposal").first(item.line.text):
        return None
    title = rulebook.rule("afterwords", "title-of-proposal").first(item.line.text)
    if title is None:
        return item
    return traits.as_line(item.line, citation.without_quotes(title.values["title"]))


def ends(walk: Walk, item: Item) -> bool:
    """Whether the text of another proposal is announced below that of this one."""
    if not walk.parts.answer_first or walk.letter is not None or not walk.body_begun():
        return False
    hit = rulebook.rule("afterwords", "text-of-proposal").first(item.line.text)
    return hit is not None and hit["enclosed"] is not None


def enclosed_title(item: Item) -> str | None:
    """The title that a line is: alone, or behind 附."""
    if item.kind is Is.TITLE:
        return item.line.text
    hit = rulebook.rule("afterwords", "title-of-proposal").first(item.line.text)
    return hit["title"] if hit else None


def _is_answered(title: str, letter: LetterPart) -> bool:
    """Whether a title is one that the letter names in its heading or its opening."""
    return any(citation.same_title(title, told) for told in _answered(letter))


def _answered(letter: LetterPart) -> Iterator[str]:
    for item in letter.items:
        if item.kind is Is.REPLY_HEADING or traits.is_opening(item) or item.kind is Is.SALUTATION:
            cited = citation.read(item.line, How.OPENING).title
            if cited:
                yield str(cited.value)


def _is_of_case(walk: Walk, index: int, letter: LetterPart) -> bool:
    """Whether no title of the form that begins here is another than the letter's."""
    told = list(_answered(letter))
    for item in walk.items[index : index + _LINES_OF_HEAD]:
        for one in item.labels:
            if one.label.field == "title" and one.value and told:
                return any(citation.same_title(one.value, title) for title in told)
    return True


def _form_follows(walk: Walk, index: int) -> bool:
    """Whether labels or a title of a proposal stand right below the heading of a form."""
    below = walk.items[index + 1 : index + 1 + _LINES_OF_FORM]
    return any(
        item.kind is Is.TITLE or any(one.label.field in _NAMES for one in item.labels)
        for item in below
    )


def _text_follows(walk: Walk, index: int) -> bool:
    """Whether a text stands below, with nothing but the head of a proposal between."""
    for at in range(index + 1, min(index + 1 + _LINES_OF_HEAD, len(walk.items))):
        item = walk.items[at]
        if item.kind is Is.SALUTATION and not walk.near.opening_follows(at):
            # 甲乙丙委员 under the title, and no letter behind it.
            continue
        if traits.is_opening(item) or item.kind in {Is.SALUTATION, Is.REPLY_HEADING}:
            return False
        if traits.is_prose(item):
            return True
        if item.kind is Is.LABELS:
            if any(one.label.scope in {Scope.START, Scope.CONTENT} for one in item.labels):
                return False
            if any(one.label.field == "body" and one.value for one in item.labels):
                return True
        elif item.kind not in _HEAD and not _is_short(item):
            return False
    return False


def _is_short(item: Item) -> bool:
    return len(item.line.text.strip()) <= traits.SHORT and not labels.read(item.line)
