"""Lines of a web page that was made Markdown, as the page printed them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer.lines import Line

_BEGINS = re.compile(r"\s*Markdown Content:\s*")
_LINES_OF_HEAD = 12
_TITLE = re.compile(r"\s*Title:\s*(?P<title>\S.*)")
_OF_HEAD = re.compile(r"\s*(?:URL Source|Published Time|Warning|Description):")
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
"""What a reader of pages puts above the text that it made Markdown."""
_IMAGE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()\s]{1,500}\)")
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{0,200})\]\((?:https?:|javascript:|mailto:|tel:|/|#|\.)"
    r"[^()\s]{0,500}(?:\([^()]{0,60}\))?[^()\s]{0,60}(?:\s\"[^\"]{0,200}\")?\)"
)
_BOLD = re.compile(r"\*\*(?P<words>[^*\s](?:[^*]{0,400}[^*\s])?)\*\*")
_ESCAPED = re.compile(r"\\(?P<sign>[\\`*_{}\[\]()#+.!|~>-])")
_LEAST_LINKS = 2
_SET_OFF = re.compile(r"\s*\*\*[^*]+\*\*\s*")
"""A line that is nothing but bold is a heading, and read as one elsewhere."""


def without(lines: Sequence[Line]) -> list[Line]:
    """Lines without links, bold and escapes; on a page that has none of these, as they are."""
    begins = next((at for at, line in enumerate(lines[:_LINES_OF_HEAD]) if _is_begin(line)), None)
    if begins is None and sum(_LINK.search(line.text) is not None for line in lines) < _LEAST_LINKS:
        return list(lines)
    told = list(lines)
    if begins is not None:
        headed = any(_HEADING.match(line.text) for line in lines[begins:])
        told[: begins + 1] = [_of_head(line, headed) for line in lines[: begins + 1]]
    return [Line(line.number, _printed(line.text)) for line in told]


def _is_begin(line: Line) -> bool:
    return _BEGINS.fullmatch(line.text) is not None


def _of_head(line: Line, headed: bool) -> Line:
    """A line above the text; the page's title counts where no heading stands in the text."""
    if _is_begin(line) or _OF_HEAD.match(line.text):
        return Line(line.number, "")
    title = _TITLE.match(line.text)
    if title is None:
        return line
    return Line(line.number, "" if headed else title["title"])


def _printed(text: str) -> str:
    text = _LINK.sub(lambda match: match["words"], _IMAGE.sub("", text))
    if not _SET_OFF.fullmatch(text):
        text = _BOLD.sub(lambda match: match["words"], text)
    return _ESCAPED.sub(lambda match: match["sign"], text)
