"""Forms of cases: what their labels alone tell."""

from __future__ import annotations

import pytest

from proposals.problems import ProblemsError
from tests.importer.conftest import Reader

TEXT = "样例凉亭年久失修,群众歇脚不便,遇雨漏水,建议有关部门尽快派人看过,备齐材料后动工修缮。\n"


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        ("提案编号:16\n提案标题:关于修缮样例凉亭的建议\n提案人:甲乙丙\n", "cppcc"),
        ("建议编号:NO.16\n建议标题:关于修缮样例凉亭的建议\n提案人:甲乙丙\n", "npc"),
        ("建议提案编号:16\n标题:关于修缮样例凉亭的建议\n提案人:甲乙丙\n", None),
    ],
)
def test_the_kind_that_a_form_names(read: Reader, labels: str, kind: str | None) -> None:
    proposal = read.text(f"{labels}内容:{TEXT}").proposal
    assert proposal["kind"] == kind
    assert proposal["number"] == "16"


def test_a_form_without_its_text(read: Reader) -> None:
    draft = read.text(
        "提案编号:0016\n提案标题:关于修缮样例凉亭的提案\n提案者:民进样例市委\n承办单位:市甲局;市乙局\n"
    )
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
    assert draft.proposal["departments"] == ["市甲局", "市乙局"]
    assert "body" not in draft.proposal


def test_a_word_in_brackets_before_the_heading_of_a_page(read: Reader) -> None:
    draft = read.text(
        "【答复】样例市政协九届三次会议提案第3-118号\n案由:关于修缮样例凉亭的提案\n提案人:王样例\n"
        f"承办:市甲局\n内容:{TEXT}答复:\n王样例委员:\n您提出的提案收悉,现答复如下:已完工。\n"
        "样例市甲局\n2099年3月7日\n"
    )
    (reply,) = draft.replies
    assert draft.proposal["title"] == "关于修缮样例凉亭的提案"
    assert (draft.proposal["term"], draft.proposal["session"]) == (9, 3)
    assert draft.proposal["body"].startswith("样例凉亭")
    assert (reply["department"], reply["addressee"]) == ("样例市甲局", "王样例委员")


def test_departments_a_line_each_below_their_label(read: Reader) -> None:
    draft = read.text(
        "主办单位:样例市甲局\n协办单位:\n市乙局\n市丙局\n关于市九届人大三次会议第16号建议的答复\n"
        "王样例代表:\n您提出的《关于修缮样例凉亭的建议》收悉,现答复如下:\n年底完工。\n"
        "样例市甲局\n2099年3月7日\n"
    )
    assert draft.proposal["departments"] == ["样例市甲局", "市乙局", "市丙局"]
    assert (draft.replies[0]["department"], draft.replies[0]["role"]) == ("样例市甲局", "lead")


def test_departments_indented_below_the_first(read: Reader) -> None:
    draft = read.text(
        f"案由:关于修缮样例凉亭的提案\n会办:市乙局\n　　　　市丙局\n提案人:王样例\n内容:{TEXT}"
    )
    assert draft.proposal["departments"] == ["市乙局", "市丙局"]


def test_words_for_roles_between_departments(read: Reader) -> None:
    draft = read.text(
        f"案由:关于修缮样例凉亭的提案\n承办单位:主办 市甲局 会办 市乙局 市丙局\n内容:{TEXT}"
    )
    assert [one["role"] for one in draft.proposal["handlers"]] == ["lead", "joint", "joint"]
    assert draft.proposal["departments"] == ["市甲局", "市乙局", "市丙局"]


def test_labels_of_a_letter_above_the_proposal(read: Reader) -> None:
    draft = read.text(
        "答复文号:样甲函〔2099〕8号\n答复单位:市甲局\n编号:16\n案由:关于修缮样例凉亭的提案\n"
        f"提案人:王样例\n办理结果:C\n内容:\n{TEXT}复函:\n王样例委员:\n"
        "您提出的提案收悉,现答复如下:\n凉亭年底完工。\n"
    )
    (reply,) = draft.replies
    assert draft.proposal["body"].startswith("样例凉亭")
    assert (reply["department"], reply["number"]) == ("市甲局", "样甲函〔2099〕8号")
    assert (reply["addressee"], reply["outcome"]["code"]) == ("王样例委员", "C")


