"""The Nu Html Checker on every page and the stylesheet, where it is to be had."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """How to start the checker: TIDA_VNU names vnu.jar, or ``vnu`` is on the path."""
    jar = os.environ.get("TIDA_VNU")
    if jar and shutil.which("java"):
        return ["java", "-jar", jar]
    program = shutil.which("vnu")
    if program is None:
        pytest.skip("no Nu Html Checker: set TIDA_VNU to a vnu.jar (npm: vnu-jar; needs Java)")
    return [program]


def errors(checker: list[str], *arguments: str) -> str:
    found = subprocess.run(
        [*checker, "--errors-only", *arguments], capture_output=True, text=True, check=False
    )
    return found.stdout + found.stderr


def test_every_page_is_valid_html(checker: list[str], site: Path) -> None:
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    assert errors(checker, "--skip-non-html", *pages) == ""


def test_the_stylesheet_is_valid_css(checker: list[str], site: Path) -> None:
    assert errors(checker, "--css", str(site / "theme/site.css")) == ""
