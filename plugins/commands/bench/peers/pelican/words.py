"""Filters: values of the record in words."""

import datetime as dt
import functools
import re

_DIGITS = "零一二三四五六七八九"
_SECTION = r'<h3 id="([^"]*)">(.*?)</h3>'
_SECTIONS = re.compile(_SECTION, re.DOTALL)
_POINTS = re.compile(_SECTION + r"|<(?:p|li)>\s*<strong>(.*?)</strong>", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_BIBTEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "%&#$_"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
    }
)


@functools.cache
def day(value: str) -> str:
    """A partial ISO date: 2020年8月5日, 2020年8月, 2020年."""
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(value.split("-"), "年月日", strict=False)
    )


def days_since(to: str | None, origin: str | None) -> int | None:
    """Days from one date to another; None unless both are known to the day and in order."""
    if not to or not origin or len(to) != 10 or len(origin) != 10 or to < origin:
        return None
    return (dt.date.fromisoformat(to) - dt.date.fromisoformat(origin)).days


@functools.cache
def numeral(value: int) -> str:
    """Chinese numeral of a whole number from 0 to 999: 十三, 二十, 一百零五."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not text else "")


@functools.cache
def session(term: str, nth: str | None) -> str:
    """十届一次会议; the session may be absent."""
    return f"{numeral(int(term))}届" + (f"{numeral(int(nth))}次会议" if nth else "")


def points(body: str, leads: bool) -> list[tuple[str, str]]:
    """What the contents name of a body: pairs of id and words."""
    if leads:
        return [
            (anchor, _TAG.sub("", heading or lead.rstrip("：:。. ")))
            for anchor, heading, lead in _POINTS.findall(body)
        ]
    return [(anchor, _TAG.sub("", heading)) for anchor, heading in _SECTIONS.findall(body)]


def bibtex(text: str) -> str:
    """A text that BibTeX reads as it stands."""
    return text.translate(_BIBTEX)


FILTERS = {
    "day": day,
    "days_since": days_since,
    "session": session,
    "points": points,
    "bibtex": bibtex,
    "count": "{:,}".format,
}
