"""What each column of a table holds, and what holds for all of its rows.

columns:                    # header -> field of the record
  案号: number
  办复类别: reply.outcome
  序号: ignored
constants:                  # the same for every row
  kind: cppcc
  jurisdiction: 样例市
split: {movers: ';'}        # what parts names in a cell, where it is none of 、，；/
dates: day-month-year       # year-month-day when left out
"""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from proposals import yamltext
from proposals.importer import rulebook
from proposals.problems import Problem, ProblemsError
from proposals.yamltext import Marked, YamlError

IGNORED = "ignored"
DATE_ORDERS = ("year-month-day", "day-month-year", "month-day-year")

PROPOSAL_FIELDS = (
    *("title", "number", "kind", "jurisdiction", "term", "session", "sessions", "year"),
    *("movers", "comovers", "seconders", "submitted", "assigned", "due", "published", "topics"),
    *("departments", "departments.lead", "departments.joint", "departments.separate"),
    *("departments.sole", "status", "publisher", "address", "notes", "body"),
)
"""``sessions`` is 届次 in one cell (十三届五次); ``publisher`` and ``address`` are the source's;
``seconders`` (附议) move nothing and become a note."""

REPLY_FIELDS = (
    *("department", "role", "title", "number", "date", "signed", "addressee", "contact.name"),
    *("contact.phone", "outcome", "feedback.satisfaction", "feedback.comment", "published", "body"),
)
FIELDS = (*PROPOSAL_FIELDS, *(f"reply.{name}" for name in REPLY_FIELDS))

_SECTIONS = frozenset({"columns", "constants", "split", "dates"})
DEPARTMENTS = (
    *("departments", "departments.lead", "departments.sole"),
    *("departments.joint", "departments.separate"),
)
"""Fields of departments, each but the first with the part that its name gives them."""
_LISTS = frozenset({"movers", "comovers", "topics", *DEPARTMENTS})
_SEVERAL = frozenset({"body", "reply.body", "notes", *_LISTS})
"""Fields that several columns may fill; others stand in one."""
HEADER_AMONG = 10
"""Rows; above the header of a sheet stands at most its title and a note."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What columns hold.

    Attributes:
        columns: header -> field of ``FIELDS`` or ``IGNORED``, in the order of the table.
        constants: field -> value of every row.
        split: field -> what parts the names in its cells.
        dates: one of ``DATE_ORDERS``.
        unplaced: headers that no field could be found for.
    """

    columns: Pairs[str, str]
    constants: Pairs[str, str] = field(default_factory=dict)
    split: Pairs[str, str] = field(default_factory=dict)
    dates: str = DATE_ORDERS[0]
    unplaced: tuple[str, ...] = ()

    def with_constants(self, constants: Pairs[str, str]) -> Mapping:
        """The same with further constants, which count before its own."""
        return replace(self, constants={**self.constants, **constants})

    def with_captions(self, told: Pairs[str, str]) -> Mapping:
        """The same with what stands above rows, which counts after its own constants."""
        return replace(self, constants={**told, **self.constants})


def load(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        ProblemsError: with every fault, each on its line.
        OSError: the file cannot be opened.
    """
    try:
        marked = yamltext.read(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ProblemsError([Problem(path, 0, "is not UTF-8; save it as UTF-8")]) from error
    except YamlError as error:
        raise ProblemsError(Problem(path, *fault) for fault in error.faults) from error
    faults = list(_faults(marked))
    if faults:
        raise ProblemsError(Problem(path, line, message) for line, message in faults)
    value = marked.value
    return Mapping(
        columns=value["columns"],
        constants=value.get("constants") or {},
        split=value.get("split") or {},
        dates=value.get("dates", DATE_ORDERS[0]),
    )


def constants(settings: Sequence[str]) -> dict[str, str]:
    """Constants of settings such as ``kind=cppcc``.

    Raises:
        ProblemsError: with every setting that is none.
    """
    found: dict[str, str] = {}
    problems = []
    for setting in settings:
        name, _, value = setting.partition("=")
        if name not in FIELDS or not value.strip():
            message = f"is {setting!r}; write field=value, the field one of {', '.join(FIELDS)}"
            problems.append(Problem(Path("--set"), 0, message))
        found[name] = value.strip()
    if problems:
        raise ProblemsError(problems)
    return found


def guess(header: Sequence[str]) -> Mapping:
    """The mapping that a header suggests, by rules/columns.yml.

    Of two columns for one field that whose rule stands first holds it: 案号 before 流水号.
    """
    names = [name for name in map(str.strip, header) if name]
    trust = {rule.name: at for at, rule in enumerate(rulebook.load("columns"))}
    rules = rulebook.load("columns")
    hits = [
        (name, hit)
        for name in names
        if (hit := rulebook.first(rules, name) or rulebook.first(rules, "".join(name.split())))
    ]
    placed: dict[str, str] = {}
    for name, hit in sorted(hits, key=lambda pair: trust[pair[1].rule]):
        found = hit.values["field"]
        if found in {*_SEVERAL, IGNORED} or found not in placed.values():
            placed[name] = found
    columns = {name: placed.get(name, IGNORED) for name in names}
    return Mapping(columns, unplaced=tuple(name for name in names if name not in placed))


def text(mapping: Mapping) -> str:
    """The mapping as the text of a file, for an editor to keep and correct."""
    parts: dict[str, object] = {"columns": dict(mapping.columns)}
    if mapping.constants:
        parts["constants"] = dict(mapping.constants)
    if mapping.split:
        parts["split"] = dict(mapping.split)
    if mapping.dates != DATE_ORDERS[0]:
        parts["dates"] = mapping.dates
    return yaml.dump(parts, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)


def _faults(marked: Marked) -> list[tuple[int, str]]:
    value = marked.value
    if not isinstance(value, dict) or not isinstance(value.get("columns"), dict):
        return [(1, "should hold `columns:`, one `header: field` a line")]
    faults = [
        (marked.line_of((name,)), f"{name!r} is none of {', '.join(sorted(_SECTIONS))}")
        for name in value
        if name not in _SECTIONS
    ]
    for name in ("constants", "split"):
        if name in value and not isinstance(value[name], dict):
            faults.append((marked.line_of((name,)), f"{name!r} should hold `field: value` lines"))
            return faults
    faults += _field_faults(marked)
    if value.get("dates", DATE_ORDERS[0]) not in DATE_ORDERS:
        faults.append((marked.line_of(("dates",)), f"'dates' is one of {', '.join(DATE_ORDERS)}"))
    return faults


def _field_faults(marked: Marked) -> list[tuple[int, str]]:
    value = marked.value
    faults = []
    seen: dict[str, str] = {}
    for header, name in value["columns"].items():
        at = ("columns", header)
        if name not in (*FIELDS, IGNORED):
            known = ", ".join((*FIELDS, IGNORED))
            faults.append((marked.line_of(at), f"{name!r} is no field; it is one of {known}"))
        elif name in seen and name not in {*_SEVERAL, IGNORED}:
            message = f"{seen[name]!r} holds {name} already; one column holds it"
            faults.append((marked.line_of(at), message))
        seen.setdefault(name, header)
    for name, constant in (value.get("constants") or {}).items():
        if name not in FIELDS or not isinstance(constant, str):
            faults.append((marked.line_of(("constants", name)), f"{name!r} is no field of a case"))
    for name, mark in (value.get("split") or {}).items():
        if name not in _LISTS or not isinstance(mark, str) or not mark:
            message = f"{name!r} is not split; {', '.join(sorted(_LISTS))} are"
            faults.append((marked.line_of(("split", name)), message))
    return faults
