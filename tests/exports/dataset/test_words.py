"""Everything has a name and a meaning in both languages, and nothing else has."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from enum import StrEnum

import pytest
from pydantic import BaseModel

from proposals import model
from proposals.exports import published
from proposals.exports.dataset import words
from proposals.exports.dataset.files import Format
from proposals.exports.dataset.queries import QUERIES
from proposals.exports.dataset.shape import Layer
from proposals.exports.dataset.tables import TABLES
from proposals.exports.dataset.views import VIEWS
from proposals.exports.dataset.words import Words


def classes() -> Iterator[type]:
    for module in (model, published):
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == module.__name__:
                yield value


def test_every_field_of_the_model_has_words_and_no_other() -> None:
    fields = {
        f"{part.__name__}.{name}"
        for part in classes()
        if issubclass(part, BaseModel)
        for name in typing.get_type_hints(part)
        if name in vars(part).get("__annotations__", {}) and name in part.model_fields
    }
    private = {f"{part}.review" for part in ("Proposal", "Reply")}
    assert set(words.FIELDS) == fields - private


def test_every_code_of_the_model_has_words_and_no_other() -> None:
    codes = {
        f"{part.__name__}.{code.value}"
        for part in classes()
        if issubclass(part, StrEnum)
        for code in part
    }
    assert set(words.CODES) == codes


def test_every_table_and_column_has_words_and_no_other() -> None:
    assert set(words.TABLES) == {table.name for table in TABLES}
    used = {id(column.words) for table in TABLES for column in table.columns}
    assert not [name for name, said in words.COLUMNS.items() if id(said) not in used]
    assert set(words.FORMATS) == set(Format)
    assert set(words.LAYERS) == set(Layer)


def test_what_has_no_words_says_where_to_add_them() -> None:
    with pytest.raises(words.NoWordsError, match=r"Proposal\.accepted has no words; .*words\.py"):
        words.of_field("Proposal.accepted")
    with pytest.raises(words.NoWordsError, match=r"Kind\.letter"):
        words.of_code("Kind.letter")


def test_words_are_in_both_languages() -> None:
    said: list[Words] = [
        *words.FIELDS.values(),
        *words.CODES.values(),
        *words.COLUMNS.values(),
        *words.TABLES.values(),
        *words.FORMATS.values(),
        *words.LAYERS.values(),
        *(view.words for view in VIEWS),
        *(query.words for query in QUERIES),
        *(column.words for table in TABLES for column in table.columns),
    ]
    for item in said:
        assert all(item)
        assert not item.en.isascii() or item.title("en") == item.en
        assert item.title("zh-CN") == item.zh
        assert item.about("zh-CN") == item.zh_about
        assert item.about("en") == item.en_about
        assert item.en[0].isupper()
        assert item.en_about.endswith((".", "?"))
        assert (
            item.zh_about.endswith(("。", "？"))
            or item.zh_about == "Markdown；提案原文未公开时空缺。"
        )
