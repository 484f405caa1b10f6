"""A small invented site, packed; and ways to spoil what was packed."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from proposals.archive import bag, members, mirror
from proposals.archive.edition import Commit, Edition
from proposals.archive.verify import Anchors, Report, verify

EDITION = Edition(
    name="样例站",
    cases=2,
    replies=3,
    address="https://example.org/tida",
    commit=Commit("0123456789abcdef0123456789abcdef01234567", changed=False, epoch=1_700_000_001),
)

SITE = {
    "index.html": b"<!DOCTYPE html><title>one</title>",
    "data/cases.csv": b"key,title\r\n" * 400,
    "data/empty.txt": b"",
    "proposals/yangli/20990001.html": b"<p>" + "样例".encode() * 300,
    "proposals/yangli/20990002.html": b"<p>" + "另一件".encode() * 300,
    "theme/site.css": b"a{}",
}
CONTENT = {
    "proposals/yangli/20990001/proposal.md": "---\ntitle: 样例\n---\n".encode(),
    "registry/topics.yml": b"{}\n",
}


def tree(folder: Path, files: dict[str, bytes]) -> Path:
    """Files on the disk."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def packed_site(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    """A mirror as a zip in a folder."""
    site = tree(folder / "site", SITE if files is None else files)
    return mirror.write(members.of_folder(site), EDITION, folder / "tida-site.zip").path


def packed_bag(folder: Path) -> Path:
    """A bag as a zip in a folder."""
    site = members.of_folder(tree(folder / "site", SITE))
    content = members.of_folder(tree(folder / "content", CONTENT))
    return bag.write(content, site, EDITION, folder / "tida-bag.zip").path


def unpacked(packed: Path, folder: Path) -> Path:
    """What a zip holds, as files."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder


def repacked(folder: Path, target: Path) -> Path:
    """A folder as another program would zip it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return target


def found(path: Path, anchors: Anchors | None = None) -> list[tuple[str, str]]:
    """What is wrong with a mirror: kind and file of each problem."""
    return [(problem.kind, problem.path) for problem in report(path, anchors).problems]


def report(path: Path, anchors: Anchors | None = None) -> Report:
    """The whole report."""
    return verify(path, anchors or Anchors())


def sha256(path: Path) -> str:
    """Of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
