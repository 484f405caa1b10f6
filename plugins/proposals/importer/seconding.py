"""Takes who only seconded (附议) out of a list of movers; to second is not to move."""

from __future__ import annotations

import re

_SECONDED = "附议(?:人员?|者|代表|委员)?"
_LED = "领衔(?:人|代表|委员)?"
_JOINED = "联名(?:人|者|代表|委员|提案人)?"
_RUN = r"(?<![\s;,、])[\s;,、]*"
"""All that stands between two names: looked at once, however long it is."""
_GAP = r"\s{0,8}"
_IN_BRACKETS = re.compile(rf"\(\s*{_SECONDED}\s*:\s*(?P<names>[^()]+)\)")
_JOINED_IN_BRACKETS = re.compile(rf"\(\s*{_JOINED}\s*:\s*(?P<names>[^()]+)\)")
_BEHIND_WORD = re.compile(rf"{_RUN}{_SECONDED}\s*:\s*(?P<names>.+)$")
_JOINED_BEHIND_WORD = re.compile(rf"{_RUN}{_JOINED}\s*:\s*")
_BEFORE_WORD = re.compile(
    rf"(?:;|(?P<led>{_LED}|\({_GAP}{_LED}{_GAP}\)){_GAP}[,、\s]){_GAP}"
    r"(?P<names>[^;:()、,\s][^;:()]{0,1200}?)附议\s*$"
)
_MARKED = re.compile(rf"(?P<name>[^、,;\s()]{{1,60}}){_GAP}\({_GAP}{_SECONDED}{_GAP}\)")
_LEADER_MARKED = re.compile(rf"\(\s*{_LED}\s*\)\s*[、,;]")
_WORD_BEHIND = re.compile(rf"(?<=[\u4e00-\u9fff])\s*(?:{_LED}|联名)(?=\s*(?:[;,、]|$))")
_ROUND = " 、,;"


def apart(phrase: str) -> tuple[str, tuple[str, ...]]:
    """A phrase without those who seconded, and these as printed.

    Words that say of the others who led and who joined (领衔, 联名) go too.

    Args:
        phrase: a list of names in plain signs, as long as it is printed.
    """
    text, seconded = phrase, []
    for pattern in (_IN_BRACKETS, _BEHIND_WORD, _BEFORE_WORD):
        if found := pattern.search(text):
            names = found["names"].strip(_ROUND)
            seconded += [names] if names else []
            start = found.end("led") if found.groupdict().get("led") else found.start()
            text = text[:start] + text[found.end() :]
    if marked := list(_MARKED.finditer(text)):
        leader = _LEADER_MARKED.search(text)
        start = leader.end() if leader else marked[0].start()
        if leader:
            # 甲(领衔)、乙、丙(附议): the last bracket is of both.
            rest = re.sub(r"\([^()]*\)", "", text[start:])
            seconded.append(rest.strip(_ROUND))
            text = text[:start]
        else:
            seconded.append("、".join(one["name"] for one in marked))
            text = _MARKED.sub("", text)
    text = _JOINED_IN_BRACKETS.sub(r"、\g<names>", text)
    text = _WORD_BEHIND.sub("", _JOINED_BEHIND_WORD.sub("、", text))
    return text.strip(_ROUND), tuple(seconded)
