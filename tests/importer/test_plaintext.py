"""Text files of every kind that editors have, and files that are none."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.sources import plaintext
from proposals.problems import ProblemsError

TEXT = "案由:(20990001)关于样例的建议\n  凉亭漏雨。\n\n提案者 甲乙丙\n"


def _read(folder: Path, data: bytes) -> list[str]:
    path = folder / "page.txt"
    path.write_bytes(data)
    return [line.text for line in plaintext.read(path).lines]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "le-no-bom", "be-no-bom", "gb18030", "crlf", "cr"],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    assert _read(tmp_path, data) == TEXT.split("\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("　\n".encode(), "only white space"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "ZIP, Word or Excel"),
        (b"\xd0\xcf\x11\xe0....", "old Word or Excel"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"<!DOCTYPE html><p>x", "is HTML"),
        (b"\x00\x01\x02\x03", "zero bytes"),
        (b"\xff\xfe\x00", "starts like UTF-16 but is damaged"),
        (b"\xff\xfd\xfc" * 50, "neither UTF-8, UTF-16 nor GB18030"),
        (b"abc\x07def", "control character"),
        ("甲".encode() * 200_001, "at most 200,000"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ProblemsError, match=message):
        _read(tmp_path, data)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plaintext, "MAX_BYTES", 10)
    with pytest.raises(ProblemsError, match="at most 10 are read"):
        _read(tmp_path, TEXT.encode())


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_end_in_text_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    try:
        lines = _read(tmp_path_factory.mktemp("bytes"), data)
    except ProblemsError:
        return
    assert lines
