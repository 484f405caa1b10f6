"""The end of a letter that a portal prints behind its text: signature, day and contacts, apart."""

from __future__ import annotations

import re
from itertools import pairwise

from proposals.importer import organisations
from proposals.importer.lines import Line
from proposals.importer.mending.run_together import RUN_ON

_OPEN_IN_TAIL = r"(?P<open>\(\s*(?:此件)?(?:主动|依申请|不予|不)公开\s*\))?[\s|]*$"
"""What a letter's last line says of its being made public."""
_CONTACT_AND_SIGNATURE = re.compile(
    r"\s*(?:\(\s*)?(?:联系人|经办人|承办人|联系电话|领导署名|签发人|(?:签发|责任|主管|分管)领导)"
    r"[^。]{2,80}?[0-9*]{4,}[0-9*-]*\)?\s+"
    r"(?P<name>[\u4e00-\u9fff]{3,24})\s*(?P<day>[0-9]{4}\s*年[0-9年月日\s]{0,10})?\s*"
    + _OPEN_IN_TAIL
)
"""联系人及电话:甲乙丙 7120000 样例县甲局 2099年."""
_DAY_IN_TAIL = (
    r"(?P<day>(?:[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}"
    r"|[二一][0〇零九][0〇零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3})"
    r"\s*日)"
)
_NAME_IN_TAIL = r"(?:(?P<name>[\u4e00-\u9fff]{3,24})\s*)?"
_TAILS = (
    re.compile(
        rf"(?:(?<=[。!?])|(?<=[特专]此[函答回]复)|(?<=此复))\s*{_NAME_IN_TAIL}{_DAY_IN_TAIL}?\s*"
        r"(?P<contact>\(?\s*(?:联系人|经办人|承办人|联系单位|联系电话)[^。!?]{2,80}?)?\s*"
        + _OPEN_IN_TAIL
    ),
    re.compile(
        r"(?<=[。!?])\s*(?P<contact>\(?\s*(?:领导署名|签发人|(?:责任|主管|分管)领导|联\s{0,4}系\s{0,4}人"
        r"|经\s{0,4}办\s{0,4}人|承\s{0,4}办\s{0,4}人|联系单位|联系电话)\s*:"
        rf"[^。!?]{{2,90}}?[0-9*]{{4}}[0-9*-]*\)?)\s+{_NAME_IN_TAIL}{_DAY_IN_TAIL}\s*"
        + _OPEN_IN_TAIL
    ),
)
"""What ends a letter on one line: signature, day and contacts, or contacts first."""


def apart(line: Line) -> list[Line]:
    """A letter that a portal prints on one line: its signature, day and contacts apart."""
    if len(line.text) < RUN_ON:
        return _contact_and_signature(line)
    found = (tail.search(line.plain, len(line.text) - RUN_ON * 2) for tail in _TAILS)
    tail = next((match for match in found if match and (match["day"] or match["contact"])), None)
    if tail is None or (tail["name"] and not organisations.department(tail["name"])):
        return [line]
    named = ("name", "day", "contact", "open")
    cuts = sorted({0, tail.end(), *(tail.start(name) for name in named if tail[name])})
    return [Line(line.number, line.text[start:end].strip()) for start, end in pairwise(cuts)]


def _contact_and_signature(line: Line) -> list[Line]:
    """Contacts, and behind them the signature and its day, apart."""
    match = _CONTACT_AND_SIGNATURE.fullmatch(line.plain)
    if match is None or not organisations.department(match["name"]):
        return [line]
    cuts = [0, *(match.start(name) for name in ("name", "day", "open") if match[name])]
    pieces = pairwise([*cuts, len(line.text)])
    return [Line(line.number, line.text[start:end].strip()) for start, end in pieces]
