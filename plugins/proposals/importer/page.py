"""Lines -> items: what each line of a page is, taken by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from proposals import text as chinese
from proposals.importer import (
    headings,
    labels,
    organisations,
    rulebook,
)
from proposals.importer.labels import Labelled, Scope
from proposals.importer.lines import Line
from proposals.importer.mending import steps
from proposals.importer.rulebook import Hit

_DATE_LINE = re.compile(
    r"[\s|]*(?:20[0-9]{2}[./][01]?[0-9]|[0-9]{4}\s*[年./-]\s*[0-9]{1,2}\s*(?:月份|月\s+日|月|[./-]\s*[0-9]{1,2})\s*(?:[0-9]{1,2}\s*[日号]|0?[4-9]|[12][0-9]|3[01])?"
    r"|[0-9]{4}\s*年\s*[一二三四五六七八九十]{1,3}\s*月\s*(?:[一二三四五六七八九十]{1,3}\s*日)?"
    r"|[二一][〇O0零九][〇O0零一二三四五六七八九]{2}\s*年\s*[一二三四五六七八九十]{1,3}\s*月"
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*日)?)(?:\s?\[[0-9]{1,2}\])?[\s|]*"
)
"""A day without its 日 is one where no digit can be missing too: 2099年7月3 may be the 30th.

