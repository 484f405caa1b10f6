"""Saved web pages: what a reader sees, as lines.

A paragraph is a line, a row of a table is one with ``|`` between its cells, ``<br>`` ends a
line. What is not seen (scripts, hidden parts) and what structure shows to be the site's and
not the page's (navigation, banners, lists of links) is left out; furniture that only its words
give away is the business of rules/furniture.yml.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from proposals.importer.sources import encoding, hidden, tags
from proposals.importer.sources.html_writer import Hidden, Writer
from proposals.importer.sources.refusal import Refusal, missing

_MAX_OPEN = 3_000
"""Open elements that the parser is given; its time grows with their square."""

_HEAD = 4_000
"""Bytes among which a page says its encoding; the HTML standard asks for the first 1,024."""

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE
)
_XML_CHARSET = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_-]{2,20})""", re.IGNORECASE
)
_TAG = re.compile(rb"<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")

OfKind = TypeVar("OfKind", bound=Writer)


def lines(data: bytes) -> list[str]:
    """Lines of a page.

    Args:
        data: the file; its byte order mark counts first, then the encoding it declares.

    Raises:
        Refusal: no text, frames that hold the text elsewhere, or elements nested without end.
    """
    return of_markup(markup(data))


def markup(data: bytes) -> str:
    """Text of a page's file; its byte order mark counts first, then what it declares."""
    return encoding.decode(data, _declared(data))


def of_markup(page: str, *, spaces_kept: bool = False) -> list[str]:
    """Lines of HTML that is text already.

    Args:
        page: the markup.
        spaces_kept: whether spaces and line ends are meant as they stand, as in ``pre``.

    Raises:
        Refusal: as ``lines``.
    """
    found = walked(page, Writer, spaces_kept=spaces_kept).lines
    if not found:
        framed = "<iframe" in page.lower()
        hint = (
            "save the frame that holds the text" if framed else "save the page once it has loaded"
        )
        raise Refusal(f"is a page without text; {hint}")
    return found


def walked(page: str, kind: type[OfKind], *, spaces_kept: bool) -> OfKind:
    """A writer that has walked through HTML that is text already.

    Args:
        page: the markup.
        kind: its class.
        spaces_kept: as for ``of_markup``.

    Raises:
        Refusal: frames that hold the text elsewhere, or elements nested without end.
    """
    _refuse_depth(page)
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing(error) from error
    tree = LexborHTMLParser(page)
    if tree.body is None or tree.css_first("frameset") is not None:
        raise Refusal("shows other files in frames; save the frame that holds the text")
    hiding = hidden.classes(tree)
    found = _walked(tree, kind(Hidden(hiding), kept_spaces=int(spaces_kept)))
    if kept := hidden.kept(tree, hiding, found.lines):
        found = _walked(tree, kind(Hidden(hiding, kept), kept_spaces=int(spaces_kept)))
    return found


def _walked(tree: Any, writer: OfKind) -> OfKind:
    writer.children(tree.body, 0)
    writer.end_line()
    return writer


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD]) or _XML_CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _refuse_depth(markup: str) -> None:
    depth = 0
    for tag in _TAG.finditer(markup.encode("utf-8", "replace")):
        if tag[2].decode().lower() in tags.NO_END or tag[3].endswith(b"/"):
            continue
        depth += -1 if tag[1] else 1
        if depth > _MAX_OPEN:
            raise Refusal("has elements that are nested without end; save the page anew")
