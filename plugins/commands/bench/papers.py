"""What our pages show, taken off them, so that other generators can be given the same.

A peer gets every fact as words ready to print, and the bodies as the Markdown they are. So
its pages show what ours show, whatever the theme shows next; and the work of finding related
cases, counting days and the like is spared it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

WAYS: Final = ("departments", "topics", "movers", "jurisdictions", "sessions", "years")
"""Folders of the lists that lead to cases; each name in them has pages of its own."""

PROPOSALS: Final = "proposals"

_HEADING = re.compile(r"^(#+ )(.*)$", re.MULTILINE)
_CARD = ".case-list .card"


@dataclass(frozen=True, slots=True)
class Paper:
    """One case as a peer gets it.

    Attributes:
        key: ``<place>/<id>``; its page is ``proposals/<key>.html`` with every generator.
        rank: its place in the list of all cases, 0 for the first.
        title: of the case.
        shown: what the page shows besides the body, as values for a template.
        terms: way -> names of the lists that hold the case.
        body: Markdown: the proposal and its replies, each reply led by its own facts.
    """

    key: str
    rank: int
    title: str
    shown: dict[str, Any]
    terms: dict[str, list[str]]
    body: str


class Pages:
    """The cases of a built site, each taken off its page when it is asked for.

    Args:
        site: made by our build from ``content``.
        content: the record, for the bodies.

    Attributes:
        keys: of all cases, newest year first.
        terms: key -> way -> names of the lists that hold the case.
    """

    def __init__(self, site: Path, content: Path) -> None:
        self.keys: list[str] = []
        self.terms: dict[str, dict[str, list[str]]] = {}
        self._site = site
        self._content = content
        self._names: dict[str, tuple[str, str]] = {}
        self._cards: dict[str, dict[str, Any]] = {}
        self._read_lists()
        self.keys += sorted(self.terms, key=self._place, reverse=True)

    def paper(self, key: str, rank: int = 0) -> Paper:
        """A case; ``rank`` is its place among all.

        Raises:
            ValueError: its page is not as we know it.
        """
        address = f"{PROPOSALS}/{key}.html"
        page = LexborHTMLParser((self._site / address).read_bytes())
        article = page.css_first("article.case")
        if article is None:
            message = f"{self._site / address}: has no article of a case; has the theme changed?"
            raise ValueError(message)
        shown = {**_Reading(address, self._names).shown(article), **self._cards[key]}
        title = text(article.css_first("h1"))
        body = _body(article, self._content / PROPOSALS / key)
        return Paper(key, rank, title, shown, self.terms[key], body)

    def papers(self) -> Iterator[Paper]:
        """All cases in order."""
        for rank, key in enumerate(self.keys):
            yield self.paper(key, rank)

    def _place(self, key: str) -> tuple[str, str]:
        return (self.terms[key].get("years", [""])[0], key)

    def _read_lists(self) -> None:
        for way in WAYS:
            for path in sorted(self._site.glob(f"{way}/**/*.html")):
                page = LexborHTMLParser(path.read_bytes())
                cards = page.css(_CARD)
                if not cards:
                    continue
                address = path.relative_to(self._site).as_posix()
                name = _name(text(page.css_first("h1")))
                self._names[address] = (way, name)
                for card in cards:
                    self._take(card, address, way, name)

    def _take(self, card: LexborNode, address: str, way: str, name: str) -> None:
        link = card.css_first(".card__title a")
        target = _resolved(address, link.attributes["href"] or "") if link else ""
        key = target.removeprefix(f"{PROPOSALS}/").removesuffix(".html")
        names = self.terms.setdefault(key, {}).setdefault(way, [])
        if name not in names:
            names.append(name)
        if key not in self._cards:
            self._cards[key] = _card(card)


def text(node: LexborNode | None) -> str:
    """The words of an element, with single spaces; empty where there is none."""
    return " ".join(node.text(separator=" ").split()) if node else ""


def address_of(way: str, name: str) -> str:
    """Where peers put the pages of a name, such as ``/topics/养老服务/``."""
    return f"/{way}/{name}/"


def _name(heading: str) -> str:
    """Of a list: its heading, fit for an address. Hugo takes 〇 for no letter and drops it."""
    return heading.replace(" ", "-").replace("〇", "零")


def _card(card: LexborNode) -> dict[str, Any]:
    return {
        "meta": [text(part) for part in card.css(".card__meta span")],
        "replies": text(card.css_first(".card__replies")),
    }


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads parts of one page; links in it become those of the peers."""

    address: str
    names: dict[str, tuple[str, str]]

    def shown(self, article: LexborNode) -> dict[str, Any]:
        citations = zip(article.css(".citations > dt"), article.css(".citations > dd"), strict=True)
        return {
            "kind": text(article.css_first(".case__kind")),
            "facts": self.facts(article.css_first(".case__head > dl")),
            "steps": [text(step) for step in article.css(".timeline > li")],
            "notes": [text(note) for note in article.css(".case__head .notes li")],
            "contents": [text(link) for link in article.css(".contents a")],
            "source": self.facts(article.css_first(".paper--source > dl")),
            "citations": [
                {"label": text(label), "text": value.text().strip()} for label, value in citations
            ],
            "related": [self.card(card) for card in article.css(".related .card")],
            "beside": [self.links(row) for row in article.css(".beside__row")],
        }

    def facts(self, listing: LexborNode | None) -> list[dict[str, Any]]:
        if listing is None:
            return []
        return [
            {"label": text(fact.css_first("dt")), "values": self._values(fact.css_first("dd"))}
            for fact in listing.css(".fact")
        ]

    def _values(self, value: LexborNode | None) -> list[dict[str, str]]:
        if value is None:
            return []
        # A row of names, and what may stand behind them (等10人); else the value is one.
        items = [*value.css(".facts__item"), *value.css("dd > span:not(.facts__item)")] or [value]
        return [{"text": text(item), "href": self._href(item.css_first("a"))} for item in items]

    def card(self, card: LexborNode) -> dict[str, Any]:
        link = card.css_first(".card__title a")
        return {"title": text(link), "href": self._href(link), **_card(card)}

    def links(self, row: LexborNode) -> list[dict[str, str]]:
        return [{"text": text(link), "href": self._href(link)} for link in row.css("a")]

    def _href(self, link: LexborNode | None) -> str:
        href = (link.attributes.get("href") or "") if link else ""
        if not href or ":" in href or href.startswith("#"):
            return href
        target = _resolved(self.address, href)
        return address_of(*self.names[target]) if target in self.names else f"/{target}"


