"""A build needs the packages of the first lock alone, and Pelican only for its pages."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

BUILD = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in REFUSED:
            raise ModuleNotFoundError(f"{name} is not in the lock of a build", name=name)

REFUSED = set(sys.argv.pop(1).split(","))
sys.meta_path.insert(0, Refuse())
from commands.cli import main
main(sys.argv[1:])
"""


def modules_of(requirements: list[str]) -> set[str]:
    """Import names of packages."""
    wanted = {re.split(r"[<>=]", text)[0].lower() for text in requirements}
    return {
        module
        for module, packages in packages_distributions().items()
        if wanted & {package.lower() for package in packages}
    }


def test_a_build_does_without_the_packages_of_the_import_and_the_tests(
    root: Path, tmp_path: Path
) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    extras = settings["project"]["optional-dependencies"].values()
    further = [package for extra in extras for package in extra]
    refused = modules_of([*further, *settings["dependency-groups"]["dev"]])
    assert {"opencc", "selectolax", "PIL", "pytest"} <= refused
    task = ("build", "--output", str(tmp_path / "output"))
    command = [sys.executable, "-c", BUILD, ",".join(sorted(refused)), *task]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "output/index.html").is_file()


def test_what_a_build_does_beside_pelican_does_not_import_it(root: Path) -> None:
    code = "import sys, commands.making, commands.indexing; print('pelican' in sys.modules)"
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert asked.stdout == "False\n"
