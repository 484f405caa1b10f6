"""A department is found under its names with and without the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals import registry as registries

JURISDICTIONS = "yangli:\n  name: 样例市\n  aliases: [样例]\n"
DEPARTMENTS = """\
yangli:
  caizhengju: {name: 样例市财政局}
  zhengfawei: {name: 市委政法委}
  zhengfu: {name: 样例市政府}
  zhufangju: {name: 样例市住房局, aliases: [市财政局分局]}
"""


@pytest.fixture
def registry(tmp_path: Path) -> registries.Registry:
    (tmp_path / "jurisdictions.yml").write_text(JURISDICTIONS, "utf-8")
    (tmp_path / "departments.yml").write_text(DEPARTMENTS, "utf-8")
    return registries.load(tmp_path)


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("财政局", "caizhengju"),
        ("市财政局", "caizhengju"),
        ("样例财政局", "caizhengju"),
        ("样例市财政局", "caizhengju"),
        ("样例市委政法委", "zhengfawei"),
        ("市财政局分局", "zhufangju"),
        ("样例市财政局分局", "zhufangju"),
        ("财政局分局", "zhufangju"),
    ],
)
def test_forms_of_one_department(registry: registries.Registry, printed: str, slug: str) -> None:
    department = registry.department("yangli", printed)
    assert department is not None
    assert department.slug == slug


@pytest.mark.parametrize("printed", ["县财政局", "外市财政局", "政府", "教育局"])
def test_other_names_stay_unknown(registry: registries.Registry, printed: str) -> None:
    assert registry.department("yangli", printed) is None


def test_a_written_alias_is_stronger_than_a_form(tmp_path: Path) -> None:
    (tmp_path / "jurisdictions.yml").write_text(JURISDICTIONS, "utf-8")
    text = "yangli:\n  a: {name: 样例市水务局}\n  b: {name: 样例市农业局, aliases: [水务局]}\n"
    (tmp_path / "departments.yml").write_text(text, "utf-8")
    department = registries.load(tmp_path).department("yangli", "水务局")
    assert department is not None
    assert department.slug == "b"
