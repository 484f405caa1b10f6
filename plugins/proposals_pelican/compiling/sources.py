"""Templates as they are written, with what is known of them on any page in place."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from proposals_pelican.compiling import trees
from proposals_pelican.compiling.settled import Settling
from proposals_pelican.compiling.wording import CATALOGUE, Wording

CONSTANTS = "constants"
"""Name of the environment's attribute that holds what is the same on all pages, if it has any."""

_PARSED = "parsed_templates"
_IMPORTED = "imported_templates"


def parsed(environment: Any, name: str) -> nodes.Template:
    """The tree of a template, prepared. Parsed once an environment; who changes it clones it."""
    known: dict[str, nodes.Template] = getattr(environment, _PARSED, None) or {}
    if name not in known:
        source, path, _ = environment.loader.get_source(environment, name)
        known[name] = environment._parse(source, name, path)
        prepare(known[name], environment)
        environment.extend(**{_PARSED: known})
    return known[name]


def imported(environment: Any) -> set[str]:
    """Names of the templates that those compiled so far import when a page is printed."""
    if not hasattr(environment, _IMPORTED):
        environment.extend(**{_IMPORTED: set()})
    found: set[str] = getattr(environment, _IMPORTED)
    return found


def prepare(tree: nodes.Template, environment: Any) -> None:
    """Put words in their language, and what is the same on all pages in the place of its name."""
    constants = getattr(environment, CONSTANTS, {})
    given = {node.name for node in trees.names(tree.body) if node.ctx != "load"}
    trees.put(tree.body, {key: nodes.Const(constants[key]) for key in constants.keys() - given})
    catalogue = getattr(environment, CATALOGUE, None)
    if catalogue is not None:
        Wording(catalogue).visit(tree)
    settle(tree, environment)


def settle(tree: nodes.Template, environment: Any) -> None:
    """Take out of a template what does nothing."""
    tree.set_environment(environment)
    Settling(environment).visit(tree)
