"""What is settled when a template is compiled: branches never taken, filters without effect."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from proposals_pelican.compiling import trees


def unchanged(value: Any) -> Any:
    """A filter that has nothing to do in the language of the site; templates lose it."""
    return value


class Settling(trees.Transformer):
    """Takes out of a template what does nothing."""

    def __init__(self, environment: Any) -> None:
        self._environment = environment
        self._settled = nodes.EvalContext(environment)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node | None:  # noqa: N802  (Jinja's name)
        """A filter; what it is applied to where it leaves that as it is."""
        self.generic_visit(node)
        idle = self._environment.filters.get(node.name) is unchanged
        return node.node if idle and node.node is not None else node

    def _is_true(self, test: nodes.Node) -> bool | None:
        """Whether a condition always holds, or never; None where only a page can tell."""
        try:
            return bool(test.as_const(self._settled)) if isinstance(test, nodes.Expr) else None
        except nodes.Impossible:
            return None

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """An ``if``; the statements of the branch that is always taken."""
        self.generic_visit(node)
        known = self._is_true(node.test)
        if known is None:
            return node
        if known:
            return node.body
        if not node.elif_:
            return node.else_
        first, *rest = node.elif_
        return self.visit_If(
            nodes.If(first.test, first.body, rest, node.else_, lineno=first.lineno)
        )

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        """A conditional expression; the one of its two values that it always has."""
        self.generic_visit(node)
        known = self._is_true(node.test)
        return node if known is None else node.expr1 if known else node.expr2 or node
