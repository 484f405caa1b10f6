"""What programs read off the pages of a published site: linked data, Open Graph, citations."""

from __future__ import annotations

import hashlib
import html
import json
import shutil
from pathlib import Path
from typing import Any

import extruct
import pytest
import reportlab
from rdflib import DCAT, DCTERMS, RDF, Graph

from commands.build import build_site
from proposals.exports.card import CardError
from tests.website.conftest import Page, read

ADDRESS = "https://example.org/tida"
CASE = "proposals/dongguan/20200354"
HOSTILE = "关于</script><script>alert(1)</script>&amp;<!--的建议"


@pytest.fixture(scope="module")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("published") / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEURL", ADDRESS)
        build_site(root / "content", output, settings=root / "publishconf.py")
    return output


def data(site: Path, address: str) -> dict[str, Any]:
    found: dict[str, Any] = extruct.extract(
        (site / address).read_text("utf-8"),
        base_url=f"{ADDRESS}/{address}",
        syntaxes=["json-ld", "opengraph"],
        uniform=True,
    )
    return found


def of_type(found: dict[str, Any], kind: str) -> dict[str, Any]:
    (one,) = (item for item in found["json-ld"] if item["@type"] == kind)
    return dict(one)


def test_every_page_says_what_it_is(published: Path) -> None:
    for path in sorted(published.rglob("*.html")):
        if "pagefind" in path.parts:
            continue
        address = path.relative_to(published).as_posix()
        page = of_type(data(published, address), "WebPage")
        assert page["url"] == f"{ADDRESS}/{address}"
        assert page["name"]
        assert page["description"]


def test_a_case_page_says_when_it_was_updated_and_where_it_stands(published: Path) -> None:
    found = data(published, f"{CASE}.html")
    page = of_type(found, "WebPage")
    assert page["name"] == "关于加强基层社区建设的建议 · 提答"
    # The day of entry, or of the latest commit where the record's history is known.
    modified = page["dateModified"]
    assert modified >= "2026-11-22"
    sitemap = (published / "sitemap.xml").read_text("utf-8")
    assert f"{CASE}.html</loc><lastmod>{modified}</lastmod>" in sitemap
    assert page["inLanguage"] == "zh-CN"
    steps = of_type(found, "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "首页", f"{ADDRESS}/index.html"),
        (2, "全部案卷", f"{ADDRESS}/proposals/index.html"),
        (3, "东莞市", f"{ADDRESS}/jurisdictions/dongguan.html"),
    ]


def test_a_link_to_a_case_is_shown_with_its_title(published: Path) -> None:
    (graph,) = data(published, f"{CASE}.html")["opengraph"]
    assert graph["og:title"] == "关于加强基层社区建设的建议 · 提答"
    assert graph["og:url"] == f"{ADDRESS}/{CASE}.html"
    assert graph["og:image"] == f"{ADDRESS}/theme/images/card.png"
    assert (published / "theme/images/card.png").is_file()


def test_a_case_page_leads_to_its_data(published: Path) -> None:
    page = read(published / f"{CASE}.html")
    for ending, kind in (("json", "application/json"), ("md", "text/markdown")):
        assert page.has("link", rel="alternate", type=kind, href=f"../../{CASE}.{ending}")


def test_a_case_can_be_taken_as_a_reference(published: Path) -> None:
    page = read(published / f"{CASE}.html")
    meta = [(v["name"], v["content"]) for t, v in page.elements if t == "meta" and "name" in v]
    assert ("z:itemType", "webpage") in meta
    assert ("citation_title", "关于加强基层社区建设的建议") in meta
    assert [content for name, content in meta if name == "citation_author"] == ["周绮霞"]
    assert ("citation_public_url", f"{ADDRESS}/{CASE}.html") in meta
    assert ("citation_publication_date", "2026/11/22") in meta


def test_nobody_is_made_an_author_of_what_names_none(published: Path) -> None:
    unnamed = read(published / "proposals/dongguan/20230071.html")
    named = unnamed.field("movers")
    assert [
        v["content"] for _, v in unnamed.elements if v.get("name") == "citation_author"
    ] == named


def test_a_site_on_a_disk_has_no_address_of_its_own(site: Path) -> None:
    text = (site / f"{CASE}.html").read_text("utf-8")
    page = of_type(data(site, f"{CASE}.html"), "WebPage")
    assert page["url"] == f"../../{CASE}.html"
    assert "og:url" not in text


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a case whose title would like to be a script."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(root / "content", folder / "content")
    path = folder / "content" / CASE / "proposal.md"
    title = "关于加强基层社区建设的建议"
    path.write_text(path.read_text("utf-8").replace(title, HOSTILE, 1), "utf-8")
    build_site(folder / "content", folder / "output", only=["pages"])
    return folder / "output"


