"""Facts of a case that the five cases of content/ do not have."""

from __future__ import annotations

import re
from pathlib import Path

from commands.build import build_site
from tests.website.conftest import Page, read

CASE = "proposals/dongguan/20200354"


def test_how_many_moved_and_which_part_each_department_has(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "proposal.md"
    added = "movers_total: 1234\nhandlers:\n- name: 民政局\n  role: lead\nvotes:"
    path.write_text(path.read_text("utf-8").replace("votes:", added), "utf-8")
    build_site(tree, tmp_path / "output")
    page = read(tmp_path / "output" / f"{CASE}.html")
    assert page.field("movers_total") == ["共1,234位"]
    assert page.field("handlers") == ["主办"]
    home = (tmp_path / "output" / "proposals" / "index.html").read_text("utf-8")
    assert re.search(r"<span>[^<]*周绮霞等</span>", home)


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


def test_an_original_letter_says_nothing_twice(tree: Path, tmp_path: Path) -> None:
    """A digest leaves out salutation, signature and contact; an original holds them itself."""
    path = tree / CASE / "reply-minzhengju.md"
    before = read_page(tree, tmp_path)
    assert all(map(before.field, ("addressee", "signed", "contact")))
    head, _, _ = path.read_text("utf-8").partition("\n---\n")
    addressee = re.search("^addressee: (.*)$", head, re.MULTILINE)
    assert addressee
    body = f"{addressee[1]}：\n\n来信收悉。\n\n市民政局\n"
    original = head.replace("text: digest", "text: original")
    path.write_text(f"{original}\n---\n\n{body}", "utf-8")
    page = read_page(tree, tmp_path)
    assert len(page.field("addressee")) == len(before.field("addressee")) - 1
    assert len(page.field("signed")) == len(before.field("signed")) - 1
    assert len(page.field("contact")) == len(before.field("contact")) - 1
    path.write_text(f"{original}\n---\n\n来信收悉。\n", "utf-8")
    assert read_page(tree, tmp_path).field("addressee") == before.field("addressee")


def test_what_we_did_not_note_of_a_source_is_not_called_unpublished(
    tree: Path, tmp_path: Path
) -> None:
    """Whether a source publishes something, and whether we wrote down where it stands, are two."""
    path = tree / CASE / "proposal.md"
    text = path.read_text("utf-8")
    path.write_text(re.sub("(?m)^  (publisher|address|grade): .*\n", "", text), "utf-8")
    assert source(tree, tmp_path).count("未记录") == 3
    path.write_text(re.sub("(?m)^source:\n(  .*\n)+", "", text), "utf-8")
    assert "未记录" in source(tree, tmp_path)


def source(tree: Path, folder: Path) -> str:
    read_page(tree, folder)
    page = (folder / "output" / f"{CASE}.html").read_text("utf-8")
    told = page.partition('id="source-head"')[2].partition("</section>")[0]
    assert "未公开" not in told
    return told


def read_page(tree: Path, folder: Path) -> Page:
    build_site(tree, folder / "output")
    return read(folder / "output" / f"{CASE}.html")
