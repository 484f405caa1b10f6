"""Parts of pages that are the same wherever they stand, rendered once.

A case's card stands in a dozen lists, the head of the site on every page; what differs is the
way to the root and such. So a template says what a part depends on, and what of it varies:

    {% keep case.key with root, level %} … {% endkeep %}

The part is rendered with marks in place of ``root`` and ``level``, kept under its place in the
template and ``case.key``, and printed with their values put in. Nothing else that differs
between two pages may stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

_MARKS = ("\ufdd1", "\ufdd2", "\ufdd3")
"""Unicode means these never to stand in a text; ``proposals.model.CONTROL`` keeps them out."""


class KeepExtension(Extension):
    """``{% keep key with name, … %} … {% endkeep %}``."""

    tags = {"keep"}  # noqa: RUF012  (Jinja's attribute)

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self._kept: dict[tuple[str, object], str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """A call of ``_keep`` with the part as its block, whose parameters are what varies."""
        line = next(parser.stream).lineno
        key = parser.parse_expression()
        names = []
        if parser.stream.skip_if("name:with"):
            names.append(parser.stream.expect("name").value)
            while parser.stream.skip_if("comma"):
                names.append(parser.stream.expect("name").value)
        body = parser.parse_statements(("name:endkeep",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}", lineno=line)
        values = nodes.List([nodes.Name(name, "load", lineno=line) for name in names], lineno=line)
        varying = [nodes.Name(name, "param", lineno=line) for name in names]
        call = self.call_method("_keep", [place, key, values], lineno=line)
        return nodes.CallBlock(call, varying, [], body, lineno=line)

    def _keep(
        self, place: str, key: object, values: Sequence[object], caller: Callable[..., str]
    ) -> Markup:
        text = self._kept.get((place, key))
        if text is None:
            text = self._kept[place, key] = str(caller(*map(Markup, _MARKS[: len(values)])))
        for mark, value in zip(_MARKS, values, strict=False):
            text = text.replace(mark, str(Markup.escape(value)))
        return Markup(text)  # noqa: S704  (rendered by a template, which escapes)
