"""An office to which a co-handler writes, in a line that no colon ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import rulebook
from proposals.importer.page import Is, Item
from proposals.importer.rulebook import Hit

_OF_OTHERS = re.compile(
    r"\s*(?:[\u4e00-\u9fff·、,]{2,40}?(?:等[^。,;]{0,8})?(?:代表|委员)[^。;:《“]{0,24}提出"
    r"|[你贵](?:[局委办厅部院]|单位|中心))"
)
"""甲乙丙代表提出的…, 你局…: what is written to neither of them."""
_JOINT = re.compile("会办|协办|函告|[你贵](?:[局委办厅部院]|单位|中心)")
_LINES_OF_END = 6
_LINES_OF_LETTER = 200
"""Lines among which the signature under such a letter stands."""


def told(items: Sequence[Item]) -> list[Item]:
    """Items, such an office as a salutation; every other item as it is.

    Above a letter stands also whose it is. It is to that office where the letter speaks of its
    movers as of others, in the words of a co-handler, and another office signs it.
    """
    return [_greeting(item) if _is_addressee(items, at) else item for at, item in enumerate(items)]


def _is_addressee(items: Sequence[Item], at: int) -> bool:
    if items[at].kind is not Is.DEPARTMENT:
        return False
    following = (items[below] for below in range(at + 1, len(items)))
    first = next((item for item in following if item.kind is not Is.BLANK), None)
    if first is None or not _OF_OTHERS.match(first.line.plain):
        return False
    below = [
        item for item in items[at + 1 : at + 1 + _LINES_OF_LETTER] if item.kind is not Is.BLANK
    ]
    opening = rulebook.first(rulebook.load("openings"), below[0].line.text)
    signers = {_name(item) for item in below if item.kind is Is.DEPARTMENT} - {_name(items[at])}
    spoken = [below[0], *below[-_LINES_OF_END:]]
    joint = any(_JOINT.search(item.line.plain) for item in spoken)
    return opening is not None and bool(signers) and joint


def _name(item: Item) -> str:
    return item.line.plain.strip()


def _greeting(item: Item) -> Item:
    name = item.line.text.strip()
    values = {"addressee": name, "organisation": name}
    return Item(item.line, Is.SALUTATION, hit=Hit("organisation", values, 0, len(name)))
