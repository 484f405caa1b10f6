"""It is still Pelican: its plugins hear of what is made, and its own command builds the site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from commands.build import build_site
from tests.website.test_build import sums

SPY = """
from pathlib import Path
from pelican import signals

HEARD = Path(__file__).with_name("heard.txt")

def hear(path, context):
    with HEARD.open("a", encoding="utf-8") as file:
        file.write(f"{Path(path).name} {context['SITENAME']} {'case' in context}\\n")

def register():
    signals.content_written.connect(hear)
"""


def test_plugins_hear_of_every_page_with_its_context(root: Path, tmp_path: Path) -> None:
    (tmp_path / "spy.py").write_text(SPY, "utf-8")
    settings = tmp_path / "conf.py"
    settings.write_text(
        "from pelicanconf import *\n"
        f"THEME = {str(root / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(root / 'plugins')!r}, {str(tmp_path)!r}]\n"
        "PLUGINS = [*PLUGINS, 'spy']\n",
        "utf-8",
    )
    output = tmp_path / "output"
    build_site(root / "content", output, settings=settings, only=("pages",))
    heard = (tmp_path / "heard.txt").read_text("utf-8").splitlines()
    pages = sorted(path.name for path in output.rglob("*.html"))
    assert sorted(line.split()[0] for line in heard if ".html" in line) == pages
    assert "20200354.html 提答 True" in heard


def test_pelicans_own_command_makes_the_same_pages(root: Path, tree: Path, tmp_path: Path) -> None:
    """Of a copy without history: what git knows of a case the build alone asks."""
    build_site(tree, tmp_path / "ours", only=("pages", "files"))
    command = [sys.executable, "-m", "pelican", str(tree)]
    command += ["-o", str(tmp_path / "theirs"), "-s", str(root / "pelicanconf.py")]
    subprocess.run([*command, "--fatal", "warnings"], check=True, cwd=root, capture_output=True)
    ours, theirs = sums(tmp_path / "ours"), sums(tmp_path / "theirs")
    alike = [name for name in ours if name.startswith("proposals/") and name.endswith(".html")]
    assert alike
    assert {name: theirs[name] for name in alike} == {name: ours[name] for name in alike}
