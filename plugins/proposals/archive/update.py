"""An older mirror becomes a newer one: what changed is copied, what is gone is removed.

In four steps, so that an interruption anywhere leaves something that the next call completes:

1. what will belong to the mirror is written down in ``.mirror-update/``;
2. every file that differs is copied there, and its hash compared with the newer manifest;
3. files that are gone are removed, and those that came take their places, each by a rename;
4. the newer manifest replaces the older, and ``.mirror-update/`` goes.

Until all of step 2 is done nothing that is read changes: a newer mirror that turns out to be
damaged leaves the older one as it was. Files that stand in neither manifest are never touched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from proposals import wholefile
from proposals.archive import mirror as mirrors
from proposals.archive import readme, verify
from proposals.archive.edition import ArchiveError
from proposals.archive.verify import (
    CHUNK,
    MANIFEST,
    SIGNATURE,
    UNREADABLE,
    UPDATING,
    Advance,
    Anchors,
    Source,
)

_OWNED = "OWNED"
"""In ``.mirror-update/``: the paths that an unfinished update may have put there."""


_MIRROR = {"index.html", mirrors.VERIFIER, readme.NAME}
"""What the manifest of every mirror lists; that of a folder of packages lacks the first."""


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    Attributes:
        copied: files that came or changed; of these, ``repaired`` differed from the older
            mirror's own manifest although it lists them as the newer does.
        removed: files that are gone.
        kept: files that were right already.
        digest: SHA-256 of the manifest that the mirror has now, in hex.
        vouched: what, from outside, vouches for that manifest.
    """

    copied: int
    repaired: int
    removed: int
    kept: int
    digest: str
    vouched: tuple[str, ...]

    def __str__(self) -> str:
        files = "file" if self.copied == 1 else "files"
        repaired = f" ({self.repaired} repaired)" if self.repaired else ""
        vouched = [f"Vouched for: {text}" for text in self.vouched]
        return "\n".join(
            [
                f"{self.copied} {files} copied{repaired}, {self.removed} removed, {self.kept} kept",
                f"SHA-256 of the manifest: {self.digest}",
                *(vouched or ["Nothing outside vouches for it: give --expect or --key"]),
            ]
        )


def update(
    mirror: Path,
    newer: Path,
    anchors: Anchors = Anchors(),  # noqa: B008
    advance: Advance | None = None,
) -> UpdateReport:
    """Bring a mirror to the state of a newer one.

    Args:
        mirror: folder of the older mirror; one that is not there or empty is made.
        newer: folder or zip of the newer mirror, as ``archive`` writes it.
        anchors: what vouches for the newer one.
        advance: called with the files done and all there are, before each: when they are compared,
            and again for those that differ when they are copied.

    Raises:
        ArchiveError: ``mirror`` is no mirror, ``newer`` is none or is damaged, changed or not
            vouched for, or a file that is not the mirror's stands in the way.
        OSError: the disk is full or cannot be written.
    """
    try:
        with verify.open_source(newer) as source:
            manifest, vouched = _manifest(source, newer, anchors)
            return _Update(mirror, source, manifest, vouched, advance).run()
    except verify.VerifyError as error:
        raise ArchiveError(str(error)) from error


def _manifest(
    source: Source, newer: Path, anchors: Anchors
) -> tuple[verify.Manifest, tuple[str, ...]]:
    """The manifest to go by, and who vouches for it; files are looked at as they are copied."""
    manifest = verify.read_manifest(source)
    if manifest.form != "mirror":
        message = f"{newer}: is a bag; update from a mirror, as a folder or as a zip"
        raise ArchiveError(message)
    trust = verify.vouch(newer, source, manifest, anchors)
    for problem in [*source.problems, *manifest.problems, *trust.problems]:
        message = f"{newer}: {problem}; nothing was changed"
        raise ArchiveError(message)
    return manifest, trust.vouched


