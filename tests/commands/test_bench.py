"""The bench: its arithmetic, and that peers show the same of the same files. No test of times."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commands import demo
from commands.bench import (
    chart,
    command,
    equality,
    installing,
    measuring,
    playing,
    projects,
    report,
    results,
    searching,
)
from commands.bench.measuring import Taken
from commands.bench.papers import PROPOSAL, Papers
from commands.bench.playing import Turn
from commands.bench.results import Figures, Report, Scale
from commands.bench.tools import Tool
from commands.build import build_site
from commands.reporting import StoppedError
from proposals.case import PROPOSALS


def process(folder: Path, pid: int, session: int, kilobytes: int) -> None:
    (folder / str(pid)).mkdir()
    stat = f"{pid} (a (strange) name) S 1 {pid} {session} 0 -1 4194304 100\n"
    (folder / str(pid) / "stat").write_text(stat, "utf-8")
    rollup = f"5583-7ffd ---p 00000000 00:00 0 [rollup]\nRss: 9999 kB\nPss:  {kilobytes} kB\n"
    (folder / str(pid) / "smaps_rollup").write_text(rollup + "Pss_Anon: 1 kB\n", "utf-8")


def test_memory_is_that_of_all_processes_of_the_command_and_no_other(tmp_path: Path) -> None:
    process(tmp_path, 10, session=10, kilobytes=300)
    process(tmp_path, 11, session=10, kilobytes=40)
    process(tmp_path, 12, session=99, kilobytes=7000)
    (tmp_path / "uptime").write_text("1", "utf-8")
    (tmp_path / "13").mkdir()
    assert measuring.memory_of(10, tmp_path) == 340 * 1024


def test_a_run_counts_the_seconds_of_what_it_started_too(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    taken = measuring.run([sys.executable, "-c", outer], tmp_path)
    assert taken.cpu >= 0.3
    if measuring.PROC.is_dir():
        assert taken.memory
        assert 1_000_000 < taken.memory < 200_000_000


def test_a_run_has_its_modules_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "module.py").write_text("")
    measuring.run([sys.executable, "-c", "import module"], tmp_path)
    assert list(tmp_path.glob("__pycache__/module*"))


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    failing = [sys.executable, "-c", "raise SystemExit('no such template')"]
    with pytest.raises(StoppedError, match="no such template"):
        measuring.run(failing, tmp_path)


def test_a_bench_that_is_stopped_ends_what_it_runs_and_removes_what_it_made(
    root: Path, tmp_path: Path
) -> None:
    typed = [sys.executable, "-m", "commands.cli", "bench", "--count", "30", "--peers", "none"]
    typed += ["--where", str(tmp_path)]
    with subprocess.Popen(typed, cwd=root, stderr=subprocess.DEVNULL) as bench:
        while not any(tmp_path.glob("*/tida")):
            assert bench.poll() is None
            time.sleep(0.05)
        bench.terminate()
    assert bench.returncode != 0
    assert list(tmp_path.iterdir()) == []
    for path in measuring.PROC.glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            assert str(tmp_path).encode() not in path.read_bytes()


def turn(tool: str, scenario: str, taken: tuple[float, float, int], written: int = 0) -> Turn:
    return Turn(tool, scenario, Taken(*taken), written)


def test_figures_are_medians_and_the_greatest_memory() -> None:
    turns = [turn("tida", "cold", (wall, wall * 2, int(wall * 100))) for wall in (1.0, 9.0, 2.0)]
    found = results.gather(turns)["tida"]["cold"]
    assert found == Figures(wall=2.0, cpu=4.0, memory=900, written=0, rounds=3)


def test_ratios_are_multiples_of_ours() -> None:
    runs = results.gather(
        [
            turn("tida", "cold", (2.0, 4.0, 100)),
            turn("hugo", "cold", (10.0, 30.0, 1300)),
            turn("hugo", "edited", (9.0, 29.0, 1300)),
        ]
    )
    assert results.ratios(runs) == {"hugo": {"cold": results.Ratios(5.0, 7.5, 13.0)}}


def test_memory_that_is_not_known_has_no_ratio() -> None:
    known = Figures(1.0, 1.0, 100, 0, 1)
    assert results.ratio(known, replace(known, memory=None)).memory is None


@pytest.mark.parametrize(("cpu", "exponent"), [(10.0, 1.0), (100.0, 2.0), (1.0, 0.0)])
def test_growth_is_the_exponent_of_processor_seconds(cpu: float, exponent: float) -> None:
    def scale(count: int, seconds: float) -> Scale:
        figures = Figures(99.0, seconds, None, 0, 1)
        return Scale(count, 0, runs={"tida": {"cold": figures}})

    assert results.growth([scale(1000, 1.0), scale(10_000, cpu)]) == {"tida": exponent}
    assert results.growth([scale(1000, 1.0)]) == {}


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = list(range(1, 101))
    assert searching.percentile(values, 95) == 95
    assert searching.percentile(values, 50) == 50
    assert searching.percentile([7.0], 95) == 7.0
    assert searching.percentile([3.0, 1.0, 2.0], 95) == 3.0


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Copies its source into its site."""
    source = tmp_path / "source.md"
    source.write_text("one\n", "utf-8")
    code = (
        "import pathlib, shutil; pathlib.Path('made/site').mkdir(exist_ok=True); "
        "[shutil.copy(path, 'made/site') for path in pathlib.Path('.').rglob('*.md') "
        "if 'made' not in path.parts]"
    )
    return Tool(
        name="copier",
        version="1",
        command=(sys.executable, "-c", code),
        folder=tmp_path,
        made=tmp_path / "made",
        site=tmp_path / "made/site",
        edited=source,
        added={tmp_path / "more/added.md": "two\n"},
    )


