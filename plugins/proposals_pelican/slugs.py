"""The address that Pelican makes of the title of a page or news without a ``Slug``."""

from __future__ import annotations

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify


def of_title(title: str) -> str:
    """What Pelican makes of a title by its own settings; empty where no letter is left."""
    return str(slugify(title, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]))
