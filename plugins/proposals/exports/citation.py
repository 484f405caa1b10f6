"""A case as a reference: GB/T 7714-2015, BibTeX and plain words.

The day of citing is the reader's to add: a build knows no clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from proposals.case import Case

_MOST_NAMES = 3
"""GB/T 7714-2015, 8.1.2: up to three authors, then 等."""


_OTHERS = "others"
"""What BibTeX reads as further authors, unless it stands in braces."""

_SPECIAL = re.compile(r"([\\{}%&#$_])")
_NOT_IN_KEYS = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """One case in three notations, each text complete as it stands, and for programs.

    Attributes:
        plain: in words.
        gbt7714: GB/T 7714-2015.
        bibtex: BibTeX.
        meta: name and content of ``meta`` elements for Zotero and others that read the
            ``citation_`` names of Highwire Press.
    """

    plain: str
    gbt7714: str
    bibtex: str
    meta: tuple[tuple[str, str], ...] = ()


def cite(case: Case, address: str, publisher: str) -> Citation:
    """Reference to a case's page.

    Args:
        case: what is cited.
        address: absolute web address of its page.
        publisher: name of the site that publishes the record.
    """
    proposal = case.proposal
    names = [mover.name for mover in proposal.movers]
    more = len(names) > _MOST_NAMES or case.has_more_movers
    first = names[:_MOST_NAMES]
    title, year = proposal.title, str(case.year or "")
    number = f"（第{proposal.number}号）" if proposal.number else ""

    gbt7714 = f"{', '.join(first)}{', 等' if more else ''}. " if names else ""
    gbt7714 += f"{title}{number}[EB/OL]. {publisher}{f', {year}' if year else ''}. {address}."

    plain = f"{'、'.join(first)}{'等' if more else ''}：" if names else ""
    plain += f"《{title}》{number}，{case.jurisdiction.name}"
    plain += f"{f'，{year}年' if year else ''}，{publisher}，{address}"

    bibtex = _bibtex(case, names, year, address, publisher)
    return Citation(plain, gbt7714, bibtex, _meta(case, names, year, address, publisher))


def _meta(
    case: Case, names: list[str], year: str, address: str, publisher: str
) -> tuple[tuple[str, str], ...]:
    """A case as a web page: authors are those who moved it, as they are printed."""
    proposal = case.proposal
    day = proposal.published or proposal.submitted or year
    keywords = "; ".join([topic.name for topic in case.topics])
    return (
        # Without it Zotero takes whatever has a citation_title for an article of a journal.
        ("z:itemType", "webpage"),
        ("citation_title", proposal.title),
        *[("citation_author", name) for name in names],
        *([("citation_publication_date", day.replace("-", "/"))] if day else ()),
        ("citation_publisher", publisher),
        ("citation_language", "zh-CN"),
        ("citation_public_url", address),
        *([("citation_keywords", keywords)] if keywords else ()),
    )


def _bibtex(case: Case, names: list[str], year: str, address: str, publisher: str) -> str:
    authors = [f"{{{_name(name)}}}" for name in names]
    if authors and case.has_more_movers:
        authors.append(_OTHERS)
    number = case.proposal.number
    rows = [
        f"@misc{{{_NOT_IN_KEYS.sub('-', case.key)},",
        f"  title = {{{{{_escaped(case.proposal.title)}}}}},",
        *([f"  author = {{{' and '.join(authors)}}},"] if authors else ()),
        *([f"  number = {{{_escaped(number)}}},"] if number else ()),
        *([f"  year = {{{year}}},"] if year else ()),
        *([f"  howpublished = {{{_name(publisher)}}},"] if publisher else ()),
        f"  url = {{{address}}},",
        "}",
    ]
    return "\n".join(rows)


def _escaped(text: str) -> str:
    # Most texts need none, and to look for it takes a tenth of the time.
    return _SPECIAL.sub(r"\\\1", text) if _SPECIAL.search(text) else text


# Many cases share these.
@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    return _escaped(text)
