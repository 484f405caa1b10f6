"""What a heading or a letter's opening says of the proposal it is about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from proposals import text as chinese
from proposals.importer import rulebook
from proposals.importer.evidence import Fact, How, add
from proposals.importer.lines import Line, plain

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年度")
_QUOTED = re.compile("《[^《》]+》|“[^“”]+”")
_MARKS = re.compile("[《》“”'<>]")
"""Marks round a name within a title, which one source prints and another leaves out."""
_OPEN_NUMBER = re.compile(r"\(\s*第\s*[0-9A-Z-]{1,12}\s*号(?:提案|建议|议案)?$")
_ORDINAL = re.compile("^[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])")
"""Before a title among others: 一、关于样例的建议."""
_NUMBER = re.compile("[0-9][0-9.-]*")
_NAMES_OF_NUMBER = ("number", "told", "signed", "behind", "yearly")
"""Groups of the rules in numbers.yml, where a rule knows several forms."""
_IN_CLASS = re.compile(r"\([\u4e00-\u9fff]{2,12}类\s*第?\s*[0-9]{1,5}\s*号\)")
_KIND_WORD = re.compile(r"(?:提案|建议|议案)$")


@dataclass(frozen=True, slots=True)
class Citation:
    """Facts of a proposal as another text states them; absent ones are None."""

    title: Fact | None = None
    number: Fact | None = None
    kind: Fact | None = None
    term: Fact | None = None
    session: Fact | None = None
    year: Fact | None = None


def read(line: Line, how: How, *, quoted_title: bool = True) -> Citation:
    """What a line says of the proposal.

    Args:
        line: a heading or the opening sentence of a letter.
        how: which of them it is.
        quoted_title: whether a marked title in it is the proposal's.
    """
    found: dict[str, Fact] = {}
    if quoted_title:
        hit = rulebook.first(rulebook.load("titles"), line.text)
        if hit:
            title = _without_open_number(tidy_title(hit.values["title"]))
            add(found, "title", line, title, how)
    add(found, "number", line, _number(line.text), how)
    session = rulebook.first(rulebook.load("sessions"), line.text)
    if session:
        for name in ("term", "session"):
            add(found, name, line, chinese.number(plain(session[name] or "")), how)
        add(found, "kind", line, session["kind"], how)
    year = _YEAR.search(line.plain)
    add(found, "year", line, int(year[1]) if year else None, how)
    return Citation(**found)


def numbers(text: str) -> list[str]:
    """Every number of a case that a heading names, in printed order."""
    found: list[str] = []
    # Within a class a case has a number of its own: 第0016号(经济类第8号).
    text = _IN_CLASS.sub("", plain(text))
    for rule in rulebook.load("numbers"):
        if rule.name in {"several", "numbered"}:
            for hit in rule.hits(text):
                found += [hit.values["number"], *_NUMBER.findall(plain(hit["others"] or ""))]
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Numbered:
    """A title behind its number: ``(20990001)关于样例的建议``."""

    number: str
    rest: str


def leading_number(text: str) -> Numbered | None:
    """The number in brackets before a title, when there is one."""
    hit = rulebook.rule("numbers", "before-title").first(text)
    if hit is None:
        return None
    return Numbered(hit["number"] or hit.values["behind"], text[hit.end :].strip())


def number_alone(value: str) -> str | None:
    """The number that a label's whole value is (第20214012号, 201号, 63)."""
    hit = rulebook.rule("numbers", "number-alone").first(value)
    return _half_width(hit["number"] or hit["yearly"]) if hit else None


def tidy_title(printed: str) -> str:
    """A title as printed, without the spaces that pages put around or into it."""
    return re.sub(
        r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])",
        "",
        _ORDINAL.sub("", printed.strip()).rstrip("。").lstrip("-—― •·●"),
    )


def _without_open_number(title: str) -> str:
    """A title without the number behind it whose bracket nobody closed: …(第25号提案."""
    match = _OPEN_NUMBER.search(plain(title))
    return title[: match.start()] if match else title


def without_quotes(title: str) -> str:
    """A title without the marks that stand round the whole of it."""
    match = _QUOTED.fullmatch(plain(title).strip())
    return title.strip()[1:-1] if match else title


def same_title(one: str, other: str) -> bool:
    """Whether two printed titles name one proposal.

    Sources add and drop 关于 and the kind word (…的建议, …的提案) and quote the rest.
    """
    first, second = title_core(one), title_core(other)
    shorter, longer = sorted((first, second), key=len)
    return shorter in longer if len(shorter) >= 4 else shorter == longer


def title_core(title: str) -> str:
    """A title folded, without 关于 and the kind word that sources add and drop."""
    core = _MARKS.sub("", chinese.fold(title)).removeprefix("关于")
    return _KIND_WORD.sub("", core).removesuffix("的")


def _number(text: str) -> str | None:
    rules = [rule for rule in rulebook.load("numbers") if rule.name != "number-alone"]
    hit = rulebook.first(rules, text)
    printed = (hit[name] for name in _NAMES_OF_NUMBER) if hit else ()
    return _half_width(next((number for number in printed if number), None))


def _half_width(number: str | None) -> str | None:
    """A number in the digits that are compared: ０１６ is 016."""
    return unicodedata.normalize("NFKC", number) if number else None
