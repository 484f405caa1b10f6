"""What a column of a table is called whose head has two rows: 办理单位 above 主办 and 协办."""

from __future__ import annotations

import re
from collections.abc import Callable

FieldOf = Callable[[str], str | None]
"""The field that a name stands for, as a label or as a column; None for a name that is none."""

_GROUP = re.compile("(?:情况|信息|内容|意见|明细)$")
"""What heads a group of columns, and none of them."""
_PEOPLE = {"movers", "comovers", "seconders"}
"""联名人 stands below 提案人."""
_NAME = re.compile("(?:单位|部门)?(?:名称|姓名|全称)")
LONGEST = 12
_HEAD = re.compile(r"[\u4e00-\u9fff()、/]{1,12}")


def may_be_name(text: str) -> bool:
    """Whether a cell may be the name of a column: short words without digits."""
    return _HEAD.fullmatch("".join(text.split())) is not None


def name(upper: str, lower: str, field_of: FieldOf) -> str:
    """The name of a column by the cells of its head.

    The lower cell alone says it where the upper one heads a group (基本信息 above 编号); where
    the upper one is a column itself (提案人 above 名称) it counts as long as both are of one sort.
    """
    upper, lower = "".join(upper.split()), "".join(lower.split())
    if not upper or not lower or upper == lower:
        return upper or lower
    group = _GROUP.sub("", upper)
    for both in (f"{upper}{lower}", f"{group}{lower}"):
        if field_of(both):
            return both
    above = field_of(upper) if group == upper else None
    if above and _NAME.fullmatch(lower):
        return upper
    for told in (lower, f"{lower}单位"):
        field = field_of(told)
        if field and (above is None or _sort(above) == _sort(field)) and (above or told == lower):
            return told
    return f"{upper}{lower}"


def _sort(field: str) -> str:
    sort = field.partition(".")[0]
    return "movers" if sort in _PEOPLE else sort
