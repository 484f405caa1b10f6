"""A file -> the drafts in it: one of a letter, one a row of a table."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from proposals.importer import assemble
from proposals.importer.assemble import Draft
from proposals.importer.places import Place
from proposals.importer.sources import detect, reading
from proposals.importer.sources.detect import Format
from proposals.importer.sources.file import File
from proposals.importer.sources.isolation import Isolation
from proposals.importer.sources.refusal import Refusal, missing
from proposals.importer.tables import captions, continued, heads, lists, records, rows, sections
from proposals.importer.tables import mapping as mappings
from proposals.importer.tables import reading as tables
from proposals.importer.tables.lists import CaseList
from proposals.importer.tables.mapping import Mapping as Columns
from proposals.importer.tables.reading import Row
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_MUST_BE_SAID = ("title", "kind", "jurisdiction")

Given = Callable[[Registry], Place | None]


@dataclass(slots=True)
class Intake:
    """Reads files of every format.

    Attributes:
        registry: names that are known; whoever lets it grow puts the grown one here.
        isolation: where libraries run.
        given: the place that the editor has named, as the registry knows it then.
        columns: what the columns of tables hold; guessed from their header when left out.
        constants: fields that are the same for every row of a table.
        guessed: told of each mapping that was guessed.
    """

    registry: Registry
    isolation: Isolation
    given: Given = lambda _: None
    columns: Columns | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    guessed: Callable[[File, Columns], None] = lambda _file, _columns: None

    def drafts(self, file: File) -> Iterator[Draft | ProblemsError]:
        """Drafts of a file in their order; what cannot be read comes as an error in its place."""
        try:
            form = detect.detect(file)
            if form in detect.TABLES:
                yield from self._tables(file, form)
            else:
                yield from self._document(file, form)
        except Refusal as refusal:
            yield file.refused(refusal)
        except ImportError as error:
            yield file.refused(missing(error))
        except ProblemsError as error:
            yield error

    def _document(self, file: File, form: Format) -> Iterator[Draft | ProblemsError]:
        original = reading.read(file, form, self.isolation)
        found: Sequence[CaseList] = ()
        marked = form is not Format.PDF
        if form in reading.GRIDS and lists.may_hold(original.lines, marked=marked):
            grids = self.isolation.run(reading.GRIDS[form], file.data)
            found = lists.found(grids, self.columns)
        if not found:
            yield assemble.assemble(original, self.registry, self.given(self.registry))
        for one in found:
            yield from self._rows(file, iter(one.rows), one.above, one.around)

    def _tables(self, file: File, form: Format) -> Iterator[Draft | ProblemsError]:
        if form is Format.CSV:
            yield from self._rows(file, tables.csv_rows(file.data))
        elif form is Format.SHEET:
            for sheet in self.isolation.run(tables.sheets, file.data):
                yield from self._rows(file, iter(sheet))
        else:
            yield from self._objects(file, self.isolation.run(tables.records, file.data))

    def _objects(
        self, file: File, objects: Sequence[tuple[int, dict[str, object]]]
    ) -> Iterator[Draft | ProblemsError]:
        if not any(records.is_record(entry) for _, entry in objects):
            yield from self._rows(file, iter(tables.columns(objects)))
            return
        for line, entry in objects:
            if records.is_record(entry):
                given = self.given(self.registry)
                yield records.draft(file, line, cast("dict[str, Any]", entry), self.registry, given)
            else:
                message = "holds no `proposal`, unlike others of this file"
                yield ProblemsError([Problem(file.path, line, message)])

    def _rows(
        self,
        file: File,
        all_rows: Iterator[Row],
        above: Sequence[str] = (),
        around: Sequence[str] = (),
    ) -> Iterator[Draft | ProblemsError]:
        among = list(itertools.islice(all_rows, mappings.HEADER_AMONG))
        head = heads.find(among, self.columns)
        above = [*above, *(cell for row in among[: head.first] for cell in row.cells)]
        place = captions.place(above, self.registry) or captions.place(around, self.registry)
        columns = self.columns or mappings.guess(head.names)
        columns = columns.with_constants(self.constants)
        stated = _captions(above, around, place, columns)
        if self.columns is None:
            self.guessed(file, columns.with_captions(stated))
        said = {name for row in among[head.below :] for name in sections.of_row(row)}
        self._refuse_unsaid(file, head.names, columns, said | stated.keys(), place)
        below = itertools.chain(among[head.below :], all_rows)
        for told, group in sections.parted(below):
            under = columns.with_captions(sections.within(stated, told))
            for case in continued.whole(group, head.names, under):
                given = self.given(self.registry)
                yield rows.draft(file, case, head.names, under, self.registry, given)

    def _refuse_unsaid(
        self,
        file: File,
        header: Sequence[str],
        columns: Columns,
        elsewhere: set[str],
        place: Place | None,
    ) -> None:
        """Refuse a table that does not say what no case can be without."""
        said = {*columns.columns.values(), *columns.constants, *elsewhere}
        if self.given(self.registry):
            said.add("jurisdiction")
        if "sessions" in said:
            said.add("kind")
        missing = [name for name in _MUST_BE_SAID if name not in said]
        if missing:
            raise ProblemsError(
                Problem(
                    file.path, 0, f"has no column for the {name}; {_remedy(name, header, place)}"
                )
                for name in missing
            )
        absent = [name for name in columns.columns if name not in map(str.strip, header)]
        if self.columns is not None and absent:
            message = f"has no column {absent[0]!r}, which the mapping names; correct it there"
            raise ProblemsError([Problem(file.path, 0, message)])


def _captions(
    above: Sequence[str], around: Sequence[str], place: Place | None, columns: Columns
) -> dict[str, str]:
    """Constants that stand above a table; a place that the registry does not know is none."""
    told = captions.session(above) or captions.session_of_page(around)
    kind = columns.constants.get("kind", told.get("kind"))
    if "sessions" in columns.columns.values() or kind != told.get("kind"):
        # Each row says its own; or they are those of another body.
        told = {name: value for name, value in told.items() if name == "kind"}
    if above and (topic := sections.topic(above[-1])):
        told["topics"] = topic
    if place and place.known:
        told["jurisdiction"] = place.name
    if publisher := captions.publisher([*around, *above]):
        told["publisher"] = publisher
    return told


def _remedy(name: str, header: Sequence[str], place: Place | None) -> str:
    if name == "title":
        shown = ", ".join(cell.strip() for cell in header if cell.strip())[:300]
        return f"say with --map which it is of: {shown}"
    if name == "jurisdiction" and place:
        return f"if it is {place.name}, say it with --set jurisdiction={place.name}"
    example = "cppcc" if name == "kind" else "样例市"
    return f"where it is the same for all, say it with --set {name}={example}"
