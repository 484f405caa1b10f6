"""Whose reply a row tells of, and cases of which each department has a row of its own."""

from __future__ import annotations

import pytest

from tests.importer.tables.conftest import Table

HEAD = "案号,案由,提案人,承办单位,承办方式,答复日期,办理结果\n"
FIRST = "001,关于修缮样例凉亭的提案,甲乙丙,"
LEAD = {"name": "市甲局", "role": "lead"}
JOINT = {"name": "市乙局", "role": "joint"}


@pytest.mark.parametrize("second", [FIRST, ",,,"], ids=["repeated", "merged"])
def test_a_row_for_each_department(table: Table, second: str) -> None:
    [draft] = table.drafts(
        f"{HEAD}{FIRST}市甲局,主办,2099-06-01,A\n{second}市乙局,会办,2099-05-01,B\n"
    )
    assert draft.proposal["departments"] == ["市甲局", "市乙局"]
    assert draft.proposal["handlers"] == [LEAD, JOINT]
    told = [(one["department"], one["role"], one["date"]) for one in draft.replies]
    assert told == [("市甲局", "lead", "2099-06-01"), ("市乙局", "joint", "2099-05-01")]
    assert [one["outcome"]["code"] for one in draft.replies] == ["A", "B"]
    asked = {question.field for question in draft.questions}
    assert asked == {"reply[0].department", "reply[1].department"}


@pytest.mark.parametrize("second", [FIRST, ",,,"], ids=["repeated", "merged"])
def test_rows_that_tell_of_no_reply(table: Table, second: str) -> None:
    [draft] = table.drafts(f"{HEAD}{FIRST}市甲局,主办,,\n{second}市乙局,会办,,\n")
    assert draft.proposal["handlers"] == [LEAD, JOINT]
    assert not draft.replies
    assert not draft.questions


def test_only_one_of_the_departments_answered(table: Table) -> None:
    [draft] = table.drafts(f"{HEAD}{FIRST}市甲局,会办,,\n{FIRST}市乙局,主办,2099-06-01,A\n")
    [reply] = draft.replies
    assert (reply["department"], reply["role"]) == ("市乙局", "lead")


@pytest.mark.parametrize(
    "second",
    [
        "001,关于修缮样例长廊的提案,甲乙丙,市乙局,会办,,",
        "002,关于修缮样例凉亭的提案,甲乙丙,市乙局,会办,,",
        "001,关于修缮样例凉亭的提案,丁戊己,市乙局,会办,,",
        "001,关于修缮样例凉亭的提案,甲乙丙,市甲局,主办,,",
        ",关于修缮样例凉亭的提案,甲乙丙,市乙局,会办,,",
    ],
)
def test_rows_that_differ_are_two_cases(table: Table, second: str) -> None:
    assert len(table.drafts(f"{HEAD}{FIRST}市甲局,主办,,\n{second}\n")) == 2


def test_the_one_department_answered(table: Table) -> None:
    [draft] = table.drafts(f"{HEAD}{FIRST}市甲局,独办,2099-06-01,A\n")
    [reply] = draft.replies
    assert (reply["department"], reply["role"]) == ("市甲局", "sole")
    assert draft.proposal["handlers"] == [{"name": "市甲局", "role": "sole"}]
    [question] = draft.questions
    assert question.field == "reply[0].department"
    assert "confirm" in question.message


@pytest.mark.parametrize(
    ("departments", "part"),
    [
        ("主办:市甲局;会办:市乙局", "主会办"),
        ("市甲局(主办)、市乙局(会办)", "主会办"),
        ("市甲局(主办)、市乙局(会办)", ""),
        ("市甲局、市乙局", "主办、会办"),
    ],
)
def test_of_several_the_lead_answered(table: Table, departments: str, part: str) -> None:
    [draft] = table.drafts(f'{HEAD}{FIRST}"{departments}",{part},2099-06-01,A\n')
    [reply] = draft.replies
    assert (reply["department"], reply["role"]) == ("市甲局", "lead")
    assert draft.proposal["handlers"] == [LEAD, JOINT]
    assert {question.field for question in draft.questions} == {"reply[0].department"}


def test_each_of_several_has_its_part_where_the_word_can_mean_no_other(table: Table) -> None:
    [draft] = table.drafts(f'{HEAD}{FIRST}"市甲局、市乙局",分办,,\n')
    assert [one["role"] for one in draft.proposal["handlers"]] == ["separate", "separate"]
    assert not draft.questions


def test_which_of_several_answered_is_asked(table: Table) -> None:
    [draft] = table.drafts(f'{HEAD}{FIRST}"市甲局、市乙局",分办,2099-06-01,A\n')
    [reply] = draft.replies
    assert reply["department"] is None
    assert {question.field for question in draft.questions} == {"reply[0].department"}


def test_one_part_of_several_departments_is_asked(table: Table) -> None:
    [draft] = table.drafts(f'{HEAD}{FIRST}"市甲局、市乙局",主办,,\n')
    assert "handlers" not in draft.proposal
    assert {question.field for question in draft.questions} == {"departments"}


@pytest.mark.parametrize(
    ("cell", "role", "code"), [("分办", "separate", None), ("B", None, "B"), ("B类", None, "B")]
)
@pytest.mark.parametrize("header", ["办理类型", "承办方式", "办理类别"])
def test_a_column_of_parts_or_of_classes(
    table: Table, header: str, cell: str, role: str | None, code: str | None
) -> None:
    [draft] = table.drafts(
        f"案号,案由,承办单位,{header},答复日期\n001,关于修缮样例凉亭的提案,市甲局,{cell},2099-06-01\n"
    )
    [reply] = draft.replies
    assert reply.get("role") == role
    assert reply.get("outcome", {}).get("code") == code


def test_a_column_of_parts_beside_one_of_classes(table: Table) -> None:
    [draft] = table.drafts(
        "案号,案由,承办单位,承办类型,办理类型,答复日期\n"
        "001,关于修缮样例凉亭的提案,市甲局,独办,A,2099-06-01\n"
    )
    [reply] = draft.replies
    assert reply["role"] == "sole"
    assert reply["outcome"]["code"] == "A"


@pytest.mark.parametrize("below", ["联名人", "联名提案人", "附议人"])
def test_who_else_under_the_head_of_the_movers(table: Table, below: str) -> None:
    [draft] = table.drafts(
        "序号,案号,案由,提案人,,办理单位,\n"
        f",,,第一提案人,{below},主办,会办\n"
        "1,001,关于修缮样例凉亭的提案,甲乙丙,丁戊己、庚辛壬,市甲局,市乙局\n"
    )
    names = [one["name"] for one in draft.proposal["movers"]]
    if below == "附议人":
        assert names == ["甲乙丙"]
        assert draft.proposal["notes"] == ["原表另列附议人：丁戊己、庚辛壬。"]
    else:
        assert names == ["甲乙丙", "丁戊己", "庚辛壬"]
