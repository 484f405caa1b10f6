"""Python written for a template: what is printed is gathered in a list, values escaped in place.

What a page prints is gathered as bytes (``printing``), what a macro or a ``{% set %}`` prints as
text.
"""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import chain
from typing import Any, TypeGuard

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED

from proposals_pelican import keeping
from proposals_pelican.compiling import careful, inheritance, inlining, printing, sources, trees
from proposals_pelican.compiling.loops import Plain

_HEAD = (
    # The C function behind ``escape``, which wraps its text in an object: 20 ns in place of 340.
    "from markupsafe import _escape_inner as escaped",
    f"from {printing.__name__} import encoded, finished, joined, printed",
    f"from {careful.__name__} import {careful.text.__name__} as carefully",
    f"from {keeping.__name__} import Kept",
)


_ASK_WHETHER_THERE = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters that are for attributes that may be missing."""


class PageCodeGenerator(CodeGenerator):
    """Jinja's code generator, which is given a template in the form that it prints fastest.

    Pages are HTML: where a template escapes nothing, or asks only later whether it shall, Jinja's
    own code is written.
    """

    def visit_Template(  # noqa: N802  (Jinja's name)
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Write a template."""
        sources.prepare(node, self.environment)
        self._whole = inheritance.put_in_place(node, self.environment)
        self._given = inlining.put_in_place(node, self.environment)
        if self._whole:
            self._given |= inlining.always_set(node.body)
        Plain().visit(node)
        sources.settle(node, self.environment)
        self._often = _printed_often(node)
        self._ready: set[str] = set()
        self._places: dict[str, str] = {}
        self._encoded: set[str | None] = set()
        self._buffer: str | None = None
        self._pieces: list[str] = []
        self._words = ""
        self._printing: nodes.Node | None = None
        self._holding = False
        self._trusting = False
        self._doubted: set[int] = set()
        for line in _HEAD:
            self.writeline(line)
        super().visit_Template(node, frame)
        for store, name in self._places.items():
            self.writeline(f"{name} = {store}")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write statements; those of a page or block gather what they print."""
        page = frame.rootlevel and self._whole
        first = frame.buffer is None and (frame.block_frame or page)
        if first:
            self.buffer(frame)
        if first and page:
            self._encoded.add(frame.buffer)
            self._make_ready(frame)
        with self._trust(page and careful.applies(self.environment, self.name)):
            super().blockvisit(nodes, frame)
        if first:
            whole = "finished(context, {})" if page else "concat({})"
            self.writeline(f"yield {whole.format(frame.buffer)}")
            frame.buffer = None

    @contextmanager
    def _trust(self, page: bool) -> Iterator[None]:
        """For lines of a page that may take values to have what they are asked for."""
        if not page:
            yield
            return
        self.writeline("try:")
        self.indent()
        self._trusting = True
        yield
        self._trusting = False
        self.outdent()
        self.writeline("except (AttributeError, LookupError, TypeError):")
        self.indent()
        self.writeline("yield carefully(environment, name, context)")
        self.writeline("return")
        self.outdent()

    # What is printed: pieces wait for those that follow them, until a line must come between.

    def newline(self, node: nodes.Node | None = None, extra: int = 0) -> None:
        """Begin a line; what waits to be printed goes before it."""
        self._print(values_only=self._holding)
        super().newline(node, extra)

    def outdent(self, step: int = 1) -> None:
        """End a block of Python; what waits to be printed belongs to it."""
        self._print()
        super().outdent(step)

    @contextmanager
    def _words_wait(self) -> Iterator[None]:
        """For lines that may go before words, but not values, that are printed earlier."""
        before, self._holding = self._holding, True
        yield
        self._holding = before

    def _print(self, values_only: bool = False) -> None:
        pieces = self._pieces
        if self._words and not values_only:
            pieces.append(_constant(self._words, self._buffer in self._encoded))
            self._words = ""
        if pieces:
            self._pieces = []
            one = len(pieces) == 1
            text = f"append({pieces[0]})" if one else f"extend(({', '.join(pieces)}))"
            super().newline(self._printing)
            self.write(f"{self._buffer}.{text}")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write what prints values and words."""
        if frame.buffer is None or frame.require_output_check or not _escapes(frame):
            super().visit_Output(node, frame)
            return
        if self._buffer != frame.buffer:
            self._print()
            self._buffer = frame.buffer
        self._printing = node
        encoded = frame.buffer in self._encoded
        for child in node.nodes:
            words = self._text(child, frame)
            if words is not None:
                self._words += words
                continue
            if self._words:
                self._pieces.append(_constant(self._words, encoded))
                self._words = ""
            self._pieces.append(self._value(child, frame, encoded))

    def _text(self, node: nodes.Node, frame: Frame) -> str | None:
        """What a node prints, where that is known now."""
        try:
            return str(self._output_child_to_const(node, frame, self._make_finalize()))  # type: ignore[arg-type]
        except Exception:  # Jinja's own rule: what fails now shall fail when it is printed
            return None

    def _value(self, node: nodes.Expr, frame: Frame, encoded: bool) -> str:
        """Python for the text of a value."""
        known = self._text(node, frame)
        if known is not None:
            return _constant(known, encoded)
        if encoded and isinstance(node, nodes.Name):
            name = frame.symbols.ref(node.name)
            if name in self._ready:
                return f"{name}_ready"
        if _is_safe(node):
            value, text, other = self._python(node.node, frame), "value", "Markup(value)"
        else:
            value, text, other = self._python(node, frame), "escaped(value)", "value"
        if encoded:
            return f"({text}.encode() if type(value := {value}) is str else encoded({other}))"
        return f"({text} if type(value := {value}) is str else printed({other}))"

    def _make_ready(self, frame: Frame) -> None:
        """Write what encodes once what a page prints often: the way to the root, mostly."""
        symbols = frame.symbols
        for name, (how, asked) in symbols.loads.items():
            if how == VAR_LOAD_RESOLVE and asked in self._often - symbols.stores:
                value = self._value(nodes.Name(asked, "load"), frame, encoded=True)
                self.writeline(f"{name}_ready = {value}")
                self._ready.add(name)

    def _python(self, node: nodes.Expr, frame: Frame) -> str:
        """Python for an expression."""
        file, lines = self.stream, self._new_lines
        self.stream, self._new_lines = StringIO(), 0
        self.visit(node, frame)
        written = self.stream.getvalue()
        self.stream, self._new_lines = file, lines
        return written

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """Begin to write what prints a text."""
        super().start_write(frame, node)
        if frame.buffer in self._encoded:
            self.write("(")

    def end_write(self, frame: Frame) -> None:
        """End it."""
        if frame.buffer in self._encoded:
            self.write(").encode()")
        super().end_write(frame)

    # Names, attributes and calls.

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """Write a name; whether it has a value need not be asked where it always has."""
        if node.ctx == "load" and node.name in self._given:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame, **forwarded: Any) -> None:  # type: ignore[override]  # noqa: N802
        """Write a test; one that asks whether an attribute is there doubts it."""
        if node.name in _ASK_WHETHER_THERE:
            self._doubted.add(id(node.node))
        super().visit_Test(node, frame, **forwarded)

    def visit_Filter(self, node: nodes.Filter, frame: Frame, **forwarded: Any) -> None:  # type: ignore[override]  # noqa: N802
        """Write a filter; as a test."""
        if node.name in _ASK_WHETHER_THERE:
            self._doubted.add(id(node.node))
        if node.name == "forceescape" and node.node is None and _escapes(frame):
            self.write(f"escaped(concat({frame.buffer}))")
        else:
            super().visit_Filter(node, frame, **forwarded)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute as ``Environment.getattr`` finds it, which is called without."""
        if self._trusting and id(node) not in self._doubted and _is_plain(node.attr):
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")
            return
        self.write("(found if (found := getattr((of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(of, {node.attr!r}))")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write an item; as an attribute."""
        if not self._trusting or id(node) in self._doubted or isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def macro_body(self, node: Any, frame: Frame) -> Any:
        """Write a macro, which others may call than the page it stands in."""
        before, self._trusting = self._trusting, False
        written = super().macro_body(node, frame)
        self._trusting = before
        return written

    def visit_Call(  # type: ignore[override]  # noqa: N802  (Jinja wraps its own)
        self, node: nodes.Call, frame: Frame, **forwarded: Any
    ) -> None:
        """Write a call; functions and methods of ours need nothing of a template's context."""
        ours = isinstance(node.node, nodes.EnvironmentAttribute | nodes.ImportedName)
        method = self._trusting and isinstance(node.node, nodes.Getattr)
        if (ours or method) and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            self.visit(node.node, frame)
            self.write("(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
        else:
            super().visit_Call(node, frame, **forwarded)

    # Statements.

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Write an import of macros that stay functions; their template is noted."""
        name = getattr(node.template, "value", None)
        if name:
            sources.imported(self.environment).add(name)
        super()._import_common(node, frame)

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:  # noqa: N802
        """Write an ``extends`` of a template whose blocks stay functions."""
        name = getattr(node.template, "value", None)
        if name and inheritance.is_child(sources.parsed(self.environment, name)):
            self.fail(
                "a template with super(), scoped blocks or statements beside its blocks cannot "
                f"extend {name}, which extends another; extend that one",
                node.lineno,
            )
        super().visit_Extends(node, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:  # noqa: N802
        """Write an assignment."""
        with self._words_wait():
            super().visit_Assign(node, frame)

    def visit_Scope(self, node: nodes.Scope, frame: Frame) -> None:  # noqa: N802
        """Write a scope, which is no block in Python."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self._visit_inner(node.body, inner)

    def _visit_inner(self, body: Iterable[nodes.Node], inner: Frame) -> None:
        loads = inner.symbols.loads
        for name in self._given & inner.symbols.refs.keys():
            # It gets its value next.
            if loads.get(inner.symbols.refs[name]) == (VAR_LOAD_UNDEFINED, None):
                del loads[inner.symbols.refs[name]]
        with self._words_wait():
            self.enter_frame(inner)
        for statement in body:
            self.visit(statement, inner)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """Write a ``{% call %}``; a ``{% keep %}`` without its detour over a macro."""
        part = keeping.part(node)
        if part is None or frame.buffer is None or not _escapes(frame):
            super().visit_CallBlock(node, frame)
            return
        place = self._places.setdefault(part.store, f"kept_{len(self._places)}")
        key, kept = self.temporary_identifier(), self.temporary_identifier()
        self.writeline(f"{key} = ", node)
        self.visit(part.key, frame)
        self.writeline(f"{kept} = {place}.get({key})")
        self.writeline(f"if {kept} is None:")
        self.indent()
        inner = frame.inner()
        inner.symbols.analyze_node(nodes.Scope(part.body))
        self.buffer(inner)
        self._encoded.add(inner.buffer)
        self._visit_inner(part.body, inner)
        self.writeline(f"{kept} = {place}[{key}] = Kept({inner.buffer})")
        self.outdent()
        values = "".join(f"{self._value(value, frame, encoded=True)}, " for value in part.values)
        if frame.buffer in self._encoded:
            self.writeline(f"{frame.buffer}.extend({kept}.filled(({values})))", node)
        else:
            self.writeline(f"{frame.buffer}.append(joined({kept}.filled(({values}))).decode())")


def _printed_often(tree: nodes.Template) -> set[str]:
    """Names that a template prints at more than one place."""
    printed = (child for output in trees.find(tree.body, nodes.Output) for child in output.nodes)
    kept = (keeping.part(block) for block in trees.find(tree.body, nodes.CallBlock))
    values = chain(printed, *(part.values for part in kept if part))
    counted = Counter(value.name for value in values if isinstance(value, nodes.Name))
    return {name for name, count in counted.items() if count > 1}


def _escapes(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


def _constant(text: str, encoded: bool) -> str:
    """Python for a text that is known."""
    return repr(text.encode() if encoded else text)


def _is_safe(node: nodes.Expr) -> TypeGuard[nodes.Filter]:
    """Whether an expression is another, said to be safe."""
    return isinstance(node, nodes.Filter) and node.name == "safe" and node.node is not None


def _is_plain(name: str) -> bool:
    """Whether an attribute has the same name in Python."""
    return name.isascii() and not keyword.iskeyword(name)
