"""The search page's modules, each by itself in a real browser."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from proposals.search import tokens
from proposals.text import fold
from tests import cases

TABLE = Path(__file__).parents[1] / "fixtures" / "fold.json"

# Blocks whose characters fold in ways of their own: Latin, Greek, marks, punctuation, spaces,
# letterlike, circled, kana and Hangul of both widths, Kangxi radicals, Han, emoji.
_BLOCKS = (
    *((0x20, 0x250), (0x300, 0x370), (0x370, 0x400), (0x1100, 0x1200), (0x2000, 0x2070)),
    *((0x2100, 0x2150), (0x2460, 0x2500), (0x2F00, 0x2FD6), (0x3000, 0x3100), (0x4E00, 0x4F00)),
    *((0xAC00, 0xAC80), (0xF900, 0xFA00), (0xFE00, 0xFE70), (0xFF00, 0xFFF0)),
    *((0x1F300, 0x1F600), (0x20000, 0x20080)),
)


@pytest.fixture(scope="module")
def modules(chromium: Browser, site_url: str) -> Iterator[Page]:
    """A page of the site, from whose origin modules can be imported."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{site_url}404.html")
    yield page
    context.close()


def _call(page: Page, module: str, function: str, arguments: list[list[Any]]) -> list[Any]:
    """What a function of a module gives for each list of arguments."""
    results: list[Any] = page.evaluate(
        """async ([module, name, calls]) => {
            const found = await import(new URL(`theme/js/search/${module}.js`, document.baseURI));
            return calls.map((call) => found[name](...call));
        }""",
        [module, function, arguments],
    )
    return results


def test_fold_does_what_the_table_says(modules: Page) -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    folded = _call(modules, "fold", "fold", [[row["text"]] for row in table])
    assert folded == [row["folded"] for row in table]


def test_numbers_are_called_as_on_the_pages(modules: Page) -> None:
    asked = [[pattern, number] for pattern, number, _ in cases.CALLED]
    called = [called for _, _, called in cases.CALLED]
    assert _call(modules, "messages", "numbered", asked) == called


def test_fold_and_tokens_are_those_of_the_index(modules: Page) -> None:
    chance = random.Random(2)  # noqa: S311  (a sample, not a secret)
    samples = [
        "".join(chr(chance.randrange(*chance.choice(_BLOCKS))) for _ in range(chance.randrange(9)))
        for _ in range(2000)
    ]
    folded = _call(modules, "fold", "fold", [[text] for text in samples])
    assert folded == [fold(text) for text in samples]
    mapped = _call(modules, "foldmap", "foldWithMap", [[text] for text in samples])
    assert [found["folded"] for found in mapped] == folded
    chars = sorted({char for text in folded for char in text})
    written = _call(modules, "tokens", "code", [[char] for char in chars])
    assert written == [tokens.word(char) for char in chars]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", []),
        (" \u3000\n", []),
        ("社区　经费 社区", ["社区", "经费"]),
        ("Ａ\u200bB \u200b c", ["ab", "c"]),
        ("甲\ufeff乙", ["甲乙"]),
        ("“甲” ‘乙’", ["“甲“", "'乙'"]),
        ("“社区 经费” 甲", ["社区经费", "甲"]),
        ('"a  b\u3000c"', ["abc"]),
        ("＂a b＂", ["ab"]),
        ("“甲 乙", ["“甲", "乙"]),
        ("甲“乙 丙”丁", ["甲“乙", "丙“丁"]),
        ("“甲” 乙 “丙”", ["“甲“", "乙", "“丙“"]),
        ("“ ”", []),
        ("2018-2019 30-17号", ["2018-2019", "30-17号"]),
        ("甲 - 乙", ["甲", "-", "乙"]),
        ("-", ["-"]),
        ("-甲", ["-甲"]),
        ("-甲 -“乙 丙”", ["-甲", "-乙丙"]),
    ],
)
def test_words_of_a_query(modules: Page, query: str, words: list[str]) -> None:
    assert _call(modules, "query", "parse", [[query, False]]) == [{"wanted": words, "unwanted": []}]


