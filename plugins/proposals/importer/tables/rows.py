"""A row and a mapping -> a draft: the proposal, and a reply where the row holds one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from proposals import privacy
from proposals import text as chinese
from proposals.importer import citation, movers, places, plausibility, rulebook
from proposals.importer.assemble import Draft
from proposals.importer.evidence import Fact, How, Question
from proposals.importer.lines import Line, Original
from proposals.importer.petitions import handlers
from proposals.importer.petitions.petition import Handler
from proposals.importer.places import Place
from proposals.importer.sources.file import File
from proposals.importer.tables import cleaning, fitting, topics
from proposals.importer.tables.mapping import DEPARTMENTS, IGNORED
from proposals.importer.tables.mapping import Mapping as Columns
from proposals.importer.tables.reading import Row
from proposals.model import CONTROL, MoverRole, Proposal, Reply, ReplyRole, TextKind
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_DATES = frozenset({"submitted", "assigned", "due", "published", "date", "signed"})
_GATES = {
    "title": "title",
    "number": "number",
    "reply.department": "department",
    "reply.number": "document",
}
"""What a column's values have to look like, of the rules of implausible values."""
_WORDS = re.compile(r"[\s、,，;；/]+")
_NUMBERS = frozenset({"term", "session", "year"})
_ORDINAL = re.compile(r"\s*第?\s*(.{1,6}?)\s*(?:[届次年]度?|次会议)?\s*")
_TURNED = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_ROLE_OF = {"cppcc": MoverRole.MEMBER, "npc": MoverRole.DEPUTY}


@dataclass(slots=True)
class _Cells:
    """Cells of a row by field, personal numbers masked, empty ones left out."""

    number: int
    by_field: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    findings: list[privacy.Finding] = field(default_factory=list)

    def first(self, name: str) -> str | None:
        found = self.by_field.get(name)
        return found[0][1] if found else None


def draft(
    file: File,
    row: Row,
    header: Sequence[str],
    columns: Columns,
    registry: Registry,
    given: Place | None = None,
) -> Draft | ProblemsError:
    """The draft of a row, or why there is none.

    Args:
        file: the table.
        row: one below the header.
        header: names of the columns.
        columns: what they hold.
        registry: places and topics that are known.
        given: the place, when the editor has named it.
    """
    names = [name.strip() for name in header]
    if any(cell.strip() for cell in row.cells[len(names) :]):
        message = (
            f"has {len(row.cells)} cells under {len(names)} headers; put quotation marks "
            "around a cell that holds the sign between cells"
        )
        return ProblemsError([Problem(file.path, row.number, message)])
    return _Row(file, _cells(row, names, columns), columns, registry, given).draft()


def _cells(row: Row, names: Sequence[str], columns: Columns) -> _Cells:
    cells = _Cells(row.number)
    for name, constant in columns.constants.items():
        cells.by_field[name] = [("", constant)]
    filled: set[str] = set()
    for header, cell in zip(names, row.cells, strict=False):
        name = columns.columns.get(header, IGNORED)
        if name == IGNORED or not cell.strip():
            continue
        masked, findings = privacy.mask(CONTROL.sub("", cell))
        cells.findings += findings
        # What a row says itself counts before what holds for all of them.
        kept = cells.by_field.get(name, []) if name in filled else []
        cells.by_field[name] = [*kept, (header, masked.strip())]
        filled.add(name)
    return cells


