"""The layers of pyproject.toml hold."""

from __future__ import annotations

from pathlib import Path

from importlinter import cli


def test_nobody_imports_against_the_layers(root: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(root)
    code = cli.lint_imports(cache_dir=None, is_debug_mode=False, show_timings=False)
    assert code == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out
