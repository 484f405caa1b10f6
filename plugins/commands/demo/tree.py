"""The demo as a content folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from commands import progress
from commands.demo.cases import SIZE, Cases, Demo
from commands.demo.places import registry
from commands.reporting import StoppedError

_PAGE: Final = """\
Title: 关于这份样例
Slug: about

本站由程序生成，只供测试：地名、人名、单位、文号和内容均属虚构，与任何真实的提案、建议或答复无关。
"""


def write(to: Path, count: int, *, seed: int = 1, size: float = SIZE) -> None:
    """Write an invented record.

    The same arguments give the same bytes; a smaller count gives the beginning of a larger one.

    Args:
        to: content folder, which must not exist or be empty.
        count: number of cases.
        seed: another one gives another record.
        size: mean size of a case in thousands of bytes, all its files together.

    Raises:
        StoppedError: ``count``, ``size`` or ``to`` will not do.
        OSError: the folder cannot be written.
    """
    if count < 1:
        raise StoppedError(f"--count is {count}; write how many cases there shall be, at least 1")
    if size < SIZE / 2:
        raise StoppedError(f"--size is {size:g}; a case has at least {SIZE / 2:g} thousand bytes")
    if to.exists() and not (to.is_dir() and not any(to.iterdir())):
        raise StoppedError(f"{to}: is not empty; remove it or choose another --to")
    growing = to.with_name(f".{to.name}.writing")
    shutil.rmtree(growing, ignore_errors=True)
    try:
        _fill(growing, Cases(seed, size), count)
        if to.exists():
            to.rmdir()
        growing.rename(to)
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def write_case(content: Path, demo: Demo) -> Path:
    """Add one case to a content folder; gives the case's folder."""
    folder = content / "proposals" / demo.folder
    folder.mkdir(parents=True)
    for name, text in demo.files.items():
        (folder / name).write_bytes(text.encode())
    return folder


def _fill(content: Path, cases: Cases, count: int) -> None:
    for name, text in registry().items():
        _write(content / "registry" / name, text)
    _write(content / "pages" / "about.md", _PAGE)
    with progress.shown(count) as advance:
        for n in range(count):
            write_case(content, cases.case(n))
            advance()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
