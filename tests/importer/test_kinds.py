"""Kinds of pages that portals publish besides the seeds' five layouts, each on an invented page."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.problems import ProblemsError
from tests.importer.conftest import Reader

NAMES = ("丙丁", "戊己", "庚辛", "壬癸")
PAGES: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "metadata in columns, several marks on one line, a joint enquiry": (
        """\
首页 >> 政务公开 >> 建议提案办理
索引号：  YL000-2099-00123    主题分类：  科技、教育
发文机关：  样例市甲局      成文日期：  2099-08-12
标题：  关于市政协十届五次会议第12号提案的答复函
发文字号：  样甲函〔2099〕15号   发布日期：  2099-08-20

样甲函〔2099〕15号                                  办理结果：A
关于市政协十届五次会议第12号提案的答复函

丙丁戊委员：
　　您在市政协十届五次会议上提出的《关于多修凉亭的建议》（第12号）提案收悉，经会同市乙局、市丙办研究，现答复如下：
　　全市有十座凉亭。
　　　　　　　　　　样例市甲局
　　　　　　　　　　2099年8月12日
　　联系人：辛壬癸，联系电话：0578-6820000
""",
        {
            "title": "关于多修凉亭的建议",
            "number": "12",
            "kind": "cppcc",
            "term": 10,
            "session": 5,
            "movers": [{"name": "丙丁戊", "role": "member"}],
        },
        {
            "department": "样例市甲局",
            "role": "lead",
            "number": "样甲函〔2099〕15号",
            "date": "2099-08-12",
            "published": "2099-08-20",
            "outcome": {"label": "A", "code": "A"},
            "contact": {"name": "辛壬癸", "phone": "0578-6820000"},
        },
    ),
    "labels with roles, unknown labels, the reply behind a word": (
        """\
领衔代表：丙丁
联名人：戊己、庚辛、壬癸等
建议编号：第20990301号
建议题目：关于多添石凳的建议
承办单位：市甲局（主办）、市乙局（会办）
交办日期：2099年2月15日
办理期限：2099年5月15日
从未见过：其值
内容：
凉亭里石凳不够坐，居民常常站着等人。
答复：
丙丁等代表：
您提出的《关于多添石凳的建议》收悉，答复如下：
已添四张。
样例市甲局
2099年5月10日
满意度：满意
""",
        {
            "title": "关于多添石凳的建议",
            "number": "20990301",
            "kind": "npc",
            "movers": [
                {"name": name, "role": "deputy"} for name in ("丙丁", "戊己", "庚辛", "壬癸")
            ],
            "movers_open": True,
            "assigned": "2099-02-15",
            "due": "2099-05-15",
            "departments": ["市甲局", "市乙局"],
            "handlers": [
                {"name": "市甲局", "role": "lead"},
                {"name": "市乙局", "role": "joint"},
            ],
            "body": "凉亭里石凳不够坐，居民常常站着等人。",
        },
        {"department": "样例市甲局", "role": "lead", "feedback": {"satisfaction": "满意"}},
    ),
    "labels in brackets, quotation marks": (
        """\
【索引号】 K12345678/2099-00012  【发布机构】 样例市甲局
【公开日期】 2099-09-09  【成文日期】 2099-08-01
对市十八届人大四次会议第57号建议的答复
【字体：大 中 小】
丙丁戊、己庚代表：
    你们提出的“关于多种树荫”的建议收悉。现答复如下：
    已种。
    样例市甲局
    2099年8月1日
""",
        {
            "title": "关于多种树荫",
            "number": "57",
            "kind": "npc",
            "term": 18,
            "session": 4,
            "movers": [{"name": "丙丁戊", "role": "deputy"}, {"name": "己庚", "role": "deputy"}],
        },
        {"department": "样例市甲局", "published": "2099-09-09", "date": "2099-08-01"},
    ),
    "traditional script": (
        """\
樣例市甲局對市十一屆人大一次會議第25號建議的答復
來源:市政府辦2099-08-11
戊己庚代表:
您提出關于“涼亭石凳添置”的建議收悉。現答復如下:
已添置。
2099年8月9日
""",
        {
            "title": "涼亭石凳添置",
            "number": "25",
            "kind": "npc",
            "term": 11,
            "session": 1,
            "movers": [{"name": "戊己庚", "role": "deputy"}],
        },
        {"department": "樣例市甲局", "signed": "2099-08-09", "published": "2099-08-11"},
    ),
    "ten movers, padded names, a date without day, a number in a class": (
        """\
对市五届人大五次会议道路交通类第6号建议的答复
发布日期:2099-06-06 16:00 信息来源:甲镇 浏览次数:

丙丁戊、己  庚、辛壬等10位代表:

您们在市五届人大五次会议上所提出的关于  要求修建凉亭  的建议,经研究,现答复如下:

暂不动工。

(联系人:壬  癸   联系电话:86260000)
样例市甲局
二○九九年五月
""",
        {
            "title": "关于要求修建凉亭的建议",
            "number": "6",
            "movers": [{"name": name, "role": "deputy"} for name in ("丙丁戊", "己庚", "辛壬")],
            "movers_total": 10,
        },
        {"signed": "2099-05", "published": "2099-06-06", "department": "样例市甲局"},
    ),
    "a committee moves, the class stands under the letter": (
        """\
关于政协第十二届样例市委员会第三次会议第85号提案的答复

政协样例市委员会经济科技委员会：
    贵委提出的《关于凉亭数据的提案》收悉。现答复如下：
    已有数据。

    样例市甲局
    2099年6月3日
（B类，同意公开）
""",
        {
            "title": "关于凉亭数据的提案",
            "number": "85",
            "term": 12,
            "session": 3,
            "movers": [{"name": "政协样例市委员会经济科技委员会", "role": "committee"}],
        },
        {"department": "样例市甲局", "outcome": {"label": "B类", "code": "B"}},
    ),
    "no salutation, ministries were asked": (
        """\
样例部对十三届全国人大二次会议第2321号建议的答复

admin 484 2099-09-21

样部建字〔2099〕196号

您提出的关于实施凉亭优先政策的建议收悉,经商甲部、乙部和丙部,现答复如下:

已经研究。
""",
        {
            "title": "关于实施凉亭优先政策的建议",
            "number": "2321",
            "term": 13,
            "movers": None,
            "departments": ["样例部", "甲部", "乙部", "丙部"],
        },
        {
            "department": "样例部",
            "role": "lead",
            "number": "样部建字〔2099〕196号",
            "published": "2099-09-21",
        },
    ),
    "a mover named in the opening only": (
        """\
对十五届人大一次会议第8号建议的答复

各位代表：

丙丁戊代表提出的关于整治噪音的建议收悉，现答复如下：

已开展整治。

                                  公安局
                            2099年3月1日
