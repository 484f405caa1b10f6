"""What an editor meant as Markdown and readers would see as something else; asked by ``check``.

Each is asked once where it begins; a backslash before the sign says that it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SUSPECT = re.compile(r"^(?: {4}|\t| {0,3}[#＃|｜])|!\[", re.MULTILINE)
_INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
_ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)])(?:\s|$)")
_HEADING = re.compile(r" {0,3}(?:#{1,6}(?=[^#\s])|＃)")
_ROW = re.compile(r" {0,3}[|｜]")
_BELOW_HEAD = re.compile(r"[ \t|:-]*-[ \t|:-]*")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\((?!https?://)")

_CODE = "is shown as a piece of code from here, as it is indented; take the blanks away"
_NO_HEADING = (
    "has a heading without a blank behind its #, and shows it as text; write '## ', "
    r"or '\#' where it is none"
)
_NO_TABLE = (
    "has rows of a table without the line of --- that stands below the first; write it, or a "
    "backslash before the row where it is none"
)
_NO_PICTURE = (
    "leads to a picture that is not on the web; write its address with https://, or say in "
    "words what it shows"
)


def of(body: str) -> Iterator[tuple[int, str]]:
    """Number of lines before it in the body, and message, of each slip."""
    if not _SUSPECT.search(body):
        return
    lines = [*body.split("\n"), ""]
    before = ""
    in_list = in_code = in_table = False
    for at, line in enumerate(lines[:-1]):
        if line.strip():
            indented = bool(_INDENTED.match(line))
            in_list = bool(_ITEM.match(line)) or (in_list and (line[0] in " \t" or bool(before)))
            if indented and not in_list and not before and not in_code:
                yield at, f"'body' {_CODE}"
            in_code = indented and not in_list and (in_code or not before)
            row = bool(_ROW.match(line)) and not in_code
            if row and not in_table and not _BELOW_HEAD.fullmatch(lines[at + 1].strip()):
                yield at, f"'body' {_NO_TABLE}"
            in_table = row
            if _HEADING.match(line) and not in_code:
                yield at, f"'body' {_NO_HEADING}"
            if _PICTURE.search(line):
                yield at, f"'body' {_NO_PICTURE}"
        else:
            in_table = False
        before = line.strip()
