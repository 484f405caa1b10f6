"""What labels say of a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals import text as chinese
from proposals.importer import rulebook
from proposals.importer.evidence import Fact, How, add
from proposals.importer.labels import Labelled
from proposals.importer.letters import contacts
from proposals.importer.letters.outcomes import add_outcome
from proposals.importer.lines import Line, plain

_LONGEST_OUTCOME = 20
_LONGEST_GRADE = 6
_GRADE = re.compile("满意|理解|认可|同意")
"""委员意见:希望加快 is what the mover says, and no grade."""
_GRADE_ALONE = re.compile("(?:非常|十分|很|比较|较|基本|不)?满意")
"""办理结果:满意 is how the mover judges it, and no outcome."""
_PERSON_NAMED = re.compile(r"(?:领导|负责|责任|领导人|局长)人?(?:姓名)?\s*[:\s]\s*[\u4e00-\u9fff]")


def read(labels: Sequence[Labelled], facts: dict[str, Fact]) -> None:
    """Enter what the labels above, in and under a letter say of it."""
    units: list[Labelled] = []
    for at, labelled in enumerate(labels):
        name = labelled.label.field
        if not labelled.value or (name == "contact.phone" and _is_of_official(labels, at)):
            continue
        if name == "contact.unit" or (name == "contact" and contacts.unit(labelled)):
            units.append(labelled)
        else:
            _read(name, labelled.value, labelled.line, facts)
    for labelled in units:
        # Who answers questions is the office where no person is named.
        contacts.read(labelled.line, labelled.value, facts)


def _read(name: str, value: str, line: Line, facts: dict[str, Fact]) -> None:
    if name in {"outcome", "outcome.label"} and _GRADE_ALONE.fullmatch(plain(value).strip()):
        name = "feedback.satisfaction"
    if name == "contact.phone":
        contacts.read_phone(line, value, facts)
    elif name in {"contact", "contact.name"}:
        contacts.read(line, value, facts)
    elif name == "number":
        add(facts, name, line, value, How.LABEL)
    elif name.startswith("feedback."):
        if len(value) <= _LONGEST_GRADE + 1 and _GRADE.search(plain(value)):
            value = value.rstrip("。")
        sentence = len(value) > _LONGEST_GRADE and not _GRADE.search(plain(value))
        add(facts, "feedback.comment" if sentence else name, line, value, How.LABEL)
    elif name == "date":
        add(facts, name, line, chinese.date(value), How.LABEL)
    elif name == "outcome":
        add_outcome(facts, line, value, How.LABEL)
    elif name == "outcome.label":
        add_outcome(facts, line, value, How.LABEL)
        add(facts, name, line, value if len(value) <= _LONGEST_OUTCOME else None, How.LABEL)
    elif name == "role":
        if hit := rulebook.first(rulebook.load("roles"), value):
            add(facts, name, line, hit["role"], How.LABEL)
        else:
            # 办理类型 is the part a department had, or the outcome.
            add_outcome(facts, line, value, How.LABEL)


def _is_of_official(labels: Sequence[Labelled], at: int) -> bool:
    """主管领导: 甲乙丙 联系电话: is the number of one who is not to be asked.

    So is one on a line below, where a contact with a number of its own follows.
    """
    before = labels[at - 1] if at else None
    if before is None or before.label.field != "official":
        return False
    if not _PERSON_NAMED.search(before.line.plain):
        return False
    fields = {one.label.field for one in labels[at + 1 :] if one.value}
    same = before.line.number == labels[at].line.number
    return same or {"contact.name", "contact.phone"} <= fields
