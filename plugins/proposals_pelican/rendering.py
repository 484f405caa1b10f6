"""Pages of the record as Pelican's writer would render them, without its detours.

Pelican's writer copies its context, makes the folder and opens the file anew for each page; a
record has ten thousand. What templates and plugins see is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import signals
from pelican.generators import Generator

from proposals.parallel import Shared
from proposals_pelican import handover
from proposals_pelican.compiling import printing, sources
from proposals_pelican.page import Page


@dataclass(slots=True)
class PageOutput:
    """A page as a file to write, as ``outputs.Output``.

    Attributes:
        generator: whose context and templates it is rendered with.
        page: the page.
    """

    generator: Generator
    page: Page
    _context: dict[str, Any] | None = None

    @property
    def address(self) -> str:
        """As ``Output.address``."""
        return self.page.address

    @property
    def owner(self) -> str:
        """As ``Output.owner``."""
        if self.page.template == "case":
            return f"the case {_case_key(self.page.address)}"
        return f"a page of {self.page.template}.html"

    @property
    def alone(self) -> bool:
        """As ``Output.alone``."""
        return False

    def inputs(self) -> bytes:
        """As ``Output.inputs``."""
        return self.page.inputs()

    def gather(self) -> None:
        """As ``Output.gather``."""
        self._context = _context(self.generator, self.page)

    def make(self) -> bytes:
        """As ``Output.make``."""
        template = _template(self.generator, self.page.template)
        return printing.page(template, self._context or {})

    def written(self, path: str) -> None:
        """Tell plugins what Pelican's writer would tell them."""
        if signals.content_written.receivers and self._context is not None:
            told = {**self.generator.context, **self._context}
            signals.content_written.send(path, context=told)
        self._context = None


def _case_key(address: str) -> str:
    return address.removeprefix("proposals/").removesuffix(".html")


def prepare(generator: Generator) -> Callable[[], None]:
    """Begin to compile the theme's templates; what is returned helps, until they are.

    It takes half a second, in which this process can think about what to print with them. Where
    nothing is kept of a run, each template is compiled when it is asked for.
    """
    told = handover.of(generator.settings)
    if told is None or told.compiled is None:
        return lambda: None
    known, work = told.compiled, partial(compiled, generator)
    sharing = told.compiling or Shared(work, missing(generator), told.workers, few=2)
    sharing.start()

    def take() -> None:
        for part in sharing.answers(work):
            known.take(part)

    return take


def compiled(generator: Generator, names: Sequence[str]) -> dict[str, bytes]:
    """Code of templates and of those that they import, by their names as Jinja has them.

    Args:
        generator: any of a run with a handover.
        names: without their ending, as Pelican has them.
    """
    told = handover.of(generator.settings)
    if told is None or told.compiled is None:
        return {}
    for name in names:
        generator.get_template(name)
    wanted = {*map(_file, names)}
    while found := sources.imported(generator.env) - wanted:
        for name in sorted(found):
            generator.env.get_template(name)
        wanted |= found
    code = told.compiled.code
    return {name: code[name] for name in sorted(wanted)}


def missing(generator: Generator) -> list[str]:
    """Names of the templates whose code is not known, without their ending."""
    told = handover.of(generator.settings)
    known = told.compiled if told and told.compiled else ()
    return [name for name in templates(Path(generator.theme)) if _file(name) not in known]


def templates(theme: Path) -> list[str]:
    """Names of a theme's templates, without their ending."""
    return sorted(file.stem for file in theme.glob("templates/*.html"))


def _file(name: str) -> str:
    return f"{name}.html"


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
