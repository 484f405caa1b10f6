"""Bodies for tests: of the record, invented, and of real pages where they are on the machine."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import strategies as st

from commands.demo.cases import Cases
from proposals import corpus, markup, markup_plain, markup_usual, registry
from proposals.importer import assemble
from proposals.importer.sources import plaintext
from proposals.importer.tables import cleaning


def of_record(content: Path) -> Iterator[str]:
    for case in corpus.load(content).cases:
        yield case.proposal.body
        yield from (item.reply.body for item in case.replies)


def invented(cases: int) -> list[str]:
    files = [text for nth in range(cases) for text in Cases().case(nth).files.values()]
    return [text.split("\n---\n", 1)[1].strip("\n") for text in files]


def of_real_pages(root: Path, shared: Path) -> Iterator[str]:
    names = registry.load(root / "content" / "registry")
    for path in sorted((shared / "seeds").glob("*.txt")):
        draft = assemble.assemble(plaintext.read(path), names)
        yield from filter(None, (one.get("body", "") for one in (draft.proposal, *draft.replies)))


def of_a_real_table(shared: Path) -> list[str]:
    table = shared / "corpus" / "jiangsu-cppcc-2019.csv"
    if not table.is_file():
        pytest.skip("the 218 proposals (../shared/corpus) are not on this machine")
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [cleaning.body(row["content"]) for row in csv.DictReader(file)]


_MARKERS = [
    *("", "## ", "- ", "1. ") * 4,
    "2. ",
    "10. ",
    "### ",
    "* ",
    "1) ",
    "> ",
    "    ",
    "\u3000",
]
_WORDS = [
    *(
        "甲",
        "乙丙",
        "，",
        "。",
        "：",
        "“",
        "”",
        "（",
        "〇",
        "a",
        "9",
        "é",
        "한",
        "𠮷",
        "Ⅳ",
        "×",
        "·",
    ),
    *("1.", "3.5%", "2020-08-05", " ", "(", ")", "+", "-", ":", ";", "/", ".", "?", "'", "="),
    *(
        "**甲**",
        "**乙：**",
        "**",
        "*",
        "_",
        "`",
        "&",
        "&lt;",
        "<b>",
        ">",
        "\\",
        "#",
        "[",
        "](x)",
        "|",
        "~",
    ),
    *("\u3000", "\xa0", "\ufeff", "\x01", "\u2028", "\ue000"),
]
_GAPS = [*("\n\n",) * 6, *("\n",) * 3, "\n\n\n", "  \n", " \n\n", "\r\n\r\n", "\n \n"]
LINES = st.lists(
    st.tuples(
        st.sampled_from(_MARKERS),
        st.sampled_from(["", "**甲**", "**（一）乙。**", "**a)**"]),
        st.lists(st.sampled_from(_WORDS[:17]) | st.sampled_from(_WORDS), max_size=4).map("".join),
        st.sampled_from(_GAPS),
    ).map("".join),
    max_size=8,
).map("".join)
"""Bodies of lines that are plain, or nearly."""


PREFIX = 'b"&'
"""What ids begin with: signs of HTML among it."""


def read_with_care(body: str, *, top_level: int = 3) -> str:
    """HTML of a body by the general way, which takes no short cut."""
    with (
        mock.patch.object(markup_plain, "render", return_value=None),
        mock.patch.object(markup_usual, "rewrite", return_value=None),
    ):
        return markup.render(body, PREFIX, top_level=top_level).html
