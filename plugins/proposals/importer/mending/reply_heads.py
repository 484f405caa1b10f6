"""Whose reply follows, where a portal prints it in a form of its own right above a salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import labels, organisations, rulebook
from proposals.importer.lines import Line, plain

_LONGEST = 60
_ROLE = "主办|会办|协办|分办|独办"
_HEAD = re.compile(
    r"\s*(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.、]|\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\)|[★☆●■◆▶])?\s*"
    rf"(?:(?P<before>{_ROLE}|承办|办理|答复|回复)(?:单位|部门)\s*[(:]?\s*)?[【\[]?"
    r"(?P<name>[\u4e00-\u9fff]{3,24}?(?:局|委|委员会|办|办公室|厅|部|院|政府|中心|街道|办事处|公司|支队|大队))"
    rf"[】\])]?\s*(?:[(【\[]\s*(?P<behind>{_ROLE}|承办|答复|回复)(?:单位|部门)?\s*[)】\]])?\s*"
    r"(?:的?(?:答复|回复|办理|复函)(?:意见|情况|内容)?)?\s*:?\s*"
)
_DAY = r"(?:19|20)[0-9]{2}\s*[-./年]\s*[0-9]{1,2}\s*[-./月]\s*[0-9]{1,2}\s*日?"
_DATED = re.compile(
    rf"\s*[【\[]?(?P<before>{_ROLE}|承办)?(?:单位|部门)?\s*的?(?P<word>答复|回复|办复|复函|意见)?(?:意见)?"
    r"\s*[】\]]?\s*[:(\[【]?\s*(?P<name>[\u4e00-\u9fff]{2,24}?"
    r"(?:局|委|委员会|办|办公室|厅|部|院|政府|中心|街道|办事处|公司|支队|大队))[)\]】]?"
    rf"[\s,、|(]{{1,4}}(?P<day>{_DAY})\s*[)\]】]?\s*:?\s*"
)
"""主办单位答复(市甲局,2099年6月1日): whose the letter below is, its part and its day."""
_OF_SITE = re.compile("(?:政府|政府办|办公室)$")
"""What heads a page of a site, too."""
_ROLES = set(_ROLE.split("|"))
_PEOPLE = {"people", "people-loosely", "people-counted-behind", "role-joined", "role-first"}
"""Rules of salutations that greet people; one to an office may be of a letter between offices."""


def labelled(lines: Sequence[Line]) -> list[Line]:
    """Lines with a label before such an office: 答复单位: 样例市甲局; every other line as it is."""
    told: list[Line] = []
    for at, line in enumerate(lines):
        head = _dated(line) or _head(line)
        head = head if head and _greets(lines, at + 1, head["name"]) else None
        told += _as_labels(line, head) if head else [line]
    return told


def _head(line: Line) -> re.Match[str] | None:
    if line.blank or len(line.text) > _LONGEST or labels.read(line):
        return None
    if organisations.named(line.text):
        return None
    match = _HEAD.fullmatch(line.plain)
    if match is None or not organisations.department(match["name"]):
        return None
    told = match["before"] or match["behind"] or not _OF_SITE.search(match["name"])
    return match if told else None


def _dated(line: Line) -> re.Match[str] | None:
    match = _DATED.fullmatch(line.plain) if len(line.text) <= _LONGEST else None
    if match is None or not organisations.department(match["name"]):
        return None
    # An office and a day alone are where a page comes from, and when it was published.
    return match if match["before"] or match["word"] else None


def _greets(lines: Sequence[Line], start: int, office: str) -> bool:
    """Whether the next line that is not blank greets people, or another office than this one."""
    following = next((line for line in lines[start : start + 4] if not line.blank), None)
    if following is None or ":" not in plain(following.text[:_LONGEST]):
        return False
    hit = rulebook.first(rulebook.load("salutations"), following.text[: _LONGEST * 2])
    if hit is None or hit.rule in _PEOPLE:
        return hit is not None
    return hit["organisation"] is not None and not hit["rest"] and hit["organisation"] != office


def _as_labels(line: Line, head: re.Match[str]) -> list[Line]:
    name = line.text[slice(*head.span("name"))]
    made = [Line(line.number, f"答复单位: {name}")]
    told = head.groupdict()
    role = told["before"] or told.get("behind")
    if role in _ROLES:
        made.append(Line(line.number, f"办理类型: {role}"))
    if told.get("day"):
        made.append(Line(line.number, f"答复日期: {told['day']}"))
    return made
