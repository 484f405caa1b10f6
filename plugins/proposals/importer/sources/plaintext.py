"""Plain text: UTF-8 (with or without BOM), UTF-16, GB18030."""

from __future__ import annotations

import hashlib
from pathlib import Path

from proposals import privacy
from proposals.importer.lines import Line, Original
from proposals.problems import Problem, ProblemsError

MAX_BYTES = 20_000_000
"""The longest case known has under 200 kB; what is larger is no page of one."""

MAX_LINE = 200_000
"""Characters; a letter that lost its line breaks stays far below."""

_SIGNATURES = (
    (b"%PDF-", "is a PDF; copy its text into a .txt file and import that"),
    (b"PK\x03\x04", "is a ZIP, Word or Excel file; copy its text into a .txt file"),
    (b"\xd0\xcf\x11\xe0", "is an old Word or Excel file; copy its text into a .txt file"),
    (b"{\\rtf", "is an RTF file; save it as plain text"),
    (b"\x89PNG", "is a picture; the importer reads text only"),
    (b"\xff\xd8\xff", "is a picture; the importer reads text only"),
    (b"GIF8", "is a picture; the importer reads text only"),
)
_HTML_STARTS = (b"<!doctype html", b"<html")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read(path: Path, source: str | None = None) -> Original:
    """Read a text file.

    Args:
        path: the file.
        source: how messages and results name it; the path itself by default.

    Raises:
        ProblemsError: empty, too large, not text, or in an encoding that is not known.
        OSError: the file cannot be opened.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _refusal(path, 0, f"has {size:,} bytes; at most {MAX_BYTES:,} are read")
    data = path.read_bytes()
    text = _decode(path, data)
    masked, findings = privacy.mask(text)
    return Original(
        source=source or str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(Line(number, line) for number, line in enumerate(masked.split("\n"), start=1)),
        masked=findings,
    )


def _decode(path: Path, data: bytes) -> str:
    if not data.strip():
        raise _refusal(path, 0, "is empty; there is nothing to import")
    _refuse_other_formats(path, data)
    text = _text(path, data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _refusal(path, 0, "holds only white space; there is nothing to import")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            message = f"has {len(line):,} characters on one line; at most {MAX_LINE:,} are read"
            raise _refusal(path, number, message)
        if any(ord(char) < 32 and char not in "\t\v\f" for char in line):
            message = "holds a control character; this is not a text file"
            raise _refusal(path, number, message)
    return text


def _refuse_other_formats(path: Path, data: bytes) -> None:
    for signature, message in _SIGNATURES:
        if data.startswith(signature):
            raise _refusal(path, 0, message)
    if data[:400].lstrip().lower().startswith(_HTML_STARTS):
        message = "is HTML; copy the page's text from a browser into a .txt file"
        raise _refusal(path, 0, message)


def _text(path: Path, data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(path, data, encoding)
    if b"\x00" in data:
        return _without_bom(path, data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _gb18030(data)
        if text is not None:
            return text
        line = data.count(b"\n", 0, error.start) + 1
        message = "is neither UTF-8, UTF-16 nor GB18030 text; save it as UTF-8"
        raise _refusal(path, line, message) from error


def _strictly(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        message = f"starts like {name} but is damaged (byte {error.start}); save it as UTF-8"
        raise _refusal(path, 0, message) from error


def _without_bom(path: Path, data: bytes) -> str:
    """UTF-16 without a mark: line feeds and spaces tell on which side the zero byte stands."""
    for encoding, feed in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if feed not in data or len(data) % 2:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _mostly_chinese(text):
            return text
    raise _refusal(path, 0, "holds zero bytes; this is not a text file")


def _gb18030(data: bytes) -> str | None:
    """GB18030 gives nearly any bytes a meaning, so the meaning must look like Chinese."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if _mostly_chinese(text) else None


def _mostly_chinese(text: str) -> bool:
    letters = [char for char in text if not char.isspace() and not char.isascii()]
    common = sum(
        "\u4e00" <= char <= "\u9fff" or char in "，。、；：？！“”‘’（）《》〔〕【】…—·"
        for char in letters
    )
    return bool(letters) and common >= 0.9 * len(letters)


def _refusal(path: Path, line: int, message: str) -> ProblemsError:
    return ProblemsError([Problem(path, line, message)])
