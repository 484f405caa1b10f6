"""The page that says which state of the record the site shows, and how to prove it."""

from __future__ import annotations

from collections.abc import Mapping

from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.digests import digest
from proposals.exports.dataset import Dataset
from proposals.indexes import Index
from proposals_pelican.page import LazyPage, Page

ADDRESS = "data/manifest.html"


def page(
    record: Corpus, ways: Mapping[str, Index], dataset: Dataset | None, commit: Commit
) -> Page:
    """The manifest page.

    The hash of the mirror cannot stand on it, for the mirror holds the page.

    Args:
        record: the cases.
        ways: its indexes, which are counted as their pages show them.
        dataset: the open data, if the site has them.
        commit: what the site is made from.
    """
    counts = {
        "cases": len(record.cases),
        "replies": record.replies,
        **{name: len(index.entries) for name, index in ways.items()},
    }
    values = {"counts": counts, "dataset": dataset, "commit": commit}
    return LazyPage(ADDRESS, "manifest", lambda: values, lambda: digest(repr(values).encode()))
