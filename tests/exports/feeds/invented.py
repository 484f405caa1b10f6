"""An invented site, and its feeds."""

from __future__ import annotations

from proposals import indexes
from proposals.corpus import Corpus
from proposals.exports import feeds
from proposals.exports.site import Site

SITE = Site("https://example.org/tida", "提答 <&>", "zh-CN")
WORDS = feeds.Words(
    cases="案卷",
    replies="答复",
    digest="摘编：并非原文。",
    due="办理期限",
    groups={
        "departments": "部门",
        "jurisdictions": "地区",
        "topics": "主题",
        "movers": "提出者",
    },
)


def made(corpus: Corpus, site: Site = SITE) -> dict[str, str]:
    """Text of each file by its address."""
    return {
        file.address: file.make()
        for file in feeds.files(corpus, indexes.build(corpus), site, WORDS)
    }
