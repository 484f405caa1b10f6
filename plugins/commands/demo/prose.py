"""Invented Markdown: sentences of a small grammar, in the shapes that real bodies have."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

from commands.demo.lexicon import TABLES, data

_SLOT = re.compile(r"(\{[a-z]\})")
_SUBJECT = "{d}"

_LINES: Final[dict[str, str]] = data("sentences.yml")

_Part = str | list[str]
_Sentence = tuple[_Part, ...]


def _read(name: str) -> tuple[_Sentence, ...]:
    """Sentences of a kind, taken apart into words that stay and tables to draw from.

    ``{d}`` stays: the subject of the text takes its place.
    """
    return tuple(tuple(map(_part, _SLOT.split(line))) for line in _LINES[name].split())


def _part(piece: str) -> _Part:
    if piece == _SUBJECT:
        return _SUBJECT
    if not _SLOT.fullmatch(piece):
        return piece
    return TABLES[piece[1]]


_ASKING: Final = _read("asking")

_ANSWERING: Final = _read("answering")

_HEADINGS: Final = _read("headings")
_POINTS: Final = _read("points")
_NUMERALS: Final = "一二三四五六七八九十"

_BOLD_START = 0.06
_LIST = 0.16
_TABLE = 0.015
_HEADING_EVERY = 3
_HALF_A_BLOCK = 34
"""Characters: a body ends as near to its size as whole blocks allow."""


class Writer:
    """Writes bodies from one source of chance.

    Args:
        chance: draws; the same state gives the same text.
    """

    def __init__(self, chance: random.Random) -> None:
        self._random = chance.random

    def proposal(self, subject: str, size: int) -> str:
        """Body of a proposal about ``subject``, of about ``size`` bytes of UTF-8."""
        return self._body(_ASKING, subject, size, [])

    def reply(self, subject: str, title: str, size: int) -> str:
        """Body of a reply to ``title``, of about ``size`` bytes of UTF-8."""
        opening = f"您提出的“{title}”收悉。经研究，现将有关办理情况答复如下。"
        closing = f"感谢您对{subject}工作的关心。以上内容由程序生成，均属虚构。"
        return self._body(_ANSWERING, subject, size, [opening], closing)

    def sentence(self, sentences: Sequence[_Sentence], subject: str) -> str:
        """One sentence, its slots filled."""
        chance = self._random
        parts = sentences[int(chance() * len(sentences))]
        return "".join(
            [
                subject
                if part is _SUBJECT
                else part
                if part.__class__ is str
                else part[int(chance() * len(part))]
                for part in parts
            ]
        )

    def draw(self, slot: str) -> str:
        """A word of a table of the lexicon."""
        table = TABLES[slot]
        return table[int(self._random() * len(table))]

    def _body(
        self,
        sentences: Sequence[_Sentence],
        subject: str,
        size: int,
        blocks: list[str],
        closing: str = "",
    ) -> str:
        chance = self._random
        # A Chinese character has three bytes; a few digits among them make the text a bit longer.
        wanted = size / 2.9 - len(closing)
        length = sum(map(len, blocks))
        headings = 0
        for nth in range(10_000):
            if length + _HALF_A_BLOCK >= wanted:
                break
            if nth % _HEADING_EVERY == 1 and headings < len(_NUMERALS):
                blocks.append(f"## {_NUMERALS[headings]}、{self.sentence(_HEADINGS, subject)}")
                headings += 1
            kind = chance()
            if kind < _TABLE:
                block = self._table(subject)
            elif kind < _TABLE + _LIST:
                block = self._list(subject)
            else:
                block = self._paragraph(sentences, subject)
            blocks.append(block)
            length += len(block)
        return "\n\n".join([*blocks, closing] if closing else blocks)

    def _paragraph(self, sentences: Sequence[_Sentence], subject: str) -> str:
        count = 2 + int(self._random() * 3)
        text = "".join([self.sentence(sentences, subject) for _ in range(count)])
        if self._random() < _BOLD_START:
            # Emphasis that ends in punctuation before a Chinese character: a shape that real
            # bodies have and plain CommonMark does not read.
            return f"**{self.draw('q')}**工作方面，{text}"
        return text

    def _list(self, subject: str) -> str:
        chance = self._random
        count = 3 + int(chance() * 3)
        mark: Callable[[int], str] = (lambda _: "-") if chance() < 0.3 else (lambda n: f"{n + 1}.")
        return "\n".join(
            f"{mark(nth)} **{self.draw('l')}**：{self.sentence(_POINTS, subject)}"
            for nth in range(count)
        )

    def _table(self, subject: str) -> str:
        rows = "\n".join(
            f"| {self.draw('c')}{self.draw('c')}{self.draw('s')} | {self.draw('n')} | "
            f"{self.draw('x')} |"
            for _ in range(3 + int(self._random() * 3))
        )
        return (
            f"| 点位 | {subject}{self.draw('t')}（处） | 覆盖率（%） |\n| --- | --- | --- |\n{rows}"
        )
