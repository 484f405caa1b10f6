"""The rows of a case and a mapping -> a draft: the proposal, and its replies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from proposals.importer import citation, movers, places
from proposals.importer.assemble import Draft
from proposals.importer.evidence import Fact, How
from proposals.importer.lines import Line, Original
from proposals.importer.petitions import handlers
from proposals.importer.petitions.petition import Handler
from proposals.importer.places import Place
from proposals.importer.sources.file import File
from proposals.importer.tables import answers, cells, fitting, topics
from proposals.importer.tables.cells import Cells, Values
from proposals.importer.tables.continued import Case
from proposals.importer.tables.mapping import DEPARTMENTS
from proposals.importer.tables.mapping import Mapping as Columns
from proposals.model import MoverRole, Proposal, Reply, ReplyRole
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_WORDS = re.compile(r"[\s、,，;；/]+")
_ROLE_OF = {"cppcc": MoverRole.MEMBER, "npc": MoverRole.DEPUTY}


def draft(
    file: File,
    case: Case,
    header: Sequence[str],
    columns: Columns,
    registry: Registry,
    given: Place | None = None,
) -> Draft | ProblemsError:
    """The draft of a case, or why there is none.

    Args:
        file: the table.
        case: its rows below the header.
        header: names of the columns.
        columns: what they hold.
        registry: places and topics that are known.
        given: the place, when the editor has named it.
    """
    names = [name.strip() for name in header]
    row = case.row
    if any(cell.strip() for cell in row.cells[len(names) :]):
        message = (
            f"has {len(row.cells)} cells under {len(names)} headers; put quotation marks "
            "around a cell that holds the sign between cells"
        )
        return ProblemsError([Problem(file.path, row.number, message)])
    together = cells.read(row, names, columns)
    several = len(case.rows) > 1
    told = [cells.read(one, names, columns) for one in case.rows] if several else [together]
    return _Row(file, together, columns, registry, given).draft(told)


class _Row:
    """One row on its way to a draft."""

    def __init__(
        self, file: File, cells: Cells, columns: Columns, registry: Registry, given: Place | None
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
        self.values = Values(cells, columns, self.made)

    def draft(self, rows: Sequence[Cells]) -> Draft:
        """The draft, with a reply for each of the case's rows that tells of one."""
        fields = self._proposal()
        told = [one for one in rows if answers.tell(one)]
        fields["handlers"] = self._with_column_of_roles(fields, answered=bool(told))
        self.made.proposal = fitting.fit(Proposal, fields, self.made, "")
        known = self.registry.jurisdictions.get(self.place.slug) if self.place else None
        for at, one in enumerate(told):
            reply = answers.read(self.values.of(one, at), fields["handlers"], known)
            self.made.replies.append(fitting.fit(Reply, reply, self.made, f"reply[{at}]."))
        fitting.ask(self.made)
        return self.made

    def _proposal(self) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name in ("title", "number", "kind", "status"):
            self.values.take(fields, name, name)
        for name in ("term", "session", "year", "submitted", "assigned", "due", "published"):
            self.values.take(fields, name, name)
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
        fields |= self.values.body("body")
        return fields

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
                self.values.prove("movers", cell, cell)
                for name in read.unclear:
                    message = f"{name!r} is printed as a mover but is no name; add it by hand"
                    self.values.ask("movers", message, cell)
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
                self.values.prove("departments", cell, cell)
        found = handlers.with_lead(found)
        roles = {one.name: one.role for one in reversed(found) if one.role}
        names = list(dict.fromkeys(one.name for one in found))
        return {
            "departments": names,
            "handlers": [{"name": name, "role": roles[name]} for name in names if name in roles],
        }

    def _with_column_of_roles(
        self, fields: Mapping[str, Any], *, answered: bool
    ) -> list[dict[str, str]]:
        """Parts of the departments, where a column beside theirs tells one for each."""
        cell = self.cells.first("reply.role")
        names, handlers_told = fields["departments"], list(fields["handlers"])
        if cell is None or handlers_told:
            return handlers_told
        roles = [role for word in _WORDS.split(cell.strip()) if (role := cells.role(word))]
        if roles == [ReplyRole.SEPARATE]:
            # Who answers apart does so beside others: one word is of them all.
            roles *= len(names)
        if len(roles) != len(names):
            if not answered:
                message = f"{cell!r} does not tell a part for each department; enter them"
                self.values.ask("departments", message, cell)
            return []
        return [{"name": name, "role": role} for name, role in zip(names, roles, strict=True)]

    def _likely(self, told: Iterable[Handler], cell: str) -> Iterator[Handler]:
        for one in told:
            why = handlers.objection(one.name)
            if why is None:
                yield one
            else:
                self.values.ask("departments", f"{one.name!r} {why}", cell)

    def _topics(self) -> list[str]:
        slugs = []
        cells = [cell for _, cell in self.cells.by_field.get("topics", [])]
        mark = self.columns.split.get("topics")
        for cell in cells:
            self.values.prove("topics", cell, cell)
        printed = [movers.split(cell.replace(mark, "、") if mark else cell) for cell in cells]
        for name in dict.fromkeys(name for names in printed for name in names):
            slug = topics.slug(name, self.registry, self.made.topics)
            if slug is None:
                message = f"no address could be made of the topic {name!r}; add it by hand"
                self.values.ask("topics", message, name)
            else:
                slugs.append(slug)
        return list(dict.fromkeys(slugs))

    def _place(self) -> Place | None:
        name = self.cells.first("jurisdiction")
        if name is None:
            return None
        fact = Fact(name, self.cells.number, name, How.GIVEN)
        known = self.registry.jurisdictions.get(name) or self.registry.jurisdiction(name)
        if known:
            return Place(known.slug, known.name, True, fact)
        return places.proposed(name, fact)
