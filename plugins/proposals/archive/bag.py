"""The record, its data and its site as a BagIt bag (RFC 8493), to keep for long."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from proposals.archive import members, mirror, readme, verify
from proposals.archive.edition import Edition
from proposals.archive.members import Member
from proposals.archive.mirror import Package
from proposals.archive.verify import Advance

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_SOFTWARE = "tida <python3 tasks.py archive>"


def write(
    content: Iterable[Member],
    site: Iterable[Member],
    edition: Edition,
    target: Path,
    advance: Advance | None = None,
) -> Package:
    """Write a bag, as a zip with the one folder that RFC 8493 (4.) asks for.

    The same content, site and edition give the same bytes on every machine.

    Args:
        content: files of the record, with paths below the content folder.
        site: files of the built site, with paths below its root.
        edition: what they hold.
        target: the zip, replaced once everything is packed.
        advance: as for ``members.write_zip``.

    Raises:
        OSError: a file cannot be read or written.
    """
    payload = [member.at(f"data/content/{member.path}") for member in content]
    payload += [member.at(f"data/site/{member.path}") for member in site]
    tags = [
        members.of_text("bagit.txt", _DECLARATION),
        members.of_text("bag-info.txt", _info(payload, edition)),
        members.of_text(verify.PAYLOAD, members.sums(payload)),
        members.of_text(readme.NAME, readme.of_bag(edition)),
        mirror.verifier(),
    ]
    manifest = members.sums(tags)
    packed = [*payload, *tags, members.of_text(verify.TAGS, manifest)]
    top = f"{target.stem}/"
    members.write_zip(target, packed, edition.commit.epoch, top, advance)
    return Package(target, manifest, len(packed))


def _info(payload: list[Member], edition: Edition) -> str:
    """RFC 8493, 2.2.2; only what is known, so no date where nothing gives one."""
    size = sum(member.size for member in payload)
    said = {
        "Source-Organization": edition.name,
        "External-Identifier": str(edition.commit) if edition.commit.hash else None,
        "Bagging-Date": edition.commit.date,
        "External-Description": f"{edition.cases} cases with {edition.replies} replies",
        "Bag-Software-Agent": _SOFTWARE,
        "Payload-Oxum": f"{size}.{len(payload)}",
    }
    return "".join(f"{label}: {value}\n" for label, value in said.items() if value)
