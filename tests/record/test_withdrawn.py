"""Cases that were published and are no longer, as editors write them down."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proposals import corpus
from proposals.problems import ProblemsError

GONE = "yangli/20190099:\n  date: 2099-05-01\n  reason: 来源单位已撤回。\n"


@pytest.fixture
def tree(tmp_path: Path, root: Path) -> Path:
    return Path(shutil.copytree(root / "tests/fixtures/content", tmp_path / "content"))


def faults(tree: Path, text: str) -> list[str]:
    (tree / "registry/withdrawn.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemsError) as caught:
        corpus.load(tree)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_a_withdrawn_case_is_known_by_its_key(tree: Path) -> None:
    (tree / "registry/withdrawn.yml").write_text(GONE, "utf-8")
    gone = corpus.load(tree).registry.withdrawn["yangli/20190099"]
    assert (gone.date, gone.reason, gone.instead) == ("2099-05-01", "来源单位已撤回。", None)


def test_what_is_there_is_not_withdrawn(tree: Path) -> None:
    told = faults(tree, f"# why\n{GONE}".replace("20190099", "20190012"))
    assert told == ["2: yangli/20190012 is withdrawn, but its folder is still there; remove one"]


def test_a_reason_and_a_day_are_needed(tree: Path) -> None:
    assert faults(tree, "yangli/20190099:\n  title: 某案\n") == [
        "1: yangli/20190099: 'date' is missing; add it",
        "1: yangli/20190099: 'reason' is missing; add it",
    ]


def test_what_names_no_case_is_told(tree: Path) -> None:
    assert "which is no case" in faults(tree, GONE.replace("yangli/", ""))[0]
    assert "is not in jurisdictions.yml" in faults(tree, GONE.replace("yangli/", "nowhere/"))[0]
    assert faults(tree, f"{GONE}  instead: yangli/1\n") == [
        "4: yangli/20190099: instead of it 'yangli/1' is named, which is not there; correct it"
    ]


def test_a_reason_tells_no_private_number(tree: Path) -> None:
    assert "mobile" in faults(tree, GONE.replace("来源单位", "13800138000"))[0]
