"""The manifest page says what can be said from inside: commit, counts, hashes."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from commands.build import build_site


def said(page: Path, name: str) -> list[str]:
    found = re.findall(rf'data-manifest="{name}">([^<]*)<', page.read_text("utf-8"))
    return [text.strip() for text in found]


def git(folder: Path, *arguments: str) -> str:
    who = {"NAME": "x", "EMAIL": "x@example.org", "DATE": "1700000001 +0800"}
    told = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    ran = subprocess.run(
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **told, "GIT_CONFIG_GLOBAL": os.devnull},
    )
    return ran.stdout.strip()


def test_it_has_counts_and_the_hashes_of_the_data(site: Path) -> None:
    page = site / "data/manifest.html"
    assert said(page, "cases") == [str(len([*site.glob("proposals/*/*.json")]))]
    record = hashlib.sha256((site / "data/record.json").read_bytes()).hexdigest()
    assert said(page, "record") == [record]
    text = page.read_text("utf-8")
    listed = re.findall(r'href="\.\./data/([^"]+)" download', text)
    assert {"record.sqlite", "cases.jsonl", "csv/cases.csv"} <= {*listed}
    for path in listed:
        assert hashlib.sha256((site / "data" / path).read_bytes()).hexdigest() in text


def test_it_names_the_commit_and_changes_with_it(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    output = tmp_path / "output"
    page = output / "data/manifest.html"
    build_site(tree, output, only=("pages",))
    assert said(page, "commit") == []
    assert page.read_text("utf-8").count("未记录") == 2
    assert page.read_text("utf-8").count("未公开") == 1  # In the foot, which explains the word.
    for step in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        git(tree, *step)
    build_site(tree, output, only=("pages",))
    assert said(page, "commit") == [git(tree, "rev-parse", "HEAD")]
    assert "2023年11月14日" in page.read_text("utf-8")
    assert "另有未提交的改动" not in page.read_text("utf-8")
    shutil.rmtree(tree / "proposals/zaozhuang")
    build_site(tree, output, only=("pages",))
    assert "另有未提交的改动" in page.read_text("utf-8")
    git(tree, "commit", "-q", "-a", "-m", "y")
    placed = build_site(tree, output, only=("pages",)).placed
    assert said(page, "commit") == [git(tree, "rev-parse", "HEAD")]
    assert placed.written < 10
