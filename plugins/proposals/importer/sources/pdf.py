"""PDF with a text layer: visual lines re-joined to paragraphs.

A PDF knows no paragraphs, only where each character stands. A line is gone on with when it
reaches the right edge of the text and the next is not indented; what stands at the head or foot
of page after page is the paper's and not the letter's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from proposals.importer.sources.refusal import Refusal, missing

MAX_PAGES = 300

_LEAST_TEXT = 20
"""Characters a page; with fewer on average it is a picture with a printed head and number."""
_WIDE_GAP = 0.6
"""Heights of a line; one space between words is a third."""
_LEAST_FULL = 15
"""Characters; no column of a letter is narrower."""
_EDGE_LINES = 2
"""Lines at the head and foot of a page among which repeated ones are looked for."""
_PAGE_NUMBER = re.compile(
    r"[\s\-—–·.]*(?:第\s*)?[0-9]{1,3}\s*(?:页)?(?:\s*[,，/／]?\s*共?\s*[0-9]{1,3}\s*页?)?[\s\-—–·.]*"
)
_BREAKS = re.compile("\r\n|\r|\n|\x02|\ufffe")
_RADICALS = str.maketrans(
    "⺟⺠⺫⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民目虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Radicals that fonts print in place of characters; Unicode, EquivalentUnifiedIdeograph.txt."""
_LABEL = re.compile(r"(?:[\u4e00-\u9fff]\s*){2,8}[:：]")
_ENDS = ("。", "！", "；", "!", ";")
"""A label behind the end of a sentence begins a line of its own."""
_LOOK_ALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A visual line: its words, left and right edge, and the width of a character."""

    text: str
    left: float
    right: float
    size: float


def lines(data: bytes) -> list[str]:
    """Lines of a PDF.

    Raises:
        Refusal: damaged, protected, too long, or without a text layer.
    """
    with opened(data) as document:
        pages = [_printed(page) for page in document]
    if sum(len(line.text) for page in pages for line in page) < _LEAST_TEXT * len(pages):
        message = (
            "is a scanned PDF: pictures without text; run OCR on it first (for instance "
            "`ocrmypdf -l chi_sim`) and proofread what comes out"
        )
        raise Refusal(message)
    return _joined(_without_edges(pages))


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """A PDF, whose pages are read while it is open.

    Raises:
        Refusal: damaged, protected or too long.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError as error:
        raise missing(error) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refusal("is protected by a password; save it without one") from error
        raise Refusal("is a damaged PDF; open it and print it to a new one") from error
    try:
        if len(document) > MAX_PAGES:
            raise Refusal(f"has {len(document):,} pages; at most {MAX_PAGES} are read")
        yield document
    except pypdfium2.PdfiumError as error:
        raise Refusal("has a damaged page; open it and print it to a new PDF") from error
    finally:
        document.close()


def _printed(page: Any) -> list[_Printed]:
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    found = []
    at = 0
    for part in [*_BREAKS.finditer(text), None]:
        end = part.start() if part else len(text)
        words = text[at:end]
        if words.strip():
            found.append(_line(text_page, words, at))
        at = part.end() if part else end
    return found


def _line(text_page: Any, words: str, at: int) -> _Printed:
    first = at + len(words) - len(words.lstrip())
    last = at + len(words.rstrip()) - 1
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(last, loose=True)[2]
    size = max(top - bottom, 1.0)
    text = plain(_spaced(text_page, words.strip(), first, size))
    return _Printed(text, left, right, size)


def _spaced(text_page: Any, words: str, first: int, size: float) -> str:
    """Wide gaps as wide spaces: they part labels and the cells of tables."""
    spaced = ""
    for at, char in enumerate(words):
        spaced += char
        if char == " " and words[at - 1] != " ":
            before = text_page.get_charbox(first + at - 1, loose=True)[2]
            after = text_page.get_charbox(first + at + 1, loose=True)[0]
            spaced += " " if after - before >= _WIDE_GAP * size else ""
    return spaced


def plain(text: str) -> str:
    """Look-alikes of characters as the characters; nothing else is changed."""
    return _LOOK_ALIKE.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]), text.translate(_RADICALS)
    )


def _without_edges(pages: Sequence[Sequence[_Printed]]) -> list[list[_Printed]]:
    """Pages without page numbers and what is repeated above or below the text."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page in edges for key in page.values())
    repeated = {key for key, count in counts.items() if count > 1 and count * 2 >= len(pages)}
    return [
        [
            line
            for place, line in enumerate(page)
            if place not in edge or not (is_page_number(line.text) or edge[place] in repeated)
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[_Printed]) -> dict[int, tuple[int, str]]:
    """First and last lines by their place: how far from the edge, and what, digits aside."""
    count = len(page)
    places = {place: place for place in range(min(_EDGE_LINES, count))}
    places |= {place: place - count for place in range(max(count - _EDGE_LINES, 0), count)}
    return {place: (distance, edge_key(page[place].text)) for place, distance in places.items()}


def is_page_number(line: str) -> bool:
    """Whether a line is the number of a page."""
    return _PAGE_NUMBER.fullmatch(line) is not None


def edge_key(line: str) -> str:
    """What lines at the edges of pages have in common: digits and spaces aside."""
    return re.sub("[0-9]+", "0", "".join(line.split()))


def _joined(pages: Sequence[Sequence[_Printed]]) -> list[str]:
    flat = [line for page in pages for line in page]
    if not flat:
        return []
    left = _margin([line.left for line in flat])
    right = max(line.right for line in flat)
    paragraphs: list[str] = []
    before: _Printed | None = None
    for line in flat:
        indented = line.left > left + 0.8 * line.size
        labelled = before and before.text.rstrip().endswith(_ENDS) and _LABEL.match(line.text)
        if before is None or indented or labelled or not _is_full(before, right):
            paragraphs.append(line.text.strip())
        else:
            gap = " " if _latin(paragraphs[-1][-1]) and _latin(line.text.strip()[0]) else ""
            paragraphs[-1] += gap + line.text.strip()
        before = line
    return paragraphs


def _is_full(line: _Printed, right: float) -> bool:
    wide = line.right - line.left >= _LEAST_FULL * line.size
    return wide and line.right >= right - 1.6 * line.size


def _margin(lefts: Sequence[float]) -> float:
    """The left edge of most lines, and not of one that hangs out."""
    counts = Counter(round(left / 4) for left in lefts)
    usual = [place for place, count in counts.items() if count >= 0.1 * len(lefts)]
    return 4.0 * min(usual or counts)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
