"""What ends a task is told in a sentence, and its exit code says that it failed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from invoke import Exit

from commands.build import BuildError, build_site
from commands.reporting import explained
from proposals.parallel import WorkerError


@pytest.mark.parametrize(
    ("ends", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "Interrupted; run the command again"),
        (WorkerError("killed"), 1, "Stopped: killed"),
        (OSError(28, "No space left on device", "/x"), 1, "No space left on device"),
    ],
)
def test_what_ends_a_task_is_told(
    ends: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Exit) as left, explained():
        raise ends
    assert left.value.code == code
    assert words in capsys.readouterr().err


def test_a_fault_in_a_template_is_told_with_its_line(root: Path, tmp_path: Path) -> None:
    theme = shutil.copytree(root / "theme", tmp_path / "theme")
    page = theme / "templates" / "search.html"
    page.write_text(f"{page.read_text('utf-8')}\n{{% if %}}", "utf-8")
    settings = tmp_path / "conf.py"
    settings.write_text(f"from pelicanconf import *\nTHEME = {str(theme)!r}\n", "utf-8")
    last = len(page.read_text("utf-8").splitlines())
    with pytest.raises(BuildError, match=rf"search\.html:{last}: TemplateSyntaxError"):
        build_site(root / "content", tmp_path / "output", settings=settings)
