"""What makes a case one case, and the address that follows from it."""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

from proposals import text
from proposals.model import Kind

_CARRIES_YEAR = re.compile(r"(?P<year>(?:19[5-9]|20[0-9])[0-9])[0-9]{3,}")


def year_in(number: str | None) -> int | None:
    """Year that a number starts with (``20200354``), if it has such a shape."""
    match = _CARRIES_YEAR.fullmatch(number or "")
    return int(match["year"]) if match else None


def case_id(
    kind: Kind,
    term: int | None,
    session: int | None,
    number: str | None,
    year: int | None = None,
) -> str | None:
    """Last part of the address that a case gets when it enters the record.

    The number itself where it carries its year; else kind, term, session and number, because
    such numbers return every session; else, where term and session are not known but the year
    is printed, kind, year and number. None when the facts do not suffice. Once a case is
    published its folder keeps its name, whatever is corrected later.
    """
    if number is None:
        return None
    number = unicodedata.normalize("NFKC", number).lower()
    tail = re.sub(r"[^a-z0-9]+", "-", number).strip("-")
    if not tail:
        return None
    if year_in(number):
        return tail
    if term is not None and session is not None:
        return f"{kind.value}-{term}-{session}-{tail}"
    return f"{kind.value}-{year}-{tail}" if year else None


class Identified(Protocol):
    """What tells a case from others: a proposal, or just these facts of one."""

    @property
    def jurisdiction(self) -> str:
        """Slug of the place."""
        ...

    @property
    def kind(self) -> Kind:
        """The body it was made to."""
        ...

    @property
    def number(self) -> str | None:
        """As printed, if it is."""
        ...

    @property
    def term(self) -> int | None:
        """届, if it is printed."""
        ...

    @property
    def session(self) -> int | None:
        """次, if it is printed."""
        ...

    @property
    def year(self) -> int | None:
        """Year of handling, if it is printed."""
        ...


def identity(proposal: Identified) -> tuple[str | int, ...] | None:
    """Two proposals with one identity are the same; None where the facts do not suffice.

    The whole number counts, unlike in an address: 照明类第6号 and 学校类第6号 are two.
    """
    return identity_of(
        proposal.jurisdiction,
        proposal.kind.value,
        proposal.number,
        proposal.term,
        proposal.session,
        proposal.year,
    )


def identity_of(
    jurisdiction: str,
    kind: str,
    number: str | None,
    term: int | None,
    session: int | None,
    year: int | None,
) -> tuple[str | int, ...] | None:
    """As ``identity``, of the facts themselves."""
    if number is None:
        return None
    number = text.fold(number)
    if year_in(number):
        return (jurisdiction, kind, number)
    if term is not None and session is not None:
        return (jurisdiction, kind, term, session, number)
    return None if year is None else (jurisdiction, kind, year, number)
