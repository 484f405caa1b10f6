"""What check tells, where the build would stop; nothing that the build lets pass is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands import checking
from commands.build import build_site
from proposals.problems import ProblemsError

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "fixtures" / "content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def a_case(content: Path) -> Path:
    return min((content / "proposals").glob("*/*"))


def told(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, str]:
    code = checking.run(list(paths), ROOT / "content")
    return code, capsys.readouterr().err


def test_a_case_that_is_a_link_is_told(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = a_case(content)
    case.rename(tmp_path / "elsewhere")
    case.symlink_to(tmp_path / "elsewhere")
    for named in (content, case):
        code, said = told(capsys, named)
        assert code == 1
        assert f"{case.name}: is a link; put the folder itself here" in said


def test_a_file_that_is_a_link_is_judged_where_it_stands(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_case(content) / "proposal.md"
    file.rename(tmp_path / "elsewhere.md")
    file.symlink_to(tmp_path / "elsewhere.md")
    assert told(capsys, file)[0] == 0
    (tmp_path / "elsewhere.md").write_text("---\ntitle: [\n---\n", "utf-8")
    for named in (content, file):
        code, said = told(capsys, named)
        assert code == 1
        assert "proposal.md:2: is not valid YAML" in said


def test_a_link_to_a_case_checks_that_case(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").symlink_to(a_case(content))
    (a_case(content) / "proposal.md").write_text("", "utf-8")
    assert told(capsys, tmp_path / "mine")[0] == 1


@pytest.mark.parametrize("name", ["registry/old.yml", "pages/picture.png"])
def test_a_link_to_nothing_that_nobody_needs_is_in_nobodys_way(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).symlink_to("nowhere")
    assert told(capsys, content)[0] == 0
    assert build_site(content, tmp_path / "site", only=("pages",)).cases


def test_a_registry_that_is_a_link_to_nothing_is_told(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = content / "registry" / "topics.yml"
    file.unlink()
    file.symlink_to("nowhere")
    code, said = told(capsys, content)
    assert code == 1
    assert "topics.yml: is not a file that can be read" in said
    with pytest.raises(ProblemsError, match="is not a file that can be read"):
        build_site(content, tmp_path / "site")


def test_two_titles_that_make_one_address_are_told(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        path = content / "news" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("Title: 样例\nDate: 2099-01-01\n\n正文。\n", "utf-8")
    code, said = told(capsys, content)
    assert code == 1
    assert "b.md:1: takes one address with" in said
    with pytest.raises(ProblemsError, match=r"b\.md:1: takes one address with"):
        build_site(content, tmp_path / "site")
