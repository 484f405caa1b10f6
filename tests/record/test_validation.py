"""Faults in an editor's words, each on the line to mend."""

from __future__ import annotations

import pytest

from proposals import validation, yamltext
from proposals.model import Proposal, Reply, Topic
from proposals.validation import InvalidError


def faults(yaml: str, model: type[Proposal] | type[Reply] = Proposal) -> list[tuple[int, str]]:
    with pytest.raises(InvalidError) as caught:
        validation.build(model, yamltext.read(yaml), body="")
    return sorted(caught.value.faults)


# What follows `title`, `kind` and `jurisdiction`, so that it starts in line 4.
FAULTS = {
    "unknown-field": (
        "titel: 甲",
        4,
        "'titel' is not a field of the record; did you mean 'title'?",
    ),
    "capital": ("Number: 1", 4, "'Number' is not a field of the record; did you mean 'number'?"),
    "field-of-a-reply": ("outcome: A", 4, "known here: title, number, kind"),
    "chinese-field": ("标题: 甲", 4, "known here: title, number, kind"),
    "unknown-in-list": (
        "movers:\n- name: 甲\n  rol: member",
        6,
        "'movers.1.rol' is not a field of the record; did you mean 'role'?",
    ),
    "unknown-in-field": ("source:\n  adress: x", 5, "did you mean 'address'?"),
    "list-for-text": ("number:\n- 1", 4, "'number' should be text, not a list"),
    "fields-for-text": ("number: {a: 1}", 4, "'number' should be text, not fields"),
    "text-for-list": ("movers: 甲", 4, "'movers' should be a list, its lines starting with '- '"),
    "fields-for-list": ("movers: {name: 甲}", 4, "'movers' should be a list"),
    "text-for-fields": ("movers:\n- 甲", 5, "'movers.1' should hold fields of its own, not '甲'"),
    "list-for-fields": ("source: [a]", 4, "'source' should hold fields of its own, not a list"),
    "list-for-number": ("term: [8]", 4, "'term' should be a whole number, not a list"),
    "list-for-word": ("text: [digest]", 4, "'text' is a list; it is one of 'original' or 'digest'"),
    "list-in-list": ("topics:\n- [a]", 5, "'topics.1' should be text, not a list"),
    "empty-text": ("number:", 4, "'number' is empty; write its value, or remove the field"),
    "empty-list": ("topics:", 4, "'topics' is empty"),
    "empty-in-list": ("topics:\n- a\n-\n", 6, "'topics.2' is empty"),
    "empty-fields": ("votes:", 4, "'votes' is empty"),
    "empty-date": ("submitted: ''", 4, "'submitted' is empty"),
    "empty-word": ("text:", 4, "'text' is empty"),
    "word": ("text: Digest", 4, "'text' is 'Digest'; it is one of 'original' or 'digest'"),
    "unseen": ('number: "\\u200b"', 4, "'number' holds an invisible character (U+200B); remove it"),
    "turned": ('number: "1\\u202E2"', 4, "'number' holds an invisible character (U+202E)"),
    "around": ("number: 第7号", 4, "'number' is '第7号'; write it without 第 and 号"),
    "twice": ("departments:\n- 甲局\n- 甲局", 4, "'departments' holds '甲局' twice; keep one"),
    "lines": ("number: |\n  1\n  2", 4, "'number' has a line break"),
    "blanks": ("number: '1 '", 4, "'number' has white space at its start or end"),
    "calendar": ("submitted: 2020-02-31", 4, "'2020-02-31', which is not in the calendar"),
    "month": ("submitted: 2020-13", 4, "'2020-13', which is not in the calendar"),
    "short-date": ("submitted: 20-1-1", 4, "'20-1-1', which is no date; write YYYY-MM-DD"),
    "slashes": ("submitted: 2020/1/1", 4, "'2020/1/1', which is no date; write YYYY-MM-DD"),
    "year": ("submitted: 1020-01-01", 4, "lies outside 1949 to 2100"),
    "numeral": ("term: 八", 4, "'term' is '八'; write a whole number in digits"),
    "too-small": ("term: 0", 4, "'term' is 0; it is at least 1"),
    "too-large": ("term: 1000", 4, "'term' is 1000; it is at most 999"),
    "flag": ("movers_open: yes", 4, "'movers_open' is 'yes'; write true or false"),
    "handler": (
        "departments: [甲局]\nhandlers:\n- {name: 乙局, role: lead}",
        5,
        "'handlers' names '乙局', which is not among the departments; add it",
    ),
    "missing-in-field": ("votes:\n  support: 1", 4, "'votes.oppose' is missing; add it"),
    "address": ("topics:\n- 照明", 5, "'topics.1' is '照明', which is no address"),
    "web-address": ("source:\n  address: a.example", 5, "it starts with http:// or https://"),
    "sum": ("source:\n  sha256: abc", 5, "write its 64 digits"),
    "too-long": (f"status: {'字' * 10_001}", 4, "'status' has 10,001 characters; a value has"),
    "long-address": (f"topics:\n- {'a' * 201}", 5, "'topics.1' has 201 characters; an address"),
    "body": ("body: 甲", 4, "'body' is not written here"),
}


@pytest.mark.parametrize(("lines", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_says_what_and_what_to_do(lines: str, line: int, words: str) -> None:
    ((told, message),) = faults(f"title: 甲\nkind: cppcc\njurisdiction: yangli\n{lines}\n")
    assert (told, words in message) == (line, True), message


def test_every_missing_field_is_told() -> None:
    assert faults("number: 1\n") == [
        (1, "'jurisdiction' is missing; add it"),
        (1, "'kind' is missing; add it"),
        (1, "'title' is missing; add it"),
    ]


def test_all_faults_are_told_at_once() -> None:
    told = faults(
        "title: ''\nkind: x\njurisdiction: A\nnumber: []\nnotes: a\nvotes: {support: x}\n"
    )
    assert [line for line, _ in told] == [1, 2, 3, 4, 5, 6, 6]


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("", "has no fields; add at least title, kind, jurisdiction"),
        ("# note\n", "has no fields; add at least title, kind, jurisdiction"),
        ("甲\n", "should be fields, one `name: value` a line"),
        ("- title: 甲\n", "should be fields, one `name: value` a line"),
    ],
    ids=["empty", "comment", "text", "list"],
)
def test_what_holds_no_fields_says_so(yaml: str, words: str) -> None:
    assert faults(yaml) == [(1, words)]


def test_what_comes_from_elsewhere_is_not_asked_for() -> None:
    with pytest.raises(InvalidError, match=r"add at least name$"):
        validation.build(Topic, yamltext.read(""), slug="lighting")


def test_a_long_value_is_not_repeated_whole() -> None:
    ((_, message),) = faults(f"department: 甲\ndate: {'x' * 100_000}\n", Reply)
    assert len(message) < 200


def test_right_fields_make_the_model() -> None:
    made = validation.build(Topic, yamltext.read("name: 照明\naliases: [路灯]\n"), slug="lighting")
    assert made == Topic(slug="lighting", name="照明", aliases=("路灯",))
