"""The whole record: load content/ and link its cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from proposals import articles, casetree, documents, identity
from proposals import registry as registries
from proposals.articles import SlugOf
from proposals.case import Case
from proposals.casefolder import CaseFolders
from proposals.casetree import PROPOSALS
from proposals.documents import Folder
from proposals.linkedcase import Linker
from proposals.memory import uncollected
from proposals.problems import Problem, ProblemsError
from proposals.registry import REGISTRY, Registry
from proposals.storedcase import StoredCase


@dataclass(frozen=True, slots=True)
class Corpus:
    """All cases, newest year first, then by address.

    Attributes:
        registry: the names they use.
        cases: in that order.
        replies: number of replies in all cases.
    """

    registry: Registry
    cases: tuple[Case, ...]
    replies: int = field(init=False)

    def __post_init__(self) -> None:
        count = sum(len(case.answers) for case in self.cases)
        object.__setattr__(self, "replies", count)


class Loading:
    """A record that other processes are reading.

    Args and Raises as ``load``.
    """

    def __init__(
        self,
        content: Path,
        known: Mapping[str, Folder],
        marks: Mapping[str, bytes],
        workers: int | None,
        slug_of: SlugOf | None = None,
    ) -> None:
        if not content.is_dir():
            message = "is not a folder; name the folder of the record"
            raise ProblemsError([Problem(content, 0, message)])
        self._content, self._root = content, content / PROPOSALS
        self._slug_of = slug_of
        self._problems: list[Problem] = []
        names = casetree.names(content, self._problems)
        unchanged = _unchanged(known, marks)
        self._found = {name: unchanged.get(name) for name in names}
        changed = [name for name, folder in self._found.items() if folder is None]
        self._reading = documents.Reading(self._root, changed, known, workers)

    @property
    def elsewhere(self) -> bool:
        """Whether other processes read too."""
        return self._reading.elsewhere

    def read(self, meanwhile: Callable[[], None] | None = None) -> None:
        """Help, until every file is read; ``meanwhile`` as in ``parallel.Shared.answers``."""
        self._found |= self._reading.folders(meanwhile)

    def corpus(self) -> Corpus:
        """The record, of what was read."""
        names = self._content / REGISTRY
        registry, faults = registries.survey(names)
        faults += articles.survey(self._content, self._slug_of)
        faults += self._problems + registries.withdrawals(names, registry, set(self._found))
        return linked(self._root, self._found, registry, faults)


def load(
    content: Path,
    known: Mapping[str, Folder] | None = None,
    marks: Mapping[str, bytes] | None = None,
    workers: int | None = None,
    slug_of: SlugOf | None = None,
) -> Corpus:
    """Read a content tree.

    Args:
        content: folder with ``proposals/`` and ``registry/``.
        known: what an earlier run read (``folders``): files with the same bytes are not judged
            again.
        marks: digests of the case folders, if they have been taken already.
        workers: processes to read with; as many as there are cores when None.
        slug_of: as for ``articles.survey``.

    Raises:
        ProblemsError: with every problem in the tree, each with its file and line.
    """
    with uncollected():
        loading = Loading(content, known or {}, marks or {}, workers, slug_of)
        loading.read()
        return loading.corpus()


def _unchanged(known: Mapping[str, Folder], marks: Mapping[str, bytes]) -> dict[str, Folder]:
    return {
        name: folder for name, folder in known.items() if marks.get(name) == documents.mark(folder)
    }


def linked(
    root: Path,
    found: Mapping[str, Folder | None],
    registry: Registry,
    problems: list[Problem],
) -> Corpus:
    """The record of folders that were read.

    Args:
        root: the folder with the places.
        found: ``<jurisdiction>/<id>`` -> files; a folder without is examined here.
        registry: the names they use.
        problems: those known already.

    Raises:
        ProblemsError: with these problems and all others.
    """
    reader = CaseFolders(registry, problems)
    linker = Linker(str(root), registry)
    twins = _Twins()
    cases = []
    for name, files in found.items():
        case = None
        if files and not registry.unsure:
            case = linker.case(name, files)
        if case is None:
            files = reader.files(root / name)
            case = linker.case(name, files) if files else None
        if case is not None:
            cases.append(case)
            twins.look_at(case)
    twins.tell(cases, reader)
    reader.refuse_twins()
    if problems:
        raise ProblemsError(problems)
    return Corpus(registry, tuple(sorted(cases, key=lambda case: (-(case.year or 0), case.key))))


def some(content: Path, names: Sequence[str]) -> Corpus | None:
    """A few cases of a record that was loaded before; None where anything is not as it should be.

    Args:
        content: folder with ``proposals/`` and ``registry/``.
        names: ``<jurisdiction>/<id>`` of the cases.
    """
    registry, problems = registries.survey(content / REGISTRY)
    root = content / PROPOSALS
    found = documents.Reading(root, names, {}, workers=1).folders()
    linker = Linker(str(root), registry)
    cases = [linker.case(name, files) for name, files in found.items() if files]
    linked = [case for case in cases if case]
    if problems or len(linked) < len(names):
        return None
    return Corpus(registry, tuple(linked))


def marks(record: Corpus) -> dict[str, bytes]:
    """Digests of the case folders of a loaded record, as ``casetree.digests`` has them."""
    read = sorted(folders(record).items(), key=lambda item: item[0].split("/"))
    return {key: documents.mark(folder) for key, folder in read}


def folders(record: Corpus) -> dict[str, Folder]:
    """What was read of the case folders of a loaded record, for ``load`` to know again."""
    return {case.key: case.files for case in record.cases if isinstance(case, StoredCase)}


class _Twins:
    """Finds cases with one identity or address."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str | int, ...], StoredCase] = {}
        self._noted: set[Path] = set()

    def look_at(self, case: StoredCase) -> None:
        """Note a case if it is another's twin."""
        of = case.facts.get
        key = identity.identity_of(
            case.jurisdiction.slug,
            of("kind", ""),
            *(of("number"), of("term"), of("session"), of("year")),
        )
        first = case if key is None else self._seen.setdefault(key, case)
        if first is not case:
            self._noted |= {first.path, case.path}

    def tell(self, cases: Iterable[StoredCase], reader: CaseFolders) -> None:
        """Tell ``reader`` of them, for it to say where they stand."""
        examined = {folder for folder, _ in reader.proposals}
        taken = {f"{folder.parent.name}/{folder.name}".lower() for folder in examined}
        noted = self._noted | {case.path for case in cases if case.key in taken}
        for folder in sorted(noted - examined):
            reader.known(folder)
