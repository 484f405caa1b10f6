"""The dataset of the invented record, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.corpus import Corpus
from proposals.exports import dataset
from tests.exports.dataset import invented


@pytest.fixture(scope="session")
def record() -> Corpus:
    return invented.record()


@pytest.fixture(scope="session")
def output(record: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Root of a site that has the dataset alone."""
    folder = tmp_path_factory.mktemp("dataset")
    dataset.write(record, folder, invented.SITE, invented.LICENCES)
    return folder


@pytest.fixture(scope="session")
def data(output: Path) -> Path:
    return output / dataset.FOLDER
