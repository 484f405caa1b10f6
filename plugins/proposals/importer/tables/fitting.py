"""Values of a row -> fields that the record accepts; the rest become questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from proposals.importer.assemble import Draft
from proposals.importer.evidence import Question
from proposals.model import Record

_LONGEST_SHOWN = 200
_REQUIRED = ("title", "kind", "jurisdiction")


def fit(
    model: type[Record], fields: Mapping[str, Any], draft: Draft, prefix: str
) -> dict[str, Any]:
    """Fields in the model's order.

    Args:
        model: Proposal or Reply.
        fields: values by name; empty ones are left out.
        draft: gets a question for each value that the model refuses.
        prefix: what stands before a field's name in questions.
    """
    named = {name: fields[name] for name in model.model_fields if name in fields}
    kept = {
        name: value
        for name, value in {**named, **fields}.items()
        if value not in (None, "", [], (), {})
    }
    try:
        model.model_validate(kept)
    except ValidationError as error:
        for item in error.errors():
            name = str(item["loc"][0]) if item["loc"] else ""
            if name in kept:
                message = f"what is given does not fit the record and was left out: {item['msg']}"
                shown = str(kept.pop(name))[:_LONGEST_SHOWN]
                question = Question(f"{prefix}{name}", message, draft.original.row, shown)
                draft.questions.append(question)
    if not str(kept.get("body", "")).strip():
        kept.pop("body", None)
        kept.pop("text", None)
    return kept


def ask(draft: Draft) -> None:
    """Questions for what a case cannot do without."""
    row = draft.original.row
    for name in _REQUIRED:
        if draft.proposal.get(name) is None:
            draft.proposal = {name: None, **draft.proposal}
            message = f"neither a column nor a constant says the {name}; add it"
            draft.questions.append(Question(name, message, row))
    for index, reply in enumerate(draft.replies):
        if reply.get("department") is None:
            draft.replies[index] = {"department": None, **reply}
            message = "no column says which department answered; add it"
            draft.questions.append(Question(f"reply[{index}].department", message, row))
