"""Facts carry a document, without its body, from run to run and process to process."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from proposals import facts, frontmatter
from proposals.model import Proposal, Reply

CONTENT = Path(__file__).parents[2] / "content"
FILES = sorted((CONTENT / "proposals").glob("*/*/*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_document_is_revived_as_it_was(path: Path) -> None:
    model = Proposal if path.name == "proposal.md" else Reply
    document = frontmatter.read(path, model).document
    kept = marshal.loads(marshal.dumps(facts.of(document)))  # noqa: S302  (our own bytes)
    revived = facts.revive(model, kept)
    assert revived.__dict__ == {
        name: value for name, value in document.__dict__.items() if name != "body"
    }


def test_every_kind_of_field_is_revived() -> None:
    proposal = Proposal.model_validate(
        {
            "title": "关于样例的提案",
            "kind": "npc",
            "jurisdiction": "yangli",
            "movers": [{"name": "甲", "role": "deputy"}, {"name": "乙"}],
            "departments": ["样例局"],
            "handlers": [{"name": "样例局", "role": "lead"}],
            "votes": {"support": "3", "oppose": "0"},
            "source": {"publisher": "样例网", "grade": "repost"},
            "movers_open": "true",
        }
    )
    revived = facts.revive(Proposal, facts.of(proposal))
    assert revived.handlers[0].role is proposal.handlers[0].role
    assert revived.model_copy(update={"body": ""}) == proposal
