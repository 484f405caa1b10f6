"""Lines of any format -> an original, its personal numbers masked."""

from __future__ import annotations

from collections.abc import Sequence

from proposals import privacy
from proposals.importer.lines import Line, Original, readable
from proposals.importer.sources.file import File
from proposals.importer.sources.refusal import Refusal

MAX_CHARACTERS = 3_000_000
"""The longest case known has under 100,000; what is larger is no page of one."""

MAX_LINES = 50_000
"""Lines, blank ones included."""

MAX_LINE = 200_000
"""Characters; a letter that lost its line breaks stays far below."""


def make(file: File, lines: Sequence[str]) -> Original:
    """The original that a format's module has read.

    Raises:
        Refusal: without words, too long, or with a line that is.
    """
    lines = [readable(line) for line in lines]
    if not any(line.strip() for line in lines):
        raise Refusal("holds no text; there is nothing to import")
    total = sum(map(len, lines))
    if total > MAX_CHARACTERS:
        message = f"holds {total:,} characters; at most {MAX_CHARACTERS:,} are read"
        raise Refusal(message)
    if len(lines) > MAX_LINES:
        raise Refusal(f"holds {len(lines):,} lines; at most {MAX_LINES:,} are read")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            message = f"has {len(line):,} characters on one line; at most {MAX_LINE:,} are read"
            raise Refusal(message, number)
    masked, findings = privacy.mask("\n".join(lines))
    return Original(
        source=str(file.path),
        sha256=file.sha256,
        lines=tuple(Line(number, line) for number, line in enumerate(masked.split("\n"), start=1)),
        masked=findings,
    )
