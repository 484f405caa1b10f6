"""Handling of the trees that Jinja parses templates into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from jinja2 import nodes

_Node = TypeVar("_Node", bound=nodes.Node)


def put(body: list[nodes.Node], constants: Mapping[str, nodes.Const]) -> None:
    """Put constants where names are read, in place."""
    if constants:
        body[:] = [_with(node, constants) for node in body]


def _with(node: Any, constants: Mapping[str, nodes.Const]) -> Any:
    # Not Jinja's NodeTransformer, which takes three times as long.
    if isinstance(node, nodes.Name):
        found = constants.get(node.name) if node.ctx == "load" else None
        return node if found is None else nodes.Const(found.value, lineno=node.lineno)
    for field, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(node, field, _with(value, constants))
        elif isinstance(value, list):
            value[:] = [
                _with(one, constants) if isinstance(one, nodes.Node) else one for one in value
            ]
    return node


def names(body: Iterable[nodes.Node]) -> Iterator[nodes.Name]:
    """Every name in statements."""
    for node in body:
        if isinstance(node, nodes.Name):
            yield node
        yield from node.find_all(nodes.Name)


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
