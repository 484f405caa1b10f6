"""A case as it is published in JSON: the record's own fields, and what links them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any

from proposals.case import Case, CaseReply
from proposals.model import (
    Department,
    Jurisdiction,
    Line,
    PartialDate,
    Record,
    Slug,
    Topic,
    Withdrawn,
)
from proposals.model import Proposal as RecordedProposal
from proposals.model import Reply as RecordedReply

PRIVATE = frozenset({"review"})
"""Questions of the import to the editors: about the work on the record, not part of it."""


class HandledBy(Record):
    """A department as it is printed, and whom it means.

    Attributes:
        name: as printed.
        department: ``<jurisdiction>/<slug>`` of the department.
    """

    name: Line
    department: str


class PublishedReply(RecordedReply):
    """A reply.

    Attributes:
        department_slug: of the department that the registry knows.
        anchor: id of the reply on the case's page.
    """

    department_slug: Slug
    anchor: str


class PublishedCase(Record):
    """A proposal, its replies, and whom and what they refer to.

    Attributes:
        case: ``<jurisdiction>/<id>``, which never changes.
        address: path of its page below the site's root.
        filing_year: the year it is filed under, the one value that is worked out.
        updated: the latest date known of it.
        jurisdiction: the place.
        handled_by: what the proposal's ``departments`` mean, in the same order.
        proposal: what was asked.
        replies: lead first, then sole, separate, unknown and joint; in printed order.
    """

    case: str
    address: str
    filing_year: int | None = None
    updated: PartialDate | None = None
    jurisdiction: Jurisdiction
    handled_by: tuple[HandledBy, ...] = ()
    proposal: RecordedProposal
    replies: tuple[PublishedReply, ...]


class PublishedRecord(Record):
    """The whole record.

    Attributes:
        jurisdictions: every place, by slug.
        departments: every department, by identifier.
        topics: every topic, by slug.
        withdrawn: every case that was published and is no longer, by identifier.
        cases: newest year first, then by address.
    """

    jurisdictions: tuple[Jurisdiction, ...]
    departments: tuple[Department, ...]
    topics: tuple[Topic, ...]
    withdrawn: tuple[Withdrawn, ...]
    cases: tuple[PublishedCase, ...]


def of_case(case: Case) -> dict[str, Any]:
    """The case as ``PublishedCase`` says, in plain values; absent fields are not there."""
    worked_out = {"filing_year": case.year, "updated": case.updated}
    handled_by = [
        {"name": name, "department": department_id(department)}
        for name, department in case.handlers
    ]
    return {
        "case": case.key,
        "address": case.address,
        **{name: value for name, value in worked_out.items() if value is not None},
        "jurisdiction": of_entry(case.jurisdiction),
        **({"handled_by": handled_by} if handled_by else {}),
        "proposal": _plain(case.proposal),
        "replies": [_reply(item) for item in case.replies],
    }


def of_entry(entry: Jurisdiction | Department | Topic | Withdrawn) -> dict[str, Any]:
    """An entry of the registry in plain values; absent fields are not there."""
    return _plain(entry)


def department_id(department: Department) -> str:
    """``<jurisdiction>/<slug>``, unique in the whole record."""
    return f"{department.jurisdiction}/{department.slug}"


def _reply(item: CaseReply) -> dict[str, Any]:
    return {
        "department_slug": item.department.slug,
        "anchor": item.anchor,
        **_plain(item.reply),
    }


def _plain(part: Record) -> dict[str, Any]:
    """Fields in the order of the model, without those that are absent or private."""
    found = ((name, getattr(part, name), default) for name, default in _fields(type(part)))
    return {name: _value(value) for name, value, default in found if value != default}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, Record):
        return _plain(value)
    return value.value if isinstance(value, StrEnum) else value


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Names of the public fields of a class, and what each is when it is absent."""
    return tuple(
        (name, field.default) for name, field in model.model_fields.items() if name not in PRIVATE
    )
