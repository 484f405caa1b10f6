"""Settings of the published site: pelicanconf.py, and the address it is published at."""

import os

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
PUBLISHED = True
# Drafts are for who serves the site to himself.
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
# Where readers report errors: the repository's address, https://github.com/…
REPOSITORY = os.environ.get("REPOSITORY", REPOSITORY).rstrip("/")  # noqa: F405
CONTACT = os.environ.get("CONTACT", "") or CONTACT  # noqa: F405
# A font file with Chinese characters: with it each case gets a picture for links to it.
CARD_FONT = os.environ.get("CARD_FONT", "")
