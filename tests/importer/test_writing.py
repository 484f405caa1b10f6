"""Case folders: complete, repeatable, never over an editor's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals import corpus, frontmatter
from proposals import registry as registries
from proposals.importer import writing
from proposals.importer.writing import State
from proposals.model import Proposal, Reply
from proposals.problems import ProblemsError
from tests.importer.conftest import Reader, page_text

PAGES = ("labelled", "reposted", "bare_names", "unanswered", "untitled")


def _write(read: Reader, content: Path, text: str) -> dict[str, State]:
    registry = registries.load(content / "registry")
    read.registry = registry
    outcomes = writing.write(read.text(text), content, registry).outcomes
    return {str(one.path.relative_to(content)): one.state for one in outcomes}


def test_every_layout_becomes_a_case_that_loads(read: Reader, content: Path) -> None:
    for name in PAGES:
        _write(read, content, page_text(name))
    record = corpus.load(content)
    assert sorted(case.key for case in record.cases) == [
        "yangli-ding/20994012",
        "yangli/20990071",
        "yangli/20990152",
        "yangli/20990354",
        "yangli/npc-16-5-98",
    ]
    assert record.replies == 9


def test_files_round_trip_byte_for_byte(read: Reader, content: Path) -> None:
    for name in PAGES:
        _write(read, content, page_text(name))
    files = sorted((content / "proposals").rglob("*.md"))
    assert len(files) == 14
    for path in files:
        model = Proposal if path.name == "proposal.md" else Reply
        text = frontmatter.write(frontmatter.read(path, model).document)
        assert text.encode() == path.read_bytes()


def _answered(department: str, number: int) -> str:
    return (
        f"样例市{department}关于对市政协十届一次会议第{number}号提案的答复\n丙丁委员:\n"
        f"您提出的《关于第{number}条街的建议》收悉。现答复如下:\n已修。\n样例市{department}\n2099年1月1日\n"
    )


def test_departments_that_sound_alike_have_an_address_each(read: Reader, content: Path) -> None:
    for number, department in enumerate(("戊己处理中心", "午己处理中心", "戊己处理中心"), start=1):
        _write(read, content, _answered(department, number))
    known = registries.load(content / "registry").departments
    made = {slug: entry.name for (_, slug), entry in known.items() if slug.startswith("wuji")}
    assert made == {
        "wujichulizhongxin": "样例市戊己处理中心",
        "wujichulizhongxin-b": "样例市午己处理中心",
    }


def test_the_registry_that_comes_back_is_the_one_that_was_written(
    read: Reader, content: Path
) -> None:
    registry = registries.load(content / "registry")
    for name in (*PAGES, "elsewhere"):
        text = page_text(name) if name in PAGES else _answered("丙局", 7).replace("样例", "他例")
        registry = writing.write(read.text(text), content, registry).registry
        assert registry == registries.load(content / "registry")


def test_importing_twice_changes_nothing(read: Reader, content: Path) -> None:
    first = _write(read, content, page_text("untitled"))
    assert first == {
        "registry/departments.yml": State.PROPOSED,
        "proposals/yangli/20990071/proposal.md": State.WRITTEN,
        "proposals/yangli/20990071/reply-caizhengju.md": State.WRITTEN,
        "proposals/yangli/20990071/reply-jiaju.md": State.WRITTEN,
        "proposals/yangli/20990071/reply-zhujianju.md": State.WRITTEN,
    }
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    second = _write(read, content, page_text("untitled"))
    assert set(second.values()) == {State.UNCHANGED}
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_an_editors_file_is_kept(read: Reader, content: Path) -> None:
    _write(read, content, page_text("labelled"))
    path = content / "proposals/yangli/20990354/reply-jiaju.md"
    path.write_text(path.read_text("utf-8") + "\n编者加了一句。\n", "utf-8")
    edited = path.read_bytes()
    outcomes = _write(read, content, page_text("labelled"))
    assert outcomes["proposals/yangli/20990354/reply-jiaju.md"] is State.KEPT
    assert outcomes["proposals/yangli/20990354/proposal.md"] is State.UNCHANGED
    assert path.read_bytes() == edited


def test_unknown_departments_are_proposed_once_and_comments_stay(
    read: Reader, content: Path
) -> None:
    for name in ("bare_names", "untitled"):
        _write(read, content, page_text(name))
    text = (content / "registry" / "departments.yml").read_text("utf-8")
    assert text.startswith("# 编者的注解留着\n")
    assert text.count("gonganju:\n    name: 样例市公安局\n") == 1
    assert text.count("zhengfawei:\n    name: 样例市委政法委\n") == 1
    assert text.count("name: 样例市财政局\n") == 1
    assert text.count("住房") == 1


def test_an_unknown_place_is_proposed(read: Reader, content: Path) -> None:
    page = (
        "戊己县庚局关于县第九届人大二次会议第7号建议的答复\n"
        "丙丁戊代表:\n您提出的《关于样例的建议》收悉。\n已成。\n"
    )
    outcomes = _write(read, content, page)
    assert outcomes["registry/jurisdictions.yml"] is State.PROPOSED
    registry = registries.load(content / "registry")
    assert registry.jurisdictions["wuji"].name == "戊己县"
    assert (content / "proposals/wuji/npc-9-2-7/reply-gengju.md").is_file()


def test_replies_of_another_page_name_their_own_source(read: Reader, content: Path) -> None:
    page = (
        "样例市丙局关于市政协十三届五次会议第20990354号提案的答复\n"
        "甲辛丁委员:\n您提出的《关于加强样例工作的建议》收悉。\n已办。\n"
        "样例市丙局\n2099年1月1日\n"
    )
    _write(read, content, page_text("labelled"))
    outcomes = _write(read, content, page)
    assert outcomes["proposals/yangli/20990354/proposal.md"] is State.UNCHANGED
    path = content / "proposals/yangli/20990354/reply-bingju.md"
    source = frontmatter.read(path, Reply).document.source
    assert source is not None
    assert source.sha256 == read.text(page).original.sha256


def test_one_address_never_holds_two_cases(read: Reader, content: Path) -> None:
    _write(read, content, page_text("untitled"))
    other = page_text("untitled").replace("关于样例凉亭管理的建议", "关于修桥的提案")
    with pytest.raises(ProblemsError, match="holds another case"):
        _write(read, content, other)


def test_what_is_missing_is_asked_and_nothing_written(read: Reader, content: Path) -> None:
    page = "丙丁戊委员:\n您提出的《关于样例的建议》收悉。现答复如下:\n已办。\n"
    before = sorted(content.rglob("*"))
    with pytest.raises(ProblemsError) as caught:
        _write(read, content, page)
    told = str(caught.value)
    assert "the jurisdiction is not known; say it with --jurisdiction" in told
    assert "reply 1 names no department" in told
    assert sorted(content.rglob("*")) == before


def test_a_failure_leaves_no_partial_case(
    read: Reader, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, data: bytes) -> int:
        if self.name.startswith("reply-"):
            raise OSError(28, "No space left on device")
        return real(self, data)

    real = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space left"):
        _write(read, content, page_text("reposted"))
    assert [path for path in (content / "proposals").rglob("*") if path.is_file()] == []


def test_two_letters_of_one_department_are_two_files(read: Reader, content: Path) -> None:
    page = page_text("labelled").replace("答复单位: 乙局", "答复单位: 市甲局")
    outcomes = _write(read, content, page)
    names = {Path(name).name for name in outcomes}
    assert {"reply-jiaju.md", "reply-jiaju-2.md"} <= names
    corpus.load(content)


def test_a_case_without_number_is_known_by_its_title(read: Reader, content: Path) -> None:
    page = page_text("unanswered").replace("案 号 第20994012号\n", "")
    first = _write(read, content, page)
    (path,) = [name for name in first if name.endswith("proposal.md")]
    assert path.startswith("proposals/yangli-ding/cppcc-")
    assert set(_write(read, content, page).values()) == {State.UNCHANGED}
