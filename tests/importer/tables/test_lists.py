"""Lists of cases in web pages and Word documents, and what stands above and between their rows."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
import xlsxwriter

from proposals.importer.assemble import Draft
from proposals.importer.intake import Intake
from proposals.importer.sources.file import File
from proposals.importer.sources.isolation import Isolation
from proposals.problems import ProblemsError
from proposals.registry import Registry
from tests.importer.ruled import book

CAPTION = "政协样例市第十三届委员会第五次会议提案目录"
HEAD = ["序号", "提案号", "案由", "提案者", "承办单位"]
ROWS = [
    ["1", "001", "关于修缮样例凉亭的提案", "王样例", "市甲局"],
    ["2", "002", "关于增设样例长椅的提案", "民进样例市委", "市乙局"],
    ["3", "003", "关于清理样例河道的提案", "李样例、赵样例", "市甲局、市丙局"],
]


class Importer:
    """Reads the bytes of a file of any format."""

    def __init__(self, registry: Registry, isolation: Isolation) -> None:
        self.registry = registry
        self.isolation = isolation

    def all(self, name: str, data: bytes, **constants: str) -> list[Draft | ProblemsError]:
        intake = Intake(self.registry, self.isolation, constants=constants)
        return list(intake.drafts(File(Path(name), data)))

    def cases(self, name: str, data: bytes, **constants: str) -> list[dict[str, object]]:
        """Proposals of a file that holds no error."""
        found = self.all(name, data, **constants)
        return [one.proposal for one in found if isinstance(one, Draft)] if _drafts(found) else []

    def problems(self, name: str, data: bytes, **constants: str) -> str:
        found = self.all(name, data, **constants)
        return "\n".join(str(error) for error in found if isinstance(error, ProblemsError))


def _drafts(found: list[Draft | ProblemsError]) -> bool:
    assert [one for one in found if isinstance(one, ProblemsError)] == []
    return True


@pytest.fixture
def importer(registry: Registry, isolation: Isolation) -> Importer:
    return Importer(registry, isolation)


def _table(*rows: list[str]) -> str:
    cells = ("".join(c if c.startswith("<t") else f"<td>{c}</td>" for c in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _page(*parts: str) -> bytes:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    return f"<!doctype html><meta charset=utf-8><body>{body}</body>".encode()


def _csv(*rows: list[str]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def _said(case: dict[str, object], *names: str) -> list[object]:
    return [case.get(name) for name in names]


def test_a_page_with_a_list_is_imported_a_case_a_row(importer: Importer) -> None:
    cases = importer.cases("a.html", _page(CAPTION, _table(HEAD, *ROWS), "样例市政协提案委"))
    assert [_said(case, "number", "title") for case in cases] == [row[1:3] for row in ROWS]
    assert [case["departments"] for case in cases] == [["市甲局"], ["市乙局"], ["市甲局", "市丙局"]]
    assert cases[2]["movers"] == [
        {"name": "李样例", "role": "member"},
        {"name": "赵样例", "role": "member"},
    ]


def test_what_stands_above_a_list_holds_for_its_rows(importer: Importer) -> None:
    for case in importer.cases("a.html", _page(CAPTION, _table(HEAD, *ROWS))):
        assert _said(case, "kind", "term", "session", "jurisdiction") == ["cppcc", 13, 5, "yangli"]


def test_who_published_a_list_is_the_source_of_its_rows(importer: Importer) -> None:
    told = "发布时间：2099-11-02　来源：样例市政协办公室"
    for case in importer.cases("a.html", _page(CAPTION, told, _table(HEAD, *ROWS))):
        assert case["source"]["publisher"] == "样例市政协办公室"  # type: ignore[index]


def test_a_word_document_with_a_list_is_read_as_a_page_is(importer: Importer) -> None:
    document = docx.Document()
    document.add_heading(CAPTION, 0)
    table = document.add_table(0, len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    page = importer.cases("a.html", _page(CAPTION, _table(HEAD, *ROWS)))
    word = importer.cases("a.docx", file.getvalue())
    for case in (*page, *word):
        del case["source"]
    assert word == page != []


def test_a_pdf_with_a_ruled_list_is_read_as_a_page_is(importer: Importer) -> None:
    page = importer.cases("a.html", _page(CAPTION, _table(HEAD, *ROWS)))
    paper = importer.cases("a.pdf", book(CAPTION, [HEAD, *ROWS]))
    for case in (*page, *paper):
        del case["source"]
    assert paper == page != []


def test_titles_that_are_links_are_read(importer: Importer) -> None:
    head = ["提案号", "案由", "提案者"]
    linked = [
        [row[1], f'<td><a href="{row[1]}.html">{row[2]}</a></td>', row[3]] for row in ROWS * 2
    ]
    cases = importer.cases("a.html", _page(CAPTION, _table(head, *linked)))
    assert [case["title"] for case in cases] == [row[2] for row in ROWS] * 2


def test_a_head_of_two_rows_and_cells_of_several_lines(importer: Importer) -> None:
    upper = [f"<td rowspan=2>{name}</td>" for name in HEAD[1:4]] + ["<td colspan=2>承办单位</td>"]
    rows = [["001", ROWS[0][2], "王样例", "市甲局", "市乙局<br>市丙局"], [*ROWS[1][1:], ""]]
    cases = importer.cases("a.html", _page(CAPTION, _table(upper, ["主办", "会办"], *rows)))
    assert cases[0]["handlers"] == [
        {"name": "市甲局", "role": "lead"},
        {"name": "市乙局", "role": "joint"},
        {"name": "市丙局", "role": "joint"},
    ]


def test_cells_merged_downwards_are_of_each_row_unless_they_are_the_case(
    importer: Importer,
) -> None:
    head = ["类别", "提案号", "案由", "承办单位"]
    rows = [
        [
            "<td rowspan=3>城建</td>",
            "<td rowspan=2>001</td>",
            "<td rowspan=2>关于修缮样例凉亭的提案</td>",
            "市甲局",
        ],
        ["市乙局"],
        ["002", "关于增设样例长椅的提案", "市丙局"],
    ]
    page = importer.cases("a.html", _page(CAPTION, _table(head, *rows)))
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, CAPTION)
        sheet.write_row(1, 0, head)
        sheet.merge_range(2, 0, 4, 0, "城建")
        sheet.merge_range(2, 1, 3, 1, "001")
        sheet.merge_range(2, 2, 3, 2, "关于修缮样例凉亭的提案")
        sheet.write_row(4, 1, ["002", "关于增设样例长椅的提案", "市丙局"])
        sheet.write(2, 3, "市甲局")
        sheet.write(3, 3, "市乙局")
    for cases in (page, importer.cases("a.xlsx", file.getvalue())):
        assert [_said(case, "number", "departments", "topics") for case in cases] == [
            ["001", ["市甲局", "市乙局"], ["chengjian"]],
            ["002", ["市丙局"], ["chengjian"]],
        ]


def test_rows_that_head_others_are_no_cases(importer: Importer) -> None:
    rows = [["一、城建类（2件）"], *ROWS[:2], ["（二）水务方面的提案"], ROWS[2], ["合计", "3"]]
    wide = [[f"<td colspan=5>{row[0]}</td>"] if len(row) == 1 else row for row in rows]
    csv = _csv([CAPTION], HEAD, *(row for row in rows))
    page = _page(CAPTION, _table(HEAD, *wide))
    for cases in (importer.cases("a.csv", csv), importer.cases("a.html", page)):
        assert [_said(case, "number", "topics") for case in cases] == [
            ["001", ["chengjian"]],
            ["002", ["chengjian"]],
            ["003", ["shuiwu"]],
        ]


def test_a_column_counts_before_the_heading_of_rows(importer: Importer) -> None:
    head = [*HEAD, "类别"]
    csv = _csv([CAPTION], head, ["一、城建类"], [*ROWS[0], "文化"], [*ROWS[1], ""])
    assert [case["topics"] for case in importer.cases("a.csv", csv)] == [["wenhua"], ["chengjian"]]


def test_a_list_of_both_bodies_is_told_apart_by_its_headings(importer: Importer) -> None:
    title = "样例市2099年建议提案办理情况"
    rows = [["一、人大代表建议"], ROWS[0], ["二、政协提案"], *ROWS[1:]]
    csv = importer.cases("a.csv", _csv([title], ["序号", "编号", *HEAD[2:]], *rows))
    assert [case["kind"] for case in csv] == ["npc", "cppcc", "cppcc"]
    tables = [_table(HEAD, *ROWS[:2]), _table(HEAD, *ROWS[1:])]
    page = _page(title, "一、市十六届人大五次会议代表建议", tables[0], "二、政协提案", tables[1])
    assert [_said(case, "kind", "term") for case in importer.cases("a.html", page)] == [
        ["npc", 16],
        ["npc", 16],
        ["cppcc", None],
        ["cppcc", None],
    ]


def test_a_caption_that_names_two_bodies_says_neither(importer: Importer) -> None:
    told = importer.problems("a.html", _page("样例市人大代表建议和政协提案", _table(HEAD, *ROWS)))
    assert "has no column for the kind" in told
    assert "jurisdiction" not in told


def test_a_place_that_nobody_knows_is_to_be_confirmed(importer: Importer) -> None:
    page = _page(CAPTION.replace("样例市", "虚构县"), _table(HEAD, *ROWS))
    assert "if it is 虚构县, say it with --set jurisdiction=虚构县" in importer.problems(
        "a.html", page
    )
    cases = importer.cases("a.html", page, jurisdiction="虚构县")
    assert {case["jurisdiction"] for case in cases} == {"xugou"}


def test_what_an_editor_says_counts_before_a_caption(importer: Importer) -> None:
    cases = importer.cases("a.csv", _csv([CAPTION], HEAD, *ROWS), kind="npc")
    assert {tuple(_said(case, "kind", "term", "session")) for case in cases} == {
        ("npc", None, None)
    }


def test_a_row_that_tells_its_session_counts_before_a_caption(importer: Importer) -> None:
    rows = [[*row, "十二届三次"] for row in ROWS]
    cases = importer.cases("a.csv", _csv([CAPTION], [*HEAD, "届次"], *rows))
    assert {tuple(_said(case, "kind", "term", "session")) for case in cases} == {("cppcc", 12, 3)}


LETTER = [
    "关于市政协十三届五次会议第001号提案的答复",
    "王样例委员：",
    "您提出的《关于修缮样例凉亭的提案》收悉，现答复如下：",
    "凉亭已经列入今年的修缮计划，年底以前完工，届时请您到现场查看，并请继续关心我们的工作。",
    "样例市甲局",
    "2099年6月18日",
]


def test_a_letter_with_a_list_stays_a_letter(importer: Importer) -> None:
    found = importer.all("a.html", _page(*LETTER, "附件：相关提案", _table(HEAD, *ROWS)))
    assert _drafts(found)
    assert [one.proposal["number"] for one in found if isinstance(one, Draft)] == ["001"]


def test_a_document_with_a_list_is_refused_by_name(importer: Importer) -> None:
    report = [
        f"样例市的提案工作第{n}部分，写得很长，说了许多事情，一直写到这里为止。"
        for n in "一二三四五"
    ]
    told = importer.problems("a.html", _page(CAPTION, *report, _table(HEAD, *ROWS)))
    assert "holds a table of cases (关于修缮样例凉亭的提案、" in told


def test_the_table_of_one_case_is_no_list(importer: Importer) -> None:
    form = _table(
        ["提案号", "001"], ["案由", ROWS[0][2]], ["提案者", "王样例"], ["承办单位", "市甲局"]
    )
    cases = importer.cases(
        "a.html", _page("样例市政协提案", form, "提案内容：", "建议修缮样例凉亭。")
    )
    assert [_said(case, "number", "title") for case in cases] == [["001", ROWS[0][2]]]


FORM = [
    ["案由", ROWS[0][2], "提案号", "001"],
    ["提案人", "王样例、李样例", "类别", "城建"],
    ["主办单位", "市甲局", "会办单位", "市乙局、市丙局"],
    ["<td colspan=4>凉亭年久失修，顶上漏雨，石凳缺损，居民意见很大，应当尽快列入修缮计划。</td>"],
    ["<td colspan=4>建议落实经费，年内动工，修缮以后由社区管理，坏了随时修补。</td>"],
    ["答复日期", "2099年6月18日", "办理结果", "A"],
]


def test_a_form_whose_names_stand_beside_values_is_no_list(importer: Importer) -> None:
    cases = importer.cases("a.html", _page(CAPTION.replace("目录", "表"), _table(*FORM)))
    assert [_said(case, "number", "title") for case in cases] == [["001", ROWS[0][2]]]


@pytest.mark.parametrize("span", ["colspan", "rowspan"])
def test_spans_without_end_take_no_memory(importer: Importer, span: str) -> None:
    rows = [[f"<td {span}=999999>{row[0]}</td>", *row[1:]] for row in ROWS]
    assert importer.all("a.html", _page(CAPTION, _table(HEAD, *rows)))
