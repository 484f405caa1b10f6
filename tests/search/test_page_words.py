"""The search page has a word for every code that the index may send it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from proposals.model import Kind, ReplyRole
from proposals.search import documents
from tests.search import invented


@pytest.fixture(scope="module")
def words(site: Path) -> dict[str, Any]:
    page = (site / "search.html").read_text(encoding="utf-8")
    found = re.search(r'id="search-messages">(.*?)</script>', page, re.DOTALL)
    assert found
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    return told


def test_for_every_filter(words: dict[str, Any]) -> None:
    assert set(words["filters"]) == set(documents.FIELDS)


def test_for_every_value_without_a_name_of_its_own(words: dict[str, Any]) -> None:
    assert set(words["values"]) == {"kind", "role", "reply"}
    assert set(words["values"]["kind"]) == set(Kind)
    assert set(words["values"]["role"]) == set(ReplyRole)
    assert set(words["values"]["reply"]) == {"yes", "no"}
    assert all(word for values in words["values"].values() for word in values.values())


def test_for_every_fact(words: dict[str, Any]) -> None:
    facts = {item.field for item in documents.passages(invented.full_case())} - {""}
    assert set(words["fields"]) == facts
    assert all(words["fields"].values())
