"""The 218 proposals of ../shared/corpus beside content/, to search a record of some size."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from proposals import corpus
from proposals.case import Case
from proposals.corpus import Corpus
from proposals.model import Jurisdiction, Kind, Mover, Proposal, TextKind, Topic
from proposals.registry import Registry

TABLE = "corpus/jiangsu-cppcc-2019.csv"

_PLACE = Jurisdiction(slug="jiangsu", name="江苏省")
# The table's texts have lost their lines: what indented a paragraph is all that is left.
_INDENT = re.compile(r"[\u3000\xa0 ]{3,}|\n\s*\n")


def record(shared: Path, content: Path) -> Corpus:
    """The table's rows as cases, after those of ``content``."""
    own = corpus.load(content)
    with (shared / TABLE).open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    topics = {
        name: Topic(slug=f"t{at}", name=name)
        for at, name in enumerate(sorted({row["type"].strip() for row in rows} - {""}))
    }
    registry = Registry(
        jurisdictions={**own.registry.jurisdictions, _PLACE.slug: _PLACE},
        departments=own.registry.departments,
        topics={**own.registry.topics, **{topic.slug: topic for topic in topics.values()}},
    )
    return Corpus(registry, (*own.cases, *(_case(row, topics) for row in rows)))


def _case(row: dict[str, str], topics: dict[str, Topic]) -> Case:
    about = tuple(topics[name] for name in [row["type"].strip()] if name)
    paragraphs = (" ".join(part.split()) for part in _INDENT.split(row["content"]))
    proposal = Proposal(
        title=" ".join(row["reason"].split()),
        number=row["proposal_number"],
        kind=Kind.CPPCC,
        jurisdiction=_PLACE.slug,
        year=int(row["year"]),
        movers=(Mover(name=" ".join(row["personnel_name"].split())),),
        published=row["publish_time"][:10],
        topics=tuple(topic.slug for topic in about),
        text=TextKind.ORIGINAL,
        body="\n\n".join(filter(None, paragraphs)),
    )
    return Case(f"2019{row['proposal_number']}", proposal, (), _PLACE, (), about)
