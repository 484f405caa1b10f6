"""A content tree to damage, and what the record then says about it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proposals import corpus
from proposals.problems import ProblemsError

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the invented content tree, free to be damaged."""
    return Path(shutil.copytree(FIXTURES / "content", tmp_path / "content"))


@pytest.fixture
def complaints(content: Path) -> Callable[[], list[str]]:
    """Loads the tree and gives every problem as ``file:line: message``, files from content/ on."""

    def load() -> list[str]:
        try:
            corpus.load(content)
        except ProblemsError as error:
            return [str(problem).removeprefix(f"{content}/") for problem in error.problems]
        return []

    return load
