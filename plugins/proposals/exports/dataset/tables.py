"""The record as tables: which there are, and what is in their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from proposals.corpus import Corpus
from proposals.exports.dataset import rows, words
from proposals.exports.dataset.flat import flat
from proposals.exports.dataset.shape import Column, Layer, Row, Table, Type
from proposals.exports.dataset.words import COLUMNS, FIELDS
from proposals.model import Handler


def _table(
    name: str,
    of_record: Callable[[Corpus], Iterator[Row]],
    *columns: Column,
    key: tuple[str, ...] = ("id",),
    layer: Layer = Layer.METADATA,
) -> Table:
    return Table(name, words.TABLES[name], columns, key, layer, of_record)


def _id(table: str) -> Column:
    return Column("id", Type.STRING, COLUMNS[f"{table}.id"], required=True)


def _page(table: str, *, required: bool) -> Column:
    return Column("page", Type.STRING, COLUMNS[f"{table}.page"], required=required)


def _position(table: str) -> Column:
    said = COLUMNS[f"{table}.position"]
    return Column("position", Type.INTEGER, said, required=True, minimum=1)


def _reference(of: str, name: str, to: str, *, required: bool = True) -> Column:
    """A column that holds an ``id`` of another table; its words are those of a field or column."""
    said = FIELDS.get(f"{of}.{name.removesuffix('_id')}") or COLUMNS[f"{of}.{name}"]
    return Column(name, Type.STRING, said, required=required, references=to)


def _printed(of: str) -> Column:
    return Column("department_printed", Type.STRING, FIELDS[of], required=True)


def _role() -> Column:
    """The part of a handler: absent where none is printed."""
    return replace(flat(Handler).columns[-1], required=False)


def _worked_out() -> tuple[Column, Column]:
    date = next(column for column in rows.CASE.columns if column.name == "submitted")
    return (
        Column("filing_year", Type.INTEGER, COLUMNS["cases.filing_year"]),
        replace(date, name="updated", words=COLUMNS["cases.updated"]),
    )


_LINK = ("case_id", "position")

TABLES: tuple[Table, ...] = (
    _table(
        "jurisdictions",
        rows.jurisdictions,
        _id("jurisdictions"),
        *rows.JURISDICTION.columns,
        _page("jurisdictions", required=False),
    ),
    _table(
        "departments",
        rows.departments,
        _id("departments"),
        _reference("Department", "jurisdiction_id", "jurisdictions"),
        *rows.DEPARTMENT.columns,
        _page("departments", required=False),
    ),
    _table(
        "topics", rows.topics, _id("topics"), *rows.TOPIC.columns, _page("topics", required=False)
    ),
    _table(
        "movers",
        rows.movers,
        _id("movers"),
        _reference("movers", "jurisdiction_id", "jurisdictions"),
        *rows.MOVER.columns,
        _page("movers", required=True),
    ),
    _table(
        "cases",
        rows.cases,
        _id("cases"),
        _reference("Proposal", "jurisdiction_id", "jurisdictions"),
        *rows.CASE.columns,
        *_worked_out(),
        _page("cases", required=True),
    ),
    _table(
        "case_movers",
        rows.case_movers,
        _reference("case_movers", "case_id", "cases"),
        _position("case_movers"),
        _reference("case_movers", "mover_id", "movers"),
        key=_LINK,
    ),
    _table(
        "case_departments",
        rows.case_departments,
        _reference("case_departments", "case_id", "cases"),
        _position("case_departments"),
        _reference("case_departments", "department_id", "departments"),
        _printed("Handler.name"),
        _role(),
        key=_LINK,
    ),
    _table(
        "case_topics",
        rows.case_topics,
        _reference("case_topics", "case_id", "cases"),
        _position("case_topics"),
        _reference("case_topics", "topic_id", "topics"),
        key=_LINK,
    ),
    _table(
        "replies",
        rows.replies,
        _id("replies"),
        _reference("replies", "case_id", "cases"),
        _position("replies"),
        _reference("replies", "department_id", "departments"),
        _printed("Reply.department"),
        *rows.REPLY.columns,
        _page("replies", required=True),
    ),
    _table(
        "documents",
        rows.documents,
        _id("documents"),
        _reference("documents", "case_id", "cases"),
        _reference("documents", "reply_id", "replies", required=False),
        Column("title", Type.STRING, COLUMNS["documents.title"]),
        Column("body", Type.STRING, FIELDS["Proposal.body"]),
        layer=Layer.TEXTS,
    ),
    _table(
        "withdrawn",
        rows.withdrawn,
        _id("withdrawn"),
        *rows.WITHDRAWN.columns,
        _reference("Withdrawn", "instead_id", "cases", required=False),
        _page("withdrawn", required=True),
    ),
)
"""Every table, each after those it refers to."""
