"""What ends a page below its letters: the site's imprint, the heading again, a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import rulebook
from proposals.importer.lines import Line
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits

_LABEL_OF_DAY = re.compile(r"\s*(?:时\s*间|日\s*期)\s*:\s*[^\s:]{6,20}\s*")
_IMPRINTS = {"imprint", "site-imprint"}
_LINES_OF_IMPRINT = 12
_MORE = "more-articles"
_OF_SITE = {"contact.phone", "contact", "official", "ignored", "departments"}
"""What the foot of a site prints of itself with the labels of a letter."""


def told(items: Sequence[Item]) -> list[Item]:
    """Items, the foot of the page as what it is; every other item as it is."""
    return _signed_with_label(_without_echo(_without_footer(_without_more(items))))


def _without_more(items: Sequence[Item]) -> list[Item]:
    """Items with what stands under 往期推荐 as furniture, where no letter or form follows it."""
    more = [at for at, item in enumerate(items) if item.hit and item.hit.rule == _MORE]
    if not more:
        return list(items)
    below = items[more[-1] :]
    if any(item.kind in {Is.SALUTATION, Is.LABELS} or traits.is_prose(item) for item in below):
        return list(items)
    return [
        *items[: more[-1]],
        *(item if item.kind is Is.BLANK else Item(item.line, Is.FURNITURE) for item in below),
    ]


def _without_footer(items: Sequence[Item]) -> list[Item]:
    """Items with the labels below a site's imprint as furniture: its telephone is nobody's."""
    imprint = next((at for at, item in enumerate(items) if _is_imprint(item)), None)
    if imprint is None:
        return list(items)
    start = _start_of_imprint(items, imprint)
    below = items[start:]
    kinds = {Is.BLANK, Is.FURNITURE, Is.LABELS, Is.BYLINE}
    fields = {one.label.field for item in below for one in item.labels}
    if not all(item.kind in kinds for item in below) or not fields <= _OF_SITE:
        return list(items)
    footer = [
        item if item.kind in {Is.BLANK, Is.FURNITURE} else Item(item.line, Is.FURNITURE)
        for item in below
    ]
    return [*items[:start], *footer]


def _is_imprint(item: Item) -> bool:
    return item.hit is not None and item.hit.rule in _IMPRINTS


def _start_of_imprint(items: Sequence[Item], imprint: int) -> int:
    """Where a site's imprint begins that names its owner, its address and more line by line."""
    addressed = False
    start = imprint
    for at in range(imprint - 1, max(-1, imprint - _LINES_OF_IMPRINT), -1):
        item = items[at]
        fields = {one.label.field for one in item.labels}
        if item.kind not in {Is.BLANK, Is.FURNITURE, Is.LABELS} or not fields <= _OF_SITE:
            return start
        text = item.line.plain
        if _is("address-of-site", text):
            start = at
        addressed = addressed or ("official" in fields and _is("address", text))
        owner = any(_is("owner", one.value) for one in item.labels)
        if "departments" in fields and _is("runs-site", text) and (addressed or owner):
            return at
    return start


def _is(name: str, text: str) -> bool:
    return rulebook.rule("imprints", name).pattern.search(text) is not None


def _without_echo(items: Sequence[Item]) -> list[Item]:
    """Items without the page's heading where its last line prints it again."""
    last = next((at for at in range(len(items) - 1, -1, -1) if traits.is_said(items[at])), None)
    if last is None or items[last].kind is not Is.REPLY_HEADING:
        return list(items)
    text = items[last].line.text.strip()
    return [
        item
        for at, item in enumerate(items)
        if at != last or not any(one.line.text.strip() == text for one in items[:last])
    ]


def _signed_with_label(items: Sequence[Item]) -> list[Item]:
    """Items with 时间:2099年9月15日 under a letter as its day; above one it is that of the page."""
    begins = [at for at, item in enumerate(items) if item.kind is Is.SALUTATION]
    if not begins:
        return list(items)
    return [
        Item(Line(item.line.number, item.hit["date"] or ""), Is.DATE)
        if at > begins[-1] and item.hit and _LABEL_OF_DAY.fullmatch(item.line.plain)
        else item
        for at, item in enumerate(items)
    ]
