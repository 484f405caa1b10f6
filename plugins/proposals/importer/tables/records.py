"""What ``import --format json`` printed -> drafts again.

So other programs can hand over cases in the model's own field names.
"""

from __future__ import annotations

import re
from typing import Any

from proposals import privacy
from proposals.importer import places
from proposals.importer.assemble import Draft
from proposals.importer.evidence import Fact, How
from proposals.importer.lines import Original
from proposals.importer.places import Place
from proposals.importer.sources.file import File
from proposals.importer.tables import fitting
from proposals.model import CONTROL, Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_COUNTED = ("term", "session", "year")


def is_record(entry: dict[str, object]) -> bool:
    """Whether an object is one of ours, and not the row of a table."""
    return isinstance(entry.get("proposal"), dict)


def draft(
    file: File, line: int, entry: dict[str, Any], registry: Registry, given: Place | None
) -> Draft | ProblemsError:
    """The draft that an object describes.

    Args:
        file: the file.
        line: where the object stands in it.
        entry: ``{"proposal": {…}, "replies": [{…}]}``.
        registry: places that are known.
        given: the place, when the editor has named it.
    """
    replies = entry.get("replies") or []
    if not isinstance(replies, list) or not all(isinstance(reply, dict) for reply in replies):
        return ProblemsError([Problem(file.path, line, "'replies' should be a list of objects")])
    findings: list[privacy.Finding] = []
    proposal = _counted(_masked(entry["proposal"], findings))
    answers = [_masked(reply, findings) for reply in replies]
    place = given or _place(proposal.get("jurisdiction"), line, registry)
    if place:
        proposal["jurisdiction"] = place.slug
    source = proposal.get("source")
    proposal["source"] = {"sha256": file.sha256} | (source if isinstance(source, dict) else {})
    original = Original(str(file.path), file.sha256, (), tuple(findings), row=line)
    made = Draft(original, {}, [], place)
    made.proposal = fitting.fit(Proposal, proposal, made, "")
    made.replies = [
        fitting.fit(Reply, reply, made, f"reply[{index}].") for index, reply in enumerate(answers)
    ]
    for slug in made.proposal.get("topics", ()):
        if slug not in registry.topics:
            made.topics[slug] = slug
    fitting.ask(made)
    return made


def _masked(value: Any, findings: list[privacy.Finding]) -> Any:
    if isinstance(value, str):
        masked, found = privacy.mask(CONTROL.sub("", value))
        findings += found
        return masked
    if isinstance(value, list):
        return [_masked(item, findings) for item in value]
    if isinstance(value, dict):
        return {name: _masked(item, findings) for name, item in value.items()}
    return value


def _counted(proposal: dict[str, Any]) -> dict[str, Any]:
    """Numbers that the record counts with; all come from JSON as they are written."""
    counted = {name: _count(proposal[name]) for name in _COUNTED if name in proposal}
    votes = proposal.get("votes")
    if isinstance(votes, dict):
        counted["votes"] = {name: _count(value) for name, value in votes.items()}
    return {**proposal, **counted}


def _count(value: Any) -> Any:
    return int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value) else value


def _place(slug: object, line: int, registry: Registry) -> Place | None:
    if not isinstance(slug, str) or not slug:
        return None
    fact = Fact(slug, line, slug, How.LABEL)
    known = registry.jurisdictions.get(slug)
    return Place(known.slug, known.name, True, fact) if known else places.proposed(slug, fact)
