"""The record's pages, feeds, sitemap and stylesheet, as one Pelican generator."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from proposals import corpus, indexes
from proposals.analysis.surroundings import surroundings
from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports import case_files
from proposals_pelican import (
    cards,
    catalogue,
    changes,
    feeds,
    handover,
    languages,
    letters,
    manifest,
    opendata,
    outputs,
    pages,
    rendering,
    sitemap,
    stylesheet,
)
from proposals_pelican.case_pages import CasePage, Publisher
from proposals_pelican.handover import Handover
from proposals_pelican.outputs import LazyOutput, Output
from proposals_pelican.page import Page, undated
from proposals_pelican.writer import RecordWriter

_NOT_FOR_FINDING = {"404", "design", "withdrawn"}
"""Templates of pages that no search engine should list."""


class RecordGenerator(Generator):
    """Takes the record, or loads it, and writes every page of it that is not there yet."""

    record: Corpus
    pages: list[Page]

    def generate_context(self) -> None:
        """Load the record; templates of every generator may use it as ``record``.

        Raises:
            ProblemsError: content that cannot be published, every problem named.
        """
        self.told = handover.of(self.settings) or Handover(corpus.load(Path(self.path)))
        self.record = self.context["record"] = self.told.record
        self.data_keys: dict[str, bytes] = {}
        if self.told.edited is None:
            self._plan()
        else:
            publisher = Publisher(self.settings["SITEURL"], self.settings["SITENAME"])
            self.pages = [
                CasePage(
                    case, self.told.edited[case.key], publisher, self.told.changed.get(case.key)
                )
                for case in self.record.cases
                if case.key in self.told.edited
            ]

    def _plan(self) -> None:
        """List every page of the record."""
        record, history = self.record, self.told.history
        compiled = rendering.prepare(self)
        self.ways = indexes.build(record)
        readings = letters.readings(self.ways.values())
        around = surroundings(record, self.ways)
        self.told.around = around
        specimen = pages.full(record)
        self.told.specimen = specimen.key if specimen else ""
        self.dataset, self.data_keys = opendata.made(record, self.settings, self.told)
        compiled()
        self.pages = [
            *changes.pages(record, history),
            manifest.page(record, self.ways, self.dataset, self.told.commit),
            *pages.plan(
                record,
                self.ways,
                around,
                readings(),
                specimen,
                site=self.settings["SITEURL"],
                name=self.settings["SITENAME"],
                dataset=self.dataset,
                changed=history.last,
            ),
        ]

    def generate_output(self, writer: RecordWriter) -> None:
        """Write pages, feeds, sitemap and stylesheet."""
        wanted: list[Output] = []
        if self.told.edited is None:
            wanted += self._beside_pages()
        if self.told.edited is None and self.told.files:
            wanted += self._files()
        wanted += self._pages()
        for output in wanted:
            writer.claim(output.address, output)
        for address in self.data_keys:
            writer.claim(address, "the open data")
        # What plugins that are told of each file remember must stay in this process.
        alone = 1 if signals.content_written.receivers else self.told.workers
        root = Path(self.output_path)
        common = digest_of([self.told.common, self._common()])
        self.told.keys = outputs.write(
            wanted, root, self.told.known, common, alone, self.told.advance
        )
        self.told.keys |= self.data_keys

    def _pages(self) -> Iterator[Output]:
        for page in self.pages:
            yield rendering.PageOutput(self, page)

    def _beside_pages(self) -> Iterator[Output]:
        css = Path(self.theme) / "static" / "css" / "main.css"
        yield LazyOutput(
            stylesheet.ADDRESS, "the stylesheet", bytes, lambda: stylesheet.bundle(css)
        )
        at_root = not languages.root_path(self.settings)
        below = [twin.path for twin in languages.twins(self.settings)] if at_root else []
        for file in sitemap.files(self._listed(), self.settings["SITEURL"], below):
            yield LazyOutput(file.address, "the sitemap", file.inputs, file.make)

    def _files(self) -> Iterator[Output]:
        for case in self.record.cases:
            owner = f"the case {case.key}"
            base = case.address.removesuffix(".html")
            inputs = partial(getattr, case, "digest")
            yield LazyOutput(f"{base}.json", owner, inputs, partial(case_files.as_json, case))
            yield LazyOutput(f"{base}.md", owner, inputs, partial(case_files.as_markdown, case))
        for file in feeds.files(self.record, self.ways, self.settings):
            yield LazyOutput(file.address, "the feeds", file.inputs, file.make)
        yield from cards.outputs(self.record, self.settings)
        yield from catalogue.outputs(self.dataset, pages.latest(self.record), self.settings)
        for file in changes.files(self.record, self.told.history, self.settings):
            yield LazyOutput(file.address, "the changes", file.inputs, file.make)

    def _common(self) -> bytes:
        """Digest of what Pelican's own settings and pages add to every page."""
        plain = {
            name: value
            for name, value in sorted(self.settings.items())
            if name.isupper() and name != handover.SETTING and _is_plain(value)
        }
        nearby = [(page.title, page.url, page.lang) for page in self.context.get("pages", [])]
        return digest(repr((plain, nearby)).encode())

    def _listed(self) -> list[sitemap.Listed]:
        """Addresses of all pages worth finding, those of Pelican's own generators too."""
        own: list[sitemap.Listed] = [
            (page.address, page.updated)
            for page in self.pages
            if page.template not in _NOT_FOR_FINDING
        ]
        core: list[Any] = [*self.context.get("pages", []), *self.context.get("articles", [])]
        core += [twin for item in core for twin in item.translations]
        others = [(item.save_as, undated) for item in core]
        news = [(self.settings["NEWS_SAVE_AS"], undated)]
        return sorted([*own, *others, *news], key=itemgetter(0))


def _is_plain(value: object) -> bool:
    """Whether the representation of a value is the same in every run."""
    if isinstance(value, dict):
        return all(map(_is_plain, [*value, *value.values()]))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float | bool)


def offer(_: Pelican) -> type[RecordGenerator]:
    """Pelican asks which generators to add."""
    return RecordGenerator
