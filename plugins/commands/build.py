"""content/ -> output/: what changed is read, made and put in its place; the rest stays."""

from __future__ import annotations

import shutil
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from commands import edition, fingerprint, history, pelican_run, placing
from commands.bootstrap import ROOT
from commands.kept import Kept
from commands.pelican_run import PelicanError
from commands.placing import Listing, Placed
from commands.stages import Stages
from proposals import corpus, documents, parallel, search
from proposals.archive.edition import Commit
from proposals.case import PROPOSALS
from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.history import History
from proposals.problems import Problem
from proposals_pelican.handover import Handover

PARTS = ("pages", "files", "data", "search")
"""What a site is made of: its HTML, the files beside it, the open data, the search index."""

_SITE = "site"
_FACTS = "facts"


class BuildError(Exception):
    """The build stopped; the message is what Pelican or Pagefind said."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, and the seconds it took."""

    output: Path
    cases: int
    replies: int
    pages: int
    placed: Placed
    seconds: float

    def __str__(self) -> str:
        changed = f"{self.placed.written} files written, {self.placed.removed} removed"
        return (
            f"{self.cases} cases, {self.replies} replies -> {self.pages} pages "
            f"in {self.seconds:.1f} s ({changed})\n"
            f"Open {shown(self.output / 'index.html')} in a browser, "
            "or run: python3 tasks.py serve"
        )


