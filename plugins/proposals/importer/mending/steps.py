"""The steps by which lines are mended, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.importer.lines import Line
from proposals.importer.mending import (
    bare_heads,
    broken_lines,
    broken_lists,
    comments,
    edges,
    labels_and_values,
    letter_ends,
    markdown_marks,
    properties,
    reply_heads,
    residue,
    run_together,
    running_heads,
    unadorned,
)


def mend(lines: Sequence[Line]) -> list[Line]:
    """Lines with what belongs together on one; the number is that of the first."""
    told = running_heads.without(markdown_marks.without(lines))
    told = edges.clean(properties.apart(residue.without(told)))
    told = bare_heads.join(reply_heads.labelled(comments.joined(told)))
    told = [part for line in told for part in _parts(line)]
    told = labels_and_values.of_list(broken_lines.documents(told))
    told = labels_and_values.of_grid(broken_lines.labels_of_cells(told))
    told = broken_lines.sessions(broken_lines.headings_of_replies(told))
    told = broken_lists.roles(broken_lists.people(broken_lists.names(told)))
    told = broken_lists.departments(told)
    return labels_and_values.values_below(labels_and_values.bare_labels(told))


def _fields(line: Line) -> Iterator[Line]:
    for part in run_together.office_and_day(line):
        yield from run_together.form(part)


def _parts(line: Line) -> Iterator[Line]:
    """What runs together on a line, apart: the fields of a form, then letters within."""
    for part in run_together.mover_and_title(line):
        for field in _fields(part):
            apart = run_together.touching_labels(unadorned.cell(field))
            for piece in run_together.record(unadorned.title(unadorned.spread(apart))):
                for whole in run_together.heading_and_letter(piece):
                    yield from letter_ends.apart(whole)
