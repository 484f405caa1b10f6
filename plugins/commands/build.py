"""content/ -> output/: check, Pelican, search index, and only then the swap."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands.bootstrap import ROOT
from proposals import corpus, search


class BuildError(Exception):
    """The build stopped; the message is what Pelican or Pagefind said."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, and the seconds it took."""

    output: Path
    cases: int
    replies: int
    pages: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.cases} cases, {self.replies} replies -> {self.pages} pages "
            f"in {self.seconds:.1f} s\n"
            f"Open {shown(self.output / 'index.html')} in a browser, "
            "or run: python3 tasks.py serve"
        )


def build_site(
    content: Path,
    output: Path,
    *,
    settings: Path = ROOT / "pelicanconf.py",
    languages: Sequence[str] = (),
) -> BuildReport:
    """Build the whole site.

    Nothing in ``output`` changes until everything is made: the site grows in a folder beside
    it, which then takes its place.

    Args:
        content: folder with proposals/, registry/, pages/ and news/.
        output: folder that becomes the site; what stood there is replaced.
        settings: the Pelican settings file.
        languages: of the interface, such as ``zh_CN`` and ``en``: the first stands at the
            site's root, each other in a folder of its own; the settings' first when empty.

    Raises:
        proposals.problems.ProblemsError: content that cannot be published.
        BuildError: the content folder is missing, ``output`` is not ours to replace, or
            Pelican failed.
        proposals.search.SearchIndexError: Pagefind failed.
    """
    started = time.perf_counter()
    content, output = content.resolve(), output.resolve()
    if not content.is_dir():
        message = f"{shown(content)}: there is no such content folder"
        raise BuildError(message)
    _refuse_foreign(output, content)
    record = corpus.load(content)
    staging = output.with_name(f".{output.name}.building")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        if not languages:
            _run_pelican(content, staging, settings)
        for language in languages:
            told = {"SITE_LANGUAGE": language, "BUILT_LANGUAGES": list(languages)}
            folder = "" if language == languages[0] else language.replace("_", "-").lower()
            _run_pelican(content, staging / folder, settings, told)
        search.index(record, staging)
        _replace(output, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return BuildReport(
        output=output,
        cases=len(record.cases),
        replies=record.replies,
        pages=sum(1 for _ in output.rglob("*.html")),
        seconds=time.perf_counter() - started,
    )


def shown(path: Path) -> Path:
    """The path as a person at this prompt would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def clean(output: Path) -> None:
    """Remove a built site.

    Raises:
        BuildError: the folder is not a site that we built.
    """
    _refuse_foreign(output.resolve(), ROOT / "content")
    shutil.rmtree(output, ignore_errors=True)


def _refuse_foreign(output: Path, content: Path) -> None:
    """Replacing a folder deletes it: only an empty one or a site of ours may go."""
    if output in (content, ROOT) or output in content.parents or output.is_relative_to(content):
        message = f"{shown(output)}: the output folder must not hold or lie in content/"
        raise BuildError(message)
    if not output.exists():
        return
    ours = output.is_dir() and (not any(output.iterdir()) or (output / "sitemap.xml").exists())
    if not ours:
        message = f"{shown(output)}: is not a built site; remove it or choose another --output"
        raise BuildError(message)


def _run_pelican(
    content: Path, output: Path, settings: Path, told: Mapping[str, object] | None = None
) -> None:
    """Run Pelican; ``told`` are settings that go before those of the file."""
    command = [sys.executable, "-m", "pelican", str(content), "--output", str(output)]
    command += ["--settings", str(settings), "--fatal", "warnings"]
    if told:
        extra = (f"{key}={json.dumps(value)}" for key, value in told.items())
        command += ["--extra-settings", *extra]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "200"}
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ran.returncode:
        message = f"Pelican stopped:\n{(ran.stdout + ran.stderr).strip()}"
        raise BuildError(message)


def _replace(output: Path, staging: Path) -> None:
    old = output.with_name(f".{output.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.exists():
        output.rename(old)
    staging.rename(output)
    shutil.rmtree(old, ignore_errors=True)
