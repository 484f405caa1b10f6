"""The record in Pelican: the only package that imports Pelican.

``register`` connects by Pelican's signals: a look at the settings, the language of the build, the
translations of the theme, a reader that keeps live HTML out of pages and
news, the generator of the record's pages, and the writer that refuses two things at one address.
"""

from __future__ import annotations

from pelican import signals

from proposals_pelican import generator, languages, reader, site_settings, translations, writer


def register() -> None:
    """Called by Pelican when it loads the plugin."""
    signals.initialized.connect(site_settings.check)
    signals.initialized.connect(languages.configure)
    signals.generator_init.connect(translations.install)
    signals.readers_init.connect(reader.install)
    signals.get_generators.connect(generator.offer)
    signals.get_writer.connect(writer.offer)
    signals.finalized.connect(translations.keep_code)
