"""The record's pages, feeds, sitemap and stylesheet, as one Pelican generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from proposals import corpus
from proposals.corpus import Corpus
from proposals.exports import case_files
from proposals_pelican import feeds, pages, sitemap, stylesheet
from proposals_pelican.pages import Page
from proposals_pelican.writer import RecordWriter

_NOT_FOR_FINDING = {"404", "design"}
"""Templates of pages that no search engine should list."""


class RecordGenerator(Generator):
    """Loads the record once, and writes every page of it."""

    record: Corpus
    pages: list[Page]

    def generate_context(self) -> None:
        """Load the record; templates of every generator may use it as ``record``.

        Raises:
            ProblemsError: content that cannot be published, every problem named.
        """
        self.record = corpus.load(Path(self.path))
        site, name = self.settings["SITEURL"], self.settings["SITENAME"]
        self.pages = list(pages.plan(self.record, site=site, name=name))
        self.context["record"] = self.record

    def generate_output(self, writer: RecordWriter) -> None:
        """Write pages, feeds, sitemap and stylesheet."""
        for page in self.pages:
            self._write(writer, page)
        for case in self.record.cases:
            owner = f"the case {case.key}"
            base = case.address.removesuffix(".html")
            writer.write_text(f"{base}.json", case_files.as_json(case), owner)
            writer.write_text(f"{base}.md", case_files.as_markdown(case), owner)
        for address, text in feeds.files(self.record, self.settings):
            writer.write_text(address, text, "the feeds")
        listed = sitemap.xml(self._listed(), self.settings["SITEURL"])
        writer.write_text(sitemap.ADDRESS, listed, "the sitemap")
        css = Path(self.theme) / "static" / "css" / "main.css"
        writer.write_text(stylesheet.ADDRESS, stylesheet.bundle(css), "the stylesheet")

    def _write(self, writer: RecordWriter, page: Page) -> None:
        # A missing page is answered at any depth, so its links cannot be relative once the
        # address of the site is known.
        relative = not (page.address == "404.html" and self.settings.get("PUBLISHED"))
        writer.write_file(
            page.address,
            self.get_template(page.template),
            self.context,
            relative_urls=relative,
            address=page.address,
            **page.values,
        )

    def _listed(self) -> list[tuple[str, str | None]]:
        """Addresses of all pages worth finding, those of Pelican's own generators too."""
        own = [
            (page.address, page.updated)
            for page in self.pages
            if page.template not in _NOT_FOR_FINDING
        ]
        core: list[Any] = [*self.context.get("pages", []), *self.context.get("articles", [])]
        core += [twin for item in core for twin in item.translations]
        others = [(item.save_as, None) for item in core]
        news = [(self.settings["NEWS_SAVE_AS"], None)]
        return sorted([*own, *others, *news])


def offer(_: Pelican) -> type[RecordGenerator]:
    """Pelican asks which generators to add."""
    return RecordGenerator
