"""Loops that ask only whether they are at their first or last turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes

from proposals_pelican.compiling import trees

_ASKED = ("first", "last")


def ends(items: Iterable[Any]) -> Iterator[tuple[Any, bool, bool]]:
    """Each item, and whether it is the first and the last.

    Jinja's ``loop`` is an object that counts in Python, and every loop around one that asks for
    it gets one too: a list of fifty cases spent a third of its time with them.
    """
    rest = iter(items)
    first = True
    for item in rest:
        waiting = item
        for following in rest:
            yield waiting, first, False
            waiting, first = following, False
        yield waiting, first, True


class Plain(trees.Transformer):
    """Gives such loops ``ends`` in place of ``loop``."""

    def __init__(self) -> None:
        """Count the loops of a template."""
        self._count = 0

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  (Jinja's name)
        """A loop; those within it first, which have a ``loop`` of their own."""
        self.generic_visit(node)
        used = sum(name.name == "loop" for name in trees.names(node.body))
        asked = [one for one in trees.find(node.body, nodes.Getattr) if _asks(one)]
        if not used or len(asked) != used or node.recursive or node.test:
            return node
        self._count += 1
        names = {asked: f"{asked}__loop{self._count}" for asked in _ASKED}
        asking = _Asking(names)
        node.body = [asking.visit(statement) for statement in node.body]
        targets = [nodes.Name(name, "store", lineno=node.lineno) for name in names.values()]
        node.target = nodes.Tuple([node.target, *targets], "store", lineno=node.lineno)
        function = nodes.ImportedName(f"{__name__}.{ends.__name__}", lineno=node.lineno)
        node.iter = nodes.Call(function, [node.iter], [], None, None, lineno=node.lineno)
        return node


class _Asking(trees.Transformer):
    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        if _asks(node):
            return nodes.Name(self._names[node.attr], "load", lineno=node.lineno)
        return self.generic_visit(node)


def _asks(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _ASKED
