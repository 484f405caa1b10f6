"""Whether the pages of a peer hold what ours hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from commands.bench.papers import WAYS, Papers
from proposals.case import PROPOSALS

SAMPLE: Final = 20
"""Cases of which every text is looked for."""

_TOLD: Final = 5
"""Missing texts that are repeated."""

_TEXTS: Final = (
    "article.case [data-field], article.case .fact, article.case .timeline li, "
    "article.case .contents a, article.case .prose :is(p, li, h3, h4, td, th), "
    "article.case .letter__role, article.case .citations dd, article.case .related .card__title, "
    "article.case .related .card__meta span, article.case .related .card__replies, "
    "article.case .beside__row a"
)
"""What a reader is told of a case: facts, course, contents, texts, references, cases beside it."""

_META: Final = 'meta[name="description"], meta[name^="citation_"]'
_DATA: Final = 'script[type="application/ld+json"]'
_ADDRESSES: Final = ("url", "item", "@context")
"""Members of JSON-LD that tell where a page stands, which each generator has its own way of."""


@dataclass(frozen=True, slots=True)
class Equality:
    """How the pages of a peer compare with ours.

    Attributes:
        pages: kind -> number of pages: ``cases`` and the ways in, lists and names together.
        names: way -> number of names that have pages there.
        sampled: cases whose texts were looked for, those for programs among them.
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


def compare(ours: Path, theirs: Path, papers: Papers) -> Equality:
    """Hold a peer's site against ours.

    Args:
        ours: our site.
        theirs: the peer's, of the same cases.
        papers: the cases.
    """
    step = max(1, len(papers.keys) // SAMPLE)
    sampled = papers.keys[::step][:SAMPLE]
    texts = 0
    missing: list[str] = []
    for key in sampled:
        page = f"{PROPOSALS}/{key}.html"
        wanted = texts_of((ours / page).read_text("utf-8"))
        made = (theirs / page).is_file()
        held = _bare(_said((theirs / page).read_text("utf-8"))) if made else ""
        texts += len(wanted)
        missing += [f"{key}: {text}" for text in wanted if _bare(text) not in held]
    return Equality(
        pages=count(theirs, papers.keys),
        names=_names(theirs, papers),
        sampled=len(sampled),
        texts=texts,
        missing=len(missing),
        examples=missing[:_TOLD],
    )


def texts_of(page: str) -> list[str]:
    """The texts that one of our case pages tells its readers and their programs, each once."""
    tree = LexborHTMLParser(page)
    found = [*(node.text(separator=" ") for node in tree.css(_TEXTS)), *_for_programs(tree)]
    return list(dict.fromkeys(text for text in map(" ".join, map(str.split, found)) if text))


def _said(page: str) -> str:
    """All that a page tells its readers and their programs."""
    tree = LexborHTMLParser(page)
    for_programs = list(_for_programs(tree))
    for script in tree.css("script"):
        script.decompose()
    words = tree.body.text(separator=" ") if tree.body else ""
    return " ".join([words, *for_programs])


def _for_programs(tree: LexborHTMLParser) -> Iterator[str]:
    for meta in tree.css(_META):
        yield f"{meta.attributes['name']}={meta.attributes['content']}"
    for script in tree.css(_DATA):
        yield from _leaves(json.loads(script.text()))


def _leaves(value: Any, name: str = "") -> Iterator[str]:
    """Texts and numbers of JSON, with the member that each belongs to."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key not in _ADDRESSES:
                yield from _leaves(member, key)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, name)
    else:
        yield f"{name}={value}"


def _names(site: Path, papers: Papers) -> dict[str, int]:
    """How many of the lists of each way have a page."""
    names: dict[str, set[str]] = {way: set() for way in WAYS}
    for of_case in papers.lists.values():
        for way, keys in of_case.items():
            names[way].update(keys)
    return {
        way: sum((site / way / key / "index.html").is_file() for key in of_way)
        for way, of_way in names.items()
    }


def _bare(text: str) -> str:
    """Without white space, which is laid out in many ways, and without asterisks.

    CommonMark leaves ``**“重点”**工作`` as it is written; Hugo and Eleventy show its asterisks.
    """
    return "".join(text.replace("*", "").split())
