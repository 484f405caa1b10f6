"""The record -> every file of the site that does not stand yet.

Importing this does not import Pelican, which takes a third of a second: that is done while others
read the record, or while another process makes the search index.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from commands import edition, edits, history, placing
from commands.indexing import indexing
from commands.order import Made, Task, inputs
from commands.reading import Reading
from commands.stages import Stages
from proposals import corpus, parallel
from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.history import History

if TYPE_CHECKING:
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
        from commands import pages

        keys = pages.edited(task, found)
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
    others = None
    asking = parallel.begin(partial(_from_git, task.order.content))
    with stages("reading the record"):
        if reading.elsewhere or not task.there:
            from commands import pages

            others = pages.compiling(task)
        # From when one process alone works at the record.
        reading.read(meanwhile=others.start if others else None)
        record = reading.record()
        git = asking()
    kept = set()
    with indexing(task, record) as index:
        from commands import pages

        keys, handover = pages.whole(task, stages, record, git, others)
        if index:
            with stages("making the search index"):
                kept = index()
    noting = parallel.begin(partial(_noted, task, record, handover))
    files = placing.listing(task.staging)
    reading.end()
    return Made(keys, files, kept, len(record.cases), record.replies, noting())


def _from_git(content: Path) -> tuple[History, Commit]:
    """What git knows of the record; it may have much to look through."""
    return history.read(content), edition.commit(content)


def _noted(task: Task, record: Corpus, handover: Handover | None) -> bytes:
    """Note of a site in one language what ``edits`` will want to know; the digest of its inputs."""
    marks = corpus.marks(record) if task.marks is None else task.marks
    if handover:
        around, specimen = handover.around, handover.specimen
        changed = handover.history.last
        edits.note(task.kept, task.surroundings, marks, record, around, changed, specimen)
    return inputs(task.surroundings, marks)
