"""One case as one file: JSON for programs, Markdown for people."""

from __future__ import annotations

import json
from typing import Any

from proposals import frontmatter
from proposals.case import Case
from proposals.model import Proposal, Reply

_NOT_PUBLIC = {"review"}
"""Questions of the import to the editors: about the work on the record, not part of it."""


def as_json(case: Case) -> str:
    """The case in the field names of the record; absent fields are not there. UTF-8, LF."""
    return json.dumps(_fields(case), ensure_ascii=False, indent=1) + "\n"


def as_markdown(case: Case) -> str:
    """The case's own files one after another, as they stand in content/."""
    documents: list[Proposal | Reply] = [case.proposal, *(item.reply for item in case.replies)]
    public = (document.model_copy(update={"review": ()}) for document in documents)
    return "\n".join(frontmatter.write(document) for document in public)


def _fields(case: Case) -> dict[str, Any]:
    def dumped(document: Any) -> dict[str, Any]:
        return dict(document.model_dump(mode="json", exclude=_NOT_PUBLIC, exclude_defaults=True))

    return {
        "case": case.key,
        "address": case.address,
        "jurisdiction": dumped(case.jurisdiction),
        "proposal": dumped(case.proposal),
        "replies": [
            {"department_slug": item.department.slug, **dumped(item.reply)} for item in case.replies
        ],
    }
