"""Long lists in pages whose addresses keep their contents.

Pages are filled from the oldest case on, so a new case changes the last page alone, and a
page that somebody has linked to still shows what it showed. The list's own address always
shows the newest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proposals.case import Case

SIZE = 50
"""Cases a page: what a phone scrolls through in a minute."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    Attributes:
        address: path below the site's root.
        number: 1 for the oldest cases; None for the list's own address.
        cases: newest first.
        pages: addresses of all numbered pages, newest first; empty when the list needs none.
    """

    address: str
    number: int | None
    cases: tuple[Case, ...]
    pages: tuple[tuple[int, str], ...]


def paged(address: str, cases: Sequence[Case]) -> tuple[ListPage, ...]:
    """The pages of a list.

    Args:
        address: the list's own, ending in ``.html``.
        cases: newest first.
    """
    if len(cases) <= SIZE:
        return (ListPage(address, None, tuple(cases), ()),)
    base = address.removesuffix("/index.html").removesuffix(".html")
    oldest_first = list(reversed(cases))
    chunks = [oldest_first[start : start + SIZE] for start in range(0, len(cases), SIZE)]
    pages = tuple((number, f"{base}/page-{number}.html") for number in range(len(chunks), 0, -1))
    numbered = [
        ListPage(f"{base}/page-{number}.html", number, tuple(reversed(chunk)), pages)
        for number, chunk in enumerate(chunks, start=1)
    ]
    return (ListPage(address, None, tuple(cases[:SIZE]), pages), *reversed(numbered))
