"""A case a row, its facts as the cells print them."""

from __future__ import annotations

import pytest

from proposals import privacy
from proposals.importer.evidence import Fact, How
from proposals.importer.places import Place
from proposals.importer.tables.mapping import Mapping
from tests.importer.conftest import MOBILE
from tests.importer.tables.conftest import Table

WIDE = (
    "案号,案由,提案人,类别,年度,提交时间,发布时间,主办单位,会办单位,立案情况,提案内容,序号,"
    "答复单位,答复文号,答复日期,联系人,联系电话,办复类别,满意度,答复内容\n"
    "0354,关于样例凉亭的建议,甲辛丁、丙丁戊,城乡建设,2099,2099/1/5,2099-07-20 10:00:00,甲局,乙局,"
    "立案,"
    "凉亭漏雨。,1,甲局,样甲函〔2099〕1号,2099年8月,戊己庚,22830000,B类,满意,已经修好。\n"
)


def test_every_field_of_a_row(table: Table) -> None:
    (draft,) = table.drafts(WIDE)
    source = draft.proposal.pop("source")
    assert draft.proposal == {
        "title": "关于样例凉亭的建议",
        "number": "0354",
        "kind": "cppcc",
        "jurisdiction": "yangli",
        "year": 2099,
        "movers": [{"name": "甲辛丁", "role": "member"}, {"name": "丙丁戊", "role": "member"}],
        "submitted": "2099-01-05",
        "published": "2099-07-20",
        "topics": ["chengxiangjianshe"],
        "departments": ["甲局", "乙局"],
        "handlers": [{"name": "甲局", "role": "lead"}, {"name": "乙局", "role": "joint"}],
        "status": "立案",
        "text": "original",
        "body": "凉亭漏雨。",
    }
    assert source == {"sha256": draft.original.sha256}
    assert draft.topics == {"chengxiangjianshe": "城乡建设"}
    assert draft.replies == [
        {
            "department": "甲局",
            "role": "lead",
            "number": "样甲函〔2099〕1号",
            "date": "2099-08",
            "contact": {"name": "戊己庚", "phone": "22830000"},
            "outcome": {"label": "B类", "code": "B"},
            "feedback": {"satisfaction": "满意"},
            "text": "original",
            "body": "已经修好。",
        }
    ]
    assert draft.questions == []
    assert (draft.evidence["number"].line, draft.evidence["number"].how) == (2, How.LABEL)
    assert draft.original.row == 2


def _one(table: Table, header: str, cell: str, **options: object) -> dict[str, object]:
    (draft,) = table.drafts(f'案由,{header}\n甲建议,"{cell}"\n', **options)
    return {**draft.proposal, "asked": [question.field for question in draft.questions]}


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("届次", "政协样例市十三届五次会议", "term", 13),
        ("届次", "政协样例市十三届五次会议", "session", 5),
        ("届别", "第十三届", "term", 13),
        ("次别", "5", "session", 5),
        ("年度", "2099年度", "year", 2099),
        ("案号", "第0012号", "number", "0012"),
        ("案号", "道路类第6号", "number", "道路类第6号"),
        ("发布时间", "2099", "published", "2099"),
        ("发布时间", "二〇九九年八月五日", "published", "2099-08-05"),
        ("类别", "丁类甲事、乙事", "topics", ["dingleijiashi", "yishi"]),
        ("提案单位", "民进样例市委会", "movers", [{"name": "民进样例市委会", "role": "party"}]),
    ],
)
def test_values_are_read_as_printed(
    table: Table, header: str, cell: str, field: str, value: object
) -> None:
    assert _one(table, header, cell)[field] == value


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("发布时间", "去年夏天", "published"),
        ("年度", "不详", "year"),
        ("届别", "99999", "term"),
        ("提案人", "甲乙丙丁戊己庚辛壬癸", "movers"),
    ],
)
def test_what_is_not_understood_is_asked(table: Table, header: str, cell: str, field: str) -> None:
    read = _one(table, header, cell)
    assert field not in read
    assert read["asked"] == [field]


def test_control_characters_are_dropped(table: Table) -> None:
    assert _one(table, "提案内容", "凉\x01亭\x0b漏雨。")["body"] == "凉亭漏雨。"


def test_movers_that_are_not_named_are_counted(table: Table) -> None:
    read = _one(table, "提案人", "甲辛丁等4人")
    assert read["movers"] == [{"name": "甲辛丁", "role": "member"}]
    assert read["movers_total"] == 4


def test_a_row_counts_before_a_constant(table: Table) -> None:
    header = "案由,jurisdiction,kind\n甲建议,丁区,npc\n乙建议,,\n"
    columns = Mapping({"案由": "title", "jurisdiction": "jurisdiction", "kind": "kind"})
    drafts = table.drafts(header, columns=columns)
    assert [draft.proposal["jurisdiction"] for draft in drafts] == ["yangli-ding", "yangli"]
    assert [draft.proposal["kind"] for draft in drafts] == ["npc", "cppcc"]


