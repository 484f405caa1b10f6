"""Blocks put where a page prints them, so that a page is one function.

Jinja runs each block as a generator that looks its names up anew, and once more for every
``self.title()``. A template that extends another becomes the one that it extends, with its own
blocks in place.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from proposals_pelican.compiling import sources, trees

_MAY_STAND_BESIDE_BLOCKS = (nodes.Assign, nodes.AssignBlock, nodes.FromImport, nodes.Macro)


def is_child(tree: nodes.Template) -> bool:
    """Whether a template extends another."""
    return bool(tree.body) and isinstance(tree.body[0], nodes.Extends)


def put_in_place(tree: nodes.Template, environment: Any) -> bool:
    """Change a template in place.

    Args:
        tree: the template.
        environment: whose loader finds what it extends.

    Returns:
        Whether its blocks are in place now. Else nothing was changed: it is extended by
        others, or does with blocks what cannot be known before a page is printed.
    """
    body = _extended(tree, environment)
    if body is None:
        return False
    blocks = {block.name: block for block in trees.find(body, nodes.Block)}
    body = _made_once(body, blocks, {name for node in body for name in _asked(node, blocks)})
    if any(node.name in {"self", "super"} for node in trees.names(body)):
        return False
    tree.body = body
    return True


def _extended(tree: nodes.Template, environment: Any) -> list[nodes.Node] | None:
    """What a template prints: the one that it extends, with blocks of its own."""
    if not is_child(tree):
        return None if trees.find(tree.body, nodes.Block) else tree.body
    extends, *rest = tree.body
    name = getattr(extends.template, "value", None)  # type: ignore[attr-defined]
    blocks = {block.name: block for block in trees.find(tree.body, nodes.Block)}
    # What stands beside blocks prints nothing, as the template that is extended prints the page.
    beside = [node for node in rest if not isinstance(node, nodes.Block | nodes.Output)]
    plain = all(isinstance(node, _MAY_STAND_BESIDE_BLOCKS) for node in beside)
    if not name or not plain or any(one.scoped or one.required for one in blocks.values()):
        return None
    parent = trees.clone(sources.parsed(environment, name))
    body = _extended(parent, environment) if is_child(parent) else parent.body
    for block in trees.find(body or [], nodes.Block):
        if block.name in blocks:
            block.body = trees.clone(blocks[block.name]).body
    return None if body is None else [*beside, *body]


_Blocks = dict[str, nodes.Block]


def _made_once(body: list[nodes.Node], blocks: _Blocks, repeated: set[str]) -> list[nodes.Node]:
    """Blocks in place; one that is printed twice is made before the first, and then named."""
    placing = _Placing(repeated)
    result: list[nodes.Node] = []
    made: set[str] = set()

    def make(name: str) -> None:
        made.add(name)
        before(blocks[name])
        whole = nodes.Name(_variable(name), "store", lineno=blocks[name].lineno)
        within = [placing.visit(trees.clone(node)) for node in blocks[name].body]
        result.append(nodes.AssignBlock(whole, None, within, lineno=blocks[name].lineno))

    def before(node: nodes.Node) -> None:
        own = {block.name for block in trees.find([node], nodes.Block)} & repeated
        for name in sorted(_asked(node, blocks) | own):
            if name not in made:
                make(name)

    for node in body:
        before(node)
        result.append(placing.visit(node))
    return result


class _Placing(trees.Transformer):
    def __init__(self, repeated: set[str]) -> None:
        self._repeated = repeated

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802  (Jinja's name)
        if node.name in self._repeated:
            whole = nodes.Name(_variable(node.name), "load", lineno=node.lineno)
            return nodes.Output([whole], lineno=node.lineno)
        self.generic_visit(node)
        return nodes.Scope(node.body, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        name = _block_of(node)
        if name in self._repeated:
            return nodes.Name(_variable(name), "load", lineno=node.lineno)
        return self.generic_visit(node)


def _variable(block: str) -> str:
    return f"{block}__block"


def _asked(node: nodes.Node, blocks: _Blocks) -> set[str]:
    """Blocks that are printed by ``self.name()`` somewhere in a node."""
    return {_block_of(call) for call in trees.find([node], nodes.Call)} & blocks.keys()


def _block_of(call: nodes.Call) -> str:
    own = isinstance(call.node, nodes.Getattr) and isinstance(call.node.node, nodes.Name)
    plain = not (call.args or call.kwargs or call.dyn_args or call.dyn_kwargs)
    if own and plain and call.node.node.name == "self":  # type: ignore[attr-defined]
        return str(call.node.attr)  # type: ignore[attr-defined]
    return ""
