"""Handling of the trees that Jinja parses templates into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from jinja2 import nodes

_Node = TypeVar("_Node", bound=nodes.Node)


def put(body: list[nodes.Node], values: Mapping[str, nodes.Expr]) -> None:
    """Put values where names are read, in place."""
    if values:
        body[:] = [_with(node, values) for node in body]


def _with(node: Any, values: Mapping[str, nodes.Expr]) -> Any:
    # Not Jinja's NodeTransformer, which takes three times as long.
    if isinstance(node, nodes.Name):
        found = values.get(node.name) if node.ctx == "load" else None
        return node if found is None else clone(found)
    if isinstance(node, nodes.CallBlock):
        node.call = _with(node.call, values)
        put(node.body, {name: values[name] for name in values.keys() - _parameters(node)})
        return node
    for field, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(node, field, _with(value, values))
        elif isinstance(value, list):
            value[:] = [_with(one, values) if isinstance(one, nodes.Node) else one for one in value]
    return node


def names(body: Iterable[nodes.Node]) -> list[nodes.Name]:
    """Every name in statements, in no order that means anything."""
    # Not Jinja's find_all: trees are searched so often that it took half of the time.
    found = []
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if type(node) is nodes.Name:
            found.append(node)
            continue
        for field in node.fields:
            value = getattr(node, field, None)
            if isinstance(value, nodes.Node):
                waiting.append(value)
            elif type(value) is list and value and isinstance(value[0], nodes.Node):
                waiting += value
    return found


def find(body: Iterable[nodes.Node], kind: type[_Node]) -> list[_Node]:
    """Nodes of a kind in others, themselves included, each before those that it holds."""
    # As ``names``; in the order of Jinja's find_all.
    found: list[_Node] = []
    waiting = list(body)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, kind):
            found.append(node)
        if type(node) in _LEAVES:
            continue
        for field in reversed(node.fields):
            value = getattr(node, field, None)
            if isinstance(value, nodes.Node):
                waiting.append(value)
            elif type(value) is list and value:
                waiting += [one for one in reversed(value) if isinstance(one, nodes.Node)]
    return found


_LEAVES = frozenset({nodes.Const, nodes.Name, nodes.NSRef, nodes.TemplateData})


class Transformer:
    """Walks through a tree and puts what its ``visit_…`` methods return in the place of nodes.

    As Jinja's NodeTransformer, in a third of the time: a method returns a node, a list of nodes
    where several may stand, or None for no node at all.
    """

    def visit(self, node: Any) -> Any:
        """What stands in a node's place."""
        if type(node) in _LEAVES:
            return node
        change: Callable[[Any], Any] | None = getattr(self, f"visit_{type(node).__name__}", None)
        return self.generic_visit(node) if change is None else change(node)

    def generic_visit(self, node: Any) -> Any:
        """A node, with what stands in the place of those that it holds."""
        for field in node.fields:
            value = getattr(node, field, None)
            if isinstance(value, nodes.Node):
                if type(value) not in _LEAVES:
                    setattr(node, field, self.visit(value))
            elif type(value) is list and value:
                changed: list[Any] = []
                for one in value:
                    new = self.visit(one) if isinstance(one, nodes.Node) else one
                    if isinstance(new, list):
                        changed += new
                    elif new is not None:
                        changed.append(new)
                value[:] = changed
        return node


def reads(node: nodes.Node, name: str) -> int:
    """How often a name is read when statements run once; many times in a loop counts as two."""
    if isinstance(node, nodes.Name):
        return int(node.name == name and node.ctx == "load")
    many = isinstance(node, nodes.For | nodes.CallBlock | nodes.Macro)
    hidden = isinstance(node, nodes.CallBlock) and name in _parameters(node)
    count = 0
    for field, value in node.iter_fields(exclude=("body",) if hidden else None):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, nodes.Node):
                count += reads(child, name) * (2 if many and field not in _ONCE else 1)
    return count


_ONCE = ("iter", "call")
"""Fields of a loop and of a ``{% call %}`` that are looked at once."""


def _parameters(node: nodes.CallBlock) -> set[str]:
    """Names that mean something else within the block of a ``{% call %}``."""
    return {one.name for one in node.args}


def is_call_of(node: nodes.Node, name: str) -> bool:
    """Whether a node is a call of a name with nothing but plain values."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == name
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def clone(node: _Node) -> _Node:
    """A copy of a tree. Not copy.deepcopy: every node knows its environment."""
    made: _Node = object.__new__(type(node))
    for field, value in node.iter_fields():
        setattr(made, field, _cloned(value))
    for attribute in node.attributes:
        setattr(made, attribute, getattr(node, attribute, None))
    return made


def _cloned(value: Any) -> Any:
    if isinstance(value, nodes.Node):
        return clone(value)
    return [_cloned(item) for item in value] if isinstance(value, list) else value
