"""Values of forms that print every answer, with a box or a bracket each, to be ticked."""

from __future__ import annotations

import re

_TICKS = "☑☒■√✓✔"
_BOXES = "□☐▢"
_MARK = re.compile(rf"[{_BOXES}{_TICKS}]|[(（]\s*[{_TICKS}]?\s*[)）]")
_BRACKET = re.compile(rf"\s*[(（]\s*([{_TICKS}]?)\s*[)）]")
_BOX_APART = re.compile(rf"(?:(?<=\s)|^)([{_BOXES}{_TICKS}]+)\s+")
"""□ 满意: a box apart from its answer."""
_BETWEEN = re.compile(rf"[\s|,，、;；/]+|(?=[{_BOXES}☑☒■])(?<![{_BOXES}])")
_TICK = re.compile(f"[{_TICKS}]")
_ANSWER_AND_BOX = re.compile(rf"([\u4e00-\u9fff]{{2,8}})\s*([{_BOXES}{_TICKS}])[\s,，、;；/|]*")
_BEHIND = re.compile(rf"\s*(?:[\u4e00-\u9fff]{{2,8}}\s*[{_BOXES}{_TICKS}][\s,，、;；/|]*){{2,12}}")
"""满意□ 不满意□: each box behind its answer."""
_LONGEST = 8
"""Characters of an answer; what is longer is a sentence with such a sign in it."""


def chosen(value: str) -> str:
    """The one answer that is ticked; a value without boxes is itself, one nobody ticked empty."""
    if not _MARK.search(value):
        return value
    if _BEHIND.fullmatch(value):
        value = _ANSWER_AND_BOX.sub(r"\2\1 ", value)
    joined = _BOX_APART.sub(r"\1", _BRACKET.sub(r"(\1) ", value))
    answers = [one for one in _BETWEEN.split(joined) if one]
    boxed = re.search(f"[{_BOXES}{_TICKS}]", value)
    if not (boxed or len(answers) > 1) or any(len(_word(one)) > _LONGEST for one in answers):
        return value
    if not all(map(_is_answer, answers)):
        return ""
    ticked = [_word(one) for one in answers if _TICK.search(one)]
    return ticked[0] if len(ticked) == 1 else ""


def _word(answer: str) -> str:
    return _MARK.sub("", answer).strip()


def _is_answer(answer: str) -> bool:
    """Whether marks stand before or behind a word and not within: then each is its own."""
    return bool(_word(answer)) and _word(answer) in answer
