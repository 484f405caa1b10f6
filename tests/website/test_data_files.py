"""The open data as they stand in a built site: what the pages say, they say."""

from __future__ import annotations

import csv
import hashlib
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from commands import demo
from commands.build import build_site
from proposals.exports.dataset.cells import original
from proposals.exports.dataset.queries import QUERIES
from proposals.exports.dataset.tables import TABLES
from proposals.exports.dataset.views import VIEWS
from tests.website.conftest import Page, read

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def tables(site: Path) -> dict[str, Rows]:
    found = {}
    for path in (site / "data/csv").iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            found[path.stem] = [
                {name: original(value) for name, value in row.items()} for row in rows
            ]
    return found


class _Text(HTMLParser):
    """All text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.feed(source)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def visible(path: Path) -> str:
    return " ".join("".join(_Text(path.read_text("utf-8")).parts).split())


def days(page: Page, field: str) -> set[str]:
    return {
        values["datetime"]
        for tag, values in page.elements
        if tag == "time" and values.get("data-field") == field
    }


def test_every_case_page_says_what_the_tables_say(site: Path, tables: dict[str, Rows]) -> None:
    movers = {row["id"]: row["name"] for row in tables["movers"]}
    topics = {row["id"]: row["name"] for row in tables["topics"]}
    assert len(tables["cases"]) == len(list(site.glob("proposals/*/*.html")))
    for case in tables["cases"]:
        page = read(site / case["page"])
        links = {
            name: [row for row in tables[name] if row["case_id"] == case["id"]]
            for name in ("case_movers", "case_departments", "case_topics", "replies")
        }
        replies = links["replies"]
        assert page.all("data-case") == [case["id"]]
        assert [f"{case['id']}#reply-{one}" for one in page.all("data-reply")] == [
            row["id"] for row in replies
        ]
        told = {
            "title": [case, *replies],
            "number": [case, *replies],
            "status": [case],
            "addressee": replies,
        }
        for field, rows in told.items():
            assert set(page.field(field)) == {row[field] for row in rows} - {""}, field
        for field in ("date", "signed"):
            assert days(page, field) == {row[field] for row in replies} - {""}, field
        for field in ("submitted", "assigned"):
            assert days(page, field) == {case[field]} - {""}, field
        assert page.field("movers") == [movers[row["mover_id"]] for row in links["case_movers"]]
        assert page.field("departments") == [
            row["department_printed"] for row in links["case_departments"]
        ]
        assert page.field("topics") == [topics[row["topic_id"]] for row in links["case_topics"]]


def test_every_page_named_in_a_table_is_there(site: Path, tables: dict[str, Rows]) -> None:
    pages = [row["page"] for rows in tables.values() for row in rows if row.get("page")]
    assert len(pages) > 20
    for page in pages:
        address, _, anchor = page.partition("#")
        assert (site / address).is_file(), page
        assert not anchor or anchor in read(site / address).all("id"), page


def test_the_data_page_lists_each_file_with_its_size_and_sum(site: Path) -> None:
    page = read(site / "data/index.html")
    text = (site / "data/index.html").read_text("utf-8")
    described = json.loads((site / "data/datapackage.json").read_text("utf-8"))
    links = [values["href"] for tag, values in page.elements if "download" in values]
    assert sorted(links) == sorted(f"../data/{item['path']}" for item in described["resources"])
    for item in described["resources"]:
        raw = (site / "data" / item["path"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() in text
    assert described["title"] == "提答"
    assert described["homepage"] == "http://localhost:8000/index.html"


def test_the_dictionary_explains_every_table_and_shows_every_example(site: Path) -> None:
    page = read(site / "data/dictionary.html")
    text = visible(site / "data/dictionary.html")
    assert {table.name for table in TABLES} <= set(page.all("id"))
    for item in [*TABLES, *VIEWS, *(column for table in TABLES for column in table.columns)]:
        assert item.name in text
        assert item.words.zh in text
        assert item.words.zh_about in text
    for query in QUERIES:
        assert " ".join(query.text.split()) in text


def test_a_second_language_leads_to_the_same_files(tree: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(tree, output, languages=["zh_CN", "en"])
    proposal = tree / "proposals/xiamen-huli/20214012/proposal.md"
    changed = proposal.read_text("utf-8").replace("title: ", "title: 新", 1)
    proposal.write_text(changed, "utf-8")
    build_site(tree, output, languages=["zh_CN", "en"])
    assert not (output / "en/data/csv").exists()
    english, chinese = (
        (output / folder / "data/index.html").read_text("utf-8") for folder in ("en", "")
    )
    sum_ = hashlib.sha256((output / "data/csv/cases.csv").read_bytes()).hexdigest()
    assert "新" in (output / "data/csv/cases.csv").read_text("utf-8")
    assert sum_ in english
    assert sum_ in chinese
    assert "../../data/csv/cases.csv" in english


def test_the_data_stay_while_the_record_does_and_go_when_not_wanted(
    tree: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    build_site(tree, output)
    before = {path: path.stat().st_mtime_ns for path in (output / "data").rglob("*.*")}
    about = tree / "pages/about.md"
    about.write_text(about.read_text("utf-8") + "\n\n又一段。\n", "utf-8")
    build_site(tree, output)
    assert {path: path.stat().st_mtime_ns for path in (output / "data").rglob("*.*")} == before
    build_site(tree, output, only=["pages"])
    assert {path.suffix for path in (output / "data").iterdir()} == {".html"}
    assert "record.xlsx" not in (output / "data/index.html").read_text("utf-8")


def test_charts_show_the_first_of_a_long_index_and_lead_to_all(tmp_path: Path) -> None:
    demo.write(tmp_path / "content", 120)
    build_site(tmp_path / "content", tmp_path / "output", only=("pages",))
    page = (tmp_path / "output/data/index.html").read_text("utf-8")
    chart = page.partition('aria-labelledby="by-topic"')[2].partition("</section>")[0]
    assert chart.count("<tr>") == 1 + 20
    assert 'href="../topics/index.html">全部主题</a>' in chart
    chart = page.partition('aria-labelledby="by-year"')[2].partition("</section>")[0]
    assert "全部" not in chart
