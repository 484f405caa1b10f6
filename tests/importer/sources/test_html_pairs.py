"""Names and values that only a page's styles set apart."""

from __future__ import annotations

from proposals.importer.sources import html

ROW = '<div class="row"><span class="k">{}</span><span class="v">{}</span></div>'


def _lines(body: str) -> list[str]:
    return html.lines(f"<html><body>{body}</body></html>".encode())


def test_name_and_value_of_each_row_are_cells() -> None:
    rows = (("标题", "关于样例的建议"), ("提出人", "甲乙丙"), ("承办单位", "样例市甲局"))
    told = _lines(f"<div>{''.join(ROW.format(*row) for row in rows)}</div>")
    assert told == [" | ".join(row) for row in rows]


def test_rows_that_tags_tell_apart() -> None:
    rows = "<p><em>标题</em><i>关于样例的建议</i></p>" * 3
    assert _lines(rows) == ["标题 | 关于样例的建议"] * 3


def test_words_that_a_word_processor_parted_stay_whole() -> None:
    parted = "<p><span lang='ZH'>关于样例的</span><span>建议</span></p>" * 3
    assert _lines(parted) == ["关于样例的建议"] * 3


def test_one_such_line_alone_is_a_sentence() -> None:
    assert _lines('<p><b class="a">凉亭</b><span class="b">年久失修。</span></p>') == [
        "凉亭年久失修。"
    ]


def test_a_page_of_such_rows_is_read_in_time_that_grows_with_it() -> None:
    told = _lines(f"<div>{ROW.format('标题', '甲') * 20_000}</div>")
    assert len(told) == 20_000
