"""Original documents -> case folders, or one line of JSON each."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

from commands import drafts, progress, snapshots
from commands.alone import alone_in
from commands.reporting import silence
from proposals import casetree
from proposals import registry as registries
from proposals.importer import places, writing
from proposals.importer.assemble import Draft
from proposals.importer.evidence import Fact, How
from proposals.importer.files import UNFINISHED
from proposals.importer.intake import Intake
from proposals.importer.linking import CaseBook
from proposals.importer.places import Place
from proposals.importer.sources import walking
from proposals.importer.sources.file import File
from proposals.importer.sources.isolation import Isolation
from proposals.importer.sources.refusal import missing
from proposals.importer.tables import mapping
from proposals.importer.tables.mapping import Mapping
from proposals.importer.writing import Outcome, State
from proposals.model import Jurisdiction
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

FORMATS = ("table", "json")


@dataclass(slots=True)
class _Tally:
    """What a run did, for its last line."""

    documents: int = 0
    replies: int = 0
    questions: int = 0
    failed: int = 0
    masked: Counter[str] = field(default_factory=Counter)
    files: Counter[State] = field(default_factory=Counter)


def run(
    paths: list[Path],
    *,
    content: Path,
    to: Path | None = None,
    dry_run: bool = False,
    format: str = "table",  # noqa: A002  (the option's name)
    jurisdiction: str | None = None,
    map: Path | None = None,  # noqa: A002
    set: Sequence[str] = (),  # noqa: A002
    keep: Path | None = None,
    explain: bool = False,
) -> int:
    """Import documents.

    Args:
        paths: files, archives and folders; what is in them is taken in the order of its names.
        content: the project's content tree, whose registry is used.
        to: another content tree to write into; it gets a copy of the registry when it has none.
        dry_run: read and report, write nothing.
        format: ``table`` for people, ``json`` for one object a line on stdout.
        jurisdiction: slug or name of the place, where the editor knows it.
        map: mapping file that says what the columns of tables hold; guessed when left out.
        set: ``field=value``, the same for every row of a table.
        keep: folder for snapshots of the originals.
        explain: show with every value what is printed where it was read.

    Returns:
        0 when every document was read and (unless dry) written, else 1.
    """
    if format not in FORMATS:
        _complain(
            [Problem(Path("--format"), 0, f"is {format!r}; it is one of {', '.join(FORMATS)}")]
        )
        return 1
    target = to or content
    with ExitStack() as held:
        try:
            columns = mapping.load(map) if map else None
            constants = mapping.constants(set)
            kept = snapshots.folder(keep) if keep and not dry_run else None
            registry = registries.load(_registry_folder(target, content))
            _given(jurisdiction, registry)
            if not dry_run:
                target.mkdir(parents=True, exist_ok=True)
                held.enter_context(alone_in(target, _waiting))
                _prepare(target, content)
                registry = registries.load(_registry_folder(target, content))
        except ProblemsError as error:
            _complain(error.problems)
            return 1
        except OSError as error:
            path = Path(error.filename or target)
            _complain([Problem(path, 0, f"cannot be used: {error.strerror}")])
            return 1
        tally, rows = _Tally(), 0
        book = CaseBook(target)
        with Isolation() as isolation, progress.shown(walking.count(paths)) as advance:
            intake = Intake(
                registry,
                isolation,
                given=partial(_given, jurisdiction),
                columns=columns,
                constants=constants,
                guessed=lambda file, guess: _say(
                    _as_file(file, guess), sys.stdout if format == "table" else sys.stderr, dry_run
                ),
            )
            for path, draft in _drafts(paths, intake, kept, tally, advance):
                outcomes: list[Outcome] = []
                with _reported(path, tally):
                    if not dry_run:
                        written = writing.write(draft, target, intake.registry, book)
                        outcomes, intake.registry = written.outcomes, written.registry
                rows += bool(draft.original.row)
                _count(tally, draft, outcomes)
                if format == "json":
                    said = json.dumps(drafts.as_json(draft, explain=explain), ensure_ascii=False)
                else:
                    said = "\n".join(drafts.as_text(draft, outcomes, explain=explain))
                _say(said, sys.stdout, dry_run)
        if constants and tally.documents and not rows:
            message = "is for the rows of tables, and none was read; write it into the documents"
            _complain([Problem(Path("--set"), 0, message)])
        if format == "table":
            _say(_summary(tally, dry_run), sys.stdout, dry_run)
        return 1 if tally.failed else 0


@contextmanager
def _reported(path: Path, tally: _Tally) -> Iterator[None]:
    """A bad document is reported and the rest goes on."""
    try:
        yield
    except ProblemsError as error:
        tally.failed += 1
        _complain(error.problems)
    except ImportError as error:
        tally.failed += 1
        _complain([Problem(path, 0, missing(error).message)])
    except OSError as error:
        tally.failed += 1
        _complain([Problem(path, 0, f"cannot be read or written: {error.strerror}")])


def _say(text: str, stream: TextIO, dry_run: bool) -> None:
    """Print; where whoever reads has seen enough (head, less), the rest is written all the same."""
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        if dry_run:
            raise
        silence(stream)


def _registry_folder(target: Path, content: Path) -> Path:
    own = target / registries.REGISTRY
    return own if own.is_dir() else content / registries.REGISTRY


@contextmanager
def _waiting() -> Iterator[None]:
    print("Waiting for another import into this folder …", file=sys.stderr, flush=True)  # noqa: T201
    yield


def _prepare(target: Path, content: Path) -> None:
    """Clear away what a killed import left, and see to a registry.

    A tree of its own needs a registry of its own, or it cannot be checked and built.
    """
    own = target / registries.REGISTRY
    for where in (casetree.PROPOSALS + "/*", casetree.PROPOSALS + "/*/*", registries.REGISTRY):
        for left in sorted(target.glob(f"{where}/{UNFINISHED}*")):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
    if not own.is_dir() and (content / registries.REGISTRY).is_dir():
        copy = target / f"{UNFINISHED}{registries.REGISTRY}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(content / registries.REGISTRY, copy)
        copy.rename(own)


def _as_file(file: File, columns: Mapping) -> str:
    """A guess is printed as the file that it could be, so that an editor keeps and corrects it."""
    lines = [f"# {file.path}: guessed from the header; keep it in a file, correct it, use --map"]
    lines += [f"# not recognised: {name}" for name in columns.unplaced]
    return "\n".join([*lines, mapping.text(columns)])


def _given(name: str | None, registry: Registry) -> Place | None:
    """The place that the editor names by its slug or name.

    Raises:
        ProblemsError: it is no name that a place of the record can have.
    """
    if name is None:
        return None
    fact = Fact(name, 0, "", How.GIVEN)
    known = registry.jurisdictions.get(name) or registry.jurisdiction(name)
    if known:
        return Place(known.slug, known.name, True, fact)
    place = places.proposed(name, fact)
    try:
        Jurisdiction(slug=place.slug, name=place.name)
    except ValueError as error:
        message = f"is {name!r}, of which no address can be made; write the slug or name of a place"
        raise ProblemsError([Problem(Path("--jurisdiction"), 0, message)]) from error
    return place


def _drafts(
    paths: Iterable[Path],
    intake: Intake,
    kept: Path | None,
    tally: _Tally,
    advance: progress.Advance,
) -> Iterator[tuple[Path, Draft]]:
    """Every draft with the file that it stands in; what cannot be read is reported."""
    for _, files in walking.walk(paths):
        for file in files:
            if isinstance(file, ProblemsError):
                tally.failed += 1
                _complain(file.problems)
                continue
            if kept is not None:
                with _reported(file.path, tally):
                    snapshots.keep(file, kept)
            for draft in intake.drafts(file):
                if isinstance(draft, ProblemsError):
                    tally.failed += 1
                    _complain(draft.problems)
                else:
                    yield file.path, draft
        advance()


def _count(tally: _Tally, draft: Draft, outcomes: Iterable[Outcome]) -> None:
    tally.documents += 1
    tally.replies += len(draft.replies)
    tally.questions += len(draft.questions)
    tally.masked.update(finding.kind for finding in draft.original.masked)
    tally.files.update(outcome.state for outcome in outcomes)


def _summary(tally: _Tally, dry_run: bool) -> str:
    parts = [
        f"{tally.documents} documents, {tally.replies} replies, {tally.questions} questions",
    ]
    if tally.masked:
        parts.append(f"{sum(tally.masked.values())} personal numbers masked")
    if dry_run:
        parts.append("nothing written (dry run)")
    else:
        parts.append(", ".join(f"{count} {state.value}" for state, count in tally.files.items()))
    if tally.failed:
        parts.append(f"{tally.failed} failed")
    return "; ".join(part for part in parts if part)


def _complain(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