""",
        {"title": "关于整治噪音的建议", "movers": [{"name": "丙丁戊", "role": "deputy"}]},
        {"department": "公安局", "addressee": "各位代表"},
    ),
    "a joint letter alone": (
        """\
市甲局：
关于市政协五届四次会议第88号提案《关于校园凉亭的提案》，经研究，我局协办意见如下：
一、配合。
样例市乙局
2099年4月9日
""",
        {"title": "关于校园凉亭的提案", "number": "88", "kind": "cppcc", "movers": None},
        {"department": "样例市乙局", "role": "joint", "addressee": "市甲局"},
    ),
    "a hidden mover": (
        """\
xx委员:
您提出的“关于增设路灯的建议”的提案收悉,现答复如下:
先调研。
样例市甲局
2099年12月11日
""",
        {"title": "关于增设路灯的建议", "kind": "cppcc", "movers": None},
        {"addressee": "xx委员", "signed": "2099-12-11"},
    ),
    "people and a party in one salutation, other documents' numbers in the text": (
        """\
对市政协八届四次会议第128号提案的答复
2099-11-12 10:22:33 来源：市甲局 【字号 大 中 小】 打印 关闭
类别：提案
样甲函〔2099〕77号
尊敬的丙丁、戊己庚委员，农工党市委会：
您（贵会）提出的《关于凉亭医疗的提案》收悉，现答复如下：
根据《关于加强医疗的意见》（样办发〔2098〕5号）精神，已修凉亭。
样例市甲局
2099年8月3日
上一篇：对市政协八届四次会议第127号提案的答复
主办：样例市人民政府办公室 承办：样例市数据局 网站标识码：4400000001
""",
        {
            "number": "128",
            "movers": [
                {"name": "丙丁", "role": "member"},
                {"name": "戊己庚", "role": "member"},
                {"name": "农工党市委会", "role": "party"},
            ],
        },
        {
            "department": "样例市甲局",
            "number": "样甲函〔2099〕77号",
            "published": "2099-11-12",
            "outcome": None,
            "addressee": "丙丁、戊己庚委员，农工党市委会",
        },
    ),
    "everything behind labels, the letter behind one too": (
        """\
提案标题：关于推进“最多坐一次”改革的提案
提案编号：0312
第一提案人：丙丁戊
附议人：己庚、辛壬癸
主办单位：市甲局
会办单位：市乙局
办理结果：已采纳
答复时间：2099-08-15
答复内容：丙丁戊委员：您好！您提出的《关于推进“最多坐一次”改革的提案》收悉。现答复如下：已添石凳。
""",
        {
            "title": "关于推进“最多坐一次”改革的提案",
            "number": "0312",
            "departments": ["市甲局", "市乙局"],
        },
        {
            "department": "市甲局",
            "role": "lead",
            "outcome": {"label": "已采纳"},
            "addressee": "丙丁戊委员",
        },
    ),
    "a page title above the labels, the reply under its department's name": (
        """\
市政协委员提案〔2099〕第102号
题目：关于保护古树的提案
提案者：丙丁戊、教育界
承办单位：市甲局
提案内容：
古树名木是城市的历史，应当挂牌保护。
市甲局答复：
政协九届委员 丙丁戊：
提案收悉，答复如下：
已挂牌。
2099年5月15日
""",
        {
            "title": "关于保护古树的提案",
            "number": "102",
            "movers": [
                {"name": "丙丁戊", "role": "member"},
                {"name": "教育界", "role": "sector"},
            ],
            "body": "古树名木是城市的历史，应当挂牌保护。",
        },
        {"department": "市甲局", "addressee": "政协九届委员丙丁戊", "signed": "2099-05-15"},
    ),
    "the class behind the heading, a deputation": (
        """\
样例市甲局关于市十七届人大二次会议第12号建议的答复（A）
（2099年6月8日）

戊己镇代表团：

贵团提出的《关于整治凉亭的建议》收悉。答复如下：

已列入。

