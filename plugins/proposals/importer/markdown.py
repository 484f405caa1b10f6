"""Plain lines -> Markdown that says the same and nothing more.

What Markdown would read as markup is escaped; short section lines become headings; indents
and the spaces that spread a word (建    议:) go; lines that were only wrapped are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer.lines import Line, plain

_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[、,部章节])\s*(?=\S)"
)
_SUBSECTION = re.compile(r"\([一二三四五六七八九十]{1,3}\)\s*(?=\S)")
_STOPS = "。；;:：!！?？,，、"
_LONGEST_HEADING = 40
"""Characters; a longer line that starts with 一、 is a paragraph."""
_SPREAD = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){1,4}\s*[:：]?")
_LIST_ITEM = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])(?=\s|$)")
_RULE = re.compile(r"(?:[-_*=]\s*){3,}")
_INLINE = re.compile(r"[\\`*_\[]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_NEW_PARAGRAPH = re.compile(
    r"(?:[0-9]{1,2}[.、)]|[一二三四五六七八九十]{1,3}(?:、|是)|\(|[①-⑳]|“?《)"
)
_LEAST_WRAPPED = 4
_NARROWEST_COLUMN = 20
_WIDEST_COLUMN = 60
"""Characters; where lines are longer, each is a paragraph."""


def write(lines: Sequence[Line]) -> str:
    """Markdown of a text, one paragraph a line of the original."""
    paragraphs = _paragraphs([line.text for line in lines])
    return "\n\n".join(_block(paragraph) for paragraph in paragraphs)


def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    text = _INLINE.sub(lambda match: f"\\{match[0]}", text)
    if text.startswith(("#", ">")) or _RULE.fullmatch(text):
        return f"\\{text}"
    item = _LIST_ITEM.match(text)
    if item and not text.startswith("\\"):
        return f"{item[0][:-1]}\\{item[0][-1]}{text[item.end() :]}"
    return text


def is_heading(text: str) -> int:
    """Level of the heading that a line is: 2 for 一、…, 3 for (一)…; 0 when it is none."""
    looked_at = plain(text)
    if len(text) > _LONGEST_HEADING or text.endswith(tuple(_STOPS)) or "。" in text:
        return 0
    if _SECTION.match(looked_at):
        return 2
    return 3 if _SUBSECTION.match(looked_at) else 0


def _block(paragraph: str) -> str:
    level = is_heading(paragraph)
    return f"{'#' * level} {escape(paragraph)}" if level else escape(paragraph)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if plain(line).strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    paragraphs: list[str] = []
    for block in blocks:
        paragraphs += _join(block) if _is_wrapped(block) else map(_tidy, block)
    return paragraphs


def _is_wrapped(block: Sequence[str]) -> bool:
    """Whether a block was broken at a column and not at its paragraphs."""
    if len(block) < _LEAST_WRAPPED:
        return False
    widths = [len(line.strip()) for line in block[:-1]]
    column = max(len(line.rstrip()) for line in block)
    full = sum(width >= column - 3 for width in widths)
    broken = sum(not line.rstrip().endswith(tuple(_STOPS)) for line in block[:-1])
    is_column = _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN
    return is_column and full >= 0.6 * len(widths) and broken >= 0.5 * len(widths)


def _join(block: Sequence[str]) -> list[str]:
    """Paragraphs of a wrapped block; an indent or a number begins a new one."""
    column = max(len(line.rstrip()) for line in block)
    paragraphs: list[str] = []
    previous = ""
    for line in block:
        text = _tidy(line)
        indented = line[:1].isspace()
        ended = len(previous.rstrip()) < column - 3
        if not paragraphs or indented or ended or _NEW_PARAGRAPH.match(plain(text)):
            paragraphs.append(text)
        else:
            between = " " if paragraphs[-1][-1].isascii() and text[0].isascii() else ""
            paragraphs[-1] += between + text
        previous = line
    return paragraphs


def _tidy(line: str) -> str:
    text = " ".join(plain(line).split()) and " ".join(line.split())
    text = text.strip("\u200b\ufeff ")
    if _SPREAD.fullmatch(text):
        return "".join(text.split())
    return text
