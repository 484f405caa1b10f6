"""Keep the catalogues in step with the templates."""

from __future__ import annotations

from commands.bootstrap import ROOT
from commands.running import run

LANGUAGES = ("zh_CN", "en")
FOLDER = ROOT / "theme" / "translations"


def update() -> None:
    """Extract the templates' messages and merge them into every catalogue.

    New messages come in empty, for a person to translate; messages that are no longer used
    go out. A test fails while any is empty or marked as fuzzy.

    Raises:
        SystemExit: Babel failed.
    """
    template = FOLDER / "messages.pot"
    babel = ("-m", "babel.messages.frontend")
    mapping = str(FOLDER / "babel.cfg")
    quiet = ("--omit-header", "--no-location", "--sort-output")
    run(*babel, "-q", "extract", *quiet, "-F", mapping, "-o", str(template), str(ROOT / "theme"))
    for language in LANGUAGES:
        catalogue = FOLDER / language / "LC_MESSAGES" / "messages.po"
        merge = ("update", "--ignore-obsolete", "--omit-header", "--no-fuzzy-matching", "-w", "100")
        header = catalogue.read_text("utf-8").partition("\n\n")[0]
        run(*babel, "-q", *merge, "-l", language, "-i", str(template), "-o", str(catalogue))
        # Babel's own header would carry the time of this run.
        merged = catalogue.read_text("utf-8").lstrip("\n")
        catalogue.write_text(f"{header}\n\n{merged}", encoding="utf-8", newline="\n")
    template.unlink()