def test_departments_that_semicolons_part_behind_a_label_without_a_colon(read: Reader) -> None:
    draft = read.text(
        f"提案人 王样例\n案由 关于修缮样例凉亭的提案\n会办单位 市甲局;市乙局\n内容:{TEXT}"
    )
    assert draft.proposal["departments"] == ["市甲局", "市乙局"]


def test_a_title_alone_is_no_case(read: Reader) -> None:
    with pytest.raises(ProblemsError):
        read.text("标题:关于修缮样例凉亭的提案\n发布时间:2099-01-14\n")


@pytest.mark.parametrize(
    "page",
    [
        "尊敬的网友:\n您提出的关于增设样例长椅的建议收悉,现答复如下:\n已增设。\n样例市甲局\n",
        "信件标题 关于增设样例长椅的建议\n市民您好:\n您的建议收悉,现答复如下。\n",
        "如何写好政协提案\n提案是政协委员履职的重要方式,选题要准,建议要实。\n",
        "王样例委员:建议修缮样例凉亭\n昨日,王样例委员提交了《关于修缮样例凉亭的提案》。\n",
    ],
)
def test_what_is_no_case(read: Reader, page: str) -> None:
    with pytest.raises(ProblemsError):
        read.text(page)


def test_a_speech_is_no_letter(read: Reader) -> None:
    page = f"关于修缮样例凉亭的建议\n——在市政协九届三次会议上的发言\n各位委员:\n{TEXT}"
    assert not read.text(page).replies


@pytest.mark.parametrize(
    ("printed", "movers", "asked"),
    [
        ("提案人:王样例\n      李样例\n", ["王样例", "李样例"], True),
        ("提案人:民盟 王样例\n", ["王样例"], True),
        ("提案人:民盟样例市委、王样例\n", ["民盟样例市委", "王样例"], False),
        ("提案人:王样例等共5人\n", ["王样例"], False),
    ],
)
def test_movers_of_a_form(read: Reader, printed: str, movers: list[str], asked: bool) -> None:
    draft = read.text(f"{printed}案由:关于修缮样例凉亭的提案\n内容:{TEXT}")
    assert [one["name"] for one in draft.proposal["movers"]] == movers
    assert ("movers" in {question.field for question in draft.questions}) is asked


@pytest.mark.parametrize(
    ("counts", "term", "session"),
    [
        ("届次: 9 会议: 1", 9, 1),
        ("届次: 第九届 会议: 第三次会议", 9, 3),
        ("届别: 九届 会次: 三次", 9, 3),
        ("届次: 9", None, None),
    ],
)
def test_a_form_with_a_field_for_each_count(
    read: Reader, counts: str, term: int | None, session: int | None
) -> None:
    draft = read.text(
        f"案由: 关于修缮样例凉亭的建议\n案别: 市人大 年度: 2099 建议人: 甲乙丙等3人\n"
        f"{counts} 案号: 0160\n"
        "密级: 公开 重要: 督办领导:\n办理结果: B.列入计划 办结时间: 2099-06-28\n"
        "承办方式: 主办 承办单位: 主办:市甲局(办理期限2099-06-30); "
        "协办: 市乙局(办理期限2099-05-31) 、 协办: 市丙局(未反馈)\n\n"
        "凉亭年久失修,柱子已经歪了,老人不敢进去歇脚,应当修好。\n"
    )
    proposal = draft.proposal
    assert (proposal.get("term"), proposal.get("session")) == (term, session)
    assert (proposal["kind"], proposal["number"]) == ("npc", "0160")
    assert proposal["movers_total"] == 3
    assert "reply[0].outcome" in {question.field for question in draft.questions}
    assert proposal["handlers"] == [
        {"name": "市甲局", "role": "lead"},
        {"name": "市乙局", "role": "joint"},
        {"name": "市丙局", "role": "joint"},
    ]
    assert proposal["body"].startswith("凉亭")


