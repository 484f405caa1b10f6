"""content/ -> output/: what changed is read, made and put in its place; the rest stays."""

from __future__ import annotations

import shlex
import shutil
import sys
import time
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commands import fingerprint, git, placing
from commands.alone import alone
from commands.bootstrap import ROOT
from commands.kept import Kept
from commands.order import BuildError as BuildError
from commands.order import Keys, Made, Order, Task, inputs
from commands.placing import Listing, Placed
from commands.showing import real, shown
from commands.stages import Stage, Stages
from proposals import casetree, parallel
from proposals.digests import digest, digest_of
from proposals.memory import uncollected
from proposals.problems import Problem

PARTS = ("pages", "files", "data", "search")
"""What a site is made of: its HTML, the files beside it, the open data, the search index."""

PUBLISH = "publishconf.py"
"""Name of the settings file of a site for the web."""

_SITE = "site"

_RECORD = ("proposals", "registry", "pages", "news")
"""Folders of a content folder; what holds none of them is another folder, and its site would be
empty."""

_Counts = tuple[int, int, int]
"""Cases, replies and pages."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, and the seconds it took."""

    order: Order
    cases: int
    replies: int
    pages: int
    placed: Placed
    seconds: float

    def __str__(self) -> str:
        return f"{self.counts}\n{self._advice()}"

    @property
    def counts(self) -> str:
        """What was made, on one line."""
        changed = f"{self.placed.written} files written, {self.placed.removed} removed"
        return (
            f"{self.cases} cases, {self.replies} replies -> {self.pages} pages "
            f"in {self.seconds:.1f} s ({changed})"
        )

    def _advice(self) -> str:
        """What to do with the site; ``serve`` would make a local one of a published one."""
        output = shown(self.order.output)
        if self.order.settings.name == PUBLISH:
            return f"Copy what is in {output} to the server."
        other = [
            f" --{name} {shlex.quote(str(shown(path)))}"
            for name, path in (("content", self.order.content), ("output", self.order.output))
            if path != real(ROOT / name)
        ]
        serve = f"python3 tasks.py serve{''.join(other)}"
        return f"Open {output / 'index.html'} in a browser, or run: {serve}"


