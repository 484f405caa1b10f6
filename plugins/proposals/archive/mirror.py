"""The offline mirror: the site with its manifest, its verifier and a README, as one zip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from proposals.archive import members, readme, verify
from proposals.archive.edition import ArchiveError, Edition
from proposals.archive.members import Member
from proposals.archive.verify import Advance

VERIFIER = "verify.py"


@dataclass(frozen=True, slots=True)
class Package:
    """A zip that was written.

    Attributes:
        path: the zip.
        manifest: text of the manifest inside that settles every other file.
        files: number of files in it.
    """

    path: Path
    manifest: str
    files: int


def write(
    site: Iterable[Member], edition: Edition, target: Path, advance: Advance | None = None
) -> Package:
    """Write the mirror.

    The same site and edition give the same bytes on every machine.

    Args:
        site: the files of the built site, with paths below its root.
        edition: what it holds.
        target: the zip, replaced once everything is packed.
        advance: as for ``members.write_zip``.

    Raises:
        ArchiveError: the site has a file where one of ours must stand.
        OSError: a file cannot be read or written.
    """
    listed = [*site, members.of_text(readme.NAME, readme.of_site(edition)), verifier()]
    ours = (readme.NAME, VERIFIER, verify.MANIFEST, verify.SIGNATURE)
    members.refuse_unportable(member.path for member in listed)
    for name in ours:
        if sum(member.path.lower() == name.lower() for member in listed) > (name in ours[:2]):
            message = f"{name}: the site has a file of this name, which the mirror needs"
            raise ArchiveError(message)
    manifest = members.sums(listed)
    packed = [*listed, members.of_text(verify.MANIFEST, manifest)]
    members.write_zip(target, packed, edition.commit.epoch, advance=advance)
    return Package(target, manifest, len(packed))


def verifier() -> Member:
    """The verifier as it travels: the very file that the project runs."""
    return members.of_bytes(VERIFIER, Path(verify.__file__).read_bytes())
