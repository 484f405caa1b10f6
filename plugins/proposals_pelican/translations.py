"""The words of the interface, in the language of the build.

Catalogues are read from their .po sources, so that no compiled file needs to be kept.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path
from typing import Any

import babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup
from pelican import Pelican
from pelican.generators import Generator

from proposals.digests import digest, digest_of
from proposals.problems import SettingError
from proposals_pelican import filters, handover, languages, page_data
from proposals_pelican.compiling import generator as compiling
from proposals_pelican.compiling import sources, wording
from proposals_pelican.compiling.compiled import Compiled, name_of

DOMAIN = "messages"


def install(generator: Generator) -> None:
    """Give a generator's templates ``_()``, ``ngettext()`` and the filters of a language."""
    settings = generator.settings
    language = settings["SITE_LANGUAGE"]
    catalogue = load(Path(settings["THEME"]) / "translations", language)
    # Templates do not change while a site is built.
    generator.env.auto_reload = False
    generator.env.code_generator_class = compiling.PageCodeGenerator
    generator.env.filters.update(filters.of_language(babel.Locale.parse(language)))
    wording.install(generator.env, catalogue)
    generator.env.globals.update(
        **page_data.functions(settings),
        # SITEURL is relative on each page; references from outside need the whole address.
        ADDRESS=settings["SITEURL"],
        LANG_TAG=languages.tag(language),
        # What the record prints is Chinese, whatever the language around it.
        RECORD_LANG="" if language.startswith("zh") else Markup(' lang="zh-CN"'),
        TWINS=languages.twins(settings),
        INDEX_ROOT=languages.root_path(settings),
    )
    generator.env.extend(**{sources.CONSTANTS: _constants(generator)})
    _take_up_code(generator)


_SETTINGS = ("SITENAME", "SITESUBTITLE", "PUBLISHED", "CARD_FONT")
"""Settings that no page has a value of its own for."""


def _constants(generator: Generator) -> dict[str, Any]:
    """What templates may take for the same on all pages."""
    names = ("ADDRESS", "LANG_TAG", "RECORD_LANG")
    own = {name: generator.env.globals[name] for name in names}
    own |= {name: generator.settings[name] for name in _SETTINGS if name in generator.settings}
    twins = generator.env.globals["TWINS"]
    return own if twins else own | {"TWINS": ()}


def _take_up_code(generator: Generator) -> None:
    """Give a generator's templates the code that an earlier run kept, or another generator's."""
    told = handover.of(generator.settings)
    if told is None or told.memory is None:
        return
    if told.compiled is None:
        settled = sorted((name, repr(value)) for name, value in _constants(generator).items())
        mark = digest_of([told.common, digest(repr(settled).encode())])
        name = name_of(told.common, generator.settings["SITE_LANGUAGE"])
        told.compiled = Compiled(told.memory, name, mark)
    generator.env.bytecode_cache = told.compiled


def keep_code(pelican: Pelican) -> None:
    """At the end of a run: keep the code of templates for the next."""
    told = handover.of(pelican.settings)
    if told is not None and told.compiled is not None:
        told.compiled.keep()


@cache
def load(folder: Path, language: str) -> gettext.GNUTranslations:
    """Catalogue of a language.

    Args:
        folder: holds ``<language>/LC_MESSAGES/messages.po``.
        language: such as ``zh_CN``.

    Raises:
        SettingError: there is no such catalogue.
    """
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    try:
        source = path.open("rb")
    except FileNotFoundError as error:
        message = f"SITE_LANGUAGES names {language!r}, whose words are not there; write {path}"
        raise SettingError(message) from error
    with source:
        catalogue = read_po(source, locale=language, domain=DOMAIN, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
