"""The record -> its pages, which Pelican writes; whoever imports this imports Pelican."""

from __future__ import annotations

from commands import fingerprint, pelican_run
from commands.code_memory import CodeMemory
from commands.edits import Edits
from commands.order import Order, Task
from commands.stages import Stages
from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.history import History
from proposals.parallel import Shared
from proposals.registry import Registry
from proposals_pelican import rendering
from proposals_pelican.handover import Handover

Compiling = Shared[str, dict[str, bytes]]
"""Processes that compile templates."""


def whole(
    task: Task,
    stages: Stages,
    record: Corpus,
    git: tuple[History, Commit],
    others: Compiling | None,
) -> tuple[dict[str, dict[str, bytes]], Handover | None]:
    """Make the pages in each language.

    Args:
        task: what to make, and where.
        stages: is told what is being done.
        record: what they show.
        git: what git knows of the record.
        others: as ``compiling`` returns them, if they were started.

    Returns:
        Their keys as ``Task.keys``, and what was handed to Pelican if there is but one language.

    Raises:
        BuildError: as ``pelican_run.run``.
    """
    order, keys = task.order, {}
    languages = order.languages or ("",)
    # Several runs of Pelican in one process would find what the first one left behind.
    many = len(languages) > 1
    run = pelican_run.run if many else pelican_run.run_here
    for language in languages:
        first = language in ("", *order.languages[:1])
        folder = "" if first else language.replace("_", "-").lower()
        with stages(f"making pages {language}".strip()):
            handover = Handover(
                record,
                known=task.keys.get(folder, {}),
                common=task.program,
                files="files" in order.only,
                data="data" in order.only,
                standing=order.output,
                workers=order.workers,
                advance=stages.advance,
                history=git[0],
                commit=git[1],
                memory=CodeMemory(),
                compiling=others,
            )
            target, told = task.staging / folder, _told(order, language)
            keys[folder] = run(order.content, target, order.settings, told, handover)
    return keys, None if many else handover


def edited(task: Task, found: Edits) -> dict[str, bytes]:
    """Make the pages of cases whose bodies were edited; their keys.

    Raises:
        BuildError: as ``pelican_run.run``.
    """
    order = task.order
    handover = Handover(
        found.record,
        common=task.program,
        edited=found.around,
        changed=found.changed,
        memory=CodeMemory(),
    )
    told = _told(order, *order.languages)
    return pelican_run.run_here(order.content, task.staging, order.settings, told, handover)


def compiling(task: Task) -> Compiling | None:
    """Processes that wait to compile templates, where this version of the program has not yet."""
    order, code = task.order, CodeMemory()
    if len(order.languages) > 1 or code.holds(task.program):
        return None
    nothing = Corpus(Registry(), ())
    handover = Handover(nothing, common=task.program, memory=code)
    names = rendering.templates(fingerprint.theme(order.settings))
    run = (order.content, order.settings, _told(order, *order.languages), handover)
    return pelican_run.compiling(*run, names, order.workers)


def _told(order: Order, language: str = "") -> dict[str, object]:
    """Settings of a language."""
    if not language:
        return {}
    return {"SITE_LANGUAGE": language, "BUILT_LANGUAGES": list(order.languages)}