class _Update:
    """One update: the folder, where files come from, and what each of them must be."""

    def __init__(
        self,
        mirror: Path,
        source: Source,
        manifest: verify.Manifest,
        vouched: tuple[str, ...],
        advance: Advance | None,
    ) -> None:
        self.mirror = mirror
        self.advance = advance
        self.vouched = vouched
        self.staging = mirror / UPDATING
        self.source = source
        self.manifest = manifest
        self.wanted = manifest.sums
        self.older, self.owned = self._ours()

    def run(self) -> UpdateReport:
        gone = sorted(path for path in self.owned - {*self.wanted} if self._exists(path))
        # Where a system ignores case, a file that only changes its case goes before it comes.
        going = {path.lower() for path in gone}
        differing = [
            path
            for path in self._told(sorted(self.wanted))
            if path.lower() in going or not self._is_right(path)
        ]
        self._refuse_strangers(differing)
        self.staging.mkdir(parents=True, exist_ok=True)
        self._write_down()
        for path in self._told(differing):
            self._stage(path)
        for path in gone:
            self._remove(path)
        for path in differing:
            self._place(path)
        self._finish()
        repaired = [path for path in differing if self.older.get(path) == self.wanted[path]]
        return UpdateReport(
            copied=len(differing),
            repaired=len(repaired),
            removed=len(gone),
            kept=len(self.wanted) - len(differing),
            digest=self.manifest.digest,
            vouched=self.vouched,
        )

    def _told(self, paths: Sequence[str]) -> Iterator[str]:
        for number, path in enumerate(paths):
            if self.advance:
                self.advance(number, len(paths))
            yield path

    # What is there

    def _ours(self) -> tuple[dict[str, str], set[str]]:
        """The older manifest; and all paths that are the mirror's to change."""
        older: dict[str, str] = {}
        if (self.mirror / MANIFEST).is_file():
            text = (self.mirror / MANIFEST).read_text("utf-8", "replace")
            older, _ = verify.parse_sums(text, MANIFEST)
            if not self.staging.is_dir() and not older.keys() >= _MIRROR:
                message = (
                    f"{self.mirror}: is not a mirror ({MANIFEST} in it lists other things); "
                    "nothing was changed"
                )
                raise ArchiveError(message)
        elif not self.staging.is_dir() and self.mirror.exists() and any(self.mirror.iterdir()):
            message = f"{self.mirror}: is not a mirror (no {MANIFEST} in it); nothing was changed"
            raise ArchiveError(message)
        owned = set(older)
        written = self.staging / _OWNED
        if written.is_file():
            paths = written.read_text("utf-8", "replace").splitlines()
            owned |= {path for path in paths if not verify.unsafe_name(path)}
        return older, owned

    def _is_right(self, path: str) -> bool:
        """By its bytes, not by the older manifest: a damaged file is copied again."""
        file = self.mirror / path
        if not self._is_plain(path):
            return False
        with file.open("rb") as stream:
            return verify.digest_of(stream) == self.wanted[path]

    def _is_plain(self, path: str) -> bool:
        """Whether a file is there that is no link and is not reached through one."""
        file = self.mirror / path
        return self._linked_above(path) is None and not file.is_symlink() and file.is_file()

    def _exists(self, path: str) -> bool:
        return self._linked_above(path) is None and os.path.lexists(self.mirror / path)

    def _linked_above(self, path: str) -> Path | None:
        """The folder on the way to a path that is a link, and so leads out of the mirror."""
        for part in _above(path):
            if (self.mirror / part).is_symlink():
                return self.mirror / part
        return None

    def _refuse_strangers(self, differing: Iterable[str]) -> None:
        """Files of others stay: what would have to replace them is said before any change."""
        for path in differing:
            linked = self._linked_above(path)
            if linked:
                message = f"{linked}: is a link that leads out of the mirror; nothing was changed"
                raise ArchiveError(message)
            for part in [*_above(path), path]:
                self._refuse_stranger(part, is_folder=part != path)
            if path.partition("/")[0] == UPDATING or path in (MANIFEST, SIGNATURE):
                message = f"the newer mirror lists {path}, which none can; nothing was changed"
                raise ArchiveError(message)

    def _refuse_stranger(self, path: str, *, is_folder: bool) -> None:
        place = self.mirror / path
        if path in self.owned or not os.path.lexists(place):
            return
        if place.is_dir() and (is_folder or self._holds_ours_alone(path)):
            return
        message = f"{place}: is in the way and not the mirror's; move it. Nothing was changed"
        raise ArchiveError(message)

    def _holds_ours_alone(self, folder: str) -> bool:
        """Whether a folder will be empty, and so make way, once what is gone is removed."""
        files = (file for file in (self.mirror / folder).rglob("*") if not file.is_dir())
        return all(file.relative_to(self.mirror).as_posix() in self.owned for file in files)

    # The steps

    def _write_down(self) -> None:
        paths = sorted(self.owned | {*self.wanted})
        told = "".join(f"{path}\n" for path in paths)
        wholefile.write(self.staging / _OWNED, told.encode())

    def _stage(self, path: str) -> None:
        """Copy a file beside the others, unless an interrupted update has it there already."""
        staged, expected = self._staged(path), self.wanted[path]
        if staged.is_file():
            with staged.open("rb") as stream:
                if verify.digest_of(stream) == expected:
                    return
        digest = hashlib.sha256()
        with staged.open("wb") as target:
            for chunk in self._chunks(path):
                digest.update(chunk)
                target.write(chunk)
        if digest.hexdigest() != expected:
            raise _damaged(path, "is not what its manifest says")

    def _chunks(self, path: str) -> Iterator[bytes]:
        """A file of the newer mirror; what fails in reading it is told apart from a full disk."""
        if path not in self.source.files:
            raise _damaged(path, "is missing from it")
        try:
            with self.source.open(path) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except UNREADABLE as error:
            raise _damaged(path, str(error)) from error

    def _staged(self, path: str) -> Path:
        return self.staging / hashlib.sha256(path.encode("utf-8")).hexdigest()

    def _remove(self, path: str) -> None:
        file = self.mirror / path
        if file.is_dir() and not file.is_symlink():
            return
        file.unlink()
        for above in reversed(_above(path)):
            try:
                (self.mirror / above).rmdir()
            except OSError:
                break

    def _place(self, path: str) -> None:
        file = self.mirror / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir() and not file.is_symlink():
            _remove_empty(file)
        self._staged(path).replace(file)

    def _finish(self) -> None:
        """The signature goes before the manifest changes: it must never seem to fit another."""
        signature = self.mirror / SIGNATURE
        signature.unlink(missing_ok=True)
        with self.source.open(MANIFEST) as stream:
            text = stream.read()
        wholefile.write(self.staging / MANIFEST, text)
        (self.staging / MANIFEST).replace(self.mirror / MANIFEST)
        if SIGNATURE in self.source.files:
            with self.source.open(SIGNATURE) as stream:
                wholefile.write(self.staging / SIGNATURE, stream.read())
            (self.staging / SIGNATURE).replace(signature)
        shutil.rmtree(self.staging)


def _damaged(path: str, why: str) -> ArchiveError:
    message = f"the newer mirror is damaged: {path} {why}; no file of the older one was changed"
    return ArchiveError(message)


def _above(path: str) -> list[str]:
    """The folders on the way to a path: ``a/b/c`` has ``a`` and ``a/b``."""
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]


def _remove_empty(folder: Path) -> None:
    """Remove a folder that holds nothing but folders."""
    for where in sorted(_folders(folder), reverse=True):
        where.rmdir()


def _folders(folder: Path) -> Iterator[Path]:
    yield folder
    yield from (path for path in folder.rglob("*") if path.is_dir())
