"""The language of a build, and where the same site stands in the others.

A site may be built in several languages, each by a run of Pelican of its own: the first at
the root, the others in a folder of their name. Two settings say so, and commands.build gives
them: ``SITE_LANGUAGE``, and ``BUILT_LANGUAGES``, all that are built, the root's first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import babel
from pelican import Pelican

from proposals.problems import SettingError


@dataclass(frozen=True, slots=True)
class Twin:
    """The same site in another language.

    Attributes:
        tag: BCP 47 tag of the language.
        name: the language's name in itself.
        path: way from this site's root to the other's, empty or ending in a slash.
        address: absolute address of the other's root, without a slash at its end.
    """

    tag: str
    name: str
    path: str
    address: str


def configure(pelican: Pelican) -> None:
    """Fill in the settings that depend on the language of the build.

    Raises:
        SettingError: the language is not one of ``SITE_LANGUAGES``.
    """
    settings = pelican.settings
    known = settings["SITE_LANGUAGES"]
    language = settings.setdefault("SITE_LANGUAGE", next(iter(known)))
    built = settings.setdefault("BUILT_LANGUAGES", [language])
    if language not in known:
        message = f"SITE_LANGUAGE (--language) is {language!r}; write one of {', '.join(known)}"
        raise SettingError(message)
    settings["ROOT_ADDRESS"] = settings["SITEURL"]
    settings.update(known[language])
    folder = _folder(language, built)
    if folder:
        settings["SITEURL"] += f"/{folder.rstrip('/')}"


def twins(settings: dict[str, Any]) -> list[Twin]:
    """The other languages that are built with this one."""
    language, built = settings["SITE_LANGUAGE"], settings["BUILT_LANGUAGES"]
    up = "../" if _folder(language, built) else ""
    return [
        Twin(
            tag(other),
            babel.Locale.parse(other).get_language_name() or other,
            up + _folder(other, built),
            f"{settings['ROOT_ADDRESS']}/{_folder(other, built)}".rstrip("/"),
        )
        for other in built
        if other != language
    ]


def root_path(settings: dict[str, Any]) -> str:
    """Way from this language's root to the root of all, where the search index stands."""
    return "../" if _folder(settings["SITE_LANGUAGE"], settings["BUILT_LANGUAGES"]) else ""


def tag(language: str) -> str:
    """BCP 47 tag of a locale name: ``zh_CN`` -> ``zh-CN``."""
    return language.replace("_", "-")


def _folder(language: str, built: list[str]) -> str:
    return "" if language == built[0] else f"{tag(language).lower()}/"
