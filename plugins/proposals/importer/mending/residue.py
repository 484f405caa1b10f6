"""Lines without what copying and converting leave in them.

Pinyin in brackets, invisible characters, entities of HTML, one mark before every line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from proposals.importer.lines import Line

_READING = re.compile(
    "(?<=[\u3400-\u9fff])[(\uff08](?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])"
    "[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,7}[)\uff09]"
)
_LEAST = 2
"""One reading alone may be an author's, who says how a rare character is read."""
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|#[0-9]{2,5});")
_MARK = re.compile(r"\s*([>•·●*-])\s+(?=\S)")
_NUMBER_BEGUN = re.compile(
    r"(?:电话|方式|手机)\s*:?\s*(?P<number>(?:\(?0[0-9]{0,3}[-)]?)?[0-9]{0,6})\s*$"
)
_NUMBER_BELOW = re.compile(r"(?:及|和|、|/)(?:联系)?(?:电话|方式)\s*:\s*[^0-9。]{2,30}$")
"""联系单位及电话:甲司, whose number stands on the next line."""
_NUMBER_ENDED = re.compile(r"\s*(?P<number>-?[0-9]{1,11})[)。]?\s*")
_ALL_BUT = 0.9
_LEAST_LINES = 5
"""A page's lines, of which nearly all begin with one mark."""


def without(lines: Sequence[Line]) -> list[Line]:
    """Every line, without such residue."""
    told = [Line(line.number, _characters(line.text)) for line in lines]
    if sum(len(_READING.findall(line.text)) for line in told) >= _LEAST:
        told = [Line(line.number, _READING.sub("", line.text)) for line in told]
    return _whole_numbers(_unmarked(told))


def _whole_numbers(lines: list[Line]) -> list[Line]:
    """Telephone numbers that the end of a line parted, in one."""
    joined: list[Line] = []
    for line in lines:
        begun = _NUMBER_BEGUN.search(joined[-1].plain) if joined else None
        rest = _NUMBER_ENDED.fullmatch(line.plain) if begun else None
        below = joined and _NUMBER_BELOW.search(joined[-1].plain) and _is_number(line.plain.strip())
        if below:
            joined[-1] = Line(joined[-1].number, f"{joined[-1].text.rstrip()} {line.text.strip()}")
        elif begun and rest and _is_number(begun["number"] + rest["number"]):
            joined[-1] = Line(joined[-1].number, joined[-1].text.rstrip() + line.text.strip())
        else:
            joined.append(line)
    return joined


def _is_number(digits: str) -> bool:
    """Whether digits are an office's number in full.

    Mobile numbers are masked line by line, so that none may be joined from two.
    """
    return bool(re.fullmatch(r"(?:\(?0[0-9]{2,3}[-)])?[2-9][0-9]{6,7}", digits))


def _characters(text: str) -> str:
    text = html.unescape(text) if _ENTITY.search(text) else text
    return _INVISIBLE.sub("", text)


def _unmarked(lines: list[Line]) -> list[Line]:
    """Lines without the mark that nearly all of them begin with."""
    said = [line for line in lines if not line.blank]
    marks = [match[1] if (match := _MARK.match(line.text)) else "" for line in said]
    most = max(set(marks), key=marks.count, default="")
    if not most or len(said) < _LEAST_LINES or marks.count(most) < _ALL_BUT * len(said):
        return lines
    return [
        Line(line.number, _MARK.sub("", line.text, count=1) if _begins(line, most) else line.text)
        for line in lines
    ]


def _begins(line: Line, mark: str) -> bool:
    match = _MARK.match(line.text)
    return match is not None and match[1] == mark
