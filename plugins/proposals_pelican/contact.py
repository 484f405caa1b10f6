"""Where readers tell in private what should not be public: the setting ``CONTACT``."""

from __future__ import annotations

import re

from pelican import Pelican

from proposals.problems import SettingError

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
"""Nothing in it needs to be written otherwise in a link."""


def check(pelican: Pelican) -> None:
    """Refuse what is no mail address: the link to it would lead nowhere, on every page.

    Raises:
        SettingError: it is none.
    """
    contact = pelican.settings.get("CONTACT", "")
    if contact and not _MAIL.fullmatch(str(contact)):
        message = f"CONTACT is {contact!r}; write a mail address such as editors@example.org"
        raise SettingError(message)
