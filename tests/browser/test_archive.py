"""The zip as it is given away: unpacked, opened from the folder, searched without a network."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from commands.archiving import archive
from proposals import corpus
from tests.browser.searching import ask, open_search, truth


def open_page(chromium: Browser) -> Page:
    return chromium.new_context(locale="zh-CN", offline=True).new_page()


def test_the_zip_opens_and_searches_from_a_folder(
    chromium: Browser, root: Path, site: Path, tmp_path: Path
) -> None:
    archive(root / "content", site, tmp_path / "dist", formats=["zip"])
    with zipfile.ZipFile(tmp_path / "dist/tida-site.zip") as package:
        package.extractall(tmp_path / "优盘")
    address = f"{(tmp_path / '优盘').as_uri()}/"
    page = open_page(chromium)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(error.message))
    page.goto(f"{address}index.html")
    page.locator("a[href*='manifest'], a[href*='data/']").first.click()
    assert page.title()
    open_search(page, address)
    record = corpus.load(root / "content")
    for query in ("社区", "物业管理", "20200354", "绝无此句"):
        assert set(ask(page, query)) == truth(record, query)
    assert said == []
    page.context.close()
