"""Pelican, run by the build in a process of its own, where any warning is an error."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError
from pelican import Pelican, log  # type: ignore[import-untyped]
from pelican.generators import Generator  # type: ignore[import-untyped]
from pelican.settings import (  # type: ignore[import-untyped]
    get_settings_from_file,
    read_settings,
)

from commands.bootstrap import ROOT
from commands.order import BuildError
from commands.showing import shown
from proposals import parallel
from proposals.parallel import Shared
from proposals.problems import ForeseenError, ProblemsError
from proposals_pelican import site_settings
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
        ForeseenError, ProblemsError: what of ours works below Pelican found wrong, as it told it.
    """
    override = {**told, "PATH": str(content), "OUTPUT_PATH": str(output), SETTING: handover}
    return _run(settings, override, handover)


def compiling(
    content: Path,
    settings: Path,
    told: Mapping[str, object],
    handover: Handover,
    names: Sequence[str],
    workers: int | None,
) -> Shared[str, dict[str, bytes]] | None:
    """Have processes wait to compile the templates of a run to come.

    Args:
        content: as for ``run_here``.
        settings: as for ``run_here``.
        told: as for ``run_here``.
        handover: with the digest and the memory that the run will have; it may say no more.
        names: of the templates.
        workers: as for ``parallel.spread``.

    Returns:
        For the run to help and have their code: less where something is wrong, which the run will
        tell. None where the system does not fork.
    """
    if not hasattr(os, "fork"):
        return None
    override = {**told, "PATH": str(content), SETTING: handover}
    return Shared(_Compiler(settings, override), names, workers, few=2)


class _Compiler:
    """Compiles templates in a process that does nothing else."""

    def __init__(self, settings: Path, override: Mapping[str, object]) -> None:
        self._settings, self._override = settings, override
        self._generator: Generator | None = None

    def __call__(self, names: Sequence[str]) -> dict[str, bytes]:
        """Code of templates; none where something is wrong."""
        from proposals_pelican import rendering

        try:
            with _said():
                self._generator = self._generator or self._made()
                return rendering.compiled(self._generator, names)
        except (Exception, SystemExit):
            return {}

    def _made(self) -> Generator:
        pelican = _pelican(self._settings, self._override)
        paths = ("path", "theme", "output_path")
        return Generator({}, pelican.settings, *(getattr(pelican, name) for name in paths))


def _run(settings: Path, override: Mapping[str, object], handover: Handover) -> dict[str, bytes]:
    with _said() as said:
        try:
            _pelican(settings, override).run()
        except (ForeseenError, ProblemsError):
            raise
        except (Exception, SystemExit) as error:
            words = said.getvalue().strip()
            # Pelican's own last word says no more than that there were others, and of a file that
            # it could not process not why.
            last = words and isinstance(error, RuntimeError)
            why = error.__context__ if last else error
            told = f"{words}\n{_named(why)}" if why else words
            message = f"Pelican stopped:\n{told.strip()}"
            raise BuildError(message) from None
    return handover.keys


def _named(error: BaseException) -> str:
    """An error, and where it stands if that is a template."""
    told = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{shown(Path(error.filename))}:{error.lineno}: {told}"
    return told


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
    try:
        site_settings.refuse({**get_settings_from_file(str(settings)), **override})
    except ForeseenError:
        raise
    except (Exception, SystemExit) as error:
        message = f"{_place(error, settings)}: {_named(error)}"
        raise BuildError(message) from None
    return Pelican(read_settings(str(settings), override=dict(override)))


def _place(error: BaseException, settings: Path) -> str:
    """File and line of a fault in settings: they may take others in."""
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        frames.append((error.filename or "", error.lineno))
    at = [frame for frame in frames if Path(frame[0]).parent == settings.parent]
    return f"{shown(Path(at[-1][0]))}:{at[-1][1]}" if at else str(shown(settings))


def _hear_pelican() -> None:
    """Let Pelican's loggers speak: its errors stop a run only when they are heard.

    A library that configures logging switches off every logger that is there already.
    """
    logging.disable(logging.NOTSET)
    for name, logger in logging.root.manager.loggerDict.items():
        if name.partition(".")[0] == "pelican" and isinstance(logger, logging.Logger):
            logger.disabled = False
