"""Pages and news in Markdown, without live HTML.

Pelican hands raw HTML through. On a site that quotes documents from elsewhere a pasted
``<script>`` must not become one, so what its Markdown reader made is cleaned by nh3.
"""

from __future__ import annotations

from typing import Any

import nh3
from pelican.readers import MarkdownReader, Readers

_ATTRIBUTES = {"*": {"id", "lang"}, "a": {"href", "title"}, "img": {"src", "alt"}}
_TAGS = nh3.ALLOWED_TAGS - {"style"}


class CleanMarkdownReader(MarkdownReader):
    """Pelican's Markdown reader, its HTML cleaned."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Content as HTML, and the metadata, as Pelican expects them."""
        content, metadata = super().read(source_path)
        return self._clean(content), metadata

    @staticmethod
    def _clean(html: str) -> str:
        # Pelican resolves {filename}, {static} and the like later; they count as relative.
        return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener noreferrer")


def install(readers: Readers) -> None:
    """Take the place of Pelican's reader for the extensions it reads."""
    for extension in CleanMarkdownReader.file_extensions:
        readers.reader_classes[extension] = CleanMarkdownReader
