from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from proposals.importer.sources import detect, reading
from proposals.importer.sources.file import File
from proposals.importer.sources.isolation import Isolation


@pytest.fixture(scope="session")
def isolation() -> Iterator[Isolation]:
    with Isolation() as made:
        yield made


class Reader:
    """Reads bytes as the importer reads a file of that name."""

    def __init__(self, isolation: Isolation) -> None:
        self.isolation = isolation

    def lines(self, name: str, data: bytes) -> list[str]:
        file = File(Path(name), data)
        original = reading.read(file, detect.detect(file), self.isolation)
        return [line.text for line in original.lines]


@pytest.fixture
def reader(isolation: Isolation) -> Reader:
    return Reader(isolation)
