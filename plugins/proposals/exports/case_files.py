"""One case as one file: JSON for programs, Markdown for people."""

from __future__ import annotations

import json

from proposals import frontmatter
from proposals.case import Case
from proposals.exports import published
from proposals.model import Proposal, Reply
from proposals.storedcase import Stored

_json = json.JSONEncoder(ensure_ascii=False).encode


def as_json(case: Case) -> str:
    """The case in the field names of the record; absent fields are not there. UTF-8, LF.

    A line for each of its parts: Python's encoder indents at a tenth of its speed.
    """
    parts = (f" {_json(name)}: {_json(value)}" for name, value in published.of_case(case).items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def as_markdown(case: Case) -> str:
    """The case's own files one after another, as they stand in content/."""
    documents: list[Proposal | Reply] = [case.proposal, *(item.reply for item in case.replies)]
    return "\n".join(map(_markdown, documents))


def _markdown(document: Proposal | Reply) -> str:
    """Text of a document's file, without what is not public."""
    private = any(getattr(document, name) for name in published.PRIVATE)
    text = document.source_text() if isinstance(document, Stored) and not private else None
    if text is None:
        public = document.model_copy(update=dict.fromkeys(published.PRIVATE, ()))
        text = frontmatter.write(public)
    return text
