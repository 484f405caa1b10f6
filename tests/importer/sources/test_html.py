"""Saved pages: what a reader sees, and nothing of the site around it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.sources import html
from proposals.importer.sources.refusal import Refusal
from tests.importer.sources.conftest import Reader


def _lines(body: str) -> list[str]:
    return html.of_markup(f"<!doctype html><body>{body}</body>")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><a href=x>丙</a></p>", ["甲乙丙"]),
        ("<p>凉亭\n   漏雨 a\n b</p>", ["凉亭漏雨 a b"]),
        ("<p>案\u3000号&nbsp;&amp;&#x4e59;</p>", ["案\u3000号\u00a0&乙"]),
        ("<pre>甲\n  乙</pre>", ["甲", "  乙"]),
        ("<ol start=3><li>甲<li><p>乙</p></ol>", ["3. 甲", "4. 乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<h1>一、甲</h1>乙", ["一、甲", "乙"]),
        ("<dl><dt>案号<dd>1<dt>类别<dd>B</dl>", ["案号 | 1", "类别 | B"]),
        ("<dl><div><dt>案号<dd>1</div><dd>B</dl>", ["案号 | 1", "B"]),
    ],
)
def test_blocks_are_lines(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("<tr><th>案号<td>20990001", ["案号 | 20990001"]),
        ("<tr><td><p>案号</p><td><p>1</p></td><td>提案者<td>甲", ["案号 | 1 | 提案者 | 甲"]),
        ("<tr><td>文号<td><td>类别<td>B", ["文号 |  | 类别 | B"]),
        ("<tr><td>内容<td><p>甲。</p><p>乙。</p>", ["内容 | 甲。", "乙。"]),
        ("<caption>甲表</caption><tr><td>一<td>二", ["甲表", "一 | 二"]),
        (
            "<tr><td>案号<td>1<tr><td colspan=2><table><tr><td>办理单位<td>甲局</table>",
            ["案号 | 1", "办理单位 | 甲局"],
        ),
        (
            "<tr><td>关于样例河道治理与凉亭修缮的若干具体问题的建议<td><p>甲</p><p>乙</p>",
            ["关于样例河道治理与凉亭修缮的若干具体问题的建议", "甲", "乙"],
        ),
    ],
)
def test_rows_are_lines(table: str, lines: list[str]) -> None:
    assert _lines(f"<table>{table}</table>") == lines


@pytest.mark.parametrize(
    "left_out",
    [
        "<script>乙</script>",
        "<style>乙</style>",
        "<nav>乙</nav>",
        "<header>乙</header>",
        "<footer>乙</footer>",
        "<aside>乙</aside>",
        "<div hidden>乙</div>",
        "<div style='color:red;Display : none'>乙</div>",
        "<div aria-hidden=true>乙</div>",
        "<div role=navigation>乙</div>",
        "<table role=banner><tr><td>乙</table>",
        "<!-- 乙 -->",
        "<select><option>乙</select>",
        "<ul>" + "<li><a href=x>乙乙乙</a> 2099-01-02</li>" * 5 + "</ul>",
        "<table><tr>" + "<td><a href=x>乙局</a></td>" * 6 + "</table>",
    ],
)
def test_what_is_the_sites_or_unseen_is_left_out(left_out: str) -> None:
    assert _lines(f"<p>甲</p>{left_out}") == ["甲"]


def test_the_path_to_a_page_is_kept() -> None:
    """It tells whose proposal it is."""
    path = "位置: " + " &gt; ".join(f"<a href=x>{name}</a>" for name in "首信提代文")
    assert _lines(f"<div>{path}</div><p>甲</p>") == ["位置: 首 > 信 > 提 > 代 > 文", "甲"]


@pytest.mark.parametrize(
    "kept",
    [
        "<article><header>甲</header></article>",
        "<div>" + "".join(f"<a href=x>附件{n}</a>" for n in range(3)) + "甲</div>",
        "<div>" + "<a href=x>乙</a>" * 50 + "<p>您提出的建议收悉。甲</p></div>",
    ],
)
def test_what_is_the_texts_is_kept(kept: str) -> None:
    assert any("甲" in line for line in _lines(kept))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv=Content-Type content="text/html; charset=GBK">', "gb18030"),
        ("<meta charset='big5'>", "big5hkscs"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-8>", "utf-8-sig"),
        ("<meta charset=iso-8859-1>", "gb18030"),
        ("<meta charset=utf-8>", "gb18030"),
        ("", "utf-16"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    page = f"<!doctype html><html><head>{head}</head><body><p>樣例凉亭,收悉。</p></body></html>"
    assert html.lines(page.encode(encoding)) == ["樣例凉亭,收悉。"]


def test_what_nobody_sees_is_dropped(reader: Reader) -> None:
    page = "<html><p>凉\x01亭&#x2;漏\x85雨</p></html>"
    assert reader.lines("a.html", page.encode()) == ["凉亭漏雨"]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<html><body></body></html>", "without text"),
        ("<body><script>1</script><iframe src=x></iframe></body>", "save the frame"),
        ("<html><frameset><frame src=a></frameset></html>", "shows other files in frames"),
        ("<div>" * 100_000 + "甲" + "</div>" * 100_000, "nested without end"),
        ("<div>" * 1_000 + "甲", "nested deeper than"),
        ("<table><tr><td>" * 300 + "甲", "nested deeper than"),
    ],
)
def test_refusals(page: str, message: str) -> None:
    begun = time.process_time()
    with pytest.raises(Refusal, match=message):
        html.of_markup(page)
    assert time.process_time() - begun < 5


_MARKUP = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>"),
        *("<br>", "<b>", "<a href=x>", "<li>", "<ol>", "<ul>", "</ul>", "<!--", "-->", "<pre>"),
        *("<script>", "</script>", "<td hidden>", "&nbsp;", "&", "<", ">", "甲", "乙。", "a"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_MARKUP, max_size=40))
def test_any_markup_ends_in_lines_or_a_refusal(pieces: list[str]) -> None:
    try:
        lines = html.of_markup("".join(pieces))
    except Refusal:
        return
    assert lines
    assert all(line.strip() and "\n" not in line for line in lines)


SENTENCES = "全市凉亭现有十座，今年再修两座，已经动工。石凳由社区管理，坏了随时修补换新。" * 2
TWIN = "凉亭里石凳不够坐，居民常常站着等。建议多修几座凉亭，添置石凳。"


@pytest.mark.parametrize(
    "pane",
    [
        "<div style='display:none'>{}</div>",
        "<div hidden>{}</div>",
        "<div class='a pane'>{}</div>",
        "<section class=tab style='visibility: hidden'><p>{}</section>",
    ],
)
def test_a_hidden_pane_with_sentences_of_its_own_is_kept(pane: str) -> None:
    page = f"<style>.pane, p.q {{ display: none }}</style><p>{TWIN}</p>{pane.format(SENTENCES)}"
    assert _lines(page) == [TWIN, SENTENCES]


def test_a_hidden_pane_with_labels_of_a_case_is_kept() -> None:
    labels = "<p><b>满意度：</b><i>满意</i></p><p><b>答复时间：</b><i>2099-06-18</i></p>"
    pane = f"<div hidden>{labels}</div>"
    assert _lines(f"<p>{TWIN}</p>{pane}") == [TWIN, "满意度：满意", "答复时间：2099-06-18"]


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div style='display:none'><p>{TWIN}</p></div>",
        "<div style='display:none'>请登录后评论。</div>",
        "<div class=pane>版权声明</div>",
        f"<template>{SENTENCES}</template>",
        "<div hidden>提案人：请输入 提案名称：请输入 满意度：全部</div>",
        "<div hidden>联系电话：7120000 地址：样例路1号</div>",
    ],
    ids=["a second copy", "a dialogue", "by its class", "a template", "a search form", "a card"],
)
def test_what_is_hidden_and_says_nothing_new_is_left_out(hidden: str) -> None:
    page = f"<style>.pane {{ display: none }}</style><p>{TWIN}</p>{hidden}"
    assert _lines(page) == [TWIN]


def test_a_style_sheet_for_print_hides_nothing() -> None:
    sheet = "<style>@media print { .a { display:none } } .b{color:red}</style>"
    assert _lines(f"{sheet}<p class=a>甲</p><p class=b>乙</p>") == ["甲", "乙"]


def test_a_label_stands_apart_from_its_value() -> None:
    assert _lines("<li><label>联系人</label><em>己庚</em></li>") == ["联系人 己庚"]