@pytest.mark.parametrize(
    ("query", "filtered", "wanted", "unwanted"),
    [
        ("社区 -经费", False, ["社区"], ["经费"]),
        ("－经费　社区 －经费 －物业", False, ["社区"], ["经费", "物业"]),
        ("甲 -2018-2019", False, ["甲"], ["2018-2019"]),
        ("甲 -“乙 丙”", False, ["甲"], ["乙丙"]),
        ("甲 -“乙”", False, ["甲"], ["“乙“"]),
        ("甲 --乙", False, ["甲"], ["-乙"]),
        ("-经费", True, [], ["经费"]),
        ("-", True, ["-"], []),
        ("甲 -\u200b", False, ["甲", "-"], []),
        ("\u200b -经费", False, ["-经费"], []),
    ],
)
def test_unwanted_words_of_a_query(
    modules: Page, query: str, filtered: bool, wanted: list[str], unwanted: list[str]
) -> None:
    found = _call(modules, "query", "parse", [[query, filtered]])
    assert found == [{"wanted": wanted, "unwanted": unwanted}]


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("社區治理", ["社区治理"]),
        ("臺灣 -“髮 型”", ["台湾 -“发 型”"]),
        ("发展", ["發展"]),
        ("乾", ["干"]),
        ("幹部与干部", ["干部与干部", "幹部與幹部"]),
        ("一二三 abc 𠮷", []),
    ],
)
def test_forms_of_a_query(modules: Page, query: str, forms: list[str]) -> None:
    assert _call(modules, "variants", "variants", [[query]]) == [forms]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("(2020)", ["(2020)", "[2020]"]),
        ("函[2020]8号", ["函[2020]8号", "函(2020)8号"]),
        ("[2020)", ["[2020)", "[2020]", "(2020)"]),
        ("函(2020", ["函(2020", "函[2020"]),
        ("1999]8号", ["1999]8号", "1999)8号"]),
        ("(2020)与[2021]", ["(2020)与[2021]", "[2020]与[2021]", "(2020)与(2021)"]),
        ("(2020年)", ["(2020年)"]),
        ("(1020)", ["(1020)"]),
        ("(社区)", ["(社区)"]),
        ("2020", ["2020"]),
    ],
)
def test_forms_of_a_word(modules: Page, word: str, forms: list[str]) -> None:
    assert _call(modules, "forms", "forms", [[word]]) == [forms]


def test_orders_of_hits(modules: Page) -> None:
    given = [
        ("闭10号", "2020-01-02"),
        (None, None),
        ("闭8号", "2020"),
        ("0012", None),
        ("98", "2020-01"),
        (None, "2021"),
    ]
    rows = [{"place": at, "number": row[0], "day": row[1]} for at, row in enumerate(given)]
    orders = _call(
        modules, "order", "ordered", [[rows, sort] for sort in ("relevance", "date", "number")]
    )
    assert [[row["place"] for row in order] for order in orders] == [
        [0, 1, 2, 3, 4, 5],
        [5, 0, 4, 2, 1, 3],
        [3, 4, 2, 0, 1, 5],
    ]


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("社区治理与社区经费", ["社区"], ["社区", "社区"]),
        ("智 网\u3000工程", ["智网工程"], ["智 网\u3000工程"]),
        ("ＰＹＴＨＯＮ e\u0301tude", ["python", "é"], ["ＰＹＴＨＯＮ", "e\u0301"]),
        ("ｶﾞｽ 한", ["ガ", "한"], ["ｶﾞ", "한"]),
        ("第①条", ["1条"], ["①条"]),
        ("东财函〔２０２０〕811号", ["函[2020]"], ["函〔２０２０〕"]),
        ("样函〔2020〕1号、样函（2021）2号", ["(2020)", "[2021]"], ["〔2020〕", "（2021）"]),
        ("甲乙丙丁", ["甲乙丙", "乙"], ["甲乙丙"]),
        ("𠮷野家👍", ["𠮷", "👍"], ["𠮷", "👍"]),
        ("甲乙丙", ["甲乙", "乙丙"], ["甲乙", "丙"]),
        ("甲", ["乙"], []),
    ],
)
def test_marks_words_as_they_are_printed(
    modules: Page, text: str, words: list[str], marked: list[str]
) -> None:
    (parts,) = _call(modules, "excerpt", "mark", [[text, words]])
    assert "".join(part["text"] for part in parts) == text
    assert [part["text"] for part in parts if part["marked"]] == marked


