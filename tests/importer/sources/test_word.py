"""Word letters: paragraphs, tables, and the numbers that only a style prints."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from proposals.importer.sources import containers, word
from proposals.importer.sources.refusal import Refusal


def saved(write: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    write(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _element(name: str, **attributes: str) -> OxmlElement:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _list(document: Document, *levels: tuple[str, str]) -> str:
    """A list of its own with these formats and texts; its id."""
    root = document.part.numbering_part.element
    kind = _element("abstractNum", abstractNumId="990")
    for depth, (form, text) in enumerate(levels):
        level = _element("lvl", ilvl=str(depth))
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            level.append(_element(name, val=value))
        kind.append(level)
    root.insert(0, kind)
    entry = _element("num", numId="991")
    entry.append(_element("abstractNumId", val="990"))
    root.append(entry)
    return "991"


def _numbered(document: Document, text: str, list_: str, depth: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    numbering = _element("numPr")
    numbering.append(_element("ilvl", val=str(depth)))
    numbering.append(_element("numId", val=list_))
    paragraph._p.get_or_add_pPr().append(numbering)


def letter(document: Document) -> None:
    document.add_heading("关于样例的答复", 0)
    document.add_paragraph("甲乙丙委员:")
    run = document.add_paragraph("您提出的").add_run("建议收悉。")
    run.bold = True
    run.add_break()
    document.add_paragraph("样例市甲局").add_run().add_tab()
    table = document.add_table(2, 2)
    for row, (name, value) in zip(table.rows, [("案号", "1"), ("类别", "B")], strict=True):
        row.cells[0].text, row.cells[1].text = name, value


def test_paragraphs_and_tables() -> None:
    assert word.lines(saved(letter)) == [
        "关于样例的答复",
        "甲乙丙委员:",
        "您提出的建议收悉。",
        "样例市甲局",
        "案号 | 1",
        "类别 | B",
    ]


def test_automatic_numbers_are_printed_as_a_reader_sees_them() -> None:
    def write(document: Document) -> None:
        list_ = _list(
            document, ("chineseCounting", "%1、"), ("chineseCounting", "(%2)"), ("decimal", "%3.")
        )
        for text, depth in [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1), ("己", 0)]:
            _numbered(document, text, list_, depth)
        _numbered(document, "庚", list_, 1)

    assert word.lines(saved(write)) == [
        "一、甲",
        "(一)乙",
        "1. 丙",
        "2. 丁",
        "(二)戊",
        "二、己",
        "(一)庚",
    ]


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("decimalEnclosedCircleChinese", "%1", "①"),
        ("upperLetter", "%1.", "A."),
        ("decimal", "第%1条", "第1条"),
        ("bullet", "•", ""),
        ("none", "", ""),
    ],
)
def test_formats_of_numbers(form: str, text: str, printed: str) -> None:
    data = saved(lambda document: _numbered(document, "甲", _list(document, (form, text))))
    (line,) = word.lines(data)
    assert line.replace(" ", "") == f"{printed}甲"


def test_numbers_of_a_style_are_printed_once() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("甲", style="List Number")
        document.add_paragraph("乙", style="List Number")

    assert word.lines(saved(write)) == ["1. 甲", "2. 乙"]


def test_damaged_documents() -> None:
    data = saved(letter)
    with pytest.raises(Refusal, match="is damaged"):
        word.lines(data[: len(data) // 2])
    parts = containers.unpack(data)
    for name in ("word/document.xml", "word/numbering.xml"):
        broken = {**parts, name: parts[name][:-50]}
        with pytest.raises(Refusal, match="damaged Word document"):
            word.lines(containers.pack(broken))


def test_entity_bombs_are_refused() -> None:
    parts = containers.unpack(saved(letter))
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "甲">{entities}]><x>&e12;</x>'
    parts["word/document.xml"] = bomb.encode()
    with pytest.raises(Refusal, match="damaged Word document"):
        word.lines(containers.pack(parts))


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_UNPACKED", 1_000)
    with pytest.raises(Refusal, match="unpacks to more than 1,000 bytes"):
        word.lines(saved(letter))
