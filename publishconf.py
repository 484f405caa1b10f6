"""Settings of the published site: pelicanconf.py, and the address it is published at."""

import os

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
PUBLISHED = True
if not SITEURL.startswith(("http://", "https://")):
    raise SystemExit("publishconf.py: set SITEURL to the site's address, https://…")
