"""Chinese text: folding, numerals, dates."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_QUOTES = {"”": "“", '"': "“", "„": "“", "‟": "“", "’": "'", "‘": "'", "‛": "'"}
# Sources print the year of a document's number in any of these; NFKC knows some of them alone.
_BRACKETS = {**dict.fromkeys("〔【﹝", "["), **dict.fromkeys("〕】﹞", "]")}
_ALIKE = {**_QUOTES, **_BRACKETS}
_OTHERS = re.compile("[" + "".join(_ALIKE) + "]")

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}

_NUMERAL = "0-9０-９零〇○ＯO一二三四五六七八九十"
_DATE = re.compile(
    rf"(?P<year>[{_NUMERAL}]{{4}})\s*(?:年|[-./／．－])\s*"
    rf"(?P<month>[{_NUMERAL}]{{1,3}})\s*"
    rf"(?:月份?|(?=[-./／．－]))\s*"
    rf"(?:[-./／．－]?\s*(?P<day>[{_NUMERAL}]{{1,3}})\s*(?:日|号|(?![{_NUMERAL}])))?"
)

# Marks without a letter: NFKC makes each a space and a mark, and once the space is gone the
# mark would join the letter before it.
_LONE_MARKS = re.compile(
    "[\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385"
    "\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed\u1fee\u1ffd\u1ffe"
    "\u2017\u203e\u309b\u309c\ufc5e-\ufc63\ufe49-\ufe4c"
    "\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e\uffe3]"
)


def fold(text: str) -> str:
    """The form in which text is compared and searched.

    NFKC (full-width and half-width alike), lower case, no white space, nothing invisible (the
    zero width spaces and joiners that web pages are full of), no accents that stand alone, one
    kind of quotes.
    The search page folds the reader's query the same way (theme/static/js/search/fold.js);
    tests/fixtures/fold.json holds both to it. Sigma is the only letter whose lower case depends
    on its neighbours, and so on where a query ends; it has one form here.
    """
    seen = _normal(text).replace("Σ", "σ").lower()
    # What is invisible is not printable, and asking for that costs next to nothing.
    if not seen.isprintable():
        seen = "".join(char for char in seen if unicodedata.category(char) != "Cf")
    return _OTHERS.sub(_like, "".join(seen.split()))


def _like(found: re.Match[str]) -> str:
    return _ALIKE[found[0]]


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", _LONE_MARKS.sub("", text))


def number(text: str) -> int | None:
    """Value of a whole number in digits or Chinese numerals; None when it is neither.

    Reads ``十六`` (16), ``二〇二〇`` (2020), ``一百零二`` (102), ``12`` and ``１２``.
    """
    text = unicodedata.normalize("NFKC", text.strip())
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if all(char in _DIGITS or char.isdigit() for char in text):
        return int("".join(str(_DIGITS.get(char, char)) for char in text))
    total = current = 0
    for char in text:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        elif char in _DIGITS:
            current = _DIGITS[char]
        else:
            return None
    return total + current


def numbered(pattern: str, number: str) -> str:
    """A number as it is called: 第0354号, 第闭08号, 道路交通类第6号.

    A number within a class holds a 第 of its own, and some sources' numbers end in 号; neither
    stands there twice. The search page does the same (theme/static/js/search/messages.js).

    Args:
        pattern: with ``{number}`` in its place, such as ``第{number}号`` or ``No. {number}``.
        number: as the record has it.
    """
    before, _, after = pattern.partition("{number}")
    told = number if before and before in number else before + number
    return told if told.endswith(after) else told + after


def date(text: str) -> str | None:
    """First date in a line, ISO 8601 and as exact as it is printed; None when there is none.

    Reads 2020年08月05日, 2022.02.18, 2020-8-5, 二〇二〇年八月五日 (also with ○, O or 0) and
    2015年3月. What is not in the calendar is no date.
    """
    for match in _DATE.finditer(text):
        year = number(match["year"])
        month = number(match["month"])
        day = number(match["day"]) if match["day"] else None
        if year is None or month is None or not 1949 <= year <= 2100:
            continue
        try:
            dt.date(year, month, day or 1)
        except ValueError:
            continue
        return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return None
