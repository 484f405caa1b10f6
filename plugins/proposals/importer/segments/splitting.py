"""Takes a page apart, item by item."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.importer.lines import Line
from proposals.importer.page import Is, Item
from proposals.importer.segments import (
    beginnings,
    foot,
    label_lines,
    mover_lines,
    text_below,
    traits,
)
from proposals.importer.segments.parts import LetterPart, Parts
from proposals.importer.segments.walk import Walk


def split(items: Sequence[Item]) -> Parts:
    """Take a page apart."""
    walk = Walk(foot.told(items))
    for index, item in enumerate(walk.items):
        _take(walk, index, item)
    _settle(walk)
    return walk.parts


def _take(walk: Walk, index: int, item: Item) -> None:
    if text_below.begins(walk, index, item):
        begun = text_below.take(walk, item)
        if begun is None:
            return
        walk.items[index] = item = begun
    if walk.over or text_below.ends(walk, item):
        walk.over = True
        if traits.is_said(item):
            walk.parts.unread.append(item.line)
        return
    if item.kind is Is.VOTES:
        walk.parts.votes = item
        walk.closed = True
    elif item.kind is Is.LABELS:
        label_lines.take(walk, index, item)
    elif label_lines.is_unknown(walk, index, item):
        walk.items[index] = Item(item.line, Is.LABELS)
    elif walk.ends_with_form(index, item):
        walk.closed = True
        walk.parts.unread.append(item.line)
    elif mover_lines.is_mover(walk, index, item):
        walk.parts.labels += mover_lines.read(walk, item)
    elif beginnings.begins_letter(walk, index, item):
        walk.open(item)
    else:
        walk.keep(item)


def _settle(walk: Walk) -> None:
    """Short lines above the only letter are its head, not a proposal."""
    parts = walk.parts
    _take_report(parts)
    if walk.pending:
        (parts.letters[-1] if parts.letters else parts).labels.extend(walk.pending)
    begins = [one.line.number for one in parts.labels[:1]]
    begins += [item.line.number for item in parts.headings if item.kind is Is.TITLE][:1]
    if begins:
        parts.body, above = _without_page_title(parts.body, min(begins))
        parts.above += above
    if parts.letters and not parts.answer_first:
        while parts.body and parts.body[-1].kind in {Is.DOCUMENT, Is.OUTCOME, Is.BLANK}:
            # What stands right above a letter's head is of that head.
            parts.letters[0].items.insert(0, parts.body.pop())
    texts = list(filter(traits.is_said, parts.body))
    if parts.letters and texts and not any(map(traits.is_prose, texts)) and not parts.answer_first:
        parts.letters[0].items[:0] = texts
        parts.body = []


def _take_report(parts: Parts) -> None:
    """县九届人大三次会议第8号建议的办理情况: a report with no salutation is a reply too."""
    own = {"movers", "body", "title"} & {one.label.field for one in parts.labels}
    heading = next(filter(traits.heads_report, parts.headings), None)
    if parts.letters or own or heading is None or not any(map(traits.is_prose, parts.body)):
        return
    begun = next(at for at, item in enumerate(parts.body) if traits.is_prose(item))
    if any(map(traits.is_opening, parts.body[begun : begun + 2])):
        parts.letters.append(LetterPart(items=[heading, *parts.body]))
        parts.body = []


def _without_page_title(body: Sequence[Item], first: int) -> tuple[list[Item], list[Line]]:
    """A proposal's text without the page's own title above its labels and heading; and that."""
    above = [item for item in body if item.line.number < first]
    below = [item for item in body if item.line.number >= first]
    is_title = not any(map(traits.is_prose, above)) and any(map(traits.is_prose, below))
    if not is_title:
        return list(body), []
    return below, [item.line for item in above if item.kind is not Is.BLANK]