def build_site(
    content: Path,
    output: Path,
    *,
    settings: Path = ROOT / "pelicanconf.py",
    languages: Sequence[str] = (),
    only: Collection[str] = PARTS,
    workers: int | None = None,
    draft: bool = False,
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
        draft: make the pages of cases of which nothing but the text was edited, and nothing
            else: whatever it takes. All else stays as it was until the next build.
        stages: is told what is being done.

    Raises:
        proposals.problems.ProblemsError: content that cannot be published.
        BuildError: the content folder is missing or holds no record, ``output`` is not ours to
            replace, or Pelican failed.
        proposals.search.SearchIndexError: Pagefind failed.
    """
    content, output = real(content), real(output)
    if not content.is_dir():
        message = f"{shown(content)}: there is no such content folder"
        raise BuildError(message)
    if any(content.iterdir()) and not any((content / name).is_dir() for name in _RECORD):
        message = f"{shown(content)}: is no record; name the folder that holds {_RECORD[0]}/"
        raise BuildError(message)
    unknown = sorted(set(only) - set(PARTS))
    if unknown:
        message = f"{unknown[0]!r} is no part of a site; the parts are {', '.join(PARTS)}"
        raise BuildError(message)
    _refuse_foreign(output, content)
    parts = tuple(sorted(only))
    order = Order(content, output, settings, tuple(languages), parts, workers, draft)
    stages = stages or Stages()
    with _alone(output, stages):
        return _Build(order, stages).run()


class _Build:
    def __init__(self, order: Order, stages: Stages) -> None:
        self.order = order
        self.stages = stages
        self.kept = Kept.beside(order.output)
        self.started = time.perf_counter()

    def run(self) -> BuildReport:
        """Make what is not there."""
        listing = parallel.begin(partial(placing.listing, self.order.output))
        with self.stages("looking for changes"):
            program = fingerprint.of_program(self.order.settings)
            commits = git.marks(self.order.content)
            surroundings = self._surroundings(program, commits)
            there = listing()
            known, keys, counts = self._state(there)
            # Of a record that nothing is known of each file is read once, not twice.
            marks = self._marks() if keys else None
        if not commits and (why := git.refusal(self.order.content)):
            self.stages.notice(f"The site says nothing of the record's history: git refuses. {why}")
        if marks is not None and known == inputs(surroundings, marks):
            return self._report(counts, Placed(0, 0))
        staging = self.order.output.with_name(f".{self.order.output.name}.building")
        shutil.rmtree(staging, ignore_errors=True)
        try:
            work = (self.order, staging, self.kept, program, surroundings, marks, there, keys)
            bringing = parallel.begin(partial(self._bring, Task(*work, *counts[:2])))
            made, placed, self.stages.done = bringing()
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return self._report(made or counts, placed)

    def _bring(self, task: Task) -> tuple[_Counts | None, Placed, list[Stage]]:
        """Make what is not there and put it in its place; called in a process of its own.

        Returns:
            What the site has now, if anything was made; what was done; the stages so far.
        """
        made = _made(task, self.stages)
        if made is None:
            return None, Placed(0, 0), self.stages.done
        with self.stages("putting files in their place"):
            self.kept.forget(_SITE)
            wanted, standing = made.wanted, (self.order.output, task.there)
            placed, now = placing.place(task.staging, made.files, wanted, *standing)
        pages = sum(name.endswith(".html") for name in wanted)
        counts = (made.cases, made.replies, pages)
        # What a draft leaves to the next build is not known to be as it should.
        whole = b"" if self.order.draft else made.inputs
        self.kept.write(_SITE, (whole, placing.mark(now), made.keys, counts))
        return counts, placed, self.stages.done

    def _marks(self) -> dict[str, bytes]:
        """Digests of the case folders."""
        problems: list[Problem] = []
        names = casetree.names(self.order.content, problems)
        root = self.order.content / casetree.PROPOSALS
        marks = casetree.digests(root, names, self.order.workers)
        # What lies in the wrong place has no digest; it is looked at, and told, each time.
        return marks | {str(problem): b"" for problem in problems}

    def _surroundings(self, program: bytes, commits: str) -> bytes:
        """Digest of everything that the site follows from but the cases."""
        asked = repr((self.order.languages, self.order.only)).encode()
        nearby = fingerprint.of_surroundings(self.order.content)
        return digest_of([program, nearby, digest(asked), digest(commits.encode())])

    def _state(self, there: Listing) -> tuple[bytes, Keys, _Counts]:
        """Inputs, keys and counts of the site that stands; nothing when it is not known whole."""
        kept = self.kept.read(_SITE)
        if kept is None or kept[1] != placing.mark(there):
            return b"", {}, (0, 0, 0)
        return kept[0], kept[2], kept[3]

    def _report(self, counts: _Counts, placed: Placed) -> BuildReport:
        seconds = time.perf_counter() - self.started
        return BuildReport(self.order, *counts, placed, seconds)


def _made(task: Task, stages: Stages) -> Made | None:
    """What ``making.make`` makes.

    The process that waits for it stays small, since processes share what they had when they
    parted until one of them touches it; and to find that nothing changed takes less time than
    these imports.
    """
    # The record stays to the end, and pages leave nothing behind that only the collector could
    # find: its looking took a tenth of the time and freed nothing.
    with uncollected():
        from commands.reading import Reading

        # Others read while this process imports what follows.
        wanted = not (task.may_be_edits or task.order.draft)
        reading = Reading(task) if wanted else None
        from commands import making

        return making.make(task, stages, reading)


def clean(output: Path) -> None:
    """Remove a built site.

    Raises:
        BuildError: the folder is not a site that we built.
    """
    output = real(output)
    _refuse_foreign(output, ROOT / "content")
    with _alone(output, Stages(sys.stderr)):
        # What cannot be removed whole is no site any more, and must not stand in its place.
        going = output.with_name(f".{output.name}.going")
        if going.exists():
            shutil.rmtree(going)
        if output.is_mount():
            placing.empty(output)
        elif output.exists():
            output.rename(going)
            shutil.rmtree(going)
        Kept.beside(output).clear()


def forget(output: Path) -> None:
    """Let the next build of a site make everything anew; the site stays until then."""
    output = real(output)
    with _alone(output, Stages(sys.stderr)):
        Kept.beside(output).clear()


def _alone(output: Path, stages: Stages) -> AbstractContextManager[object]:
    """Wait for whoever is at work at a site; keep others waiting."""
    waiting = partial(stages, "waiting for another build of this site", at_once=True)
    return alone(Kept.beside(output).folder, waiting)


def _refuse_foreign(output: Path, content: Path) -> None:
    """Replacing a folder deletes it: only an empty one or a site of ours may go."""
    try:
        str(output).encode()
    except UnicodeEncodeError:
        message = f"{str(output)!a}: is no text in UTF-8; choose another --output"
        raise BuildError(message) from None
    if output in (content, ROOT) or output in content.parents or output.is_relative_to(content):
        message = f"{shown(output)}: the output folder must not hold or lie in content/"
        raise BuildError(message)
    if not output.exists():
        return
    if not placing.is_ours(output):
        message = f"{shown(output)}: is not a built site; remove it or choose another --output"
        raise BuildError(message)
