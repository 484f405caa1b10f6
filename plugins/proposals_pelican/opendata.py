"""The open data of a site: written once, by the run for the language at its root."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from proposals.corpus import Corpus
from proposals.digests import digest, digest_of
from proposals.exports import dataset
from proposals.exports.dataset import Dataset
from proposals.exports.site import Site
from proposals_pelican import languages
from proposals_pelican.handover import Handover


def made(
    record: Corpus, settings: dict[str, Any], told: Handover
) -> tuple[Dataset | None, dict[str, bytes]]:
    """The dataset of the site, written unless it stands there already.

    Args:
        record: the cases.
        settings: of Pelican, with the absolute ``SITEURL``.
        told: what the build wants, and what it knows of the site.

    Returns:
        The dataset, None when the site has none; and address -> key of the files that this run
        answers for.
    """
    if not told.data:
        return None, {}
    output, up = Path(settings["OUTPUT_PATH"]), languages.root_path(settings)
    if up:
        # This language's own folder may not be there yet, and nothing leads up from it.
        return dataset.read((output / up).resolve()) or _standing(told), {}
    site = Site(settings["SITEURL"], settings["SITENAME"], languages.tag(settings["SITE_LANGUAGE"]))
    licences = settings["LICENCES"]
    key = _key(record, site, licences, told)
    found = _standing(told)
    if found is None or any(told.known.get(address) != key for address in found.addresses):
        found = dataset.write(record, output, site, licences, told.workers)
    return found, dict.fromkeys(found.addresses, key)


def _standing(told: Handover) -> Dataset | None:
    return dataset.read(told.standing) if told.standing else None


def _key(record: Corpus, site: Site, licences: dict[str, str], told: Handover) -> bytes:
    """Digest of everything that the files follow from."""
    known = record.registry
    names = [known.jurisdictions, known.departments, known.topics, known.withdrawn]
    named = digest(repr([site, licences, names]).encode())
    cases = (case.digest for case in record.cases)
    return digest_of([told.common, named, *cases])
