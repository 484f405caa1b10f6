"""Pages in UTF-8 from the start: what is printed is gathered as bytes.

A page is Chinese words between English tags. To join it as text makes two bytes of each letter of a
tag, and to encode it makes one of them again: together that took a twelfth of a build. The words of
a template are encoded when it is compiled, values one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from markupsafe import Markup, escape


class _PageContext(Context):
    """Of a page that is wanted as bytes."""


def page(template: Template, values: Mapping[str, Any]) -> bytes:
    """What a template prints, in UTF-8; its globals are in a plain dict."""
    environment = template.environment
    # Jinja's own way copies the values once more, and the names of the globals.
    known = {**template.globals, **values}
    context = _PageContext(environment, known, template.name, template.blocks)
    try:
        return joined([*template.root_render_func(context)])
    except Exception:
        environment.handle_exception()


def finished(context: Context, pieces: Collection[str | bytes]) -> str | bytes:
    """The whole of a page, as who asked for it wants it."""
    made = joined(pieces)
    return made if type(context) is _PageContext else made.decode()


def joined(pieces: Collection[str | bytes]) -> bytes:
    """Pieces as one; those that code of Jinja's own printed are texts."""
    try:
        return b"".join(pieces)  # type: ignore[arg-type]
    except TypeError:
        return b"".join([one.encode() if isinstance(one, str) else one for one in pieces])


def printed(value: object) -> str:
    """Text of a value for HTML, escaped; for those that are no plain text."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


def encoded(value: object) -> bytes:
    """``printed``, in UTF-8."""
    return printed(value).encode()
