"""Which departments handle a proposal, and which part each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from proposals.importer import movers, organisations, plausibility, rulebook
from proposals.importer.evidence import How, read_from
from proposals.importer.labels import Labelled, Scope
from proposals.importer.lines import Line, plain
from proposals.importer.petitions.claims import NOBODY
from proposals.importer.petitions.petition import Handler, Petition
from proposals.model import ReplyRole

_WITH_DEADLINE = re.compile(
    r"\s*[(（](?:[^()（）]*(?:期限|时限|日期|时间|[0-9]{4}[-年./])[^()（）]*"
    r"|[已未待][\u4e00-\u9fff]{2,6})[)）]"
)
"""样例市甲局(办理期限2099-06-30), (已反馈): until when, or how far, is no part of the name."""
_OPEN, _CLOSE = r"[(（\[【]", r"[)）\]】]"
_ROLE_THEN_NAME = re.compile(
    rf"(?P<role>{_OPEN}(?:[主会會协協分独獨][办辦])(?:单位|單位)?{_CLOSE})[\s|]+"
)
_ROLE_FIRST = re.compile(rf"{_OPEN}[主会會协協分独獨][办辦](?:单位|單位)?{_CLOSE}")
_ROLE = "(?:[主会协分独]办(?:单位|部门)?|[主会协]|牵头(?:单位)?|配合(?:单位)?)"
_ROLE_ALONE = re.compile("[主会协分独]办(?:单位|部门)?")
_ROLE_TOUCHES_NEXT = re.compile(
    rf"(?<=[局委办厅部院处府会社])({_OPEN}{_ROLE}{_CLOSE})(?=[\u4e00-\u9fff])"
)
"""甲局(主)乙局(会): nothing parts the two."""
_ROLE_OF_DEPARTMENT = re.compile(
    rf"(?:{_OPEN}?(?P<before>{_ROLE})(?:{_CLOSE}|:))?(?P<name>[^(（\[【]+?)"
    rf"(?:{_OPEN}(?P<behind>{_ROLE}){_CLOSE}?|(?<=[局委办厅部院处府])(?P<told>主办|牵头|会办|协办|配合)(?P=told)?)?"
)


def claim(labelled: Labelled, labels: Sequence[Labelled], petition: Petition) -> None:
    """Enter the departments of a label; what is none, or not one alone, is asked."""
    if _is_of_page(labelled, labels):
        return
    opinion = rulebook.rule("opinions", "begins").first(labelled.value)
    told = list(given(labelled)) if opinion else []
    told = told or list(named(labelled.value, labelled.label.role, labelled.line))
    for handler in told:
        if _is_cell_of_another(handler.name, labelled.value):
            break
        against = objection(handler.name)
        if against is None:
            petition.handlers.append(handler)
        else:
            petition.ask("departments", f"{handler.name!r} {against}", labelled.line)


def objection(name: str) -> str | None:
    """Why a name is not entered as a department's; None where it is."""
    if rulebook.first(rulebook.load("unnamed_handlers"), name):
        return "is no one department; enter those that handle it"
    why = plausibility.objection("department", name)
    return f"{why}; enter the department if it is one" if why else None


def _is_of_page(labelled: Labelled, labels: Sequence[Labelled]) -> bool:
    """责任部门 beside 发布机构 is who keeps the page."""
    if "责任部门" not in labelled.line.plain:
        return False
    beside = (one for one in labels if one.line == labelled.line)
    return any(one.label.scope is Scope.DOCUMENT for one in beside)


def named(value: str, role: str | None, line: Line) -> Iterator[Handler]:
    """Departments of a list; 甲局(主办)、乙局(会办) and 主办:甲局 会办:乙局 tell their roles.

    Args:
        value: the list as printed.
        role: the part of those of which it tells none.
        line: where it stands.
    """
    roles = rulebook.load("roles")
    value = _WITH_DEADLINE.sub("", value)
    if _ROLE_FIRST.match(value):
        value = _ROLE_THEN_NAME.sub(r"\g<role>", value)
        value = _ROLE_FIRST.sub(r"、\g<0>", value)
    else:
        value = _ROLE_TOUCHES_NEXT.sub(r"\1、", value)
    for part in movers.split(value):
        if alone := _ROLE_ALONE.fullmatch(plain(part)):
            # 主办 甲局 会办 乙局 丙局: each word counts for the names behind it.
            hit = rulebook.first(roles, alone[0])
            role = hit["role"] if hit else role
            continue
        match = _ROLE_OF_DEPARTMENT.fullmatch(plain(part))
        word = match and (match["before"] or match["behind"] or match["told"])
        hit = rulebook.first(roles, plain(word)) if word else None
        if part in NOBODY:
            continue
        if match and match["before"] and hit:
            role = hit["role"]
        name = part[slice(*match.span("name"))].strip(" ()（）[]【】") if match and hit else part
        own = hit["role"] if hit else role
        yield Handler(name, own, read_from(line, name, How.LABEL))


def _is_cell_of_another(name: str, value: str) -> bool:
    """Whether a name is another cell of a table's row and no department: 甲局 | 办理状态."""
    bare = re.sub(r"\([^()]*\)", "", plain(name)).strip()
    return "|" in plain(value) and not organisations.named(bare)


def given(labelled: Labelled) -> Iterator[Handler]:
    """Departments of an opinion on a case: 审查意见:建议由甲局主办,乙局会办."""
    told = (hit for rule in rulebook.load("given") for hit in rule.hits(labelled.value))
    for hit in sorted(told, key=lambda hit: hit.start):
        for name in movers.split(hit.values["names"]):
            if plausibility.objection("department", name) is None:
                yield Handler(name, hit["role"], read_from(labelled.line, name, How.LABEL))


def with_part(handlers: Sequence[Handler], labels: Sequence[Labelled]) -> list[Handler]:
    """The one department behind 承办单位 has the part that a label beside it tells (办理方式)."""
    told = (rulebook.first(rulebook.load("roles"), one.value) for one in labels if _is_part(one))
    parts = {hit["role"] for hit in told if hit}
    if len(handlers) != 1 or len(parts) != 1:
        return list(handlers)
    return [replace(one, role=one.role or parts.copy().pop()) for one in handlers]


def _is_part(labelled: Labelled) -> bool:
    return labelled.label.field == "role" and bool(labelled.value)


def with_lead(handlers: Sequence[Handler]) -> list[Handler]:
    """The one department behind 承办单位 leads where others stand behind 会办单位."""
    unsaid = [one for one in handlers if one.role is None]
    told = {one.role for one in handlers} - {None}
    if len(unsaid) != 1 or told != {ReplyRole.JOINT.value}:
        return list(handlers)
    return [replace(one, role=one.role or ReplyRole.LEAD.value) for one in handlers]