def _body(article: LexborNode, folder: Path) -> str:
    """Markdown of the whole case: bodies from the record, what stands round them from the page."""
    paper = article.css_first("#proposal")
    blocks = [f"## {text(article.css_first('#proposal-head'))} {{#proposal}}"]
    blocks += [text(line) for line in (paper.css(".text-kind, .absent") if paper else [])]
    blocks.append(_markdown(folder / "proposal.md", "proposal"))
    for letter in article.css("section.letter"):
        anchor = letter.attributes["id"] or ""
        blocks.append(f"## {text(letter.css_first('h2'))} {{#{anchor}}}")
        blocks.append(text(letter.css_first(".letter__role")))
        facts = [
            f"- {text(fact.css_first('dt'))}：{text(fact.css_first('dd'))}"
            for fact in letter.css(".fact")
        ]
        blocks.append("\n".join(facts))
        before = letter.css(".notes li, .letter__title, .letter__addressee, .text-kind")
        blocks += [text(line) for line in before]
        blocks.append(_markdown(folder / f"{anchor.replace('--', '-')}.md", anchor))
        after = letter.css(".letter__signature, .letter__contact, .letter__feedback")
        blocks += [text(line) for line in after]
    blocks += [text(line) for line in article.css("#no-reply")]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _markdown(path: Path, prefix: str) -> str:
    """Body of a file, its headings one level lower and with an id."""
    body = path.read_text("utf-8").split("\n---\n", 1)[1].strip()
    ids: Iterator[int] = iter(range(1, len(body) + 2))
    return _HEADING.sub(lambda found: f"#{found[0]} {{#{prefix}-h{next(ids)}}}", body)


def _resolved(address: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), href.partition("#")[0]))
