"""The ways into the record: cases by department, topic, mover, place, session and year."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.digests import digest
from proposals.facts import Facts
from proposals.model import Department, Jurisdiction, Kind, Mover, MoverRole, Topic


@dataclass(frozen=True, slots=True)
class Person:
    """A mover within one place: the same name elsewhere is somebody else."""

    jurisdiction: Jurisdiction
    name: str
    role: MoverRole | None


@dataclass(frozen=True, slots=True)
class Session:
    """One session (次) of one term (届) of one body of one place."""

    jurisdiction: Jurisdiction
    kind: Kind
    term: int
    session: int | None


@dataclass(frozen=True, slots=True)
class Year:
    """The year that cases are filed under (``Case.year``)."""

    year: int


Subject = Department | Topic | Person | Jurisdiction | Session | Year


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an index and the page behind it.

    Attributes:
        address: path of its page below the site's root.
        subject: what the cases have in common.
        jurisdiction: the place it belongs to; None for topics and years.
        cases: in the order of the corpus.
        replies: number of replies in those cases; for a department, its own alone.
        mark: of the subject, as ``mark`` says.
    """

    address: str
    subject: Subject
    jurisdiction: Jurisdiction | None
    cases: tuple[Case, ...]
    replies: int
    mark: bytes


@dataclass(frozen=True, slots=True)
class Index:
    """One way in.

    Attributes:
        name: ``departments``, ``topics``, ``movers``, ``jurisdictions``, ``sessions`` or
            ``years``.
        entries: most cases first, then by address; years newest first; sessions by place, that
            with most cases first, and by body, the newest first.
    """

    name: str
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """Path of the index page below the site's root."""
        return f"{self.name}/index.html"


def build(corpus: Corpus) -> dict[str, Index]:
    """All indexes of a corpus by name, in the order in which they are offered."""
    groups = [_Group(way) for way in _WAYS]
    # Cases outside, because the facts of one are at hand for all ways.
    for case in corpus.cases:
        for group in groups:
            group.add(case)
    return {group.way.name: group.index(corpus) for group in groups}


def person(case: Case, mover: Mover) -> Person:
    """The mover of a case as a subject of the index."""
    return Person(case.jurisdiction, mover.name, mover.role)


def session(case: Case) -> Session | None:
    """The session of a case; None when it is not published."""
    facts = case.facts
    term = facts.get("term")
    if term is None:
        return None
    return Session(case.jurisdiction, Kind(facts["kind"]), term, facts.get("session"))


def mark(subject: Subject) -> bytes:
    """Digest of a subject, with everything that the registry says of it."""
    return digest(repr(subject).encode())


def address(subject: Subject) -> str:
    """Path of a subject's page below the site's root: ASCII, lower case, for ever.

    A person's name is written as its Unicode code points, which needs no dictionary that
    could change its mind; a name of more than 20 characters as its BLAKE2 sum.
    """
    return _PATHS[type(subject)](subject)


def address_of_mover(mover: Mover, case: Case) -> str:
    """``address`` of the ``person`` that a mover of a case is, without the subject."""
    return _of_name(case.jurisdiction.slug, mover.role, mover.name)


def address_of_session(case: Case) -> str:
    """``address`` of the ``session`` of a case that has one, without the subject."""
    facts = case.facts
    return _of_meeting(case.jurisdiction.slug, facts["kind"], facts["term"], facts.get("session"))


def _of_person(person: Person) -> str:
    return _of_name(person.jurisdiction.slug, person.role, person.name)


def _of_name(place: str, role: MoverRole | None, name: str) -> str:
    return f"movers/{place}/{f'{role}-' if role else ''}{_ascii(name)}.html"


def _of_session(session: Session) -> str:
    return _of_meeting(session.jurisdiction.slug, session.kind, session.term, session.session)


def _of_meeting(place: str, kind: str, term: int, session: int | None) -> str:
    last = "" if session is None else f"-{session}"
    return f"sessions/{place}/{kind}-{term}{last}.html"


# By class: a page asks for a dozen addresses, and to be no Department costs a Topic 1 us.
_PATHS: dict[type, Callable[[Any], str]] = {
    Department: lambda one: f"departments/{one.jurisdiction}/{one.slug}.html",
    Topic: lambda one: f"topics/{one.slug}.html",
    Jurisdiction: lambda one: f"jurisdictions/{one.slug}.html",
    Person: _of_person,
    Session: _of_session,
    Year: lambda one: f"years/{one.year}.html",
}


