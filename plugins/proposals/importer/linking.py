"""Which case of the tree a document belongs to: replies and proposals meet here.

Pages of one case come apart: a reply today, the proposal next year, a repost in between. They
are one case when place, kind, session and number say so, or, where a page leaves some of these
out, when what both print agrees and the title is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from proposals import casefolder, frontmatter, identity
from proposals import text as chinese
from proposals.case import PROPOSALS
from proposals.importer import citation
from proposals.model import Kind, Proposal, Reply
from proposals.problems import ProblemsError

_LIKE = 0.8
"""Share of common four-character pieces from which on two letters are one. Two different
letters of one department about one case share openings and closings, far below this."""


class _Known(NamedTuple):
    """What is kept of a case to know it again: ten thousand of them are a few megabytes."""

    id: str
    jurisdiction: str
    kind: Kind
    title: str
    number: str | None
    term: int | None
    session: int | None
    year: int | None


class CaseBook:
    """The cases of a tree by number and by title, read once a place and kept up."""

    def __init__(self, content: Path) -> None:
        self._root = content / PROPOSALS
        self._read: set[str] = set()
        self._found: dict[tuple[str, str, str], dict[str, _Known]] = {}

    def folder(self, proposal: Proposal) -> Path | None:
        """Folder of the case that a document's proposal is, when the tree has just one."""
        self._know(proposal.jurisdiction)
        same = {
            known.id
            for key in _asked(proposal)
            for known in self._found.get(key, {}).values()
            if _is_one(known, proposal)
        }
        return self._root / proposal.jurisdiction / same.pop() if len(same) == 1 else None

    def note(self, folder: Path, proposal: Proposal) -> None:
        """Remember a case that was written."""
        known = _Known(
            id=folder.name,
            jurisdiction=proposal.jurisdiction,
            kind=proposal.kind,
            title=proposal.title,
            number=proposal.number,
            term=proposal.term,
            session=proposal.session,
            year=proposal.year,
        )
        for key in _noted(proposal):
            self._found.setdefault(key, {})[known.id] = known

    def _know(self, jurisdiction: str) -> None:
        if jurisdiction in self._read:
            return
        self._read.add(jurisdiction)
        for path in sorted(self._root.glob(f"{jurisdiction}/[!.]*/{casefolder.PROPOSAL_FILE}")):
            try:
                self.note(path.parent, frontmatter.read(path, Proposal).document)
            except (ProblemsError, OSError):
                # A broken case is for `check` to report; nothing can be linked to it.
                continue


def same_letter(one: Reply, other: Reply) -> bool:
    """Whether two replies of one department to one case are the same letter.

    Their 文号 tells; else their words do, folded; where one of them is a digest, their dates.
    """
    if one.number and other.number:
        return chinese.fold(one.number) == chinese.fold(other.number)
    if one.text == other.text and one.body and other.body:
        return _likeness(one.body, other.body) >= _LIKE
    days = {one.date, one.signed} - {None}
    others = {other.date, other.signed} - {None}
    return not days or not others or bool(days & others)


def _noted(proposal: Proposal) -> Iterator[tuple[str, str, str]]:
    """Under what a case is found: its number, its title, and once more when that is needed.

    A title may be that of a thousand cases, so the cases that only a title can tell from others
    are kept apart: one that has an identity is compared with those alone.
    """
    place, kind = proposal.jurisdiction, proposal.kind.value
    if proposal.number:
        yield place, kind, "n" + chinese.fold(proposal.number)
    title = citation.title_core(proposal.title)
    yield place, kind, "t" + title
    if identity.identity(proposal) is None:
        yield place, kind, "u" + title


def _asked(proposal: Proposal) -> Iterator[tuple[str, str, str]]:
    """Under what the case of a document may have been noted."""
    place, kind = proposal.jurisdiction, proposal.kind.value
    if proposal.number:
        yield place, kind, "n" + chinese.fold(proposal.number)
    known = identity.identity(proposal) is not None
    yield place, kind, ("u" if known else "t") + citation.title_core(proposal.title)


def _is_one(there: _Known, here: Proposal) -> bool:
    known, told = identity.identity(there), identity.identity(here)
    if known and told and len(known) == len(told):
        return known == told
    for name in ("number", "term", "session", "year"):
        one, other = getattr(there, name), getattr(here, name)
        if one is not None and other is not None and one != other:
            return False
    return citation.same_title(there.title, here.title)


def _likeness(one: str, other: str) -> float:
    """Jaccard index of the four-character pieces of two texts, folded."""
    first, second = (_pieces(chinese.fold(text)) for text in (one, other))
    return len(first & second) / max(1, len(first | second))


def _pieces(text: str) -> set[str]:
    return {text[at : at + 4] for at in range(max(1, len(text) - 3))}
