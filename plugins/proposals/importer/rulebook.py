"""Reads the rule files: patterns as data, each beside examples that a test runs.

A rule file holds ``parts`` (pieces that patterns share, written ``{{part}}``) and ``rules``:

    - name: congress              what messages and tests call it
      pattern: '第{{n}}届人大'     searched in a line made plain (see lines.plain)
      sets: {kind: npc}           what follows from a hit besides the named groups
      examples:
        - {text: 样例市第九届人大, term: 九, kind: npc}
      not: [第九届全会]            what it must not hit

Rules are tried in order; the first that hits counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from proposals import yamltext
from proposals.importer.lines import plain
from proposals.problems import Problem, ProblemsError
from proposals.yamltext import Marked, YamlError

FOLDER = Path(__file__).parent / "rules"

_PART = re.compile(r"\{\{([a-z_]+)\}\}")
_FIELDS = {"name", "pattern", "sets", "examples", "not"}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found.

    Attributes:
        rule: name of the rule.
        values: named groups as printed, and what the rule sets.
        start: where it begins in the text.
        end: where it ends.
    """

    rule: str
    values: Mapping[str, str]
    start: int
    end: int

    def __getitem__(self, name: str) -> str | None:
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it sets, and the examples that hold it to its meaning."""

    name: str
    pattern: re.Pattern[str]
    sets: Mapping[str, str] = field(default_factory=dict)
    examples: Sequence[Mapping[str, str]] = ()
    counter: Sequence[str] = ()

    def hits(self, text: str) -> Iterator[Hit]:
        """Every place where the rule applies."""
        for match in self.pattern.finditer(plain(text)):
            yield self.hit(match, text)

    def first(self, text: str, looked_at: str | None = None) -> Hit | None:
        """The first place where the rule applies.

        Args:
            text: a line as printed.
            looked_at: its plain form, where the caller has it.
        """
        match = self.pattern.search(plain(text) if looked_at is None else looked_at)
        return self.hit(match, text) if match else None

    def hit(self, match: re.Match[str], text: str) -> Hit:
        """What a match of the pattern in a text's plain form found."""
        groups = {
            name: text[slice(*match.span(name))].strip()
            for name, value in match.groupdict().items()
            if value and value.strip()
        }
        return Hit(self.name, {**self.sets, **groups}, match.start(), match.end())


def first(rules: Sequence[Rule], text: str) -> Hit | None:
    """What the first rule that applies finds; rules stand in order of trust."""
    looked_at = plain(text)
    for one in rules:
        # Most rules miss: this is asked half a million times for five hundred pages.
        if match := one.pattern.search(looked_at):
            return one.hit(match, text)
    return None


@cache
def load(name: str) -> tuple[Rule, ...]:
    """Rules of ``rules/<name>.yml``.

    Raises:
        ProblemsError: the file is no rule file; with its line.
    """
    path = FOLDER / f"{name}.yml"
    marked = document(path)
    parts: dict[str, str] = {}
    for part, pattern in (marked.value.get("parts") or {}).items():
        parts[part] = _fill(pattern, parts)
    return tuple(
        _rule(path, marked, index, entry, parts)
        for index, entry in enumerate(marked.value["rules"])
    )


@cache
def rule(file: str, name: str) -> Rule:
    """The rule of one name in ``rules/<file>.yml``.

    Raises:
        KeyError: the file has no such rule.
        ProblemsError: the file is no rule file; with its line.
    """
    return {one.name: one for one in load(file)}[name]


def document(path: Path) -> Marked:
    """A rule file as plain values, with lines.

    Raises:
        ProblemsError: it is not YAML, or holds no ``rules``.
    """
    try:
        marked = yamltext.read(path.read_text("utf-8"))
    except YamlError as error:
        raise ProblemsError(
            Problem(path, line, message) for line, message in error.faults
        ) from error
    if not isinstance(marked.value, dict) or not isinstance(marked.value.get("rules"), list):
        raise ProblemsError([Problem(path, 1, "should hold a list `rules`")])
    return marked


def _rule(
    path: Path, marked: Marked, index: int, entry: dict[str, Any], parts: Mapping[str, str]
) -> Rule:
    line = marked.line_of(("rules", index))
    unknown = set(entry) - _FIELDS
    if unknown:
        message = f"{min(unknown)!r} is not a field of a rule"
        raise ProblemsError([Problem(path, line, message)])
    try:
        pattern = re.compile(_fill(entry["pattern"], parts))
    except (re.error, KeyError) as error:
        message = f"pattern of {entry.get('name')!r} does not work: {error}"
        raise ProblemsError([Problem(path, line, message)]) from error
    return Rule(
        name=entry["name"],
        pattern=pattern,
        sets=entry.get("sets") or {},
        examples=entry.get("examples") or (),
        counter=entry.get("not") or (),
    )


def _fill(pattern: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: parts[match[1]], pattern)
