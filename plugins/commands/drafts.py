"""What was read of a document, shown to a person or a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from proposals.importer.assemble import Draft
from proposals.importer.evidence import Fact
from proposals.importer.writing import Outcome

_SHOWN = {"body", "text", "source"}
_WIDTH = 100


def as_json(draft: Draft, *, explain: bool = False) -> dict[str, Any]:
    """A draft in the form that tools read; field names are those of the model.

    Args:
        draft: what was read of a document.
        explain: add ``evidence``: for each field, the line, how it was read, and what is
            printed there.
    """
    told: dict[str, Any] = {
        "source": draft.original.source,
        "proposal": draft.proposal,
        "replies": draft.replies,
        "questions": [
            {
                "field": question.field,
                "message": question.message,
                "line": question.line,
                "text": question.text,
            }
            for question in draft.questions
        ],
    }
    if explain:
        told["evidence"] = {
            name: {"line": fact.line, "how": fact.how.value, "text": fact.text}
            for name, fact in draft.evidence.items()
        }
    return told


def as_text(draft: Draft, outcomes: Iterable[Outcome], *, explain: bool = False) -> Iterator[str]:
    """A draft as lines for a terminal.

    Args:
        draft: what was read of a document.
        outcomes: files written for it.
        explain: show under every value what is printed where it was read.
    """
    return _brief(draft, outcomes) if draft.original.row else _table(draft, outcomes, explain)


def _brief(draft: Draft, outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A row of a table on a line of its own, and what is to be asked of it."""
    place = f"{draft.original.source}:{draft.original.row}"
    facts = (draft.proposal.get("number"), draft.proposal.get("title"))
    states = dict.fromkeys(outcome.state.value for outcome in outcomes)
    yield "  ".join(str(part) for part in (place, *facts, ", ".join(states)) if part)
    for question in draft.questions:
        yield f"  ? {question.field}: {question.message} ({place})"


def _table(draft: Draft, outcomes: Iterable[Outcome], explain: bool) -> Iterator[str]:
    yield draft.original.source
    for name, value in draft.proposal.items():
        if name not in _SHOWN:
            yield from _row(name, value, draft.evidence.get(name), explain)
    yield from _row("body", _size(draft.proposal))
    for index, reply in enumerate(draft.replies):
        yield f"  reply {index + 1}"
        for name, value in reply.items():
            if name not in _SHOWN:
                fact = _reply_evidence(draft, index, name)
                yield from _row(f"  {name}", value, fact, explain)
        yield from _row("  body", _size(reply))
    for question in draft.questions:
        where = f"{draft.original.source}:{question.line}" if question.line else "whole document"
        yield f"  ? {question.field}: {question.message} ({where})"
    masked = Counter(finding.kind for finding in draft.original.masked)
    if masked:
        yield "  masked: " + ", ".join(f"{count} {kind}" for kind, count in sorted(masked.items()))
    for outcome in outcomes:
        yield f"  {outcome.state.value}: {outcome.path}"


def _row(
    name: str, value: object, fact: Fact | None = None, explain: bool = False
) -> Iterator[str]:
    where = f"  [line {fact.line}, {fact.how.value}]" if fact and fact.line else ""
    yield f"    {name:<14} {_words(value)}{where}"
    if explain and fact and fact.text:
        yield f"    {'':<14} | {_shortened(fact)}"


def _shortened(fact: Fact) -> str:
    """The line of the original, cut to what stands around the value."""
    text, value = fact.text, str(fact.value)
    if len(text) <= _WIDTH:
        return text
    start = max(0, text.find(value) - _WIDTH // 4)
    end = start + _WIDTH
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _reply_evidence(draft: Draft, index: int, name: str) -> Fact | None:
    parts = (
        f"reply[{index}].{name}",
        f"reply[{index}].{name}.name",
        f"reply[{index}].{name}.label",
    )
    return next((draft.evidence[part] for part in parts if part in draft.evidence), None)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values())
    if isinstance(value, list):
        return "; ".join(_words(part) for part in value)
    return "not known" if value is None else str(value)


def _size(fields: dict[str, Any]) -> str:
    body = fields.get("body", "")
    paragraphs = len(body.split("\n\n")) if body else 0
    return f"{len(body):,} characters, {paragraphs} paragraphs" if body else "none"