An encyclopaedia puts the number of a note behind it. 2099年8月 日, where nobody filled in the day,
tells the month.
"""
_AROUND_DATE = re.compile(
    r"^\s*\((?=[^()]*\)\s*$)|(?<=[日月])\)\s*$|(?<=[日月])\s*(?:星期[一二三四五六日天]|\((?:印章|公章|盖章|章)\)|。)\s*$"
)
"""What stands round a day: brackets, the day of the week, words for a seal."""
_DAMAGED_DATE = re.compile(
    r"\s*20[0-9]{2}(?:年?[0-9]{2,4}日?|\s[0-9]{1,4})\s*|\s*[0〇]?[一二三四五六七八九十]{1,3}日\s*"
)
"""What is left of a date whose signs were lost (20996 15, 2099615): it ends a letter as well."""
_YEAR_AS_MONTH = re.compile(r"\s*(20[0-9]{2})\s*月\s*([01]?[0-9]\s*月\s*[0-3]?[0-9]\s*日)\s*")
_DIGITS_OF_DATE = re.compile(r"\s*(20[0-9]{2})([0-9]{2})([0-9]{2})\s*")
_DOTTED_MONTH = re.compile(r"\s*(20[0-9]{2})[./](0?[1-9]|1[0-2])\s*")
_GAP = re.compile(r"\s+(?!类(?:\s|$))(?!别\s*:)")
_WIDE_GAP = re.compile(r"\s{4,}")
_SPREAD_HOST = re.compile(r"^主\s*办\s*单\s*位\s*[:：]")
"""主 办 单 位:"""
_LAST_MARK = re.compile(
    r"\s+(?P<mark>[(\[【]?(?:[A-D]类?|[甲乙丙丁]类)[)\]】]?|[\u4e00-\u9fffA-Z]{2,10}[〔\[【(]20[0-9]{2}[〕\]】)]\s?\S{1,8}号)\s*$"
)
_FIRST_MARK = re.compile(r"\s*[(\[【]\s*(?:[A-D][0-9]?类?|[甲乙丙丁]类)\s*[)\]】]\s*(?=\S)")
_SIGNED_OFF = re.compile(r"\s*(?:签\s*发\s*人?|领导署名|签发领导)\s*:")
_MOST_MARKS = 6
_ENDS_IN_TITLE = re.compile(r"(?:委员|代表|常委)\)?们?\s*[;,。!]?\s*$|好\s*[!。]?\s*$")
_OPENNESS = re.compile(r"[(【\[]?(?:主动|依申请|不予|不?同意|可以|全文|部分)?公开[)】\]]?")
_ALSO_SITES = {"departments", "contact.phone", "contact.name", "official"}
"""Fields whose labels stand in the footers of sites too: 主办单位, 联系电话."""
_LONGEST_MARK = 200
"""Characters; salutations, headings and furniture are looked for in the start of a line only."""


class Is(StrEnum):
    """What a line is."""

    BLANK = "blank"
    FURNITURE = "furniture"
    LABELS = "labels"
    VOTES = "votes"
    BYLINE = "byline"
    SALUTATION = "salutation"
    DEPARTMENT = "department"
    DATE = "date"
    DOCUMENT = "document number"
    OUTCOME = "outcome"
    REPLY_HEADING = "heading of a reply"
    TITLE = "title of a proposal"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Item:
    """A line and what it is.

    Attributes:
        line: the line.
        kind: what it is.
        labels: its labels, when it is a line of labels.
        hit: what the rule found, when a rule told its kind.
    """

    line: Line
    kind: Is
    labels: tuple[Labelled, ...] = ()
    hit: Hit | None = None


_HEAD_MARKS = {Is.DOCUMENT, Is.OUTCOME}
_FIRST_ASKED = (("bylines", Is.BYLINE), ("furniture", Is.FURNITURE), ("votes", Is.VOTES))


def items(lines: Sequence[Line]) -> list[Item]:
    """Every line with its kind, in order."""
    return [item(part) for line in steps.mend(lines) for part in _parts(line)]


def item(line: Line) -> Item:
    """What a line is, taken by itself."""
    if line.blank:
        return Item(line, Is.BLANK)
    short = len(line.text) <= _LONGEST_MARK
    found = labels.read(line)
    if short and (imprint := _site_imprint(line)):
        return Item(line, Is.FURNITURE, hit=imprint)
    if short and not any(map(_tells_of_case, found)):
        for name, kind in _FIRST_ASKED:
            hit = rulebook.first(rulebook.load(name), line.text)
            if hit:
                return Item(line, kind, hit=hit)
    if found:
        return Item(line, Is.LABELS, labels=found)
    if _DATE_LINE.fullmatch(_AROUND_DATE.sub("", line.plain)) and day_of(line):
        return Item(line, Is.DATE)
    if _DAMAGED_DATE.fullmatch(line.plain) or _YEAR_AS_MONTH.fullmatch(line.plain):
        return Item(line, Is.DATE)
    hit = _salutation(line)
    if hit:
        return Item(line, Is.SALUTATION, hit=hit)
    if not short:
        return Item(line, Is.TEXT)
    return _by_shape(line)


def _site_imprint(line: Line) -> Hit | None:
    """Who runs the site, in the words of who handles a case."""
    told = _SPREAD_HOST.sub("主办单位:", line.text) if line.plain[:1] == "主" else line.text
    if told != line.text and (hit := rulebook.rule("furniture", "imprint").first(told)):
        return hit
    return rulebook.rule("furniture", "site-imprint").first(told)


def day_of(line: Line) -> str | None:
    """The date that a line is, ISO 8601; 2099.05 without a day is one here, where it is alone."""
    month = _DOTTED_MONTH.fullmatch(line.plain)
    if month:
        return f"{month[1]}-{month[2]:0>2}"
    return chinese.date(line.plain) or _mended(line.plain)


def _mended(text: str) -> str | None:
    """A day printed 2099月8月21日 or 20991026; of 2099821 digits may be lost too."""
    if slip := _YEAR_AS_MONTH.fullmatch(text):
        return chinese.date(f"{slip[1]}年{slip[2]}")
    digits = _DIGITS_OF_DATE.fullmatch(text)
    return chinese.date("-".join(digits.groups())) if digits else None


def is_outcome(text: str) -> bool:
    """Whether a text is nothing but the class of an outcome."""
    hit = rulebook.first(rulebook.load("outcomes"), text)
    return hit is not None and hit["code"] is not None


def is_openness(line: Line) -> bool:
    """Whether a line says only that a letter may be made public."""
    return _OPENNESS.fullmatch(line.plain.strip()) is not None


def _tells_of_case(labelled: Labelled) -> bool:
    """Whether a line with this label is more than a line about the page."""
    field, scope = labelled.label.field, labelled.label.scope
    told = scope in {Scope.PROPOSAL, Scope.REPLY, Scope.START} and field not in _ALSO_SITES
    return told and bool(labelled.value)


def _parts(line: Line) -> list[Line]:
    """A line whose parts stand apart, all of them marks or one a mark of a letter's head."""
    if len(line.text) > _LONGEST_MARK or _site_imprint(line):
        return [line]
    parts = [Line(line.number, part) for part in _words(line.text.strip())]
    if split := _begins_with_mark(line):
        return split
    if len(parts) == 1:
        return [line]
    if split := _ends_in_mark(line):
        return split
    if 1 < len(parts) <= _MOST_MARKS and all(map(_is_mark, parts)):
        # 会办单位: 甲局 乙局 is one label with two departments.
        lists = {"departments", "department"} & set(map(_field, parts))
        return [line] if lists and any(map(_is_department, parts)) else parts
    parts = [Line(line.number, part) for part in _WIDE_GAP.split(line.text.strip())]
    return parts if any(_by_shape(part).kind in _HEAD_MARKS for part in parts) else [line]


