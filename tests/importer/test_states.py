"""Lines that say how far the handling has come, or what the mover thought of it."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

FORM = (
    "{above}提案编号:0333\n会议届次:九届三次\n提案标题:关于修缮样例凉亭的提案\n提案者:甲乙丙\n"
    "主办单位:甲局\n提案内容:凉亭年久失修。\n建议尽快修缮。\n复文:\n"
    "关于市政协九届三次会议第0333号提案的答复\n甲乙丙委员:\n现将您的提案答复如下:\n"
    "凉亭年底以前修好。\n样例市甲局\n2099年4月30日\n{below}"
)


@pytest.mark.parametrize(
    "state", ["已办理", "已办结", "正在办理", "办理中", "办理完成", "未办理", "待办理"]
)
@pytest.mark.parametrize("label", ["办理情况", "办复情况", "答复情况"])
def test_a_state_is_no_letter(read: Reader, label: str, state: str) -> None:
    [reply] = read.text(FORM.format(above=f"{label}:{state}\n", below="")).replies
    assert reply["department"] == "样例市甲局"
    assert reply["signed"] == "2099-04-30"
    assert state not in reply["body"]


def test_what_stands_beside_a_state_is_kept(read: Reader) -> None:
    [reply] = read.text(FORM.format(above="答复情况:已答复　　满意度:满意\n", below="")).replies
    assert reply["department"] == "样例市甲局"
    assert reply["feedback"] == {"satisfaction": "满意"}


@pytest.mark.parametrize(
    "label",
    [
        "委员反馈意见",
        "代表反馈意见",
        "提案者反馈",
        "满意度评价",
        "满意情况",
        "反馈结果",
        "委员满意情况",
    ],
)
@pytest.mark.parametrize("mark", ["{}:", "【{}】", "[{}] ", "{} | "])
def test_what_the_mover_thought(read: Reader, label: str, mark: str) -> None:
    below = f"{mark.format(label)}很满意\n"
    [reply] = read.text(FORM.format(above="", below=below)).replies
    assert reply["feedback"] == {"satisfaction": "很满意"}
    assert "很满意" not in reply["body"]


@pytest.mark.parametrize("label", ["委员意见", "评价意见", "反馈意见"])
def test_a_sentence_is_a_comment(read: Reader, label: str) -> None:
    below = f"满意度:满意\n{label}:希望加快修缮,早日开放\n"
    [reply] = read.text(FORM.format(above="", below=below)).replies
    assert reply["feedback"] == {"satisfaction": "满意", "comment": "希望加快修缮,早日开放"}


RESULT = (
    "建议号:1-047\n建议题目:关于解决样例村饮水困难的建议\n提出人:甲乙丙\n承办单位:甲局\n{text}"
    "办理类别:A类\n代表满意度:非常满意\n"
)
DONE = "样例村饮水工程铺设管道八公里,去年通水,受益群众一千二百人。"


@pytest.mark.parametrize(
    "text",
    [
        f"办理结果\n{DONE}\n",
        f"办理结果:\n{DONE}\n",
        f"办理结果:{DONE}\n",
        f"【办复结果】\n{DONE}\n",
    ],
)
def test_a_result_told_in_sentences_is_the_reply(read: Reader, text: str) -> None:
    draft = read.text(RESULT.format(text=text))
    assert "body" not in draft.proposal
    [reply] = draft.replies
    assert reply["body"].startswith(DONE)
    assert reply["department"] == "甲局"
    assert reply["outcome"]["code"] == "A"
    assert reply["feedback"] == {"satisfaction": "非常满意"}


def test_a_result_in_a_word_is_none(read: Reader) -> None:
    above = "办理结果:已落实\n"
    [reply] = read.text(FORM.format(above=above, below="")).replies
    assert reply["outcome"]["label"] == "已落实"


def test_a_result_told_in_sentences_beside_a_letter_is_left_out(read: Reader) -> None:
    [reply] = read.text(FORM.format(above="", below=f"办理结果:{DONE}\n")).replies
    assert reply["signed"] == "2099-04-30"
