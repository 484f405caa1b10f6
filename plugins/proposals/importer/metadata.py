"""What a page says about itself: when and by whom it was published, under which 文号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals import text as chinese
from proposals.importer import organisations, rulebook
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.lines import Line, Original, plain
from proposals.importer.segments.parts import Parts

_FOR_OTHERS = re.compile("政府|办公室|办公厅|政府办|委员会办|提案委")
_ALSO_NAMED = re.compile(r"\([^()]{2,12}[局办委]\)$")
"""市甲局(市乙局): one office under two names."""
_SOURCE = re.compile(
    r"(?:来源|发布机构|发布单位)\s*:\s*(?P<name>[\u4e00-\u9fff]{3,24})(?![\u4e00-\u9fff])"
)
_SITE_OF = re.compile(r"(?<=[局厅部委署院])(?:官方)?(?:政府)?(?:门户)?(?:网站|官网|网)$")
"""来源:甲部网站 names the ministry."""
_NO_WRITER = re.compile("政协|人大|党|宣传|网|报|台|中心|本站")


_SHORT_YEAR = re.compile(r"\s*([0-9]{2})[/-][01][0-9][/-][0-3][0-9](?![0-9])")
_EMPTY = re.compile(r"\s*[〔\[【﹝(]\s*[〕\]】﹞)]")
"""Brackets without a year before a 文号: a form that was not filled in, or not read in full."""
_WITHIN_SIGN = ("/", "-")
"""Behind these stands the second half of a sign, which is no 文号 by itself."""
_LIKE_NUMBER = re.compile(r"[^。;]{0,20}[^0-9。;](?:19|20)[0-9]{2}[^0-9年][^。;]{0,12}号")
_YEAR_AND_SERIAL = re.compile(r"20[0-9]{2}-[0-9]{1,4}")
"""What some portals keep of a 文号 behind its label: 2099-92."""
_TIME_OF_DAY = re.compile(r"[日0-9]\s+[0-9]{1,2}:[0-9]{2}")
"""A letter bears a day; an hour is that at which a portal published it."""


def published(parts: Parts, signed: str | None = None, undated: Sequence[Line] = ()) -> Fact | None:
    """The day of publication.

    Args:
        parts: the page.
        signed: the date under its letter. A portal's 发文日期 means either this or the day of
            publication; where it is later than the signature it can only be the latter, and so
            it is with a date above the letter that has no label.
        undated: lines with such dates. Where a portal's head prints two, one is the letter's
            and one the day of publication, which is told when they are one day.
    """
    for labelled in parts.labels:
        timed = labelled.label.field == "issued" and _TIME_OF_DAY.search(plain(labelled.value))
        told = timed or labelled.label.field == "published"
        if told and (day := _day(labelled.value, signed)):
            return read_from(labelled.line, day, How.LABEL)
    for item in parts.bylines:
        if item.hit and (day := chinese.date(item.hit["date"] or "")):
            return read_from(item.line, day, How.PATTERN)
    bare = [
        read_from(line, day, How.PATTERN)
        for line in undated
        if (day := chinese.date(plain(line.text)))
    ]
    if not parts.letters:
        return next(issued(parts), None)
    if len(bare) > 1 and len({fact.value for fact in bare}) == 1:
        return bare[0]
    days = {fact.value for fact in bare}
    if len(days) > 1 and signed not in days:
        # Of two days without labels the other is that of publication where one is the letter's.
        bare = []
    if _has_own_day(parts):
        # 成文日期 is the letter's; 发文日期 beside it can only be that of publication.
        return next(issued(parts), None)
    later = [fact for fact in (*issued(parts), *bare) if signed and fact.value > signed]
    # Of two such days neither is told to be that of publication.
    return later[0] if len({fact.value for fact in later}) == 1 else None


def _day(value: str, signed: str | None) -> str | None:
    """A printed day; 99/07/14 is one where the letter is of that year."""
    short = _SHORT_YEAR.match(plain(value))
    if short and signed and signed.startswith(f"20{short[1]}-"):
        return chinese.date(f"20{plain(value).strip()}")
    return None if short else chinese.date(value)


def _has_own_day(parts: Parts) -> bool:
    told = [*parts.labels, *(one for letter in parts.letters for one in letter.labels)]
    return any(one.label.field == "date" and chinese.date(one.value) for one in told)


def issued(parts: Parts) -> Iterator[Fact]:
    """Dates behind 发文日期 and its like."""
    for labelled in parts.labels:
        if labelled.label.field == "issued" and (day := chinese.date(labelled.value)):
            yield read_from(labelled.line, day, How.LABEL)


def dated(parts: Parts) -> Fact | None:
    """The day of a page's only letter that bears none, as the page's head tells it.

    What is older than the day of publication and has a label of its own (生成日期, 发文日期) is
    the letter's; where both are one day either may have been copied from the other.
    """
    days = {fact.value: fact for fact in issued(parts) if "生效" not in fact.text}
    told = published(parts)
    if len(parts.letters) != 1 or len(days) != 1 or told is None:
        return None
    day, fact = next(iter(days.items()))
    return fact if len(day) == len(told.value) and day < told.value else None


def document_number(parts: Parts) -> Fact | None:
    """The 文号 behind a label of the whole page."""
    for labelled in parts.labels:
        if labelled.label.field in {"number-or-document", "number"}:
            hit = rulebook.first(rulebook.load("documents"), labelled.value)
            if hit and not plain(labelled.value)[: hit.start].endswith(_WITHIN_SIGN):
                number = (
                    labelled.value[: hit.end] if _EMPTY.match(labelled.value) else hit["number"]
                )
                return read_from(labelled.line, number, How.LABEL)
    for labelled in parts.labels:
        if labelled.label.field == "number-or-document" and _YEAR_AND_SERIAL.fullmatch(
            plain(labelled.value)
        ):
            return read_from(labelled.line, labelled.value, How.LABEL)
    return None


def unread_number(parts: Parts) -> Fact | None:
    """What a label for the 文号 prints, with a year and 号, and no rule can read."""
    for labelled in parts.labels:
        text = plain(labelled.value)
        if labelled.label.field == "number-or-document" and _LIKE_NUMBER.fullmatch(text):
            return read_from(labelled.line, labelled.value, How.LABEL)
    return None


def agency(parts: Parts) -> Fact | None:
    """The department that published the page; a government's office publishes for others."""
    for labelled in parts.labels:
        if labelled.label.field != "agency":
            continue
        bare = _ALSO_NAMED.sub("", plain(labelled.value))
        # A word in front, apart, is not of the name.
        bare = bare.split()[-1] if bare.split() else bare
        hit = organisations.named(bare)
        if hit and not _FOR_OTHERS.search(labelled.value):
            named_twice = _ALSO_NAMED.search(plain(labelled.value))
            name = labelled.value if named_twice else labelled.value[-len(bare) :]
            return read_from(labelled.line, name, How.LABEL)
    return None


def source_department(parts: Parts) -> Fact | None:
    """The department behind 来源; a site, a newspaper or a conference writes no letters."""
    printed = [(one.line, one.value) for one in parts.labels if one.label.field == "publisher"]
    for item in parts.bylines:
        match = _SOURCE.search(item.line.plain)
        if match:
            printed.append((item.line, item.line.text[slice(*match.span("name"))]))
        elif item.hit and item.hit["source"]:
            printed.append((item.line, item.hit["source"]))
    for line, printed_value in printed:
        value = _SITE_OF.sub("", printed_value)
        hit = organisations.department(value)
        if hit and not _NO_WRITER.search(value) and not _FOR_OTHERS.search(value):
            return read_from(line, hit["name"], How.LABEL)
    return None


def source(original: Original, parts: Parts) -> dict[str, str]:
    """Fields of the model's Source."""
    fields: dict[str, str] = {}
    for labelled in parts.labels:
        if labelled.label.field in {"publisher", "agency"} and labelled.value:
            fields.setdefault("publisher", labelled.value)
    fields["sha256"] = original.sha256
    grades = [item.hit["grade"] for item in parts.furniture if item.hit and item.hit["grade"]]
    if grades and grades[0]:
        fields["grade"] = grades[0]
    return fields
