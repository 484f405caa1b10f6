"""YAML that keeps its text and knows its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals import yamltext
from proposals.yamltext import YamlError

PLAIN = [
    *("0354", "0", "007", "12", "-1", "+1", "1e3", ".5", "1_000", "0x1F", "0b11", "0o17"),
    *("12:30:00", "190:20:30", "2020", "2020-08", "2020-08-05"),
    *("no", "No", "NO", "yes", "on", "off", "true", "false", "y", "n"),
    *("null", "Null", "~", "nan", ".nan", ".inf", "=", "<<"),
]


@pytest.mark.parametrize("written", PLAIN)
def test_a_plain_scalar_keeps_its_text(written: str) -> None:
    assert yamltext.read(f"a: {written}\n").value == {"a": written}


@pytest.mark.parametrize("written", PLAIN)
def test_a_key_keeps_its_text(written: str) -> None:
    assert list(yamltext.read(f"{written}: a\n").value) == [written]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'it''s'", "it's"),
        (r'"a\"b"', 'a"b'),
        ("'a #b' # 注", "a #b"),
        ("a#b", "a#b"),
        ("甲：乙", "甲：乙"),
        ("http://example.org/a?b=c", "http://example.org/a?b=c"),
        ("", ""),
    ],
)
def test_yaml_quotes_and_comments_work_as_ever(written: str, text: str) -> None:
    assert yamltext.read(f"a: {written}\n").value == {"a": text}


def test_comments_of_their_own_stay() -> None:
    text = "# 甲\na: # 乙\n  # 丙\n- b\n- [c, d] # 丁\n- e#f\n- |\n  g #h\n"
    assert yamltext.read(text).value == {"a": ["b", ["c", "d"], "e#f", "g #h\n"]}


def test_every_value_knows_its_line() -> None:
    marked = yamltext.read("a: 1\n\n# note\nb:\n- x\n-\n- c: 2\n  d:\n    e\n", first_line=2)
    places = [("a",), ("b",), ("b", 0), ("b", 2), ("b", 2, "c"), ("b", 2, "d")]
    assert [marked.line_of(place) for place in places] == [2, 5, 6, 8, 8, 9]


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    marked = yamltext.read("a: 1\nb:\n  c: 2\n", first_line=2)
    assert marked.line_of(("b", "x", 3)) == 3
    assert marked.line_of(("x",)) == 2


def test_a_part_keeps_the_lines_of_the_whole() -> None:
    part = yamltext.read("a:\n  b:\n    c: 1\n").part(("a", "b"))
    assert part.value == {"c": "1"}
    assert (part.line_of(("c",)), part.line_of(())) == (3, 2)


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("a: x", [(("a",), "x")]),
        ("a: [x, [y], {z: 1}, w]", [(("a", 0), "x"), (("a", 3), "w")]),
        ("a: {b: c}", []),
        ("b: x", []),
        ("- a", []),
    ],
)
def test_the_texts_of_a_field_are_found_alone_or_in_a_list(
    written: str, texts: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert yamltext.read(written).texts("a") == texts


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n"])
def test_a_document_may_be_empty(text: str) -> None:
    assert yamltext.read(text).value in (None, "")


# The fault always stands in line 3 of the text.
FAULTS = {
    "comment-in-value": ("c: 甲 #3", "put quotes around"),
    "comment-for-value": ("c: #3", "put quotes around"),
    "comment-in-item": ("c: [甲, 乙 # 3\n]", "put quotes around"),
    "comment-at-end": ("c: 甲\t# 3", "on a line of its own"),
    "tab": ("\tc: 3", "indent with spaces"),
    "tab-in-nest": ("c:\n\td: 3", "indent with spaces"),
    "colon-in-value": ("c: 甲: 乙", "put quotes around"),
    "no-colon": ("c", "with a colon and a blank"),
    "no-blank-after-colon": ("c:3", "with a colon and a blank"),
    "wide-colon": ("c：3", "full-width colon behind 'c'; write `c: `"),
    "wide-colon-before-a-field": ("c：3\nd: 4", "full-width colon behind 'c'"),
    "wide-colon-before-a-quote": ("c：'3'\nd: 4", "full-width colon behind 'c'"),
    "wide-blank": ("c:\u30003\nd: 4", "blank that YAML does not know (U+3000)"),
    "no-break-blank": ("c:\u00a03", "blank that YAML does not know (U+00A0)"),
    "no-blank-after-hyphen": ("-甲", "write '- ', a hyphen and a blank"),
    "wide-hyphen": ("－ 甲", "write '- ', a hyphen and a blank"),
    "double-quote-open": ('c: "甲\nd: 4', "close the quotes"),
    "single-quote-open": ("c: '甲\nd: 4", "close the quotes"),
    "after-quote": ("c: '甲' 乙", "start each field"),
    "bracket-open": ("c: [甲", "close the bracket"),
    "bracket-open-then-field": ("c: [甲\nd: 4", "close the bracket"),
    "brace-open": ("c: {甲: 1", "close the bracket"),
    "bracket-closed-twice": ("c: [甲]]", "start each field"),
    "list-in-mapping": ("- c", "start each field"),
    "indented-field": ("  c: 3", "put quotes around"),
    "at-sign": ("c: @甲", "put quotes around"),
    "backtick": ("c: `甲`", "put quotes around"),
    "percent": ("c: %甲", "put quotes around"),
    "backslash": (r'c: "\甲"', "use single quotes"),
    "half-character": (r'c: "\ud83d"', "not valid YAML"),
    "second-document": ("--- {c: 3}", "remove this line"),
    "anchor": ("c: &x 3", "anchor"),
    "alias": ("c: *x", "alias"),
    "tag": ("c: !!python/object/apply:os.system [ls]", "tag"),
    "own-tag": ("c: !x 3", "tag"),
    "complex-key": ("? [c]\n: 3", "not plain text"),
    "twice": ("a: 3", "stands twice (first in line 1)"),
    "twice-in-nest": ("c: {d: 1, d: 2}", "stands twice (first in line 3)"),
    "control-character": ("c: 甲\x07", "U+0007"),
    "nul": ("c: \x00", "U+0000"),
    "line-separator": ("c: 甲\u2028乙", "U+2028"),
    "next-line": ("c: 甲\x85乙", "U+0085"),
    "half-of-utf-16": ("c: \ud83d", "U+D83D"),
    "deep-flow": ("c: " + "[" * 50_000, "nested deeper"),
    "deep-block": ("c:\n" + "- " * 50_000, "nested deeper"),
}


@pytest.mark.parametrize(("lines", "advice"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_on_its_line_with_advice(lines: str, advice: str) -> None:
    with pytest.raises(YamlError) as caught:
        yamltext.read(f"a: 1\nb: 2\n{lines}\n")
    ((line, message),) = caught.value.faults
    assert advice in message
    # YAML sees a nested tab or a deep list only in the line after its key.
    assert line == 3 + (lines.startswith("c:\n"))


def test_a_value_may_hold_what_a_slip_looks_like() -> None:
    written = "a: 甲：乙\nb: |\n  乙：丙\n  -丁\nc: '-戊'\n"
    assert yamltext.read(written).value == {"a": "甲：乙", "b": "乙：丙\n-丁\n", "c": "-戊"}


def test_a_slip_further_up_is_not_taken_for_the_fault() -> None:
    with pytest.raises(YamlError) as caught:
        yamltext.read("a: |\n  b：甲\nc: 1\nd: 2: 3\n")
    ((line, message),) = caught.value.faults
    assert (line, "put quotes around" in message) == (4, True)


def test_depth_is_that_of_one_value_in_another_and_not_their_number() -> None:
    def nested(levels: int) -> str:
        return "".join(f"{'  ' * depth}k:\n" for depth in range(levels - 1)) + (
            f"{'  ' * (levels - 1)}k: v\n"
        )

    beside = yamltext.MAX_DEPTH * 3
    assert yamltext.read("- []\n- {}\n" * beside).value == [[], {}] * beside
    assert "v" in repr(yamltext.read(nested(yamltext.MAX_DEPTH)).value)
    with pytest.raises(YamlError, match="nested deeper than 20 levels"):
        yamltext.read(nested(yamltext.MAX_DEPTH + 1))


def test_every_double_key_is_told_and_the_rest_is_read() -> None:
    with pytest.raises(YamlError) as caught:
        yamltext.read("a: 1\na: 2\nb: {c: 1, c: 2}\n? [x]\n: y\nd: 3\n")
    assert [line for line, _ in caught.value.faults] == [2, 3, 4]
    assert caught.value.marked is not None
    assert caught.value.marked.value == {"a": "1", "b": {"c": "1"}, "d": "3"}


def test_a_billion_laughs_end_at_the_first() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{last}, *{last}]\n"
        for last, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(YamlError, match="anchor"):
        yamltext.read(bomb)


def test_what_is_too_large_is_not_parsed() -> None:
    with pytest.raises(YamlError, match="at most"):
        yamltext.read("a: " + "x" * yamltext.MAX_CHARACTERS)


@given(st.text(alphabet=st.sampled_from(" \n\t:-#'\"[]{}&*!|>%@`?,abc甲\\0~\x00\x85\u2028\ufeff")))
def test_any_text_ends_in_values_or_in_faults_with_a_line_of_it(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 2 for line in _lines_told(f"{text}\n"))


def _lines_told(text: str) -> list[int]:
    try:
        return list(yamltext.read(text).lines.values())
    except YamlError as error:
        return [line for line, _ in error.faults]
