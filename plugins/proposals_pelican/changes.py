"""What was done to the record: its pages, and its files in the language of the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import babel

from proposals.case import PROPOSALS, Case
from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports import changes
from proposals.exports.lazy import LazyFile
from proposals.exports.site import Site
from proposals.history import Change, ChangeKind, History
from proposals_pelican import filters, languages, translations
from proposals_pelican.page import LazyPage, Page

LATEST = 50
"""Changes on the page of the latest."""


def pages(record: Corpus, history: History) -> Iterator[Page]:
    """The page of the latest changes, one a year, and one for each withdrawn case."""
    cases = {case.key: case for case in record.cases}
    by_year: dict[str, list[Change]] = {}
    for change in history.changes:
        by_year.setdefault(change.when[:4], []).append(change)
    years = tuple(by_year)
    plan = [("changes/index.html", "", history.changes[:LATEST])]
    plan += [(f"changes/{year}.html", year, tuple(by_year[year])) for year in years]
    for address, year, shown in plan:
        named = _named(shown, cases)
        values = {
            "history": history,
            "year": year,
            "years": years,
            "changes": shown,
            "cases": named,
            "shown": changes.SHOWN,
        }
        inputs = partial(_inputs, history, years, shown, named)
        yield LazyPage(address, "changes", partial(dict, values), inputs, partial(_newest, shown))
    for key, one in changes.withdrawn(record, history).items():
        told = digest(repr(one).encode())
        yield LazyPage(
            f"{PROPOSALS}/{key}.html",
            "withdrawn",
            partial(dict, one=one),
            lambda told=told: told,  # type: ignore[misc]
        )


def _newest(shown: Sequence[Change]) -> str | None:
    return shown[0].when if shown else None


def files(record: Corpus, history: History, settings: Mapping[str, Any]) -> Iterator[LazyFile]:
    """Feed, lines and tombstones, as ``proposals.exports.changes.files``.

    Args:
        record: the cases.
        history: what was done to them.
        settings: of Pelican, with the absolute ``SITEURL``.
    """
    language = settings["SITE_LANGUAGE"]
    site = Site(settings["SITEURL"], settings["SITENAME"], languages.tag(language))
    catalogue = translations.load(Path(settings["THEME"]) / "translations", language)
    locale = babel.Locale.parse(language)
    _, several = catalogue.gettext, catalogue.ngettext
    done = {
        ChangeKind.ADDED: _("added"),
        ChangeKind.REPLIED: _("reply added"),
        ChangeKind.CORRECTED: _("corrected"),
        ChangeKind.WITHDRAWN: _("withdrawn"),
    }

    def summary(change: Change) -> str:
        count = len(change.cases)
        shown = filters.count(count, locale)
        cases = several("%(num)s case", "%(num)s cases", count) % {"num": shown}
        return f"{cases} · {done[change.kind]}"

    words = changes.Words(_("Changes of the record"), summary)
    return changes.files(record, history, site, words)


def _named(shown: tuple[Change, ...], cases: Mapping[str, Case]) -> dict[str, Case]:
    keys = (key for change in shown for key in change.cases[: changes.SHOWN])
    return {key: cases[key] for key in keys if key in cases}


def _inputs(
    history: History, years: tuple[str, ...], shown: tuple[Change, ...], named: Mapping[str, Case]
) -> bytes:
    told = digest(repr((history.state, len(history.changes), years, shown)).encode())
    return digest_of([told, *(case.front for case in named.values())])
