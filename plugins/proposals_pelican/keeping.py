"""Parts of pages that are the same wherever they stand, rendered once.

A case's card stands in a dozen lists, the head of the site on every page; what differs is the
way to the root and such. So a template says what a part depends on, and what of it varies:

    {% keep case.key with root, level %} … {% endkeep %}

The part is rendered with marks in place of ``root`` and ``level``, kept in pieces under its
place in the template and ``case.key``, and printed with their values between the pieces. Nothing
else that differs between two pages may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from proposals_pelican.compiling.printing import encoded, joined

_MARKS = ("\ufdd1", "\ufdd2", "\ufdd3")
"""Unicode means these never to stand in a text; ``proposals.model.CONTROL`` keeps them out."""

_ENCODED = [mark.encode() for mark in _MARKS]
_MARK = re.compile(b"(%b)" % b"|".join(_ENCODED))


class Kept:
    """A rendered part in pieces, with places for the values that vary.

    All in UTF-8, as pages are. What stands between two values is one piece: a page that shows
    fifty cards would else be joined of two thousand pieces.

    Attributes:
        pieces: of what was printed, and between them the values last put there.
        places: where a value stands among the pieces, and which.
        values: those last put there.
    """

    __slots__ = ("pieces", "places", "values")

    def __init__(self, printed: Collection[str | bytes]) -> None:
        """Cut what was printed at its marks."""
        self.pieces: list[bytes] = _MARK.split(joined(printed))
        marks = range(1, len(self.pieces), 2)
        self.places = _shared(tuple((at, _ENCODED.index(self.pieces[at])) for at in marks))
        self.values: tuple[bytes, ...] = ()

    def filled(self, values: tuple[bytes, ...]) -> list[bytes]:
        """The pieces with values between them; good until they are filled again."""
        if values != self.values:
            for at, which in self.places:
                self.pieces[at] = values[which]
            self.values = values
        return self.pieces


@lru_cache(1000)
def _shared(places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """One tuple for all parts that are alike."""
    return places


class KeepExtension(Extension):
    """``{% keep key with name, … %} … {% endkeep %}``."""

    tags = {"keep"}  # noqa: RUF012  (Jinja's attribute)

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self._places: dict[str, dict[object, Kept]] = {}

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

    def place(self, name: str) -> dict[object, Kept]:
        """What is kept of the part at a place in a template, by key."""
        return self._places.setdefault(name, {})

    def _keep(
        self, place: str, key: object, values: Sequence[object], caller: Callable[..., str]
    ) -> Markup:
        kept = self.place(place).get(key)
        if kept is None:
            text = str(caller(*map(Markup, _MARKS[: len(values)])))
            kept = self.place(place)[key] = Kept([text])
        filled = kept.filled(tuple(encoded(value) for value in values))
        return Markup(b"".join(filled).decode())  # noqa: S704  (rendered by a template, which escapes)


@dataclass(frozen=True, slots=True)
class Part:
    """A ``{% keep %}`` as it stands in a template: what ``_keep`` is called with, and its block."""

    place: str
    key: nodes.Expr
    values: list[nodes.Expr]
    body: list[nodes.Node]

    @property
    def store(self) -> str:
        """Python for what is kept of it."""
        return f"environment.extensions[{KeepExtension.identifier!r}].place({self.place!r})"


def part(node: nodes.CallBlock) -> Part | None:
    """The part that a ``{% keep %}`` was parsed into; None for any other ``{% call %}``."""
    called = node.call.node
    if not isinstance(called, nodes.ExtensionAttribute) or called.name != "_keep":
        return None
    place, key, values = node.call.args
    marks = [
        nodes.Assign(nodes.Name(name.name, "store"), nodes.Const(Markup(mark)))  # noqa: S704
        for name, mark in zip(node.args, _MARKS, strict=False)
    ]
    body = [mark.set_lineno(node.lineno) for mark in marks] + node.body
    return Part(place.value, key, values.items, body)  # type: ignore[attr-defined]
