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


def test_an_outcome_has_its_code_and_scheme_where_its_label_does_not_say_them(
    tree: Path, tmp_path: Path
) -> None:
    path = tree / CASE / "reply-caizhengju.md"
    text = path.read_text("utf-8")
    for label, code, told in (("已解决", "A", ["A"]), ("A类", "A", []), ("A1类", "A", ["A"])):
        outcome = f"outcome:\n  label: {label}\n  code: {code}\n  scheme: 样例\ntext: digest"
        path.write_text(text.replace("text: digest", outcome), "utf-8")
        page = read_page(tree, tmp_path)
        assert page.field("outcome") == [label]
        assert page.field("outcome.code") == told
        assert page.field("outcome.scheme") == ["样例"]


def test_every_part_of_a_fact_can_be_read_by_itself(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "proposal.md"
    source = "publisher: 样例网|address: https://a.invalid/1|retrieved: 2099-01-02|grade: official"
    lines = "".join(f"  {line}\n" for line in source.split("|"))
    path.write_text(path.read_text("utf-8").replace("source:\n", f"source:\n{lines}"), "utf-8")
    path = tree / CASE / "reply-caizhengju.md"
    feedback = "feedback:\n  satisfaction: 满意\n  comment: 盼早日落实\ntext: digest"
    path.write_text(path.read_text("utf-8").replace("text: digest", feedback), "utf-8")
    page = read_page(tree, tmp_path)
    assert page.field("session") == ["十三届五次会议"]
    assert page.field("term") == ["十三"]
    assert page.field("votes.support") == page.field("votes.oppose") == ["0"]
    assert page.field("movers.role") == ["委员"]
    assert page.field("contact")[1] == "周丽琼 22831173"
    assert page.field("contact.name")[1] == "周丽琼"
    assert page.field("contact.phone")[1] == "22831173"
    assert page.field("feedback") == ["满意 盼早日落实"]
    assert page.field("feedback.satisfaction") == ["满意"]
    assert page.field("feedback.comment") == ["盼早日落实"]
    assert len(page.field("source")) == 1
    assert page.field("source.publisher") == ["样例网"]
    assert page.field("source.address") == ["https://a.invalid/1"]
    assert page.field("source.retrieved") == ["2099年1月2日"]
    assert page.field("source.grade") == ["由机关自行公布"]
    assert [len(text) for text in page.field("source.sha256")] == [64]


def test_a_letter_to_others_is_not_explained_as_an_answer_to_the_movers(
    tree: Path, tmp_path: Path
) -> None:
    meaning = "综合各会办意见，答复提出者"
    page = tmp_path / "output" / f"{CASE}.html"
    read_page(tree, tmp_path)
    assert meaning not in page.read_text("utf-8")
    assert "向主办单位提出会办意见" in page.read_text("utf-8")
    path = tree / CASE / "reply-minzhengju.md"
    text = path.read_text("utf-8").replace("姚家庆委员、王子健委员\ncontact", "周绮霞委员\ncontact")
    path.write_text(text, "utf-8")
    read_page(tree, tmp_path)
    assert meaning in page.read_text("utf-8")


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


def test_a_letter_without_its_text_says_so(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "reply-caizhengju.md"
    front = path.read_text("utf-8").split("\n---\n")[0].replace("\ntext: digest", "")
    path.write_text(f"{front}\n---\n", "utf-8")
    build_site(tree, tmp_path / "output")
    page = (tmp_path / "output" / f"{CASE}.html").read_text("utf-8")
    letter = page[page.index('data-reply="caizhengju"') :]
    assert "原文未公开。" in letter[: letter.index("</section>")]


def test_a_number_within_a_class_is_called_as_it_is_printed(tree: Path, tmp_path: Path) -> None:
    path = tree / "proposals/xiamen-huli/20214012/proposal.md"
    text = path.read_text("utf-8").replace("number: '20214012'", "number: 道路交通类第6")
    path.write_text(text, "utf-8")
    output = tmp_path / "output"
    build_site(tree, output)
    for address in ("proposals/xiamen-huli/20214012.html", "proposals/index.html"):
        told = (output / address).read_text("utf-8")
        assert "道路交通类第6号" in told
        assert "第道路" not in told
    assert "第道路" not in (output / "feeds/all.atom.xml").read_text("utf-8")


def test_of_many_movers_a_card_names_three(tree: Path, tmp_path: Path) -> None:
    path = tree / CASE / "proposal.md"
    more = "".join(f"- name: 某甲{one}\n" for one in "子丑寅")
    path.write_text(path.read_text("utf-8").replace("topics:\n", f"{more}topics:\n", 1), "utf-8")
    build_site(tree, tmp_path / "output")
    cards = (tmp_path / "output/proposals/index.html").read_text("utf-8")
    assert "<span>周绮霞、某甲子、某甲丑等</span>" in cards
    assert len(read(tmp_path / "output" / f"{CASE}.html").field("movers")) == 4
