"""corpus -> output/pagefind/: what the search page reads.

The record is cut into shards (``shards``), each indexed by Pagefind (``pagefind``) as the grams
of its texts (``grams``, ``tokens``). Everything else the page needs stands beside the pieces of
the index (``pieces``) as JSON (``casefiles``) that is packed (``packed``). ``bundle`` keeps the
whole up to date; ``offline`` gives it the form that a page opened from a folder can read.
"""

from __future__ import annotations

from proposals.search import offline
from proposals.search.bundle import FOLDER, IndexReport, Update, index, update
from proposals.search.pagefind import SearchIndexError
from proposals.search.shards import Bounds

__all__ = [
    "FOLDER",
    "Bounds",
    "IndexReport",
    "SearchIndexError",
    "Update",
    "index",
    "offline",
    "update",
]
