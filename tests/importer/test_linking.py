"""Pages of one case that come apart, in any order, become one case."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals import corpus, frontmatter
from proposals import registry as registries
from proposals.case import Case
from proposals.importer import writing
from proposals.importer.linking import same_letter
from proposals.importer.writing import State
from proposals.model import Proposal, Reply
from tests.importer.conftest import Reader

PROPOSAL = """\
案由:(20990500)关于修好样例凉亭的建议
届次: 样例市政协九届三次会议
  样例街有两处凉亭,顶坏了多年,下雨天没有人敢进去。
建    议:
  1、换瓦。
  2、刷漆。

提案者 甲辛丁

办理单位 甲局,乙局
网友评价
支持 7   反对 1
"""
REPLY = """\
样例市甲局关于市政协九届三次会议第20990500号提案的答复

甲辛丁委员:
  您在市政协九届三次会议上提出的《关于修好样例凉亭的建议》(第20990500号)收悉,现答复如下:
  两处凉亭的顶都已经换了新瓦,柱子也刷了三遍漆,欢迎您前去查看。
  样例市甲局
  2099年6月1日
"""
OPINION = """\
样例市乙局关于市政协第20990500号提案的会办意见

市甲局:
  市政协提案《关于修好样例凉亭的建议》(第20990500号)收悉。现提出会办意见如下:
  我局负责的路面已经铺好。
  样例市乙局
  2099年5月9日
"""
SECOND = """\
样例市甲局关于市政协第20990500号提案的补充答复

甲辛丁委员:
  关于您提出的《关于修好样例凉亭的建议》(第20990500号),现补充答复如下:
  今年又为亭子添了四盏灯和八张长凳,并请附近的学校认领了养护。
  样例市甲局
  2099年11月20日
