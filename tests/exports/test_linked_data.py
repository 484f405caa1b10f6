"""What pages say of themselves to programs."""

from __future__ import annotations

import json

import pytest

from proposals.exports.linked_data import breadcrumbs, in_html, web_page

SITE = ("样例站", "https://example.org/index.html")


@pytest.mark.parametrize(
    "text",
    ["</script><!--", "&lt;", "]]>", "甲\u2028乙\u2029", '"\\', "关于增设路灯的建议", "𠮷\x7f"],
)
def test_a_text_is_dead_in_html_and_means_the_same(text: str) -> None:
    made = in_html({"name": text, text: [text, None, 1]})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"name": text, text: [text, None, 1]}


def test_a_page_says_what_site_it_is_part_of() -> None:
    page = web_page("a.html", "题", "说明", "en", SITE, "2099-05")
    assert (page["url"], page["name"], page["description"]) == ("a.html", "题", "说明")
    assert page["inLanguage"] == "en"
    assert page["isPartOf"] == {"@type": "WebSite", "name": SITE[0], "url": SITE[1]}
    assert page["dateModified"] == "2099-05"
    assert "dateModified" not in web_page("a.html", "题", "说明", "en", SITE, None)


def test_the_way_to_a_page_begins_at_one() -> None:
    made = breadcrumbs([("index.html", "首页"), ("a.html", "题")])["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in made] == [
        (1, "首页", "index.html"),
        (2, "题", "a.html"),
    ]