@pytest.mark.parametrize(
    ("body", "kind"), [("政协提案", "cppcc"), ("建议", "npc"), ("建议提案", None)]
)
def test_the_body_that_a_form_names(read: Reader, body: str, kind: str | None) -> None:
    draft = read.text(
        f"案别: {body}\n标题: 关于修缮样例凉亭的事\n编号: 16\n内容:\n"
        "凉亭年久失修,柱子已经歪了,老人不敢进去歇脚,应当修好。\n"
    )
    assert draft.proposal["kind"] == kind


@pytest.mark.parametrize(
    "row",
    [
        "领衔代表 | 王样例 | 所在代表团 | 丁镇代表团",
        "领衔代表 | 王样例 | 代表证号 | 218",
        "领衔代表 | 王样例 | 李样例 | 所属选区 | 第三选区",
        "领衔代表  王样例  所属团组  丁镇代表团",
        "领衔代表: 王样例  所属片组  丁镇代表团",
    ],
)
def test_what_a_row_prints_of_a_mover_is_no_mover(read: Reader, row: str) -> None:
    draft = read.text(f"建议标题 | 关于修缮样例凉亭的建议\n{row}\n承办单位 | 市甲局\n内容:{TEXT}")
    names = [one["name"] for one in draft.proposal["movers"]]
    assert names in (["王样例"], ["王样例", "李样例"])
    assert "movers" not in {question.field for question in draft.questions}


@pytest.mark.parametrize(
    ("wish", "departments", "asked"),
    [
        ("建议承办单位:市乙局\n", None, True),
        ("建议承办单位:市乙局\n承办单位:市甲局\n", ["市甲局"], False),
        ("承办单位:市甲局\n建议承办单位:市乙局\n", ["市甲局"], False),
    ],
)
def test_who_is_wished_to_handle_a_case_is_asked(
    read: Reader, wish: str, departments: list[str] | None, asked: bool
) -> None:
    draft = read.text(f"案由:关于修缮样例凉亭的提案\n提案人:王样例\n{wish}内容:{TEXT}")
    assert draft.proposal.get("departments") == departments
    assert ("departments" in {question.field for question in draft.questions}) is asked


@pytest.mark.parametrize("label", ["内容和建议", "内容及建议", "主要内容"])
def test_names_of_the_text_and_of_the_day_of_receipt(read: Reader, label: str) -> None:
    draft = read.text(
        f"案由:关于修缮样例凉亭的提案\n收到时间:2099年1月14日\n提案人:王样例\n{label}:{TEXT}"
    )
    assert draft.proposal["body"] == TEXT.strip()
    assert draft.proposal["submitted"] == "2099-01-14"


def test_the_reason_of_a_motion_is_text(read: Reader) -> None:
    grounds = "案据:管护由多家分担,责任不清。\n方案:制定条例。\n"
    motion = (
        "关于制定样例凉亭条例的议案\n市九届人大三次会议 议案第2号\n领衔代表:王样例\n案由:%s\n%s"
    )
    draft = read.text(motion % ("凉亭已有六百座,管护无法可依。", grounds))
    assert draft.proposal["title"] == "关于制定样例凉亭条例的议案"
    assert "管护无法可依" in draft.proposal["body"]
    assert (draft.proposal["term"], draft.proposal["session"]) == (9, 3)
    titled = read.text(motion % ("关于制定样例凉亭条例的议案。", grounds))
    assert titled.proposal["title"] == "关于制定样例凉亭条例的议案"


def test_a_motion_of_which_only_the_reason_is_told_is_asked_for_its_title(read: Reader) -> None:
    draft = read.text(
        "市九届人大三次会议 议案第2号\n领衔代表:王样例\n案由:凉亭已有六百座,管护无法可依。\n"
        "案据:管护由多家分担,责任不清。\n方案:制定条例。\n"
    )
    assert draft.proposal["title"] is None
    assert "title" in {question.field for question in draft.questions}
