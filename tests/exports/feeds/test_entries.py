"""What an entry says of a case or a reply; all of it is invented."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest

from proposals.case import Case
from tests.cases import answer, case, record
from tests.exports.feeds.invented import SITE, made

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def items(one: Case) -> list[dict[str, Any]]:
    """Entries of a record of one case, newest first."""
    told: list[dict[str, Any]] = json.loads(made(record(one))["feeds/all.json"])["items"]
    return told


def test_the_summary_of_a_case_says_who_moved_it_and_who_handles_it() -> None:
    facts = {"submitted": "2099-01-02", "departments": ("甲局", "乙局")}
    (told,) = items(case("1", number="0354", movers=("甲委员", "乙委员"), **facts))
    assert told["summary"] == "第0354号 · 样例市 · 甲委员、乙委员 · 甲局、乙局"


def test_the_summary_of_a_reply_says_how_it_came_out() -> None:
    reply = answer("a", date="2099-05-01", number="样函1号", outcome={"label": "已经解决（A类）"})
    (told,) = items(case("1", reply, number="0354", movers=("甲委员",)))
    assert told["summary"] == "样函1号 · 第0354号 · 样例市 · 甲委员 · 已经解决（A类）"


@pytest.mark.parametrize(
    ("days", "day"),
    [
        ({"date": "2099-05-01", "signed": "2099-04-30", "published": "2099-06-01"}, "2099-05-01"),
        ({"signed": "2099-04-30", "published": "2099-06-01"}, "2099-04-30"),
        ({"published": "2099-06"}, "2099-06-01"),
    ],
)
def test_a_reply_is_of_the_day_of_its_letter_else_of_its_page(
    days: dict[str, str], day: str
) -> None:
    (told,) = items(case("1", answer("a", **days)))
    assert told["date_published"] == f"{day}T00:00:00Z"


def test_a_day_of_publication_that_is_unknown_is_not_there() -> None:
    (told,) = items(case("1", answer("a", source={"retrieved": "2099-05-06"})))
    assert "date_published" not in told


def test_the_record_is_chinese_whatever_the_interface_speaks() -> None:
    files = made(
        record(case("1", submitted="2099", body="多添路灯。")), replace(SITE, language="en")
    )
    told = json.loads(files["feeds/all.json"])
    assert (told["language"], *(item["language"] for item in told["items"])) == ("en", "zh-CN")
    root = ET.fromstring(files["feeds/all.atom.xml"])  # noqa: S314
    (entry,) = root.iter(f"{ATOM}entry")
    assert root.get(LANGUAGE) == "en"
    parts = {part.tag.removeprefix(ATOM): part.get(LANGUAGE) for part in entry}
    assert {parts[name] for name in ("title", "summary", "content")} == {"zh-CN"}


def test_no_sign_in_a_fact_breaks_a_feed() -> None:
    odd = '甲 & <b>"乙"</b>'
    reply = answer("a", date="2099", number=odd, outcome={"label": odd})
    files = made(record(case("1", reply, number=odd, movers=(odd,), topics=("a",), title=odd)))
    for path, text in files.items():
        if path.endswith(".atom.xml"):
            root = ET.fromstring(text)  # noqa: S314
            told = json.loads(files[path.replace(".atom.xml", ".json")])["items"]
            summaries = [one.text for one in root.iter(f"{ATOM}summary")]
            assert summaries == [item["summary"] for item in told], path
    assert odd in files["feeds/all.json"].replace('\\"', '"')
