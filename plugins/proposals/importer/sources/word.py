"""Word documents (.docx): paragraphs, numbered as printed, and tables."""

from __future__ import annotations

import io

from proposals.importer.sources import containers, html, word_numbers
from proposals.importer.sources.refusal import Refusal, missing


def lines(data: bytes) -> list[str]:
    """Lines of a Word document.

    Raises:
        Refusal: damaged, built to exhaust memory, or without text.
    """
    return html.of_markup(markup(data), spaces_kept=True)


def markup(data: bytes) -> str:
    """A Word document as HTML.

    Raises:
        Refusal: as ``lines``.
    """
    try:
        import mammoth  # type: ignore[import-untyped]
    except ImportError as error:
        raise missing(error) from error
    parts = containers.unpack(data)
    parts = word_numbers.written_out(parts)
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(containers.pack(parts)),
            style_map="p[style-name='Title'] => h1:fresh\nbr[type='page'] => hr",
            ignore_empty_paragraphs=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    except Exception as error:
        # mammoth has no error of its own: what a damaged part raises depends on the part.
        message = "is a damaged Word document; open it in Word and save it anew"
        raise Refusal(message) from error
    return str(page.value)
