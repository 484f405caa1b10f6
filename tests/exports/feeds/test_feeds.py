"""Feeds as reader programs take them, made of invented cases."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import feedparser

from proposals import indexes
from proposals.exports import feeds
from proposals.exports.feeds import plan
from tests.cases import answer, case, record
from tests.exports.feeds.invented import SITE, WORDS, made


def parsed(text: str) -> Any:
    found = feedparser.parse(text.encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_every_feed_is_atom_and_json_with_the_same_entries(files: dict[str, str]) -> None:
    addresses = {path.removesuffix(".atom.xml") for path in files if path.endswith(".atom.xml")}
    assert addresses == {path.removesuffix(".json") for path in files if path.endswith(".json")}
    assert {f"feeds/{name}" for name in ("all", "cases", "replies", "jurisdictions/yangli")} < (
        addresses
    )
    for address in addresses:
        atom = parsed(files[f"{address}.atom.xml"])
        told = json.loads(files[f"{address}.json"])
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert told["feed_url"] == SITE.at(f"{address}.json")
        assert told["title"] == atom.feed.title
        assert told["home_page_url"] == atom.feed.link
        assert atom.feed.author == told["authors"][0]["name"] == SITE.name
        own = [link.href for link in atom.feed.links if link.rel == "self"]
        assert own == [atom.feed.id] == [SITE.at(f"{address}.atom.xml")]
        for entry, item in zip(atom.entries, told["items"], strict=True):
            assert (entry.id, entry.link, entry.title) == (item["id"], item["url"], item["title"])
            assert entry.summary == item["summary"]
            assert entry.updated == item["date_modified"]
            assert entry.get("published") == item.get("date_published")
            assert [tag.term for tag in entry.tags] == item["tags"]
            content = entry.content[0].value if "content" in entry else None
            assert content == item.get("content_html")
            assert ("content_html" in item) != ("content_text" in item)
            # The format has no null: what is unknown is not there.
            assert None not in item.values()


def test_a_case_and_each_reply_is_an_entry_dated_by_the_record(files: dict[str, str]) -> None:
    atom = parsed(files["feeds/all.atom.xml"])
    assert [(entry.id, entry.updated) for entry in atom.entries] == [
        ("tag:example.org,2026:yangli/20990001#reply-b", "2099-06-01T00:00:00Z"),
        ("tag:example.org,2026:yangli/20990001#reply-a", "2099-05-01T00:00:00Z"),
        ("tag:example.org,2026:yangli/20990001", "2099-01-02T00:00:00Z"),
        ("tag:example.org,2026:yangli/20990002", "2099-01-01T00:00:00Z"),
    ]
    assert [entry.tags[0].term for entry in atom.entries] == ["reply", "reply", "case", "case"]
    assert atom.feed.updated == "2099-06-01T00:00:00Z"
    assert [entry.id for entry in parsed(files["feeds/cases.atom.xml"]).entries] == [
        "tag:example.org,2026:yangli/20990001",
        "tag:example.org,2026:yangli/20990002",
    ]
    assert len(parsed(files["feeds/replies.atom.xml"]).entries) == 2


def test_a_department_follows_its_cases_and_its_own_replies(files: dict[str, str]) -> None:
    feed = json.loads(files["feeds/departments/yangli/a.json"])
    assert [item["id"].partition("#")[2] for item in feed["items"]] == ["reply-a", "", ""]


def test_a_place_and_a_topic_follow_every_reply_of_their_cases(files: dict[str, str]) -> None:
    for address in ("feeds/jurisdictions/yangli", "feeds/topics/lamps"):
        items = json.loads(files[f"{address}.json"])["items"]
        told = [item["id"].partition("#")[2] for item in items]
        assert told[:3] == ["reply-b", "reply-a", ""], address


def test_a_feed_is_named_after_whom_it_follows_and_where(files: dict[str, str]) -> None:
    titles = {json.loads(text)["title"] for path, text in files.items() if path.endswith(".json")}
    names = (
        *("", " · 案卷", " · 答复", " · 样例市", " · lamps"),
        # The place stands before a name that does not begin with it.
        *(" · 样例市a局", " · 样例市b局", " · 样例市 甲委员"),
    )
    assert titles == {f"{SITE.name}{name}" for name in names}


def test_text_is_whole_clean_and_escaped_once(files: dict[str, str]) -> None:
    entries = {entry.id: entry for entry in parsed(files["feeds/all.atom.xml"]).entries}
    reply = entries["tag:example.org,2026:yangli/20990001#reply-a"]
    assert reply.title == 'a：关于"灯"的<建议> & 其他'
    html = reply.content[0].value
    assert "<strong>已添</strong> &amp; &lt;script&gt;" in html
    assert "]]&gt; &amp; “”" in html or "]]&gt; &amp;amp; “”" in html
    assert "<script" not in html
    assert "javascript:" not in html
    assert "样函1号" in reply.summary


def test_an_entry_says_which_of_its_numbers_is_the_cases(files: dict[str, str]) -> None:
    summaries = {item["summary"] for item in json.loads(files["feeds/all.json"])["items"]}
    assert any(told.startswith("第") and "号 · " in told for told in summaries), summaries
    assert any(told.startswith("样函1号 · 第") for told in summaries), summaries


def test_a_digest_is_marked_as_one(files: dict[str, str]) -> None:
    for item in json.loads(files["feeds/cases.json"])["items"]:
        assert ("摘编" in item["content_html"]) == ("多添路灯" in item["content_html"])


def test_a_movers_feed_has_the_facts_and_no_text(files: dict[str, str]) -> None:
    name = next(path for path in files if path.startswith("feeds/movers/yangli/"))
    items = json.loads(files[name.replace(".atom.xml", ".json")])["items"]
    assert len(items) == 4
    assert not [item for item in items if "content_html" in item]
    assert "样例市" in items[0]["content_text"]


def test_a_reply_is_not_older_than_its_case_is_here() -> None:
    late = record(case("1", answer("a", date="2019-01-01"), added="2026-11-22"))
    entries = parsed(made(late)["feeds/replies.atom.xml"]).entries
    assert [(entry.published[:10], entry.updated[:10]) for entry in entries] == [
        ("2019-01-01", "2026-11-22")
    ]


def test_a_reply_without_a_day_of_its_own_has_that_on_which_it_was_read() -> None:
    read = record(case("1", answer("a", source={"retrieved": "2099-05-06"})))
    entries = parsed(made(read)["feeds/replies.atom.xml"]).entries
    assert [(entry.get("published"), entry.updated[:10]) for entry in entries] == [
        (None, "2099-05-06")
    ]


def test_a_case_was_published_on_the_day_that_its_source_prints_for_it() -> None:
    both = record(case("1", submitted="2099-01-02", published="2099-03-04"))
    assert parsed(made(both)["feeds/all.atom.xml"]).entries[0].published[:10] == "2099-03-04"


def test_a_feed_is_bounded_and_keeps_the_newest() -> None:
    days = [f"20{year:02}-03-04" for year in range(10, 10 + plan.EVERYTHING + 5)]
    many = record(*(case(str(n), submitted=day) for n, day in enumerate(days)))
    made_of_many = made(many)
    every = parsed(made_of_many["feeds/all.atom.xml"]).entries
    assert [entry.updated[:10] for entry in every] == days[::-1][: plan.EVERYTHING]
    place = parsed(made_of_many["feeds/jurisdictions/yangli.atom.xml"]).entries
    assert [entry.updated[:10] for entry in place] == days[::-1][: plan.SUBJECT]


def test_the_lists_lead_to_every_feed(files: dict[str, str]) -> None:
    listed = {
        row.get("xmlUrl", "").removeprefix(SITE.at(""))
        for name in ("feeds/feeds.opml", "feeds/movers.opml")
        for row in ET.fromstring(files[name]).iter("outline")  # noqa: S314
    }
    assert listed - {""} == {path for path in files if path.endswith(".atom.xml")}
    groups = [row.get("text") for row in ET.fromstring(files["feeds/feeds.opml"])[1]]  # noqa: S314
    assert groups[3:] == ["地区", "主题", "部门"]
    assert "feeds/movers/" not in files["feeds/feeds.opml"]
    assert set(re.findall("feeds/[a-z]+/", files["feeds/movers.opml"])) == {"feeds/movers/"}
    assert json.loads(files["feeds/all.json"])["home_page_url"] == SITE.at("proposals/index.html")


def test_the_lists_stand_by_address_however_many_cases_each_has() -> None:
    found = made(record(case("1", answer("b")), case("2", answer("b")), case("3", answer("a"))))
    rows = ET.fromstring(found["feeds/feeds.opml"]).iter("outline")  # noqa: S314
    listed = [row.get("xmlUrl", "") for row in rows if "/departments/" in row.get("xmlUrl", "")]
    assert [address.rpartition("/")[2] for address in listed] == ["a.atom.xml", "b.atom.xml"]


def test_an_empty_record_has_empty_feeds() -> None:
    empty = made(record())
    feed = parsed(empty["feeds/all.atom.xml"])
    assert (feed.entries, feed.feed.updated_parsed is None) == ([], False)
    assert json.loads(empty["feeds/all.json"])["items"] == []


def test_newest_first_whatever_the_order_of_the_cases() -> None:
    days = ("2099-03-01", "2099-12-01", "2099", "2099-07")
    shuffled = record(*(case(str(n), submitted=day) for n, day in enumerate(days)))
    updated = [entry.updated for entry in parsed(made(shuffled)["feeds/all.atom.xml"]).entries]
    assert all(a >= b for a, b in pairwise(updated))


def test_what_a_feed_follows_from_changes_with_what_it_tells() -> None:
    def inputs(**changed: str) -> dict[str, bytes]:
        fields = {"submitted": "2099-01-02", "text": "original", "body": "灯。"} | changed
        corpus = record(case("1", movers=("甲委员",), **fields), case("2"))
        found = feeds.files(corpus, indexes.build(corpus), SITE, WORDS)
        return {file.address: file.inputs() for file in found}

    assert inputs() == inputs()
    changed, before = inputs(body="路灯。"), inputs()
    assert {path for path in before if before[path] != changed[path]} >= {
        "feeds/all.json",
        "feeds/cases.atom.xml",
        "feeds/jurisdictions/yangli.json",
    }
    assert before["feeds/replies.json"] == changed["feeds/replies.json"]


def test_questions_to_the_editors_are_in_no_feed() -> None:
    asked = record(
        case(
            "1", answer("a", date="2099", review=("问编者",)), review=("问编者",), due="2099-01-02"
        )
    )
    assert not [path for path, text in made(asked).items() if "问编者" in text]
