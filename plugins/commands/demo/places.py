"""The registry of the demo: five places, their 55 departments, 600 topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from commands.demo.lexicon import ASPECTS, DOMAINS


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the demo.

    Attributes:
        slug: its part in addresses.
        name: says that it is no real place.
        unit: 市, 区, 县 or 省: what its departments' short names start with.
        first_term: 届 that the first year belongs to.
        numbers_carry_year: whether its numbers are like 20200354; else they start anew each
            session.
    """

    slug: str
    name: str
    unit: str
    first_term: int
    numbers_carry_year: bool


PLACES: Final = (
    Place("yangli-jia", "样例甲市", "市", 11, numbers_carry_year=True),
    Place("yangli-yi", "样例乙市", "市", 14, numbers_carry_year=True),
    Place("yangli-bing", "样例丙区", "区", 8, numbers_carry_year=False),
    Place("yangli-ding", "样例丁县", "县", 15, numbers_carry_year=False),
    Place("yangli-wu", "样例戊省", "省", 10, numbers_carry_year=True),
)

OFFICES: Final = (
    ("minzheng", "民政局"),
    ("jiaoyu", "教育局"),
    ("zhujian", "住房和城乡建设局"),
    ("weijian", "卫生健康局"),
    ("jiaotong", "交通运输局"),
    ("caizheng", "财政局"),
    ("renshe", "人力资源和社会保障局"),
    ("huanjing", "生态环境局"),
    ("wenlv", "文化和旅游局"),
    ("nongye", "农业农村局"),
    ("shuili", "水利局"),
)
"""Slug and name of the departments that each place has, those with most to do first."""

TOPICS: Final = tuple(
    f"{DOMAINS[rank % 30]}{ASPECTS[(rank // 30 + rank) % 20]}" for rank in range(600)
)
"""Names of the topics, the most frequent first; every pair of domain and aspect is there once."""


def topic_slug(rank: int) -> str:
    """Slug of the topic with an index in ``TOPICS``."""
    return f"topic-{rank + 1:03d}"


def registry() -> dict[str, str]:
    """File name -> text of the registry files."""
    jurisdictions = "".join(
        f"{place.slug}:\n  name: {place.name}\n  parent: 样例（虚构）\n" for place in PLACES
    )
    departments = "".join(
        f"{place.slug}:\n"
        + "".join(
            f"  {slug}:\n    name: {place.name}{name}\n    aliases:\n"
            f"      - {name}\n      - {place.unit}{name}\n"
            for slug, name in OFFICES
        )
        for place in PLACES
    )
    topics = "".join(f"{topic_slug(rank)}:\n  name: {name}\n" for rank, name in enumerate(TOPICS))
    return {
        "jurisdictions.yml": jurisdictions,
        "departments.yml": departments,
        "topics.yml": topics,
    }