def _ends_in_mark(line: Line) -> list[Line] | None:
    """关于第8号建议的答复函 B, 签发人:甲乙丙 样政函〔2099〕8号: what ends in a mark of a head."""
    match = _LAST_MARK.search(line.plain)
    if match is None:
        return None
    before = Line(line.number, line.text[: match.start()].rstrip())
    last = Line(line.number, line.text[match.start("mark") :].strip())
    kind = _by_shape(last).kind
    headed = kind is Is.OUTCOME and _by_shape(before).kind is Is.REPLY_HEADING
    heading = _by_shape(before).kind is Is.REPLY_HEADING
    signed = kind is Is.DOCUMENT and (heading or _SIGNED_OFF.match(line.plain))
    return [before, last] if headed or signed else None


def _begins_with_mark(line: Line) -> list[Line] | None:
    """【B】关于第8号提案的答复: the class, and the heading behind it."""
    match = _FIRST_MARK.match(line.plain)
    if match is None:
        return None
    rest = Line(line.number, line.text[match.end() :])
    mark = Line(line.number, line.text[: match.end()].strip())
    headed = _by_shape(rest).kind is Is.REPLY_HEADING and _by_shape(mark).kind is Is.OUTCOME
    return [rest, mark] if headed else None


def _field(part: Line) -> str | None:
    return next((one.label.field for one in labels.read(part)), None)


def _is_department(part: Line) -> bool:
    return _by_shape(part).kind is Is.DEPARTMENT


def _words(text: str) -> list[str]:
    """Parts of a line between spaces; a 文号 at its start may hold some, or a class touch it."""
    document = rulebook.first(rulebook.load("documents"), text)
    if document and document.start == 0:
        rest = text[document.end :].strip()
        return [text[: document.end], *(_GAP.split(rest) if rest else ())]
    return _GAP.split(text)


def _is_mark(part: Line) -> bool:
    if _OPENNESS.fullmatch(part.plain) or any(one.value for one in labels.read(part)):
        return True
    return _by_shape(part).kind in {*_HEAD_MARKS, Is.DEPARTMENT}


def _salutation(line: Line) -> Hit | None:
    start = line.text[:_LONGEST_MARK]
    if ":" not in line.plain[:_LONGEST_MARK] and not _ENDS_IN_TITLE.search(line.plain):
        return None
    hit = rulebook.first(rulebook.load("salutations"), start)
    if hit and hit["rest"]:
        rest = hit["rest"] or ""
        at = line.text.index(rest)
        return Hit(hit.rule, {**hit.values, "rest": line.text[at:].strip()}, hit.start, hit.end)
    return hit


def _by_shape(line: Line) -> Item:
    outcome = rulebook.first(rulebook.load("outcomes"), line.text)
    if outcome and outcome.rule != "words":
        return Item(line, Is.OUTCOME, hit=outcome)
    document = rulebook.first(rulebook.load("documents"), line.text)
    bare = line.text.strip(" \t\u3000•·●")
    if document and document["number"] in {bare, bare.strip("()（）")}:
        return Item(line, Is.DOCUMENT, hit=document)
    if heading := headings.of_reply(line.text):
        return Item(line, Is.REPLY_HEADING, hit=heading)
    if title := headings.of_proposal(line.text):
        return Item(line, Is.TITLE, hit=title)
    if department := organisations.named(line.text):
        return Item(line, Is.DEPARTMENT, hit=department)
    return Item(line, Is.TEXT)
