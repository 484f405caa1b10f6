"""A walk through a page's elements that writes what a reader sees as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from proposals.importer.sources import hidden, html_tables, tags
from proposals.importer.sources.html_pairs import Pairs
from proposals.importer.sources.html_tables import Cell
from proposals.importer.sources.refusal import Refusal

MAX_DEPTH = 250
"""Real pages nest some forty deep."""

_LINK_DENSITY = 0.7
_LEAST_LINKS = 4
_TRAIL = re.compile("[>›»]|位置")
_WIDEST_LABEL = 20
"""Characters; a wider cell is no label of the cell beside it."""
_COLONS = (":", "：")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BETWEEN_CHINESE = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t\f]*[\n\r][ \t\n\r\f]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Classes that hide, and hidden elements (``mem_id``) that are kept all the same."""

    classes: frozenset[str] = frozenset()
    kept: frozenset[int] = frozenset()

    def holds(self, node: Any) -> bool:
        """Whether an element is one that is left out."""
        return hidden.is_hidden(node, self.classes) and node.mem_id not in self.kept


@dataclass(slots=True)
class Writer:
    """Walks the tree once and writes lines.

    Attributes:
        unseen: what is left out.
        lines: those that are whole.
        line: pieces of the one that is written.
        number: of a list's item, which its first line bears.
        kept_spaces: above nought where spaces and line ends are meant as they stand.
        content: above nought within what is the page's own.
        pairs: rows of a name and a value that only styles set apart.
    """

    unseen: Hidden
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    number: str = ""
    kept_spaces: int = 0
    content: int = 0
    pairs: Pairs = field(default_factory=Pairs)

    def children(self, node: Any, depth: int) -> None:
        """Write what an element holds."""
        if depth > MAX_DEPTH:
            message = f"has elements nested deeper than {MAX_DEPTH}; save the page anew"
            raise Refusal(message)
        for child in node.iter(include_text=True):
            self.node(child, depth + 1)

    def node(self, node: Any, depth: int) -> None:
        """Write an element or a text."""
        tag = node.tag
        if tag == "-text":
            self.text(node.text_content or "")
        elif tag == "br":
            self.end_line()
        elif tag == "table":
            self.table(node, depth)
        elif tag and not tag.startswith(("-", "!")) and self.seen(node):
            self.element(node, tag, depth)

    def element(self, node: Any, tag: str, depth: int) -> None:
        """Write an element that is neither a break nor a table."""
        block = tag in tags.BLOCKS
        if block:
            self.end_line()
        if tag in tags.LISTS and is_link_list(node):
            self.trail(node)
            return
        self.kept_spaces += tag == "pre"
        self.content += tag in tags.CONTENT
        if tag == "ol":
            self.numbered(node, depth)
        elif tag == "dl":
            self.definitions(node, depth)
        elif block and (pair := self.pairs.of(node)):
            self.row([self.cell(child, depth + 1) for child in pair])
        else:
            self.children(node, depth)
        if tag == "label":
            self.line.append(" ")
        if block:
            self.end_line()
        self.content -= tag in tags.CONTENT
        self.kept_spaces -= tag == "pre"

    def seen(self, node: Any) -> bool:
        """Whether a reader sees it, and it is the page's and not the site's."""
        tag, attributes = node.tag, node.attributes
        if tag in tags.UNSEEN or (tag in tags.BANNERS and not self.content):
            return False
        if (attributes.get("role") or "").lower() in tags.SITE_ROLES:
            return False
        return not self.unseen.holds(node)

    def text(self, text: str) -> None:
        """Write a text; where spaces are kept its lines are lines."""
        if not self.kept_spaces:
            self.line.append(text)
            return
        first, *rest = text.split("\n")
        self.line.append(first)
        for part in rest:
            self.end_line()
            self.line.append(part)

    def end_line(self) -> None:
        """Begin a line; what was written is one, if anything shows."""
        text = "".join(self.line)
        self.line.clear()
        if not self.kept_spaces:
            text = _SPACE.sub(" ", _BETWEEN_CHINESE.sub("", text)).strip(" ")
        if text.strip():
            self.lines.append(self.number + text.rstrip())
            self.number = ""

    def trail(self, node: Any) -> None:
        """Of a list of links only the path to the page is kept: it tells whose page it is."""
        inner = Writer(self.unseen)
        for child in node.traverse(include_text=True):
            if child.tag == "-text":
                inner.line.append(child.text_content or "")
        text = _SPACE.sub(" ", "".join(inner.line)).strip()
        if len(text) <= 200 and _TRAIL.search(text):
            self.lines.append(text)

    def numbered(self, node: Any, depth: int) -> None:
        """Items of an ordered list bear the numbers that a browser prints."""
        number = _integer(node.attributes.get("start"), 1)
        for child in node.iter(include_text=True):
            if child.tag == "li":
                number = _integer(child.attributes.get("value"), number)
                self.end_line()
                self.number = f"{number}. "
                number += 1
            self.node(child, depth + 1)

    def definitions(self, node: Any, depth: int) -> None:
        """A term and what is said of it stand beside one another, as in a row of a table."""
        row: list[Cell] = []
        for child in node.iter(include_text=True):
            if child.tag == "dt" and row:
                self.row(row)
                row = []
            if child.tag in {"dt", "dd"}:
                self.end_line()
                row.append(self.cell(child, depth + 1))
            elif child.tag == "div":
                self.definitions(child, depth + 1)
            else:
                self.node(child, depth + 1)
        self.row(row)

    def table(self, node: Any, depth: int) -> None:
        """Write a table, a row a line."""
        self.end_line()
        if not self.seen(node) or is_link_list(node):
            return
        cells = ([self.cell(cell, depth + 3) for cell in row] for row in rows(node))
        for row in html_tables.joined(cells):
            self.row(row)

    def cell(self, node: Any, depth: int) -> Cell:
        """A cell of a row, with its own lines."""
        inner = Writer(self.unseen, kept_spaces=self.kept_spaces, content=self.content)
        if self.seen(node) and not is_link_list(node):
            inner.children(node, depth)
            inner.end_line()
        return Cell(
            inner.lines,
            layout=node.css_first("table") is not None,
            across=_integer(node.attributes.get("colspan"), 1),
            down=_integer(node.attributes.get("rowspan"), 1),
        )

    def row(self, cells: Sequence[Cell]) -> None:
        """Cells of one line stand beside one another; a longer one goes on below."""
        row: list[str] = []
        for cell in cells:
            beside = not row or len(cell.lines) <= 1 or len(row[-1]) <= _WIDEST_LABEL
            if not beside or cell.layout:
                self.whole(row)
                row = []
            row.append(cell.lines[0] if cell.lines else "")
            if len(cell.lines) > 1:
                self.whole(row)
                self.lines += cell.lines[1:]
                row = []
        self.whole(row)

    def whole(self, row: list[str]) -> None:
        """Write the cells of a row that stand beside one another."""
        if any(row):
            # A colon parts a label from its value already.
            joined = "".join(cell + (" " if cell.endswith(_COLONS) else " | ") for cell in row[:-1])
            self.lines.append((joined + row[-1]).strip())


