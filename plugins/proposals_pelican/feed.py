"""The Atom feed of cases, newest first, its dates those of the record."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed

from proposals.case import Case
from proposals.corpus import Corpus

ADDRESS = "feeds/all.atom.xml"
LENGTH = 50
"""Entries: what a reader's program that asks once a week will not miss."""


def atom(record: Corpus, site: str, name: str) -> str:
    """Text of the feed.

    A case without any date has no place in a sequence by date and is left out. Entry ids are
    tag URIs (RFC 4151) of the case's key: they stay when the site moves within its host.

    Args:
        record: the cases.
        site: address of the site, without a slash at its end.
        name: name of the site.
    """
    dated = [(case.updated, case) for case in record.cases if case.updated]
    dated.sort(key=lambda row: row[1].key)
    dated.sort(key=lambda row: row[0], reverse=True)
    feed = _Feed(
        title=name,
        link=f"{site}/index.html",
        feed_url=f"{site}/{ADDRESS}",
        description="",
        language="zh-CN",
    )
    for updated, case in dated[:LENGTH]:
        feed.add_item(
            title=case.proposal.title,
            link=f"{site}/{case.address}",
            description=_summary(case),
            unique_id=f"tag:{urlsplit(site).hostname},2026:{case.key}",
            pubdate=_moment(updated),
            updateddate=_moment(updated),
            author_name="、".join(mover.name for mover in case.proposal.movers) or name,
            categories=[topic.name for topic in case.topics],
        )
    return str(feed.writeString("utf-8")) + "\n"


class _Feed(Atom1Feed):  # type: ignore[misc]
    """An empty feed must not carry the time of the build either."""

    def latest_post_date(self) -> dt.datetime:
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))


def _summary(case: Case) -> str:
    departments = "、".join(item.reply.department for item in case.replies)
    number = f"{case.proposal.number} · " if case.proposal.number else ""
    return f"{number}{case.jurisdiction.name}" + (f" · {departments}" if departments else "")


def _moment(day: str) -> dt.datetime:
    """Start of a partial date, in UTC: Atom wants a moment, the record knows days."""
    year, month, of_month = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    return dt.datetime(year, month, of_month, tzinfo=dt.UTC)
