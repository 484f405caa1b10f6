"""output/ -> dist/: the mirror, the bag and the ZIM, with their checksums."""

from __future__ import annotations

import io
import os
import runpy
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commands import edition, signing
from commands.alone import alone, alone_in
from commands.bootstrap import ROOT
from commands.build import build_site
from commands.kept import Kept
from commands.showing import real, shown
from commands.stages import Stages
from proposals import search
from proposals.archive import bag, members, readme, zim_process
from proposals.archive import mirror as packing
from proposals.archive import update as updating
from proposals.archive import verify as verifying
from proposals.archive.edition import ArchiveError, Edition
from proposals.archive.verify import MANIFEST, SIGNATURE, Anchors
from proposals.search.classic import ModuleFormError

FORMATS = ("zip", "bag", "zim")
SITE, BAG, ZIM = "tida-site.zip", "tida-bag.zip", "tida.zim"
SITE_MANIFEST, BAG_MANIFEST = "tida-site.manifest", "tida-bag.tagmanifest"
"""Copies of the manifests inside: they let the checksums vouch for unpacked folders too."""


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What stands in dist/ now.

    Attributes:
        folder: dist/.
        edition: what was packed.
        sums: name -> SHA-256, in hex, of every file.
        notes: what a person should know besides.
    """

    folder: Path
    edition: Edition
    sums: dict[str, str]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        sizes = {name: (self.folder / name).stat().st_size for name in self.sums}
        rows = [f"{sum_}  {name} ({sizes[name]:,} bytes)" for name, sum_ in self.sums.items()]
        head = f"{shown(self.folder)}/: {self.edition.cases} cases, {self.edition.commit}"
        return "\n".join([head, *rows, *(f"Note: {note}" for note in self.notes)])


def archive(
    content: Path,
    output: Path,
    to: Path,
    *,
    formats: Sequence[str] = (),
    languages: Sequence[str] = (),
    secret: Path | None = None,
    stages: Stages | None = None,
) -> ArchiveReport:
    """Build the site, and pack it.

    With SITEURL set the site is built as ``publish`` builds it. The same commit (and SITEURL)
    gives the same bytes on every machine.

    Args:
        content: folder of the record.
        output: folder of the site; brought up to date first.
        to: folder for the packages; files of the same names are replaced, others stay.
        formats: some of ``FORMATS``; all when empty.
        languages: of the interface, as for ``build_site``.
        secret: a minisign secret key to sign with.
        stages: is told what is being done.

    Raises:
        ArchiveError: a format that is none, no program to sign with, a file that cannot be packed.
        BuildError, ProblemsError, SearchIndexError: the site could not be built.
        OSError: ``to`` cannot be written.
    """
    unknown = [word for word in formats if word not in FORMATS]
    if unknown:
        message = f"{unknown[0]!r} is no format; these are: {', '.join(FORMATS)}"
        raise ArchiveError(message)
    if secret:
        signing.program()
    settings = "publishconf.py" if os.environ.get("SITEURL") else "pelicanconf.py"
    stages = stages or Stages()
    built = build_site(
        content, output, settings=ROOT / settings, languages=languages, stages=stages
    )
    known = Edition(
        name=runpy.run_path(str(ROOT / "pelicanconf.py"))["SITENAME"],
        cases=built.cases,
        replies=built.replies,
        address=os.environ.get("SITEURL", "").rstrip("/") or None,
        commit=edition.commit(content),
    )
    to.mkdir(parents=True, exist_ok=True)
    waiting = partial(stages, "waiting for another archive or build", at_once=True)
    # A build would change what is packed; another archive what was packed.
    with alone(Kept.beside(real(output)).folder, waiting), alone_in(to, waiting):
        with _as_mirror(real(output), stages) as site:
            report = _pack(content, site, to, known, formats or FORMATS, stages)
        if secret:
            signing.sign(to / MANIFEST, secret, f"{known.name} {known.commit}")
    return report


@contextmanager
def _as_mirror(output: Path, stages: Stages) -> Iterator[Path]:
    """The site in the form that can be searched from a folder; it shares its files by links."""
    site = output.with_name(f".{output.name}.mirror")
    shutil.rmtree(site, ignore_errors=True)
    try:
        with stages("making a copy that is searched without a server"):
            shutil.copytree(output, site, copy_function=_link)
            search.offline.offline(site)
        yield site
    except ModuleFormError as error:
        raise ArchiveError(str(error)) from error
    finally:
        shutil.rmtree(site, ignore_errors=True)


def _link(source: str, target: str) -> None:
    """A second name for a file; a copy where the disk knows none."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _pack(
    content: Path,
    folder: Path,
    to: Path,
    known: Edition,
    formats: Sequence[str],
    stages: Stages,
) -> ArchiveReport:
    with stages("taking checksums"):
        site = members.of_folder(folder)
        record = members.of_folder(content) if "bag" in formats else []
    # What an earlier run left must not stand beside what this one makes.
    for name in (SIGNATURE, MANIFEST, SITE, SITE_MANIFEST, BAG, BAG_MANIFEST, ZIM):
        (to / name).unlink(missing_ok=True)
    made = [packing.verifier()]
    notes = []
    if "zip" in formats:
        with stages("packing the mirror"):
            package = packing.write(site, known, to / SITE, stages.advance)
        made.append(members.of_text(SITE_MANIFEST, package.manifest))
    if "bag" in formats:
        with stages("packing the bag"):
            package = bag.write(record, site, known, to / BAG, stages.advance)
        made.append(members.of_text(BAG_MANIFEST, package.manifest))
    if "zim" in formats:
        with stages("packing the ZIM"):
            settled = zim_process.write(folder, known, to / ZIM, stages.advance)
        if not settled:
            notes.append(f"{ZIM} has a random identity: another build of it will not be equal")
    packages = [name for name in (SITE, BAG, ZIM) if (to / name).exists()]
    made.append(members.of_text(readme.NAME, readme.of_packages(known, packages)))
    for member in made:
        with members.whole(to / member.path) as stream:
            stream.write(member.read())
    listed = [*made, *(members.of_file(to / name, name) for name in packages)]
    with members.whole(to / MANIFEST) as stream:
        stream.write(members.sums(listed).encode("utf-8"))
    sums = {member.path: member.sha256 for member in sorted(listed, key=lambda each: each.path)}
    return ArchiveReport(to, known, sums, (*notes, *_warnings(known)))


