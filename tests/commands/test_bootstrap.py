"""From a bare Python to a command: made once, then at once; failures in words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

import pytest

from commands import bootstrap, cli
from commands.alone import alone


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with two locks; what would be run is written down, not run."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    locks = tuple(tmp_path / lock.name for lock in bootstrap.LOCKS)
    for lock in locks:
        lock.write_text(f"# {lock.name}\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "LOCKS", locks)
    return tmp_path


@pytest.fixture
def installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the locks that were installed, in order."""
    locks: list[str] = []

    def make(folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").write_text("")

    monkeypatch.setattr(bootstrap, "_make", make)
    monkeypatch.setattr(bootstrap, "_works", lambda python: python.exists())
    monkeypatch.setattr(bootstrap, "_install", lambda _python, lock, _: locks.append(lock.name))
    return locks


def test_a_second_call_installs_nothing(installed: list[str]) -> None:
    first = bootstrap.prepare()
    assert bootstrap.prepare() == first
    assert installed == ["requirements.lock.txt"]


def test_a_changed_lock_is_installed(project: Path, installed: list[str]) -> None:
    bootstrap.prepare()
    (project / "requirements.lock.txt").write_text("# other\n")
    bootstrap.prepare()
    assert installed == ["requirements.lock.txt"] * 2


@pytest.mark.parametrize(
    ("typed", "lock"),
    [
        (["build"], "requirements.lock.txt"),
        (["import", "page.txt"], "requirements-import.lock.txt"),
        (["archive"], "requirements-archive.lock.txt"),
        (["verify", "tida-site.zip"], "requirements.lock.txt"),
        (["test"], "requirements-dev.lock.txt"),
        (["check", "import", "test"], "requirements.lock.txt"),
        (["--list"], "requirements.lock.txt"),
        (["publish"], "requirements.lock.txt"),
        (["test", "--help"], "requirements.lock.txt"),
    ],
    ids=str,
)
def test_a_task_gets_what_it_needs_and_no_more(
    installed: list[str], typed: list[str], lock: str
) -> None:
    bootstrap.prepare(bootstrap.level(typed))
    assert installed == [lock]


@pytest.mark.parametrize(
    ("says", "works"),
    [("echo {0}.{1}", True), ("echo {0}.99", False), ("echo No module named pip >&2", False)],
)
@pytest.mark.skipif(os.name != "posix", reason="scripts of a shell stand for Pythons")
def test_an_environment_works_whose_python_is_the_one_that_runs_and_has_pip(
    tmp_path: Path, says: str, works: bool
) -> None:
    python = tmp_path / "python"
    assert not bootstrap._works(python)
    python.write_text(f"#!/bin/sh\n{says.format(*sys.version_info)}\n")
    python.chmod(0o755)
    assert bootstrap._works(python) is works
    assert bootstrap._works(Path(sys.executable)) is (find_spec("pip") is not None)


def test_a_changed_lock_makes_no_new_environment(project: Path, installed: list[str]) -> None:
    bootstrap.prepare()
    (project / ".venv" / "there").touch()
    (project / "requirements.lock.txt").write_text("# other\n")
    bootstrap.prepare()
    assert (project / ".venv" / "there").exists()
    assert len(installed) == 2


def test_what_needs_more_is_a_command() -> None:
    needing = bootstrap.NEEDS_IMPORT | bootstrap.NEEDS_ARCHIVE | bootstrap.NEEDS_DEVELOPMENT
    assert needing <= cli.tasks().keys()


@pytest.fixture
def python(project: Path) -> Path:
    """A script in the place of Python that writes down what it is told to do."""
    python = project / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >> {project}/told\n')
    python.chmod(0o755)
    return python


@pytest.mark.skipif(os.name != "posix", reason="a script of a shell stands for Python")
def test_packages_are_those_of_the_lock_and_ours_comes_without_the_network(
    project: Path, python: Path
) -> None:
    bootstrap._install(python, bootstrap.LOCKS[0], 0)
    locked, ours = (project / "told").read_text().splitlines()
    assert "--require-hashes" in locked.split()
    assert locked.endswith(f"-r {bootstrap.LOCKS[0]}")
    assert {"--no-deps", "--no-index"} <= {*ours.split()}
    assert ours.endswith(f"-e {project}")


@pytest.mark.skipif(os.name != "posix", reason="a script of a shell stands for Python")
def test_an_environment_that_cannot_be_made_says_all_that_was_said(
    project: Path, python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(python))
    bootstrap._make(project / ".venv")
    # Packages of which a half is there hinder pip.
    assert "--clear" in (project / "told").read_text().split()
    python.write_text("#!/bin/sh\necho one\necho other >&2\nexit 1\n")
    with pytest.raises(bootstrap.BootstrapError, match=r"cannot make \.venv: one\s+other"):
        bootstrap._make(project / ".venv")


def test_cards_are_drawn_with_what_they_need(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARD_FONT", "font.otf")
    bootstrap.prepare(bootstrap.level(["build"]))
    bootstrap.prepare(bootstrap.level(["publish"]))
    assert installed == ["requirements.lock.txt", "requirements-import.lock.txt"]


def test_what_holds_more_serves_for_what_needs_less(installed: list[str]) -> None:
    for needed in (3, 0, 1, 2, 3):
        bootstrap.prepare(needed)
    assert installed == ["requirements-dev.lock.txt"]


def test_a_failed_installation_is_tried_again(
    project: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    def fail(_python: Path, lock: Path, _held: int) -> None:
        raise bootstrap.BootstrapError(lock.name)

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "_install", fail)
        assert bootstrap.run(["build"]) == 1
    assert "requirements.lock.txt" in capsys.readouterr().err
    bootstrap.prepare()
    assert installed == ["requirements.lock.txt"]


def test_what_a_killed_installation_left_is_made_anew(
    project: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        (project / ".venv" / "half").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "_install", killed)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.prepare()
    bootstrap.prepare()
    assert not (project / ".venv" / "half").exists()
    assert installed == ["requirements.lock.txt"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_others_wait_for_an_installation_whose_command_was_killed(
    project: Path, tmp_path: Path
) -> None:
    pip = tmp_path / "slow"
    pip.write_text(f"#!/bin/sh\ntouch {tmp_path}/begun\nsleep 0.5\ntouch {tmp_path}/done\n")
    pip.chmod(0o755)
    first = os.fork()
    if not first:
        with alone(project / "environment", nullcontext) as held:
            bootstrap._install(pip, bootstrap.LOCKS[0], held)
        os._exit(0)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    with alone(project / "environment", nullcontext):
        assert (tmp_path / "done").exists()


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "NEEDED", (99, 0))
    assert bootstrap.run(["build"]) == 1
    assert "needs Python 99.0 or newer" in capsys.readouterr().err


def test_pip_failing_is_a_bootstrap_error(project: Path) -> None:
    (project / "requirements.lock.txt").write_text("no-such-thing==1 --hash=sha256:00\n")
    with pytest.raises(bootstrap.BootstrapError, match=r"requirements\.lock\.txt"):
        bootstrap._install(Path(sys.executable), project / "requirements.lock.txt", 0)


def test_the_first_file_a_newcomer_runs_parses_without_the_environment(root: Path) -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            "import sys; compile(open(sys.argv[1]).read(), 'x', 'exec')",
            str(root / "plugins/commands/bootstrap.py"),
        ],
        check=False,
    )
    assert found.returncode == 0


