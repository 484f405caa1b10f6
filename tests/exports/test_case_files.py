"""A case as a file of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from proposals import corpus
from proposals.case import Case
from proposals.exports import case_files
from tests.cases import PLACE, answer, case, department

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def test_json_has_the_records_field_names_and_only_what_is_known() -> None:
    made = json.loads(case_files.as_json(case("0354", answer("a", date="2020-08"), movers=("甲",))))
    assert made["case"] == "yangli/0354"
    assert made["proposal"]["number"] == "0354"
    assert made["proposal"]["movers"] == [{"name": "甲"}]
    assert "term" not in made["proposal"]
    assert "handled_by" not in made
    assert made["replies"] == [
        {"department_slug": "a", "anchor": "reply-a", "department": "a", "date": "2020-08"}
    ]


def test_json_says_what_was_worked_out_beside_what_is_printed() -> None:
    made = json.loads(case_files.as_json(case("20990354", answer("a", date="2099-08"))))
    assert (made["filing_year"], made["updated"]) == (2099, "2099-08")
    undated = json.loads(case_files.as_json(case("0354")))
    assert not {"filing_year", "updated"} & undated.keys()


def test_json_has_a_line_for_each_part_and_chinese_as_it_is() -> None:
    first, *lines, last = case_files.as_json(case("0354")).splitlines()
    assert (first, last) == ("{", "}")
    assert [line.partition(":")[0].strip() for line in lines] == [
        *('"case"', '"address"', '"jurisdiction"', '"proposal"', '"replies"'),
    ]
    assert '"样例市"' in lines[2]


def test_markdown_is_the_files_of_the_case_one_after_another() -> None:
    made = case_files.as_markdown(case("1", answer("a", text="digest", body="正文"), body="原文"))
    assert made.count("---\n") == 4
    assert made.index("原文") < made.index("department: a") < made.index("正文")
    # Right below a line of text it would make a heading of it.
    assert "\n原文\n\n---\n" in made


def test_questions_to_the_editors_stay_with_the_editors() -> None:
    asked = case("1", answer("a", review=("role: confirm it",)), review=("kind: confirm it",))
    assert "confirm it" not in case_files.as_json(asked)
    assert "confirm it" not in case_files.as_markdown(asked)


def test_nor_do_files_say_them_that_are_published_as_they_were_written(tmp_path: Path) -> None:
    content = Path(shutil.copytree(FIXTURES / "content", tmp_path / "content"))
    path = content / "proposals/yangli/20190012/proposal.md"
    written = path.read_text("utf-8")
    published = {one.key: case_files.as_markdown(one) for one in corpus.load(content).cases}
    assert published["yangli/20190012"].startswith(written)
    path.write_text(written.replace("\nmovers:", "\nreview:\n- 问编者\nmovers:"), "utf-8")
    asked = {one.key: one for one in corpus.load(content).cases}["yangli/20190012"]
    assert asked.proposal.review == ("问编者",)
    assert "问编者" not in case_files.as_markdown(asked)
    assert "甲委员请添灯一盏。" in case_files.as_markdown(asked)


def test_json_says_whom_a_department_as_printed_means() -> None:
    handlers = (("市a局", department("a")),)
    handled = Case("7", case("7").proposal, (), PLACE, handlers, ())
    assert json.loads(case_files.as_json(handled))["handled_by"] == [
        {"name": "市a局", "department": "yangli/a"}
    ]
