"""A built site -> the form in which it can be searched from a folder, with no server.

Browsers refuse modules and reading of files to a page that was opened from a folder, but run
its scripts. So in a mirror every file of the index is a script that hands over what it holds,
and the modules are one script. The same works over HTTP and in ZIM files, so a mirror holds
this form only.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from proposals import wholefile
from proposals.search import packed
from proposals.search.bundle import FOLDER
from proposals.search.classic import classic

_START, _MARKS, _PAGE = "theme/js/search/start.js", "theme/js/marks.js", "search.html"
_PRELOAD = re.compile(rb'^<link rel="modulepreload"[^>]*>\n', re.MULTILINE)
_DATA = {".json", packed.SUFFIX, ".pf_index"}


def replaced(path: PurePosixPath) -> bool:
    """Whether a file of a site has another form, and maybe another name, in a mirror.

    Args:
        path: of the file below the site's root.
    """
    if path.parts[0] == FOLDER:
        return path.suffix in _DATA
    return _kind(path) in {_START, _MARKS, _PAGE}


def files(site: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """What a mirror of a site has in place of the files that are ``replaced``.

    The same site gives the same files in the same order.

    Args:
        site: root of a built site.

    Yields:
        Path below the root of the mirror, and content.

    Raises:
        proposals.search.classic.ModuleFormError: the theme's modules have a form that no
            classic script can have.
    """
    for path in sorted(site.rglob("*")):
        name = PurePosixPath(path.relative_to(site).as_posix())
        if replaced(name) and path.is_file():
            yield (name.with_suffix(".js") if name.parts[0] == FOLDER else name), _mirrored(path)


def offline(site: Path) -> None:
    """Give a copy of a built site the form in which it can be searched from a folder.

    Args:
        site: root of the copy. Files that it shares with the site by hard links are replaced,
            never written into.

    Raises:
        proposals.search.classic.ModuleFormError: as ``files``.
    """
    old = {path for path in site.rglob("*") if path.is_file()}
    made = set()
    for name, content in files(site):
        target = site / name
        wholefile.write(target, content)
        made.add(target)
    for path in old - made:
        if replaced(PurePosixPath(path.relative_to(site).as_posix())):
            path.unlink()


def _mirrored(path: Path) -> bytes:
    data = path.read_bytes()
    match path.suffix, path.name:
        case ".html", _:
            return _PRELOAD.sub(b"", data)
        case ".js", "start.js":
            return classic('import("./page.js");\n', _modules(path.parent)).encode()
        case ".js", _:
            return classic(data.decode(), _modules(path.parent / "search")).encode()
        case ".json", _:
            return b"tidaFile(" + data + b");\n"
        case packed.SUFFIX, _:
            return b"tidaFile(" + packed.plain(packed.unpack(data)) + b");\n"
        case _:
            return b'tidaFile("' + base64.b64encode(data) + b'");\n'


def _modules(folder: Path) -> dict[str, str]:
    modules = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.js"))}
    return {**modules, "files": modules["scripts"]}


def _kind(path: PurePosixPath) -> str:
    """The path below the root of its language: each but the first has a folder of its own."""
    for root in (path, PurePosixPath(*path.parts[1:])):
        if str(root) in {_START, _MARKS, _PAGE}:
            return str(root)
    return ""
