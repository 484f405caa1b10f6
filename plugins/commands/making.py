"""The record -> every file of the site that does not stand yet."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commands import edition, fingerprint, history, pelican_run, placing
from commands.kept import Kept
from commands.order import Keys, Order
from commands.stages import Stage, Stages
from proposals import corpus, documents, parallel, search
from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.history import History
from proposals_pelican.handover import Handover

_FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Attributes:
        keys: of all pages, those that stood already too.
        wanted: path of every file that the site shall have.
        cases: how many there are.
        replies: how many there are.
    """

    keys: dict[str, dict[str, bytes]]
    wanted: set[str]
    cases: int
    replies: int


def make(
    order: Order,
    staging: Path,
    kept: Kept,
    program: bytes,
    marks: Mapping[str, bytes],
    known: Keys,
    stages: Stages,
) -> Made:
    """Make in ``staging`` what is not known to stand, in a process of its own.

    What waits for it stays small: processes share what they had when they parted, until one of
    them touches it.

    Args:
        order: what was asked for.
        staging: folder to write to; made here.
        kept: what earlier builds remember.
        program: digest of code, theme and settings.
        marks: digests of the case folders.
        known: keys of what stands.
        stages: is told what is being done.

    Raises:
        ProblemsError, BuildError, SearchIndexError: as ``commands.build.build_site``.
    """
    work = partial(_make, order, staging, kept, program, marks, known, stages)
    made, stages.done = parallel.begin(work)()
    return made


def _make(
    order: Order,
    staging: Path,
    kept: Kept,
    program: bytes,
    marks: Mapping[str, bytes],
    known: Keys,
    stages: Stages,
) -> tuple[Made, list[Stage]]:
    # The record stays to the end, and pages leave nothing behind that only the collector could
    # find: its looking took a tenth of the time and freed nothing.
    gc.disable()
    try:
        return _all(order, staging, kept, program, marks, known, stages), stages.done
    finally:
        gc.enable()


def _all(
    order: Order,
    staging: Path,
    kept: Kept,
    program: bytes,
    marks: Mapping[str, bytes],
    known: Keys,
    stages: Stages,
) -> Made:
    with stages("reading the record"):
        record = _record(order, kept, marks)
        past = history.read(order.content)
        commit = edition.commit(order.content)
    staging.mkdir(parents=True)
    keys = {}
    languages = order.languages or ("",)
    # Several runs of Pelican in one process would find what the first one left behind.
    run = pelican_run.run if len(languages) > 1 else pelican_run.run_here
    for language in languages:
        first = language in ("", *order.languages[:1])
        folder = "" if first else language.replace("_", "-").lower()
        with stages(f"making pages {language}".strip()):
            handover = _handover(
                order, record, program, known.get(folder, {}), past, commit, stages
            )
            told: dict[str, object] = {}
            if language:
                told = {"SITE_LANGUAGE": language, "BUILT_LANGUAGES": list(order.languages)}
            keys[folder] = run(order.content, staging / folder, order.settings, told, handover)
    if "search" in order.only:
        with stages("making the search index"):
            previous = order.output / search.FOLDER
            search.update(
                record,
                staging / search.FOLDER,
                previous if previous.is_dir() else None,
                digest=lambda case: case.digest,
                workers=order.workers,
            )
    pages = {f"{folder}/{name}" if folder else name for folder in keys for name in keys[folder]}
    wanted = pages | placing.listing(staging).keys()
    return Made(keys, wanted, len(record.cases), record.replies)


def _record(order: Order, kept: Kept, marks: Mapping[str, bytes]) -> Corpus:
    code = fingerprint.of_code()
    facts = kept.read(_FACTS)
    folders = documents.unpacked(facts[1]) if facts and facts[0] == code else {}
    record = corpus.load(order.content, folders, marks, order.workers)
    now = corpus.folders(record)
    if now != folders:
        kept.write(_FACTS, (code, documents.packed(now)))
    return record


def _handover(
    order: Order,
    record: Corpus,
    program: bytes,
    known: Mapping[str, bytes],
    past: History,
    commit: Commit,
    stages: Stages,
) -> Handover:
    return Handover(
        record,
        known,
        program,
        files="files" in order.only,
        data="data" in order.only,
        standing=order.output,
        workers=order.workers,
        advance=stages.advance,
        history=past,
        commit=commit,
    )
