"""Texts that are nothing but the name of an office; rules/organisations.yml."""

from __future__ import annotations

from proposals.importer import rulebook
from proposals.importer.rulebook import Hit


def named(text: str) -> Hit | None:
    """An office as a line of its own prints it, perhaps with a word behind it: 样例县甲局文件."""
    return rulebook.first(rulebook.load("organisations"), text)


def department(text: str) -> Hit | None:
    """An office by its name alone: 样例市甲局, perhaps with the word for its seal."""
    return rulebook.rule("organisations", "department").first(text)
