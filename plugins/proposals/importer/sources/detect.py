"""Which format a file has: by its first bytes, and by its name only where they do not tell."""

from __future__ import annotations

import re
from enum import StrEnum

from proposals.importer.sources import containers
from proposals.importer.sources.file import File
from proposals.importer.sources.refusal import Refusal


class Format(StrEnum):
    """What the importer reads."""

    TEXT = "text"
    HTML = "html"
    WORD = "word"
    PDF = "pdf"
    CSV = "csv"
    SHEET = "sheet"
    JSON = "json"
    ARCHIVE = "archive"


TABLES = frozenset({Format.CSV, Format.SHEET, Format.JSON})
"""Formats that hold a case a row."""

_OCR = "is a picture; run OCR on it, proofread the text and import that"
_UNPACK = "is an archive of another kind; unpack it and import the folder"
_REFUSED = (
    (b"{\\rtf", "is an RTF file; save it as .docx"),
    (b"\x89PNG", _OCR),
    (b"\xff\xd8\xff", _OCR),
    (b"GIF8", _OCR),
    (b"II*\x00", _OCR),
    (b"MM\x00*", _OCR),
    (b"BM", _OCR),
    (b"7z\xbc\xaf'\x1c", _UNPACK),
    (b"Rar!", _UNPACK),
    (b"\x1f\x8b", _UNPACK),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4_000
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"<(?:p|br|div|span|td|table|a)\b", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*\{)')
_ARCHIVED_PAGE = re.compile(
    rb"(?:From:|MIME-Version:).{0,2000}multipart/related", re.IGNORECASE | re.DOTALL
)
_BY_NAME = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".ndjson": Format.JSON,
}


def detect(file: File) -> Format:
    """The format of a file.

    Raises:
        Refusal: empty, or of a kind that is not read; it names the kind and the remedy.
    """
    data, suffix = file.data, file.path.suffix.lower()
    if not data.strip():
        raise Refusal("is empty; there is nothing to import")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _container(data)
    if data.startswith(_COMPOUND):
        return _compound(data)
    for signature, message in _REFUSED:
        if data.startswith(signature) and not _text_after_all(signature, data):
            raise Refusal(message)
    return _text(data, suffix)


def _text_after_all(signature: bytes, data: bytes) -> bool:
    """Two letters are a weak signature; a bitmap has zero bytes in its head."""
    return signature == b"BM" and b"\x00" not in data[:64]


def _container(data: bytes) -> Format:
    names = containers.names(data)
    if "word/document.xml" in names:
        return Format.WORD
    if {"xl/workbook.xml", "xl/workbook.bin"} & names:
        return Format.SHEET
    if "[Content_Types].xml" in names:
        raise Refusal("is an Office file without a text; save the letter as .docx")
    if {"content.xml", "mimetype"} <= names:
        raise Refusal("is an OpenDocument file; save it as .docx or .xlsx")
    return Format.ARCHIVE


def _compound(data: bytes) -> Format:
    """Old Office files are small file systems whose names are UTF-16 (MS-CFB)."""
    if _named(data, "EncryptedPackage"):
        raise Refusal("is protected by a password; save it without one")
    if _named(data, "Workbook") or _named(data, "Book"):
        return Format.SHEET
    if _named(data, "WordDocument"):
        raise Refusal("is an old Word or WPS document; open it and save it as .docx")
    raise Refusal("is an old Office or WPS file; open it and save it as .docx or .xlsx")


def _named(data: bytes, stream: str) -> bool:
    return f"{stream}\0".encode("utf-16-le") in data


def _text(data: bytes, suffix: str) -> Format:
    head = _ascii(data[:_HEAD])
    if _ARCHIVED_PAGE.match(head):
        raise Refusal("is a web archive (.mht); save the page as HTML")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Refusal("is an XML spreadsheet; open it and save it as .xlsx")
    if b"<w:wordDocument" in head or b"wordprocessingml" in head:
        raise Refusal("is a Word document as XML; open it and save it as .docx")
    if _HTML.match(head) or (suffix in {".html", ".htm"} and _MARKUP.search(head)):
        return Format.HTML
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    return Format.JSON if _JSON.match(head) else Format.TEXT


def _ascii(head: bytes) -> bytes:
    """The head without byte order mark and, in UTF-16, without the zero bytes between."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head
