"""corpus -> output/pagefind/: what the search page reads.

Pagefind answers which cases hold a phrase; what it is given and why stands in ``tokens``.
Everything else the page needs stands beside it, as plain JSON: ``cases.json`` (a row a case,
for filters and order) and ``cases/<key>.json`` (the case's text, for excerpts).
"""

from __future__ import annotations

from proposals.search.bundle import FOLDER, IndexReport, index
from proposals.search.pagefind import SearchIndexError

__all__ = ["FOLDER", "IndexReport", "SearchIndexError", "index"]
