"""Whose letter it is: every place of a page that names the department."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from proposals.importer import organisations
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is, Item
from proposals.importer.segments.parts import LetterPart

_DATE = (
    r"(?P<date>(?:[0-9]{4}|[二一][〇O0零九][\u4e00-\u9fff〇O0]{2})\s*年.{2,12}?[日号]"
    r"|20[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2})"
)
_SEAL = r"(?:\((?:盖章|公章|印章|章)\))?"
_SIGNED_AND_DATED = re.compile(
    rf"\s*(?:(?:特此|专此|此)(?:函复|答复|回复|函告|复)[。!]?\s+)?(?P<name>[\u4e00-\u9fff]{{3,24}})\s*{_SEAL}\s*{_DATE}[\s|]*"
)
"""Signature and date on one line, perhaps behind the words that close the letter."""
_DATED_AND_SIGNED = re.compile(rf"\s*{_DATE}\s+(?P<name>[\u4e00-\u9fff]{{3,24}})\s*{_SEAL}[\s|]*")
_SIGNED_BEHIND_TEXT = re.compile(
    rf"(?<=[。!?])\s*(?P<name>[\u4e00-\u9fff]{{3,24}})\s*(?:(?:,\s*)?{_DATE}。?)?[\s|]*$"
)
"""The same behind the last sentence, where a portal prints a letter on one line."""

_BEFORE_SUBJECT = re.compile(
    r"^\s*(?:20[0-9]{2}\s*年度?)?\s*(?P<name>[\u4e00-\u9fff]{3,30}?)(?=关于|对)"
)
_NEAR_HEADING = 4
"""Lines between a letterhead and what follows, at most."""
_OF_PLACE = re.compile("[省市县区州盟旗]人民政府$")
_OWN = re.compile("(?:^|[^给自])我([局委部厅署])(?=[^属下])")
_TWO_OFFICES = re.compile(
    r"(?P<one>(?P<place>[\u4e00-\u9fff]{1,3}[省市县区州旗])[\u4e00-\u9fff]{1,20}?(?:局|委员会|人民政府|办公室))"
    r"(?P<two>(?P=place)[\u4e00-\u9fff]{1,20}(?:局|委员会|人民政府|办公室))"
)
"""样例县甲局样例县乙局: two that sign together."""
_BEHIND_SUBJECT = re.compile(
    r"(?:答\s*复|复\s*函|回复|意见|的函)\s*\((?P<name>[\u4e00-\u9fff]{2,20})\)\s*$"
)
"""关于第45号建议的答复(甲局)."""


def signed_and_dated(line: Line) -> re.Match[str] | None:
    """Name and date with which a line ends, or which are all of it.

    The groups ``name`` and ``date`` stand at their places in the line; ``date`` may be absent.
    """
    match = _SIGNED_AND_DATED.fullmatch(line.plain) or _SIGNED_BEHIND_TEXT.search(line.plain)
    if match and match.start() == 0 and match["date"]:
        return match
    match = match or _DATED_AND_SIGNED.fullmatch(line.plain)
    if match is None:
        return None
    named = organisations.named(match["name"])
    return match if named else None


def read(
    part: LetterPart,
    head: Sequence[Item],
    title: Line | None,
    tail: Sequence[Item],
    text: Sequence[Item],
) -> tuple[Fact, ...]:
    """The departments that a letter names as its own, most trusted first.

    Label and heading of the portal; the signature, completed by the letterhead where that says
    the place too (样例市甲局 above, 甲局 below); the letterhead.
    """
    signatures = list(_signatures(tail))
    letterheads = list(_letterheads(head, title, text))
    above = part.heading.number if part.heading else None
    # 甲局 乙局 above a letter of both: the last was taken for its heading.
    beside = [fact for fact in letterheads if fact.line == above]
    headed = list(_headed(part, text))
    if signatures and headed and headed[0].value.endswith("人民政府"):
        # A government's name above a letter is that of its site; its office signs.
        headed = [*signatures, *headed]
    elif headed and headed[0].value.endswith("人民政府") and title and (own := of_heading(title)):
        headed = [own, *headed]
    found = [*_labelled(part), *beside, *headed]
    complete = [
        fact
        for fact in letterheads
        if any(fact.value.endswith(signed.value) for signed in signatures)
    ]
    return (*found, *complete, *signatures, *letterheads)


def _labelled(part: LetterPart) -> Iterator[Fact]:
    for labelled in part.labels:
        if labelled.label.field == "department" and labelled.value:
            yield read_from(labelled.line, labelled.value, How.LABEL)


def _headed(part: LetterPart, text: Sequence[Item]) -> Iterator[Fact]:
    below = next((item.line for item in part.items if item.kind is not Is.BLANK), None)
    if part.heading is not None and not _is_of_site(part.heading, below, text):
        yield read_from(part.heading, part.heading.text.strip(), How.HEADING)


def _signatures(tail: Sequence[Item]) -> Iterator[Fact]:
    """Names in lines of their own under the letter, the last first."""
    # Two that sign together stand on one line, the first first.
    for item in sorted(tail, key=lambda item: item.line.number, reverse=True):
        if item.kind is Is.DEPARTMENT and item.hit:
            yield read_from(item.line, item.hit["name"], How.SIGNATURE)
        elif item.kind is Is.TEXT and (names := _side_by_side(item, tail)):
            yield from (read_from(item.line, name, How.SIGNATURE) for name in names)
        elif item.kind in {Is.TEXT, Is.SALUTATION}:
            both = signed_and_dated(item.line)
            if both:
                name = item.line.text[slice(*both.span("name"))]
                yield read_from(item.line, name, How.SIGNATURE)


def _side_by_side(item: Item, tail: Sequence[Item]) -> list[str]:
    """样例市甲局、样例市乙局 right above a day: offices that sign together."""
    at = next(index for index, one in enumerate(tail) if one is item)
    dated = at + 1 < len(tail) and tail[at + 1].kind is Is.DATE
    names = [name.strip() for name in item.line.text.split("、")]
    signed = dated and len(names) > 1 and all(map(organisations.department, names))
    return names if signed else []


def of_heading(title: Line) -> Fact | None:
    """The department before 关于 or 对 in a letter's heading."""
    match = _BEFORE_SUBJECT.match(title.plain)
    if match and organisations.named(match["name"]):
        return read_from(title, title.text[slice(*match.span("name"))], How.HEADING)
    return None


