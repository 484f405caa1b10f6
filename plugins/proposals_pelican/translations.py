"""The words of the interface, in the language of the build.

Catalogues are read from their .po sources, so that no compiled file needs to be kept.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

import babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup
from pelican.generators import Generator

from proposals_pelican import filters, inlining, languages, page_data

DOMAIN = "messages"


def install(generator: Generator) -> None:
    """Give a generator's templates ``_()``, ``ngettext()`` and the filters of a language."""
    settings = generator.settings
    language = settings["SITE_LANGUAGE"]
    catalogue = load(Path(settings["THEME"]) / "translations", language)
    generator.env.install_gettext_translations(catalogue, newstyle=True)
    generator.env.extend(**{inlining.CATALOGUE: catalogue, inlining.PRINTED: inlining.printed})
    # Templates do not change while a site is built.
    generator.env.auto_reload = False
    generator.env.code_generator_class = inlining.InliningCodeGenerator
    generator.env.filters.update(filters.of_language(babel.Locale.parse(language)))
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


@cache
def load(folder: Path, language: str) -> gettext.GNUTranslations:
    """Catalogue of a language.

    Args:
        folder: holds ``<language>/LC_MESSAGES/messages.po``.
        language: such as ``zh_CN``.

    Raises:
        OSError: there is no such catalogue.
    """
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language, domain=DOMAIN, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
