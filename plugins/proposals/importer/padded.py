"""Names whose characters spaces part, as forms set them to one width: 甲　乙 beside 丙丁戊."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer.lines import plain

_HAN = r"[\u4e00-\u9fff]"
_BEFORE_TITLE = re.compile(r"\s+(?=(?:委员|代表)(?![\u4e00-\u9fff]))")
_BEHIND = (
    rf"(?:(?<!{_HAN})|(?P<and>(?<={_HAN}{{2}})[并和及与])"
    rf"|(?P<titled>(?<={_HAN}{{2}}代表)(?<!人大代表)|(?<={_HAN}{{2}}委员)(?<!政协委员)))"
)
"""Where a padded name may begin: behind a sign, behind 并 or 和, behind another's title."""
_RUN = re.compile(rf"{_BEHIND}(?P<run>{_HAN}(?:\s{{1,4}}{_HAN})+)(?=委员|代表|[^\u4e00-\u9fff]|$)")
_LONGEST_NAME = 3
"""Characters of a padded name."""
_TWO_NAMES = 4
"""Single characters that are two names: three and one are none."""


def gaps_kept(phrase: str) -> str:
    """A phrase in its plain form, but with the spaces that it prints, wide or narrow."""
    return "".join(
        printed if printed.isspace() else char
        for printed, char in zip(phrase, plain(phrase), strict=True)
    )


def closed(text: str) -> str:
    """Text whose padded names are without their spaces: ``甲乙 丙丁`` of ``甲　乙 丙　丁``.

    Args:
        text: as ``gaps_kept`` gives it. A run of single characters that may be parted in more
            ways than one stays as it is.
    """
    return _RUN.sub(_closed_run, _BEFORE_TITLE.sub("", text))


def on_paper(name: str, phrase: str) -> str:
    """A name, which is plain and without spaces, in the characters that the phrase prints.

    A name that is not in the phrase comes back as it is.
    """
    found = plain(phrase)
    places = [at for at, char in enumerate(found) if not char.isspace()]
    start = "".join(found[at] for at in places).find(name)
    if start < 0:
        return name
    return "".join(phrase[at] for at in places[start : start + len(name)])


def _closed_run(match: re.Match[str]) -> str:
    names = _names(match["run"])
    if not names:
        return match[0]
    apart = "、" if match["and"] or match["titled"] is not None else ""
    return apart + " ".join(names)


def _names(run: str) -> Sequence[str]:
    """The names of a run of single characters; none where it is not sure which they are."""
    chars, gaps = run.split(), re.findall(r"\s+", run)
    if len(chars) <= _LONGEST_NAME:
        # 甲　乙 丙 may be one name and the half of another.
        return ["".join(chars)] if len(set(gaps)) == 1 else []
    parted = [_parted(chars, gaps, gap) for gap in dict.fromkeys(gaps)]
    told = [names for names in parted if len(names) > 1 and all(map(_is_long_enough, names))]
    if len(told) == 1:
        return told[0]
    if len(chars) == _TWO_NAMES:
        return ["".join(chars[:2]), "".join(chars[2:])]
    return []


def _parted(chars: Sequence[str], gaps: Sequence[str], between: str) -> list[str]:
    """Characters as names, where one sort of gap stands between two of them."""
    names = [chars[0]]
    for gap, char in zip(gaps, chars[1:], strict=True):
        if gap == between:
            names.append(char)
        else:
            names[-1] += char
    return names


def _is_long_enough(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_NAME
