"""Any text ends in a draft or a clear refusal, in bounded time."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.drafts import as_json
from proposals import privacy
from proposals.model import Proposal, Reply
from proposals.problems import ProblemsError
from tests.importer.conftest import MOBILE, Reader

FRAGMENTS = [
    *(
        "",
        "  ",
        "返回",
        "首页 > 提案公开",
        "部门答复",
        "提案者 甲乙丙",
        "提案者: 民进市委会",
        "市甲局:",
    ),
    *(
        "案由:(20990001)关于样例的建议",
        "答复单位: 甲局",
        "答复单位:",
        "答复文号: 样函〔2099〕1号",
        "甲局",
    ),
    *(
        "答复日期: 2099年13月05日",
        "答复内容:",
        "办理单位 甲局,乙局",
        "支持 0   反对 0",
        "样例市甲局",
    ),
    *(
        "甲乙丙委员:",
        "甲乙丙等3名代表:",
        "xx委员:",
        "尊敬的丙丁委员、戊庚委员:",
        "2099年9月21日",
        "B",
    ),
    *("您提出的《关于样例的建议》(第20990001号)收悉。现答复如下:", "经研究,我局会办意见如下:"),
    *(
        "关于市政协十三届五次会议",
        "第20990001号提案答复的会办意见",
        "样函〔2099〕1号",
        "专此答复。",
        "法:",
    ),
    *(
        "一、主要做法",
        "(一)样例的凉亭很多,应当多修几处,并且写明经费从何而来。",
        "1. 序号",
        "# 井号",
    ),
    *(f"(联系人:甲乙丙,联系电话:{MOBILE})", "内容:", "文号:", "2099年度样例市甲局关于样例的答复"),
    *(
        "索引号: | 1 | 组配分类: | 2 |",
        "---|---",
        "《",
        "经商甲部、乙部,现答复如下",
        "建议号151 内容: 样例",
    ),
]


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25))
def test_any_order_of_lines(read: Reader, lines: list[str]) -> None:
    """Whatever is read fits the model, shows no number, and is the same when read again."""
    try:
        draft = read.text("\n".join(lines) + "\n甲")
    except ProblemsError:
        return
    if all(draft.proposal.get(name) for name in ("title", "kind", "jurisdiction")):
        Proposal.model_validate(draft.proposal)
    for reply in draft.replies:
        if reply["department"]:
            Reply.model_validate(reply)
    told = json.dumps(as_json(draft), ensure_ascii=False)
    assert not privacy.find(told)
    assert told == json.dumps(as_json(read.text("\n".join(lines) + "\n甲")), ensure_ascii=False)


HOSTILE = {
    "one long word": "甲" * 190_000,
    "one long number": "1" * 190_000,
    "a long year": "年度:" + "1" * 5_000,
    "a year without decimals": "年度:፩",
    "spread digits": "1 " * 90_000,
    "spaces": " " * 190_000 + "x",
    "spaces in a label": f"提案人:甲乙丙{' ' * 100_000}丁戊己",
    "wide spaces in a label": f"承办单位:样例市甲局{chr(0x3000) * 100_000}乙局",
    "unseen spaces in a label": f"提案人:甲乙丙{chr(0x200B) * 100_000}丁戊己",
    "many gaps in a label": "提案人:" + f"甲乙丙{' ' * 30}" * 3_000,
    "names": "甲乙、" * 60 + "委员:",
    "breadcrumb": "甲乙 > " * 31 + "。",
    "labels": "联系人: " * 20_000,
    "quotes": "《" * 90_000 + "》" * 90_000,
    "sessions": "第十届" * 30 + "政协" * 20,
    "departments": "甲局\n" * 3_000,
    "letters": "甲乙丙代表:\n您提出的《关于样例的建议》收悉\n特此答复\n" * 1_000,
    "blank lines": "\n" * 30_000,
    "stars": "*" * 100_000,
    "mail": "a" * 190_000 + "@",
}
SECONDS = 10
"""Of the processor. Each takes well under one; a pattern that backtracks takes minutes."""


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_bounded(read: Reader, name: str) -> None:
    started = time.process_time()
    with contextlib.suppress(ProblemsError):
        read.text(f"案由:关于样例的建议\n{HOSTILE[name]}\n乙。\n")
    assert time.process_time() - started < SECONDS
