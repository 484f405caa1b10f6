"""Pages that print several proposals, or letters to several: the first is taken whole, all told."""

from __future__ import annotations

import contextlib
import time

import pytest

from proposals.problems import ProblemsError
from tests.importer.conftest import Reader

FIRST = "样例凉亭建于上个世纪,年久失修,柱子已经歪斜,群众歇脚不便,遇雨漏水,存在安全隐患,应当修缮。\n"
SECOND = (
    "样例公园长椅太少,老人走累了没有地方坐,游客也常常抱怨,应当在主要步道两侧增设长椅三十把以上。\n"
)
THIRD = (
    "样例河淤积多年,汛期水位抬高,两岸居民提心吊胆,每年都要上堤防汛,劳民伤财,应当尽早疏浚河道。\n"
)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        (
            "关于修缮样例凉亭的提案\n提案人:王样例\n",
            "关于增设样例长椅的提案\n提案人:李样例\n",
            "关于疏浚样例河的提案\n提案人:张样例\n",
        ),
        (
            "关于修缮样例凉亭的提案(第16号)\n王样例\n",
            "关于增设样例长椅的提案(第27号)\n李样例\n",
            "关于疏浚样例河的提案(第31号)\n张样例\n",
        ),
        (
            "一、关于修缮样例凉亭的建议\n王样例代表\n",
            "二、关于增设样例长椅的建议\n李样例代表\n",
            "三、关于疏浚样例河的建议\n张样例代表\n",
        ),
        (
            "案由:关于修缮样例凉亭的提案\n提案人:王样例\n内容:",
            "案由:关于增设样例长椅的提案\n提案人:李样例\n内容:",
            "案由:关于疏浚样例河的提案\n提案人:张样例\n内容:",
        ),
        (
            "第16号\n关于修缮样例凉亭的提案\n提案人:王样例\n",
            "第27号\n关于增设样例长椅的提案\n提案人:王样例\n",
            "第31号\n关于疏浚样例河的提案\n提案人:王样例\n",
        ),
    ],
    ids=["labels", "numbers", "deputies", "forms", "one-mover"],
)
def test_several_proposals(read: Reader, first: str, second: str, third: str) -> None:
    draft = read.text(
        f"样例市政协九届三次会议提案选登\n{first}{FIRST}{second}{SECOND}{third}{THIRD}"
    )
    assert draft.proposal["title"].startswith("关于修缮样例凉亭的")
    assert [one["name"] for one in draft.proposal["movers"]] == ["王样例"]
    assert draft.proposal.get("number") in {None, "16"}
    assert "长椅" not in draft.proposal["body"]
    (told,) = [one for one in draft.questions if "another case" in one.message]
    assert "关于增设样例长椅的" in told.message
    assert "关于疏浚样例河的" in told.message


def test_titles_within_a_text_are_no_cases(read: Reader) -> None:
    draft = read.text(
        f"关于修缮样例凉亭的建议\n建议人:王样例\n{FIRST}一、关于增设长椅的建议\n{SECOND}"
    )
    assert "长椅" in draft.proposal["body"]
    assert not [one for one in draft.questions if "another case" in one.message]


LETTERS = """\
对市九届人大三次会议第16号建议的答复
王样例代表:
您提出的《关于修缮样例凉亭的建议》收悉。现答复如下:
凉亭已经列入今年的修缮计划,年底以前完工,届时请您到现场查看。
样例市甲局
2099年6月18日

样甲函〔2099〕9号
对市九届人大三次会议第27号建议的答复
李样例代表:
您提出的《关于增设样例长椅的建议》收悉。现答复如下:
长椅已经购置,下个月安装完毕,届时请您到现场查看,提出意见。
样例市甲局
2099年6月20日
"""


def test_letters_that_answer_different_cases(read: Reader) -> None:
    draft = read.text(LETTERS)
    (reply,) = draft.replies
    assert draft.proposal["number"] == "16"
    assert "notes" not in draft.proposal
    assert "number" not in reply
    assert reply["signed"] == "2099-06-18"
    assert reply["body"].endswith("2099年6月18日")
    (told,) = [one for one in draft.questions if "another case" in one.message]
    assert "27" in told.text or "关于增设样例长椅的建议" in told.message


@pytest.mark.parametrize("number", ["16", "016", "20990016", "1016"])
def test_letters_of_several_departments_on_one_case(read: Reader, number: str) -> None:
    same = LETTERS.replace("27号", f"{number}号").replace("增设样例长椅", "修缮样例凉亭")
    same = same.replace("李样例", "王样例").replace(
        "样例市甲局\n2099年6月20", "样例市乙局\n2099年6月20"
    )
    draft = read.text(same)
    assert [one["department"] for one in draft.replies] == ["样例市甲局", "样例市乙局"]
    assert not [one for one in draft.questions if "another case" in one.message]


ROWS = (
    "序号 | 编号 | 案由 | 提案人 | 承办单位\n"
    "1 | 16 | 关于修缮样例凉亭的提案 | 王样例 | 市甲局\n"
    "2 | 27 | 关于增设样例长椅的提案 | 李样例 | 市乙局\n"
)


@pytest.mark.parametrize("above", ["", "样例市政协九届三次会议提案办理一览表\n"])
def test_a_table_of_cases_is_refused_by_name(read: Reader, above: str) -> None:
    with pytest.raises(ProblemsError, match="关于修缮样例凉亭的提案、关于增设样例长椅的提案"):
        read.text(above + ROWS)


def test_a_table_under_a_letter_is_no_list_of_cases(read: Reader) -> None:
    first = LETTERS.partition("\n\n")[0]
    assert read.text(f"{first}\n附件:提案一览\n{ROWS}").replies


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        (
            "您们提出的《关于修缮样例凉亭的建议》(第16号)和《关于增设样例长椅的建议》(第27号)收悉。",
            2,
        ),
        ("您提出的“关于修缮样例凉亭的建议”(第16号)、“关于增设样例长椅的建议”(第27号)收悉。", 2),
        ("您二位提出的第16、27号建议收悉。", 2),
        ("您提出的第16号、第27号和第31号建议收悉。", 2),
        ("您提出的《关于修缮样例凉亭的建议》(第16号)收悉,第27号建议由市乙局答复。", 1),
    ],
)
def test_a_letter_that_answers_several_cases_is_asked(
    read: Reader, opening: str, numbers: int
) -> None:
    draft = read.text(
        f"王样例代表、李样例代表:\n{opening}现一并答复如下:\n"
        "凉亭已经列入今年的修缮计划,年底以前完工。\n样例市甲局\n2099年6月18日\n"
    )
    assert draft.proposal["number"] == "16"
    asked = [one for one in draft.questions if "several cases" in one.message]
    assert len(asked) == numbers - 1
    names = [one["name"] for one in draft.proposal["movers"]]
    assert names == ["王样例", "李样例"]


@pytest.mark.parametrize(
    "line",
    [
        "提案人:王样例\n",
        "关于修缮样例凉亭的提案\n提案人:王样例\n",
        "案由 | 编号 | 提案人\n",
        "样例市甲局\n",
    ],
)
def test_a_page_that_repeats_one_line_is_read_in_time_that_grows_with_it(
    read: Reader, line: str
) -> None:
    started = time.process_time()
    with contextlib.suppress(ProblemsError):
        read.text(line * 4000)
    assert time.process_time() - started < 20
