"""Papers with ruled tables, laid out as office programs do."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

FONT = "STSong-Light"
WIDTHS = [30, 50, 200, 70, 90]


def book(
    *parts: str | Sequence[Sequence[str]],
    style: Sequence[tuple[object, ...]] = (),
    ruled: bool = True,
    head: bool = False,
    broken: bool = False,
) -> bytes:
    """A PDF of lines and tables.

    Args:
        parts: lines, and tables as rows of cells; the first row is the head.
        style: further commands of reportlab's tables, such as those that merge cells.
        ruled: whether cells have lines around them.
        head: whether pages repeat the head.
        broken: whether a page may end within a row.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    text = ParagraphStyle("text", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    flow: list[object] = []
    for part in parts:
        if isinstance(part, str):
            flow += [Paragraph(part, text), Spacer(1, 6)]
            continue
        cells = [[Paragraph(cell.replace("\n", "<br/>"), text) for cell in row] for row in part]
        grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
        widths = WIDTHS[: len(part[0])]
        flow.append(
            Table(
                cells, widths, style=[*grid, *style], repeatRows=int(head), splitInRow=int(broken)
            )
        )
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(flow, onFirstPage=_foot, onLaterPages=_foot)
    return file.getvalue()


def _foot(canvas: Canvas, _document: object) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(60, 810, "样例市政协提案委")
    canvas.drawCentredString(300, 30, f"第 {canvas.getPageNumber()} 页")
