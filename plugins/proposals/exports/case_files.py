"""One case as one file: JSON for programs, Markdown for people."""

from __future__ import annotations

import json

from proposals import frontmatter
from proposals.case import Case
from proposals.exports import published
from proposals.model import Proposal, Reply


def as_json(case: Case) -> str:
    """The case in the field names of the record; absent fields are not there. UTF-8, LF."""
    return json.dumps(published.of_case(case), ensure_ascii=False, indent=1) + "\n"


def as_markdown(case: Case) -> str:
    """The case's own files one after another, as they stand in content/."""
    documents: list[Proposal | Reply] = [case.proposal, *(item.reply for item in case.replies)]
    public = (
        document.model_copy(update=dict.fromkeys(published.PRIVATE, ())) for document in documents
    )
    return "\n".join(frontmatter.write(document) for document in public)
