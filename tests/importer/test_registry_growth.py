"""Entries put into registry files as text."""

from __future__ import annotations

import pytest

from proposals import yamltext
from proposals.importer import registry_growth as growth
from proposals.yamltext import YamlError

DEPARTMENTS = """\
# 注解
yangli:
  jiaju:
    # 名称
    name: '样例市甲局'  # 旧
  yiju:
    name: 样例市乙局
    aliases:
      - 乙局

# 第二处
other: {}
"""


def test_a_department_joins_its_place() -> None:
    grown = growth.with_department(DEPARTMENTS, "yangli", "bingju", "样例市丙局")
    assert yamltext.read(grown).value["yangli"]["bingju"] == {"name": "样例市丙局"}
    without = grown.replace("  bingju:\n    name: 样例市丙局\n", "")
    assert without == DEPARTMENTS


def test_a_new_place_gets_a_section() -> None:
    grown = growth.with_department("a:\n  b: {name: 甲}", "yangli", "bingju", "样例市丙局")
    assert yamltext.read(grown).value == {
        "a": {"b": {"name": "甲"}},
        "yangli": {"bingju": {"name": "样例市丙局"}},
    }


@pytest.mark.parametrize(
    ("entry", "aliases"),
    [
        ("    name: 甲\n", ["新名"]),
        ("    name: 甲\n    aliases:\n      - 旧名\n", ["旧名", "新名"]),
        ("    name: 甲\n    aliases: [旧名]\n", ["旧名", "新名"]),
        ("    name: 甲\n    aliases: [旧名] # 注解\n", ["旧名", "新名"]),
    ],
)
def test_an_alias_joins_the_others(entry: str, aliases: list[str]) -> None:
    text = f"yangli:\n  jiaju:\n{entry}  yiju:\n    name: 乙\n"
    grown = growth.with_alias(text, "yangli", "jiaju", "新名")
    assert yamltext.read(grown).value["yangli"] == {
        "jiaju": {"name": "甲", "aliases": aliases},
        "yiju": {"name": "乙"},
    }


def test_a_place_is_added_at_the_end() -> None:
    grown = growth.with_jurisdiction("a:\n  name: 甲市", "yangli", "样例市")
    assert grown == "a:\n  name: 甲市\nyangli:\n  name: 样例市\n"


def test_odd_names_are_quoted() -> None:
    grown = growth.with_jurisdiction("", "odd", "甲: #乙")
    assert yamltext.read(grown).value == {"odd": {"name": "甲: #乙"}}


@pytest.mark.parametrize(
    "end", ["", "\n", "  # 注解\n", "\nother:\n  a:\n    name: 乙\n", "# 注解\nother: {}\n"]
)
def test_a_department_is_put_where_its_place_ends_however_the_file_goes_on(end: str) -> None:
    text = f"yangli:\n  jiaju:\n    name: 甲\n    aliases:\n      - 甲甲\n{end}"
    grown = growth.with_department(text, "yangli", "bingju", "丙")
    assert yamltext.read(grown).value["yangli"] == {
        "jiaju": {"name": "甲", "aliases": ["甲甲"]},
        "bingju": {"name": "丙"},
    }
    assert grown.replace("  bingju:\n    name: 丙\n", "") == text


@pytest.mark.parametrize("entry", ["{}", "", "{ }  # 注解"])
def test_a_department_joins_a_place_laid_out_otherwise(entry: str) -> None:
    grown = growth.with_department(f"other: {entry}\nb: {{}}\n", "other", "bingju", "丙")
    assert yamltext.read(grown).value == {"other": {"bingju": {"name": "丙"}}, "b": {}}


@pytest.mark.parametrize("text", ["a: {jiaju: {name: 甲}}\n", "a:\n  jiaju: {name: 甲}\n"])
def test_what_has_no_line_of_its_own_is_not_broken(text: str) -> None:
    with pytest.raises(YamlError):
        growth.with_alias(text, "a", "jiaju", "新")
