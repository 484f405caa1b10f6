"""Where readers report errors, and how they tell in private what should not be public."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.build import build_site
from proposals.problems import SettingError
from tests.website.test_pages import html_files

MAIL = "editors+record@example.org"
CASE = "proposals/dongguan/20200354.html"
PUBLIC = "请不要在那里写出私人信息"


def built(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, **told: str
) -> tuple[Path, dict[str, str]]:
    """A published site and the foot of each of its pages."""
    monkeypatch.setenv("SITEURL", "https://example.org/tida")
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    settings = root / "publishconf.py"
    build_site(root / "content", folder / "output", settings=settings, only=("pages",))
    texts = {path: path.read_text("utf-8") for path in html_files(folder / "output")}
    return folder / "output", {
        path.relative_to(folder / "output").as_posix(): text.partition('"site-footer"')[2]
        for path, text in texts.items()
    }


def test_every_page_says_whom_to_tell_in_private(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"CONTACT": MAIL, "REPOSITORY": "https://example.org/tida/"}
    site, feet = built(root, tmp_path, monkeypatch, **told)
    for address, foot in feet.items():
        page = address.replace("-en.html", ".html")
        assert f'<a href="mailto:{MAIL}?subject={page}">{MAIL}</a>' in foot, address
        assert PUBLIC in foot, address
        assert "只写明" not in foot, address
    assert MAIL in about(site)


def test_without_an_address_readers_are_told_what_not_to_write(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, feet = built(root, tmp_path, monkeypatch, REPOSITORY="https://example.org/tida/")
    issues = '<a href="https://example.org/tida/issues" rel="external noopener noreferrer">'
    assert issues in feet[CASE]
    assert PUBLIC in feet[CASE]
    assert "只写明" in feet[CASE]
    assert "mailto:" not in feet[CASE]
    assert "mailto:" not in about(site)


def test_an_address_is_enough(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, feet = built(root, tmp_path, monkeypatch, CONTACT=MAIL)
    assert MAIL in feet[CASE]
    assert PUBLIC not in feet[CASE]


@pytest.mark.parametrize("wrong", [f"mailto:{MAIL}", "编者 <editors@example.org>", "editors"])
def test_what_is_no_address_stops_the_build(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    with pytest.raises(SettingError, match=r"^CONTACT is .*; write a mail address"):
        built(root, tmp_path, monkeypatch, CONTACT=wrong)


def about(site: Path) -> str:
    text = (site / "pages/about.html").read_text("utf-8")
    return text.partition("<main")[2].partition("</main>")[0]
