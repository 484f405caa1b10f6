"""The search page asks at once for every module that it needs from the start, and no other."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import .*? from "\./(\w+)\.js";$', re.MULTILINE)


def test_the_page_names_the_modules_that_its_first_one_needs(root: Path, site: Path) -> None:
    page = (site / "search.html").read_text("utf-8")
    asked = re.findall(r'rel="modulepreload" href="[^"]*/theme/js/search/(\w+)\.js"', page)
    assert len(set(asked)) == len(asked)
    assert set(asked) == _needed(root / "theme/static/js/search", "page")


def _needed(folder: Path, name: str) -> set[str]:
    """The module, and those that it and they import before they run."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        module = ahead.pop()
        if module not in found:
            found.add(module)
            ahead += _IMPORT.findall((folder / f"{module}.js").read_text("utf-8"))
    return found
