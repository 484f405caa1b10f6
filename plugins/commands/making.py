"""The record -> every file of the site that does not stand yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from commands import edition, edits, fingerprint, history, pelican_run, placing
from commands.code_memory import CodeMemory
from commands.indexing import indexing
from commands.order import Made, Order, Task, inputs
from commands.reading import Reading
from commands.stages import Stages
from proposals import corpus, parallel
from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.history import History
from proposals.parallel import Shared
from proposals.registry import Registry
from proposals_pelican import rendering
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
            found.record, common=task.program, edited=found.around, memory=CodeMemory()
        )
        told = _told(order, *order.languages)
        keys = pelican_run.run_here(order.content, task.staging, order.settings, told, handover)
    # Pelican made its own pages and the theme's files again too; they stand already.
    made = placing.listing(task.staging)
    for name in made.keys() - keys.keys():
        (task.staging / name).unlink()
        del made[name]
    edits.carry_on(task.kept, task.surroundings, task.marks)
    known = {"": {**task.keys[""], **keys}}
    now = inputs(task.surroundings, task.marks)
    return Made(known, made, {*task.there}, task.cases, task.replies, now)


def _whole(task: Task, stages: Stages, reading: Reading) -> Made:
    order = task.order
    languages = order.languages or ("",)
    code = CodeMemory()
    compiling = _compiling(task, languages, code)
    asking = parallel.begin(partial(_from_git, order.content))
    with stages("reading the record"):
        # From when one process alone works at the record.
        reading.read(meanwhile=compiling.start if compiling else None)
        record = reading.record()
        past, commit = asking()
    hand = partial(
        Handover,
        record,
        common=task.program,
        files="files" in order.only,
        data="data" in order.only,
        standing=order.output,
        workers=order.workers,
        advance=stages.advance,
        history=past,
        commit=commit,
        memory=code,
        compiling=compiling,
    )
    kept = set()
    with indexing(task, record) as index:
        keys, handover = _pages(task, stages, languages, hand)
        if index:
            with stages("making the search index"):
                kept = index()
    noting = parallel.begin(partial(_noted, task, record, handover))
    files = placing.listing(task.staging)
    reading.end()
    return Made(keys, files, kept, len(record.cases), record.replies, noting())


def _pages(
    task: Task, stages: Stages, languages: Sequence[str], hand: Callable[..., Handover]
) -> tuple[dict[str, dict[str, bytes]], Handover | None]:
    """Make the pages in each language; their keys, and what was handed over if there is but one."""
    order, keys = task.order, {}
    # Several runs of Pelican in one process would find what the first one left behind.
    many = len(languages) > 1
    run = pelican_run.run if many else pelican_run.run_here
    for language in languages:
        first = language in ("", *order.languages[:1])
        folder = "" if first else language.replace("_", "-").lower()
        with stages(f"making pages {language}".strip()):
            handover = hand(known=task.keys.get(folder, {}))
            target, told = task.staging / folder, _told(order, language)
            keys[folder] = run(order.content, target, order.settings, told, handover)
    return keys, None if many else handover


def _from_git(content: Path) -> tuple[History, Commit]:
    """What git knows of the record; it may have much to look through."""
    return history.read(content), edition.commit(content)


def _noted(task: Task, record: Corpus, handover: Handover | None) -> bytes:
    """Note of a site in one language what ``edits`` will want to know; the digest of its inputs."""
    marks = corpus.marks(record) if task.marks is None else task.marks
    if handover:
        around, specimen = handover.around, handover.specimen
        edits.note(task.kept, task.surroundings, marks, record, around, specimen)
    return inputs(task.surroundings, marks)


def _compiling(
    task: Task, languages: Sequence[str], code: CodeMemory
) -> Shared[str, dict[str, bytes]] | None:
    """Processes that wait to compile templates, where this version of the program has not yet."""
    if len(languages) > 1 or code.holds(task.program):
        return None
    order = task.order
    nothing = Corpus(Registry(), ())
    handover = Handover(nothing, common=task.program, memory=code)
    names = rendering.templates(fingerprint.theme(order.settings))
    run = (order.content, order.settings, _told(order, *languages), handover)
    return pelican_run.compiling(*run, names, order.workers)


def _told(order: Order, language: str = "") -> dict[str, object]:
    """Settings of a language."""
    if not language:
        return {}
    return {"SITE_LANGUAGE": language, "BUILT_LANGUAGES": list(order.languages)}