@pytest.mark.parametrize("name", [lock.name for lock in bootstrap.LOCKS])
def test_locks_are_hashed_and_name_no_host(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    packages = [line for line in text.splitlines() if "==" in line and not line.startswith("#")]
    assert packages
    assert all(line.rstrip().endswith("\\") for line in packages)
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize(
    ("stopped", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "Interrupted; run the command again"),
        (OSError(30, "Read-only file system"), 1, "tasks.py: [Errno 30] Read-only file system"),
    ],
)
def test_what_stops_the_making_ends_in_a_sentence(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stopped: BaseException,
    code: int,
    words: str,
) -> None:
    def make(_: Path) -> None:
        raise stopped

    monkeypatch.setattr(bootstrap, "_make", make)
    assert bootstrap.run(["check"]) == code
    assert words in capsys.readouterr().err
    assert not (project / ".venv" / "unfinished").exists()


@pytest.mark.skipif(os.name != "posix", reason="locales are those of POSIX")
def test_a_folder_with_a_chinese_name_is_found_in_the_c_locale(root: Path, tmp_path: Path) -> None:
    """The environment's Python reads where the project lies as the locale tells it."""
    project = tmp_path / "提答"
    commands = project / "plugins" / "commands"
    commands.mkdir(parents=True)
    for file in ("__init__.py", "bootstrap.py", "alone.py"):
        shutil.copy(root / "plugins" / "commands" / file, commands)
    (commands / "cli.py").write_text("print('ready')\n")
    venv.create(project / ".venv")
    (packages,) = project.glob(".venv/lib/*/site-packages")
    (packages / "tida.pth").write_text(f"{commands.parent}\n", "utf-8")
    code = (
        "import sys; sys.path.insert(0, 'plugins'); from commands import bootstrap;"
        "bootstrap.prepare = lambda _: bootstrap.VENV / 'bin/python'; bootstrap.run([])"
    )
    ended = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=project,
        env={"LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (ended.stdout, ended.stderr) == (b"ready\n", b"")
