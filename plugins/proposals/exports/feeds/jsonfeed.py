"""JSON Feed, version 1.1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from proposals.exports.feeds.entries import Entry
from proposals.exports.feeds.plan import JSON, Feed
from proposals.exports.site import Site

_VERSION = "https://jsonfeed.org/version/1.1"


def feed(of: Feed, entries: Sequence[Entry], site: Site) -> str:
    """Text of a feed, UTF-8.

    Args:
        of: which feed it is.
        entries: newest first.
        site: where it will stand.
    """
    value = {
        "version": _VERSION,
        "title": of.title,
        "home_page_url": site.at(of.page),
        "feed_url": site.at(of.address + JSON),
        "language": site.language,
        "authors": [{"name": site.name, "url": site.at("index.html")}],
        "items": [_item(entry) for entry in entries],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    content = {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    published = {"date_published": entry.published} if entry.published else {}
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "language": "zh-CN",
        "summary": entry.summary,
        **published,
        "date_modified": entry.updated,
        "tags": [entry.kind, *entry.topics],
        **content,
    }
