"""Driving the search page, and the truth it is measured against."""

from __future__ import annotations

import random
import re
from functools import cache
from urllib.parse import urlencode

from babel import Locale
from playwright.sync_api import Locator, Page

from proposals import markup
from proposals.case import Case
from proposals.corpus import Corpus
from proposals.numerals import hanzi
from proposals.text import fold
from proposals_pelican import filters

DONE = '[data-search-results][data-state="done"]'


def open_search(page: Page, site: str, **parameters: str) -> Locator:
    """Open the search page at an address, wait for its answer, and give the results."""
    page.goto(f"{site}search.html" + (f"?{urlencode(parameters)}" if parameters else ""))
    page.wait_for_selector(DONE)
    return page.locator("[data-search-results]")


def ask(page: Page, query: str) -> list[str]:
    """Put a query into the form, send it, and give the keys of the hits: one call, for sweeps."""
    page.evaluate(
        """(query) => new Promise((done) => {
            const results = document.querySelector("[data-search-results]");
            const field = document.querySelector("#search-query");
            field.value = query;
            field.form.requestSubmit();
            new MutationObserver((_, observer) => {
                if (results.dataset.state === "searching") return;
                observer.disconnect();
                done();
            }).observe(results, { attributeFilter: ["data-state"] });
        })""",
        query,
    )
    return hits(page)


def hits(page: Page) -> list[str]:
    """Keys of the cases shown as hits, in order; their number is what the page says."""
    keys, state, total = page.locator("[data-search-results]").evaluate(
        """(results) => [
            [...results.querySelectorAll("a[data-case]")].map((link) => link.dataset.case),
            results.dataset.state,
            results.dataset.total,
        ]"""
    )
    assert state == "done"
    assert len(set(keys)) == len(keys)
    assert str(len(keys)) == total
    return list(keys)


def truth(record: Corpus, query: str) -> set[str]:
    """Keys of the cases in which each word of the query stands somewhere in one text."""
    words = [fold(word) for word in query.split()]
    return {
        case.key
        for case in record.cases
        if all(any(_held(text, word) for text in _folded(case)) for word in words)
    }


def _held(text: str, word: str) -> bool:
    """Whether a text holds a word; the brackets of a year are alike."""
    forms = {word}
    for opening, closing in ("[]", "()"):
        form = re.sub(r"[(\[](?=(?:19|20)\d\d(?:[)\]]|$))", opening, word)
        forms.add(re.sub(r"((?:^|[(\[])(?:19|20)\d\d)[)\]]", rf"\g<1>{closing}", form))
    return any(form in text for form in forms)


def draw(record: Corpus, count: int, seed: int) -> list[str]:
    """Queries of one to eight characters as they stand in the record, the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  (a sample, not a secret)
    pieces = [text for case in record.cases for text in texts(case)]
    queries: list[str] = []
    while len(queries) < count:
        text = chance.choice(pieces)
        start = chance.randrange(len(text))
        query = text[start : start + chance.randint(1, 8)]
        if fold(query):
            queries.append(query)
    return queries


def texts(case: Case) -> list[str]:
    """All that a reader can search in a case, piece by piece; its title first."""
    proposal = case.proposal
    found: list[str | None] = [proposal.title, proposal.number, proposal.status]
    found += [mover.name for mover in proposal.movers]
    found += [*proposal.departments, *(department.name for department in case.departments)]
    found += [case.jurisdiction.name, *(topic.name for topic in case.topics), *proposal.notes]
    if proposal.term:
        session = f"{hanzi(proposal.session)}次" if proposal.session else ""
        found.append(f"{hanzi(proposal.term)}届{session}")
    found += map(_printed, (proposal.submitted, proposal.assigned, proposal.due))
    found += [_printed(proposal.published), proposal.source.publisher if proposal.source else None]
    found += [block.text for block in markup.render(proposal.body, "x").blocks]
    for reply in (item.reply for item in case.replies):
        found += [reply.department, reply.title, reply.number, reply.addressee, *reply.notes]
        if reply.contact:
            found.append(" ".join(filter(None, (reply.contact.name, reply.contact.phone))))
        if reply.outcome:
            found += [reply.outcome.label, *reply.outcome.unsaid]
        found += map(_printed, (reply.date, reply.signed, reply.published))
        found.append(reply.source.publisher if reply.source else None)
        if reply.feedback:
            found += [reply.feedback.satisfaction, reply.feedback.comment]
        found += [block.text for block in markup.render(reply.body, "x").blocks]
    return [text for text in found if text]


def _printed(day: str | None) -> str | None:
    return day and filters.day(day, Locale("zh"))


@cache
def _folded(case: Case) -> tuple[str, ...]:
    return tuple(map(fold, texts(case)))
