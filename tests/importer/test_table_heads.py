"""Tables of pages whose head has two rows, and cells that hold several departments."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.importer.assemble import Draft, assemble
from proposals.importer.lines import Line, Original
from proposals.importer.sources import html
from proposals.registry import Registry

LETTER = (
    "<p>王样例委员:</p><p>您提出的《关于修缮样例凉亭的提案》收悉。现答复如下:</p>"
    "<p>凉亭已经列入今年的修缮计划,年底以前完工,届时请您到现场查看。</p>"
    "<p>样例市甲局</p><p>2099年6月18日</p>"
)


def _read(registry: Registry, table: str) -> Draft:
    page = f"<html><meta charset=utf-8><body>{table}{LETTER}</body></html>"
    lines = tuple(Line(at, text) for at, text in enumerate(html.lines(page.encode()), start=1))
    return assemble(Original(str(Path("page.html")), "0" * 64, lines, ()), registry)


def _row(*cells: str) -> str:
    marked = (cell if cell.startswith("<") else f"<td>{cell}</td>" for cell in cells)
    return f"<tr>{''.join(marked)}</tr>"


VALUES = _row("0125", "关于修缮样例凉亭的提案", "王样例", "市甲局", "市乙局、市丙局")
GROUPED = "<table>{head}{values}</table>"


@pytest.mark.parametrize(
    "table",
    [
        _row("<td rowspan=2>编号</td>", "<td rowspan=2>案由</td>", "<td rowspan=2>提案人</td>")[:-5]
        + "<td colspan=2>办理单位</td></tr>"
        + _row("主办", "协办")
        + VALUES,
        _row("<th colspan=3>基本信息</th>", "<th colspan=2>办理单位</th>")
        + _row("编号", "案由", "提案人", "主办单位", "协办单位")
        + VALUES,
        _row("<th colspan=3>基本信息</th>", "<th colspan=2>承办情况</th>")
        + _row("编 号", "案 由", "提案人", "主 办", "会 办")
        + _row("0125", "关于修缮样例凉亭的提案", "王样例", "市甲局", "市乙局<br>市丙局"),
        _row("<td rowspan=3>基本信息</td>", "编号", "0125")
        + _row("案由", "关于修缮样例凉亭的提案")
        + _row("提案人", "王样例")
        + _row("<td rowspan=2>办理单位</td>", "主办", "市甲局")
        + _row("协办", "<td><p>市乙局</p><p>市丙局</p></td>"),
        _row("<td colspan=4>基本信息</td>")
        + _row("编号", "0125", "案由", "关于修缮样例凉亭的提案")
        + _row("提案人", "<td colspan=3>王样例</td>")
        + _row("<td colspan=4>办理单位</td>")
        + _row("主办", "市甲局", "会办", "市乙局，市丙局"),
        _row("编号", "主办", "会办", "提案人")
        + _row("0125", "<td><p>市甲局</p></td>", "<td><p>市乙局；</p><p>市丙局</p></td>", "王样例"),
        _row("主办单位", "会办单位")
        + _row("市甲局", "市乙局、市丙局")
        + _row("编号", "0125")
        + _row("提案人", "王样例"),
        _row("承办单位", "市甲局(牵头)、市乙局(配合)、市丙局(配合)")
        + _row("编号", "0125", "提案人", "王样例"),
        _row("办理<br>单位", "主办：市甲局<br>会办：市乙局、市丙局")
        + _row("编号", "0125", "提案人", "王样例"),
    ],
    ids=[
        "part",
        "whole",
        "lines",
        "sides",
        "sections",
        "one-row",
        "pairs",
        "brackets",
        "roles-in-cell",
    ],
)
def test_roles_of_departments(registry: Registry, table: str) -> None:
    draft = _read(registry, f"<table>{table}</table>")
    proposal = draft.proposal
    assert proposal["number"] == "0125"
    assert proposal["title"] == "关于修缮样例凉亭的提案"
    assert [one["name"] for one in proposal["movers"]] == ["王样例"]
    assert proposal["departments"] == ["市甲局", "市乙局", "市丙局"]
    assert proposal["handlers"] == [
        {"name": "市甲局", "role": "lead"},
        {"name": "市乙局", "role": "joint"},
        {"name": "市丙局", "role": "joint"},
    ]
    assert draft.replies[0]["department"] == "样例市甲局"
    assert draft.replies[0]["role"] == "lead"
    assert {one.field for one in draft.questions} <= {"kind", "jurisdiction"}


def test_rows_of_one_label_are_no_head(registry: Registry) -> None:
    table = (
        _row("<td>提案<br>编号</td>", "0125", "提案人", "<td colspan=2>王样例</td>")
        + _row("<td rowspan=2>办理<br>单位</td>", "主办", "<td colspan=3>市甲局</td>")
        + _row("会办", "<td colspan=3>市乙局</td>")
    )
    proposal = _read(registry, f"<table>{table}</table>").proposal
    assert proposal["number"] == "0125"
    assert proposal["departments"] == ["市甲局", "市乙局"]
    assert [one["role"] for one in proposal["handlers"]] == ["lead", "joint"]


def test_a_name_below_another_groups_name_is_not_taken_for_a_title(registry: Registry) -> None:
    table = (
        _row("<td rowspan=2>编号</td>", "<td colspan=2>提案人</td>", "<td rowspan=2>案由</td>")
        + _row("名称", "电话")
        + _row("0125", "王样例", "7120000", "关于修缮样例凉亭的提案")
    )
    draft = _read(registry, f"<table>{table}</table>")
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
    assert draft.proposal["number"] == "0125"
    assert "contact" not in draft.replies[0]


def test_a_table_of_a_letter_stays_as_it_is() -> None:
    table = (
        _row("<td colspan=2>年份</td>", "长椅")
        + _row("上半年", "下半年", "数量")
        + _row("1", "2", "3")
    )
    page = f"<html><meta charset=utf-8><body><table>{table}</table></body></html>"
    assert html.lines(page.encode()) == ["年份 | 长椅", "上半年 | 下半年 | 数量", "1 | 2 | 3"]
