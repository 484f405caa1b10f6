"""A picture of a case for links to it: 1200 by 630 pixels, PNG, in shades of ink on paper.

Drawn with the publisher's own font file, so that the same file, Pillow and case give the same
bytes on every machine; fonts of the system are not looked at. Pillow is the extra ``cards``.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from proposals.case import Case
from proposals.digests import digest
from proposals.problems import ForeseenError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""What the networks that show links ask for."""

VERSION = 1
"""Of the drawing: raised when it would give other bytes."""

_PAPER, _INK, _ACCENT = (0xF7, 0xF4, 0xEE), (0x21, 0x1D, 0x18), (0x9E, 0x21, 0x26)
_SHADES = 255
"""Palette: 0 is ink, 254 paper, shades between; 255 is the accent."""

_SOFT = 80
"""Shade of what is not the title."""

_MARGIN = 88
_TITLE = ((76, 3), (62, 4), (50, 5))
"""Sizes of the title, and the lines it may have in each; the last is cut where it is too long."""

_MOST = 300
"""Characters of any text that are looked at: more than a card can hold of the narrowest."""

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%/-]{0,15}|.")
_NO_LINE_BEGINS = set("，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%")


class CardError(ForeseenError):
    """Cards cannot be drawn; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Everything that a card shows.

    Attributes:
        title: of the case.
        above: where it belongs: place, kind, number.
        below: who moved and who answered.
        site: name of the site.
    """

    title: str
    above: str
    below: str
    site: str


def facts(case: Case, kind: str, site: str) -> CardFacts:
    """What a case's card shows.

    Args:
        case: the case.
        kind: words for its kind, in the language of the interface.
        site: name of the site.
    """
    answered = "、".join(dict.fromkeys(item.reply.department for item in case.replies))
    above = [case.jurisdiction.name, kind, case.proposal.number]
    below = [case.moved_by, answered]
    return CardFacts(
        case.proposal.title,
        " · ".join(fact for fact in above if fact),
        " → ".join(fact for fact in below if fact),
        site,
    )


@dataclass(frozen=True, slots=True)
class Font:
    """A font file, as it was found.

    Attributes:
        path: the file: TrueType, OpenType or a collection of these.
        digest: of its bytes.
    """

    path: Path
    digest: bytes

    @classmethod
    def of(cls, path: Path) -> Font:
        """The font of a file.

        Raises:
            CardError: there is no such file, it is no font, or Pillow is not installed.
        """
        try:
            with path.open("rb") as file:
                sum_ = hashlib.file_digest(file, "sha256").digest()
            _face(path, _TITLE[0][0])
        except OSError as error:
            message = f"{path}: is no font that can be read ({error}); name another as CARD_FONT"
            raise CardError(message) from error
        except ModuleNotFoundError as error:
            message = "cards need Pillow: python3 -m pip install pillow, or unset CARD_FONT"
            raise CardError(message) from error
        return cls(path, sum_)


def inputs(of: CardFacts, font: Font) -> bytes:
    """Digest of everything that a card follows from: equal ones need no new drawing."""
    from PIL import __version__ as pillow

    return digest(repr((VERSION, pillow, of, font.digest)).encode())


def draw(of: CardFacts, font: Font) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw

    shades = Image.new("L", (WIDTH, HEIGHT), _SHADES - 1)
    pen = ImageDraw.Draw(shades)
    room = WIDTH - 2 * _MARGIN
    small = _face(font.path, 34)
    pen.text((_MARGIN, 64), _cut(of.above, small, room), font=small, fill=_SOFT)
    size, lines = _title(of.title, font.path, room)
    face = _face(font.path, size)
    for nth, line in enumerate(lines):
        pen.text((_MARGIN, 138 + nth * round(size * 1.36)), line, font=face, fill=0)
    pen.text((_MARGIN, 478), _cut(of.below, small, room), font=small, fill=_SOFT)
    pen.text((_MARGIN, 548), _cut(of.site, small, room), font=small, fill=_SOFT)
    # Letters have soft edges in shades alone; the palette then makes these the site's colours.
    image = Image.frombytes("P", shades.size, shades.tobytes())
    image.putpalette(_palette())
    image.paste(_SHADES, (0, 0, 18, HEIGHT))
    png = io.BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


def _palette() -> list[int]:
    colours = []
    for shade in range(_SHADES):
        part = shade / (_SHADES - 1)
        pairs = zip(_INK, _PAPER, strict=True)
        colours += [round(ink + (paper - ink) * part) for ink, paper in pairs]
    return [*colours, *_ACCENT]


@cache
def _face(path: Path, size: int) -> FreeTypeFont:
    """The face to draw with; of a collection that for simplified Chinese, else the first."""
    from PIL import ImageFont

    def face(index: int) -> FreeTypeFont:
        basic = ImageFont.Layout.BASIC
        return ImageFont.truetype(str(path), size, index=index, layout_engine=basic)

    first = face(0)
    for index in range(16):
        try:
            found = face(index)
        except OSError:
            break
        if (found.getname()[0] or "").endswith(" SC"):
            return found
    return first


def _title(title: str, path: Path, room: int) -> tuple[int, list[str]]:
    for size, most in _TITLE:
        lines = _lines(title[:_MOST], _face(path, size), room)
        if len(lines) <= most:
            return size, lines
    face = _face(path, size)
    return size, [*lines[: most - 1], _cut("".join(lines[most - 1 :]), face, room)]


def _lines(text: str, face: FreeTypeFont, room: int) -> list[str]:
    """A text in lines; none begins with a sign that belongs behind a word."""
    lines, line = [], ""
    for word in _WORD.findall(text):
        if line and face.getlength(line + word) > room and word not in _NO_LINE_BEGINS:
            lines.append(line)
            line = ""
        line += word
    return [*lines, line]


def _cut(text: str, face: FreeTypeFont, room: int) -> str:
    if len(text) <= _MOST and face.getlength(text) <= room:
        return text
    text = text[:_MOST]
    while text and face.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…"
