"""What somebody who waits is told."""

from __future__ import annotations

import io

import pytest

from commands import stages as told
from commands.stages import Stages


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_short_command_is_quiet_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with Stages(stream)("making pages"):
        pass
    assert stream.getvalue() == ""


def test_a_long_command_has_a_line_a_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "PATIENCE", 0.0)
    stream = io.StringIO()
    stages = Stages(stream)
    with stages("making pages"):
        stages.advance(1, 2)
    assert stream.getvalue() == "making pages …\n"


def test_a_stage_that_turns_out_to_be_long_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    stages = Stages(stream)
    with stages("making pages"):
        stages.advance(1, 3)
        assert stream.getvalue() == ""
        monkeypatch.setattr(told, "PATIENCE", 0.0)
        stages.advance(2, 3)
        stages.advance(3, 3)
    assert stream.getvalue() == "making pages …\n"


def test_a_stage_of_which_nobody_knows_the_end_is_told_at_once() -> None:
    stream = io.StringIO()
    with Stages(stream)("waiting", at_once=True):
        assert stream.getvalue() == "waiting …\n"


def test_a_terminal_shows_a_bar_that_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "PATIENCE", 0.0)
    stream = Terminal()
    stages = Stages(stream)
    with stages("making pages"):
        stages.advance(6_000, 12_000)
    assert "making pages ████████████░░░░░░░░░░░░ 6,000 of 12,000" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_the_table_adds_up() -> None:
    stages = Stages()
    for name in ("one", "two"):
        with stages(name):
            pass
    lines = stages.table().splitlines()
    assert [line.split("CPU  ")[1] for line in lines] == ["one", "two", "in all"]
