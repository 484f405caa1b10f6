"""Whether the pages of a peer hold what ours hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from commands.bench.papers import PROPOSALS, WAYS, Pages

SAMPLE: Final = 20
"""Cases of which every text is looked for."""

_TOLD: Final = 5
"""Missing texts that are repeated."""

_TEXTS: Final = (
    "article.case [data-field], article.case .timeline li, article.case .contents a, "
    "article.case .prose :is(p, li, h3, h4, td, th), article.case .citations dd, "
    "article.case .related .card__title, article.case .beside__row a"
)
"""What a reader is told of a case: facts, course, contents, texts, references, cases beside it."""


@dataclass(frozen=True, slots=True)
class Equality:
    """How the pages of a peer compare with ours.

    Attributes:
        pages: kind -> number of pages: ``cases`` and the ways in, lists and names together.
        names: way -> number of names that have pages there.
        sampled: cases whose texts were looked for.
        texts: how many texts.
        missing: how many of them the peer's pages do not hold.
        examples: some of those.
    """

    pages: dict[str, int]
    names: dict[str, int]
    sampled: int
    texts: int
    missing: int
    examples: list[str]


def count(site: Path, keys: Iterable[str]) -> dict[str, int]:
    """Pages of a site by kind: cases, lists of all cases, and each way with its lists.

    Args:
        site: ours or a peer's.
        keys: of all cases.
    """
    cases = sum((site / PROPOSALS / f"{key}.html").is_file() for key in keys)
    lists = sum(1 for _ in (site / PROPOSALS).rglob("*.html")) - cases
    ways = {way: sum(1 for _ in (site / way).rglob("*.html")) for way in WAYS}
    return {"cases": cases, PROPOSALS: lists, **ways}


def compare(ours: Path, theirs: Path, pages: Pages) -> Equality:
    """Hold a peer's site against ours.

    Args:
        ours: our site.
        theirs: the peer's, of the same cases.
        pages: what is known of ours.
    """
    step = max(1, len(pages.keys) // SAMPLE)
    sampled = pages.keys[::step][:SAMPLE]
    texts = 0
    missing: list[str] = []
    for key in sampled:
        page = f"{PROPOSALS}/{key}.html"
        wanted = texts_of((ours / page).read_text("utf-8"))
        made = (theirs / page).is_file()
        held = _bare(_words((theirs / page).read_text("utf-8"))) if made else ""
        texts += len(wanted)
        missing += [f"{key}: {text}" for text in wanted if _bare(text) not in held]
    return Equality(
        pages=count(theirs, pages.keys),
        names=_names(theirs, pages),
        sampled=len(sampled),
        texts=texts,
        missing=len(missing),
        examples=missing[:_TOLD],
    )


def texts_of(page: str) -> list[str]:
    """The texts that one of our case pages tells its readers, each once."""
    found = (node.text(separator=" ") for node in LexborHTMLParser(page).css(_TEXTS))
    return list(dict.fromkeys(text for text in map(" ".join, map(str.split, found)) if text))


def _names(site: Path, pages: Pages) -> dict[str, int]:
    """How many of the names in each way have a page."""
    names: dict[str, set[str]] = {way: set() for way in WAYS}
    for of_case in pages.terms.values():
        for way, terms in of_case.items():
            names[way].update(terms)
    return {
        way: sum((site / way / name / "index.html").is_file() for name in of_way)
        for way, of_way in names.items()
    }


def _words(page: str) -> str:
    body = LexborHTMLParser(page).body
    return body.text(separator=" ") if body else ""


def _bare(text: str) -> str:
    """Without white space, which is laid out in many ways, and without asterisks.

    CommonMark leaves ``**“重点”**工作`` as it is written; Hugo and Eleventy show its asterisks.
    """
    return "".join(text.replace("*", "").split())
