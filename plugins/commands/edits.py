"""Edited bodies: which pages they change, without looking at the whole record.

A body is shown on its case's page and in no list. So while no front matter, no name and nothing
else changed, the pages of the edited cases are all that is to be made; and of other cases they
show only what the last build noted. A record of 100,000 cases would take half a minute to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from commands.kept import Kept
from proposals import corpus
from proposals.analysis import surroundings
from proposals.analysis.surroundings import Note, Surroundings
from proposals.corpus import Corpus

MOST = 50
"""Edited cases from which on the whole record is read: somebody does more than write."""

_MARKS, _NOTES = "marks", "notes"


@dataclass(frozen=True, slots=True)
class Edits:
    """Cases whose bodies changed.

    Attributes:
        record: these cases, and those that their pages show.
        around: key of each edited case -> what stands around it.
        changed: the same -> time of its latest change, where the record's history is known.
    """

    record: Corpus
    around: Mapping[str, Surroundings]
    changed: Mapping[str, str]


def note(
    kept: Kept,
    surroundings: bytes,
    marks: Mapping[str, bytes],
    record: Corpus,
    around: Mapping[str, Surroundings],
    changed: Mapping[str, str],
    specimen: str,
) -> None:
    """Note of a whole site what ``edits`` will want to know.

    Args:
        kept: where.
        surroundings: digest of everything that the site follows from but the cases.
        marks: digests of the case folders.
        record: what it shows.
        around: case -> what stands around it.
        changed: case -> time of its latest change, where the record's history is known.
        specimen: the case whose bodies stand on another page too.
    """
    fronts = {case.key: case.front for case in record.cases}
    notes = {key: one.note for key, one in around.items()}
    kept.write(_NOTES, (surroundings, fronts, notes, changed, specimen))
    kept.write(_MARKS, (surroundings, dict(marks)))


def edits(
    kept: Kept, surroundings: bytes, marks: Mapping[str, bytes], content: Path
) -> Edits | None:
    """The cases whose bodies changed since the last build; None when more did.

    Args:
        kept: where the last build noted what it made.
        surroundings: as for ``note``.
        marks: as for ``note``, as they are now.
        content: the folder of the record.
    """
    known = kept.read(_MARKS)
    if known is None or known[0] != surroundings or list(known[1]) != list(marks):
        return None
    edited = [name for name, mark in marks.items() if mark != known[1][name]]
    if not edited or len(edited) > MOST:
        return None
    noted = kept.read(_NOTES)
    if noted is None or noted[0] != surroundings:
        return None
    _, fronts, notes, changed, specimen = noted
    return None if specimen in edited else _read(content, edited, fronts, notes, changed)


def carry_on(kept: Kept, surroundings: bytes, marks: Mapping[str, bytes]) -> None:
    """Keep the marks for the next build, now that the edited pages stand; the notes still hold."""
    kept.write(_MARKS, (surroundings, dict(marks)))


def _read(
    content: Path,
    edited: Iterable[str],
    fronts: Mapping[str, bytes],
    notes: Mapping[str, Note],
    changed: Mapping[str, str],
) -> Edits | None:
    shown = {key for name in edited for key in surroundings.named(notes[name])}
    record = corpus.some(content, sorted({*edited, *shown}))
    if record is None:
        return None
    cases = {case.key: case for case in record.cases}
    if any(case.front != fronts[key] for key, case in cases.items()):
        return None
    around = {name: surroundings.recalled(cases[name], notes[name], cases) for name in edited}
    return Edits(record, around, {name: changed[name] for name in edited if name in changed})
