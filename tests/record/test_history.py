"""What was done to a record, out of a log of git."""

from __future__ import annotations

from proposals import history
from proposals.history import Change, ChangeKind, State


def log(*commits: tuple[str, str, list[str]]) -> list[str]:
    """Tokens of a log: sum, message and ``A path`` of each commit, a minute apart."""
    tokens = []
    for minute, (commit, subject, files) in enumerate(commits):
        tokens.append(f"\x01{commit}\x02{60 * minute}\x02{subject}")
        for nth, file in enumerate(files):
            letter, path = file.split(" ", 1)
            tokens += [letter if nth else f"\n{letter}", path]
    return tokens


def case(letter: str, key: str, file: str = "proposal.md") -> str:
    return f"{letter} proposals/{key}/{file}"


def read(*commits: tuple[str, str, list[str]]) -> list[tuple[ChangeKind, tuple[str, ...]]]:
    found = history.read(log(*commits))
    return [(change.kind, change.cases) for change in found.changes]


def test_newest_first_with_time_in_utc_and_the_words_of_the_commit() -> None:
    found = history.read(
        log(("a1", "Enter", [case("A", "x/1")]), ("b2", "Correct", [case("M", "x/1")]))
    )
    assert found.state is State.KNOWN
    assert found.changes == (
        Change("b2", "1970-01-01T00:01:00Z", "Correct", ChangeKind.CORRECTED, ("x/1",)),
        Change("a1", "1970-01-01T00:00:00Z", "Enter", ChangeKind.ADDED, ("x/1",)),
    )
    assert found.last == {"x/1": "1970-01-01T00:01:00Z"}


def test_a_case_with_its_replies_is_added_once() -> None:
    files = [case("A", "x/1", "reply-a.md"), case("A", "x/1"), case("A", "x/2")]
    assert read(("a", "", files)) == [(ChangeKind.ADDED, ("x/1", "x/2"))]


def test_a_later_reply_is_told_from_a_correction() -> None:
    there = ("a", "", [case("A", "x/1")])
    reply = ("b", "", [case("A", "x/1", "reply-a.md")])
    both = ("c", "", [case("A", "x/1", "reply-b.md"), case("M", "x/1")])
    less = ("d", "", [case("D", "x/1", "reply-b.md")])
    kinds = [kind for kind, _ in read(there, reply, both, less)]
    assert kinds == [
        ChangeKind.CORRECTED,
        ChangeKind.CORRECTED,
        ChangeKind.REPLIED,
        ChangeKind.ADDED,
    ]


def test_one_commit_may_do_several_things() -> None:
    first = ("a", "", [case("A", "x/1"), case("A", "x/2")])
    second = ("b", "", [case("D", "x/1"), case("M", "x/2"), case("A", "x/3")])
    assert read(first, second)[:3] == [
        (ChangeKind.WITHDRAWN, ("x/1",)),
        (ChangeKind.CORRECTED, ("x/2",)),
        (ChangeKind.ADDED, ("x/3",)),
    ]


def test_what_is_gone_and_what_came_back() -> None:
    there = ("a", "", [case("A", "x/1"), case("A", "x/2")])
    gone = ("b", "", [case("D", "x/1"), case("D", "x/2")])
    back = ("c", "", [case("A", "x/2")])
    assert history.read(log(there, gone)).gone == ("x/1", "x/2")
    assert history.read(log(there, gone, back)).gone == ("x/1",)


def test_other_files_are_no_change_of_the_record() -> None:
    assert read(("a", "", ["A proposals/x/note.txt", "A proposals/X Y/1/proposal.md"])) == []


def test_a_private_number_in_a_message_is_masked() -> None:
    found = history.read(log(("a", "Mask 13800138000 of the reply", [case("A", "x/1")])))
    assert "13800138000" not in found.changes[0].subject
