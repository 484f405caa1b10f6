"""Long lists in pages whose addresses keep their contents.

Pages are filled from the oldest case on, so a new case changes the last page alone, and a
page that somebody has linked to still shows what it showed. The list's own address always
shows the newest, and alone what holds of the whole list: else a new case would change all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proposals.case import Case

SIZE = 50
"""Cases a page: what a phone scrolls through in a minute."""

NEAR = 3
"""Pages named on each side of a page, and as many tens, hundreds and so on."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    Attributes:
        address: path below the site's root.
        number: 1 for the oldest cases; None for the list's own address.
        cases: newest first.
        pages: numbers and addresses of the pages it leads to, newest first; empty when the list
            needs none.
    """

    address: str
    number: int | None
    cases: tuple[Case, ...]
    pages: tuple[tuple[int, str], ...]

    @property
    def first(self) -> int:
        """Number of its oldest case in the whole list, on a numbered page; the oldest is 1."""
        return (self.number or 0) * SIZE - SIZE + 1

    @property
    def last(self) -> int:
        """Number of its newest case, likewise."""
        return self.first + len(self.cases) - 1


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
    last = len(chunks)
    numbered = [
        ListPage(_address(base, number), number, tuple(reversed(chunk)), _near(base, number, last))
        for number, chunk in enumerate(chunks, start=1)
    ]
    own = ListPage(address, None, tuple(cases[:SIZE]), _near(base, last, last))
    return (own, *reversed(numbered))


def _near(base: str, here: int, last: int) -> tuple[tuple[int, str], ...]:
    """The pages to name on a page: those around it, the tens and hundreds around those, the first.

    So every page is a few steps from every other, no page grows with the list, and a new page
    changes those near it alone.
    """
    numbers = {1}
    step = 1
    while step <= last:
        middle = here - here % step
        numbers.update(range(middle - NEAR * step, middle + (NEAR + 1) * step, step))
        step *= 10
    shown = sorted((number for number in numbers if 1 <= number <= last), reverse=True)
    return tuple((number, _address(base, number)) for number in shown)


def _address(base: str, number: int) -> str:
    return f"{base}/page-{number}.html"
