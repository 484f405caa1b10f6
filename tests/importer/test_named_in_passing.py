"""Facts that stand in brackets, behind a word for the sort of page, or beside an address."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

JOINT = (
    "样例市甲局关于市政协九届二次会议第12号提案的会办意见\n样例市乙局:\n"
    "贵局主办的市政协九届二次会议第12号提案《关于修缮样例凉亭的提案》{movers}收悉,"
    "现提出会办意见如下:\n建议列入明年预算。\n样例市甲局\n2099年5月28日\n"
)


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("(提案人:甲乙丙)", ["甲乙丙"]),
        ("（提案者：甲乙丙、丁戊己）", ["甲乙丙", "丁戊己"]),
        ("(提案人:甲乙丙委员)", ["甲乙丙"]),
        ("(提案委员:甲乙丙等3人)", ["甲乙丙"]),
        ("(甲乙丙委员提出)", ["甲乙丙"]),
        ("(提案人:民盟市委会;提案号:12)", ["民盟市委会"]),
        ("(提案者:民进市委会、甲乙丙委员)", ["民进市委会", "甲乙丙"]),
    ],
)
def test_movers_in_brackets_behind_the_title(read: Reader, bracket: str, names: list[str]) -> None:
    draft = read.text(JOINT.format(movers=bracket))
    assert [mover["name"] for mover in draft.proposal["movers"]] == names


LETTER = (
    "{above}对省政协九届五次会议第237号提案的答复\n{meta}甲乙丙委员:\n"
    "您提出的《关于保护样例古树的提案》收悉。现答复如下:\n普查登记古树六株。\n"
    "样例市甲局\n2099年6月27日\n{below}"
)


@pytest.mark.parametrize(
    "topic",
    ["政协提案", "人大代表建议", "建议提案办理", "政协委员提案", "提案", "委员提案、代表建议"],
)
def test_a_sort_of_page_is_no_title(read: Reader, topic: str) -> None:
    meta = f"索引号: 01-2099-7  主题: {topic}  发文单位: 甲局  公开日期: 2099-07-01\n"
    proposal = read.text(LETTER.format(above="", meta=meta, below="")).proposal
    assert proposal["title"] == "关于保护样例古树的提案"
    assert proposal["number"] == "237"
    assert "notes" not in proposal


@pytest.mark.parametrize(
    ("mark", "code"), [("【乙类】", "乙"), ("[B]", "B"), ("(丙类)", "丙"), ("[A1]", "A1")]
)
def test_a_class_before_the_heading(read: Reader, mark: str, code: str) -> None:
    [reply] = read.text(LETTER.format(above=mark, meta="", below="")).replies
    assert reply["outcome"]["code"] == code


def test_a_class_behind_the_heading(read: Reader) -> None:
    text = LETTER.format(above="", meta="", below="").replace("的答复\n", "的答复 乙类\n")
    [reply] = read.text(text).replies
    assert reply["outcome"]["code"] == "乙"


@pytest.mark.parametrize(
    "line",
    [
        "样例市甲局  www.example.gov.cn  2099-07-05 17:02\n",
        "www.example.gov.cn 2099-07-05 17:02 来源:样例市甲局\n",
        "来源:甲局 www.example.gov.cn 2099-07-05\n",
    ],
)
def test_a_day_beside_the_address_of_a_site(read: Reader, line: str) -> None:
    [reply] = read.text(LETTER.format(above="", meta=line, below="")).replies
    assert reply["published"] == "2099-07-05"
    assert "example" not in reply["body"]


@pytest.mark.parametrize("head", ["相关链接", "相关文章:", "相关阅读", "相关信息", "【相关新闻】"])
def test_other_pages_below_are_no_text(read: Reader, head: str) -> None:
    below = f"{head}\n关于省政协九届五次会议第238号提案的答复\n"
    draft = read.text(LETTER.format(above="", meta="", below=below))
    [reply] = draft.replies
    assert draft.proposal["number"] == "237"
    assert "238" not in reply["body"]


@pytest.mark.parametrize("rule", ["━━━━━━━━━━", "──────", "=======", "＿＿＿＿＿＿"])
def test_a_drawn_line_is_no_text(read: Reader, rule: str) -> None:
    draft = read.text(
        f"建议编号:0109\n建议标题:关于修建样例公园的建议\n领衔代表:甲乙丙\n{rule}\n建议内容:\n"
        f"城南没有公园。\n建议修建样例公园。\n{rule}\n"
    )
    assert draft.proposal["body"] == "城南没有公园。\n\n建议修建样例公园。"


@pytest.mark.parametrize("label", ["复文编号", "答复编号", "回复编号", "复函文号"])
def test_the_number_of_a_letter_under_further_labels(read: Reader, label: str) -> None:
    meta = f"{label}:样甲复〔2099〕5号   类别:B\n"
    [reply] = read.text(LETTER.format(above=meta, meta="", below="")).replies
    assert reply["number"] == "样甲复〔2099〕5号"
    assert reply["outcome"]["code"] == "B"


def test_a_number_of_a_year_is_no_document(read: Reader) -> None:
    draft = read.text(
        "提案编号 政协第（2099）36号\n提案标题 关于保护样例古树的提案\n提案委员 甲乙丙\n"
        "承办单位 市甲局(主)、市乙局(会)\n答复\n甲乙丙委员:\n您提出的《关于保护样例古树的提案》"
        "（政协第（2099）36号）收悉。现答复如下:\n普查登记古树六株。\n样例市甲局\n2099年6月27日\n"
    )
    assert "number" not in draft.replies[0]
    assert draft.proposal["number"] == "36"


def test_movers_with_all_who_joined_them(read: Reader) -> None:
    text = LETTER.format(above="", meta="", below="")
    draft = read.text(text.replace("甲乙丙委员:", "甲乙丙委员并联名的各位委员:"))
    assert [mover["name"] for mover in draft.proposal["movers"]] == ["甲乙丙"]
    assert draft.proposal["movers_open"] is True


@pytest.mark.parametrize("office", ["市甲局", "样例市甲局乙科", ""])
@pytest.mark.parametrize(
    "contact",
    [
        "联系人及电话:丁戊己,7120000。",
        "联系人:丁戊己 联系电话:7120000",
        "经办人:丁戊己,电话:7120000",
    ],
)
def test_whose_contact_it_is_before_the_label(read: Reader, office: str, contact: str) -> None:
    text = LETTER.format(above="", meta="", below="")
    [reply] = read.text(text.replace("样例市甲局\n", f"{office}{contact}\n样例市甲局\n")).replies
    assert reply["contact"] == {"name": "丁戊己", "phone": "7120000"}


def test_a_form_whose_texts_stand_behind_a_space(read: Reader) -> None:
    draft = read.text(
        "样例镇第九届人民代表大会第一次会议 第12号 建议\n"
        "标题 关于安装样例路灯的建议\n提出者 甲乙丙\n"
        "建议内容 集镇至码头无路灯,群众夜行不便。\n办理单位 镇甲办\n"
        "办理意见 已列入今年民生实事,安装路灯六十盏,10月底前完工。\n办结日期 2099年10月25日\n"
    )
    proposal, [reply] = draft.proposal, draft.replies
    assert (proposal["term"], proposal["session"], proposal["kind"]) == (9, 1, "npc")
    assert proposal["title"] == "关于安装样例路灯的建议"
    assert proposal["body"] == "集镇至码头无路灯,群众夜行不便。"
    assert reply["department"] == "镇甲办"
    assert reply["body"].startswith("已列入今年民生实事")
    assert not [one for one in draft.questions if one.field == "title"]
