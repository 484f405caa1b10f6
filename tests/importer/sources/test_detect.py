"""Formats are told by what is in a file; the name decides only where that does not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from proposals.importer.sources import detect
from proposals.importer.sources.detect import Format
from proposals.importer.sources.file import File
from proposals.importer.sources.refusal import Refusal

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def _stream(name: str) -> bytes:
    return COMPOUND + f"{name}\0".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", "甲".encode(), Format.TEXT),
        ("a", "甲".encode(), Format.TEXT),
        ("a.txt", b"  <!DOCTYPE HTML><p>x", Format.HTML),
        ("a.txt", b"\xef\xbb\xbf<?xml version='1.0'?>\n<html>", Format.HTML),
        ("a", "<html><p>甲".encode("utf-16"), Format.HTML),
        ("a.htm", "甲<p>乙".encode(), Format.HTML),
        ("a.txt", "甲<p>乙".encode(), Format.TEXT),
        ("a.doc", _zip("word/document.xml"), Format.WORD),
        ("a.xls", _zip("xl/workbook.xml"), Format.SHEET),
        ("a.docx", _stream("Workbook"), Format.SHEET),
        ("a.docx", _zip("b.txt"), Format.ARCHIVE),
        ("a.txt", b"%PDF-1.4", Format.PDF),
        ("a.csv", b"a,b", Format.CSV),
        ("a.TSV", b"a\tb", Format.CSV),
        ("a.jsonl", b"[]", Format.JSON),
        ("a.txt", b' [ {"a": 1}]', Format.JSON),
        ("a.txt", b'{"a": 1}', Format.JSON),
        ("a.txt", b"BM is no bitmap", Format.TEXT),
    ],
)
def test_formats(name: str, data: bytes, form: Format) -> None:
    assert detect.detect(File(Path(name), data)) is form


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" \n", "is empty"),
        (_stream("WordDocument"), r"old Word or WPS document.*save it as \.docx"),
        (_stream("EncryptedPackage"), "protected by a password"),
        (COMPOUND, "old Office or WPS file"),
        (b"{\\rtf1", r"RTF file; save it as \.docx"),
        (b"\x89PNG\r\n", "is a picture; run OCR"),
        (b"\xff\xd8\xff\xe0", "is a picture; run OCR"),
        (b"BM" + bytes(60), "is a picture; run OCR"),
        (b"7z\xbc\xaf'\x1c", "unpack it and import the folder"),
        (b"Rar!\x1a", "unpack it and import the folder"),
        (b"\x1f\x8b\x08", "unpack it and import the folder"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "save the page as HTML"),
        (
            b"<?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            "save it as .x",
        ),
        (_zip("content.xml", "mimetype"), "OpenDocument"),
        (_zip("[Content_Types].xml", "ppt/a.xml"), "Office file without a text"),
    ],
)
def test_refusals_name_the_remedy(data: bytes, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        detect.detect(File(Path("a.txt"), data))
