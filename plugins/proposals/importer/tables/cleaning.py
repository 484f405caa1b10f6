"""The text of a cell -> Markdown.

What was a form with paragraphs has mostly become one run of text when it reaches a table: the
form's own headings run into the sentences, paragraphs are left as runs of spaces, and lines
break where the screen was narrow. Nothing but such white space, and the colon behind a mark
that becomes a heading, is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proposals.importer import markdown, rulebook
from proposals.importer.lines import Line, plain

_LINK = re.compile(
    r"[\s\[(【<]*(?:请?点击|点此)?(?:此处|这里|链接)?(?:查看|查阅|浏览|打开|下载|详[见情]|见)?\s*(?:原文|全文|详情|正文|附件|链接|内容)?"
    r"(?:下载|查看|链接)?[\s\])】>…。>-]*"
)
"""Words of a link or a reference, and no text."""
_LONGEST_LINK = 20

_ENDS = "。；：！？…”）〕】;:!?)"
"""Signs after which a paragraph may end."""
_ENUMERATED = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．是]"
    r"|[0-9]{1,2}[.．、)）](?![0-9])|第[一二三四五六七八九十]{1,3}[,，、]|[①-⑳])"
)
_INNER_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])[^\S\n](?=[\u4e00-\u9fff])")
_SCREEN = 20
"""Characters; what runs as far before a lone space was broken by a narrow screen there."""
_GAP = re.compile(r"\s*\n\s*|[^\S\n]{2,}")
_SHORT = 30
"""Characters; a longer line that looks like a heading may be the first half of a sentence."""
_INDENT = 4
"""Spaces; as many stand for the indent of a paragraph, whatever is before them."""


def body(text: str) -> str:
    """Markdown of a cell's text."""
    blocks: list[str] = []
    parts = list(_parts(text))
    below = any(title for title, _ in parts)
    for title, part in parts:
        if title:
            blocks.append(f"## {markdown.escape(title)}")
        for paragraph in _paragraphs(part):
            block = markdown.write([Line(1, paragraph)])
            blocks.append(lowered(block) if below else block)
    return "\n\n".join(block for block in blocks if block)


def is_link(text: str) -> bool:
    """Whether a cell where a text should be only leads to it elsewhere: 点击查看, 详见附件."""
    words = text.strip()
    return len(words) <= _LONGEST_LINK and _LINK.fullmatch(plain(words)) is not None


def lowered(text: str) -> str:
    """Markdown whose headings are one level deeper, to stand under another."""
    return re.sub(r"^(?=#{1,5} )", "#", text, flags=re.MULTILINE)


def _parts(text: str) -> Iterator[tuple[str | None, str]]:
    """The text between marks, each part with the mark above it."""
    rules = rulebook.load("sections")
    hits = sorted(
        (hit.start, hit.end, hit.values["title"]) for rule in rules for hit in rule.hits(text)
    )
    at, title = 0, None
    for start, end, found in hits:
        if start < at:
            continue
        if title or text[at:start].strip():
            yield title, text[at:start]
        at, title = end, found
    if title or text[at:].strip():
        yield title, text[at:]


def _paragraphs(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = [""]
    at = 0
    for gap in [*_GAP.finditer(text), None]:
        paragraphs[-1] += text[at : gap.start() if gap else len(text)]
        if gap is None:
            break
        at = gap.end()
        before, after = paragraphs[-1], text[at : at + 8]
        if _is_break(gap[0], before, after):
            paragraphs.append("")
        elif "\n" not in gap[0] or (_latin(before[-1:]) and _latin(after[:1])):
            paragraphs[-1] += " "
    return [_unwrapped(paragraph.strip()) for paragraph in paragraphs if plain(paragraph).strip()]


def _unwrapped(paragraph: str) -> str:
    """Without the spaces that line breaks left within sentences; those of lists stay."""
    first, *rest = _INNER_SPACE.split(paragraph)
    joined, run = first, len(first)
    for piece in rest:
        joined += piece if run >= _SCREEN else f" {piece}"
        run = len(piece)
    return joined


def _is_break(gap: str, before: str, after: str) -> bool:
    if before.rstrip().endswith(tuple(_ENDS)) or _ENUMERATED.match(after):
        return True
    if "\n" in gap and len(before) <= _SHORT and markdown.is_heading(before.strip()):
        return True
    return gap.count("\n") > 1 or len(gap.replace("\n", "")) >= _INDENT


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
