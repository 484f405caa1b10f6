"""The replies of which the rows of a case tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from proposals.importer import places, rulebook
from proposals.importer.lines import Line
from proposals.importer.petitions import handlers
from proposals.importer.tables.cells import Cells, Values, role
from proposals.importer.tables.mapping import DEPARTMENTS
from proposals.model import Jurisdiction, ReplyRole

_FIELDS = ("department", "title", "number", "date", "signed", "addressee", "published")


def tell(cells: Cells) -> bool:
    """Whether a cell tells of a reply, and not only the part that a named department has."""
    names = {name for name in cells.by_field if name.startswith("reply.")}
    named = any(name in cells.by_field for name in DEPARTMENTS)
    return bool(names - {"reply.role"} if named else names)


def read(
    values: Values, told: Sequence[Mapping[str, str]], place: Jurisdiction | None
) -> dict[str, Any]:
    """The reply of a row that tells of one.

    Args:
        values: of the row.
        told: the departments of the case whose parts are known.
        place: the case's, where it is known.
    """
    fields: dict[str, Any] = {}
    for name in _FIELDS:
        values.take(fields, name, f"reply.{name}")
    for outer in ("contact", "feedback"):
        inner: dict[str, Any] = {}
        for name in ("name", "phone", "satisfaction", "comment"):
            values.take(inner, name, f"reply.{outer}.{name}")
        fields[outer] = inner
    fields |= _outcome(values)
    if "reply.department" not in values.cells.by_field:
        fields |= _answering(values, told, place)
    cell = values.cells.first("reply.role")
    if cell and (role(cell) or not told):
        # 主会办 says only that there are several parts.
        values.take(fields, "role", "reply.role")
    if fields.get("department") and not fields.get("role"):
        fields["role"] = _part(fields["department"], told, place)
    return fields | values.body("reply.body")


def _outcome(values: Values) -> dict[str, Any]:
    cell = values.cells.first("reply.outcome")
    if cell is None:
        return {}
    hit = rulebook.first(rulebook.load("outcomes"), cell)
    label = hit.values["label"] if hit else " ".join(cell.split())
    values.prove("reply.outcome", cell, cell)
    code = {"code": hit.values["code"]} if hit and hit["code"] else {}
    return {"outcome": {"label": label} | code}


def _answering(
    values: Values, told: Sequence[Mapping[str, str]], place: Jurisdiction | None
) -> dict[str, Any]:
    """Who answered where no column says it: the one that the row names, or its lead."""
    names = list(dict.fromkeys(_named(values.cells)))
    leads = [name for name in names if _part(name, told, place) == ReplyRole.LEAD]
    likely = names if len(names) == 1 else leads
    if len(likely) != 1:
        return {}
    message = f"{likely[0]!r} handles the case and is taken as the one that answered; confirm it"
    values.ask("reply.department", message, likely[0])
    values.prove("reply.department", likely[0], likely[0])
    return {"department": likely[0]}


def _named(cells: Cells) -> Iterator[str]:
    for column in DEPARTMENTS:
        for _, cell in cells.by_field.get(column, []):
            for one in handlers.named(cell, None, Line(cells.number, cell)):
                if handlers.objection(one.name) is None:
                    yield one.name


def _part(
    department: str, told: Sequence[Mapping[str, str]], place: Jurisdiction | None
) -> str | None:
    """The part that the columns of departments give to the one that answered."""
    for one in told:
        if places.same_department(one["name"], department, place):
            return one["role"]
    return None
