"""The settings that an owner of a site changes: whether they are of use.

What is wrong with one would else stop a build in words of Python, or stand on every page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican import Pelican

from proposals.exports.dataset.shape import Layer
from proposals.problems import SettingError

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}?#@]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
"""Nothing in it needs to be written otherwise in a link."""


def check(pelican: Pelican) -> None:
    """Called by Pelican before it does anything else.

    Raises:
        SettingError: as ``refuse``.
    """
    refuse(pelican.settings)


def refuse(settings: Mapping[str, object]) -> None:
    """Refuse a setting that is of no use.

    Raises:
        SettingError: it names the setting, and says what to write.
    """
    for name, (fits, advice) in _RULES.items():
        value = settings.get(name)
        if not fits(value):
            told = "missing" if name not in settings else repr(value)
            message = f"{name} is {told}; {advice}"
            raise SettingError(message)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_address(value: object) -> bool:
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value) or value.endswith("/"):
        return False
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_mail(value: object) -> bool:
    return isinstance(value, str) and bool(_MAIL.fullmatch(value))


def _is_zone(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(ZoneInfo(value))
    except (ValueError, LookupError, OSError):
        return False


def _are_languages(value: object) -> bool:
    return (
        isinstance(value, dict) and bool(value) and all(isinstance(v, dict) for v in value.values())
    )


def _are_licences(value: object) -> bool:
    layers = ("code", *Layer)
    return isinstance(value, dict) and all(_is_line(value.get(layer)) for layer in layers)


def _or_nothing(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value in ("", None) or fits(value)


_RULES: dict[str, tuple[Callable[[object], bool], str]] = {
    "SITENAME": (_is_line, "write the site's name, as text of one line"),
    "SITEURL": (
        _is_address,
        "set it to the site's address, https://… without ? or #, and without a slash at its end",
    ),
    "SITE_LANGUAGES": (_are_languages, "write {'zh_CN': {}}, or more languages"),
    "TIMEZONE": (_is_zone, "write a time zone such as Asia/Shanghai"),
    "LICENCES": (_are_licences, "write one each for 'code', 'metadata' and 'texts'"),
    "REPOSITORY": (
        _or_nothing(_is_address),
        "write the address of its page, https://… without a slash at its end, or nothing",
    ),
    "CONTACT": (_or_nothing(_is_mail), "write a mail address such as editors@example.org"),
}
