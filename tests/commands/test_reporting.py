"""What ends a task is told in a sentence, and its exit code says that it failed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
    with pytest.raises(SystemExit) as left, explained():
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


PLUGIN = """
from pathlib import Path
from pelican import signals
from proposals.problems import ForeseenError, Problem, ProblemsError

def fail(_):
    raise {raised}

def register():
    signals.all_generators_finalized.connect(fail)
"""


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("ForeseenError('odd; mend it')", "Stopped: odd; mend it\n"),
        ("ProblemsError([Problem(Path('a.md'), 3, 'odd')])", "a.md:3: odd\n1 problem found"),
        ("ValueError('odd')", "Stopped: Pelican stopped:\nValueError: odd\n"),
    ],
)
def test_what_is_foreseen_is_told_in_its_own_words_while_pelican_runs(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], raised: str, words: str
) -> None:
    (tmp_path / "faulty.py").write_text(PLUGIN.format(raised=raised), "utf-8")
    settings = tmp_path / "conf.py"
    settings.write_text(
        "from pelicanconf import *\n"
        f"THEME = {str(root / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(root / 'plugins')!r}, {str(tmp_path)!r}]\n"
        "PLUGINS = [*PLUGINS, 'faulty']\n",
        "utf-8",
    )
    languages = ["zh_CN", "en"]
    with pytest.raises(SystemExit) as left, explained():
        build_site(root / "content", tmp_path / "output", settings=settings, languages=languages)
    assert left.value.code == 1
    assert capsys.readouterr().err.startswith(words)