def test_each_round_starts_from_nothing_and_leaves_the_sources_as_they_were(tool: Tool) -> None:
    seen: list[list[str]] = []

    def look(_: Tool) -> None:
        seen.append(sorted(path.name for path in tool.site.iterdir()))

    turns = list(playing.play([tool], 2, after_cold=look))
    assert [(item.scenario, item.written) for item in turns] == 2 * [
        ("cold", 1),
        ("unchanged", 1),
        ("edited", 1),
        ("added", 2),
    ]
    assert seen == [["source.md"]]
    assert tool.edited.read_text("utf-8") == "one\n"
    assert not (tool.folder / "more").exists()


def test_what_changes_is_measured_on_what_stands(tool: Tool) -> None:
    turns = playing.play([tool], 2, ("added",))
    assert [(item.scenario, item.written) for item in turns] == 2 * [("added", 2)]


def test_what_a_cold_build_stands_on_is_not_counted(tool: Tool) -> None:
    turns = playing.play([replace(tool, ground=tool.command)], 1, ("cold",))
    assert [item.written for item in turns] == [1]
    seeing = (sys.executable, "-c", "open('made/site/source.md')")
    turns = playing.play([replace(tool, ground=tool.command, command=seeing)], 1, ("cold",))
    assert [item.written for item in turns] == [0]


def test_a_tool_that_fails_is_left_out_and_the_others_go_on(tool: Tool) -> None:
    broken = replace(tool, name="broken", command=(sys.executable, "-c", "raise SystemExit(3)"))
    lost: list[str] = []
    turns = list(playing.play([broken, tool], 1, lost=lambda one, _: lost.append(one.name)))
    assert lost == ["broken"]
    assert {item.tool for item in turns} == {"copier"}
    with pytest.raises(StoppedError):
        list(playing.play([broken], 1))


@pytest.fixture(scope="module")
def papers(root: Path) -> Papers:
    """The record as peers get it."""
    return Papers(root / "content")


