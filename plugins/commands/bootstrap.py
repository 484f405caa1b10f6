"""From a bare Python to a running command: make .venv, install the lock, go on in there.

Only the standard library, and only what old Pythons can parse: the first thing a newcomer
must be told is which Python is needed.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands.alone import alone

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCKS = (
    ROOT / "requirements.lock.txt",
    ROOT / "requirements-import.lock.txt",
    ROOT / "requirements-archive.lock.txt",
    ROOT / "requirements-dev.lock.txt",
)
"""Each holds what the one before it holds, and more: build; import and cards; archive; test."""

NEEDS_IMPORT = frozenset({"import", "variants"})
CARD_FONT = "CARD_FONT"
"""Where it is set, publish draws a card for each case."""
NEEDS_ARCHIVE = frozenset({"archive"})
NEEDS_DEVELOPMENT = frozenset({"test", "lint", "lock", "hooks", "messages", "bench"})

INTERRUPTED = "Interrupted; run the command again to do what is left."


class BootstrapError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def run(arguments: list[str]) -> int:
    """Run ``tasks.py`` with ``arguments`` inside the project's environment.

    Args:
        arguments: what stands after ``tasks.py`` on the command line.

    Returns:
        The exit code of the command; 1, with the reason on stderr, when the environment
        cannot be made, 130 when that was interrupted. On POSIX the process is replaced and this
        does not return.
    """
    if os.environ.get("LC_ALL") in {"C", "POSIX"}:
        # It forbids Python to take UTF-8 as it does elsewhere, and the environment's Python would
        # not find a project in a folder whose name ASCII lacks.
        del os.environ["LC_ALL"]
    try:
        python = prepare(level(arguments))
    except (BootstrapError, OSError) as error:
        _say(f"tasks.py: {error}")
        return 1
    except KeyboardInterrupt:
        _say(INTERRUPTED)
        return 128 + signal.SIGINT
    command = [str(python), "-m", "commands.cli", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)


def level(arguments: list[str]) -> int:
    """Which of ``LOCKS`` the command on a command line needs; its help needs the least."""
    name = arguments[0] if arguments else ""
    if not {"-h", "--help"}.isdisjoint(arguments):
        return 0
    if name in NEEDS_DEVELOPMENT:
        return 3
    if name in NEEDS_ARCHIVE:
        return 2
    draws = name == "publish" and bool(os.environ.get(CARD_FONT))
    return 1 if draws or name in NEEDS_IMPORT else 0


def prepare(needed: int = 0) -> Path:
    """Make the environment or bring it up to date.

    Args:
        needed: index in ``LOCKS`` of the least that must be installed.

    Returns:
        Path of the environment's Python. When its stamp holds nothing is run at all.

    Raises:
        BootstrapError: Python too old, no venv module, or an installation that failed.
    """
    if sys.version_info < NEEDED:
        wanted = ".".join(map(str, NEEDED))
        raise BootstrapError(f"needs Python {wanted} or newer; this is {sys.version.split()[0]}")
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _is_ready(python, needed):
        # Of several commands at once the first makes it for all.
        with alone(ROOT / ".tida" / "environment", _waiting) as held:
            if not _is_ready(python, needed):
                _bring_up_to_date(python, LOCKS[needed], held)
    return python


def _is_ready(python: Path, needed: int) -> bool:
    known = any(_read(_stamp(lock)) == _fingerprint(lock) for lock in LOCKS[needed:])
    return known and python.exists()


def _bring_up_to_date(python: Path, lock: Path, held: int) -> None:
    _say("Preparing the environment in .venv (first call or changed lock) …")
    unfinished = VENV / "unfinished"
    # Packages of which a half is there hinder pip.
    if unfinished.exists() or not _works(python):
        _make(VENV)
    unfinished.touch()
    _install(python, lock, held)
    _stamp(lock).write_text(_fingerprint(lock), encoding="ascii")
    unfinished.unlink()


@contextmanager
def _waiting() -> Iterator[None]:
    _say("Waiting for another command that prepares the environment …")
    yield


def _stamp(lock: Path) -> Path:
    """File in the environment that says which state of a lock is installed."""
    return VENV / f"installed-{lock.name}"


def _fingerprint(lock: Path) -> str:
    """Changes whenever what is installed would change."""
    digest = hashlib.sha256()
    for path in (lock, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    digest.update(f"{_version()} {ROOT}".encode())
    return digest.hexdigest()


def _version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None


def _works(python: Path) -> bool:
    """Whether the environment has a Python of the version that is running, and a pip."""
    if not python.exists():
        return False
    code = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    found = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    return found.stdout.strip() == _version()


def _make(folder: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        said = (made.stdout + made.stderr).strip()
        hint = "On Debian and Ubuntu: apt-get install python3-venv"
        raise BootstrapError(f"cannot make .venv: {said}\n({hint})")


def _install(python: Path, lock: Path, held: int) -> None:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    steps = (
        [*pip, "--require-hashes", "-r", str(lock)],
        [*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)],
    )
    # If this process is killed pip goes on, and others wait for it.
    passed = (held,) if os.name == "posix" else ()
    for step in steps:
        if subprocess.call(step, pass_fds=passed):
            message = (
                "the installation failed (see above). It needs the network the first time and "
                f"after {lock.name} changed; then run the command again."
            )
            raise BootstrapError(message)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
