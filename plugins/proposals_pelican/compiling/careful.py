"""A page printed as Jinja prints it, where a value has not what it is asked for.

To Jinja an attribute may be an item, an item an attribute, and what is neither is undefined.

Of our values nearly all have what templates ask for, and to look twice for each took an eighth of
a page's time. So a page is written as if all had it; where one has not, the page is printed anew
from code that looks twice.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context

_CAREFUL = "careful"
"""Name of the environment's attribute that holds one that writes such code."""


def applies(environment: Environment, name: str | None) -> bool:
    """Whether a template can be compiled anew: it has a name, and is not compiled so already."""
    return name is not None and environment.loader is not None and not _is_careful(environment)


def text(environment: Environment, name: str, context: Context) -> str:
    """The text of a page.

    Args:
        environment: that of its template.
        name: of its template.
        context: with the page's values.
    """
    template = _of(environment).get_template(name)
    own = template.new_context(context.parent, shared=True)
    return environment.concat(template.root_render_func(own))


def _is_careful(environment: Environment) -> bool:
    return getattr(environment, _CAREFUL, None) is environment


def _of(environment: Environment) -> Any:
    """The environment, with code that looks twice."""
    found = getattr(environment, _CAREFUL, None)
    if found is None:
        found = environment.overlay()
        found.bytecode_cache = None
        found.extend(**{_CAREFUL: found})
        environment.extend(**{_CAREFUL: found})
    return found