def _warnings(known: Edition) -> list[str]:
    """Why nobody else may get the same bytes, and whose address is missing."""
    found = []
    if known.commit.hash is None:
        found = ["the record lies in no git repository: nothing says which state this is"]
    elif known.commit.changed:
        found = ["there are changes that are in no commit: nobody else can build the same files"]
    if known.address is None:
        found.append(
            "citations and feeds name no address that others can open; set SITEURL to the site's"
        )
    return found


def verify(paths: Sequence[Path], anchors: Anchors) -> int:
    """Check mirrors, and print what was found.

    Args:
        paths: zips, folders or bags.
        anchors: what vouches for them.

    Returns:
        The exit code: 0 when all are as they were made.
    """
    if not paths:
        print("verify: name a zip, a folder or a bag", file=sys.stderr)  # noqa: T201
        return 2
    return max(_verified(path, anchors) for path in paths)


def _verified(path: Path, anchors: Anchors) -> int:
    stages, found = Stages(sys.stderr), io.StringIO()
    with stages(f"checking {path}"):
        code = verifying.run(path, anchors, found, stages.advance)
    print(end=found.getvalue())  # noqa: T201
    return code


def mirror(words: Sequence[str], to: Path, anchors: Anchors) -> str:
    """Do something with a mirror; what was done, for a person.

    Args:
        words: ``update``, the one thing there is to do, and the mirror to take from.
        to: folder of the mirror to change.
        anchors: what vouches for the newer one.

    Raises:
        ArchiveError: see ``update``; or another word.
        OSError: the disk is full or cannot be written.
    """
    if len(words) != 2 or words[0] != "update":
        message = "what can be done is: mirror update FROM --to FOLDER"
        raise ArchiveError(message)
    stages = Stages(sys.stderr)
    with stages(f"updating {shown(real(to))}"):
        report = updating.update(to, Path(words[1]), anchors, stages.advance)
    return f"{shown(real(to))}: {report}"
