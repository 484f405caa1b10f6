"""The record -> those parts of the search index that do not stand yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from commands.order import Task
from proposals import parallel
from proposals.corpus import Corpus

if TYPE_CHECKING:
    from proposals.search import Update

_FEW = 1
"""Parts that may be made beside the pages. Pagefind takes 550 MB for each and keeps one core busy,
and where so little is new most pages stand too and leave another one free."""


@contextmanager
def indexing(task: Task, record: Corpus) -> Iterator[Callable[[], set[str]] | None]:
    """Make the index: in a process beside the block if there is little to do, else when asked.

    Args:
        task: what to make, and where.
        record: what to find.

    Returns:
        To be called for the paths of the files of the site's index that stay; None where no index
        is wanted. Where it is not called within the block, the process ends with that.

    Raises:
        SearchIndexError: Pagefind failed; by what is returned.
    """
    if "search" not in task.order.only:
        yield None
        return
    whole = partial(_indexed, task, record)
    if task.order.workers == 1 or not task.there:
        yield whole
        return
    with parallel.beside(partial(_if_few, task, record)) as few:

        def index() -> set[str]:
            kept = few()
            return whole() if kept is None else kept

        yield index


def _if_few(task: Task, record: Corpus) -> set[str] | None:
    """As ``_indexed``; None, and nothing done, where much is to be made."""
    update = _update(task, record)
    return _made(update, task) if len(update.fresh) <= _FEW else None


def _indexed(task: Task, record: Corpus) -> set[str]:
    """Make the parts that do not stand; paths of the files that do."""
    return _made(_update(task, record), task)


def _made(update: Update, task: Task) -> set[str]:
    from proposals.search import FOLDER

    return {f"{FOLDER}/{path}" for path in update.make(task.order.workers).kept}


def _update(task: Task, record: Corpus) -> Update:
    # Who makes it takes longer to import than is left to do for pages that all stand.
    from proposals.search import FOLDER, Update

    standing = task.order.output / FOLDER
    return Update(
        record,
        task.staging / FOLDER,
        standing if standing.is_dir() else None,
        digest=lambda case: case.digest,
    )
