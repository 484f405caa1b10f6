"""The open data's entry for catalogues of data, in the language at the site's root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proposals.digests import digest
from proposals.exports import catalog
from proposals.exports.dataset import Dataset
from proposals.exports.site import Site
from proposals_pelican import languages, translations
from proposals_pelican.outputs import LazyOutput, Output


def outputs(
    dataset: Dataset | None, updated: str | None, settings: dict[str, Any]
) -> Iterator[Output]:
    """The catalogue, where the site has open data.

    Args:
        dataset: the open data.
        updated: latest date known of the record.
        settings: of Pelican, with the absolute ``SITEURL``.
    """
    if dataset is None or languages.root_path(settings):
        return
    language = settings["SITE_LANGUAGE"]
    site = Site(settings["SITEURL"], settings["SITENAME"], languages.tag(language))
    _ = translations.load(Path(settings["THEME"]) / "translations", language).gettext
    told = _(
        "What representatives asked of their government, and what the departments answered: "
        "word for word searchable."
    )
    text = catalog.dcat(dataset.files, site, told, settings["LICENCES"], updated)
    yield LazyOutput(catalog.ADDRESS, "the catalogue", lambda: digest(text.encode()), lambda: text)
