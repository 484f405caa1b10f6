"""What Pelican does not know of cases: their facts, their replies, what stands beside them."""

import json
import re
from collections.abc import Mapping
from typing import Any

from pelican import signals  # type: ignore[import-untyped]

_ROLES = {"lead": 0, "sole": 1, "separate": 2, None: 3, "joint": 4}


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(_link)


def _link(generator: Any) -> None:
    departments = generator.settings["DEPARTMENTS"]
    slugs = {place: _slugs(entries) for place, entries in departments.items()}
    found = {article.slug: article for article in generator.articles}
    for article in generator.articles:
        article.facts = json.loads(article.facts)
        article.slugs = slugs[article.facts["jurisdiction"]]
        article.letters = _letters(article)
        article.near = [found[key] for key in getattr(article, "related", "").split()]
        article.beside = []
    for article in generator.articles:
        article.keys = {}
        for tag in getattr(article, "tags", []):
            way, _, key = tag.name.partition("/")
            article.keys.setdefault(way, []).append(key)
    place = {article: at for at, article in enumerate(sorted(found.values(), key=_order))}
    for tag, articles in generator.tags.items():
        if tag.name.startswith(("departments/", "sessions/")) and len(articles) > 1:
            row = [None, *sorted(articles, key=place.__getitem__), None]
            for before, article, after in zip(row, row[1:], row[2:], strict=False):
                if article:
                    article.beside.append((tag, before, after))


def _slugs(entries: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: slug for slug, entry in entries.items() for name in (entry["name"], *entry["aliases"])
    }


def _letters(article: Any) -> list[dict[str, Any]]:
    """The replies, the lead's first, then in the order of the departments."""
    rows = getattr(article, "replies", [])
    handlers = [article.slugs[name] for name in article.facts.get("departments", [])]
    letters = []
    for nth, row in enumerate([rows] if isinstance(rows, str) else rows, start=1):
        reply = json.loads(row)
        slug = article.slugs[reply["department"]]
        at = handlers.index(slug) if slug in handlers else len(handlers)
        day = reply.get("date") or reply.get("signed")
        order = (_ROLES[reply.get("role")], at, nth)
        # A month stands after its days.
        known = {"day": day, "ends": f"{day}~", "order": order}
        letters.append({"reply": reply, "slug": slug, "nth": nth, **known})
    return sorted(letters, key=lambda letter: letter["order"])


def _order(article: Any) -> tuple[str, int, str]:
    """By year, then by the number's value."""
    digits = re.sub(r"\D", "", article.facts.get("number", ""))
    year = next((tag.name for tag in article.tags if tag.name.startswith("years/")), "")
    return (year, int(digits or 0), article.slug)
