"""A case as a reference: GB/T 7714-2015, BibTeX and plain words.

What is cited is the page: it was published here on the day on which the case was entered. The
year of the case itself stands beside its number, as part of what it is called. The day of reading
is the reader's to put in, at a marked place: a build knows no clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from proposals.case import Case

_MOST_NAMES = 3
"""GB/T 7714-2015, 8.1.2: up to three authors, then 等."""


_OTHERS = "others"
"""What BibTeX reads as further authors, unless it stands in braces."""

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
    names = [mover.name for mover in case.proposal.movers]
    more = len(names) > _MOST_NAMES or case.has_more_movers
    authors = ", ".join(names[:_MOST_NAMES]) + (", 等" if more and names else "")
    title = case.proposal.title
    year = f"{case.year}年" if case.year else ""
    number = f"第{case.proposal.number}号" if case.proposal.number else ""
    told = f"（{year}{number}）" if year or number else ""
    added = case.proposal.added or ""
    exact = f"({added})" if len(added) > len("2026") else ""
    gbt7714 = "".join(
        (
            f"{authors}. " if authors else "",
            f"{title}{told}[EB/OL]. {publisher}",
            f", {added[:4]}{exact}" if added else "",
            f"{_READ_ON}. {address}.",
        )
    )
    said = "、".join(names[:_MOST_NAMES]) + ("等" if more and names else "")
    plain = f"{said}：" if said else ""
    plain += f"《{title}》{told}，{case.jurisdiction.name}，{publisher}"
    plain += f"，{added}收录" if added else ""
    plain += f"，{address}，{_READ_ON}"
    bibtex = _bibtex(case, names, year, address, publisher)
    return Citation(plain, gbt7714, bibtex, tuple(_meta(case, names, address, publisher)))


def _meta(case: Case, names: list[str], address: str, publisher: str) -> Iterator[tuple[str, str]]:
    """A case as a web page: authors are those who moved it, as they are printed."""
    # Without it Zotero takes whatever has a citation_title for an article of a journal.
    yield "z:itemType", "webpage"
    yield "citation_title", case.proposal.title
    for name in names:
        yield "citation_author", name
    if case.proposal.added:
        yield "citation_publication_date", case.proposal.added.replace("-", "/")
    yield "citation_publisher", publisher
    yield "citation_language", "zh-CN"
    yield "citation_public_url", address
    if case.topics:
        yield "citation_keywords", "; ".join(topic.name for topic in case.topics)


def _bibtex(case: Case, names: list[str], year: str, address: str, publisher: str) -> str:
    authors = [f"{{{_escaped(name)}}}" for name in names]
    if authors and case.has_more_movers:
        authors.append(_OTHERS)
    fields = {
        "title": f"{{{_escaped(case.proposal.title)}}}",
        "author": " and ".join(authors),
        "number": _escaped(case.proposal.number or ""),
        "year": (case.proposal.added or "")[:4],
        "howpublished": _escaped(publisher),
        "note": year and f"{year}案卷",
        "url": address,
        "urldate": _READ_ON,
    }
    key = _NOT_IN_KEYS.sub("-", case.key)
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{rows}}}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
