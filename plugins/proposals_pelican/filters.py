"""What templates need to print values of the record in a language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup

from proposals import indexes
from proposals.exports import feeds
from proposals.numerals import hanzi
from proposals.text import numbered
from proposals_pelican.compiling.settled import unchanged

_CHINESE = re.compile(r"([\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)")


_WEB = ("://", "www.")
"""What is in every address that is printed."""

_LEAP_YEAR = 1996
"""Has every day that a year may have."""

_ADDRESS = re.compile(r"<[^>]*>|(?:https?://|www\.)[!-;=?-~]+")
"""A tag, or an address in the text."""

_MANY = 20_000
"""Values whose words are remembered: every day of fifty years."""


def of_language(locale: Locale) -> dict[str, Callable[..., Any]]:
    """Filters by the name that templates use.

    ``day`` prints a date as exact as the record knows it, ``count`` a number with the
    language's separators, ``size`` a number of bytes, ``ordinal`` a 届 or 次, ``address`` the path
    of a subject's page, ``address_of_mover`` and ``address_of_session`` that of a case's mover and
    session, ``feed`` that of the feeds which follow such a page, ``printed`` words of
    the record, marked as Chinese where the page is not, ``terms`` a text with such words in it,
    ``numbered`` a pattern with a case's number in it, ``spaced`` texts of which some may be
    absent, ``broken`` a text whose web addresses may break anywhere,
    ``without_ending`` takes ``.html`` off an address.
    """
    chinese = locale.language == "zh"
    return {
        # A record has few different days and numbers, and Babel takes its time with each.
        "day": lru_cache(_MANY)(lambda value: day(value, locale)),
        "size": lambda value: size(value, locale),
        "count": lru_cache(_MANY)(lambda value: count(value, locale)),
        "ordinal": lru_cache(_MANY)(hanzi if chinese else str),
        "printed": unchanged if chinese else partial(printed, locale=locale),
        "terms": unchanged if chinese else partial(terms, locale=locale),
        "address": indexes.address,
        "feed": feeds.address,
        "address_of_mover": indexes.address_of_mover,
        "address_of_session": indexes.address_of_session,
        "broken": broken,
        "numbered": numbered,
        # Jinja's map, select and join would do, at six times their price.
        "spaced": lambda texts: " ".join(filter(None, texts)),
        "without_ending": lambda address: address.removesuffix(".html"),
    }


def count(value: int, locale: Locale) -> str:
    """A number with commas: 1,234. GB/T 15835 knows them in Chinese too."""
    return str(value) if 0 <= value < 1000 else format_decimal(value, locale=locale)


def size(value: int, locale: Locale) -> str:
    """A number of bytes in words: 12 bytes, 1.5 kB, 3.4 MB."""
    unit = "byte"
    rounded = float(value)
    for larger in ("kilobyte", "megabyte", "gigabyte"):
        if rounded < 1000:
            break
        rounded, unit = rounded / 1000, larger
    digits = "#,##0" if unit == "byte" or rounded >= 100 else "#,##0.#"
    length: Literal["short", "long"] = "long" if unit == "byte" else "short"
    return format_unit(rounded, f"digital-{unit}", length, format=digits, locale=locale)


def printed(words: str, locale: Locale) -> str:
    """Words of the record, marked as Chinese for a reading voice where the page is not."""
    return Markup('<span lang="zh-CN">{}</span>').format(words)


def terms(text: str, locale: Locale) -> str:
    """A text of the interface, the Chinese words in it marked where the page is not Chinese."""
    return Markup("").join(
        printed(part, locale) if place % 2 else part
        for place, part in enumerate(_CHINESE.split(text))
    )


def broken(html: str) -> str:
    """A rendered text, the web addresses in it marked, so that they may end where the line does."""
    # Most texts print none, and to look through every tag of them would take its time.
    return _ADDRESS.sub(_marked, html) if any(sign in html for sign in _WEB) else html


def _marked(found: re.Match[str]) -> str:
    text = found[0]
    return text if text.startswith("<") else f'<span class="address">{text}</span>'


# A record has days of many years, and Babel takes 20 us with each.
@lru_cache(maxsize=366 * 2)
def _of_year(month: int, day: int, locale: Locale) -> str:
    """A day of ``_LEAP_YEAR`` in words: no other number of them has so many digits."""
    return format_date(dt.date(_LEAP_YEAR, month, day), "long", locale=locale)


def day(value: str, locale: Locale) -> str:
    """A partial ISO date in words: 2020年8月5日, 2020年8月, 2020年."""
    parts = [int(part) for part in value.split("-")]
    year, month, of_month = (*parts, 1, 1)[:3]
    date = dt.date(year, month, of_month)
    if len(parts) == 3:
        return _of_year(month, of_month, locale).replace(str(_LEAP_YEAR), str(year))
    return format_skeleton("yMMMM" if len(parts) == 2 else "y", date, locale=locale)
