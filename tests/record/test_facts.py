"""Facts carry a document, without its body, from run to run and process to process."""

from __future__ import annotations

import itertools
import marshal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

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


_TEXTS = (
    *("甲", "3", "1999", "true", "false", "2020-05", "yangli", "0" * 64, "http://web.example/a"),
    *("cppcc", "deputy", "lead", "original", "repost"),
)
_PARTS = ("name", "role", "support", "oppose", "phone", "label", "satisfaction", "publisher")


def _samples() -> Iterator[object]:
    """Values of one field as the plain form has them, right for some field or other."""
    for text in _TEXTS:
        yield text
        yield [text]
    for name in _PARTS:
        yield {name: "甲"}
        yield [{name: "甲"}, {name: "乙"}]
    for item in ({"name": "甲", "role": "deputy"}, {"name": "样例局", "role": "lead"}):
        yield [item]
    yield {"support": "3", "oppose": "0"}


@pytest.mark.parametrize("model", [Proposal, Reply])
def test_a_front_matter_states_the_facts_of_what_is_made_of_it(
    model: type[Proposal | Reply],
) -> None:
    least = {"title": "题", "kind": "npc", "jurisdiction": "yangli"}
    if model is Reply:
        least = {"department": "样例局"}
    fields = model.model_fields.keys() - {"body"}
    right = set()
    for name, sample in itertools.product(sorted(fields), _samples()):
        values = {"departments": ["样例局"], **least} if model is Proposal else {**least}
        values[name] = sample
        try:
            made = model.model_validate(values)
        except ValidationError:
            continue
        right.add(name)
        assert facts.stated(model, values) == facts.of(made)
    assert right == fields
