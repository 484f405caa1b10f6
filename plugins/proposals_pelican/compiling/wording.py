"""Words of the interface put in the site's language, in pieces where values stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from proposals_pelican.compiling import trees

CATALOGUE = "catalogue"
"""Name of the environment's attribute that holds the translations, if it has any."""

_COUNT = "count"
"""Name of the filter that prints a number as the site prints numbers."""

_PLACEHOLDER = re.compile(r"%(?:\((?P<name>\w+)\)s|(?P<percent>%))")
_NUMBERS = 201
"""Numbers that show every form of a language: plural rules look at two digits and at 0 and 1."""

_LIVE = re.compile("[&<>\"']")


def install(environment: Any, catalogue: Any) -> None:
    """Give templates ``_()``, ``pgettext()`` and ``ngettext()``, whose number ``count`` prints.

    Args:
        environment: with the filter ``count``.
        catalogue: a ``gettext.GNUTranslations``.
    """
    environment.install_gettext_translations(catalogue, newstyle=True)
    several, printed = environment.globals["ngettext"], environment.filters[_COUNT]

    @pass_context
    def ngettext(context: Context, one: str, many: str, number: int) -> str:
        text: str = several(context, one, many, number, num=printed(number))
        return text

    environment.globals["ngettext"] = ngettext
    environment.extend(**{CATALOGUE: catalogue})


class Wording(trees.Transformer):
    """Puts translations where words of the interface stand."""

    def __init__(self, catalogue: Any) -> None:
        """Take translations from a ``gettext.GNUTranslations``."""
        self._catalogue = catalogue

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  (Jinja's name)
        """A call of ``_`` or ``pgettext`` with words in it -> the translated words."""
        self.generic_visit(node)
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

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        """Words with values in them that are printed are printed piece by piece."""
        self.generic_visit(node)
        result: list[nodes.Node] = []
        printed: list[nodes.Expr] = []
        for child in node.nodes:
            branches = self._counted(child)
            if branches is None:
                printed += child.nodes if isinstance(child, nodes.Concat) else [child]
                continue
            result += [nodes.Output(printed, lineno=node.lineno), *branches]
            printed = []
        return [*result, nodes.Output(printed, lineno=node.lineno)]

    def _counted(self, node: nodes.Node) -> list[nodes.Node] | None:
        """What prints a call of ``ngettext``: the form that the language has for the number."""
        if not trees.is_call_of(node, "ngettext"):
            return None
        one, many, number = node.args  # type: ignore[attr-defined]
        forms = self._forms(getattr(one, "value", None), getattr(many, "value", None))
        if not forms:
            return None
        line = node.lineno
        shown = nodes.Filter(number, _COUNT, [], [], None, None, lineno=line)
        prints = [
            nodes.Output(list(_parts(text, {"num": trees.clone(shown)}, line)), lineno=line)
            for text in forms
        ]
        chosen: list[nodes.Node] = [prints.pop()]
        while prints:
            rule = nodes.EnvironmentAttribute(f"{CATALOGUE}.plural", lineno=line)
            which = nodes.Call(rule, [trees.clone(number)], [], None, None, lineno=line)
            is_this = nodes.Compare(which, [nodes.Operand("eq", nodes.Const(len(prints) - 1))])
            chosen = [nodes.If(is_this.set_lineno(line), [prints.pop()], [], chosen, lineno=line)]
        return chosen

    def _forms(self, one: str | None, many: str | None) -> list[str]:
        """The translations of words that are counted, one for each form of the language.

        None where they are not translated, or hold anything but the number.
        """
        forms: dict[int, str] = {}
        for number in range(_NUMBERS if one and many else 0):
            text = self._catalogue.ngettext(one, many, number)
            if forms.setdefault(self._catalogue.plural(number), text) != text:
                return []
        held = {
            found["name"] or "num"
            for text in forms.values()
            for found in _PLACEHOLDER.finditer(text)
        }
        return [forms[at] for at in sorted(forms)] if held <= {"num"} else []


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
    safe = Markup(text) if _LIVE.search(text) else text  # noqa: S704
    return nodes.Const(safe, lineno=line)
