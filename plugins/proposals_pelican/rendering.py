"""Pages of the record as Pelican's writer would render them, without its detours.

Pelican's writer copies its context, makes the folder and opens the file anew for each page; a
record has ten thousand. What templates and plugins see is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import signals
from pelican.generators import Generator

from proposals import parallel
from proposals_pelican import handover
from proposals_pelican.outputs import Output
from proposals_pelican.page import Page


def output(generator: Generator, page: Page, owner: str) -> Output:
    """A page as a file to write.

    Args:
        generator: whose context and templates it is rendered with.
        page: the page.
        owner: who writes it, for the message when two would.
    """
    context: dict[str, Any] = {}

    def make() -> str:
        context.update(_context(generator, page))
        text: str = _template(generator, page.template).render(context)
        if not signals.content_written.receivers:
            context.clear()
        return text

    def written(path: str) -> None:
        if context:
            told = {**generator.context, **context}
            signals.content_written.send(path, context=told)
            context.clear()

    return Output(page.address, owner, page.inputs, make, written)


def prepare(generator: Generator) -> Callable[[], None]:
    """Begin to compile the theme's templates; what is returned waits until they are.

    It takes half a second, in which this process can think about what to print with them. Where
    nothing is kept of a run, each template is compiled when it is asked for.
    """
    told = handover.of(generator.settings)
    compiled = told.compiled if told else None
    if compiled is None:
        return lambda: None
    files = sorted(Path(generator.theme, "templates").glob("*.html"))
    missing = [file.stem for file in files if file.name not in compiled]
    if not missing:
        return lambda: None

    def compile_() -> dict[str, bytes]:
        for name in missing:
            generator.get_template(name)
        return compiled.code

    begun = parallel.begin(compile_)
    return lambda: compiled.take(begun())


def _template(generator: Generator, name: str) -> Template:
    """A template that knows what is the same for every page.

    Jinja keeps that as a chain of dicts, which it copies in Python for each page.
    """
    template = generator.get_template(name)
    if not isinstance(template.globals, dict):
        generator.env.globals.update(generator.context)
        template.globals = dict(template.globals)
    return template


def _context(generator: Generator, page: Page) -> dict[str, Any]:
    # A missing page is answered at any depth, so its links cannot be relative once the
    # address of the site is known.
    fixed = page.address == "404.html" and generator.settings.get("PUBLISHED")
    root = generator.settings["SITEURL"] if fixed else _root(page.address)
    return {
        "SITEURL": root,
        "localsiteurl": root,
        "output_file": page.address,
        "address": page.address,
        **page.values(),
    }


def _root(address: str) -> str:
    """Way from a page to the root, as Pelican's ``get_relative_path`` has it."""
    return "/".join([".."] * address.count("/")) or "."
