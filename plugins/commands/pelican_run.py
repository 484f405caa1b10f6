"""Pelican, run by the build in a process of its own, where any warning is an error."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from pelican import Pelican, log  # type: ignore[import-untyped]
from pelican.generators import Generator  # type: ignore[import-untyped]
from pelican.settings import read_settings  # type: ignore[import-untyped]

from commands.bootstrap import ROOT
from commands.order import BuildError
from proposals import parallel
from proposals.parallel import Prepared
from proposals_pelican.handover import SETTING, Handover


def run(
    content: Path,
    output: Path,
    settings: Path,
    told: Mapping[str, object],
    handover: Handover,
) -> dict[str, bytes]:
    """``run_here``, in a process of its own."""
    return parallel.begin(partial(run_here, content, output, settings, told, handover))()


def run_here(
    content: Path,
    output: Path,
    settings: Path,
    told: Mapping[str, object],
    handover: Handover,
) -> dict[str, bytes]:
    """Write the pages that are not known yet to ``output``.

    Pelican leaves its mark on the process: once is enough.

    Args:
        content: folder of the record, pages and news.
        output: folder to write to.
        settings: the Pelican settings file.
        told: settings that go before those of the file.
        handover: the record, and what is known of the site.

    Returns:
        Address -> key of every page of the record, as ``Handover.keys``.

    Raises:
        BuildError: a warning or an error; what Pelican said.
    """
    override = {**told, "PATH": str(content), "OUTPUT_PATH": str(output), SETTING: handover}
    return _run(settings, override, handover)


def compiling(
    content: Path, settings: Path, told: Mapping[str, object], handover: Handover
) -> Prepared[dict[str, bytes]] | None:
    """Prepare to compile the templates of a run to come in a process of its own.

    Args:
        content: as for ``run_here``.
        settings: as for ``run_here``.
        told: as for ``run_here``.
        handover: with the digest and the memory that the run will have; it may say no more.

    Returns:
        What answers with their code; none where something is wrong, which the run will tell.
        None where the system does not fork.
    """
    if not hasattr(os, "fork"):
        return None
    override = {**told, "PATH": str(content), SETTING: handover}
    return Prepared(partial(_compiled, settings, override))


def _compiled(settings: Path, override: Mapping[str, object]) -> dict[str, bytes]:
    from proposals_pelican import rendering

    try:
        with _said():
            pelican = _pelican(settings, override)
            paths = ("path", "theme", "output_path")
            generator = Generator({}, pelican.settings, *(getattr(pelican, name) for name in paths))
            return rendering.compile_all(generator)
    except (Exception, SystemExit):
        return {}


def _run(settings: Path, override: Mapping[str, object], handover: Handover) -> dict[str, bytes]:
    with _said() as said:
        try:
            _pelican(settings, override).run()
        except (Exception, SystemExit) as error:
            told = f"{said.getvalue().strip()}\n{type(error).__name__}: {error}".strip()
            message = f"Pelican stopped:\n{told}"
            raise BuildError(message) from None
    return handover.keys


@contextlib.contextmanager
def _said() -> Iterator[io.StringIO]:
    """What Pelican says while it works; any warning of it is an error."""
    said = io.StringIO()
    log.console.quiet = True
    logging.getLogger().handlers.clear()
    _hear_pelican()
    log.init(logging.WARNING, fatal="warnings", name="pelican", handler=logging.StreamHandler(said))
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        yield said


def _pelican(settings: Path, override: Mapping[str, object]) -> Pelican:
    # Settings files import one another, and Pelican lets locale and time zone decide things.
    sys.path.insert(0, str(ROOT))
    os.environ["PYTHONUTF8"] = "1"
    return Pelican(read_settings(str(settings), override=dict(override)))


def _hear_pelican() -> None:
    """Let Pelican's loggers speak: its errors stop a run only when they are heard.

    A library that configures logging switches off every logger that is there already.
    """
    logging.disable(logging.NOTSET)
    for name, logger in logging.root.manager.loggerDict.items():
        if name.partition(".")[0] == "pelican" and isinstance(logger, logging.Logger):
            logger.disabled = False
