"""What ends a letter: signature and day, a class, a 文号, words of a co-handler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals import text as chinese
from proposals.importer import page, rulebook
from proposals.importer.evidence import Fact, How, add
from proposals.importer.labels import Labelled
from proposals.importer.letters import letterhead, opening
from proposals.importer.letters.outcomes import add_outcome
from proposals.importer.lines import plain
from proposals.importer.page import Is, Item

END_OF_PARAGRAPH = 200
"""Characters among which the last sentence of a line stands."""
_BEFORE_DAY = {"contact", "contact.name", "contact.phone", "contact.unit", "official"}
"""What stands under a letter before its day."""
DAY_AT_END = re.compile(
    r"(?:^|\s|:)\s*(?P<day>(?:[0-9]{4}|[二一][〇O0零九][\u4e00-\u9fff〇O0]{2})\s*年[^年,。;:]{2,10}日)[\s|]*$"
)
"""A day at the end of a line of labels."""

_ENCLOSURE_ALONE = re.compile(r"\s*附\s*件\s*[0-9一二三四五六七八九十]{0,2}\s*:?\s*")
"""附件1 above the enclosure itself."""


def without_enclosure(text: Sequence[Item]) -> Sequence[Item]:
    """The letter up to an enclosure under its signature, which others may have signed.

    So may what its mover says of it there, with a day of its own. An enclosure that the letter
    lists begins where its name stands alone, also where nothing is signed above it.
    """
    rules = [rulebook.rule("afterwords", name) for name in ("enclosure", "answer-of-mover")]
    signed = listed = False
    for index, item in enumerate(text):
        if (signed or listed) and _ENCLOSURE_ALONE.fullmatch(item.line.plain):
            return text[:index]
        hit = rulebook.first(rules, item.line.text)
        if signed and hit:
            return text[:index]
        listed = listed or (hit is not None and hit.rule == "enclosure")
        signed = item.kind in {Is.DATE, Is.DEPARTMENT} or (signed and _is_note(item))
    return text


def _is_note(item: Item) -> bool:
    """Whether a line may stand between a letter's signature and its enclosures."""
    rule = rulebook.rule("afterwords", "note-under-signature")
    return item.kind is Is.LABELS or rule.first(item.line.text) is not None


def read(tail: Sequence[Item], labels: Sequence[Labelled], facts: dict[str, Fact]) -> None:
    """The day under a letter, and a class and a 文号 that stand there."""
    for item in reversed(tail):
        if item.kind is Is.DATE:
            add(facts, "signed", item.line, page.day_of(item.line), How.SIGNATURE)
        elif item.kind is Is.OUTCOME:
            add_outcome(facts, item.line, item.line.text, How.PATTERN)
        elif item.kind is Is.DOCUMENT and item.hit:
            add(facts, "number", item.line, item.hit["number"], How.PATTERN)
        elif item.kind in {Is.TEXT, Is.SALUTATION}:
            both = letterhead.signed_and_dated(item.line)
            if both and both["date"]:
                add(facts, "signed", item.line, chinese.date(both["date"]), How.SIGNATURE)
    for labelled in labels:
        # 承办人:甲乙丙 电话:7120000 2099年9月15日; or behind a label that nobody filled in.
        day = DAY_AT_END.search(plain(labelled.line.text))
        if labelled.label.field in _BEFORE_DAY and day:
            add(facts, "signed", labelled.line, chinese.date(day["day"]), How.SIGNATURE)


def read_role(text: Sequence[Item], facts: dict[str, Fact]) -> None:
    """供你单位统一答复代表时参考 at a letter's end: another answers the mover."""
    rule = rulebook.rule("roles", "answered-through-another")
    for line in opening.paragraphs(text)[-opening.PARAGRAPHS :]:
        hit = rule.first(line.text[-END_OF_PARAGRAPH:])
        if hit:
            add(facts, "role", line, hit["role"], How.PATTERN)
