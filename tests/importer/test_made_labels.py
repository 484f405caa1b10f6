"""Labels that portals make of the same few words; every page is invented."""

from __future__ import annotations

import pytest

from proposals.importer import labels
from proposals.importer.lines import Line
from tests.importer.conftest import Reader

TEXT = "您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:凉亭年久失修,备齐材料后动工。"
LETTER = f"对市人大九届三次会议第16号建议的答复\n甲乙丙代表:\n{TEXT}\n样例市甲局\n2099年9月15日\n"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("办复等级:B", "outcome"),
        ("复函结果类别:A", "outcome"),
        ("意见建议题目:关于样例的建议", "title"),
        ("提议案人:甲乙丙", "movers"),
        ("协办单位名称:样例市乙局", "departments"),
        ("提案者对办理结果的评价:满意", "feedback.satisfaction"),
        ("办公室电话:0999-7120000", "contact.phone"),
        ("联系人电话号码:甲乙丙 7120000", "contact"),
    ],
)
def test_a_label_made_of_known_words(line: str, field: str) -> None:
    (found,) = labels.read(Line(1, line))
    assert found.label.field == field


def test_a_name_that_stands_for_itself_counts() -> None:
    (found,) = labels.read(Line(1, "办理类型:分办"))
    assert found.label.field == "role"


def test_such_words_begin_a_sentence_too() -> None:
    assert not labels.read(Line(1, "办复等级 由样例市甲局确定"))


def test_names_spread_over_a_cell() -> None:
    (found,) = labels.read(Line(1, "办 复 等 级 : B"))
    assert (found.label.field, found.value) == ("outcome", "B")


def test_the_class_and_whom_to_ask_under_a_letter(read: Reader) -> None:
    (reply,) = read.text(f"{LETTER}联系人:丁戊己  办公室电话:0999-7120000\n办复等级:B\n").replies
    assert reply["outcome"] == {"label": "B", "code": "B"}
    assert reply["contact"] == {"name": "丁戊己", "phone": "0999-7120000"}


def test_a_line_without_end_that_begins_like_labels_is_read_in_time(read: Reader) -> None:
    assert labels.read(Line(1, "办 " * 50_000)) == ()
    assert labels.read(Line(1, "委员对办理结果" * 15_000)) == ()


@pytest.mark.parametrize("grade", ["满意", "基本满意", "非常满意"])
def test_a_grade_behind_the_label_of_an_outcome_is_the_movers(read: Reader, grade: str) -> None:
    (reply,) = read.text(f"{LETTER}办理态度:满意\n办理结果:{grade}\n").replies
    assert "outcome" not in reply
    assert reply["feedback"] == {"satisfaction": grade}


def test_a_grade_below_the_heading_of_its_section(read: Reader) -> None:
    (reply,) = read.text(f"{LETTER}代表评价\n满意\n").replies
    assert reply["feedback"] == {"satisfaction": "满意"}


def test_whom_to_ask_as_liaison(read: Reader) -> None:
    (reply,) = read.text(f"{LETTER}(联络员:丁戊己,联络电话:0999-7120000)\n").replies
    assert reply["contact"] == {"name": "丁戊己", "phone": "0999-7120000"}