def test_no_word_of_the_record_ends_its_data_block(hostile: Path) -> None:
    text = (hostile / f"{CASE}.html").read_text("utf-8")
    assert "<script>" not in text
    page = of_type(data(hostile, f"{CASE}.html"), "WebPage")
    assert page["name"] == f"{HOSTILE} · 提答"


def test_the_card_to_paste_is_plain_html_with_whole_addresses(published: Path) -> None:
    text = (published / f"{CASE}.html").read_text("utf-8")
    shown = text.partition("data-embed>")[2].partition("</pre>")[0]
    assert "<" not in shown
    card = read_text(shown)
    assert card.all("href") == [f"{ADDRESS}/{CASE}.html", f"{ADDRESS}/index.html"]
    assert {tag for tag, _ in card.elements} <= {"blockquote", "p", "a", "strong", "span", "footer"}
    allowed = {"cite", "lang", "href"}
    assert {name for _, values in card.elements for name in values} <= allowed


def read_text(escaped: str) -> Page:
    return Page(html.unescape(escaped))


def test_what_is_in_the_card_is_escaped_once_more(hostile: Path) -> None:
    text = (hostile / f"{CASE}.html").read_text("utf-8")
    card = read_text(text.partition("data-embed>")[2].partition("</pre>")[0])
    assert "script" not in {tag for tag, _ in card.elements}


def test_data_blocks_are_json(site: Path) -> None:
    text = (site / f"{CASE}.html").read_text("utf-8")
    blocks = text.split('<script type="application/ld+json">')[1:]
    assert len(blocks) == 2
    for block in blocks:
        assert json.loads(block.partition("</script>")[0])["@context"] == "https://schema.org"


def test_each_case_has_a_card_of_its_own_where_a_font_is_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    monkeypatch.setenv("SITEURL", ADDRESS)
    monkeypatch.setenv("CARD_FONT", str(font))
    output = tmp_path / "output"
    settings, parts = root / "publishconf.py", ("pages", "files")
    build_site(root / "content", output, settings=settings, languages=["zh_CN", "en"], only=parts)
    cards = sorted(
        path.relative_to(output).as_posix() for path in output.rglob("proposals/**/*.png")
    )
    pages = sorted(
        path.relative_to(output).as_posix() for path in output.glob("proposals/*/*.html")
    )
    assert cards == [page.replace(".html", ".png") for page in pages]
    for address in (f"{CASE}.html", f"en/{CASE}.html"):
        (graph,) = data(output, address)["opengraph"]
        assert graph["og:image"] == f"{ADDRESS}/{CASE}.png"


def test_a_font_that_is_none_stops_the_build_with_its_name(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", ADDRESS)
    monkeypatch.setenv("CARD_FONT", str(tmp_path / "missing.otf"))
    with pytest.raises(CardError, match=r"missing\.otf: is no font that can be read"):
        build_site(root / "content", tmp_path / "output", settings=root / "publishconf.py")


def test_the_data_page_describes_the_files_that_stand_there(published: Path) -> None:
    told = of_type(data(published, "data/index.html"), "Dataset")
    assert told["dateModified"] == "2026-11-22"
    assert told["license"] == [
        "https://spdx.org/licenses/CC0-1.0",
        "https://spdx.org/licenses/CC-BY-4.0",
    ]
    assert len(told["distribution"]) > 10
    for file in told["distribution"]:
        path = published / file["contentUrl"].removeprefix(f"{ADDRESS}/")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
        assert file["contentSize"] == f"{path.stat().st_size} B"


def test_the_catalogue_is_dcat_and_names_the_same_files(published: Path) -> None:
    graph = Graph().parse(published / "data/catalog.jsonld", format="json-ld")
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    found = set(graph.objects(None, DCAT.downloadURL))
    told = of_type(data(published, "data/index.html"), "Dataset")
    assert {str(address) for address in found} == {
        file["contentUrl"] for file in told["distribution"]
    }
    assert len(set(graph.objects(dataset, DCAT.distribution))) == len(found)
    assert {str(title) for title in graph.objects(dataset, DCTERMS.title)} == {"提答"}
    assert (None, RDF.type, DCAT.Catalog) in graph
