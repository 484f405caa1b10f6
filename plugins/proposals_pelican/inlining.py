"""Templates compiled with their macros in place and their words already translated.

A case's page is put together from some thirty macros and a hundred words of the interface.
Jinja calls each of them through several layers of Python for every page; of a page's time that
was four fifths. Both are known when a template is compiled: a macro that is printed
(``{{ fact(…) }}``, ``{% call fact(…) %}``) becomes a scope with its body, and ``_("…")`` the
words themselves. What is printed stays the same, byte for byte; a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_Node = TypeVar("_Node", bound=nodes.Node)
_PLACEHOLDER = re.compile(r"%(?:\((?P<name>\w+)\)s|(?P<percent>%))")

CATALOGUE = "catalogue"
"""Name of the environment's attribute that holds the translations, if it has any."""


PRINTED = "printed"
"""Name of the environment's attribute that holds ``printed``."""

_special = re.compile("[&<>\"']").search


def printed(value: object) -> str:
    """Text of a value for HTML, escaped. Most hold nothing to escape, and stay as they are."""
    kind = type(value)
    if kind is Markup or (kind is str and not _special(value)):  # type: ignore[arg-type]
        return value  # type: ignore[return-value]
    return escape(value)


class InliningCodeGenerator(CodeGenerator):
    """Jinja's code generator, which is given the template with macros and words in place."""

    def visit_Template(  # noqa: N802  (Jinja's name)
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Compile a template."""
        _Inliner(self.environment).template(node)
        catalogue = getattr(self.environment, CATALOGUE, None)
        if catalogue is not None:
            _Translator(catalogue).visit(node)
        _collect_blocks(node)
        node.set_environment(self.environment)
        super().visit_Template(node, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Print a value by ``printed``, which is what Jinja's ``escape`` is for whole pages."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.{PRINTED}(")


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

    def template(self, tree: nodes.Template) -> None:
        """Change a template in place."""
        known = self._known(tree, None)
        tree.body = self._statements(tree.body, known, None, ())
        self._import_what_is_called(tree)
        _drop_unused_imports(tree)

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
            source, path, _ = self._environment.loader.get_source(self._environment, name)
            tree = self._environment._parse(source, name, path)
            self._files[name] = self._known(tree, name)
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
            if _is_call_of(child, "caller") and caller is not None:
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
        body = [_clone(node) for node in macro.node.body]
        names = self._rename(body, [parameter.name for parameter in macro.node.args])
        self._alias(body, macro)
        assigned = _assigned(body, names, values, call.lineno)
        return nodes.Scope(
            [*assigned, *self._statements(body, macro.known, caller, (*within, name))],
            lineno=call.lineno,
        )

    def _called_back(self, call: nodes.Node, caller: _Caller) -> nodes.Scope | None:
        block = caller.block
        given = getattr(call, "args", [])
        if len(given) != len(block.args):
            return None
        body = [_clone(node) for node in block.body]
        names = self._rename(body, [parameter.name for parameter in block.args])
        assigned = _assigned(body, names, list(given), block.lineno)
        inner = self._statements(body, caller.known, caller.around, caller.within)
        return nodes.Scope([*assigned, *inner], lineno=block.lineno)

    def _rename(self, body: list[nodes.Node], parameters: list[str]) -> list[str]:
        """Give a body's own names new ones, which no other body has; those of its parameters."""
        self._count += 1
        own = set(parameters)
        for node in _names(body):
            if node.ctx in ("store", "param"):
                own.add(node.name)
        for node in _names(body):
            if node.name in own:
                node.name = f"{node.name}__{self._count}"
        return [f"{name}__{self._count}" for name in parameters]

    def _alias(self, body: list[nodes.Node], macro: _Macro) -> None:
        """Give the macros that a body calls names under which they can be imported elsewhere."""
        for node in _names(body):
            called = macro.known.get(node.name)
            if called is not None and called.file is not None:
                node.name = f"{called.node.name}__{re.sub(r'[^a-z0-9]', '_', called.file)}"
                self._aliases[node.name] = called

    def _import_what_is_called(self, tree: nodes.Template) -> None:
        used = {node.name for node in _names(tree.body)}
        extends = isinstance(tree.body[0], nodes.Extends) if tree.body else False
        tree.body[int(extends) : int(extends)] = [
            nodes.FromImport(nodes.Const(macro.file), [(macro.node.name, alias)], False, lineno=1)
            for alias, macro in sorted(self._aliases.items(), key=lambda item: item[0])
            if alias in used
        ]


class _Translator(NodeTransformer):
    """Puts translations where words of the interface stand."""

    def __init__(self, catalogue: Any) -> None:
        self._catalogue = catalogue

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802
        """A call of ``_`` or ``pgettext`` with words in it -> the translated words."""
        self.generic_visit(node, *args, **kwargs)
        words = [child.value for child in node.args if isinstance(child, nodes.Const)]
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if len(words) != len(node.args) or node.dyn_args or node.dyn_kwargs:
            return node
        if name == "_" and len(words) == 1:
            text = self._catalogue.gettext(*words)
        elif name == "pgettext" and len(words) == 2:
            text = self._catalogue.pgettext(*words)
        else:
            return node
        values = {keyword.key: keyword.value for keyword in node.kwargs}
        parts = list(_parts(text, values, node.lineno))
        if len(parts) == 1 and isinstance(parts[0], nodes.Const):
            return parts[0]
        return nodes.Concat(parts, lineno=node.lineno)

    def visit_Output(self, node: nodes.Output, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802
        """Words with values in them that are printed are printed piece by piece."""
        self.generic_visit(node, *args, **kwargs)
        node.nodes = [
            part
            for child in node.nodes
            for part in (child.nodes if isinstance(child, nodes.Concat) else [child])
        ]
        return node


def _parts(text: str, values: dict[str, nodes.Expr], line: int) -> Iterator[nodes.Expr]:
    """A text with ``%(name)s`` in it as the pieces to join; at least one, the first safe."""
    start, words = 0, ""
    for found in _PLACEHOLDER.finditer(text):
        words += text[start : found.start()] + ("%" if found["percent"] else "")
        start = found.end()
        if found["name"]:
            yield _words(words, line)
            yield values[found["name"]]
            words = ""
    yield _words(words + text[start:], line)


def _words(text: str, line: int) -> nodes.Const:
    """Our own words, safe as they are; those that hold no sign of HTML need not say so."""
    safe = Markup(text) if _special(text) else text  # noqa: S704
    return nodes.Const(safe, lineno=line)


def _collect_blocks(tree: nodes.Template) -> None:
    """Let each block gather its pieces in a list.

    Handed on one by one they would pass through a generator for each template above.
    """
    for block in tree.find_all(nodes.Block):
        line = block.lineno
        whole = nodes.AssignBlock(nodes.Name("whole", "store", lineno=line), None, block.body)
        whole.set_lineno(line)
        block.body = [whole, nodes.Output([nodes.Name("whole", "load", lineno=line)], lineno=line)]


def _can_stand_inline(macro: nodes.Macro, caller: _Caller | None) -> bool:
    """Whether all a macro does with its caller is to print it, and it takes named values only."""
    printed = sum(
        _is_call_of(child, "caller")
        for output in macro.find_all(nodes.Output)
        for child in output.nodes
    )
    used = [node.name for node in _names(macro.body)]
    if used.count("caller") != printed or (printed and caller is None):
        return False
    return not {"varargs", "kwargs"} & set(used)


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
            values.append(_clone(macro.defaults[at - first_default]))
        else:
            return None
    return None if given else values


def _assigned(
    body: list[nodes.Node], names: list[str], values: list[nodes.Expr], line: int
) -> list[nodes.Node]:
    """Statements that give the names their values.

    A constant takes the name's place instead, where the name never means anything else.
    """
    given_anew = {node.name for node in _names(body) if node.ctx != "load"}
    constants = {
        name: value
        for name, value in zip(names, values, strict=True)
        if isinstance(value, nodes.Const) and name not in given_anew
    }
    if constants:
        putting = _PutConstants(constants)
        body[:] = [putting.visit(node) for node in body]
    return [
        nodes.Assign(nodes.Name(name, "store", lineno=line), value, lineno=line)
        for name, value in zip(names, values, strict=True)
        if name not in constants
    ]


class _PutConstants(NodeTransformer):
    def __init__(self, constants: dict[str, nodes.Const]) -> None:
        self._constants = constants

    def visit_Name(self, node: nodes.Name, *_: Any, **__: Any) -> nodes.Node:  # noqa: N802
        constant = self._constants.get(node.name) if node.ctx == "load" else None
        return node if constant is None else nodes.Const(constant.value, lineno=node.lineno)


def _drop_unused_imports(tree: nodes.Template) -> None:
    used = {node.name for node in _names(tree.body)}
    for node in list(tree.body):
        if isinstance(node, nodes.FromImport):
            node.names = [
                name
                for name in node.names
                if (name[1] if isinstance(name, tuple) else name) in used
            ]
            if not node.names:
                tree.body.remove(node)


def _is_call_of(node: nodes.Node, name: str) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == name
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def _names(body: list[nodes.Node]) -> Iterator[nodes.Name]:
    for node in body:
        if isinstance(node, nodes.Name):
            yield node
        yield from node.find_all(nodes.Name)


def _clone(node: _Node) -> _Node:
    """A copy of a tree. Not copy.deepcopy: every node knows its environment."""
    made: _Node = object.__new__(type(node))
    for field, value in node.iter_fields():
        setattr(made, field, _cloned(value))
    for attribute in node.attributes:
        setattr(made, attribute, getattr(node, attribute, None))
    return made


def _cloned(value: Any) -> Any:
    if isinstance(value, nodes.Node):
        return _clone(value)
    return [_cloned(item) for item in value] if isinstance(value, list) else value