样例市甲局
2099年6月8日
（联系人：刘戊，电话6620000）
""",
        {"number": "12", "movers": [{"name": "戊己镇代表团", "role": "group"}]},
        {"outcome": {"label": "A", "code": "A"}, "contact": {"name": "刘戊", "phone": "6620000"}},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_facts(read: Reader, name: str) -> None:
    page, proposal, reply = PAGES[name]
    draft = read.text(page)
    assert {key: draft.proposal.get(key) for key in proposal} == proposal
    assert len(draft.replies) == 1
    assert {key: draft.replies[0].get(key) for key in reply} == reply


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("metadata in columns, several marks on one line, a joint enquiry", "departments"),
        ("no salutation, ministries were asked", "departments"),
        ("a hidden mover", "movers"),
        ("a mover named in the opening only", "jurisdiction"),
    ],
)
def test_what_is_not_sure_is_asked(read: Reader, name: str, field: str) -> None:
    assert field in {question.field for question in read.text(PAGES[name][0]).questions}


LETTER = (
    "关于市政协五届四次会议第8号提案的答复\n{head}丙丁戊委员:\n您提出的提案收悉。\n已办。\n{tail}"
)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("样民函〔2099〕8号\n", ""),
        ("", "上一篇:样例市民政局关于第2号提案的答复 下一篇:样例市民政局对第5号提案的答复\n"),
    ],
)
def test_a_department_that_only_the_page_shows_is_entered_and_asked(
    read: Reader, head: str, tail: str
) -> None:
    draft = read.text(f"样例市政府 > 提案公开\n{LETTER.format(head=head, tail=tail)}")
    assert draft.replies[0]["department"] == "样例市民政局"
    assert "reply[0].department" in {question.field for question in draft.questions}


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("甲民函〔2099〕8号\n", ""),
        ("样教函〔2099〕8号\n", ""),
        ("", "上一篇:样例市甲局关于第2号提案的答复\n下一篇:样例市乙局对第5号提案的答复\n"),
        ("", "上一篇:样例市甲局关于第2号提案的答复\n"),
    ],
)
def test_a_department_that_is_not_certain_is_only_asked(read: Reader, head: str, tail: str) -> None:
    draft = read.text(f"样例市政府 > 提案公开\n{LETTER.format(head=head, tail=tail)}")
    assert draft.replies[0]["department"] is None


@pytest.mark.parametrize(
    ("head", "tail", "day"),
    [
        ("2099-03-02\n", "样例市甲局\n2099年3月1日\n", "2099-03-02"),
        ("2099-03-01\n", "样例市甲局\n2099年3月1日\n", None),
        ("2099-03-01\n2099-03-01\n", "样例市甲局\n", "2099-03-01"),
        ("2099-03-01\n2099-03-02\n", "样例市甲局\n", None),
    ],
)
def test_a_date_without_a_label_is_that_of_publication_where_it_can_be_no_other(
    read: Reader, head: str, tail: str, day: str | None
) -> None:
    draft = read.text(LETTER.format(head=head, tail=tail))
    assert draft.replies[0].get("published") == day
    asked = "published" in {question.field for question in draft.questions}
    assert asked is (day is None)


def test_the_day_of_issue_of_a_proposal_is_that_of_publication(read: Reader) -> None:
    page = "发文日期: 2099-12-18\n关于多修凉亭的提案\n凉亭里石凳不够坐,居民常常站着等人。\n"
    draft = read.text(page)
    assert draft.proposal["published"] == "2099-12-18"
    assert "published" in {question.field for question in draft.questions}


def test_two_letterheads_are_a_question(read: Reader) -> None:
    head = "样例市乙局\n关于市政协五届四次会议第8号提案的答复\n丙丁戊委员:\n"
    draft = read.text(head + "您提出的提案收悉。\n已办。\n样例市甲局\n2099年1月1日\n")
    assert [q.field for q in draft.questions if q.field.startswith("reply")]


def test_numbers_that_differ_are_a_question(read: Reader) -> None:
    head = "关于市政协五届四次会议第8号提案的答复\n丙丁戊委员:\n"
    text = "您提出的《关于样例的提案》(第9号)收悉。\n已办。\n样例市甲局\n2099年1月1日\n"
    draft = read.text(head + text)
    (question,) = [question for question in draft.questions if question.field == "number"]
    assert "the letter says '9' (line 3), '8' (line 1)" in question.message
    assert draft.proposal.get("number") is None


def test_a_letter_to_several_cases_is_a_question(read: Reader) -> None:
    head = "关于对市人大十届三次会议第47号、第52号建议的合并答复\n丙丁戊代表:\n"
    draft = read.text(head + "你们提出的建议收悉,答复如下:\n已办。\n样例市甲局\n2099年1月1日\n")
    (question,) = [question for question in draft.questions if question.field == "number"]
    assert "47, 52" in question.message


@pytest.mark.parametrize(
    "page",
    [
        "关于市八届人大三次会议建议的办理情况\n2099年共办理建议57件:已解决43件(甲类)。\n",
        "「样例規則修正草案」,請審議案。\n提案人\n甲乙丙\n連署人\n丁戊己\n議案狀態\n審查完畢\n",
        "今天天气很好。\n",
        "网友您好:\n您反映的凉亭问题收悉,现答复如下:\n已修。\n样例市甲局\n2099年4月3日\n",
        "样例市甲局办理人大代表建议工作总结\n共承办建议33件。现将办理情况报告如下:\n一、领导重视。\n",
    ],
)
def test_what_is_no_case_is_refused(read: Reader, page: str) -> None:

    with pytest.raises(ProblemsError, match="neither a proposal nor a reply"):
        read.text(page)


@pytest.mark.parametrize("names", ["各区政府", "市甲局(会同市乙局)"])
def test_handlers_that_are_not_named_one_by_one_are_asked(read: Reader, names: str) -> None:
    text = "石凳不够坐,希望尽快修缮,让老人有处休息。\n"
    draft = read.text(f"案由:关于多修凉亭的提案\n承办单位:{names}\n{text}")
    assert draft.proposal.get("departments") is None
    assert "departments" in {question.field for question in draft.questions}


def test_a_case_of_another_body_is_refused(read: Reader) -> None:
    page = (
        "樣例市議會第3屆第2次定期大會 議員提案\n案號:第57號\n提案人:丙丁戊\n案由:請增設涼亭案。\n"
        "說明:涼亭裡石凳不夠坐,居民常常站著等人。\n"
    )
    with pytest.raises(ProblemsError, match="of another body than 政协 or 人大"):
        read.text(page)


LETTER_OF_TWO = "您提出的关于多修凉亭的建议收悉,现答复如下:\n已修。\n"
FACTS = {
    "a proposal enclosed behind the letter": (
        (
            "丙丁戊委员:\n你提出的“关于修复甲亭”的提案已收悉,现答复如下:\n已修。\n样例市甲局\n2099年6月14日\n"
            "附:19.标题:关于修复乙亭的提案\n内容:乙亭的瓦坏了,下雨天没有地方站,请尽快修好。\n"
        ),
        "title",
        "关于修复乙亭的提案",
    ),
    "a site's name before a title": (
        (
            "样例市政府网--建议提案--关于多修凉亭的建议(第41号)\n丙丁戊代表:\n"
            "您提出的建议收悉,现答复如下:\n已修。\n"
        ),
        "title",
        "关于多修凉亭的建议",
    ),
    "a form under prose about it": (
        (
            "样例县政协四届一次会议收到二百五十件提案,评出六件优秀的,这是其中的一件,全文如下。\n"
            "提案号:77\n案由:多修凉亭 方便居民\n提案人:丙丁戊\n内容:\n"
            "凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "number",
        "77",
    ),
    "the number behind a mover's name": (
        (
            "市甲局:\n你局《关于协助办理市政协委员丙丁戊39号提案的函》收悉,我局协办意见如下:\n已修。\n"
            "市乙局\n2099年5月12日\n"
        ),
        "number",
        "39",
    ),
    "a letter about a letter has no title of the proposal": (
        (
            "市甲局:\n你局《关于协助办理市政协委员丙丁戊39号提案的函》收悉,我局协办意见如下:\n已修。\n"
            "市乙局\n2099年5月12日\n"
        ),
        "title",
        None,
    ),
    "what is left of a 文号 is no number": (
        "[ 索引号 ] | 2099/0028 | [ 发文字号 ] | 2099-92 |\n关于市九届人大一次会议第9号建议的复函\n"
        "丙丁戊代表:\n" + LETTER_OF_TWO,
        "number",
        "9",
    ),
    "bodies among the movers of an opening": (
        (
            "关于区政协六届二次会议第4号提案答复的函\n市甲局:\n民进样例总支,第四界别活动组,丙丁、戊己庚等委员提出的"
            "《关于多修凉亭的建议》收悉,现答复如下:\n已修。\n市乙局\n"
        ),
        "movers",
        [
            {"name": "民进样例总支", "role": "party"},
            {"name": "第四界别活动组", "role": "sector"},
            {"name": "丙丁", "role": "member"},
            {"name": "戊己庚", "role": "member"},
        ],
    ),
    "a name written for its sound": (
        "额尔敦其木格、丙丁戊两位代表:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": name, "role": "deputy"} for name in ("额尔敦其木格", "丙丁戊")],
    ),
    "departments that handle the case apart": (
        (
            "对第45号提案的答复\n您提出的关于多修凉亭的提案,全国政协交由甲部、乙部和我委分别办理,现答复如下:\n"
            "已修。\n样例委\n2099年8月15日\n"
        ),
        "handlers",
        [{"name": "甲部", "role": "separate"}, {"name": "乙部", "role": "separate"}],
    ),
    "another department leads": (
        (
            "对第45号提案的答复\n丙丁委员:\n您提出的提案收悉,现答复如下:\n该提案由市甲局主办,我大队会办。\n"
            "已修。\n样例市乙大队\n2099年8月15日\n"
        ),
        "handlers",
        [{"name": "市甲局", "role": "lead"}],
    ),
    "who runs a site handles no case": (
        "对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO + "样例县甲局\n2099年7月26日\n\n"
        "主办单位:样例县人民政府 承办:样例县乙局 联系电话:0999-9999999\n",
        "departments",
        None,
    ),
    "names over two lines, counted without 等": (
        "戊己、丙丁、\n庚辛壬、癸乙四位代表:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": name, "role": "deputy"} for name in ("戊己", "丙丁", "庚辛壬", "癸乙")],
    ),
    "values below their labels": (
        (
            "提案编号:\n20990246\n提案标题:\n关于多修凉亭的提案\n提案人:\n丙丁、戊己\n"
            "提案内容:\n凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "number",
        "20990246",
    ),
    "a row of labels above a row of values": (
        (
            "提案编号 | 案由 | 提案人 | 承办单位 |\n"
            "246 | 关于多修凉亭的提案 | 丙丁、戊己 | 市甲局 |\n"
            "提案内容:\n凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "movers",
        [{"name": "丙丁", "role": "member"}, {"name": "戊己", "role": "member"}],
    ),
    "labels parted by one space": (
        (
            "提案标题 关于多修凉亭的提案\n提案人 丙丁 所属界别 特邀界\n"
            "提案时间 2099-01-06 提案编号 0231\n主办单位 市甲局 会办单位 市乙局,市丙局\n"
            "提案内容\n凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "movers",
        [{"name": "丙丁", "role": "member"}],
    ),
    "a label that looks like a salutation": (
        "建议标题:关于多修凉亭的建议\n提出代表:丙丁戊\n附议代表:\n丙丁戊代表:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": "丙丁戊", "role": "deputy"}],
    ),
    "roles before departments without a space": (
        (
            "建议标题:关于多修凉亭的建议\n承办单位:(主办)市甲局(会办)市乙局\n丙丁戊代表:\n"
            + LETTER_OF_TWO
        ),
        "handlers",
        [{"name": "市甲局", "role": "lead"}, {"name": "市乙局", "role": "joint"}],
    ),
    "a number that the opening prints without its beginning": (
        (
            "对市政协五届一次会议第2099-5-1-087号提案的答复\n丙丁委员:\n"
            "您提出的《关于多修凉亭的提案》(第087号)收悉,现答复如下:\n已修。\n"
        ),
        "number",
        "2099-5-1-087",
    ),
    "the way to a page without signs": (
        "首页 政务公开 建议提案\n对市政协五届一次会议第87号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        "title",
        "关于多修凉亭的建议",
    ),
    "a number in words": (
        "关于市政协七届五次会议第七十六号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        "number",
        "七十六",
    ),
    "a label that is empty above a heading": (
        "来源:\n文号:\n关于市政协五届四次会议第8号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        "number",
        "8",
    ),
    "a sign in the number, Roman numerals": (
        "样例市甲局对市政协九届Ⅱ次会议第B-045号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        "number",
        "B-045",
    ),
    "a number of another chamber's sign behind the session": (
        "对省十三届人大五次会议台28号建议的答复\n丙丁代表:\n" + LETTER_OF_TWO,
        "number",
        "台28",
    ),
    "a sentence broken at a column": (
        (
            "对市政协五届四次会议第8号提案的答复\n丙丁委员:\n您在会上提出的《关\n于多修凉亭的建\n"
            "议》收\n悉,现答复如\n下:\n已修。\n"
        ),
        "title",
        "关于多修凉亭的建议",
    ),
    "quotation marks of the traditional script": (
        (
            "建議編號:第082號\n建議標題:「關於活化舊碼頭的建議」\n領銜代表:丙丁\n附議代表:戊己\n"
            "丙丁等代表:\n您等提出的「關於活化舊碼頭的建議」收悉。擬先開放一棟作展廳。\n"
        ),
        "title",
        "關於活化舊碼頭的建議",
    ),
    "the next cells of a row are no departments": (
        (
            "名称 | 关于多修凉亭的建议 | |||\n"
            "编号 | 73 | 领衔代表 | 丙丁戊 | 办理部门 | 市甲局 | 某某状况 | 已办结 |\n"
            "正文 |\n凉亭里石凳不够坐,居民常常站着等人,希望尽快修缮,让老人有处休息。\n"
        ),
        "departments",
        ["市甲局"],
    ),
    "a form's head on two lines": (
        (
            "样例市第九届人民代表大会\n第四次会议代表建议、批评和意见\n第67号\n题目:关于多修凉亭的建议\n"
            "内容:凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "session",
        4,
    ),
    "cells below each other": (
        (
            "市人大九届四次会议建议\n代表姓名 |\n丙丁戊 |\n所属代表团 |\n五 |\n"
            "题目:关于多修凉亭的建议\n"
            "内容:凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "movers",
        [{"name": "丙丁戊", "role": "deputy"}],
    ),
    "a number alone below its session": (
        "关于多修凉亭的建议的答复\n县人大九届二次会议\n16\n丙丁代表:\n" + LETTER_OF_TWO,
        "number",
        "16",
    ),
    "a number with its zero": (
        "样例市甲局关于市人大九届五次会议第091号建议的答复\n样例市甲局\n"
        "关于市九届人大五次会议第 91号建议的答复\n丙丁代表:\n" + LETTER_OF_TWO,
        "number",
        "091",
    ),
    "a section of a portal is no title": (
        (
            "• 人大建议和政协提案\n样例县甲局对县政协提案第21号的答复\n丙丁戊政协样例县委员:\n"
            "你在政协样例县九届委员会第二次会议提出的《关于多修凉亭的建议》21号提案,已转交我局研究办理,"
            "现将办理情况答复如下:\n已修。\n"
        ),
        "title",
        "关于多修凉亭的建议",
    ),
    "a way to the page with the numbers of a list is no title": (
        "1. 当前位置:\n  2. 首页 > 政务公开 > 样例县人民政府 > 政协提案\n  3. > 正文\n"
        "关于对县政协第九届第四次会议第1号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        "title",
        "关于多修凉亭的建议",
    ),
    "a place behind a mover's name": (
        "样例县甲局对县政协提案第21号的答复\n丙丁戊政协样例县委员:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": "丙丁戊", "role": "member"}],
    ),
    "a title without marks behind the number": (
        (
            "关于对县政协九届三次会议提案办理情况的答复\n丙丁委员:\n"
            "您提出的第2099108号关于多修凉亭,爱护石凳的建议的提案收悉。现将办理情况答复如下:\n已修。\n"
        ),
        "title",
        "关于多修凉亭,爱护石凳的建议",
    ),
    "a co-handler's letter that names no mover": (
        (
            "样例市甲局:\n现将《关于多修凉亭的建设》(第187号提案)的协办意见复函如下:\n一是换瓦片。\n"
            "样例市乙局\n2099年6月5日\n"
        ),
        "number",
        "187",
    ),
    "a mover's workplace and telephone number": (
        (
            "政协样例县九届三次会议提案\n提案者:丙 丁(样例中学)15900000000\n"
            "案由:关于多修凉亭的提案\n"
            "凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "movers",
        [{"name": "丙丁", "role": "member"}],
    ),
    "a mover and those who seconded": (
        "对第45号提案的答复\n丙丁戊委员并附议人:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": "丙丁戊", "role": "member"}],
    ),
    "a title at the letter's start that the office received": (
        "丙丁代表:\n“关于多修凉亭的建议”我局已收悉,现向您回复如下:\n已修。\n",
        "title",
        "关于多修凉亭的建议",
    ),
    "who rates the answer is no addressee": (
        (
            "在市人大九届一次会议上,人大代表丙丁戊提出《关于多修凉亭》(99号)建议。现答复如下:\n已修。\n"
            "市人大代表丙丁戊对此件办理结果评价:“效果很好”。\n"
        ),
        "movers",
        [{"name": "丙丁戊", "role": "deputy"}],
    ),
    "a number in brackets behind the kind": (
        "丙丁委员:\n你们提出的关于多修凉亭的提案(70)号,已交我局办理,现答复如下:\n已修。\n",
        "number",
        "70",
    ),
    "a site's welcome is no proposal": (
        "样例县人民政府欢迎您!\n样例县甲局对样例县九届人大四次会议第42号建议的答复\n丙丁代表:\n"
        + LETTER_OF_TWO,
        "body",
        None,
    ),
    "a department with two fields in its name moved nothing": (
        (
            "市甲和乙局:\n现将市第九届人大第六次会议第22号建议的办理情况函告如下,请综合后一并答复代表。\n"
            "区内已修凉亭。\n样例区管理委员会\n2099年5月7日\n"
        ),
        "movers",
        None,
    ),
    "a site's imprint line by line": (
        (
            "对第45号提案的答复\n丙丁委员:\n"
            + LETTER_OF_TWO
            + "样例市甲局\n2099年7月26日\n(联系人:戊己)\n\n主办:样例市甲局\n\n"
            "地址:样例市甲路1号 电话:0999-9999999\n\n样ICP备00000000号 网站标识码:0000000000\n"
        ),
        "departments",
        None,
    ),
    "a form and the office of the congress that runs the site": (
        (
            "样例县第九届人民代表大会第四次会议\n题  目: 关于多修凉亭的建议\n"
            "领衔代表: 丙丁戊 主办单位: 甲局\n"
            "内容:\n凉亭里石凳不够坐,居民常常站着等人。\n[上一篇]:没有了\n"
            "主办单位┃样例县人民代表大会常务委员会办公室\nCopyRight © 2099 All Right Reserved.\n"
        ),
        "departments",
        ["甲局"],
    ),
    "departments that handled the case too, by the opening": (
        (
            "对第45号提案的答复\n丙丁委员:\n您提出的《关于多修凉亭的建议》收悉,经样例市甲局、样例市乙局会办,"
            "现答复如下:\n已修。\n样例市丙局\n2099年8月15日\n"
        ),
        "handlers",
        [{"name": "样例市甲局", "role": "joint"}, {"name": "样例市乙局", "role": "joint"}],
    ),
    "a title and a mover whose opinion is sent on": (
        (
            "样例区甲局关于区政协九届一次会议第111号提案协办意见的函\n区乙局:\n"
            "现将丙丁戊委员《关于多修凉亭的建议》(提案、建议第111号)的协办意见送上,供你们答复委员时参考:\n已修。\n"
        ),
        "movers",
        [{"name": "丙丁戊", "role": "member"}],
    ),
    "seconders are not movers": (
        (
            "建议编号:82\n建议标题:关于多修凉亭的建议\n领衔代表:丙丁\n附议代表:戊己\n"
            "内容:\n凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "movers",
        [{"name": "丙丁", "role": "deputy"}],
    ),
    "a term without a session": (
        "样例县甲局关于县十六届人大常委会闭会期间代表建议第闭08号的答复\n丙丁代表:\n"
        + LETTER_OF_TWO,
        "term",
        16,
    ),
    "characters set apart": (
        "关 于 市 政 协 七 届 四 次 会 议\n第 1 6 8 号 提 案 的 答 复\n丙丁委员:\n" + LETTER_OF_TWO,
        "number",
        "168",
    ),
    "roles before departments, on two lines": (
        (
            "建議編號 162114\n建議題目 關於多修涼亭的建議\n領銜代表 丙丁\n"
            "承辦單位 （主辦） 市甲局\n     （會辦） 市乙局、市丙辦\n"
            "正文\n涼亭裡石凳不夠坐，居民常常站著等人。\n"
        ),
        "handlers",
        [
            {"name": "市甲局", "role": "lead"},
            {"name": "市乙局", "role": "joint"},
            {"name": "市丙辦", "role": "joint"},
        ],
    ),
    "the page's section above a title": (
        (
            "政协提案摘登\n关于多修凉亭的建议\n2099-05-11 | 来源:提案委 | 点击:206\n"
            "凉亭里石凳不够坐,居民常常站着等人。\n"
        ),
        "kind",
        "cppcc",
    ),
    "an organ's letter to the lead names both": (
        (
            "关于市政协十六届二次会议第158号提案的会办意见\n市甲局:\n"
            "贵局转来丙丁戊委员提出的《关于多修凉亭的提案》收悉,现提出会办意见如下:\n已修。\n"
            "样例市乙局\n2099年4月20日\n"
        ),
        "handlers",
        [{"name": "市甲局", "role": "lead"}, {"name": "样例市乙局", "role": "joint"}],
    ),
    "a mover named in a letter to the lead": (
        (
            "关于市政协十六届二次会议第158号提案的会办意见\n市甲局:\n"
            "贵局转来丙丁戊委员提出的《关于多修凉亭的提案》收悉,现提出会办意见如下:\n已修。\n"
        ),
        "movers",
        [{"name": "丙丁戊", "role": "member"}],
    ),
    "a mover right under a title, without a label": (
        "关于多修凉亭的提案\n丙丁戊委员\n凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "movers",
        [{"name": "丙丁戊", "role": "member"}],
    ),
    "movers and number in brackets under a title": (
        "关于多修凉亭的提案\n(第1234号 丙丁戊委员)\n石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "number",
        "1234",
    ),
    "how many moved, in brackets under a title": (
        "关于多修凉亭的建议\n(丙丁戊等11名代表)\n凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "movers_total",
        11,
    ),
    "the number before a title": (
        "第45号 关于多修凉亭的提案\n提案人:丙丁戊\n石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "number",
        "45",
    ),
    "roles in square brackets": (
        (
            "案由:关于多修凉亭的提案\n承办单位:市甲局[主办],市乙局[会办]\n"
            "凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n"
        ),
        "handlers",
        [{"name": "市甲局", "role": "lead"}, {"name": "市乙局", "role": "joint"}],
    ),
    "roles in one character": (
        (
            "案由:关于多修凉亭的提案\n承办单位:市甲局(主)、市乙局(会)\n"
            "凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n"
        ),
        "handlers",
        [{"name": "市甲局", "role": "lead"}, {"name": "市乙局", "role": "joint"}],
    ),
    "no co-handler": (
        "案由:关于多修凉亭的提案\n主办单位:市甲局\n会办单位:无\n石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "departments",
        ["市甲局"],
    ),
    "departments that are told apart by their parts": (
        "案由:关于多修凉亭的提案\n承办单位:市甲局牵头,市乙局配合\n石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "handlers",
        [{"name": "市甲局", "role": "lead"}, {"name": "市乙局", "role": "joint"}],
    ),
    "a year before the session": (
        "案由:关于多修凉亭的提案\n届次:2099年十四届三次\n石凳不够坐,希望尽快修缮,让老人有处休息。\n",
        "term",
        14,
    ),
    "marks inside a title that is not marked": (
        "丙丁代表:\n您提出的关于打造“样例之城”的建议收悉,现答复如下:\n已办。\n",
        "title",
        "关于打造“样例之城”的建议",
    ),
    "a regulation inside a title": (
        "丙丁代表:\n您提出的关于修订《样例管理办法》的建议收悉,现答复如下:\n已办。\n",
        "title",
        "关于修订《样例管理办法》的建议",
    ),
    "a title in the letter's heading only": (
        "样例市甲局对关于多修凉亭的提案(第45号)的答复\n丙丁委员:\n您的提案收悉。现答复如下:\n已办。\n",
        "title",
        "关于多修凉亭的提案",
    ),
    "names parted by spaces in a salutation": (
        "对第8号建议的答复\n丙丁 戊己庚 辛壬代表:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": name, "role": "deputy"} for name in ("丙丁", "戊己庚", "辛壬")],
    ),
    "the body behind a name": (
        "对第8号建议的答复\n丙丁戊市人大代表:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": "丙丁戊", "role": "deputy"}],
    ),
    "a name that ends in a numeral": (
        "对第8号建议的答复\n丙丁、戊五三名代表:\n" + LETTER_OF_TWO,
        "movers",
        [{"name": "丙丁", "role": "deputy"}, {"name": "戊五", "role": "deputy"}],
    ),
    "what a mover is": (
        (
            "案由:关于多修凉亭的提案\n提案人:丙丁戊,市政协委员,样例公司董事长\n"
            "凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n"
        ),
        "movers",
        [{"name": "丙丁戊", "role": "member"}],
    ),
    "labels behind one that no rule names": (
        (
            "甲乙丙号  11370212MB2857105K/2099-00127  公开日期  2099-09-18\n"
            "信息名称  对区十八届人大四次会议第36号建议的答复\n丙丁代表:\n" + LETTER_OF_TWO
        ),
        "number",
        "36",
    ),
    "a session's cases above one of them": (
        (
            "市政协十六届二次会议提案\n第45号\n案由:关于多修凉亭的提案\n"
            "凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n"
        ),
        "term",
        16,
    ),
    "the day of a proposal in brackets": (
        "案由:关于多修凉亭的提案\n凉亭里石凳不够坐,希望尽快修缮,让老人有处休息。\n(2099年2月提出)\n",
        "submitted",
        "2099-02",
    ),
    "two that sign side by side": (
        "样例市甲局 样例市乙局\n关于市政协十六届二次会议第158号提案的联合答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局        样例市乙局\n2099年4月20日\n",
        "departments",
        ["样例市甲局", "样例市乙局"],
    ),
}
REPLIES = {
    "a record on one line": (
        (
            "第242号关于多修凉亭的建议 建议号:第242号 提案人:丙丁戊 内容: "
            "河边的凉亭里石凳不够坐,居民常常站着等人,"
            "希望得到解决。 承办单位:甲局 责任领导:戊己 交办日期:2099年3月29日 "
            "办理情况: 样例县甲局关于第242号建议的答复函 "
            "丙丁戊代表: 您提出的“关于多修凉亭的建议”已交我们研究办理,"
            "现答复如下: 已修。 请多提意见。 样例县甲局 "
            "2099年6月28日 联系人及电话:庚辛 0999-9999999 |\n"
        ),
        {
            "department": "样例县甲局",
            "addressee": "丙丁戊代表",
            "signed": "2099-06-28",
            "contact": {"name": "庚辛", "phone": "0999-9999999"},
        },
    ),
    "a site's telephone": (
        "对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO + "样例市甲局\n2099年6月9日\n"
        "主办单位:样例区人民政府 版权所有:样例市人民政府办公室 网站地图\n"
        "网站标识码:9999999999\n联系电话:0999-9999999\n",
        {"contact": None, "department": "样例市甲局"},
    ),
    "number and class without a space": (
        "样建复〔2099〕5号(B类)\n对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        {"number": "样建复〔2099〕5号", "outcome": {"label": "B类", "code": "B"}},
    ),
    "the number in the heading's brackets": (
        "样例市甲局关于第45号提案的答复(样甲提〔2099〕44号)\n丙丁委员:\n" + LETTER_OF_TWO,
        {"number": "样甲提〔2099〕44号", "department": "样例市甲局"},
    ),
    "metadata whose labels stand above their values": (
        (
            "索引号\nK26/2099-31318\n主题分类\n教育\n"
            "发文日期\n2099年09月30日 17:08:57\n发布机构\n区政府办\n文号\n\n"
            "样例市甲区人民政府\n关于对市九届人大五次会议第91号建议的答复\n丙丁代表:\n"
            + LETTER_OF_TWO
            + "样例市甲区人民政府\n2099年7月9日\n"
        ),
        {
            "department": "样例市甲区人民政府",
            "addressee": "丙丁代表",
            "signed": "2099-07-09",
            "published": "2099-09-30",
        },
    ),
    "a letter without a salutation that tells the number": (
        (
            "关于样例镇第九届人民代表大会\n第一次会议17号代表建议的答复\n"
            "丙丁、戊己等代表提出的17号代表建议:近几年镇里修了凉亭,但石凳不够坐,请镇里再添几张。\n"
            "现答复如下:镇里已添四张。\n样例镇人民政府\n二○九九年六月十四日\n"
        ),
        {"department": "样例镇人民政府", "signed": "2099-06-14"},
    ),
    "a dash of a drawn box in a telephone number": (
        "对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO + "联系电话:0999─9990000\n",
        {"contact": {"phone": "0999─9990000"}},
    ),
    "a day that lost some of its signs under the signature": (
        (
            "对第45号建议的答复\n来源:样例区编办\n丙丁代表:\n"
            + LETTER_OF_TWO
            + "感谢您的关心。\n样例区甲办公室\n2099年54\n联系电话:0999-9990000\n"
        ),
        {"department": "样例区甲办公室", "signed": None},
    ),
    "a class whose label lost its first character": (
        "对第45号提案的答复\n别: B\n丙丁委员:\n" + LETTER_OF_TWO,
        {"outcome": {"label": "B", "code": "B"}},
    ),
    "the department and the day behind list marks": (
        "对第45号提案的答复\n• 日期:2099-07-29 16:13\n• 来源:样例区甲局\n• 作者:\n丙丁委员:\n"
        + LETTER_OF_TWO,
        {"department": "样例区甲局", "published": "2099-07-29"},
    ),
    "the day of the letter and that of issue": (
        "- 成文时间:2099年07月28日\n- 发文时间:2099年07月29日\n对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO,
        {"date": "2099-07-28", "published": "2099-07-29"},
    ),
    "contacts of the department that handles the case": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "承办单位联系人:戊己\n承办单位联系电话:0999-9990000\n",
        {"contact": {"name": "戊己", "phone": "0999-9990000"}},
    ),
    "a letter printed twice": (
        ("丙丁代表:\n" + LETTER_OF_TWO) * 2,
        {"addressee": "丙丁代表"},
    ),
    "a class and its openness behind the 文号": (
        "样甲字〔2099〕7号C2类  同意公开\n对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        {"number": "样甲字〔2099〕7号", "outcome": {"label": "C2类", "code": "C2"}},
    ),
    "the telephone of an official is nobody's to ask": (
        (
            "对第45号提案的答复\n丙丁委员:\n"
            + LETTER_OF_TWO
            + "主管领导姓名:庚辛 联系电话:0999-9990001\n经 办 人姓名:戊己 联系电话:0999-9990000\n"
        ),
        {"contact": {"name": "戊己", "phone": "0999-9990000"}},
    ),
    "a picture below a site's imprint": (
        (
            "对第45号提案的答复\n丙丁委员:\n"
            + LETTER_OF_TWO
            + "样例县甲局\n2099年5月1日\nfoot_01.png\n"
            "主办单位:样例县人民政府 版权所有:样例县人民政府办公室 网站地图\n"
            "联系电话:0999-9990000\nfoot_02.png\n"
        ),
        {"contact": None},
    ),
    "an office, a person and a number behind one label": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "联系单位和联系人及电话:样例县甲局 戊己庚 9990000\n",
        {"contact": {"name": "戊己庚", "phone": "9990000"}},
    ),
    "cells of one column": (
        (
            "关于多修凉亭的建议 |\n编 号:第〔27〕号 | 所属类别:委员提案 |\n提案人:丙丁戊 | |\n"
            "关于县政协九届六次会议第27号提案的回复 |\n"
            "丙丁戊委员: 您提出的《关于多修凉亭的建议》已收悉,"
            "现回复如下:已修。 |\n"
        ),
        {"title": "关于县政协九届六次会议第27号提案的回复"},
    ),
    "labels that touch the value before them": (
        (
            "对第45号提案的答复\n样政建复〔2099〕号(B类)\n丙丁委员:\n"
            + LETTER_OF_TWO
            + "责任领导:庚辛壬承办人:戊己\n联系电话:0999-9990000\n"
        ),
        {
            "contact": {"name": "戊己", "phone": "0999-9990000"},
            "outcome": {"label": "B类", "code": "B"},
        },
    ),
    "a co-handler's letter by its heading": (
        (
            "关于市政协九届五次会议第151号提案协办件的答复\n市甲局:\n"
            "丙丁戊委员所提出的《关于多修凉亭的建议》已收悉,现答复如下:\n已修。\n样例市乙局\n2099年7月2日\n"
        ),
        {"department": "样例市乙局", "role": "joint"},
    ),
    "other sites below a letter are no departments": (
        (
            "样例区甲局关于区政协九届一次会议第111号提案协办意见的函\n区乙局:\n"
            "现将丙丁戊委员《关于多修凉亭的建议》(提案、建议第111号)的协办意见送上,供你们答复委员时参考:\n"
            "已修。\n样例区甲局\n2099年4月12日\n微博\n微信\n"
            "部门街镇\n市政府部门网站\n区县政府网站\n新闻媒体网站\n"
        ),
        {"department": "样例区甲局", "signed": "2099-04-12", "role": "joint"},
    ),
    "a department behind the heading": (
        "对第45号提案的答复(甲局)\n丙丁委员:\n" + LETTER_OF_TWO,
        {"department": "甲局"},
    ),
    "a day that lost its signs": (
        (
            "对第45号提案的答复\n丙丁委员:\n您提出的提案收悉,现答复如下:\n感谢您的支持。\n样例市甲局\n2099915\n"
            "(联系人:戊己,联系电话:0999-9999999)\n"
        ),
        {
            "department": "样例市甲局",
            "signed": None,
            "contact": {"name": "戊己", "phone": "0999-9999999"},
        },
    ),
    "a letter on one line": (
        (
            "|\n丙丁 委员: 您提出的《关于多修凉亭的提案》,已交由我们研究办理,现答复如下: "
            "近年来我局修了三座凉亭,"
            "还要在河边修两座,请继续关心。 感谢您的支持! "
            "样例市甲局 2099年9月8日 (联系人及电话:戊己 0999-9999999)\n|\n"
        ),
        {
            "department": "样例市甲局",
            "signed": "2099-09-08",
            "contact": {"name": "戊己", "phone": "0999-9999999"},
        },
    ),
    "contacts behind labels that no rule names": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n2099年6月9日\n(某某科室:甲科;联系人:  戊己;电话: 99999999)\n",
        {"contact": {"name": "戊己", "phone": "99999999"}},
    ),
    "an office that is the department itself is nobody to ask": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "联系单位:样例市甲局\n联系电话:99999999\n样例市甲局\n2099年6月9日\n",
        {"contact": {"phone": "99999999"}},
    ),
    "an addressee wrote no letter": (
        (
            "关于第45号提案的协办意见\n市甲局:\n我单位对丙丁委员提出的关于多修凉亭的提案收悉,现提出协办意见如下:\n"
            "已修。\n"
        ),
        {"department": None, "addressee": "市甲局", "role": "joint"},
    ),
    "two days without labels, neither the letter's": (
        "•  样例市甲局\n•  2099-10-12\n•  2099-10-14\n对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n2099年9月28日\n",
        {"published": None, "signed": "2099-09-28"},
    ),
    "two days without labels, one the letter's": (
        "•  样例市甲局\n•  2099-09-28\n•  2099-10-14\n对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n2099年9月28日\n",
        {"published": "2099-10-14", "signed": "2099-09-28"},
    ),
    "a table's next cell": (
        (
            "建议编号 | 第23号 | 届次 | 九届二次 |\n办理类别 | C | 见面方式 | 上门走访 |\n"
            "答复内容 | 凉亭三座,明年再修两座。 |||\n"
        ),
        {"outcome": {"label": "C", "code": "C"}},
    ),
    "signed behind the last sentence": (
        "丙丁委员: 您提出的《关于多修凉亭的建议》收悉,答复如下: 已修。 样例市甲局 2099年5月21日\n",
        {"department": "样例市甲局", "signed": "2099-05-21"},
    ),
    "the 文号 under the text, a date without a day": (
        "丙丁委员:\n" + LETTER_OF_TWO + "样甲函〔2099〕66号\n样例市甲局\n2099.05\n",
        {"number": "样甲函〔2099〕66号", "signed": "2099-05"},
    ),
    "marks on one line": (
        "A 类 主动公开\n样甲函〔2099〕7 号 签发人:丙丁戊\n对第8号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO,
        {"number": "样甲函〔2099〕7 号", "outcome": {"label": "A 类", "code": "A"}},
    ),
    "a government's site above an office's report to a standing committee": (
        (
            "样例市人民政府\n关于市人大九届三次会议第46号代表建议的办理情况报告\n市人大常委会:\n"
            "市九届人大三次会议期间,丙丁代表提出的《关于多修凉亭的建议》交由我局办理,"
            "现将办理情况报告如下:\n已修。\n样例市甲局\n2099年九月三日\n"
        ),
        {"department": "样例市甲局", "addressee": "市人大常委会", "signed": "2099-09-03"},
    ),
    "a row of labels without colons": (
        (
            "索引号 2099/00817 发文字号 样水函〔2099〕41号 发布机构 样例市甲局 是否有效 是\n"
            "丙丁委员:\n" + LETTER_OF_TWO
        ),
        {"number": "样水函〔2099〕41号", "department": "样例市甲局"},
    ),
    "a day and an hour alone": (
        "对第8号提案的答复\n2099-07-25 09:21\n丙丁委员:\n" + LETTER_OF_TWO,
        {"published": "2099-07-25"},
    ),
    "signature and date above": (
        "对第8号提案的答复\n样例市甲局        二〇九九年七月三十日\n丙丁委员:\n" + LETTER_OF_TWO,
        {"department": "样例市甲局", "signed": "2099-07-30"},
    ),
    "an enclosure that others signed": (
        "对第8号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n2099年5月21日\n附件:凉亭一览\n样例市乙局\n2098年3月4日\n",
        {"department": "样例市甲局", "signed": "2099-05-21"},
    ),
    "a sentence that begins like a label": (
        "对第8号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "主办单位:样例市乙局举办比赛。\n感谢支持。\n样例市甲局\n2099年5月21日\n",
        {"department": "样例市甲局", "signed": "2099-05-21"},
    ),
    "labels of the reply under it": (
        "对第8号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "答复单位:样例市甲局\n答复时间:2099年5月21日\n",
        {"department": "样例市甲局", "date": "2099-05-21"},
    ),
    "a signature set apart, and sealed": (
        "对第8号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO + "样 例 市 甲 局(盖章)\n2099年5月21日\n",
        {"signed": "2099-05-21"},
    ),
    "a 文号 with 第 is no case's number": (
        "样甲议〔2099〕第12号\n对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        {"number": "样甲议〔2099〕第12号"},
    ),
    "a 文号 with its year first": (
        "(2099)样甲复字第12号\n对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        {"number": "(2099)样甲复字第12号"},
    ),
    "a postcode behind a telephone": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n联系人:丙丁科 戊己;联系电话:0999-99999999;邮政编码:999999\n",
        {"contact": {"name": "戊己", "phone": "0999-99999999"}},
    ),
    "an office to ask": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n联系单位及电话:样例市甲局乙科 0999-99999999\n",
        {"contact": {"name": "样例市甲局乙科", "phone": "0999-99999999"}},
    ),
    "the day in square brackets": (
        "对第45号提案的答复\n[日期:2099-05-19]  [来源:样例市甲局]\n丙丁委员:\n" + LETTER_OF_TWO,
        {"published": "2099-05-19", "department": "样例市甲局"},
    ),
    "words before the class": (
        "对第45号提案的答复\n丙丁委员:\n"
        + LETTER_OF_TWO
        + "样例市甲局\n办理程度:所提问题已基本解决(A)\n",
        {"outcome": {"label": "所提问题已基本解决(A)", "code": "A"}},
    ),
    "办理情况 as the class": (
        "办理情况:A类\n对第45号提案的答复\n丙丁委员:\n" + LETTER_OF_TWO,
        {"outcome": {"label": "A类", "code": "A"}},
    ),
    "class and words": (
        "丙丁委员:\n" + LETTER_OF_TWO + "样例市甲局\n二O九九年五月二十日\n办理结果:A（已解决）\n",
        {"outcome": {"label": "A（已解决）", "code": "A"}, "signed": "2099-05-20"},
    ),
}


def test_a_mover_under_a_title_is_no_letter(read: Reader) -> None:
    page, _, _ = FACTS["a mover right under a title, without a label"]
    draft = read.text(page)
    assert draft.replies == []
    assert "凉亭里石凳不够坐" in draft.proposal["body"]
    assert draft.proposal["kind"] == "cppcc"


def test_an_addressee_without_a_colon_is_one_where_a_letter_ends(read: Reader) -> None:
    text = "首先感谢您对凉亭的关心。近年来,我局修了三座凉亭,取得较好成效。\n感谢您的支持。\n"
    draft = read.text(f"关于多修凉亭的提案\n丙丁戊委员\n{text}样例市甲局\n2099年6月7日\n")
    assert [reply["addressee"] for reply in draft.replies] == ["丙丁戊委员"]


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_of_the_proposal(read: Reader, name: str) -> None:
    page, field, value = FACTS[name]
    assert read.text(page).proposal.get(field) == value


@pytest.mark.parametrize("name", REPLIES)
def test_facts_of_the_reply(read: Reader, name: str) -> None:
    page, reply = REPLIES[name]
    (found,) = read.text(page).replies
    assert {key: found.get(key) for key in reply} == reply
