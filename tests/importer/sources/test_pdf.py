"""PDF: paragraphs re-joined, the paper's own lines left out, scans refused."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from proposals.importer.sources import pdf
from proposals.importer.sources.refusal import Refusal

FONT = "STSong-Light"
COLUMN = "凉亭修缮样例文字只为试验排版" * 4
FULL = COLUMN[:32]
FIRST = COLUMN[:30]

Printed = tuple[int, str]
"""Distance from the left edge, and text."""


def paper(*pages: list[Printed], password: str | None = None) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont(FONT, 9)
        canvas.drawString(60, 800, "样例市甲局文件")
        canvas.setFont(FONT, 14)
        for nth, (left, text) in enumerate(lines):
            canvas.drawString(60 + left, 760 - 24 * nth, text)
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(300, 30, f"- {number} -")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_wrapped_lines_are_paragraphs_again_across_pages() -> None:
    one = [(120, "关于样例的答复"), (0, "甲乙丙委员:"), (28, FIRST), (0, FULL)]
    two = [(0, FULL), (0, "完了。"), (28, "又一段。"), (200, "样例市甲局"), (200, "2099年1月2日")]
    assert pdf.lines(paper(one, two)) == [
        "关于样例的答复",
        "甲乙丙委员:",
        f"{FIRST}{FULL}{FULL}完了。",
        "又一段。",
        "样例市甲局",
        "2099年1月2日",
    ]


def test_a_lone_page_keeps_its_head() -> None:
    lines = pdf.lines(paper([(0, "甲乙丙委员:"), (28, "您提出的建议收悉。")]))
    assert lines == ["样例市甲局文件", "甲乙丙委员:", "您提出的建议收悉。"]


def test_latin_words_stay_apart() -> None:
    left, right = f"{COLUMN[:29]} abcdef", "ghi 收悉。"
    assert pdf.lines(paper([(0, left), (0, right)]))[-1] == f"{left} {right}"


def test_radicals_are_the_characters_they_look_like() -> None:
    assert pdf.plain("⺠政局⻓⽂⼀ＡＢ①") == "民政局长文一ＡＢ①"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (paper([]), "is a scanned PDF.*OCR"),
        (paper([(0, "甲")], password="样")[:], "protected by a password"),
        (b"%PDF-1.7 nothing", "damaged PDF"),
        (paper([(0, FULL)])[:600], "damaged PDF"),
    ],
    ids=["scan", "password", "no pdf", "cut"],
)
def test_refusals(data: bytes, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        pdf.lines(data)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(Refusal, match="has 2 pages; at most 1 are read"):
        pdf.lines(paper([(0, FULL)], [(0, FULL)]))
