"""What the record takes, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from proposals import frontmatter, model
from proposals.model import Mover, Proposal, Reply, Source, Votes

MINIMAL = {"title": "关于灯的建议", "kind": "cppcc", "jurisdiction": "yangli"}


def proposal(**fields: Any) -> Proposal:
    return Proposal.model_validate({**MINIMAL, **fields})


@pytest.mark.parametrize("date", ["2020", "2020-08", "2020-08-05", "2020-02-29", "1949", "2100-12"])
def test_a_date_is_as_exact_as_its_source(date: str) -> None:
    assert proposal(submitted=date).submitted == date


@pytest.mark.parametrize(
    "date",
    [
        "2020-02-31",
        "2019-02-29",
        "2020-13",
        "2020-00",
        "20-1-1",
        "2020-8-5",
        "2020/1/1",
        "2020.01.01",
        "2020年8月",
        "20200805",
        "２０２０",
        "2020-08-05 10:00",
        "1899",
        "2101",
        "",
        "今天",
    ],
)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(ValidationError):
        proposal(submitted=date)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "\u3000",
        " 前",
        "后 ",
        "上\n下",
        "上\t下",
        "上\u2028下",
        "上\x85下",
        "\x00",
        "\x7f",
        "\ufffe",
    ],
    ids=ascii,
)
def test_a_line_is_one_line_of_printable_text(line: str) -> None:
    with pytest.raises(ValidationError):
        proposal(number=line)


@pytest.mark.parametrize(
    "line", ["0354", "闭08号", "a: b", "𠮷田", "😀", "“引”", "- 短横", "甲\u3000乙"]
)
def test_a_line_keeps_what_is_printed(line: str) -> None:
    assert proposal(number=line).number == line


@pytest.mark.parametrize(
    "slug", ["Yangli", "yang_li", "样例", "-a", "a-", "a--b", "a b", "", "a/b", ".."]
)
def test_an_address_is_ascii_lower_case_with_single_hyphens(slug: str) -> None:
    with pytest.raises(ValidationError):
        proposal(jurisdiction=slug)


@pytest.mark.parametrize(("printed", "term"), [("16", 16), ("0016", 16), ("1", 1), ("999", 999)])
def test_a_number_of_a_term_may_be_written_with_zeroes(printed: str, term: int) -> None:
    assert proposal(term=printed).term == term


@pytest.mark.parametrize(
    "term", ["0", "1000", "-1", "1.5", "1e1", "1_6", "１６", "十六", "", "9" * 5000]
)
def test_what_is_no_number_of_a_term_is_refused(term: str) -> None:
    with pytest.raises(ValidationError):
        proposal(term=term)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("一\r\n二\r三", "一\n二\n三"),
        ("\n \n\u3000\n一", "一"),
        ("一\n\n  \n", "一"),
        ("一  ", "一"),
        ("    代码", "    代码"),
        ("\u3000\u3000一", "\u3000\u3000一"),
        ("---\n一", "---\n一"),
        ("一\u2028二", "一\u2028二"),
        (" \n\t\n", ""),
    ],
    ids=ascii,
)
def test_a_body_has_one_form(written: str, kept: str) -> None:
    assert proposal(body=written).body == kept
    assert proposal(body=kept).body == kept


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x0c", "\x1b", "\x7f", "\x85", "\ufffe"], ids=ascii
)
def test_a_body_holds_no_control_characters(char: str) -> None:
    with pytest.raises(ValidationError):
        proposal(body=f"一{char}二")


@pytest.mark.parametrize(
    "address", ["ftp://a.example", "example.org", "javascript:x", "http://a b", ""]
)
def test_a_source_stands_on_the_web(address: str) -> None:
    with pytest.raises(ValidationError):
        Source(address=address)


@pytest.mark.parametrize("sha256", ["0" * 63, "0" * 65, "A" * 64, "g" * 64])
def test_a_sum_is_sha256_in_lower_case(sha256: str) -> None:
    with pytest.raises(ValidationError):
        Source(sha256=sha256)


def test_what_the_source_does_not_say_is_absent() -> None:
    silent = proposal()
    said = silent.model_dump(exclude_none=True)
    assert {name: value for name, value in said.items() if value} == MINIMAL


def test_no_field_is_unknown() -> None:
    with pytest.raises(ValidationError):
        proposal(colour="red")


def test_a_record_cannot_be_changed() -> None:
    reply = Reply(department="市灯光局")
    with pytest.raises(ValidationError):
        reply.department = "灯光局"  # type: ignore[misc]


@pytest.mark.parametrize("role", ["member", "deputy", "party", "group", "sector", "committee"])
def test_a_mover_has_one_of_six_roles(role: str) -> None:
    assert Mover.model_validate({"name": "甲", "role": role}).role == role


def test_votes_are_counted_from_nought() -> None:
    votes = Votes.model_validate({"support": "0", "oppose": "12"})
    assert (votes.support, votes.oppose) == (0, 12)


@pytest.mark.parametrize("count", [-1, "-1", "1.5", "١", "1" * 10, ""])
def test_what_is_no_count_is_refused(count: object) -> None:
    with pytest.raises(ValidationError):
        Votes.model_validate({"support": count, "oppose": 0})


@pytest.mark.parametrize(("written", "value"), [("true", True), ("false", False), (True, True)])
def test_a_flag_is_true_or_false(written: object, value: bool) -> None:
    assert proposal(movers_open=written).movers_open is value


@pytest.mark.parametrize("written", ["yes", "1", "True", "", "等"])
def test_what_is_no_flag_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        proposal(movers_open=written)


def test_a_count_of_movers_survives_the_file() -> None:
    before = proposal(movers_total="10", movers_open="true")
    text = frontmatter.write(before)
    assert "movers_total: 10\nmovers_open: true\n" in text
    assert frontmatter.parse(text, Proposal, Path("proposal.md")).document == before


def test_a_handler_is_one_of_the_departments() -> None:
    fields = {"departments": ["甲局"], "handlers": [{"name": "甲局", "role": "lead"}]}
    assert proposal(**fields).handlers[0].role == "lead"
    with pytest.raises(ValidationError, match="not among the departments"):
        proposal(**{**fields, "departments": ["乙局"]})


def test_whatever_breaks_a_line_is_not_printable() -> None:
    every = map(chr, range(0x110000))
    refused = re.compile(f"{model._BREAK.pattern}|{model.UNSEEN.pattern}")
    assert not [char for char in every if char.isprintable() and refused.match(char)]
