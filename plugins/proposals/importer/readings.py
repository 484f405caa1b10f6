"""Lines without the pinyin that some reposts put in brackets behind characters: 政協(xié)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer.lines import Line

_READING = re.compile(
    "(?<=[\u3400-\u9fff])[(\uff08](?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])"
    "[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,7}[)\uff09]"
)
_LEAST = 2
"""One alone may be an author's, who says how a rare character is read."""


def without(lines: Sequence[Line]) -> list[Line]:
    """Every line, without such readings where a page holds several."""
    if sum(len(_READING.findall(line.text)) for line in lines) < _LEAST:
        return list(lines)
    return [Line(line.number, _READING.sub("", line.text)) for line in lines]