def test_a_peer_gets_the_files_of_the_record_and_the_keys_of_lists(
    papers: Papers, root: Path
) -> None:
    assert [paper.key for paper in papers] == papers.keys
    paper = papers.paper("dongguan/20200354")
    folder = root / "content" / PROPOSALS / paper.key
    assert paper.files == {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert next(iter(paper.files)) == PROPOSAL
    assert paper.lists["departments"] == ["dongguan/minzhengju", "dongguan/caizhengju"]
    assert paper.lists["jurisdictions"] == ["dongguan"]
    assert paper.lists["years"] == ["2020"]
    assert len(paper.lists["movers"]) == 1
    assert "dongguan/20200152" in paper.related
    assert papers.names["departments"]["dongguan"]["minzhengju"]["aliases"][0] == "民政局"


@pytest.mark.parametrize(("name", "own"), [("hugo", "index.md"), ("eleventy", PROPOSAL)])
def test_a_peer_reads_what_an_editor_wrote(name: str, own: str, papers: Papers) -> None:
    paper = papers.paper("dongguan/20200354")
    files = projects.files_for(name, paper)
    assert sorted(files) == sorted(
        f"{paper.key}/{own if file == PROPOSAL else file}" for file in paper.files
    )
    for file, text in paper.files.items():
        if file != PROPOSAL:
            assert files[f"{paper.key}/{file}"] == text
    head, body = files[f"{paper.key}/{own}"].split("\n---\n", 1)
    written, same = paper.files[PROPOSAL].split("\n---\n", 1)
    assert body == same
    assert head.endswith(written.removeprefix("---\n"))
    more = head.removesuffix(written.removeprefix("---\n")).splitlines()[1:]
    told = {line.partition(":")[0] for line in more}
    ways = {"in_departments", "in_movers", "in_sessions", "in_years"}
    assert told - {"url", "layout"} == {*ways, "related"}


def peer(name: str, papers: Papers, folder: Path) -> Tool:
    """A peer's project with all cases, built."""
    if name != "pelican" and not (installing.TOOLS / name / "installed.txt").exists():
        pytest.skip(f"{name} is not installed; `python3 tasks.py bench` does it")
    try:
        project = projects.Project(name, folder)
    except installing.AbsentError as error:
        pytest.skip(f"{name}: {error}")
    project.take_names(papers.names)
    for paper in papers:
        project.take(paper)
    made = project.tool(papers.paper(papers.keys[0]))
    measuring.run(made.command, made.folder, made.environment)
    return made


@pytest.mark.parametrize("name", projects.PEERS)
def test_a_peer_shows_what_ours_shows(
    name: str, root: Path, papers: Papers, tmp_path: Path
) -> None:
    """Of a copy without history, as the corpus of a bench is: peers ask git for nothing."""
    shutil.copytree(root / "content", tmp_path / "content")
    ours = tmp_path / "ours"
    build_site(tmp_path / "content", ours, only=("pages",))
    held = equality.compare(ours, peer(name, papers, tmp_path / name).site, papers)
    assert held.texts > 200
    assert held.examples == []
    assert held.pages["cases"] == held.sampled == len(papers.keys)
    for way, count in held.names.items():
        assert count == len({key for of in papers.lists.values() for key in of[way]}), way


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("。", ""),
        ("上一件", ""),
        ('name="citation_title"', 'name="title"'),
        ('"dateModified"', '"dateCreated"'),
        ("份答复", "封答复"),
    ],
)
def test_what_a_peer_leaves_out_is_told(
    was: str, becomes: str, site: Path, papers: Papers, tmp_path: Path
) -> None:
    for key in papers.keys:
        page = f"{PROPOSALS}/{key}.html"
        text = (site / page).read_text("utf-8")
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text(text, "utf-8")
        if was in text:
            changed, without = key, text.replace(was, becomes)
    assert equality.compare(site, tmp_path, papers).missing == 0
    (tmp_path / f"{PROPOSALS}/{changed}.html").write_text(without, "utf-8")
    held = equality.compare(site, tmp_path, papers)
    assert held.missing > 0
    assert all(example.startswith(changed) for example in held.examples)


