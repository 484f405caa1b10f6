"""The dialect of bodies: as Pelican's Markdown reads them, and where CommonMark says otherwise.

Every body at hand (the record, fixtures, invented ones, real pages and tables where they are on the
machine) reads the same, to the word, the tag and the anchor. What differs is listed in
``DIFFERENCES``, one example a kind, each with the reason that docs/record.md gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from proposals.markup import render
from tests.record import bodies, python_markdown

LISTS = "A list may follow a line of text at once"
INDENTS = "What belongs to a list item is indented as far as its text"
LOOSE = "A blank line between two items of a list makes paragraphs of all its items"
MARKERS = "Another marker begins another list, and `1)` is a marker"
QUOTES = "A blank line parts quotations, and what follows an empty `>` is outside"
HEADINGS = "A heading needs a space after `#`"
UNDERLINED = "Several lines over `---` or `===` are one heading"
TABLES = "A table may follow a line of text at once, and needs no empty row"
PIPES = "A `|` parts cells unless a backslash stands before it, in code too"
BREAKS = "A backslash at the end of a line breaks it, a tab there does not"
CODE = "In code, and in the words of a picture, a line break is a space"
ESCAPES = r"A backslash takes the meaning of `&` too"
ENTITIES = "What only begins like an entity stays as it is written"
SPACES = "An address with a space makes no link, unless `<` and `>` stand around it"
LETTERS = "Letters of an address that are not ASCII are percent-encoded"
REFUSED = "A link without words to an address that is refused shows nothing"
SCHEMES = "Only http and https addresses in `<` and `>` are links"
NESTING = "Of `***`, the inner is bold; bold within bold is bold once"
EMPTY = "A marker without text is an item without text"
PARTED_ITEMS = re.compile(r"^(?:[0-9]+[.]|-) .*\n\n(?:[0-9]+[.]|-) ", re.MULTILINE)
DIFFERENCES = [
    (LISTS, "甲\n- 乙", "[p 甲 - 乙]", "[p 甲][ul [li 乙]]"),
    (LISTS, "甲\n1. 乙", "[p 甲 1. 乙]", "[p 甲][ol [li 乙]]"),
    (INDENTS, "- 甲\n  - 乙", "[ul [li 甲][li 乙]]", "[ul [li 甲[ul [li 乙]]]]"),
    (INDENTS, "- 甲\n\n  乙", "[ul [li 甲]][p 乙]", "[ul [li [p 甲][p 乙]]]"),
    (INDENTS, "-     甲", "[ul [li 甲]]", "[ul [li [pre [code 甲]]]]"),
    (
        LOOSE,
        "- 甲\n- 乙\n\n- 丙",
        "[ul [li 甲][li [p 乙]][li [p 丙]]]",
        "[ul [li [p 甲]][li [p 乙]][li [p 丙]]]",
    ),
    (MARKERS, "- 甲\n* 乙", "[ul [li 甲][li 乙]]", "[ul [li 甲]][ul [li 乙]]"),
    (MARKERS, "1) 甲", "[p 1) 甲]", "[ol [li 甲]]"),
    (QUOTES, "> 甲\n\n> 乙", "[blockquote [p 甲][p 乙]]", "[blockquote [p 甲]][blockquote [p 乙]]"),
    (QUOTES, ">\n甲", "[blockquote [p 甲]]", "[blockquote ][p 甲]"),
    (HEADINGS, "#甲", "[h3 甲]", "[p #甲]"),
    (UNDERLINED, "甲\n乙\n---", "[p 甲乙][hr ]", "[h3 甲乙]"),
    (
        TABLES,
        "甲\n|乙|\n|-|\n|丙|",
        "[p 甲 |乙| |-| |丙|]",
        "[p 甲][table [thead [tr [th 乙]]][tbody [tr [td 丙]]]]",
    ),
    (
        TABLES,
        "|甲|\n|-|",
        "[table [thead [tr [th 甲]]][tbody [tr [td ]]]]",
        "[table [thead [tr [th 甲]]]]",
    ),
    (
        PIPES,
        "|甲|`a|b`|\n|-|-|\n|乙|丙|",
        "[table [thead [tr [th 甲][th [code a|b]]]][tbody [tr [td 乙][td 丙]]]]",
        "[p |甲|[code a|b]| |-|-| |乙|丙|]",
    ),
    (BREAKS, "甲\\\n乙", "[p 甲\\ 乙]", "[p 甲[br ]乙]"),
    (BREAKS, "甲\t\n乙", "[p 甲[br ]乙]", "[p 甲乙]"),
    (CODE, "`甲\n乙`", "[p [code 甲乙]]", "[p [code 甲 乙]]"),
    (CODE, "![甲\n乙](x)", "[p [a href=x 甲乙]]", "[p [a href=x 甲 乙]]"),
    (ESCAPES, r"\&lt;", "[p <]", "[p &lt;]"),
    (ENTITIES, "&notes;", "[p ¬es;]", "[p &notes;]"),
    (SPACES, "[甲](x y)", "[p [a 甲]]", "[p [甲](x y)]"),
    (SPACES, "[甲](<x y>)", "[p [a 甲]]", "[p [a href=x%20y 甲]]"),
    (LETTERS, "[甲](乙)", "[p [a href=乙 甲]]", "[p [a href=%E4%B9%99 甲]]"),
    (REFUSED, "[](javascript:x)", "[p [a javascript:x]]", "[p [a ]]"),
    (SCHEMES, "<ftp://x.example>", "[p [a ftp://x.example]]", "[p <ftp://x.example>]"),
    (NESTING, "***甲***", "[p [strong [em 甲]]]", "[p [em [strong 甲]]]"),
    (NESTING, "****甲****", "[p [strong [strong 甲]]]", "[p [strong 甲]]"),
    (EMPTY, "甲\n\n*", "[p 甲][p *]", "[p 甲][ul [li ]]"),
]
KEPT = {
    "mail-address": "<a@b.example>",
    "address": "http://a.example",
    "html": "<b>*甲*</b>\n\n<div>\n*乙*\n\n<!-- 丙\n\n<?丁\n\n<http://a.example/?a=1&b=2>",
    "definition": "[甲]\n\n[甲]: http://a.example\n\n`[乙]: x`",
    "definition-in-an-address": "[甲](http://[::1]:80/)",
    "footnote": "甲[^1]\n\n[^1]: 乙",
    "fence": "~~~ 甲\n乙\n~~~\n\n> ```a\n> b```\n\n- ~~~",
    "task": "- [ ] 甲\n- [x] 乙",
    "marks": "甲~~乙~~ H~2~O x^2^ ==丙== ||丁|| :smile: $x$",
    "emphasis": "甲**“乙”**丙**（丁）**戊、*己**庚**辛*、__壬__、甲_乙_丙、**甲 **、2*3*4",
    "escapes": r"\*甲\* 1\. \~\|\< \甲",
    "entities": "&lt;&amp;lt;&nbsp;&#20013;&#x4e2d;&copy &",
    "lines": "甲\n**乙\n丙**\n[丁](x)\n`戊`\n己  \n庚 a\n辛",
    "link": "[甲](http://a.example/(1) '乙') [丙](mailto:a@b.example) [丁](#x) [戊](a:b) [](x)",
    "picture": "![甲](x '乙') [![丙](x)](y) [![](x)](y) ![](x)",
    "lists": "3. 甲\n4. 乙\n    - 丙\n    - 丁\n5. 己\n\n戊\n\n- 己\n\n    庚\n\n- 辛",
    "outline": "## 甲\n\n#### 乙\n\n# 丙 #\n\n丁\n---\n\n# ![](x)",
    "table": "甲|乙\n:-|-:\n`丙`|**丁**|戊\n己\\|庚",
    "quotation": "> 甲\n乙\n>\n> - 丙\n> - 丁",
    "code": "甲\n\n    乙 <b> &lt;\n\n    *丙*",
    "separators": "甲\u2028乙\u3000丙\x0b丁",
}


class Tree(HTMLParser):
    """HTML as one line: a tag and what it holds in brackets, without its form.

    Spaces beside tags are left to the comparison of blocks.
    """

    def __init__(self, page: str, attributes: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes = attributes
        self.shown = ""
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = (f"{name}={value} " for name, value in sorted(attrs) if name in self.attributes)
        self.add(f"[{tag} {''.join(kept)}{']' if tag in {'br', 'hr'} else ''}")

    def handle_endtag(self, _: str) -> None:
        self.add("]")

    def handle_data(self, data: str) -> None:
        self.words += data

    def add(self, bracket: str) -> None:
        self.shown += " ".join(self.words.split()) + bracket
        self.words = ""


def tree(page: str, *attributes: str) -> str:
    return Tree(page, attributes).shown


def read_alike(some: Iterable[str]) -> int:
    """How many bodies there were, all of them read alike."""
    count = 0
    everything = ("href", "id", "rel", "start", "title")
    for body in filter(None, some):
        before, blocks, points = python_markdown.render(body, "b")
        now = render(body, "b")
        assert tree(now.html, *everything) == tree(before, *everything)
        assert now.blocks == tuple(blocks)
        assert now.points == tuple(points)
        count += 1
    return count


@pytest.mark.parametrize("content", ["content", "tests/fixtures/content"])
def test_bodies_of_the_record_read_alike(root: Path, content: str) -> None:
    assert read_alike(bodies.of_record(root / content)) > 5


def test_invented_bodies_read_alike() -> None:
    """But for one difference (``LOOSE``), which lists that follow one another make there."""
    alike = (body for body in bodies.invented(60) if not PARTED_ITEMS.search(body))
    assert read_alike(alike) > 120


def test_bodies_of_real_pages_read_alike(root: Path, shared: Path) -> None:
    assert read_alike(bodies.of_real_pages(root, shared)) > 8


def test_bodies_of_a_real_table_read_alike(shared: Path) -> None:
    assert read_alike(bodies.of_a_real_table(shared)) == 218


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT)
def test_what_the_dialect_keeps(body: str) -> None:
    assert read_alike([body]) == 1


@pytest.mark.parametrize(("reason", "body", "before", "now"), DIFFERENCES)
def test_what_commonmark_reads_otherwise(
    root: Path, reason: str, body: str, before: str, now: str
) -> None:
    assert tree(python_markdown.render(body, "b")[0], "href") == before
    assert tree(render(body, "b").html, "href") == now
    assert f"- {reason}" in (root / "docs" / "record.md").read_text("utf-8")