def test_an_excerpt_is_cut_around_most_of_the_words(modules: Page) -> None:
    text = "甲" + "一" * 300 + "甲" + "二" * 20 + "乙" + "三" * 300
    (parts,) = _call(modules, "excerpt", "excerpt", [[text, ["甲", "乙"]]])
    assert [part["text"] for part in parts if part["marked"]] == ["甲", "乙"]
    assert parts[0]["text"] == parts[-1]["text"] == "…"
    assert "".join(part["text"] for part in parts[1:-1]) in text
    assert sum(len(part["text"]) for part in parts) < 130


def test_an_excerpt_splits_no_character(modules: Page) -> None:
    for shift in range(4):
        text = "一" * shift + "e\u0301𠮷" * 200 + "甲" + "𠮷e\u0301" * 200
        (parts,) = _call(modules, "excerpt", "excerpt", [[text, ["甲"]]])
        for part in parts:
            part["text"].encode("utf-8")
            assert not part["text"].startswith("\u0301")


def test_a_phrase_longer_than_an_excerpt_is_shown_whole(modules: Page) -> None:
    phrase = "长" * 150
    (parts,) = _call(modules, "excerpt", "excerpt", [["一" * 99 + phrase + "二" * 99, [phrase]]])
    assert [part["text"] for part in parts if part["marked"]] == [phrase]


def _chosen(modules: Page, passages: list[tuple[str, str]], words: str, *seen: str) -> list[str]:
    given = [
        {"field": field, "anchor": str(at), "text": text}
        for at, (field, text) in enumerate(passages)
    ]
    (chosen,) = _call(modules, "excerpt", "choose", [[given, list(words), list(seen), 3]])
    return [passage["anchor"] for passage in chosen]


def test_passages_with_words_not_yet_seen_come_first(modules: Page) -> None:
    body = [("", char) for char in "甲甲甲甲乙"]
    assert _chosen(modules, body, "甲乙") == ["0", "1", "4"]
    assert _chosen(modules, body, "甲乙", "乙") == ["0", "1", "2"]
    assert _chosen(modules, body, "丙") == []


def test_facts_are_shown_where_they_are_the_reason(modules: Page) -> None:
    passages = [("topic", "甲"), ("number", "乙"), ("", "甲")]
    assert _chosen(modules, passages, "甲", "甲") == ["2"]
    assert _chosen(modules, passages, "乙") == ["1"]
    assert _chosen(modules, passages, "乙", "乙") == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_numbers_are_printed_as_the_pages_print_them(modules: Page, language: str) -> None:
    modules.evaluate("(language) => { document.documentElement.lang = language }", language)
    numbers = _call(modules, "messages", "number", [[999], [1234], [1234567]])
    assert numbers == ["999", "1,234", "1,234,567"]
    told = _call(modules, "messages", "plural", [[{"other": "找到{count}件"}, 1234]])
    assert told == ["找到1,234件"]


def test_the_numbers_beside_the_choices_of_a_filter_are_printed_so_too(modules: Page) -> None:
    told = modules.evaluate(
        """async () => {
            const { Panel } = await import(
                new URL("theme/js/search/panel.js", document.baseURI).href
            );
            const panel = Object.create(Panel.prototype);
            panel.messages = { option: "{name} ({count})", values: {} };
            return panel.option("topic", { value: "a" }, new Map([["a", 1234]])).text;
        }"""
    )
    assert told == "a (1,234)"
