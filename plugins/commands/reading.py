"""The record, read in other processes while this one imports what will show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from commands import fingerprint, slugs
from commands.order import Task
from proposals import corpus, documents, parallel
from proposals.corpus import Corpus
from proposals.documents import Folder

_FACTS = "facts"


class Reading:
    """A record that is being read."""

    def __init__(self, task: Task) -> None:
        """Begin to read the record of a task."""
        self._kept, self._code = task.kept, fingerprint.of_code()
        facts = self._kept.read(_FACTS)
        known = facts and facts[0] == self._code
        self._known = documents.from_plain(facts[1]) if known else {}
        self._loading = corpus.Loading(
            task.order.content,
            self._known,
            task.marks or {},
            task.order.workers,
            slugs.of_title,
        )
        self._keeping = _nothing

    @property
    def elsewhere(self) -> bool:
        """Whether other processes read too, as they do where there is much to read."""
        return self._loading.elsewhere

    def read(self, meanwhile: Callable[[], None] | None = None) -> None:
        """Help to read, until all is read.

        Args:
            meanwhile: called when nothing is left to help with, while the others end.
        """
        self._loading.read(meanwhile)

    def record(self) -> Corpus:
        """The record, of what was read.

        What was read is kept, beside all that follows: files with the same bytes are not judged
        again.

        Raises:
            ProblemsError: content that cannot be published.
        """
        record = self._loading.corpus()
        folders = corpus.folders(record)
        if folders != self._known:
            # What is put in the form to keep it in takes much memory, which goes with a process.
            self._keeping = parallel.begin(lambda: self._keep(folders))
        self._known = {}
        return record

    def end(self) -> None:
        """Wait until what was read is kept."""
        self._keeping()

    def _keep(self, folders: Mapping[str, Folder]) -> None:
        self._kept.write(_FACTS, (self._code, documents.plain(folders)))


def _nothing() -> None:
    """There is nothing to wait for."""
