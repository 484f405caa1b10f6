"""Names and aliases, and what is wrong with the files that list them."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals import registry
from proposals.problems import ProblemsError


def told(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        registry.load(folder)
    return [
        f"{problem.path.name}:{problem.line}: {problem.message}"
        for problem in caught.value.problems
    ]


@pytest.fixture
def folder(content: Path) -> Path:
    return content / "registry"


@pytest.mark.parametrize("name", ["样例市灯光管理局", "市灯光局", "灯光局"])
def test_a_department_is_known_by_every_name(folder: Path, name: str) -> None:
    department = registry.load(folder).department("yangli", name)
    assert department is not None
    assert department.slug == "dengguangju"


@pytest.mark.parametrize(
    ("place", "name"),
    [("yangli", "灯光"), ("yangli", "样例市 灯光管理局"), ("bieli", "灯光局"), ("", "")],
)
def test_a_department_is_known_by_no_other_name(folder: Path, place: str, name: str) -> None:
    assert registry.load(folder).department(place, name) is None


@pytest.mark.parametrize("name", ["样例市", "样例"])
def test_a_jurisdiction_is_known_by_every_name(folder: Path, name: str) -> None:
    place = registry.load(folder).jurisdiction(name)
    assert place is not None
    assert (place.slug, place.parent) == ("yangli", "虚构省")


def test_two_places_may_use_one_name_for_their_departments(folder: Path) -> None:
    places = folder / "jurisdictions.yml"
    places.write_text(f"{places.read_text()}bieli:\n  name: 别例市\n")
    departments = folder / "departments.yml"
    departments.write_text(f"{departments.read_text()}bieli:\n  dengju:\n    name: 灯光局\n")
    known = registry.load(folder)
    assert known.department("yangli", "灯光局") != known.department("bieli", "灯光局")


@pytest.mark.parametrize(
    "text", [None, "# 空\n", "{}\n"], ids=["absent", "comment", "empty mapping"]
)
def test_a_file_may_list_nothing(folder: Path, text: str | None) -> None:
    (folder / "topics.yml").unlink()
    if text is not None:
        (folder / "topics.yml").write_text(text)
    assert registry.load(folder).topics == {}


FAULTS = {
    "unknown-field": ("a:\n  nam: 甲\n  name: 乙\n", 2, "a: 'nam' is not a field of the record"),
    "no-name": ("a:\n  aliases: [甲]\n", 1, "a: 'name' is missing; add it"),
    "empty-entry": ("a:\n  name: 甲\nb:\n", 3, "b: has no fields; add at least name"),
    "text-entry": ("a: 甲\n", 1, "a: should be fields"),
    "text-for-aliases": ("a:\n  name: 甲\n  aliases: 乙\n", 3, "a: 'aliases' should be a list"),
    "empty-alias": ("a:\n  name: 甲\n  aliases:\n  - ''\n", 4, "a: 'aliases.1' is empty"),
    "bad-slug": ("A B:\n  name: 甲\n", 1, "'A B', which is no address"),
    "long-slug": (
        f"{'a' * 201}:\n  name: 甲\n",
        1,
        "'slug' has 201 characters; an address",
    ),
    "slug-inside": ("a:\n  slug: a\n  name: 甲\n", 2, "a: 'slug' is not written here"),
    "list": ("- name: 甲\n", 1, "should hold entries, one `slug:` a line"),
    "twice": ("a:\n  name: 甲\na:\n  name: 乙\n", 3, "'a' stands twice (first in line 1)"),
    "alias-clash": (
        "a:\n  name: 甲\n  aliases:\n  - 乙\nb:\n  name: 丙\n  aliases:\n  - 丁\n  - 乙\n",
        9,
        "b: the name '乙' belongs to 'a' already (line 4)",
    ),
    "name-clash": ("a:\n  name: 甲\nb:\n  name: 甲\n", 4, "belongs to 'a' already (line 2)"),
    "own-clash": ("a:\n  name: 甲\n  aliases: [甲]\n", 3, "belongs to 'a' already (line 2)"),
    "tab": ("a:\n\tname: 甲\n", 2, "indent with spaces"),
    "open-quote": ("a:\n  name: '甲\n", 2, "close the quotes"),
    "colon-in-value": ("a:\n  name: 甲: 乙\n", 2, "put quotes around"),
    "anchor": ("a: &x\n  name: 甲\n", 1, "anchor"),
    "tag": ("a: !!python/object:os.system\n  name: 甲\n", 1, "tag"),
    "nul": ("a:\n  name: 甲\x00\n", 2, "U+0000"),
    "empty": ("", 0, "is empty"),
}


@pytest.mark.parametrize(("text", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_on_its_line(folder: Path, text: str, line: int, words: str) -> None:
    (folder / "topics.yml").write_bytes(text.encode())
    (problem,) = told(folder)
    place = f"topics.yml:{line}: "
    assert problem.startswith(place)
    assert words in problem


@pytest.mark.parametrize("name", ["jurisdictions.yml", "departments.yml", "topics.yml"])
@pytest.mark.parametrize(
    ("encoding", "words"), [("gb18030", "looks like GB18030"), ("utf-16", "looks like UTF-16")]
)
def test_each_file_is_utf8(folder: Path, name: str, encoding: str, words: str) -> None:
    path = folder / name
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    (problem,) = told(folder)
    assert problem.startswith(f"{name}:")
    assert words in problem


@pytest.mark.parametrize(
    "change", [lambda text: f"\ufeff{text}", lambda text: text.replace("\n", "\r\n")]
)
def test_bom_and_crlf_are_read(folder: Path, change: object) -> None:
    assert callable(change)
    before = registry.load(folder)
    for path in folder.iterdir():
        path.write_bytes(change(path.read_text("utf-8")).encode())
    assert registry.load(folder) == before


def test_departments_of_an_unknown_place_are_told(folder: Path) -> None:
    (folder / "departments.yml").write_text("yangli: {}\nnali:\n  a:\n    name: 甲\n")
    (problem,) = told(folder)
    assert problem.startswith("departments.yml:2: 'nali' is not in jurisdictions.yml; add it there")


def test_a_broken_list_of_places_is_not_blamed_on_their_departments(folder: Path) -> None:
    (folder / "jurisdictions.yml").write_text("yangli: [\n")
    (problem,) = told(folder)
    assert problem.startswith("jurisdictions.yml:1:")


def test_a_department_does_not_end_in_a_number(folder: Path) -> None:
    (folder / "departments.yml").write_text("yangli:\n  ju-2:\n    name: 甲\n")
    (problem,) = told(folder)
    assert problem.startswith(
        "departments.yml:2: ju-2: 'slug' is 'ju-2'; do not end it in a number"
    )


def test_departments_that_are_a_list_are_told(folder: Path) -> None:
    (folder / "departments.yml").write_text("yangli:\n- name: 甲\n")
    (problem,) = told(folder)
    assert problem == "departments.yml:1: 'yangli' should hold departments, one `slug:` a line"


def test_faults_of_all_three_files_are_told_at_once(folder: Path) -> None:
    (folder / "jurisdictions.yml").write_text("yangli:\n  name: 样例市\n  mayor: 甲\n")
    (folder / "departments.yml").write_text("yangli:\n  a:\n    name: 甲\n  b:\n    name: 甲\n")
    (folder / "topics.yml").write_text("c:\n  name: ''\nd: e\n")
    assert [problem.partition(": ")[0] for problem in told(folder)] == [
        "departments.yml:5",
        "jurisdictions.yml:3",
        "topics.yml:2",
        "topics.yml:3",
    ]


def test_a_folder_in_place_of_a_file_is_told(folder: Path) -> None:
    (folder / "topics.yml").unlink()
    (folder / "topics.yml").mkdir()
    (problem,) = told(folder)
    assert problem.startswith("topics.yml:0: cannot be read")


@pytest.mark.parametrize("name", ["departments.yml", "topics.yml", "jurisdictions.yml"])
def test_a_registry_holds_no_personal_number(folder: Path, name: str) -> None:
    path = folder / name
    before = path.read_text("utf-8")
    path.write_text(f"# 问张三：138{'0013'}8000\n{before}", "utf-8")
    assert f"{name}:1: holds an unmasked mobile number; replace its last characters with *" in told(
        folder
    )


@pytest.mark.parametrize("slug", ["index", "page-2"])
def test_a_topic_has_an_address_of_its_own(folder: Path, slug: str) -> None:
    (folder / "topics.yml").write_text(f"{slug}:\n  name: 样例\n", "utf-8")
    assert any("the address of a page of the list; choose another" in line for line in told(folder))


@pytest.mark.parametrize("name", ["topics.yaml", "topic.yml", "Topics.yml", "topics.yml.txt"])
def test_a_file_that_would_not_be_read_is_told(folder: Path, name: str) -> None:
    (folder / "topics.yml").rename(folder / name)
    assert told(folder) == [f"{name}:0: is not read; name it topics.yml"]


@pytest.mark.parametrize("name", ["topics.yml.bak", "notes.yml", ".topics.yaml"])
def test_a_file_beside_those_that_are_read_is_nobodys_concern(folder: Path, name: str) -> None:
    (folder / name).write_text("x")
    assert registry.load(folder).topics
