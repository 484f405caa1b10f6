"""What tests of several rooms share: the repository, the real material, a built site."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from commands.build import build_site
from commands.code_memory import CACHE

# The same examples in every run, and no clock: a busy machine is no fault of the record.
settings.register_profile(
    "record", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
if settings.get_current_profile_name() == "default":
    settings.load_profile("record")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of the tests' own for what builds keep for all sites."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE, str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def unfrozen() -> Iterator[None]:
    """What loading a record keeps from the collector is collected at the end.

    DuckDB looks at exit for what is left of its objects, and says much about it.
    """
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real pages beside the project; a clone has none, and skips what needs them."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the real pages (../shared) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """content/ as a built site, search index included."""
    output = tmp_path_factory.mktemp("site") / "output"
    build_site(ROOT / "content", output)
    return output
