"""Pelican's writer, with the address of every file known to one owner."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from pelican import Pelican
from pelican.writers import Writer

from proposals.problems import ForeseenError


class AddressTakenError(ForeseenError):
    """Two things would be written to one address."""


class Owned(Protocol):
    """Something that is written."""

    @property
    def owner(self) -> str:
        """Who writes it."""


Owner = str | Owned


class RecordWriter(Writer):
    """Writes pages; two at one address, however their letters' case differs, are an error."""

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings)
        self._owners: dict[str, Owner] = {}

    def claim(self, address: str, owner: Owner) -> None:
        """Note who writes ``address``.

        Args:
            address: path below the site's root.
            owner: a template or source file, or what says so when it is asked.

        Raises:
            AddressTakenError: somebody else does already; names both.
        """
        folded = address.lower()
        if folded in self._owners:
            both = f"{_named(self._owners[folded])} and {_named(owner)}"
            message = f"{address}: both {both} would be written there; rename one"
            raise AddressTakenError(message)
        self._owners[folded] = owner

    def write_file(
        self,
        name: str,
        template: Any,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Any = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Render ``template`` to ``name`` below the output folder, as Pelican's writer does."""
        if name:
            self.claim(name, _owner(template, kwargs))
        super().write_file(
            name,
            template,
            context,
            relative_urls=relative_urls,
            paginated=paginated,
            template_name=template_name,
            override_output=override_output,
            url=url,
            **kwargs,
        )

    def write_feed(self, elements: Any, *args: Any, **kwargs: Any) -> Any:
        """Write a feed as Pelican's writer does; an empty one would carry the build's time."""
        return super().write_feed(elements, *args, **kwargs) if elements else None

    def write_text(self, address: str, text: str, owner: str) -> None:
        """Write a file that is no page, UTF-8 with LF.

        Raises:
            AddressTakenError: as ``claim``.
        """
        self.claim(address, owner)
        path = Path(self.output_path) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _named(owner: Owner) -> str:
    return owner if isinstance(owner, str) else owner.owner


def offer(_: Pelican) -> type[RecordWriter]:
    """Pelican asks which writer to use."""
    return RecordWriter


def _owner(template: Any, values: dict[str, Any]) -> str:
    case = values.get("case")
    if case is not None and template.name == "case.html":
        return f"the case {case.key}"
    for name in ("article", "page"):
        content = values.get(name)
        if content is not None:
            return str(content.relative_source_path)
    return f"a page of {template.name}"
