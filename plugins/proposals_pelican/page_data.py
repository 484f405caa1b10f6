"""What every page says of itself to programs, as the templates print it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from proposals.exports import catalog, linked_data
from proposals.exports.dataset import File
from proposals.exports.site import Site
from proposals_pelican import languages


def functions(settings: Mapping[str, Any]) -> dict[str, Callable[..., Markup]]:
    """Functions by the name that templates use.

    ``web_page``, ``breadcrumb_data`` and ``dataset_data`` give JSON-LD that may stand in a
    ``script`` element. Their addresses are whole where the site is published, else relative to
    the page as its links are: a site on a disk has no address.
    """
    published = settings.get("PUBLISHED")
    address, name = settings["SITEURL"], settings["SITENAME"]
    language = languages.tag(settings["SITE_LANGUAGE"])

    def web_page(root: str, path: str, title: str, told: str, updated: str | None) -> Markup:
        base = address if published else root
        site = (name, f"{base}/index.html")
        page = linked_data.web_page(
            f"{base}/{path}", _plain(title), _plain(told), language, site, updated
        )
        return Markup(linked_data.in_html(page))  # noqa: S704  (in_html leaves nothing alive)

    def breadcrumb_data(root: str, home: str, steps: Iterable[tuple[str, str]]) -> Markup:
        base = address if published else root
        named = [(f"{base}/{path}", _plain(text)) for path, text in (("index.html", home), *steps)]
        return Markup(linked_data.in_html(linked_data.breadcrumbs(named)))  # noqa: S704

    def dataset_data(root: str, files: Iterable[File], told: str, updated: str | None) -> Markup:
        up = languages.root_path(settings)
        base = settings["ROOT_ADDRESS"] if published else f"{root}/{up}".rstrip("/")
        licences = settings["LICENCES"]
        site = Site(address, name, language)
        value = catalog.schema_org(base, files, site, _plain(told), licences, updated)
        return Markup(linked_data.in_html(value))  # noqa: S704

    return {
        "web_page": web_page,
        "breadcrumb_data": breadcrumb_data,
        "dataset_data": dataset_data,
    }


def _plain(text: str) -> str:
    """Words of what a template printed."""
    if isinstance(text, Markup):
        # As plain text it is made JSON in half the time.
        return str(text.striptags() if "<" in text else html.unescape(text))
    return text