def test_an_unknown_place_is_proposed_under_its_name(table: Table) -> None:
    (draft,) = table.drafts("案由\n甲建议\n", kind="npc", jurisdiction="甲山县")
    assert draft.place is not None
    assert (draft.place.slug, draft.place.name, draft.place.known) == ("jiashan", "甲山县", False)


def test_a_given_place_counts_first(table: Table) -> None:
    place = Place("yangli-ding", "样例市丁区", True, Fact("", 0, "", How.GIVEN))
    (draft,) = table.drafts("案由\n甲建议\n", given=place)
    assert draft.proposal["jurisdiction"] == "yangli-ding"


def test_dates_and_lists_of_other_habits(table: Table) -> None:
    text = "案由,日,提案人\n甲建议,5/8/2099,甲辛丁+丙丁戊\n"
    names = {"案由": "title", "日": "submitted", "提案人": "movers"}
    for dates, day in (("day-month-year", "2099-08-05"), ("month-day-year", "2099-05-08")):
        columns = Mapping(names, split={"movers": "+"}, dates=dates)
        (draft,) = table.drafts(text, columns=columns)
        assert draft.proposal["submitted"] == day
        assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲辛丁", "丙丁戊"]


def test_several_columns_of_text_stand_under_their_headers(table: Table) -> None:
    text = '案由,存在问题,具体建议\n甲建议,"一、凉亭漏雨\n换瓦。",修好。\n'
    (draft,) = table.drafts(text)
    assert draft.proposal["body"] == (
        "## 存在问题\n\n### 一、凉亭漏雨\n\n换瓦。\n\n## 具体建议\n\n修好。"
    )


def test_personal_numbers_do_not_leave_the_row(table: Table) -> None:
    (draft,) = table.drafts(f"案由,提案内容,备注栏\n甲建议,请致电{MOBILE}。,{MOBILE}\n")
    told = f"{draft.proposal}{draft.evidence}{draft.questions}{draft.original}"
    assert MOBILE not in told
    assert not privacy.find(told)
    assert len(draft.original.masked) == 1


def test_a_row_with_too_many_cells_is_named_and_the_rest_goes_on(table: Table) -> None:
    data = "案由,案号\n甲建议,1,2,3\n乙建议,4\n".encode()
    (problem,) = table.problems("a.csv", data)
    assert problem.startswith("a.csv:2: has 4 cells under 2 headers; put quotation marks")
    assert len(table.read("a.csv", data)) == 2


def test_who_seconds_moves_nothing_and_is_kept_as_a_note(table: Table) -> None:
    (draft,) = table.drafts("案由,提案人,附议人\n甲建议,丙丁戊,己庚\n")
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["丙丁戊"]
    assert draft.proposal["notes"] == ["原表另列附议人：己庚。"]


def test_what_cannot_be_what_its_column_says_is_asked(table: Table) -> None:
    (draft,) = table.drafts(
        "案号,案由,主办单位,答复单位,答复文号,答复内容\n"
        "2099-01-05,关于样例凉亭的建议,甲局、处理状态,办理中,〔〕样甲函〔2099〕1号,已经修好。\n"
    )
    assert "number" not in draft.proposal
    assert draft.proposal["departments"] == ["甲局"]
    assert draft.replies[0]["department"] is None
    assert "number" not in draft.replies[0]
    asked = {question.field for question in draft.questions}
    assert asked >= {"number", "departments", "reply[0].department", "reply[0].number"}


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("流水号", "A-017", "number", "A-017"),
        (
            "提案人（单位）",
            "民进样例市委会",
            "movers",
            [{"name": "民进样例市委会", "role": "party"}],
        ),
        ("提交人或单位", "甲辛丁", "movers", [{"name": "甲辛丁", "role": "member"}]),
        ("提案人", "甲辛丁 等11人", "movers_total", 11),
        ("提案人", "甲辛丁等", "movers_open", True),
        ("交办单位（会）", "市甲局、市乙局", "departments", ["市甲局", "市乙局"]),
    ],
)
def test_further_columns_of_a_case(
    table: Table, header: str, cell: str, field: str, value: object
) -> None:
    assert _one(table, header, cell)[field] == value


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("答复结果", "A", "outcome", {"label": "A", "code": "A"}),
        ("复文文号", "样甲函〔2099〕1号", "number", "样甲函〔2099〕1号"),
        ("复文时间", "2099/8/5", "date", "2099-08-05"),
        ("承办方式", "独办", "role", "sole"),
    ],
)
def test_further_columns_of_a_reply(
    table: Table, header: str, cell: str, field: str, value: object
) -> None:
    (draft,) = table.drafts(f"案由,{header}\n甲建议,{cell}\n")
    assert draft.replies[0][field] == value
