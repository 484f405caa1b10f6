"""Reading a built site, and building small trees of one's own."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest


class Page(HTMLParser):
    """What tests ask of a page: its links, ids, text by data-field, element attributes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.fields: list[tuple[str, str]] = []
        self._open: list[tuple[str, int | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag in {"meta", "link", "input", "br", "hr", "img", "path", "rect"}:
            return
        field = values.get("data-field")
        self._open.append((tag, len(self.fields) if field else None))
        if field:
            self.fields.append((field, ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for at in (at for _, at in self._open if at is not None):
            name, text = self.fields[at]
            self.fields[at] = (name, text + data)

    def all(self, attribute: str) -> list[str]:
        return [values[attribute] for _, values in self.elements if attribute in values]

    def field(self, name: str) -> list[str]:
        return [" ".join(text.split()) for field, text in self.fields if field == name]

    def has(self, tag: str, **wanted: str) -> bool:
        return any(
            found == tag and all(values.get(name) == value for name, value in wanted.items())
            for found, values in self.elements
        )


@pytest.fixture
def tree(tmp_path: Path, root: Path) -> Path:
    """A copy of content/ that a test may spoil."""
    return Path(shutil.copytree(root / "content", tmp_path / "content"))


def read(path: Path) -> Page:
    return Page(path.read_text("utf-8"))
