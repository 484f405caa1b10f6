"""The invented mirror and bag, packed once, and copies that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archive import invented


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a packed mirror and a packed bag."""
    folder = tmp_path_factory.mktemp("packages")
    invented.packed_site(folder)
    invented.packed_bag(folder)
    return folder


@pytest.fixture
def packed(packages: Path, tmp_path: Path) -> Path:
    """A mirror as a zip."""
    return Path(shutil.copy(packages / "tida-site.zip", tmp_path / "tida-site.zip"))


@pytest.fixture
def folder(packages: Path, tmp_path: Path) -> Path:
    """The same mirror as a folder."""
    return invented.unpacked(packages / "tida-site.zip", tmp_path / "mirror")


@pytest.fixture
def bag(packages: Path, tmp_path: Path) -> Path:
    """A bag as a folder."""
    return invented.unpacked(packages / "tida-bag.zip", tmp_path / "unpacked") / "tida-bag"
