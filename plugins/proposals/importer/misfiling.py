"""Letters that a portal printed under the wrong case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.importer import citation
from proposals.importer.evidence import Fact
from proposals.importer.letters.letter import Letter
from proposals.importer.movers import Movers


def find(
    letters: Sequence[Letter], title: Fact | None, number: Fact | None, named: Movers
) -> Iterator[int]:
    """Indexes of letters that answer another proposal.

    Such a letter cites another title, not this case's number, and either a number of its own
    or it is written to people none of whom moved this proposal.

    Args:
        letters: all letters of the page.
        title: the case's title as the page itself prints it; else the letters' own most cited.
        number: the case's number as the page itself prints it.
        named: the movers that the page names.
    """
    title = title or _most_cited(letters)
    for index, one in enumerate(letters):
        cited_title, cited_number = one.cited("title"), one.cited("number")
        if title is None or cited_title is None:
            continue
        if citation.same_title(title.value, cited_title.value):
            continue
        if number and cited_number and cited_number.value == number.value:
            continue
        if cited_number or _strangers(one, named):
            yield index


def _strangers(one: Letter, named: Movers) -> bool:
    """Whether a letter is written to people none of whom moved this proposal."""
    if one.people is None or not one.people.movers or not named.movers:
        return False
    known = {mover.name for mover in named.movers}
    return not known & {mover.name for mover in one.people.movers}


def _most_cited(letters: Sequence[Letter]) -> Fact | None:
    """The title that most letters cite, the first of those cited equally often."""
    titles = [fact for one in letters if (fact := one.cited("title"))]

    def times(fact: Fact) -> int:
        return sum(citation.same_title(fact.value, other.value) for other in titles)

    return max(titles, key=times, default=None)
