"""A case as a reference: GB/T 7714-2015, BibTeX and plain words.

What is cited is the page: it was published here on the day on which the case was entered. The
year of the case itself stands beside its number, as part of what it is called. The day of reading
is the reader's to put in, at a marked place: a build knows no clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from proposals.case import Case
from proposals.text import numbered

_MOST_NAMES = 3
"""GB/T 7714-2015, 8.1.2: up to three authors, then 等."""


_OTHERS = "others"
"""What BibTeX reads as further authors, unless it stands in braces."""

_CALLED = "第{number}号"

_READ_ON = "[引用日期]"
"""Stands where the reader writes the day of reading."""

_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "%&#$_"},
    # With a backslash alone these are a new line, accents, and braces that BibTeX counts.
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_ESCAPES = str.maketrans(_SPECIAL)
_NEEDS_ESCAPES = re.compile(r"[%&#$_\\~^{}]")
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
        read_on: what stands in the texts where the reader writes the day of reading.
    """

    plain: str
    gbt7714: str
    bibtex: str
    meta: tuple[tuple[str, str], ...] = ()
    read_on: str = _READ_ON


def cite(case: Case, address: str, publisher: str) -> Citation:
    """Reference to a case's page.

    Args:
        case: what is cited.
        address: absolute web address of its page.
        publisher: name of the site that publishes the record.
    """
    proposal, added = case.proposal, case.proposal.added or ""
    names = [mover.name for mover in proposal.movers]
    more = len(names) > _MOST_NAMES or case.has_more_movers
    first = names[:_MOST_NAMES]
    title = proposal.title
    year = f"{case.year}年" if case.year else ""
    number = numbered(_CALLED, proposal.number) if proposal.number else ""
    told = f"（{year}{number}）" if year or number else ""

    gbt7714 = f"{', '.join(first)}{', 等' if more else ''}. " if names else ""
    gbt7714 += f"{title}{told}[EB/OL]. {publisher}"
    if added:
        gbt7714 += f", {added[:4]}" + (f"({added})" if len(added) > len("2026") else "")
    gbt7714 += f"{_READ_ON}. {address}."

    plain = f"{'、'.join(first)}{'等' if more else ''}：" if names else ""
    plain += f"《{title}》{told}，{case.jurisdiction.name}，{publisher}"
    plain += f"，{added}收录" if added else ""
    plain += f"，{address}，{_READ_ON}"

    bibtex = _bibtex(case, names, year, address, publisher)
    return Citation(plain, gbt7714, bibtex, _meta(case, names, address, publisher))


def _meta(
    case: Case, names: list[str], address: str, publisher: str
) -> tuple[tuple[str, str], ...]:
    """A case as a web page: authors are those who moved it, as they are printed."""
    day = case.proposal.added
    keywords = "; ".join([topic.name for topic in case.topics])
    return (
        # Without it Zotero takes whatever has a citation_title for an article of a journal.
        ("z:itemType", "webpage"),
        ("citation_title", case.proposal.title),
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
    proposal = case.proposal
    rows = [
        f"@misc{{{_NOT_IN_KEYS.sub('-', case.key)},",
        f"  title = {{{{{_escaped(proposal.title)}}}}},",
        *([f"  author = {{{' and '.join(authors)}}},"] if authors else ()),
        *([f"  number = {{{_escaped(proposal.number)}}},"] if proposal.number else ()),
        *([f"  year = {{{proposal.added[:4]}}},"] if proposal.added else ()),
        *([f"  howpublished = {{{_name(publisher)}}},"] if publisher else ()),
        *([f"  note = {{{year}案卷}},"] if year else ()),
        f"  url = {{{address}}},",
        f"  urldate = {{{_READ_ON}}},",
        "}",
    ]
    return "\n".join(rows)


def _escaped(text: str) -> str:
    # Most texts need none, and to look for it takes a tenth of the time.
    return text.translate(_ESCAPES) if _NEEDS_ESCAPES.search(text) else text


# Many cases share these.
@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    return _escaped(text)
