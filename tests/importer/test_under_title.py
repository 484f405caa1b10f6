"""Who moved a proposal, where no label says so: under its title, before it, under its text."""

from __future__ import annotations

import pytest

from tests.importer.conftest import Reader

TEXT = "凉亭年久失修,群众歇脚不便,遇雨漏水,建议有关部门尽快派人看过,备齐材料后动工修缮。\n"
TITLE = "关于修缮样例凉亭的建议"


@pytest.mark.parametrize(
    ("page", "movers"),
    [
        (f"{TITLE}\n致公党样例市委会\n{TEXT}", ["致公党样例市委会"]),
        (f"{TITLE}\n发布时间:2099-01-14 来源:市政协\n王样例\n{TEXT}", ["王样例"]),
        (f"{TITLE}\n市政协委员 王样例\n{TEXT}", ["王样例"]),
        (f"{TITLE}\n市政协九届三次会议第0123号提案\n王样例委员\n{TEXT}", ["王样例"]),
        (f"王样例委员:{TITLE}\n{TEXT}", ["王样例"]),
        (f"民进样例市委会:{TITLE}\n{TEXT}", ["民进样例市委会"]),
        (f"{TITLE}\n{TEXT}(王样例委员提出)\n", ["王样例"]),
        (f"{TITLE}\n{TEXT}民革样例市委会\n2099年1月\n", ["民革样例市委会"]),
    ],
)
def test_movers_without_a_label(read: Reader, page: str, movers: list[str]) -> None:
    draft = read.text(page)
    assert [one["name"] for one in draft.proposal["movers"]] == movers
    assert draft.proposal["title"] == TITLE
    assert draft.proposal["body"].startswith("凉亭年久失修")
    assert not draft.replies


def test_a_name_that_stands_alone_is_asked(read: Reader) -> None:
    draft = read.text(f"{TITLE}\n王样例\n{TEXT}")
    assert "movers" in {question.field for question in draft.questions}


@pytest.mark.parametrize("line", ["高新区", "凉亭旁", "工作简报", "样例市甲局"])
def test_other_lines_under_a_title_name_nobody(read: Reader, line: str) -> None:
    assert "movers" not in read.text(f"{TITLE}\n{line}\n{TEXT}").proposal


def test_a_session_in_brackets(read: Reader) -> None:
    below = read.text(f"{TITLE}\n{TEXT}(在市政协九届三次会议上提出)\n").proposal
    assert (below["term"], below["session"], below["kind"]) == (9, 3, "cppcc")
    behind = read.text(f"{TITLE}(样例县政协九届三次会议第12号提案)\n{TEXT}").proposal
    assert (behind["title"], behind["number"], behind["session"]) == (TITLE, "12", 3)
