"""One site in two languages: each whole, each leading to the other."""

from __future__ import annotations

import json
import re
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from commands.build import build_site
from proposals import articles
from proposals.problems import SettingError
from proposals_pelican import sitemap
from tests.website.test_pages import dead_links

CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
SPOKEN = ("aria-label", "placeholder", "alt", "title")
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect"}


class English(HTMLParser):
    """Collects Chinese that a page says in English, that is, not marked as Chinese."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.slips: list[str] = []
        self.feed(text)

    @property
    def language(self) -> str:
        return next((lang for _, lang in reversed(self.stack) if lang), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang") or self.language
        if not language.startswith("zh"):
            self.slips += [values[name] for name in SPOKEN if CJK.search(values.get(name, ""))]
        if tag not in VOID:
            self.stack.append((tag, values.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        unspoken = self.stack and self.stack[-1][0] in {"title", "script"}
        if not unspoken and CJK.search(data) and not self.language.startswith("zh"):
            self.slips.append(data.strip())


@pytest.fixture(scope="module")
def both(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("both") / "output"
    build_site(root / "content", output, languages=["zh_CN", "en"])
    return output


SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(folder: Path, sitemap: str) -> tuple[str, list[str]]:
    """What a sitemap is, and the addresses in it, below the root."""
    found = ET.parse(folder / sitemap).getroot()  # noqa: S314
    addresses = [(node.text or "") for node in found.iter(f"{SITEMAP}loc")]
    below = [address.removeprefix("http://localhost:8000/") for address in addresses]
    return found.tag.removeprefix(SITEMAP), below


def test_the_sitemap_at_the_root_leads_to_every_page(both: Path) -> None:
    """Of both languages: search engines ask for that one."""
    kind, parts = listed(both, "sitemap.xml")
    assert kind == "sitemapindex"
    found = [listed(both, part) for part in parts]
    assert {kind for kind, _ in found} == {"urlset"}
    addresses = [address for _, part in found for address in part]
    assert len(addresses) == len(set(addresses))
    unlisted = {"404.html", "design/index.html", "en/404.html", "en/design/index.html"}
    made = {path.relative_to(both).as_posix() for path in pages(both)}
    assert set(addresses) == made - unlisted


@pytest.mark.parametrize("beside", [[], ["en/"]])
def test_a_sitemap_of_many_pages_has_parts_in_each_language(
    beside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    many: list[sitemap.Listed] = [(f"{name}.html", lambda: "2024-02-29") for name in "abc"]
    made = {file.address: file.make() for file in sitemap.files(many, "https://a", beside)}
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    for folder in ["", *beside]:
        for part in (1, 2):
            assert f"<loc>https://a/{folder}sitemap-{part}.xml</loc>" in made["sitemap.xml"]
    assert made["sitemap.xml"].count("<sitemap>") == 2 + 2 * len(beside)


def pages(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.html")) if "pagefind" not in path.parts)


def test_the_english_interface_has_no_chinese_left(both: Path) -> None:
    slips = {
        path.relative_to(both).as_posix(): found
        for path in pages(both / "en")
        if (found := English(path.read_text("utf-8")).slips)
    }
    assert not slips


def test_the_search_pages_words_are_english_too(both: Path) -> None:
    page = (both / "en/search.html").read_text("utf-8")
    for block in re.findall(
        r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL
    ):
        assert json.loads(block)
        assert not CJK.search(json.dumps(json.loads(block), ensure_ascii=False))


def test_every_link_of_both_leads_somewhere(both: Path) -> None:
    assert not dead_links(both)


def test_each_page_leads_to_its_twin(both: Path) -> None:
    here = (both / "proposals/dongguan/20200354.html").read_text("utf-8")
    there = (both / "en/proposals/dongguan/20200354.html").read_text("utf-8")
    assert 'href="../../en/proposals/dongguan/20200354.html"' in here
    assert 'href="../../../proposals/dongguan/20200354.html"' in there
    assert '<html lang="zh-CN">' in here
    assert '<html lang="en">' in there


def test_plurals_and_dates_are_english(both: Path) -> None:
    department = (both / "en/departments/dongguan/gonganju.html").read_text("utf-8")
    assert "1 case" in department
    assert "1 cases" not in department
    case = (both / "en/proposals/dongguan/20200354.html").read_text("utf-8")
    assert "September 23, 2020" in case


def test_the_search_index_is_shared(both: Path) -> None:
    assert (both / "pagefind").is_dir()
    assert not (both / "en/pagefind").exists()
    assert 'data-index="./../pagefind/"' in (both / "en/search.html").read_text("utf-8")


@pytest.mark.parametrize(("folder", "other"), [("", "en/"), ("en/", "../")])
def test_the_other_language_stands_at_the_head_and_at_the_foot(
    both: Path, folder: str, other: str
) -> None:
    page = "proposals/dongguan/20200354.html"
    text = (both / folder / page).read_text("utf-8")
    head, foot = text[: text.index("<main")], text[text.index("</main>") :]
    for part in (head, foot):
        assert f'<a href="../../{other}{page}" lang=' in part


def test_one_language_alone_offers_no_other(site: Path) -> None:
    assert "hreflang" not in (site / "index.html").read_text("utf-8")


def test_an_unknown_language_is_refused_by_name(root: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"^SITE_LANGUAGE \(--language\) is 'fr'.* zh_CN, en$"):
        build_site(root / "content", tmp_path / "output", languages=["fr"])


def test_a_language_without_words_is_refused_by_name(root: Path, tmp_path: Path) -> None:
    settings = tmp_path / "conf.py"
    settings.write_text(
        "from pelicanconf import *\n"
        f"THEME = {str(root / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(root / 'plugins')!r}]\n"
        "SITE_LANGUAGES = {'de': {}}\n",
        "utf-8",
    )
    with pytest.raises(SettingError, match=r"^SITE_LANGUAGES names 'de', .*messages.po"):
        build_site(root / "content", tmp_path / "output", settings=settings)


def test_every_language_is_one_that_pages_are_judged_for(root: Path, both: Path) -> None:
    settings = runpy.run_path(str(root / "pelicanconf.py"))
    changed = settings["SITE_LANGUAGES"].values()
    assert tuple({**settings, **one}["DEFAULT_LANG"] for one in changed) == articles.LANGUAGES
    for address in ("pages/about.html", "pages/about-en.html"):
        assert (both / address).is_file()
        assert (both / "en" / address.replace("-en", "-zh")).is_file()


def test_the_manifest_page_says_how_to_make_the_mirror_of_these_languages(
    both: Path, site: Path
) -> None:
    made = {folder: (folder / "data/manifest.html").read_text("utf-8") for folder in (site, both)}
    assert "<code>python3 tasks.py archive</code>" in made[site]
    for page in (made[both], (both / "en/data/manifest.html").read_text("utf-8")):
        assert "<code>python3 tasks.py archive --language zh_CN,en</code>" in page
