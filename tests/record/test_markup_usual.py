"""HTML of the usual shape: the short way gives the bytes of the long one."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals import markup, markup_html, markup_plain, markup_usual
from tests.record import bodies

ROW = "<tr>\n<td><strong>甲</strong></td>\n<td></td>\n</tr>\n"
USUAL = [
    "<p>甲<strong>乙</strong>丙<em>丁</em></p>\n",
    "<h2><strong>甲</strong></h2>\n<p>乙</p>\n<h2>丙</h2>\n",
    "<ul>\n<li>甲</li>\n<li><em>乙</em></li>\n</ul>\n<ol>\n<li>丙</li>\n</ol>\n",
    "<ol>\n<li>\n<p>甲</p>\n<p>乙</p>\n</li>\n<li>\n<p>丙</p>\n</li>\n</ol>\n",
    f"<table>\n<thead>\n{ROW.replace('td', 'th')}</thead>\n<tbody>\n{ROW}{ROW}</tbody>\n</table>\n",
    "<p>&lt;b id=&quot;x&quot;&gt; p&gt; 100%</p>\n",
    "",
]
TOKENS = [
    *(
        "<p>",
        "</p>\n",
        "<h2>",
        "</h2>\n",
        "<h3>",
        "</h3>\n",
        "<ul>\n",
        "</ul>\n",
        "<ol>\n",
        "</ol>\n",
    ),
    *("<li>", "<li>\n", "</li>\n", "<strong>", "</strong>", "<em>", "</em>", "<br />\n"),
    *("<table>\n", "<thead>\n", "<tr>\n", "<th>", "</th>\n", "</tr>\n", "</thead>\n"),
    *("甲", "b", " ", "\u3000", "\n", "&lt;", ">", "%", "p>"),
    *USUAL,
]


def is_usual(made: str, *, top_level: int = 3) -> bool:
    """Whether HTML takes the short way; if so, it leads where the long one does."""
    page = markup_usual.rewrite(made, bodies.PREFIX, top_level)
    if page is not None:
        assert page == markup_html.rewrite(made, bodies.PREFIX, top_level)
    return page is not None


@pytest.mark.parametrize("made", USUAL)
def test_what_comrak_makes_of_letters_is_usual(made: str) -> None:
    assert is_usual(made)
    assert is_usual(made, top_level=7)


@pytest.mark.parametrize(
    "made",
    [
        *(
            "<p></p>\n",
            "<p> </p>\n",
            "<p>\u3000甲</p>\n",
            "<p>甲\n乙</p>\n",
            "<p>甲<br />\n乙</p>\n",
        ),
        *(
            "<p><strong><em>甲</em></strong></p>\n",
            "<h3>甲</h3>\n",
            "<p>甲</p>",
            "甲",
            "<P>甲</P>\n",
        ),
        "<ul>\n<li>甲\n<ul>\n<li>乙</li>\n</ul>\n</li>\n</ul>\n",
        "<ul>\n<li>\n<p>甲</p>\n乙</li>\n</ul>\n",
        "<table>\n<thead>\n<tr>\n<th>甲</th>\n</tr>\n</thead>\n</table>\n",
        '<p><a href="javascript:x">甲</a></p>\n',
        '<p onclick="x">甲</p>\n',
        "<p><script>甲</script></p>\n",
    ],
)
def test_other_html_is_not_usual(made: str) -> None:
    assert not is_usual(f"<p>甲</p>\n{made}<p>乙</p>\n")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join))
def test_any_html_reads_as_with_care(made: str) -> None:
    is_usual(made)


@settings(max_examples=300)
@given(bodies.LINES)
def test_any_lines_read_as_with_care(body: str) -> None:
    with mock.patch.object(markup_plain, "render", return_value=None):
        assert markup.render(body, bodies.PREFIX).html == bodies.read_with_care(body)


def test_invented_bodies_are_usual() -> None:
    """Tables and all: what is not plain is at least of this shape."""
    invented = bodies.invented(60)
    with mock.patch.object(markup_html, "rewrite", side_effect=AssertionError):
        pages = [markup.render(body, bodies.PREFIX).html for body in invented]
    assert pages == [bodies.read_with_care(body) for body in invented]