def rows(table: Any) -> Iterator[list[Any]]:
    """Rows of a table without those of tables inside it; what stands between them too."""
    for child in table.iter():
        if child.tag in {"thead", "tbody", "tfoot"}:
            yield from rows(child)
        elif child.tag == "tr":
            yield [cell for cell in child.iter() if cell.tag in {"td", "th"}]
        elif child.tag == "caption":
            yield [child]


def is_link_list(node: Any) -> bool:
    """Whether an element is a list of links to elsewhere, with no text of its own between."""
    if len(node.css("a[href]")) < _LEAST_LINKS:
        return False
    linked = unlinked = 0
    for child in node.traverse(include_text=True):
        if child.tag != "-text":
            continue
        words = "".join((child.text_content or "").split())
        if _within_link(child, node):
            linked += len(words)
        elif len(words) > _WIDEST_LABEL or "。" in words:
            return False
        else:
            # Dates and bars between links are no words.
            unlinked += sum(char.isalpha() for char in words)
    return linked >= _LINK_DENSITY * (linked + unlinked)


def _within_link(text: Any, root: Any) -> bool:
    node = text.parent
    while node is not None and node != root:
        if node.tag == "a":
            return True
        if node.tag in tags.BLOCKS:
            return False
        node = node.parent
    return False


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else otherwise
