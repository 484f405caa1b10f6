"""Entries of feeds: a case is one, each of its replies another."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit

from proposals import markup
from proposals.case import Case, CaseReply
from proposals.corpus import Corpus
from proposals.exports.feeds.words import Words
from proposals.exports.site import Site
from proposals.model import TextKind
from proposals.text import numbered

_KEPT = 256
"""Texts kept for the feeds that follow: those of one place and its departments overlap."""


class Item(NamedTuple):
    """Something that a feed may tell of; items sort by their day, then by their key.

    ``key`` is the case's, with the reply's anchor behind ``#``; ``nth`` the reply's place among
    those of the case, none for the case itself.
    """

    updated: str
    key: str
    case: Case
    nth: int | None

    @property
    def reply(self) -> CaseReply | None:
        """The reply that it tells of, if it is one."""
        return None if self.nth is None else self.case.replies[self.nth]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as every format of feed writes it.

    Attributes:
        id: a tag URI (RFC 4151) of the key: it stays when the site moves within its host.
        address: absolute address of the case or of the reply in it.
        title: of the case; of a reply with its department before it.
        kind: ``case`` or ``reply``.
        published: RFC 3339 time of the day under the letter or of the proposal, if known.
        updated: RFC 3339 time of the latest day that the record knows of it.
        summary: the facts in one line.
        html: clean HTML; empty in brief entries.
        topics: names of the case's topics.
    """

    id: str
    address: str
    title: str
    kind: str
    published: str | None
    updated: str
    summary: str
    html: str
    topics: tuple[str, ...]


def newest(items: Iterable[Item], count: int) -> list[Item]:
    """The latest items first; of one day, in a stable order."""
    return heapq.nlargest(count, items, key=lambda item: item[:2])


class Entries:
    """What happened in the cases of a record."""

    def __init__(self, record: Corpus, site: Site, words: Words) -> None:
        self.site = site
        self.words = words
        self._host = urlsplit(site.address).hostname
        self._items = {case.key: tuple(_items(case)) for case in record.cases}
        self._full: dict[str, Entry] = {}

    def of(self, case: Case) -> tuple[Item, ...]:
        """A case and its replies. What has no day has no place in a sequence by days."""
        return self._items[case.key]

    def brief(self, item: Item) -> Entry:
        """The facts, without the text."""
        return self._entry(item, "")

    def full(self, item: Item) -> Entry:
        """The facts and the whole text."""
        if item.key not in self._full:
            if len(self._full) >= _KEPT:
                self._full.pop(next(iter(self._full)))
            self._full[item.key] = self._entry(item, self._text(item))
        return self._full[item.key]

    def _entry(self, item: Item, html: str) -> Entry:
        case, reply = item.case, item.reply
        title = case.proposal.title
        proposal = case.proposal
        if reply is None:
            published = proposal.published or proposal.submitted
        else:
            published = reply.reply.date or reply.reply.signed or reply.reply.published
        return Entry(
            id=f"tag:{self._host},2026:{item.key}",
            address=self.site.at(case.address) + (f"#{reply.anchor}" if reply else ""),
            title=f"{reply.reply.department}：{title}" if reply else title,
            kind="reply" if reply else "case",
            published=moment(published) if published else None,
            updated=moment(item.updated),
            summary=_summary(item),
            html=html,
            topics=tuple(topic.name for topic in case.topics),
        )

    def _text(self, item: Item) -> str:
        document = item.reply.reply if item.reply else item.case.proposal
        facts = f"<p>{escape(_summary(item), quote=False)}</p>"
        body = document.body
        if not body:
            return facts
        told = f"<p><strong>{escape(self.words.digest, quote=False)}</strong></p>"
        mark = told if document.text is TextKind.DIGEST else ""
        prefix = item.reply.anchor if item.reply else "proposal"
        return f"{facts}\n{mark}{markup.render(body, prefix).html}"


def moment(day: str) -> str:
    """Start of a partial date as RFC 3339 wants it: formats ask for a time, the record has days."""
    return f"{first_day(day)}T00:00:00Z"


def first_day(day: str) -> str:
    """First day of a partial date: ``2020-08`` -> ``2020-08-01``."""
    return day + "-01-01"[len(day) - len("2020") :]


def _items(case: Case) -> Iterable[Item]:
    told = case.facts.get
    added = told("added")
    own = _latest(told("submitted"), told("assigned"), told("published"), added)
    if own:
        yield Item(own, case.key, case, None)
    for nth, answer in enumerate(case.answers):
        told = answer.facts.get
        read = told("source", {}).get("retrieved")
        # A reply cannot have been in this record before its case was.
        day = _latest(told("date"), told("signed"), told("published"), added, read)
        if day:
            yield Item(day, f"{case.key}#{answer.anchor}", case, nth)


def _latest(*days: str | None) -> str | None:
    return max((day for day in days if day), default=None)


def _summary(item: Item) -> str:
    """Facts as printed: number, place, who moved; of a reply, its number and outcome."""
    case, proposal = item.case, item.case.proposal
    number = numbered("第{number}号", proposal.number) if proposal.number else None
    facts = [number, case.jurisdiction.name, case.moved_by]
    if item.reply:
        reply = item.reply.reply
        facts = [reply.number, *facts, reply.outcome.label if reply.outcome else None]
    else:
        facts.append("、".join(proposal.departments))
    return " · ".join(fact for fact in facts if fact)
