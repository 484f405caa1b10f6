"""Markdown of a body: safe, linkable, and the words a reader sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals import markup, markup_html
from proposals.markup import Block, render
from tests.record import python_markdown

VOID = {"br", "hr"}
TAGS = {*VOID, "p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a"} | {
    *("table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6")
}


class Page(HTMLParser):
    """What a browser makes of the HTML: tags, attributes, and the words under each id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.words: dict[str, str] = {}
        self.stray = ""
        self._open: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes |= values.keys()
        self.links += [values["href"] or ""] if "href" in values else []
        if values.get("id"):
            self.words[values["id"] or ""] = ""
        if tag not in VOID:
            self._open.append(values.get("id"))
        if tag in {"td", "th"}:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        owner = next((anchor for anchor in reversed(self._open) if anchor), None)
        if owner is None:
            self.stray += data
        else:
            self.words[owner] += data


class Events(HTMLParser):
    """HTML without its form: tags with their attributes, and the text between."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[str, object]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append((tag, None))

    def handle_data(self, data: str) -> None:
        self.events.append(("", data))


def html(body: str) -> str:
    return render(body, "b").html


def texts(body: str) -> list[str]:
    return [block.text for block in render(body, "b").blocks]


def levels(body: str) -> list[int]:
    return [block.level for block in render(body, "b").blocks if block.level]


# --- safety


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script-block": "\n\n<script>\nalert(1)\n</script>\n\n",
    "half-script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "image-handler": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "frame": '<iframe src="javascript:alert(1)"></iframe>',
    "style": "<style>*{display:none}</style>",
    "comment": "<!-- <script>alert(1)</script> -->",
    "processing": "<?php system('ls') ?>",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "link": "[甲](javascript:alert(1))",
    "link-case": "[甲](JaVaScRiPt:alert(1))",
    "link-entity": "[甲](&#106;avascript:alert(1))",
    "link-hex-entity": "[甲](&#x6A;avascript&colon;alert(1))",
    "link-tab": "[甲](java\tscript:alert(1))",
    "link-newline": "[甲](<java\nscript:alert(1)>)",
    "link-control": "[甲](\x01javascript:alert(1))",
    "link-blank": "[甲]( javascript:alert(1))",
    "link-in-angles": "[甲](<javascript:alert(1)>)",
    "link-vbscript": "[甲](vbscript:msgbox(1))",
    "link-data": "[甲](data:text/html;base64,PHNjcmlwdD4=)",
    "link-file": "[甲](file:///etc/passwd)",
    "link-title": '[甲](http://a.example "乙" onclick="alert(1))',
    "link-quote": '[甲](http://a.example"onclick="alert(1))',
    "reference": "[甲][1]\n\n[1]: javascript:alert(1)",
    "autolink": "<javascript:alert(1)>",
    "image-script": "![甲](javascript:alert(1))",
    "image-handler-in-alt": '![甲" onerror="alert(1)](http://a.example/x.png)',
    "code": "`<script>alert(1)</script>`",
    "code-block": "    <script>alert(1)</script>",
    "heading": "# <script>alert(1)</script>",
    "table": "|<script>|b|\n|-|-|\n|<img src=x onerror=alert(1)>|d|",
    "nested": "> - **<script>**alert(1)`</script>`",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "entities-twice": "&amp;lt;script&amp;gt;alert(1)",
    "placeholder": "\ufffea\ufffe: <\ufffeb> [a](http://a.example/%EF%BF%BE)",
    "controls": "&#1;&#x7f;&#xfffe;&#xd800;&#0;[甲](&#1;javascript:alert(1))",
    "fence": '```x" onload="alert(1)\n<script>\n```',
    "definition": "[甲]\n\n[甲]: javascript:alert(1)",
    "link-slashes": "[甲](\\\\a.example) [乙](//a.example)",
    "id": '<p id="b-1">甲</p>',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_nothing_hostile_comes_alive(body: str) -> None:
    page = Page(html(f"前\n\n{body}\n\n后"))
    assert page.tags <= TAGS
    assert page.attributes <= {"id", "href", "title", "rel", "start"}
    assert all(re.match(r"https?://|mailto:|[^:]*$", link) for link in page.links)


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_cleaner_as_strict_as_browsers_need_finds_nothing_to_do(body: str) -> None:
    page = html(f"前\n\n{body}\n\n后")
    assert Events(python_markdown.clean(page)).events == Events(page).events


@pytest.mark.parametrize(
    "made",
    [
        "<script>x</script>",
        "<p onclick=x>甲</p>",
        '<p class="x">甲</p>',
        "<P>甲</P>",
        "<p/>",
        "甲",
        "<blockquote>甲</blockquote>",
        '<p><a href="javascript:x" onclick="x">甲</a></p>',
        '<p><a href="a b">甲</a></p>',
        '<p><a href="a\tb">甲</a></p>',
        "<p><a href='a'>甲</a></p>",
        '<p><img src="a" onerror="b" /></p>',
        '<p><input type="checkbox" /></p>',
        '<ol start="-1"></ol>',
        '<pre><code class="x">甲</code></pre>',
        "<!-- 甲 -->",
        "<ul>" * (markup_html.MAX_DEPTH + 1),
    ],
)
def test_html_that_is_not_known_is_refused_as_a_whole(made: str) -> None:
    with pytest.raises(markup_html.UnexpectedHtmlError):
        markup_html.rewrite(made, "b", 3)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("HTTPS://a.example/?b=1&amp;c=2", True),
        ("mailto:a@b.example", True),
        ("../a.html#b", True),
        ("a/b:c", True),
        ("%0Ajavascript:x", False),
        ("", False),
        ("javascript:x", False),
        ("JaVaScRiPt:x", False),
        ("java&#115;cript:x", False),
        ("javascript&colon;x", False),
        ("data:text/html,x", False),
        ("ftp://a.example", False),
        ("file:x", False),
    ],
)
def test_a_link_leads_to_a_known_kind_of_address_or_nowhere(address: str, leads: bool) -> None:
    page = markup_html.rewrite(f'<p><a href="{address}">甲</a></p>', "b", 3)
    assert ("href" in page) == leads
    assert "href" not in page or f'href="{address}"' in page


def test_raw_html_is_shown_as_it_is_written() -> None:
    assert texts("<b>甲</b> <script>x</script>") == ["<b>甲</b> <script>x</script>"]


def test_a_picture_of_a_third_party_is_a_link_to_it() -> None:
    page = render("![灯](https://a.example/lamp.png) 亮", "b")
    assert "<img" not in page.html
    assert 'href="https://a.example/lamp.png"' in page.html
    assert page.blocks == (Block("b-1", "灯 亮"),)


@pytest.mark.parametrize("body", ["[](https://a.example)", "![](https://a.example)"])
def test_a_link_without_words_shows_its_address(body: str) -> None:
    assert texts(body) == ["https://a.example"]


def test_an_address_is_no_link_by_itself() -> None:
    assert Page(html("甲@a.example <b@a.example>")).links == []


def test_a_link_tells_its_target_nothing() -> None:
    assert 'rel="noopener noreferrer"' in html("[甲](https://a.example)")


# --- what is typed is what is read


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("**“重点”**工作", "“重点”工作"),
        ("前**（一）**后", "前（一）后"),
        ("*甲*、__乙__", "甲、乙"),
        ("`a<b>&amp;c`", "a<b>&amp;c"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("&copy &copy; &notanentity; &", "&copy © &notanentity; &"),
        (r"\*甲\* 1\. 乙", "*甲* 1. 乙"),
        ("[注]: 此处略", "[注]: 此处略"),
        ("[1]: http://a.example", "[1]: http://a.example"),
        ("`[甲]: <b> <a@b.example>`", "[甲]: <b> <a@b.example>"),
        ("[](http://[::1]:80/)", "http://[::1]:80/"),
        ("[](http://a.example/中%20文?甲=乙)", "http://a.example/中%20文?甲=乙"),
        ("~~~ 甲\n乙\n~~~", "~~~ 甲乙 ~~~"),
        ("> - ```甲\n>   乙```", "甲 乙"),
        ("甲[^1][^乙]", "甲[^1][^乙]"),
        ("东财函〔2020〕811号 [2020]9号", "东财函〔2020〕811号 [2020]9号"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("甲~~乙~~", "甲~~乙~~"),
        ("𠮷😀", "𠮷😀"),
        ("甲  \n乙", "甲 乙"),
    ],
)
def test_a_block_holds_the_words_a_reader_reads(body: str, read: str) -> None:
    assert texts(body) == [read]


def test_emphasis_between_chinese_words_needs_no_blanks() -> None:
    assert "<strong>“重点”</strong>工作" in html("**“重点”**工作")


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("中文\n中文", "中文中文"),
        ("中文，\n中文", "中文，中文"),
        ("“中\n文”", "“中文”"),
        ("𠮷\n𠮷", "𠮷𠮷"),
        ("中 \n 文", "中文"),
        ("中\n**文**\n中", "中文中"),
        ("**中\n文**", "中文"),
        ("[中](http://a.example)\n文", "中文"),
        ("一\n二\n三\n四", "一二三四"),
        ("English\ntext", "English text"),
        ("中文\ntext", "中文 text"),
        ("2020\n年", "2020 年"),
    ],
)
def test_a_line_break_between_two_chinese_characters_is_no_blank(body: str, read: str) -> None:
    page = render(body, "b")
    assert page.blocks[0].text == read
    assert " ".join(Page(page.html).words["b-1"].split()) == read


def test_lines_of_code_stay_apart() -> None:
    assert "中\n文" in html("    中\n    文")


def test_a_hard_line_break_stays() -> None:
    assert "中<br>" in html("中  \n文")


# --- blocks


def test_blocks_are_numbered_in_reading_order() -> None:
    blocks = render(
        "# 一\n\n二\n\n- 三\n- 四\n\n> 五\n\n|六|七|\n|-|-|\n|八|九|\n", "reply-x"
    ).blocks
    assert [block.text for block in blocks] == ["一", "二", "三", "四", "五", "六 七", "八 九"]
    assert [block.anchor for block in blocks] == [f"reply-x-{nth}" for nth in range(1, 8)]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("- 一\n    - 二\n        - 三\n- 四", ["一", "二", "三", "四"]),
        ("- 一\n\n    二\n\n- 三", ["一", "二", "三"]),
        ("1. 一\n2. 二", ["一", "二"]),
        ("> 一\n>\n> > 二", ["一", "二"]),
        ("- # 一\n- 二", ["一", "二"]),
        ("一\n\n---\n\n二", ["一", "二"]),
        ("    甲\n    乙", ["甲 乙"]),
        ("|一|\n|-|\n|**二**|", ["一", "二"]),
        ("-\n- 一\n-", ["一"]),
        ("", []),
        ("\n\n \n", []),
    ],
)
def test_every_paragraph_item_and_row_is_a_block_once(body: str, read: list[str]) -> None:
    assert texts(body) == read


def test_a_list_keeps_the_number_it_starts_with() -> None:
    assert '<ol start="3">' in html("3. 三\n4. 四")


# --- headings


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# 一\n\n## 二\n\n### 三", [3, 4, 5]),
        ("## 一\n\n### 二\n\n## 三", [3, 4, 3]),
        ("#### 一", [3]),
        ("# 一\n\n### 二", [3, 4]),
        ("# 一\n\n### 二\n\n# 三\n\n## 四", [3, 4, 3, 4]),
        ("### 一\n\n# 二", [3, 3]),
        ("\n\n".join(f"{'#' * level} 一" for level in range(1, 7)), [3, 4, 5, 6, 6, 6]),
        ("一\n===\n\n二\n---", [3, 4]),
        ("# 一\n\n> ### 二", [3, 4]),
    ],
)
def test_heading_levels_follow_the_outline(body: str, expected: list[int]) -> None:
    assert levels(body) == expected


def test_the_page_says_at_which_level_headings_start() -> None:
    page = render("# 一", "b", top_level=4)
    assert (page.blocks[0].level, page.html) == (4, '<h4 id="b-1">一</h4>')


def test_a_heading_without_words_is_left_out() -> None:
    assert html("#\n\n甲") == '<p id="b-1">甲</p>'


@given(st.lists(st.integers(1, 6), max_size=12))
def test_no_heading_level_is_ever_skipped(written: list[int]) -> None:
    shown = levels("\n\n".join(f"{'#' * level} 甲" for level in written))
    assert len(shown) == len(written)
    assert all(after <= before + 1 for before, after in zip([2, *shown], shown, strict=False))


# --- pathological input

N = 100_000
FULL = markup.MAX_CHARACTERS
PATHOLOGICAL = {
    "brackets": "[" * N,
    "closing-brackets": "]" * N,
    "images": "![" * N,
    "links-open": "[a](" * N,
    "parentheses": "[a](" + "(" * N,
    "stars": "*" * N,
    "stars-apart": "* " * N + "a",
    "emphasis": "*a**b" * N,
    "emphasis-nested": "*a _b " * 400 + "_ *" * 400,
    "triple-stars": "***" + "a*" * N,
    "underscores": "_a" * N,
    "quotes": ">" * N,
    "quotes-apart": "> " * N + "a",
    "quotes-by-line": "\n".join(">" * depth + " a" for depth in range(1, 400)),
    "items": "- " * N + "a",
    "numbers": "1. " * N + "a",
    "items-by-line": "\n".join("    " * depth + "- a" for depth in range(380)),
    "quotes-of-items": "> - " * N + "a",
    "backticks": "`" * N + "a" * N,
    "backslashes": "\\" * N,
    "angles": "<" * N,
    "autolinks": "<http://" * N,
    "ampersands": "&" * N,
    "references": "[x]:\n" * N,
    "underlines": "=\n" * N,
    "hashes": "# a\n" * N,
    "pipes": "`|" * N + "\n-|-",
    "mixed": "[*_`" * N,
    "line-of-5-MB": "[*中" * 1_000_000,
    "blanks": " " * N + "a",
    "placeholders": "\ufffe" * N,
    "longest-brackets": "[" * FULL,
    "longest-stars": "*" * FULL,
    "longest-quotes": ">" * FULL,
    "longest-items": "- " * (FULL // 2),
    "longest-bold": "**甲" * (FULL // 3),
    "longest-links": "[](甲)" * (FULL // 5),
    "longest-lines": "中\n*文*\n" * (FULL // 6),
    "longest-breaks": "中\n****\n" * (FULL // 7),
    "longest-headings": "#\n" * (FULL // 2),
    "longest-entities": "&#1;" * (FULL // 4),
    "longest-fences": "> ```" * (FULL // 5),
    "longest-definitions": "[a]: b\n" * (FULL // 7),
    "longest-line-of-cells": "|a" * (FULL // 2),
    "table-wide": "|a" * (FULL // 4) + "\n" + "|-" * (FULL // 4),
    "table-of-left-out-cells": "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|x\n" * 65_000,
    "table-of-cells": "a|b\n-|-\n" + "||\n" * (FULL // 3 - 4),
    "quotes-far-in": "\n".join("> " * 90 + "a" for _ in range(1000)),
}


@pytest.mark.parametrize("body", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_what_no_letter_could_be_still_ends_in_a_page(body: str) -> None:
    page = render(body, "b")
    assert Page(page.html).tags <= TAGS
    assert len(page.html) < 12 * len(body)


def test_a_body_too_long_for_markup_is_shown_as_plain_paragraphs() -> None:
    long = "中\n文 <b>\n\n\n" * (markup.MAX_CHARACTERS // 8)
    page = render(long, "b")
    assert page.html.startswith('<p id="b-1">中文 &lt;b&gt;</p>\n<p id="b-2">')
    assert page.blocks[-1] == Block(f"b-{markup.MAX_CHARACTERS // 8}", "中文 <b>")


def test_the_longest_known_letters_keep_their_markup() -> None:
    page = render("## 一\n\n" + "**甲**、乙 [丙](http://a.example)，2020-08-05。\n\n" * 2000, "b")
    assert any(block.level for block in page.blocks)
    assert page.html.count("<strong>") == 2000


# --- any text at all

_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("# ", "## ", "- ", "1. ", "> ", "    ", "\n", "\n\n", "  \n", "\t", "---\n", "===\n"),
            *("**", "*", "_", "`", "``", "[", "]", "(", ")", "](http://x)", "!", "|", "\n|-|-|\n"),
            *("<b>", "</p>", "<!--", "<script>", "<http://x>", "<", ">", "onload=", "javascript:"),
            *("&lt;", "&amp;", "&#106;", "&", "\\", '"', "\x00", "\x02", "\x03", "wzxhzdk:0", "\r"),
            *("中", "文", "“", "”", "a", " ", "\u3000", "\u2028", "😀", "\ud800"),
            *(
                "~~~",
                "```",
                "1) ",
                "+ ",
                "]: ",
                "![",
                "[](",
                "<",
                ">",
                "%EF%BF%BE",
                "\ufffe",
                "&#1;",
            ),
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(st.text(), _FRAGMENTS))
def test_any_text_becomes_a_safe_page(body: str) -> None:
    page = Page(html(body))
    assert page.tags <= TAGS
    assert page.attributes <= {"id", "href", "title", "rel", "start"}
    assert not any(link.lower().startswith("javascript:") for link in page.links)


@given(st.one_of(st.text(), _FRAGMENTS))
def test_a_cleaner_finds_nothing_to_do_in_any_text(body: str) -> None:
    page = html(body)
    assert Events(python_markdown.clean(page)).events == Events(page).events


@given(st.one_of(st.text(), _FRAGMENTS))
def test_blocks_hold_all_the_words_that_are_seen(body: str) -> None:
    rendered = render(body, "b")
    page = Page(rendered.html)
    seen = [Block(anchor, " ".join(words.split())) for anchor, words in page.words.items()]
    assert seen == [Block(block.anchor, block.text) for block in rendered.blocks]
    assert not page.stray.strip()


@given(st.text(alphabet="中文字，。 \n*_#>-+1.`[]!~<&\\"))
def test_no_chinese_word_is_lost(body: str) -> None:
    words = re.sub(r"[^中文字，。]", "", body)
    assert re.sub(r"[^中文字，。]", "", "".join(texts(body))) == words


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("1. **明晰职能**：厘清。\n2. **保障经费**。", ["明晰职能", "保障经费"]),
        ("- **甲**\n\n- 乙 **丙**", ["甲"]),
        ("**重点**工作", ["重点"]),
        ("**重*点*：**工作", ["重点"]),
        ("**&lt;甲&gt;**", ["<甲>"]),
        ("**：**甲", []),
        ("## **章**", ["章"]),
        ("## 章\n\n### 节\n\n## [条](x)", ["章", "条"]),
        ("前**中**后", []),
    ],
)
def test_sections_and_points_that_start_with_bold_words_are_named(
    body: str, names: list[str]
) -> None:
    assert [point.name for point in render(body, "b").points] == names


@given(st.one_of(st.text(), _FRAGMENTS))
def test_every_section_is_a_point_and_every_point_begins_a_block(body: str) -> None:
    rendered = render(body, "b")
    texts = {block.anchor: block.text for block in rendered.blocks}
    sections = [(block.anchor, block.text) for block in rendered.blocks if block.level == 3]
    assert list(rendered.sections) == sections
    assert set(rendered.sections) <= set(rendered.points)
    assert all(texts[point.anchor].startswith(point.name) for point in rendered.points)