"""


class Desk:
    """An editor who imports one page after another."""

    def __init__(self, read: Reader, content: Path) -> None:
        self.read = read
        self.content = content

    def take(self, text: str) -> dict[str, State]:
        registry = registries.load(self.content / "registry")
        self.read.registry = registry
        outcomes = writing.write(self.read.text(text), self.content, registry).outcomes
        return {one.path.name: one.state for one in outcomes}

    @property
    def case(self) -> Case:
        (case,) = corpus.load(self.content).cases
        return case

    @property
    def folder(self) -> Path:
        return self.content / "proposals" / self.case.key


@pytest.fixture
def desk(read: Reader, content: Path) -> Desk:
    return Desk(read, content)


@pytest.mark.parametrize(
    "pages",
    [
        (PROPOSAL, REPLY, OPINION),
        (REPLY, PROPOSAL, OPINION),
        (OPINION, REPLY, PROPOSAL),
    ],
    ids=["proposal first", "reply first", "opinion first"],
)
def test_in_any_order_the_pages_make_one_case(desk: Desk, pages: tuple[str, ...]) -> None:
    for page in pages:
        desk.take(page)
    case = desk.case
    assert "换瓦" in case.proposal.body
    assert [mover.name for mover in case.proposal.movers] == ["甲辛丁"]
    assert (case.proposal.term, case.proposal.session) == (9, 3)
    assert case.proposal.votes is not None
    assert [item.department.slug for item in case.replies] == ["jiaju", "yiju"]


def test_a_waiting_case_gets_its_text_and_its_reply_keeps_its_own_source(desk: Desk) -> None:
    desk.take(REPLY)
    first = desk.case.proposal.source
    assert desk.case.proposal.body == ""
    outcomes = desk.take(PROPOSAL)
    assert outcomes["proposal.md"] is State.JOINED
    assert desk.case.proposal.source != first
    assert desk.case.replies[0].reply.source == first


def test_the_same_pages_again_change_nothing(desk: Desk) -> None:
    for page in (REPLY, PROPOSAL):
        desk.take(page)
    before = {path: path.read_bytes() for path in desk.folder.iterdir()}
    for page in (REPLY, PROPOSAL):
        desk.take(page)
    assert {path: path.read_bytes() for path in desk.folder.iterdir()} == before


def test_a_repost_of_a_letter_is_known_and_not_doubled(desk: Desk) -> None:
    desk.take(REPLY)
    repost = REPLY.replace("  ", "　　").replace(",", "，") + "文章内容来自网络,如有侵权,联系删除\n"
    assert desk.take(repost)["reply-jiaju.md"] is State.KNOWN
    assert len(desk.case.replies) == 1


def test_a_second_letter_of_a_department_stands_beside_the_first(desk: Desk) -> None:
    desk.take(REPLY)
    assert desk.take(SECOND)["reply-jiaju-2.md"] is State.WRITTEN
    assert len(desk.case.replies) == 2


def test_what_differs_is_asked_and_what_is_there_stands(desk: Desk) -> None:
    desk.take(PROPOSAL)
    desk.take(REPLY.replace("九届三次", "九届四次"))
    proposal = desk.case.proposal
    assert proposal.session == 3
    assert any(line.startswith("session: another document says 4") for line in proposal.review)


def test_a_file_with_an_editors_comments_is_left_as_it_is(desk: Desk) -> None:
    desk.take(REPLY)
    path = desk.folder / "proposal.md"
    path.write_text(path.read_text("utf-8").replace("kind:", "# 编者核过\nkind:"), "utf-8")
    before = path.read_bytes()
    assert desk.take(PROPOSAL)["proposal.md"] is State.KEPT
    assert path.read_bytes() == before


def test_an_editors_value_is_never_overwritten(desk: Desk) -> None:
    desk.take(REPLY)
    path = desk.folder / "proposal.md"
    there = frontmatter.read(path, Proposal).document
    edited = there.model_copy(update={"movers": (), "notes": ("编者的话",)})
    path.write_text(frontmatter.write(edited), "utf-8")
    desk.take(REPLY)
    assert frontmatter.read(path, Proposal).document == edited


def test_questions_are_written_where_they_belong_and_accepted(desk: Desk) -> None:
    head = "首页 > 提案公开\n关于扩建样例园的建议\n案 号 第20990700号\n提出人 民革界别\n\n"
    desk.take(head + "  样例市的样例园太小。\n")
    path = desk.folder / "proposal.md"
    proposal = frontmatter.read(path, Proposal).document
    assert any(line.startswith("jurisdiction: ") for line in proposal.review)
    assert frontmatter.write(proposal).encode() == path.read_bytes()


def test_letters_are_told_apart_by_number_then_words_then_days() -> None:
    def letter(**fields: object) -> Reply:
        return Reply.model_validate({"department": "甲局", **fields})

    assert same_letter(letter(number="样函[2099]1号"), letter(number="样函〔2099〕1号"))
    assert not same_letter(letter(number="样函1号"), letter(number="样函2号"))
    digest = letter(text="digest", body="摘编", signed="2099-01-01")
    assert same_letter(digest, letter(text="original", body="原文原文", date="2099-01-01"))
    assert not same_letter(digest, letter(text="original", body="原文原文", date="2099-02-01"))


def test_parts_of_departments_and_uncounted_movers_are_filled_in(desk: Desk) -> None:
    desk.take(PROPOSAL)
    desk.take(REPLY.replace("甲辛丁委员", "甲辛丁等委员"))
    assert desk.case.proposal.movers_open
    desk.take(OPINION)
    told = {one.name: one.role.value for one in desk.case.proposal.handlers}
    assert told == {"甲局": "lead", "乙局": "joint"}
    assert desk.case.proposal.departments == ("甲局", "乙局")
    assert not [line for line in desk.case.proposal.review if "another document" in line]


def test_a_page_read_again_after_another_joined_it_is_unchanged(desk: Desk) -> None:
    for page in (PROPOSAL, OPINION, REPLY):
        desk.take(page)
    for page in (PROPOSAL, OPINION, REPLY):
        assert set(desk.take(page).values()) <= {State.UNCHANGED, State.KNOWN}


def test_what_an_editor_changed_is_kept_and_said_so(desk: Desk) -> None:
    desk.take(PROPOSAL)
    path = desk.folder / "proposal.md"
    path.write_text(path.read_text("utf-8").replace("修好", "修缮"), "utf-8")
    assert desk.take(PROPOSAL)["proposal.md"] is State.KEPT
