"""Macros put where they are printed.

``{{ fact(…) }}`` and ``{% call fact(…) %}`` become a scope with the macro's body: Jinja would call
it through several layers of Python. A macro whose value is asked for stays a macro.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.compiler import find_undeclared

from proposals_pelican.compiling import sources, trees


def put_in_place(tree: nodes.Template, environment: Any) -> set[str]:
    """Change a template in place.

    Args:
        tree: the template.
        environment: whose loader finds what it imports.

    Returns:
        Names in it that always have a value, as parameters do.
    """
    return _Inliner(environment).template(tree)


@dataclass(frozen=True, slots=True)
class _Macro:
    """A macro, the file it stands in (none: the template's own), and the macros known there."""

    node: nodes.Macro
    file: str | None
    known: _Macros


_Macros = dict[str, _Macro]


@dataclass(frozen=True, slots=True)
class _Caller:
    """The block of a ``{% call %}``, and what was known where it stands."""

    block: nodes.CallBlock
    known: _Macros
    around: _Caller | None
    within: tuple[str, ...]


class _Inliner:
    """Puts the bodies of macros where they are printed."""

    def __init__(self, environment: Any) -> None:
        self._environment = environment
        self._files: dict[str, _Macros] = {}
        self._aliases: dict[str, _Macro] = {}
        self._count = 0
        self._given: set[str] = set()

    def template(self, tree: nodes.Template) -> set[str]:
        """Change a template in place; names in it that always have a value."""
        known = self._known(tree, None)
        tree.body = self._statements(tree.body, known, None, ())
        used = {node.name for node in trees.names(tree.body)}
        self._import_what_is_called(tree, used)
        _drop_unused_imports(tree, used)
        return self._given

    def _known(self, tree: nodes.Template, file: str | None) -> _Macros:
        known: _Macros = {}
        for node in tree.body:
            if isinstance(node, nodes.FromImport) and isinstance(node.template, nodes.Const):
                there = self._file(node.template.value)
                for name in node.names:
                    theirs, ours = name if isinstance(name, tuple) else (name, name)
                    if theirs in there:
                        known[ours] = there[theirs]
            elif isinstance(node, nodes.Macro):
                known[node.name] = _Macro(node, file, known)
        return known

    def _file(self, name: str) -> _Macros:
        if name not in self._files:
            self._files[name] = self._known(sources.parsed(self._environment, name), name)
        return self._files[name]

    def _statements(
        self,
        body: list[nodes.Node],
        known: _Macros,
        caller: _Caller | None,
        within: tuple[str, ...],
    ) -> list[nodes.Node]:
        result: list[nodes.Node] = []
        for node in body:
            if isinstance(node, nodes.Output):
                result += self._output(node, known, caller, within)
                continue
            if isinstance(node, nodes.CallBlock):
                block = _Caller(node, known, caller, within)
                scope = self._inlined(node.call, known, within, block)
                if scope is not None:
                    result.append(scope)
                    continue
            for field, value in node.iter_fields():
                if isinstance(value, list) and value and isinstance(value[0], nodes.Stmt):
                    setattr(node, field, self._statements(value, known, caller, within))
            result.append(node)
        return result

    def _output(
        self,
        node: nodes.Output,
        known: _Macros,
        caller: _Caller | None,
        within: tuple[str, ...],
    ) -> Iterator[nodes.Node]:
        printed: list[nodes.Expr] = []
        for child in node.nodes:
            scope: nodes.Node | None = None
            if trees.is_call_of(child, "caller") and caller is not None:
                scope = self._called_back(child, caller)
            elif isinstance(child, nodes.Call):
                scope = self._inlined(child, known, within, None)
            if scope is None:
                printed.append(child)
                continue
            if printed:
                yield nodes.Output(printed, lineno=node.lineno)
                printed = []
            yield scope
        if printed:
            yield nodes.Output(printed, lineno=node.lineno)

    def _inlined(
        self,
        call: nodes.Call,
        known: _Macros,
        within: tuple[str, ...],
        caller: _Caller | None,
    ) -> nodes.Scope | None:
        """The scope that prints what a call prints; None when it must stay a call."""
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        macro = known.get(name) or self._aliases.get(name)
        if macro is None or name in within or not _can_stand_inline(macro.node, caller):
            return None
        values = _values(macro.node, call)
        if values is None:
            return None
        body = [trees.clone(node) for node in macro.node.body]
        names = self._rename(body, [parameter.name for parameter in macro.node.args])
        self._alias(body, macro)
        self._given |= always_set(body)
        assigned = self._assigned(body, names, values, call.lineno)
        return nodes.Scope(
            [*assigned, *self._statements(body, macro.known, caller, (*within, name))],
            lineno=call.lineno,
        )

    def _called_back(self, call: nodes.Node, caller: _Caller) -> nodes.Scope | None:
        block = caller.block
        given = getattr(call, "args", [])
        if len(given) != len(block.args):
            return None
        body = [trees.clone(node) for node in block.body]
        names = self._rename(body, [parameter.name for parameter in block.args])
        assigned = self._assigned(body, names, list(given), block.lineno)
        inner = self._statements(body, caller.known, caller.around, caller.within)
        return nodes.Scope([*assigned, *inner], lineno=block.lineno)

    def _assigned(
        self, body: list[nodes.Node], names: list[str], values: list[nodes.Expr], line: int
    ) -> list[nodes.Node]:
        """Statements that give the names their values.

        A value takes the name's place instead where the name never means anything else, and the
        value is no work or is asked for once.
        """
        given_anew = {node.name for node in trees.names(body) if node.ctx == "store"}
        whole = nodes.Template(body)
        put = {
            name: value
            for name, value in zip(names, values, strict=True)
            if name not in given_anew
            and (isinstance(value, nodes.Const | nodes.Name) or trees.reads(whole, name) < 2)
        }
        trees.put(body, put)
        self._given.update(names)
        return [
            nodes.Assign(nodes.Name(name, "store", lineno=line), value, lineno=line)
            for name, value in zip(names, values, strict=True)
            if name not in put
        ]

    def _rename(self, body: list[nodes.Node], parameters: list[str]) -> list[str]:
        """Give a body's own names new ones, which no other body has; those of its parameters."""
        self._count += 1
        found = trees.names(body)
        own = {*parameters, *(node.name for node in found if node.ctx in ("store", "param"))}
        for node in found:
            if node.name in own:
                node.name = f"{node.name}__{self._count}"
        return [f"{name}__{self._count}" for name in parameters]

    def _alias(self, body: list[nodes.Node], macro: _Macro) -> None:
        """Give the macros that a body calls names under which they can be imported elsewhere."""
        for node in trees.names(body):
            called = macro.known.get(node.name)
            if called is not None and called.file is not None:
                node.name = f"{called.node.name}__{re.sub(r'[^a-z0-9]', '_', called.file)}"
                self._aliases[node.name] = called

    def _import_what_is_called(self, tree: nodes.Template, used: set[str]) -> None:
        extends = isinstance(tree.body[0], nodes.Extends) if tree.body else False
        tree.body[int(extends) : int(extends)] = [
            nodes.FromImport(nodes.Const(macro.file), [(macro.node.name, alias)], False, lineno=1)
            for alias, macro in sorted(self._aliases.items(), key=lambda item: item[0])
            if alias in used
        ]


def _can_stand_inline(macro: nodes.Macro, caller: _Caller | None) -> bool:
    """Whether all a macro does with its caller is to print it, and it takes named values only."""
    printed = _callers_printed(macro)
    return printed is not None and (caller is not None or not printed)


# A macro is put in place seven times; to look through it took a tenth of the whole.
@lru_cache(maxsize=1000)
def _callers_printed(macro: nodes.Macro) -> int | None:
    """How often a macro prints its caller; None where it does more than that."""
    printed = sum(
        trees.is_call_of(child, "caller")
        for output in trees.find(macro.body, nodes.Output)
        for child in output.nodes
    )
    found = trees.names(macro.body)
    own = {node.name for node in found if node.ctx != "load"} - {one.name for one in macro.args}
    if find_undeclared(macro.body, own):  # a name that means one thing, and then another
        return None
    used = [node.name for node in found]
    if used.count("caller") != printed or {"varargs", "kwargs"} & set(used):
        return None
    return printed


def _values(macro: nodes.Macro, call: nodes.Call) -> list[nodes.Expr] | None:
    """What a call gives for each parameter; None when that is not plain to see."""
    if call.dyn_args or call.dyn_kwargs or len(call.args) > len(macro.args):
        return None
    given = {keyword.key: keyword.value for keyword in call.kwargs}
    first_default = len(macro.args) - len(macro.defaults)
    values = []
    for at, parameter in enumerate(macro.args):
        if at < len(call.args):
            values.append(call.args[at])
        elif parameter.name in given:
            values.append(given.pop(parameter.name))
        elif at >= first_default:
            values.append(trees.clone(macro.defaults[at - first_default]))
        else:
            return None
    return None if given else values


def always_set(body: list[nodes.Node]) -> set[str]:
    """Names that statements give a value, once, before any of them reads it."""
    named = [trees.names([node]) for node in body]
    stored = Counter(name.name for names in named for name in names if name.ctx != "load")
    seen: set[str] = set()
    found = set()
    for node, names in zip(body, named, strict=True):
        seen |= {name.name for name in names if name.ctx == "load"}
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            name = node.target.name
            if name not in seen and stored[name] == 1:
                found.add(name)
    return found


def _drop_unused_imports(tree: nodes.Template, used: set[str]) -> None:
    for node in list(tree.body):
        if isinstance(node, nodes.FromImport):
            node.names = [
                name
                for name in node.names
                if (name[1] if isinstance(name, tuple) else name) in used
            ]
            if not node.names:
                tree.body.remove(node)
