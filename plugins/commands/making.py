"""The record -> every file of the site that does not stand yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from commands import edition, edits, history, pelican_run, placing
from commands.order import Made, Order, Task
from commands.reading import Reading
from commands.stages import Stages
from proposals import corpus, search
from proposals.corpus import Corpus
from proposals.registry import Registry
from proposals_pelican.handover import Handover


def make(task: Task, stages: Stages, reading: Reading | None) -> Made | None:
    """Make in the staging folder what is not known to stand.

    Args:
        task: what to make.
        stages: is told what is being done.
        reading: of the record, if it is begun.

    Returns:
        None when a draft was asked for, and more changed than that can show.

    Raises:
        ProblemsError, BuildError, SearchIndexError: as ``commands.build.build_site``.
    """
    task.staging.mkdir(parents=True)
    made = _edited(task, stages) if task.may_be_edits else None
    if made is None and not task.order.draft:
        made = _whole(task, stages, reading or Reading(task))
    return made


def _edited(task: Task, stages: Stages) -> Made | None:
    """The pages of edited bodies, when they are all that is wanted."""
    order = task.order
    if task.marks is None:
        return None
    with stages("reading what was edited"):
        found = edits.edits(task.kept, task.surroundings, task.marks, order.content)
    if found is None:
        return None
    with stages("making pages"):
        handover = Handover(
            found.record, common=task.program, edited=found.around, memory=task.kept
        )
        told = _told(order, *order.languages)
        keys = pelican_run.run_here(order.content, task.staging, order.settings, told, handover)
    # Pelican made its own pages and the theme's files again too; they stand already.
    for name in placing.listing(task.staging).keys() - keys.keys():
        (task.staging / name).unlink()
    edits.carry_on(task.kept, task.surroundings, task.marks)
    known = {"": {**task.keys[""], **keys}}
    return Made(known, {*task.there}, task.cases, task.replies, task.marks)


def _whole(task: Task, stages: Stages, reading: Reading) -> Made:
    order = task.order
    languages = order.languages or ("",)
    compiling = _compiling(task, languages)
    with stages("reading the record"):
        record = reading.record()
        marks = corpus.marks(order.content, record) if task.marks is None else task.marks
        past = history.read(order.content)
        commit = edition.commit(order.content)
    keys = {}
    # Several runs of Pelican in one process would find what the first one left behind.
    run = pelican_run.run if len(languages) > 1 else pelican_run.run_here
    for language in languages:
        first = language in ("", *order.languages[:1])
        folder = "" if first else language.replace("_", "-").lower()
        with stages(f"making pages {language}".strip()):
            handover = Handover(
                record,
                task.keys.get(folder, {}),
                task.program,
                files="files" in order.only,
                data="data" in order.only,
                standing=order.output,
                workers=order.workers,
                advance=stages.advance,
                history=past,
                commit=commit,
                memory=task.kept,
                compiling=compiling,
            )
            target, told = task.staging / folder, _told(order, language)
            keys[folder] = run(order.content, target, order.settings, told, handover)
    kept = set()
    if "search" in order.only:
        with stages("making the search index"):
            kept = _index(order, task.staging, record)
    if len(languages) == 1:
        notes, specimen = handover.notes, handover.specimen
        edits.note(task.kept, task.surroundings, marks, record, notes, specimen)
    reading.end()
    pages = {f"{folder}/{name}" if folder else name for folder in keys for name in keys[folder]}
    wanted = pages | kept | placing.listing(task.staging).keys()
    return Made(keys, wanted, len(record.cases), record.replies, marks)


def _index(order: Order, staging: Path, record: Corpus) -> set[str]:
    """Make the parts of the search index that do not stand; paths of the files that do."""
    standing = order.output / search.FOLDER
    made = search.update(
        record,
        staging / search.FOLDER,
        standing if standing.is_dir() else None,
        digest=lambda case: case.digest,
        workers=order.workers,
    )
    return {f"{search.FOLDER}/{path}" for path in made.kept}


def _compiling(task: Task, languages: Sequence[str]) -> Callable[[], Mapping[str, bytes]] | None:
    """Begin to compile templates while the record is read, where nothing is known of a site."""
    if task.keys or len(languages) > 1:
        return None
    order = task.order
    nothing = Corpus(Registry(), ())
    handover = Handover(nothing, common=task.program, workers=order.workers, memory=task.kept)
    told = _told(order, *languages)
    return pelican_run.compiling(order.content, order.settings, told, handover)


def _told(order: Order, language: str = "") -> dict[str, object]:
    """Settings of a language."""
    if not language:
        return {}
    return {"SITE_LANGUAGE": language, "BUILT_LANGUAGES": list(order.languages)}
