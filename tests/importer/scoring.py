"""What an importer should have read off a page, against what it read.

The list of expected facts is a reader's (../shared/samples/expected.yml); its own conventions
stand at its head. Values are compared as texts without spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from proposals import privacy
from proposals.importer import places
from proposals.text import fold

KINDS = {"政协": "cppcc", "人大": "npc"}
ROLES = {"主办": "lead", "会办": "joint"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know.

    Attributes:
        field: what it is, in the model's words.
        expected: the reader's values, any of which is right; empty when the page does not say.
        written: what the importer wrote; empty when it wrote nothing.
        asked: whether it asked about the field.
    """

    field: str
    expected: frozenset[str]
    written: frozenset[str]
    asked: bool

    @property
    def found(self) -> bool:
        return bool(self.expected & self.written)

    @property
    def wrong(self) -> bool:
        return bool(self.written) and not self.found


def facts(expected: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Fact]:
    """Every fact that the page holds or the importer wrote.

    Args:
        expected: an entry of the list.
        read: one object of ``import --format json``.
    """
    proposal, replies = read["proposal"], read["replies"]
    asked = {question["field"].rpartition("]")[2].lstrip(".") for question in read["questions"]}

    def fact(name: str, right: set[Any], written: set[Any], field: str | None = None) -> Fact:
        return Fact(name, _texts(right), _texts(written), (field or name).split(".")[0] in asked)

    reply = replies[0] if replies else {}
    yield fact("title", {expected.get("title"), expected.get("title_raw")}, {proposal.get("title")})
    yield fact("number", {expected.get("number")}, {proposal.get("number")})
    yield fact("kind", {KINDS.get(expected.get("body", ""))}, {proposal.get("kind")})
    yield fact("term", {expected.get("term")}, {proposal.get("term")})
    yield fact("session", {expected.get("session")}, {proposal.get("session")})
    yield from _movers(expected, proposal, asked)
    yield from _departments(expected, proposal, replies, asked)
    yield fact("reply number", {expected.get("reply_number")}, {reply.get("number")}, "number")
    days = {reply.get("signed"), reply.get("date")}
    yield fact("reply date", {expected.get("reply_date")}, days, "date")
    day = reply.get("published") or proposal.get("published")
    yield fact("published", {expected.get("publication_date")}, {day})
    yield fact("assigned", {expected.get("assigned_date")}, {proposal.get("assigned")})
    yield fact("submitted", {expected.get("proposal_date")}, {proposal.get("submitted")})
    outcome = reply.get("outcome", {})
    yield fact("outcome", {expected.get("category")}, {outcome.get("code", outcome.get("label"))})
    if not str(expected.get("addressee", "(")).startswith("("):
        yield fact("addressee", {expected["addressee"]}, {reply.get("addressee")})
    # The reader counts the names of a list; the model counts only what the source counts.
    total = proposal.get("movers_total") or len(proposal.get("movers", []))
    counted = {total} if expected.get("proposers_total") else {proposal.get("movers_total")}
    yield fact("movers_total", {expected.get("proposers_total")}, counted)
    yield fact("movers_open", {expected.get("proposers_open")}, {proposal.get("movers_open")})
    for contact in expected.get("contacts", []):
        phone, _ = privacy.mask(contact["phone"])
        written = reply.get("contact", {})
        got = {written[name] for name in ("name", "phone") if name in written}
        if "name" in contact:
            yield fact("contact name", {contact["name"]}, got & {written.get("name")}, "contact")
        yield fact("contact phone", {phone}, got & {written.get("phone")}, "contact")


def _movers(
    expected: Mapping[str, Any], proposal: Mapping[str, Any], asked: set[str]
) -> Iterator[Fact]:
    right = {_text(name) for name in expected.get("proposers", [])}
    written = {_text(mover["name"]) for mover in proposal.get("movers", [])}
    for name in right | written:
        yield Fact("mover", _texts({name} & right), _texts({name} & written), "movers" in asked)


def _departments(
    expected: Mapping[str, Any],
    proposal: Mapping[str, Any],
    replies: list[Mapping[str, Any]],
    asked: set[str],
) -> Iterator[Fact]:
    """Departments that handle the case, with the role where the reader names one."""
    written: dict[str, str | None] = dict.fromkeys(proposal.get("departments", []))
    written |= {one["name"]: one["role"] for one in proposal.get("handlers", [])}
    written |= {reply["department"]: reply.get("role") for reply in replies if reply["department"]}
    questions = bool({"department", "departments", "role"} & asked)
    right = {entry["name"]: ROLES.get(entry["role"]) for entry in expected.get("departments", [])}
    for name, role in right.items():
        same = [other for other in written if _same(name, other)]
        mark = {f"{name} {role}"}
        got = {f"{name} {role}"} if any(role in {None, written[other]} for other in same) else set()
        yield Fact("department", frozenset(mark), frozenset(got), questions)
        for other in same:
            written.pop(other)
    for name in written:
        yield Fact("department", frozenset(), frozenset({name}), questions)


def _same(one: str, other: str) -> bool:
    """Whether two names are one department, one of them perhaps without its place."""
    shorter, longer = sorted((one, other), key=len)
    rest = (longer[at:] for at in range(len(longer) - 2))
    same = any(places.same_department(shorter, name, None) for name in rest)
    return same or longer.endswith(shorter.lstrip("市县区"))


def _texts(values: set[Any]) -> frozenset[str]:
    return frozenset(_text(value) for value in values if value not in (None, ""))


def _text(value: object) -> str:
    return fold(str(value))