def _is_of_site(line: Line, below: Line | None, text: Sequence[Item]) -> bool:
    """Whether a name far above the letter is that of the site that shows it.

    A government's, or that of an office which the letter's writer is not (我部).
    """
    if below is None or below.number - line.number <= _NEAR_HEADING:
        return False
    name = line.plain.strip()
    own = next((one for item in text if (one := _OWN.search(item.line.plain))), None)
    return bool(_OF_PLACE.search(name)) or bool(own and not name.endswith(own[1]))


def _repeated(head: Sequence[Item], title: Line | None) -> Iterator[Fact]:
    """样例市甲局对第8号建议的答复 above a letter that is headed 对第8号建议的答复."""
    for item in head if title else ():
        if item.kind is not Is.REPLY_HEADING or title is None:
            continue
        own = "".join(title.plain.split())
        above = of_heading(item.line)
        if above and "".join(item.line.plain.split()) == f"{plain(above.value)}{own}":
            yield above


def _letterheads(head: Sequence[Item], title: Line | None, text: Sequence[Item]) -> Iterator[Fact]:
    """Before 关于 in the letter's heading, and in lines of their own above it."""
    if title and (before := of_heading(title)):
        both = _TWO_OFFICES.fullmatch(plain(before.value))
        yield from (
            [replace(before, value=before.value[slice(*both.span(n))]) for n in ("one", "two")]
            if both
            else [before]
        )
    yield from _repeated(head, title)
    behind = _BEHIND_SUBJECT.search(title.plain) if title else None
    if title and behind and organisations.department(behind["name"]):
        yield read_from(title, title.text[slice(*behind.span("name"))], How.HEADING)
    for at, item in enumerate(head):
        below = head[at + 1].line if at + 1 < len(head) else None
        if item.kind is Is.DEPARTMENT and _is_of_site(item.line, below, text):
            continue
        if item.kind is Is.DEPARTMENT and item.hit:
            yield read_from(item.line, item.hit["name"], How.HEADING)
        elif both := signed_and_dated(item.line):
            yield read_from(item.line, item.line.text[slice(*both.span("name"))], How.HEADING)
