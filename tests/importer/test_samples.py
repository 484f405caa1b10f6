"""Pages of many portals: how much of what a careful reader takes from them the importer reads.

The pages are not part of the project. Where they are, each is read as `import` reads it and
compared with the reader's list; the thresholds are what was reached, and hold it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from commands.drafts import as_json
from proposals import registry as registries
from proposals import yamltext
from proposals.importer import assemble
from proposals.importer.sources import plaintext
from proposals.problems import ProblemsError
from tests.importer import scoring

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the sample pages are not part of the project (../shared/samples)"
)

LEAST_READ = 0.988
LEAST_READ_OR_ASKED = 1.0
LEAST_RIGHT = 1.0

OUT_OF_SCOPE = ("078.txt", "081.txt", "084.txt", "087.txt")
"""Three summaries of a year's cases, and a bill of another body."""


@cache
def _expected() -> dict[str, Any]:
    documents: dict[str, Any] = yamltext.read((SAMPLES / "expected.yml").read_text("utf-8")).value
    return {
        name: entry for name, entry in documents["documents"].items() if name not in OUT_OF_SCOPE
    }


def _read(name: str) -> dict[str, Any]:
    registry = registries.load(ROOT / "content" / "registry")
    return as_json(assemble.assemble(plaintext.read(SAMPLES / "docs" / name), registry))


@cache
def _facts() -> list[tuple[str, scoring.Fact]]:
    return [
        (name, fact)
        for name, entry in _expected().items()
        for fact in scoring.facts(entry, _read(name))
    ]


def test_share_of_expected_facts() -> None:
    expected = [(name, fact) for name, fact in _facts() if fact.expected]
    assert len(expected) > 200
    missed = [(name, fact) for name, fact in expected if not fact.found]
    assert 1 - len(missed) / len(expected) >= LEAST_READ, missed
    silent = [(name, fact) for name, fact in missed if not fact.asked]
    assert 1 - len(silent) / len(expected) >= LEAST_READ_OR_ASKED, silent


def test_share_of_written_values_that_are_right() -> None:
    written = [(name, fact) for name, fact in _facts() if fact.written]
    wrong = [(name, fact) for name, fact in written if fact.wrong]
    assert 1 - len(wrong) / len(written) >= LEAST_RIGHT, wrong


@pytest.mark.parametrize("name", OUT_OF_SCOPE)
def test_what_is_no_case_is_refused(name: str) -> None:
    with pytest.raises(ProblemsError, match="holds neither a proposal nor a reply"):
        _read(name)
