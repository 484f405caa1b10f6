"""The cells of a row by the field that each holds, and their values as the record types them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from proposals import privacy
from proposals import text as chinese
from proposals.importer import citation, page, plausibility, rulebook
from proposals.importer.assemble import Draft
from proposals.importer.evidence import Fact, How, Question
from proposals.importer.lines import readable
from proposals.importer.tables import cleaning
from proposals.importer.tables.mapping import IGNORED
from proposals.importer.tables.mapping import Mapping as Columns
from proposals.importer.tables.reading import Row
from proposals.model import ReplyRole, TextKind

_DATES = frozenset({"submitted", "assigned", "due", "published", "date", "signed"})
_GATES = {
    "title": "title",
    "number": "number",
    "reply.department": "department",
    "reply.number": "document",
}
"""What a column's values have to look like, of the rules of implausible values."""
_NUMBERS = frozenset({"term", "session", "year"})
_ORDINAL = re.compile(r"\s*第?\s*(.{1,6}?)\s*(?:[届次年]度?|次会议)?\s*")
_TURNED = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")


@dataclass(slots=True)
class Cells:
    """Cells of a row by field, personal numbers masked, empty ones left out."""

    number: int
    by_field: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    findings: list[privacy.Finding] = field(default_factory=list)

    def first(self, name: str) -> str | None:
        """The cell of a field, the first of several."""
        found = self.by_field.get(name)
        return found[0][1] if found else None


def read(row: Row, names: Sequence[str], columns: Columns) -> Cells:
    """The cells of a row, constants of the mapping where they say nothing."""
    cells = Cells(row.number)
    for name, constant in columns.constants.items():
        cells.by_field[name] = [("", constant)]
    filled: set[str] = set()
    for header, cell in zip(names, row.cells, strict=False):
        name = columns.columns.get(header, IGNORED)
        if name == IGNORED or not cell.strip():
            continue
        masked, findings = privacy.mask(readable(cell))
        cells.findings += findings
        # What a row says itself counts before what holds for all of them.
        kept = cells.by_field.get(name, []) if name in filled else []
        cells.by_field[name] = [*kept, (header, masked.strip())]
        filled.add(name)
    _tell_parts_from_classes(cells)
    return cells


def _tell_parts_from_classes(cells: Cells) -> None:
    """办理类型 and 办理类别 hold the part that a department had (分办), or an outcome (B)."""
    part, outcome = cells.first("reply.role"), cells.first("reply.outcome")
    if part and outcome is None and role(part) is None and page.is_outcome(part):
        cells.by_field["reply.outcome"] = cells.by_field.pop("reply.role")
    elif outcome and part is None and role(outcome):
        cells.by_field["reply.role"] = cells.by_field.pop("reply.outcome")


@dataclass(frozen=True, slots=True)
class Values:
    """Takes values out of cells.

    Attributes:
        cells: of one row.
        columns: what they hold.
        made: gets the evidence of each value, and a question for each that is not understood.
        reply: which reply of the case the row's ``reply.`` columns tell of.
    """

    cells: Cells
    columns: Columns
    made: Draft
    reply: int = 0

    def of(self, cells: Cells, reply: int) -> Values:
        """The same for another row of the case."""
        return replace(self, cells=cells, reply=reply)

    def take(self, fields: dict[str, Any], name: str, column: str) -> None:
        """Put the value of a column, typed as its field is, under a name."""
        cell = self.cells.first(column)
        if cell is None:
            return
        value: object = " ".join(cell.split())
        if name in _DATES:
            value = self._date(cell)
        elif name in _NUMBERS:
            match = _ORDINAL.fullmatch(cell)
            value = chinese.number(match[1]) if match else None
        elif column == "reply.role":
            value = role(cell)
        elif column == "number":
            value = citation.number_alone(cell) or value
        gate = _GATES.get(column)
        if gate and (why := plausibility.objection(gate, str(value))):
            self.ask(column, f"{value!r} {why}; enter it if it is right", cell)
        elif value is None:
            message = "what is printed is not understood and was left out; add it by hand"
            self.ask(column, message, cell)
        else:
            fields[name] = value
            self.prove(column, value, cell)

    def body(self, column: str) -> dict[str, str]:
        """The text; where several columns hold it, each under its header."""
        found = self.cells.by_field.get(column, [])
        texts = [
            (header, cleaning.body(cell)) for header, cell in found if not cleaning.is_link(cell)
        ]
        if len(texts) > 1:
            texts = [(header, f"## {header}\n\n{cleaning.lowered(text)}") for header, text in texts]
        body = "\n\n".join(text for _, text in texts if text)
        return {"text": TextKind.ORIGINAL.value, "body": body} if body else {}

    def prove(self, column: str, value: object, cell: str) -> None:
        """Keep where a value stands."""
        shown = " ".join(cell.split())[:200]
        fact = Fact(value, self.cells.number, shown, How.LABEL)
        self.made.evidence.setdefault(self._field(column), fact)

    def ask(self, column: str, message: str, cell: str) -> None:
        """Ask an editor about a cell."""
        question = Question(self._field(column), message, self.cells.number, cell)
        self.made.questions.append(question)

    def _field(self, column: str) -> str:
        return column.replace("reply.", f"reply[{self.reply}].")

    def _date(self, cell: str) -> str | None:
        turned = _TURNED.match(cell.strip())
        if turned and self.columns.dates != "year-month-day":
            day, month, year = turned.groups()
            if self.columns.dates == "month-day-year":
                day, month = month, day
            return chinese.date(f"{year}-{month}-{day}")
        return chinese.date(cell) or _year_alone(cell)


def role(cell: str) -> str | None:
    """The part that 主办 or 协办 names, or the record's own word for it."""
    word = cell.strip()
    hit = rulebook.first(rulebook.load("roles"), word)
    return word if word in set(ReplyRole) else hit["role"] if hit else None


def _year_alone(cell: str) -> str | None:
    match = re.fullmatch(r"\s*((?:19|20)[0-9]{2})\s*年?\s*", cell)
    return match[1] if match else None
