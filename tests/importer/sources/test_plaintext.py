"""Text files of every kind that editors have, and files that are none."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.sources import encoding, originals, plaintext
from proposals.importer.sources import file as files
from proposals.importer.sources.refusal import Refusal
from proposals.problems import ProblemsError

TEXT = "案由:(20990001)关于样例的建议\n  凉亭漏雨。\n\n提案者 甲乙丙\n"
TRADITIONAL = "案由:關於樣例凉亭的建議\n凉亭漏雨,請議員辦理。\n"


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


@pytest.mark.parametrize("name", ["gb18030", "big5hkscs", "utf-16"])
@pytest.mark.parametrize("text", [TRADITIONAL, "聶保元議員:", "臺樣縣交通運輸局"])
def test_traditional_script(name: str, text: str) -> None:
    """Short texts too: GB18030 and Big5 give many of one another's bytes a meaning."""
    assert encoding.decode(text.encode(name)) == text


def test_text_full_of_other_signs_is_detected() -> None:
    text = "凉亭 ①②③ αβγ ー 修缮清单,请各位委员审议。" * 20
    assert encoding.decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "big5hkscs"), ("utf-8", "utf-8")],
)
def test_a_declared_encoding_is_read_as_its_widest_form(declared: str, actual: str) -> None:
    text = "凉亭镕訚" if actual == "gb18030" else "凉亭"
    assert encoding.decode(text.encode(actual), declared) == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "base64", "no-such", ""])
def test_a_declaration_that_cannot_be_meant_is_passed_over(declared: str) -> None:
    assert encoding.decode(TEXT.encode("gb18030"), declared) == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no text"),
        (b" \n\t\n", "holds no text"),
        ("　\n".encode(), "holds no text"),
        (b"\x00\x01\x02\x03", "zero bytes"),
        (b"\xff\xfe\x00", "starts like UTF-16 but is damaged"),
        (b"\xff\xfd\xfc" * 50, "neither UTF-8, UTF-16, GB18030 nor Big5"),
        (b"abc\x07def", "control character"),
        (
            "一行\n关于加强样例凉亭修缮工作".encode() + b"\xe4\xbe" + "的建议".encode(),
            "txt:2: is UTF-8 with a damaged",
        ),
        ("甲".encode() * 200_001, "at most 200,000"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ProblemsError, match=message):
        _read(tmp_path, data)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    with pytest.raises(ProblemsError, match="at most 10 are read"):
        _read(tmp_path, TEXT.encode())


def test_too_many_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "MAX_CHARACTERS", 10)
    with pytest.raises(ProblemsError, match="at most 10 are read"):
        _read(tmp_path, TEXT.encode())


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_end_in_text_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    try:
        lines = _read(tmp_path_factory.mktemp("bytes"), data)
    except ProblemsError:
        return
    assert lines


PAGE = "关于区政协五届四次会议第18号提案的答复 您提出的《关于建设样例凉亭的提案》收悉,现答复如下。"


@pytest.mark.parametrize(
    ("told", "written"),
    [("big5", "gb18030"), ("gb2312", "big5hkscs"), ("gbk", "utf-8"), ("big5", "utf-8")],
)
def test_an_encoding_that_a_page_names_wrongly(told: str, written: str) -> None:
    page = PAGE if written != "big5hkscs" else "關於區政協五屆四次會議提案的答覆,現答覆如下。"
    assert encoding.decode(page.encode(written), told) == page


def test_two_encodings_in_one_text_are_refused() -> None:
    with pytest.raises(Refusal, match="mixes UTF-8 with another"):
        encoding.decode(PAGE.encode() + b"\n" + (PAGE * 2).encode("gb18030"))