_Found = Mapping[Any, Any]
"""What tells the subjects of a case from one another and from those of others -> what is known
of each, so that a subject is made once for all its cases."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in.

    Attributes:
        name: of its index.
        found_in: the subjects of a case.
        subject_of: the subject of a case and of what is known of it.
        replies_of: number of replies that count for a subject in its cases.
    """

    name: str
    found_in: Callable[[Case], _Found]
    subject_of: Callable[[Case, Any], Any]
    replies_of: Callable[[Any, Iterable[Case]], int]


class _Group:
    """Cases by subject, along one way."""

    def __init__(self, way: _Way) -> None:
        self.way = way
        self._cases: dict[Any, list[Case]] = {}
        self._subjects: dict[Any, Subject] = {}

    def add(self, case: Case) -> None:
        """Put a case where it belongs."""
        for key, known in self.way.found_in(case).items():
            if key not in self._cases:
                self._cases[key] = []
                self._subjects[key] = self.way.subject_of(case, known)
            self._cases[key].append(case)

    def index(self, corpus: Corpus) -> Index:
        """The index of all cases that were added."""
        entries = [
            Entry(
                address(subject),
                subject,
                _place(corpus, subject),
                tuple(self._cases[key]),
                self.way.replies_of(subject, self._cases[key]),
                mark(subject),
            )
            for key, subject in self._subjects.items()
        ]
        return Index(self.way.name, tuple(_in_order(entries)))


def _itself(_: Case, subject: Any) -> Any:
    return subject


def _departments(case: Case) -> _Found:
    return {(one.jurisdiction, one.slug): one for one in case.departments}


def _movers(case: Case) -> _Found:
    place = case.jurisdiction.slug
    movers = case.facts.get("movers", ())
    return {(place, mover["name"], mover.get("role")): mover for mover in movers}


def _person(case: Case, mover: Facts) -> Person:
    role = MoverRole(mover["role"]) if "role" in mover else None
    return Person(case.jurisdiction, mover["name"], role)


def _places(case: Case) -> _Found:
    return {case.jurisdiction.slug: case.jurisdiction}


def _sessions(case: Case) -> _Found:
    of = case.facts.get
    term = of("term")
    key = (case.jurisdiction.slug, of("kind"), term, of("session"))
    return {} if term is None else {key: None}


def _years(case: Case) -> _Found:
    year = case.year
    return {year: year} if year else {}


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    of_place: Counter[str] = Counter()
    for entry in entries:
        if isinstance(entry.subject, Session):
            of_place[entry.subject.jurisdiction.slug] += len(entry.cases)

    def place(entry: Entry) -> tuple[int, str, str, int, int]:
        match entry.subject:
            case Year(year):
                return -year, "", "", 0, 0
            case Session(where, kind, term, number):
                return -of_place[where.slug], where.slug, kind, -term, -(number or 0)
            case _:
                return -len(entry.cases), entry.address, "", 0, 0

    return sorted(entries, key=place)


_ANSWERS = attrgetter("answers")


def _all_replies(_subject: Subject, cases: Iterable[Case]) -> int:
    return sum(map(len, map(_ANSWERS, cases)))


def _replies_by_department(subject: Department, cases: Iterable[Case]) -> int:
    slug, place = subject.slug, subject.jurisdiction
    answering = (answer.department for case in cases for answer in case.answers)
    return sum(one.slug == slug and one.jurisdiction == place for one in answering)


_WAYS = (
    _Way("departments", _departments, _itself, _replies_by_department),
    _Way("topics", lambda case: {one.slug: one for one in case.topics}, _itself, _all_replies),
    _Way("movers", _movers, _person, _all_replies),
    _Way("jurisdictions", _places, _itself, _all_replies),
    _Way("sessions", _sessions, lambda case, _: session(case), _all_replies),
    _Way("years", _years, lambda _, year: Year(year), _all_replies),
)


def _place(corpus: Corpus, subject: Subject) -> Jurisdiction | None:
    match subject:
        case Department():
            return corpus.registry.jurisdictions[subject.jurisdiction]
        case Topic() | Year():
            return None
        case Jurisdiction():
            return subject
        case _:
            return subject.jurisdiction


# A mover has a dozen cases.
@lru_cache(maxsize=1 << 14)
def _ascii(name: str) -> str:
    if len(name) > 20:
        return hashlib.blake2b(name.encode(), digest_size=10).hexdigest()
    return "-".join([f"{ord(char):x}" for char in name])