def build_site(
    content: Path,
    output: Path,
    *,
    settings: Path = ROOT / "pelicanconf.py",
    languages: Sequence[str] = (),
    only: Collection[str] = PARTS,
    workers: int | None = None,
    stages: Stages | None = None,
) -> BuildReport:
    """Bring the whole site to what ``content`` says.

    What an earlier build made and kept in mind (``kept``) is not made again while nothing it
    depends on has changed; the result is the same, byte for byte, as that of a build from
    nothing. Nothing in ``output`` changes until everything is made; a build that is killed while
    it puts files in their place leaves the next one to make all of them.

    Args:
        content: folder with proposals/, registry/, pages/ and news/.
        output: folder that becomes the site; whatever else stands there goes.
        settings: the Pelican settings file.
        languages: of the interface, such as ``zh_CN`` and ``en``: the first stands at the
            site's root, each other in a folder of its own; the settings' first when empty.
        only: which of ``PARTS`` to make; the others are not in the site then.
        workers: processes to work with; as many as there are cores when None.
        stages: is told what is being done.

    Raises:
        proposals.problems.ProblemsError: content that cannot be published.
        BuildError: the content folder is missing, ``output`` is not ours to replace, or
            Pelican failed.
        proposals.search.SearchIndexError: Pagefind failed.
    """
    content, output = content.resolve(), output.resolve()
    if not content.is_dir():
        message = f"{shown(content)}: there is no such content folder"
        raise BuildError(message)
    unknown = sorted(set(only) - set(PARTS))
    if unknown:
        message = f"{unknown[0]!r} is no part of a site; the parts are {', '.join(PARTS)}"
        raise BuildError(message)
    _refuse_foreign(output, content)
    order = _Order(content, output, settings, tuple(languages), tuple(sorted(only)), workers)
    return _Build(order, stages or Stages()).run()


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for."""

    content: Path
    output: Path
    settings: Path
    languages: tuple[str, ...]
    only: tuple[str, ...]
    workers: int | None


@dataclass(slots=True)
class _State:
    """What is known of a site that stands: all nothing when it is not known whole."""

    inputs: bytes = b""
    there: Listing = field(default_factory=dict)
    keys: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    counts: tuple[int, int, int] = (0, 0, 0)


class _Build:
    def __init__(self, order: _Order, stages: Stages) -> None:
        self.order = order
        self.stages = stages
        self.kept = Kept(order.output)
        self.started = time.perf_counter()
        self.history = History()
        self.commit = Commit()

    def run(self) -> BuildReport:
        """Make what is not there."""
        listing = parallel.begin(partial(placing.listing, self.order.output))
        with self.stages("looking for changes"):
            program = fingerprint.of_program(self.order.settings)
            marks = self._marks()
            inputs = self._inputs(program, marks)
            there = listing()
            state = self._state(there)
        if state.inputs == inputs:
            return self._report(state.counts, Placed(0, 0))
        with self.stages("reading the record"):
            record = self._record(marks)
            self.history = history.read(self.order.content)
            self.commit = edition.commit(self.order.content)
        staging = self.order.output.with_name(f".{self.order.output.name}.building")
        shutil.rmtree(staging, ignore_errors=True)
        try:
            keys = self._made(record, staging, program, state)
            with self.stages("putting files in their place"):
                wanted = self._wanted(keys, staging)
                self.kept.forget(_SITE)
                placed = placing.place(staging, self.order.output, wanted, there)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        pages = sum(name.endswith(".html") for name in wanted)
        counts = (len(record.cases), record.replies, pages)
        after = placing.mark(placing.listing(self.order.output))
        self.kept.write(_SITE, (inputs, after, keys, counts))
        return self._report(counts, placed)

    def _marks(self) -> dict[str, bytes]:
        """Digests of the case folders."""
        problems: list[Problem] = []
        names = corpus.case_names(self.order.content, problems)
        marks = documents.digests(self.order.content / PROPOSALS, names, self.order.workers)
        # What lies in the wrong place has no digest; it is looked at, and told, each time.
        return marks | {str(problem): b"" for problem in problems}

    def _inputs(self, program: bytes, marks: Mapping[str, bytes]) -> bytes:
        """Digest of everything that the site follows from."""
        asked = repr((self.order.languages, self.order.only)).encode()
        nearby = fingerprint.of_surroundings(self.order.content)
        marks_of_git = f"{history.mark(self.order.content)} {edition.mark(self.order.content)}"
        surroundings = digest_of([nearby, digest(marks_of_git.encode())])
        names = repr(list(marks)).encode()
        return digest_of([program, digest(asked), surroundings, digest(names), *marks.values()])

    def _state(self, there: Listing) -> _State:
        kept = self.kept.read(_SITE)
        if kept is None or kept[1] != placing.mark(there):
            return _State()
        inputs, _, keys, counts = kept
        return _State(inputs, there, keys, counts)

    def _record(self, marks: Mapping[str, bytes]) -> Corpus:
        program = fingerprint.of_code()
        kept = self.kept.read(_FACTS)
        folders = documents.unpacked(kept[1]) if kept and kept[0] == program else {}
        record = corpus.load(self.order.content, folders, marks, self.order.workers)
        now = corpus.folders(record)
        if now != folders:
            self.kept.write(_FACTS, (program, documents.packed(now)))
        return record

    def _made(
        self, record: Corpus, staging: Path, program: bytes, state: _State
    ) -> dict[str, dict[str, bytes]]:
        """Make what is not there in ``staging``; the keys of all pages, by language folder."""
        keys = {}
        staging.mkdir(parents=True)
        for language in self.order.languages or ("",):
            first = language in ("", *self.order.languages[:1])
            folder = "" if first else language.replace("_", "-").lower()
            known = state.keys.get(folder, {})
            with self.stages(f"making pages {language}".strip()):
                keys[folder] = self._pages(record, staging / folder, program, language, known)
        if "search" in self.order.only:
            with self.stages("making the search index"):
                target = staging / search.FOLDER
                previous = self.order.output / search.FOLDER
                search.update(
                    record,
                    target,
                    previous if previous.is_dir() else None,
                    digest=lambda case: case.digest,
                    workers=self.order.workers,
                )
        return keys

    def _pages(
        self,
        record: Corpus,
        folder: Path,
        program: bytes,
        language: str,
        known: Mapping[str, bytes],
    ) -> dict[str, bytes]:
        told: dict[str, object] = {}
        if language:
            told = {"SITE_LANGUAGE": language, "BUILT_LANGUAGES": list(self.order.languages)}
        handover = Handover(
            record,
            known,
            program,
            files="files" in self.order.only,
            data="data" in self.order.only,
            standing=self.order.output,
            workers=self.order.workers,
            advance=self.stages.advance,
            history=self.history,
            commit=self.commit,
        )
        try:
            return pelican_run.run(self.order.content, folder, self.order.settings, told, handover)
        except PelicanError as error:
            message = f"Pelican stopped:\n{error}"
            raise BuildError(message) from error

    def _wanted(self, keys: Mapping[str, Mapping[str, bytes]], staging: Path) -> set[str]:
        """Every file that the site shall have."""
        pages = {f"{folder}/{name}" if folder else name for folder in keys for name in keys[folder]}
        return pages | placing.listing(staging).keys()

    def _report(self, counts: tuple[int, int, int], placed: Placed) -> BuildReport:
        seconds = time.perf_counter() - self.started
        return BuildReport(self.order.output, *counts, placed, seconds)


def shown(path: Path) -> Path:
    """The path as a person at this prompt would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def clean(output: Path) -> None:
    """Remove a built site.

    Raises:
        BuildError: the folder is not a site that we built.
    """
    _refuse_foreign(output.resolve(), ROOT / "content")
    shutil.rmtree(output, ignore_errors=True)
    Kept(output.resolve()).clear()


def _refuse_foreign(output: Path, content: Path) -> None:
    """Replacing a folder deletes it: only an empty one or a site of ours may go."""
    if output in (content, ROOT) or output in content.parents or output.is_relative_to(content):
        message = f"{shown(output)}: the output folder must not hold or lie in content/"
        raise BuildError(message)
    if not output.exists():
        return
    ours = output.is_dir() and (not any(output.iterdir()) or (output / "sitemap.xml").exists())
    if not ours:
        message = f"{shown(output)}: is not a built site; remove it or choose another --output"
        raise BuildError(message)
