"""What is measured: a command, where it writes, and how its sources are changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

EDIT: Final = "\n\n此处改过一句，以便量度。\n"
"""What an editor adds to one body."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One generator with its project.

    Attributes:
        name: ``tida``, ``hugo``, ``eleventy`` or ``pelican``.
        version: of the generator.
        command: builds the site.
        folder: where the command runs.
        made: folder that holds all it makes: site, caches, state. Without it the next build is
            a cold one.
        site: the site, in ``made``.
        edited: file whose body an editor changes.
        added: files of one case more: path -> text.
        environment: variables that the command needs.
        ground: command that makes what a cold build stands on, and is not measured; none where
            that is nothing.
    """

    name: str
    version: str
    command: tuple[str, ...]
    folder: Path
    made: Path
    site: Path
    edited: Path
    added: Mapping[Path, str]
    environment: Mapping[str, str] = field(default_factory=dict)
    ground: tuple[str, ...] = ()

    def elsewhere(self, made: Path) -> Tool:
        """The same tool making everything in another folder."""

        def there(text: str) -> str:
            return text.replace(str(self.made), str(made))

        return replace(
            self,
            command=tuple(map(there, self.command)),
            made=made,
            site=made / self.site.name,
            environment={name: there(value) for name, value in self.environment.items()},
        )

    def forget(self) -> None:
        """Remove all that was made, so that the next build is a cold one."""
        shutil.rmtree(self.made, ignore_errors=True)
        self.made.mkdir(parents=True)

    def edit(self) -> None:
        """Change one body."""
        with self.edited.open("a", encoding="utf-8", newline="\n") as file:
            file.write(EDIT)

    def add(self) -> None:
        """Add one case."""
        for path, text in self.added.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def revert(self) -> None:
        """Take back what ``edit`` and ``add`` did."""
        text = self.edited.read_text("utf-8")
        self.edited.write_text(text.replace(EDIT, ""), encoding="utf-8", newline="\n")
        for path in self.added:
            path.unlink(missing_ok=True)
        for parent in {path.parent for path in self.added}:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()
