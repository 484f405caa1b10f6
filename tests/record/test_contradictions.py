"""What a case says that cannot all be so is asked, on its line, and refused to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import checking
from proposals import contradictions
from proposals.model import Proposal, Reply

ADVICE = "correct what was misread, or quote it in a note if the source prints it so"


def told(**fields: object) -> list[str]:
    values = {"title": "关于灯光的建议", "kind": "cppcc", "jurisdiction": "yangli", **fields}
    proposal = Proposal.model_validate(values)
    return [message for _, message in contradictions.of(proposal)]


def movers(*names: str, **more: str) -> list[dict[str, str]]:
    return [{"name": name, **more} for name in names]


@pytest.mark.parametrize(
    "fields",
    [
        {"movers": movers("甲辛丁", "乙庚丙"), "movers_total": "2"},
        {"movers": movers("甲辛丁"), "movers_total": "10"},
        {"movers": movers("甲辛丁"), "movers_open": "true"},
        {"movers_total": "0"},
        # A body that proposes with them is not counted among the persons.
        {"movers": [*movers("某党市委会", role="party"), *movers("甲辛丁")], "movers_total": "1"},
        {"submitted": "2099-03-01", "assigned": "2099-03-01", "due": "2099-06-01"},
        # As exact as the source is: it may have been the same month, or year.
        {"submitted": "2099-03-15", "assigned": "2099-03"},
        {"submitted": "2099", "assigned": "2099-01-05", "due": "2099"},
        {"movers": movers("甲辛丁", role="member")},
        {"kind": "npc", "movers": movers("甲辛丁", role="deputy")},
        {"kind": "npc", "movers": movers("某代表团", role="group")},
        {"movers": movers("科技、教育界", role="sector")},
        {"movers": movers("阿依古丽·某某", "等闲")},
        {"movers": movers("甲、乙联合会"), "notes": ["“甲、乙联合会”是一个单位。"]},
    ],
)
def test_what_can_be_so_is_not_asked(fields: dict[str, object]) -> None:
    assert told(**fields) == []


CONTRADICTIONS = (
    (
        {"movers": movers("甲辛丁", "乙庚丙", "丙戊己"), "movers_total": "2"},
        "'movers_total' is 2, fewer than the persons named (3)",
    ),
    (
        {"submitted": "2099-03-15", "assigned": "2099-03-01"},
        "'assigned' is 2099-03-01, before 'submitted' (2099-03-15)",
    ),
    (
        {"submitted": "2099-03-15", "assigned": "2098"},
        "'assigned' is 2098, before 'submitted' (2099-03-15)",
    ),
    (
        {"submitted": "2099-03-15", "due": "2099-02"},
        "'due' is 2099-02, before 'submitted' (2099-03-15)",
    ),
    (
        {"movers": movers("甲辛丁", role="deputy")},
        "'movers.1.role' is 'deputy', but the case is of kind 'cppcc'",
    ),
    (
        {"kind": "npc", "movers": movers("甲辛丁", role="member")},
        "'movers.1.role' is 'member', but the case is of kind 'npc'",
    ),
)


@pytest.mark.parametrize(("fields", "words"), CONTRADICTIONS)
def test_what_cannot_all_be_so_is_asked(fields: dict[str, object], words: str) -> None:
    assert told(**fields) == [f"{words}; {ADVICE}"]


@pytest.mark.parametrize(
    ("at", "note"),
    [
        (0, "来源印作“等2名委员”，所列却有三人。"),
        (0, "来源印作“等 ２ 名委员”。"),
        (1, "来源印的交办日期是2099年3月1日，早于提出日期。"),
        (1, "交办日期印作2099-03-01。"),
        (2, "交办年份印作2098年。"),
        (3, "提出日期印作2099.3.15。"),
        (4, "页面称甲辛丁为代表。"),
    ],
)
def test_a_note_that_quotes_it_answers(at: int, note: str) -> None:
    fields, _ = CONTRADICTIONS[at]
    assert told(**fields, notes=[note]) == []


@pytest.mark.parametrize("at", range(len(CONTRADICTIONS)))
def test_a_note_about_something_else_answers_nothing(at: int) -> None:
    fields, _ = CONTRADICTIONS[at]
    assert len(told(**fields, notes=["另见第20990312号，4月2日补。"])) == 1


@pytest.mark.parametrize("at", range(1, 4))
def test_a_note_may_hold_a_number_without_end(at: int) -> None:
    fields, _ = CONTRADICTIONS[at]
    assert len(told(**fields, notes=["9" * 5000])) == 1


@pytest.mark.parametrize("name", ["甲辛丁、乙庚丙", "甲辛丁，乙庚丙", "甲辛丁等3名", "甲辛丁等"])
@pytest.mark.parametrize("role", [None, "member"])
def test_names_in_one_entry_are_asked_apart(name: str, role: str | None) -> None:
    more = {"role": role} if role else {}
    (message,) = told(movers=[*movers("丙戊己"), *movers(name, **more)])
    assert message.startswith(f"'movers.2.name' is {name!r}, which reads as more than one; give ")
    assert told(movers=movers(name, **more), notes=[f"来源印作“{name}”。"]) == []


@pytest.mark.parametrize("number", ["‘20990012’", "“0354”", "’0354’"])
def test_quotes_of_print_around_a_number_are_asked(number: str) -> None:
    (message,) = told(number=number)
    assert message.startswith(f"'number' is {number!r}; write its quotes as '")
    assert told(number=number, notes=[f"来源印作{number}。"]) == []


def told_of_reply(reply: dict[str, object], **proposal: object) -> list[str]:
    values = {"title": "关于灯光的建议", "kind": "cppcc", "jurisdiction": "yangli", **proposal}
    letter = Reply.model_validate({"department": "灯光管理局", **reply})
    found = contradictions.of_reply(letter, Proposal.model_validate(values))
    return [message for _, message in found]


@pytest.mark.parametrize(
    ("reply", "proposal"),
    [
        ({"date": "2099-03-01"}, {}),
        ({"date": "2099-03-01"}, {"published": "2099-09-01", "due": "2099-06-01"}),
        ({"date": "2099-03-15", "signed": "2099-03"}, {"submitted": "2099-03-15"}),
        ({"signed": "2099-05-02"}, {"submitted": "2099", "assigned": "2099-05"}),
        ({"date": "2098-05-02", "notes": ["答复日期印作2098年5月2日。"]}, {"submitted": "2099"}),
        ({"date": "2098-05-02"}, {"submitted": "2099-03-01", "notes": ["提出日期印作2099.3.1。"]}),
    ],
)
def test_a_reply_that_can_be_is_not_asked(
    reply: dict[str, object], proposal: dict[str, object]
) -> None:
    assert told_of_reply(reply, **proposal) == []


@pytest.mark.parametrize(
    ("reply", "proposal", "words"),
    [
        (
            {"date": "2098-05-02"},
            {"submitted": "2099-03-15", "assigned": "2099-04-01"},
            "'date' is 2098-05-02, before 'submitted' of the proposal (2099-03-15)",
        ),
        (
            {"signed": "2099-03", "date": "2099-05-01"},
            {"submitted": "2099-03-15", "assigned": "2099-04-01"},
            "'signed' is 2099-03, before 'assigned' of the proposal (2099-04-01)",
        ),
        (
            {"published": "2098", "notes": ["信末日期未印。"]},
            {"assigned": "2099-04-01"},
            "'published' is 2098, before 'assigned' of the proposal (2099-04-01)",
        ),
    ],
)
def test_a_reply_before_its_proposal_is_asked(
    reply: dict[str, object], proposal: dict[str, object], words: str
) -> None:
    assert told_of_reply(reply, **proposal) == [f"{words}; {ADVICE}"]


def test_check_asks_of_a_reply_on_its_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = min((content / "proposals").glob("*/*/reply-*.md"))
    for path, name, day in (
        (reply, "date", "2019"),
        (reply.with_name("proposal.md"), "submitted", "2099"),
    ):
        kept = [
            line
            for line in path.read_text("utf-8").splitlines()
            if not line.startswith(("date:", "signed:", "published:", "submitted:", "assigned:"))
        ]
        path.write_text("\n".join([kept[0], f"{name}: {day}", *kept[1:], ""]), "utf-8")
    assert checking.run([content], content) == 0
    words = (
        f"{reply.name}:2: to confirm: 'date' is 2019, before 'submitted' of the proposal (2099); "
    )
    assert f"{words}{ADVICE}" in capsys.readouterr().err


def test_check_asks_on_the_line_and_refuses_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = content / "proposals/yangli/npc-9-2-0354/proposal.md"
    head, fence, rest = path.read_text("utf-8").partition("\nkind: ")
    path.write_text(f"{head}\nmovers_total: 0{fence}{rest}", "utf-8")
    line = path.read_text("utf-8").splitlines().index("movers_total: 0") + 1
    assert checking.run([content], content) == 0
    said = capsys.readouterr().err
    words = "'movers_total' is 0, fewer than the persons named (1); "
    assert f"proposal.md:{line}: to confirm: {words}{ADVICE}" in said
    assert "1 question waits for an editor." in said
