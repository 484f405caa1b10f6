"""A file of any format that holds one document -> its original."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from proposals.importer.lines import Original
from proposals.importer.sources import html, html_grids, originals, pdf, pdf_grids, plaintext, word
from proposals.importer.sources.detect import Format
from proposals.importer.sources.file import File
from proposals.importer.sources.grid import Grid
from proposals.importer.sources.isolation import Isolation
from proposals.importer.sources.refusal import Refusal

_ISOLATED: Mapping[Format, Callable[[bytes], list[str]]] = {
    Format.HTML: html.lines,
    Format.WORD: word.lines,
    Format.PDF: pdf.lines,
}
"""Formats that are read in a process of their own; plain text needs none."""

GRIDS: Mapping[Format, Callable[[bytes], list[Grid]]] = {
    Format.HTML: html_grids.of_page,
    Format.WORD: html_grids.of_word,
    Format.PDF: pdf_grids.of_pdf,
}
"""Formats whose tables are known as such; to be run in a process of their own, too."""


def read(file: File, form: Format, isolation: Isolation) -> Original:
    """Read a document.

    Args:
        file: its bytes.
        form: its format, which is none of ``detect.TABLES``; archives are walked before.
        isolation: where libraries run.

    Raises:
        ProblemsError: it cannot be read; with what is wrong and what to do.
    """
    lines = _ISOLATED.get(form)
    try:
        found = isolation.run(lines, file.data) if lines else plaintext.lines(file.data)
        return originals.make(file, found)
    except Refusal as refusal:
        raise file.refused(refusal) from refusal
