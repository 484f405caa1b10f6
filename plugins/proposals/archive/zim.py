"""The site as a ZIM for Kiwix, with a full-text index of its own.

libzim indexes Chinese as single characters and pairs of them (Xapian's CJK n-grams), when it
writes and when it asks; nothing is cut into words here. What is indexed is the record and not
the pages' furniture: of a case its Markdown, of Pelican's own pages their text, of lists their
title alone.

Needs libzim. ``python -m proposals.archive.zim SITE TARGET``, with the edition as JSON on
stdin, is how ``zim_process`` runs it.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

from libzim.writer import (  # type: ignore[import-untyped]
    Creator,
    FileProvider,
    Hint,
    IndexData,
    Item,
)

from proposals import wholefile
from proposals.archive import zim_identity
from proposals.archive.edition import Commit, Edition
from proposals.archive.verify import Advance
from proposals.archive.zim_process import ADVANCED, RANDOM

_STEP = 100
"""Files between two words on how far it has come."""

_LANGUAGE = "zho"
_MAIN = "index.html"
_ILLUSTRATION = Path(__file__).with_name("illustration.png")
"""48 by 48, as ZIM readers want it: the site's mark."""

_TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".md": "text/markdown",
    ".png": "image/png",
    ".py": "text/x-python",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HTML_LANGUAGE = re.compile(r'<html[^>]* lang="([^"]*)"')
_HEAD = 1 << 14


class SiteItem(Item):  # type: ignore[misc]
    """A file of the site, as libzim asks about it; libzim reads the text of pages itself.

    Attributes:
        path: below the site's root.
        file: where it lies.
        title: of a page; empty for other files.
    """

    def __init__(self, path: str, file: Path, title: str) -> None:
        super().__init__()
        self.path, self.file, self.title = path, file, title

    def get_path(self) -> str:
        """Its path in the ZIM."""
        return self.path

    def get_title(self) -> str:
        """What suggestions show."""
        return self.title

    def get_mimetype(self) -> str:
        """By its ending: what the machine believes of endings must not count."""
        return _TYPES.get(self.file.suffix, "application/octet-stream")

    def get_contentprovider(self) -> FileProvider:
        """Its bytes, read as they are needed."""
        return FileProvider(str(self.file))

    def get_hints(self) -> dict[Hint, bool]:
        """Pages are what a reader of the ZIM is offered; the rest is theirs."""
        return {Hint.FRONT_ARTICLE: bool(self.title)}


class ToldItem(SiteItem):
    """A file of the site that is found by a text we say.

    Attributes:
        text: what finds it; when empty, its title alone does.
    """

    def __init__(self, path: str, file: Path, title: str, text: str) -> None:
        super().__init__(path, file, title)
        self.text = text

    def get_indexdata(self) -> IndexData:
        """What full-text search finds it by."""
        return _Text(self.title, self.text)


class _Text(IndexData):  # type: ignore[misc]
    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title, self.text = title, text

    def has_indexdata(self) -> bool:
        return bool(self.text)

    def get_title(self) -> str:
        return self.title

    def get_content(self) -> str:
        return self.text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self.text)


def write(site: Path, edition: Edition, target: Path, advance: Advance | None = None) -> bool:
    """Write the ZIM.

    Args:
        site: folder of the built site.
        edition: what it holds.
        target: the ZIM, replaced once it is whole.
        advance: called with the files handed to libzim and all there are, before each.

    Returns:
        Whether its identity could be made to depend on its contents alone.

    Raises:
        OSError: a file cannot be read or written.
        RuntimeError: libzim failed.
    """
    with wholefile.beside(target) as part:
        # libzim refuses a file that stands there, as a build that was killed leaves it.
        part.unlink(missing_ok=True)
        _create(site, edition, part, advance)
        return zim_identity.settle(part)


def _create(site: Path, edition: Edition, target: Path, advance: Advance | None) -> None:
    # One worker: with more, the order of what they finish would show in the file.
    creator = Creator(target).config_indexing(True, _LANGUAGE).config_nbworkers(1)
    language = _about(site / _MAIN)[1]
    with creator:
        creator.set_mainpath(_MAIN)
        creator.add_illustration(48, _ILLUSTRATION.read_bytes())
        for name, value in _metadata(edition).items():
            creator.add_metadata(name, value)
        files = sorted(path for path in site.rglob("*") if path.is_file())
        for number, file in enumerate(files):
            if advance:
                advance(number, len(files))
            path = file.relative_to(site).as_posix()
            if not path.startswith(".") and "/." not in path:
                creator.add_item(_item(path, file, language))


def _metadata(edition: Edition) -> dict[str, str]:
    """What https://wiki.openzim.org/wiki/Metadata asks for."""
    source = {"Source": edition.address} if edition.address else {}
    return source | {
        "Title": edition.name[:30],
        "Description": f"提案与答复：案卷 {edition.cases:,} 件、答复 {edition.replies:,} 份",
        "Language": _LANGUAGE,
        "Name": "tida",
        "Creator": edition.name,
        "Publisher": edition.name,
        "Date": edition.commit.date or "1980-01-01",
        "Scraper": "tida",
        "Tags": "_ftindex:yes;_pictures:no;_videos:no",
    }


def _item(path: str, file: Path, language: str) -> SiteItem:
    title, written_in = _about(file) if file.suffix == ".html" else ("", "")
    if written_in != language or path == "404.html":
        # The interface in another language says the same of the same cases.
        return ToldItem(path, file, "", "")
    if path.startswith(("pages/", "news/")):
        return SiteItem(path, file, title)
    twin = file.with_suffix(".md")
    return ToldItem(path, file, title, twin.read_text("utf-8") if twin.exists() else "")


def _about(page: Path) -> tuple[str, str]:
    """Title and language of a page, from its head."""
    with page.open("rb") as stream:
        head = stream.read(_HEAD).decode("utf-8", "ignore")
    title, language = _TITLE.search(head), _HTML_LANGUAGE.search(head)
    return html.unescape(title[1]).strip() if title else "", language[1] if language else ""


def _say(done: int, total: int) -> None:
    if done % _STEP == 0:
        print(ADVANCED, done, total, flush=True)  # noqa: T201


if __name__ == "__main__":
    told = json.load(sys.stdin)
    told["commit"] = Commit(**told["commit"])
    settled = write(Path(sys.argv[1]), Edition(**told), Path(sys.argv[2]), _say)
    sys.exit(0 if settled else RANDOM)
