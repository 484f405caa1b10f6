"""Letters that are plainly written to somebody who did not propose."""

from __future__ import annotations

import pytest

from proposals.addressing import is_to_others
from tests.cases import answer, case


def to_others(movers: list[str], addressee: str | None, **facts: object) -> bool:
    reply = answer("dengguang", addressee=addressee)
    return is_to_others(case("1", reply, movers=tuple(movers), **facts), reply.reply)


@pytest.mark.parametrize(
    ("movers", "addressee"),
    [
        (["周某霞"], "姚某庆委员、王某健委员"),
        (["甲委员"], "乙委员"),
        (["甲委员〇〇一"], "市样例局"),
        (["民进市委会"], "样例局"),
        (["周某霞"], "尊敬的姚委员"),
        # A name of two characters is no surname.
        (["周霞"], "周海委员"),
    ],
)
def test_a_letter_that_names_others_alone_is_to_them(movers: list[str], addressee: str) -> None:
    assert to_others(movers, addressee)


@pytest.mark.parametrize(
    ("movers", "addressee"),
    [
        (["周某霞"], "周某霞委员"),
        (["周某霞"], "尊敬的周 某 霞代表"),
        (["周某霞"], "周委员"),
        (["周某霞", "甲委员"], "乙委员、甲委员"),
        (["民进市委会"], "民进样例市委"),
        (["样例民进"], "民进某支部"),
        (["周委员"], "周某霞委员"),
        # Nothing of the name tells its bearer from others.
        (["代表小组"], "乙委员"),
        (["周某霞"], "各位委员"),
        (["周某霞"], "提案人"),
        (["周某霞"], None),
        ([], "姚某庆委员"),
    ],
)
def test_what_may_be_to_a_mover_is_not_to_others(movers: list[str], addressee: str | None) -> None:
    assert not to_others(movers, addressee)


def test_who_is_not_named_may_be_meant() -> None:
    assert not to_others(["甲委员"], "乙委员", movers_open=True)
    assert not to_others(["甲委员"], "乙委员", movers_total=2)
    assert to_others(["甲委员"], "乙委员", movers_total=1)
