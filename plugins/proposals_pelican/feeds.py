"""The feeds of the record, in the language of the build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proposals.corpus import Corpus
from proposals.exports import feeds
from proposals.exports.lazy import LazyFile
from proposals.exports.site import Site
from proposals.indexes import Index
from proposals_pelican import languages, translations


def files(record: Corpus, ways: dict[str, Index], settings: dict[str, Any]) -> Iterator[LazyFile]:
    """Every feed, as ``proposals.exports.feeds.files``.

    Args:
        record: the cases.
        ways: its indexes.
        settings: of Pelican, with the absolute ``SITEURL``.
    """
    language = settings["SITE_LANGUAGE"]
    site = Site(settings["SITEURL"], settings["SITENAME"], languages.tag(language))
    _ = translations.load(Path(settings["THEME"]) / "translations", language).gettext
    # The templates have all of these words, so that the catalogues keep them.
    words = feeds.Words(
        cases=_("Cases"),
        replies=_("Replies"),
        digest=_("Digest")
        + _(
            ": retold by the editors, not the original wording; "
            "figures, dates and names are kept as far as possible."
        ),
        due=_("Answer due"),
        groups={
            "departments": _("Departments"),
            "jurisdictions": _("Places"),
            "movers": _("Movers"),
            "topics": _("Topics"),
        },
    )
    return feeds.files(record, ways, site, words)
