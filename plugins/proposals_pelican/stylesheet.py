"""One stylesheet out of the theme's small files: a phone should ask once."""

from __future__ import annotations

import re
from pathlib import Path

ADDRESS = "theme/site.css"

_IMPORT = re.compile(r'@import url\("(?P<path>[\w/.-]+)"\) layer\((?P<layer>[\w.-]+)\);')


def bundle(entry: Path) -> str:
    """The entry file with each ``@import url("…") layer(…);`` replaced by what it names.

    Raises:
        OSError: a file it names is not there.
    """

    def included(match: re.Match[str]) -> str:
        text = (entry.parent / match["path"]).read_text("utf-8").strip()
        return f"@layer {match['layer']} {{\n{text}\n}}"

    return _IMPORT.sub(included, entry.read_text("utf-8"))
