"""The record, read in other processes while this one imports what will show it."""

from __future__ import annotations

from collections.abc import Callable

from commands import fingerprint
from commands.order import Task
from proposals import corpus, documents
from proposals.corpus import Corpus

_FACTS = "facts"


def begin(task: Task) -> Callable[[], Corpus]:
    """Begin to read the record; what is returned waits for it.

    What was read is kept, so that files with the same bytes are not judged again.

    Raises:
        ProblemsError: by what is returned: content that cannot be published.
    """
    code = fingerprint.of_code()
    facts = task.kept.read(_FACTS)
    known = documents.unpacked(facts[1]) if facts and facts[0] == code else {}
    begun = corpus.begin(task.order.content, known, task.marks or {}, task.order.workers)

    def record() -> Corpus:
        read = begun()
        now = corpus.folders(read)
        if now != known:
            task.kept.write(_FACTS, (code, documents.packed(now)))
        return read

    return record
