"""What labels say of a proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals import text as chinese
from proposals.importer import citation
from proposals.importer.evidence import How
from proposals.importer.labels import Labelled
from proposals.importer.lines import Line, plain
from proposals.importer.petitions import handlers, titles
from proposals.importer.petitions.claims import NOBODY, Claims
from proposals.importer.petitions.petition import Petition
from proposals.model import Kind

_DATES = {"submitted", "assigned", "due"}
_BODIES = {
    **dict.fromkeys(("人大", "建议", "议案"), Kind.NPC),
    **dict.fromkeys(("政协", "提案"), Kind.CPPCC),
}
_YEAR_AND_NUMBER = re.compile(r"20[0-9]{2}-[0-9]{1,4}")
"""What a portal keeps of a 文号 (2099-92)."""
_STATUS = re.compile("立案|并案|撤案|不予|转|参阅|参考|办")
_COUNTED = re.compile(
    r"\s*(?:第\s*)?([0-9一二三四五六七八九十]{1,3})\s*(?:届|次(?:会议|全会)?)?\s*"
)
_TERM_LABEL = re.compile("届[次别]?(?:数)?$")


def claim(labels: Sequence[Labelled], claims: Claims, petition: Petition) -> None:
    """Claim what stands behind the labels of a page, departments included."""
    for labelled in labels:
        if labelled.value:
            _claim(labelled, labels, claims, petition)
    _claim_counts(labels, claims)


def _claim(
    labelled: Labelled, labels: Sequence[Labelled], claims: Claims, petition: Petition
) -> None:
    name, value, line = labelled.label.field, labelled.value, labelled.line
    if name == "title":
        titles.claim_labelled(line, value, claims, petition)
    elif name == "title-or-topic":
        titles.claim_named(Line(line.number, value), How.LABEL, claims)
    elif name == "number":
        claims.add("number", line, citation.number_alone(value), How.LABEL)
    elif name == "number-or-document":
        if not _YEAR_AND_NUMBER.fullmatch(plain(value)):
            claims.add("number", line, citation.number_alone(value), How.LABEL)
    elif name == "session":
        claims.cite(citation.read(Line(line.number, value), How.LABEL))
    elif name == "kind":
        claims.add("kind", line, _body_named(value), How.LABEL)
    elif name == "year":
        claims.add("year", line, chinese.number(value.removesuffix("年")), How.LABEL)
    elif name in _DATES:
        claims.add(name, line, chinese.date(value), How.LABEL)
    elif name == "status":
        # 审查意见:由甲局主办 says that the case was admitted, and to whom it went.
        given = list(handlers.given(labelled))
        petition.handlers += given
        if not given and _STATUS.search(plain(value)):
            claims.add(name, line, value, How.LABEL)
    elif name == "seconders":
        if value not in {*NOBODY, *petition.seconders}:
            petition.seconders.append(value)
    elif name == "departments.unsure":
        message = f"{value!r} stand in a table that does not tell 主办 from 会办; enter them"
        petition.ask("departments", message, line)
    elif name == "departments.wished":
        _ask_wished(labelled, labels, petition)
    elif name == "departments":
        handlers.claim(labelled, labels, petition)


def _ask_wished(labelled: Labelled, labels: Sequence[Labelled], petition: Petition) -> None:
    """建议承办单位 is whom the mover wishes for; beside 承办单位 it says nothing more."""
    if not any(one.label.field == "departments" and one.value for one in labels):
        message = f"{labelled.value!r} may be whom the mover wishes to handle it; enter who does"
        petition.ask("departments", message, labelled.line)


def _claim_counts(labels: Sequence[Labelled], claims: Claims) -> None:
    """届次: 9 and 会议: 1 in a form that has a field for each."""
    told: dict[str, list[tuple[Line, str]]] = {"term": [], "session": []}
    for one in labels:
        count = _COUNTED.fullmatch(plain(one.value)) if one.label.field == "session" else None
        if count is None:
            continue
        label = re.split("[:|]", one.line.plain[one.start :])[0].strip()
        sign = re.search("[届次]", plain(one.value))
        of_term = sign[0] == "届" if sign else _TERM_LABEL.search(label)
        told["term" if of_term else "session"].append((one.line, count[1]))
    if all(len(found) == 1 for found in told.values()):
        for name, [(line, printed)] in told.items():
            claims.add(name, line, chinese.number(printed), How.LABEL)


def _body_named(value: str) -> str | None:
    """The body that 案别 names; None where it names neither, or both."""
    text = plain(value)
    found = {kind for word, kind in _BODIES.items() if word in text}
    return min(found).value if len(found) == 1 else None
