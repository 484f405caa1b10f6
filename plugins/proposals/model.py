"""The record: a proposal, its replies, and the names they use.

Every class is immutable and refuses unknown fields. Absent means that the source does not
say; nothing here fills a gap. Field names are those of the front matter in content/.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML 1.0 (feeds) allows in a text: controls, halves of UTF-16 characters,
and what Unicode calls no characters."""

_BREAK = re.compile(f"{CONTROL.pattern.removesuffix(']')}\t\n\r\u2028\u2029]")
UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What takes no room and hides a word from search, or turns the order in which others are shown."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PAGE_OF_LIST = re.compile(r"index|page-[0-9]+")
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LINE_ENDS = re.compile(r"\r\n?")
_BLANK_START = re.compile(r"\A(?:[^\S\n]*\n)+")
_FIRST_YEAR = 1949
_LAST_YEAR = 2100


def _one_line(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; remove the field when the source does not say")
    # What has a break or a control character is not printable: seen in a tenth of the time.
    if not value.isprintable():
        if _BREAK.search(value):
            raise ValueError("has a line break or control character; write it on one line")
        if unseen := UNSEEN.search(value):
            raise ValueError(f"holds an invisible character (U+{ord(unseen[0]):04X}); remove it")
    if value != value.strip():
        raise ValueError("has white space at its start or end; remove it")
    return value


def _shown(value: str) -> str:
    return repr(value if len(value) <= 60 else f"{value[:59]}…")


def normal_body(value: str) -> str:
    """The one form of a body, as ``Body`` describes it.

    Raises:
        ValueError: it holds a control character.
    """
    text = _LINE_ENDS.sub("\n", value)
    found = CONTROL.search(text)
    if found:
        raise ValueError(f"has a control character (U+{ord(found[0]):04X}); remove it")
    return trimmed(text)


def trimmed(text: str) -> str:
    """A body without the blank lines around it; its line ends are LF."""
    # As we write them: one blank line before it at most, and nothing to look for.
    start = int(text[:1] == "\n")
    if not text[start : start + 1].isspace():
        return text[start:].rstrip()
    return _BLANK_START.sub("", text.rstrip() + "\n")[:-1]


@lru_cache(maxsize=4096)
def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError(
            f"is {_shown(value)}, which is no address; use lower-case a-z, 0-9 and single hyphens"
        )
    return value


def _entry_slug(value: str) -> str:
    if _PAGE_OF_LIST.fullmatch(value):
        raise ValueError(f"is {_shown(value)}, the address of a page of the list; choose another")
    return value


def _case_key(value: str) -> str:
    parts = value.split("/")
    if len(parts) != 2 or not all(_SLUG.fullmatch(part) for part in parts):
        raise ValueError(f"is {_shown(value)}, which is no case; write <jurisdiction>/<id>")
    return value


def _department_slug(value: str) -> str:
    if re.search(r"-[0-9]+$", value):
        raise ValueError(
            f"is {_shown(value)}; do not end it in a number, as the file of a second reply does"
        )
    return value


@lru_cache(maxsize=4096)
def _partial_date(value: str) -> str:
    match = _PARTIAL_DATE.fullmatch(value)
    if not match:
        raise ValueError(
            f"is {_shown(value)}, which is no date; "
            "write YYYY-MM-DD, YYYY-MM or YYYY, as exact as the source is"
        )
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(
            f"is {value!r}; correct the year, which lies outside {_FIRST_YEAR} to {_LAST_YEAR}"
        )
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"is {value!r}, which is not in the calendar; correct it") from error
    return value


