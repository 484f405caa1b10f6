"""The record in Pelican: the only package that imports Pelican.

``register`` connects by Pelican's signals: the language of the build, a look at the address for
private matters, the translations of the theme, a reader that keeps live HTML out of pages and
news, the generator of the record's pages, and the writer that refuses two things at one address.
"""

from __future__ import annotations

from pelican import signals

from proposals_pelican import contact, generator, languages, reader, translations, writer


def register() -> None:
    """Called by Pelican when it loads the plugin."""
    signals.initialized.connect(languages.configure)
    signals.initialized.connect(contact.check)
    signals.generator_init.connect(translations.install)
    signals.readers_init.connect(reader.install)
    signals.get_generators.connect(generator.offer)
    signals.get_writer.connect(writer.offer)
    signals.finalized.connect(translations.keep_code)
