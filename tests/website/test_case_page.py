"""Facts of a case that the five cases of content/ do not have."""

from __future__ import annotations

from pathlib import Path

from commands.build import build_site
from tests.website.conftest import read

CASE = "proposals/dongguan/20200354"


def test_how_many_moved_and_which_part_each_department_has(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "proposal.md"
    added = "movers_total: 12\nhandlers:\n- name: 民政局\n  role: lead\nvotes:"
    path.write_text(path.read_text("utf-8").replace("votes:", added), "utf-8")
    build_site(tree, tmp_path / "output")
    page = read(tmp_path / "output" / f"{CASE}.html")
    assert page.field("movers_total") == ["共12位"]
    assert page.field("handlers") == ["主办"]


def test_movers_whom_nobody_counts_are_not_counted_here(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "proposal.md"
    path.write_text(path.read_text("utf-8").replace("votes:", "movers_open: true\nvotes:"), "utf-8")
    build_site(tree, tmp_path / "output")
    assert read(tmp_path / "output" / f"{CASE}.html").field("movers_open") == ["等"]


def test_the_day_an_answer_is_due_is_shown_where_it_is_printed(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "proposal.md"
    path.write_text(path.read_text("utf-8").replace("votes:", "due: 2020-08-31\nvotes:"), "utf-8")
    build_site(tree, tmp_path / "output")
    assert read(tmp_path / "output" / f"{CASE}.html").field("due") == ["2020年8月31日"]