def _count(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise ValueError(f"is {_shown(value)}; write a whole number in digits 0 to 9")
        return int(value)
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise ValueError(f"is {_shown(value)}; write true or false")
        return value == "true"
    return value


def _sha256(value: str) -> str:
    if not _SHA256.fullmatch(value):
        raise ValueError("is no SHA-256 sum; write its 64 digits 0-9 a-f")
    return value


def _web_address(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        raise ValueError(
            f"is {_shown(value)}, which is no web address; it starts with http:// or https://"
        )
    return value


def _shaped(pattern: re.Pattern[str]) -> Any:
    """Tells the JSON Schema of the record what a validator above holds a text to."""
    return Field(json_schema_extra={"pattern": f"^(?:{pattern.pattern})$"})


Line = Annotated[str, AfterValidator(_one_line), Field(json_schema_extra={"minLength": 1})]
"""Text of one line, as printed: not empty, no white space around it."""

Body = Annotated[str, AfterValidator(normal_body)]
"""Markdown, its lines ended by LF, without blank lines at its start and white space at its end."""

Slug = Annotated[str, AfterValidator(_slug), _shaped(_SLUG)]
"""A part of an address: ASCII lower case, digits, single hyphens."""

EntrySlug = Annotated[Slug, AfterValidator(_entry_slug)]
"""Slug of a place or topic, whose page stands beside those of their list."""

CaseKey = Annotated[str, AfterValidator(_case_key)]
"""``<jurisdiction>/<id>``: the identity of a case."""

PartialDate = Annotated[str, AfterValidator(_partial_date), _shaped(_PARTIAL_DATE)]
"""An ISO 8601 date as exact as the source is: ``2020-08-05``, ``2020-08`` or ``2020``."""

Ordinal = Annotated[int, BeforeValidator(_count), Field(ge=1, le=999)]
"""Number of a term (届) or session (次)."""

Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]
"""How many, as printed."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no, written ``true`` or ``false``."""

Year = Annotated[int, BeforeValidator(_count), Field(ge=_FIRST_YEAR, le=_LAST_YEAR)]
"""A calendar year, as printed."""


class Kind(StrEnum):
    """Which body the proposal was made to. A further body is one more line here."""

    CPPCC = "cppcc"
    """政协提案: to the people's political consultative conference."""
    NPC = "npc"
    """人大代表建议: to the people's congress."""


class MoverRole(StrEnum):
    """In what capacity somebody proposed."""

    MEMBER = "member"
    """委员"""
    DEPUTY = "deputy"
    """代表"""
    PARTY = "party"
    """党派"""
    GROUP = "group"
    """人民团体, 委员小组"""
    SECTOR = "sector"
    """界别"""
    COMMITTEE = "committee"
    """专门委员会"""


class ReplyRole(StrEnum):
    """The part a department had in handling a proposal."""

    LEAD = "lead"
    """主办"""
    SOLE = "sole"
    """独办"""
    SEPARATE = "separate"
    """分办"""
    JOINT = "joint"
    """会办, 协办"""


class TextKind(StrEnum):
    """Whose words a body holds."""

    ORIGINAL = "original"
    """as published"""
    DIGEST = "digest"
    """retold by the editors, figures, dates and names kept as far as possible"""


class SourceGrade(StrEnum):
    """How near to its author the copy we read is."""

    OFFICIAL = "official"
    REPOST = "repost"


class Record(BaseModel):
    """Base of everything recorded: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Mover(Record):
    """Who proposed: a person or a body, under the name that is printed."""

    name: Line
    role: MoverRole | None = None


class Handler(Record):
    """A department and the part that the source gives it beside its name (主办单位, 会办单位)."""

    name: Line
    role: ReplyRole


class Votes(Record):
    """What readers of the source page clicked (网友评价)."""

    support: Count
    oppose: Count


class Contact(Record):
    """Whom a department names for questions; office lines only, mobile numbers masked."""

    name: Line | None = None
    phone: Line | None = None


class Outcome(Record):
    """The handling result as printed. Schemes are local: never translated into another."""

    label: Line
    code: Line | None = None
    scheme: Line | None = None

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Code and scheme, as far as they are there and the label does not say them itself."""
        return tuple(
            text
            for text in (self.code, self.scheme)
            if text
            and not re.search(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", self.label)
        )


class Feedback(Record):
    """What the mover said of the reply, as printed."""

    satisfaction: Line | None = None
    comment: Line | None = None


class Source(Record):
    """Where a document was read.

    Attributes:
        publisher: who published it, as printed.
        address: its web address.
        retrieved: the day it was read there.
        sha256: SHA-256 of the original file's bytes, in lower-case hex.
        grade: whether that was the office itself or a repost.
    """

    publisher: Line | None = None
    address: Annotated[str, AfterValidator(_web_address), _shaped(_WEB_ADDRESS)] | None = None
    retrieved: PartialDate | None = None
    sha256: Annotated[str, AfterValidator(_sha256), _shaped(_SHA256)] | None = None
    grade: SourceGrade | None = None


class Proposal(Record):
    """What was asked.

    Attributes:
        title: as printed (案由, 题目, 标题).
        number: as printed without 第 and 号; text, so that ``0354`` keeps its zero.
        kind: the body it was made to.
        jurisdiction: slug in registry/jurisdictions.yml.
        term: 届.
        session: 次.
        year: the year of handling as printed (2020年度), not worked out.
        movers: who proposed, in printed order.
        movers_total: how many proposed, where the source counts them (等10名代表).
        movers_open: whether others proposed whom the source neither names nor counts (等委员).
        submitted: 提出日期.
        assigned: 交办日期.
        due: 办理期限, the day by which it is to be answered; only as printed, never worked out.
        published: 发布时间 of the proposal.
        topics: slugs in registry/topics.yml.
        departments: 办理单位 as printed, in printed order.
        handlers: those of them whose part in the handling is printed beside their names; a reply
            tells the part of its own department.
        status: 立案, 并案 and so on, as printed.
        votes: readers' votes on the source page.
        added: the day the editors entered the case in this record.
        source: where it was read.
        text: whose words the body holds; absent when there is no body.
        notes: what the editors have to say about the case.
        review: what the import could not decide; an editor answers a line by removing it.
        body: Markdown; empty when the text was not published (原文未公开).
    """

    title: Line
    number: Line | None = None
    kind: Kind
    jurisdiction: Slug
    term: Ordinal | None = None
    session: Ordinal | None = None
    year: Year | None = None
    movers: tuple[Mover, ...] = ()
    movers_total: Count | None = None
    movers_open: Flag = False
    submitted: PartialDate | None = None
    assigned: PartialDate | None = None
    due: PartialDate | None = None
    published: PartialDate | None = None
    topics: tuple[Slug, ...] = ()
    departments: tuple[Line, ...] = ()
    handlers: tuple[Handler, ...] = ()
    status: Line | None = None
    votes: Votes | None = None
    added: PartialDate | None = None
    source: Source | None = None
    text: TextKind | None = None
    notes: tuple[Line, ...] = ()
    review: tuple[Line, ...] = ()
    body: Body = ""

    @field_validator("number")
    @classmethod
    def _is_bare(cls, number: str | None) -> str | None:
        """As ``Proposal`` says of it: what pages print around it would stand there twice."""
        if number and number[0] == "第" and number[-1] == "号":
            raise ValueError(f"is {_shown(number)}; write it without 第 and 号")
        return number

    @field_validator("topics", "departments")
    @classmethod
    def _stands_once(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if len(names) > 1 and len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise ValueError(f"holds {_shown(twice)} twice; keep one")
        return names

    @field_validator("handlers")
    @classmethod
    def _handlers_are_departments(
        cls, handlers: tuple[Handler, ...], info: ValidationInfo
    ) -> tuple[Handler, ...]:
        departments = info.data.get("departments")
        for handler in handlers:
            # Departments that could not be read are a fault of their own.
            if departments is not None and handler.name not in departments:
                raise ValueError(
                    f"names {_shown(handler.name)}, which is not among the departments; add it"
                )
        return handlers


class Reply(Record):
    """What a department answered.

    Attributes:
        department: the name as printed; the registry knows which department it is.
        role: its part in the handling; absent when the source does not say.
        title: the letter's own heading.
        number: 答复文号.
        date: 答复日期.
        signed: 落款日期, the date under the letter.
        addressee: to whom the letter is written, as printed.
        contact: 联系人 and 联系方式.
        outcome: handling result as printed.
        feedback: the mover's opinion as printed.
        published: 发布时间 of the reply.
        source: where it was read, when that differs from the proposal's source.
        text: whose words the body holds.
        notes: what the editors have to say about this reply.
        review: what the import could not decide; an editor answers a line by removing it.
        body: Markdown.
    """

    department: Line
    role: ReplyRole | None = None
    title: Line | None = None
    number: Line | None = None
    date: PartialDate | None = None
    signed: PartialDate | None = None
    addressee: Line | None = None
    contact: Contact | None = None
    outcome: Outcome | None = None
    feedback: Feedback | None = None
    published: PartialDate | None = None
    source: Source | None = None
    text: TextKind | None = None
    notes: tuple[Line, ...] = ()
    review: tuple[Line, ...] = ()
    body: Body = ""


class Jurisdiction(Record):
    """A place with its own bodies and departments.

    Attributes:
        slug: its part in addresses; never changes.
        name: official name.
        aliases: other names it is printed under.
        parent: official name of the place above it, for readers.
    """

    slug: EntrySlug
    name: Line
    aliases: tuple[Line, ...] = ()
    parent: Line | None = None

    def __hash__(self) -> int:
        """By what tells entries apart: indexes look them up for every case."""
        return hash(self.slug)


class Department(Record):
    """A department of one jurisdiction.

    Attributes:
        jurisdiction: slug of its place.
        slug: its part in addresses, unique within the place; never changes. It does not end in
            ``-2`` or the like, which tells a second reply or a paragraph from the first.
        name: official name.
        aliases: other names it is printed under within that place.
    """

    jurisdiction: Slug
    slug: Annotated[Slug, AfterValidator(_department_slug)]
    name: Line
    aliases: tuple[Line, ...] = ()

    def __hash__(self) -> int:
        """As ``Jurisdiction``'s."""
        return hash((self.jurisdiction, self.slug))


class Topic(Record):
    """A subject that editors file cases under.

    Attributes:
        slug: its part in addresses; never changes.
        name: shown to readers.
        aliases: other words that mean the same.
    """

    slug: EntrySlug
    name: Line
    aliases: tuple[Line, ...] = ()

    def __hash__(self) -> int:
        """As ``Jurisdiction``'s."""
        return hash(self.slug)


class Withdrawn(Record):
    """A case that was published and is no longer; its address says so for ever.

    Attributes:
        case: ``<jurisdiction>/<id>`` that it had.
        date: the day it was withdrawn.
        reason: why, for readers.
        title: its title, where that may go on being said.
        instead: ``<jurisdiction>/<id>`` of the case that holds it now, when two were one.
    """

    case: CaseKey
    date: PartialDate
    reason: Line
    title: Line | None = None
    instead: CaseKey | None = None
