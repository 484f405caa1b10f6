from __future__ import annotations

from pathlib import Path

import pytest

from proposals import registry as registries
from proposals.importer.assemble import Draft, assemble
from proposals.importer.sources import plaintext
from proposals.registry import Registry

PAGES = Path(__file__).parent / "pages"
MOBILE = "138" + "0013" + "8000"

JURISDICTIONS = """\
yangli:
  name: 样例市
  parent: 样例省
yangli-ding:
  name: 样例市丁区
  aliases: [丁区]
"""
DEPARTMENTS = """\
# 编者的注解留着
yangli:
  jiaju:
    name: 样例市甲局
  yiju:
    name: 样例市乙局
    aliases: [乙局]
  zhujianju:
    name: 样例市住房和城乡建设局
    aliases:
      - 住建局
"""


def invented_content(folder: Path) -> Path:
    """A content tree below a folder, with a registry and no case."""
    registry = folder / "content" / "registry"
    registry.mkdir(parents=True)
    (registry / "jurisdictions.yml").write_text(JURISDICTIONS, "utf-8")
    (registry / "departments.yml").write_text(DEPARTMENTS, "utf-8")
    return registry.parent


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content tree with a registry of invented places, and no case."""
    return invented_content(tmp_path)


@pytest.fixture
def registry(content: Path) -> Registry:
    return registries.load(content / "registry")


class Reader:
    """Imports text as if it had been a file."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self.folder = folder
        self.registry = registry

    def text(self, text: str) -> Draft:
        path = self.folder / "page.txt"
        path.write_text(text, "utf-8")
        return assemble(plaintext.read(path), self.registry)

    def page(self, name: str) -> Draft:
        """One of the invented pages; a mobile number is put in at run time."""
        return self.text(page_text(name))


def page_text(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text("utf-8").replace("{mobile}", MOBILE)


@pytest.fixture
def read(tmp_path: Path, registry: Registry) -> Reader:
    return Reader(tmp_path, registry)
