"""The page that says which state of the record the site shows, and how to prove it."""

from __future__ import annotations

from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.digests import digest
from proposals.exports.dataset import Dataset
from proposals_pelican.pages import Page

ADDRESS = "data/manifest.html"


def page(record: Corpus, dataset: Dataset | None, commit: Commit) -> Page:
    """The manifest page.

    The hash of the mirror cannot stand on it, for the mirror holds the page.

    Args:
        record: the cases.
        dataset: the open data, if the site has them.
        commit: what the site is made from.
    """
    counts = {
        "cases": len(record.cases),
        "replies": record.replies,
        "jurisdictions": len(record.registry.jurisdictions),
        "departments": len(record.registry.departments),
        "topics": len(record.registry.topics),
    }
    values = {"counts": counts, "dataset": dataset, "commit": commit}
    return Page(ADDRESS, "manifest", lambda: values, lambda: digest(repr(values).encode()))
