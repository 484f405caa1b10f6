"""Settings of a site: where readers report errors and tell in private; what is of no use."""

from __future__ import annotations

from pathlib import Path

import pelicanconf
import pytest

from commands.build import build_site
from proposals.problems import ForeseenError, SettingError
from proposals_pelican import site_settings
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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x = (", r"conf\.py:2: SyntaxError: '\(' was never closed"),
        ("x = y", r"conf\.py:2: NameError: name 'y' is not defined"),
        ("from nowhere import x", r"conf\.py:2: ModuleNotFoundError"),
        ("del SITENAME", "^SITENAME is missing; write the site's name"),
    ],
)
def test_a_setting_of_no_use_is_named(root: Path, tmp_path: Path, line: str, told: str) -> None:
    settings = tmp_path / "ownconf.py"
    settings.write_text(f"from pelicanconf import *\n{line}\n", "utf-8")
    with pytest.raises(ForeseenError, match=told):
        build_site(root / "content", tmp_path / "output", settings=settings, only=("pages",))
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SITENAME", 3, "^SITENAME is 3; write the site's name"),
        ("SITEURL", None, "^SITEURL is None; set it to the site's address"),
        ("SITEURL", "", "^SITEURL is ''; set it to the site's address"),
        ("SITEURL", "https://e.org/", "^SITEURL is .*; set it .* without a slash at its end"),
        ("SITEURL", "https://[::1", "^SITEURL is .*; set it to the site's address"),
        ("SITEURL", "https://e.org:port", "^SITEURL is .*; set it to the site's address"),
        ("SITEURL", "https://a:b@e.org", "^SITEURL is .*; set it to the site's address"),
        ("SITEURL", 'https://e.org/"><b>', "^SITEURL is .*; set it to the site's address"),
        ("SITE_LANGUAGES", {}, "^SITE_LANGUAGES is {}; write {'zh_CN': {}}"),
        ("SITE_LANGUAGES", ["zh_CN"], "^SITE_LANGUAGES is .*; write {'zh_CN': {}}"),
        ("TIMEZONE", "Mars/Base", "^TIMEZONE is 'Mars/Base'; write a time zone such as"),
        ("TIMEZONE", "/etc", "^TIMEZONE is '/etc'; write a time zone such as"),
        ("LICENCES", {"code": "MIT"}, "^LICENCES is .*; write one each for 'code', 'metadata'"),
        ("REPOSITORY", "github.com/x/y", "^REPOSITORY is .*; write the address of its page"),
        ("REPOSITORY", "javascript:alert(1)", "^REPOSITORY is .*; write the address of its page"),
        ("REPOSITORY", "git@e.org:x/y.git", "^REPOSITORY is .*; write the address of its page"),
        ("CONTACT", "editors", "^CONTACT is 'editors'; write a mail address"),
    ],
)
def test_each_setting_says_what_to_write(name: str, value: object, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        site_settings.refuse({**vars(pelicanconf), name: value})


@pytest.mark.parametrize(
    "address", ["https://例子.中国/提答", "http://[::1]:8000", "http://e.org/~x"]
)
def test_an_address_may_be_any_that_browsers_open(address: str) -> None:
    settings = {**vars(pelicanconf), "SITEURL": address, "REPOSITORY": address}
    site_settings.refuse(settings)


def about(site: Path) -> str:
    text = (site / "pages/about.html").read_text("utf-8")
    return text.partition("<main")[2].partition("</main>")[0]