class _Row:
    """One row on its way to a draft."""

    def __init__(
        self, file: File, cells: _Cells, columns: Columns, registry: Registry, given: Place | None
    ) -> None:
        self.cells = cells
        self.columns = columns
        self.registry = registry
        self.place = given or self._place()
        lines = tuple(
            Line(cells.number, f"{header}: {cell}" if header else cell)
            for found in cells.by_field.values()
            for header, cell in found
        )
        findings = tuple(cells.findings)
        original = Original(str(file.path), file.sha256, lines, findings, row=cells.number)
        self.made = Draft(original, {}, [], self.place)

    def draft(self) -> Draft:
        fields = self._proposal()
        fields["handlers"] = self._with_column_of_roles(fields)
        reply = self._reply()
        if reply.get("department") and not reply.get("role"):
            reply["role"] = self._role_of(reply["department"], fields["handlers"])
        self.made.proposal = fitting.fit(Proposal, fields, self.made, "")
        if reply:
            self.made.replies = [fitting.fit(Reply, reply, self.made, "reply[0].")]
        fitting.ask(self.made)
        return self.made

    def _proposal(self) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name in ("title", "number", "kind", "status"):
            self._take(fields, name, name)
        for name in ("term", "session", "year", "submitted", "assigned", "due", "published"):
            self._take(fields, name, name)
        self._sessions(fields)
        if self.place:
            fields["jurisdiction"] = self.place.slug
            self.made.evidence["jurisdiction"] = self.place.fact
        notes = [cell for _, cell in self.cells.by_field.get("notes", [])]
        found = self._movers()
        seconders = [*filter(None, [self.cells.first("seconders")]), *found.seconders]
        if seconders:
            notes.append(f"原表另列附议人：{'、'.join(seconders)}。")
        fields |= self._who_moved(found, fields.get("kind"))
        fields |= self._handlers()
        fields["topics"] = self._topics()
        source = {
            "publisher": self.cells.first("publisher"),
            "address": self.cells.first("address"),
            "sha256": self.made.original.sha256,
        }
        fields["source"] = {name: value for name, value in source.items() if value}
        fields["notes"] = [" ".join(note.split()) for note in notes]
        fields |= self._body("body")
        return fields

    def _reply(self) -> dict[str, Any]:
        if not self._answered():
            return {}
        fields: dict[str, Any] = {}
        for name in ("department", "role", "title", "number", "date", "signed", "addressee"):
            self._take(fields, name, f"reply.{name}")
        self._take(fields, "published", "reply.published")
        for outer in ("contact", "feedback"):
            inner: dict[str, Any] = {}
            for name in ("name", "phone", "satisfaction", "comment"):
                self._take(inner, name, f"reply.{outer}.{name}")
            fields[outer] = inner
        outcome = self.cells.first("reply.outcome")
        if outcome:
            hit = rulebook.first(rulebook.load("outcomes"), outcome)
            label = hit.values["label"] if hit else " ".join(outcome.split())
            fields["outcome"] = {"label": label} | (
                {"code": hit.values["code"]} if hit and hit["code"] else {}
            )
            self._prove("reply[0].outcome", outcome, outcome)
        return fields | self._body("reply.body")

    def _take(self, fields: dict[str, Any], name: str, column: str) -> None:
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
            value = _role(cell)
        elif column == "number":
            value = citation.number_alone(cell) or value
        at = column.replace("reply.", "reply[0].")
        gate = _GATES.get(column)
        if gate and (why := plausibility.objection(gate, str(value))):
            message = f"{value!r} {why}; enter it if it is right"
            self.made.questions.append(Question(at, message, self.cells.number, cell))
            return
        if value is None:
            message = "what is printed is not understood and was left out; add it by hand"
            self.made.questions.append(Question(at, message, self.cells.number, cell))
            return
        fields[name] = value
        self._prove(at, value, cell)

    def _date(self, cell: str) -> str | None:
        turned = _TURNED.match(cell.strip())
        if turned and self.columns.dates != "year-month-day":
            day, month, year = turned.groups()
            if self.columns.dates == "month-day-year":
                day, month = month, day
            return chinese.date(f"{year}-{month}-{day}")
        return chinese.date(cell) or _year_alone(cell)

    def _role_of(self, department: str, told: Sequence[Mapping[str, str]]) -> str | None:
        """The part that the columns of departments give to the one that answered."""
        known = self.registry.jurisdictions.get(self.place.slug) if self.place else None
        for one in told:
            if places.same_department(one["name"], department, known):
                return one["role"]
        return None

    def _sessions(self, fields: dict[str, Any]) -> None:
        cell = self.cells.first("sessions")
        if cell is None:
            return
        read = citation.read(Line(self.cells.number, cell), How.LABEL)
        for name in ("term", "session", "kind"):
            fact = getattr(read, name)
            if fact is not None and fields.get(name) is None:
                fields[name] = fact.value
                self.made.evidence[name] = fact

    def _movers(self) -> movers.Movers:
        """Who proposed, and whether there were more than the cells name."""
        found = movers.Movers()
        for column in ("movers", "comovers"):
            for _, cell in self.cells.by_field.get(column, []):
                mark = self.columns.split.get(column)
                read = movers.read(cell.replace(mark, "、") if mark else cell)
                found = found.joined(read)
                self._prove("movers", cell, cell)
                for name in read.unclear:
                    message = f"{name!r} is printed as a mover but is no name; add it by hand"
                    self.made.questions.append(Question("movers", message, self.cells.number, cell))
        return found

    def _who_moved(self, found: movers.Movers, kind: str | None) -> dict[str, Any]:
        role = _ROLE_OF.get(kind or "")
        fields: dict[str, Any] = {
            "movers": [
                mover.model_dump(mode="json", exclude_none=True)
                for mover in found.with_role(role).movers
            ]
        }
        if found.movers and found.total:
            fields["movers_total"] = found.total
        elif found.movers and found.open:
            fields["movers_open"] = True
        return fields

    def _handlers(self) -> dict[str, Any]:
        """Departments of all columns that name some, each once, and the parts they have."""
        found: list[Handler] = []
        for column in DEPARTMENTS:
            role = column.partition(".")[2] or None
            for _, cell in self.cells.by_field.get(column, []):
                mark = self.columns.split.get(column)
                line = Line(self.cells.number, cell)
                told = handlers.named(cell.replace(mark, "、") if mark else cell, role, line)
                found += self._likely(told, cell)
                self._prove("departments", cell, cell)
        found = handlers.with_lead(found)
        roles = {one.name: one.role for one in reversed(found) if one.role}
        names = list(dict.fromkeys(one.name for one in found))
        return {
            "departments": names,
            "handlers": [{"name": name, "role": roles[name]} for name in names if name in roles],
        }

    def _answered(self) -> bool:
        """Whether a cell tells of a reply, and not only the part that a named department has."""
        names = {name for name in self.cells.by_field if name.startswith("reply.")}
        named = any(name in self.cells.by_field for name in DEPARTMENTS)
        return bool(names - {"reply.role"} if named else names)

    def _with_column_of_roles(self, fields: Mapping[str, Any]) -> list[dict[str, str]]:
        """Parts of the departments, where a column beside theirs tells one for each."""
        cell = self.cells.first("reply.role")
        names, handlers_told = fields["departments"], list(fields["handlers"])
        if cell is None or self._answered() or handlers_told:
            return handlers_told
        roles = [role for word in _WORDS.split(cell.strip()) if (role := _role(word))]
        if len(roles) != len(names):
            message = f"{cell!r} does not tell a part for each department; enter them"
            self.made.questions.append(Question("departments", message, self.cells.number, cell))
            return []
        return [{"name": name, "role": role} for name, role in zip(names, roles, strict=True)]

    def _likely(self, told: Iterable[Handler], cell: str) -> Iterator[Handler]:
        for one in told:
            why = handlers.objection(one.name)
            if why is None:
                yield one
            else:
                message = f"{one.name!r} {why}"
                self.made.questions.append(
                    Question("departments", message, self.cells.number, cell)
                )

    def _topics(self) -> list[str]:
        slugs = []
        cells = [cell for _, cell in self.cells.by_field.get("topics", [])]
        mark = self.columns.split.get("topics")
        for cell in cells:
            self._prove("topics", cell, cell)
        printed = [movers.split(cell.replace(mark, "、") if mark else cell) for cell in cells]
        for name in dict.fromkeys(name for names in printed for name in names):
            slug = topics.slug(name, self.registry, self.made.topics)
            if slug is None:
                message = f"no address could be made of the topic {name!r}; add it by hand"
                self.made.questions.append(Question("topics", message, self.cells.number, name))
            else:
                slugs.append(slug)
        return list(dict.fromkeys(slugs))

    def _body(self, column: str) -> dict[str, str]:
        """The text; where several columns hold it, each under its header."""
        found = self.cells.by_field.get(column, [])
        texts = [(header, cleaning.body(cell)) for header, cell in found]
        if len(texts) > 1:
            texts = [(header, f"## {header}\n\n{cleaning.lowered(text)}") for header, text in texts]
        body = "\n\n".join(text for _, text in texts if text)
        return {"text": TextKind.ORIGINAL.value, "body": body} if body else {}

    def _place(self) -> Place | None:
        name = self.cells.first("jurisdiction")
        if name is None:
            return None
        fact = Fact(name, self.cells.number, name, How.GIVEN)
        known = self.registry.jurisdictions.get(name) or self.registry.jurisdiction(name)
        if known:
            return Place(known.slug, known.name, True, fact)
        return places.proposed(name, fact)

    def _prove(self, name: str, value: object, cell: str) -> None:
        shown = " ".join(cell.split())[:200]
        self.made.evidence.setdefault(name, Fact(value, self.cells.number, shown, How.LABEL))


def _role(cell: str) -> str | None:
    """The part that 主办 or 协办 names, or the record's own word for it."""
    word = cell.strip()
    hit = rulebook.first(rulebook.load("roles"), word)
    return word if word in set(ReplyRole) else hit["role"] if hit else None


def _year_alone(cell: str) -> str | None:
    match = re.fullmatch(r"\s*((?:19|20)[0-9]{2})\s*年?\s*", cell)
    return match[1] if match else None