def test_queries_are_words_names_and_numbers_of_the_record(tmp_path: Path) -> None:
    demo.write(tmp_path / "content", 40)
    files = (tmp_path / "content").rglob("*.md")
    text = "\n".join(path.read_text("utf-8") for path in files)
    queries = searching.draw(tmp_path / "content", 30)
    assert len(queries) == 30
    assert queries == searching.draw(tmp_path / "content", 30)
    assert all(query in text for query in queries)


@pytest.fixture
def measured() -> Report:
    ours, theirs = Figures(1.5, 2.5, 10**8, 12, 3), Figures(9.0, 15.0, 10**9, 14, 3)
    scale = Scale(
        count=1000,
        size=6_400_000,
        runs={"tida": {"cold": ours, "edited": ours}, "hugo": {"cold": theirs, "edited": theirs}},
        skipped={"eleventy": "there is no Node with npm"},
    )
    return Report("2026-01-02", "python3 tasks.py bench", {"cores": "2"}, {"hugo": "1"}, [scale])


def test_figures_and_chart_go_into_the_document(measured: Report, tmp_path: Path) -> None:
    document, picture = tmp_path / "performance.md", tmp_path / "performance.svg"
    document.write_text(f"before\n\n{report.BEGIN}\nold\n{report.END}\n\nafter\n", "utf-8")
    report.write_document(measured, document, picture)
    report.write_document(measured, document, picture)
    text = document.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    for said in ("2026-01-02", "python3 tasks.py bench", "9.00 (6.0)", "there is no Node with npm"):
        assert text.count(said) >= 1, said
    assert text.count("images/performance.svg") == 1


def test_a_document_without_a_place_for_figures_is_left_alone(
    measured: Report, tmp_path: Path
) -> None:
    document = tmp_path / "performance.md"
    document.write_text("no place\n", "utf-8")
    with pytest.raises(StoppedError, match="no place for the figures"):
        report.write_document(measured, document, tmp_path / "x.svg")
    assert document.read_text("utf-8") == "no place\n"


def test_the_chart_draws_bars_in_proportion(measured: Report) -> None:
    runs = measured.scales[0].runs
    groups = {"cold": {name: of_tool["cold"] for name, of_tool in runs.items()}}
    root = ET.fromstring(chart.svg("Seconds & more", groups, "tida"))  # noqa: S314  (our own)
    bars = [float(bar.attrib["width"]) for bar in root.iter("{http://www.w3.org/2000/svg}rect")]
    assert bars[1] / bars[0] == pytest.approx(6, rel=0.01)


def test_the_document_of_the_project_has_a_place_for_figures() -> None:
    text = report.DOCUMENT.read_text("utf-8")
    assert text.index(report.BEGIN) < text.index(report.END)


def test_a_small_bench_from_the_command_line(root: Path) -> None:
    typed = [sys.executable, "-m", "commands.cli", "bench", "--count", "30", "--rounds", "1"]
    typed += ["--peers", "none", "--queries", "0", "--scenarios", "cold", "--format", "json"]
    ran = subprocess.run(typed, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (scale,) = json.loads(ran.stdout)["scales"]
    assert scale["pages"]["cases"] == scale["count"] == 30
    assert scale["runs"]["tida"]["cold"]["written"] > 30
    assert scale["search"]["cold"]["written"] > 0


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("peers", "jekyll", "jekyll"),
        ("scale", "many", "many"),
        ("scenarios", "warm", "cold, unchanged"),
        ("form", "xml", "xml"),
    ],
)
def test_an_option_that_will_not_do_is_told_at_once(option: str, typed: str, said: str) -> None:
    words = {"scale": "", "peers": "none", "where": "", "disk": "", "scenarios": "", "form": "json"}
    with pytest.raises(StoppedError, match=said):
        command.run(count=30, rounds=1, queries=0, write_docs=False, **{**words, option: typed})
