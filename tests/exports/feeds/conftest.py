"""The feeds of three invented cases, made once."""

from __future__ import annotations

import pytest

from tests.cases import answer, case, record
from tests.exports.feeds.invented import made


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    return made(
        record(
            case(
                "20990001",
                answer(
                    "a",
                    date="2099-05-01",
                    number="样函1号",
                    text="original",
                    body='**已添** & <script>alert("x")</script> [灯](javascript:x)\n\n'
                    "]]> &amp; “”",
                ),
                answer("b", date="2099-06"),
                topics=("lamps",),
                movers=("甲委员",),
                title='关于"灯"的<建议> & 其他',
                submitted="2099-01-02",
                due="2099-04-02",
                text="digest",
                body="多添路灯。",
            ),
            case("20990002", answer("a"), movers=("甲委员",), submitted="2099"),
            case("20990003", due="2099-07"),
        )
    )
