from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from proposals.importer.assemble import Draft
from proposals.importer.intake import Intake
from proposals.importer.places import Place
from proposals.importer.sources.file import File
from proposals.importer.sources.isolation import Isolation
from proposals.importer.tables.mapping import Mapping
from proposals.problems import ProblemsError
from proposals.registry import Registry

CONSTANTS = {"kind": "cppcc", "jurisdiction": "样例市"}


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as made:
        yield made


class Table:
    """Reads the bytes of a table as the importer does."""

    def __init__(self, registry: Registry, isolation: Isolation) -> None:
        self.registry = registry
        self.isolation = isolation
        self.guesses: list[Mapping] = []

    def read(
        self,
        name: str,
        data: bytes,
        *,
        columns: Mapping | None = None,
        given: Place | None = None,
        **constants: str,
    ) -> list[Draft | ProblemsError]:
        intake = Intake(
            self.registry,
            self.isolation,
            given=lambda _: given,
            columns=columns,
            constants=constants or CONSTANTS,
            guessed=lambda _, guess: self.guesses.append(guess),
        )
        return list(intake.drafts(File(Path(name), data)))

    def drafts(self, text: str, **options: Any) -> list[Draft]:
        """Drafts of a CSV that holds no error."""
        found = self.read("a.csv", text.encode(), **options)
        assert [draft for draft in found if isinstance(draft, Draft)] == found
        return found  # type: ignore[return-value]

    def problems(self, name: str, data: bytes, **options: Any) -> list[str]:
        """Messages for a table, those of its drafts left out."""
        found = self.read(name, data, **options)
        return [str(error) for error in found if isinstance(error, ProblemsError)]


@pytest.fixture
def table(registry: Registry, isolation: Isolation) -> Table:
    return Table(registry, isolation)
