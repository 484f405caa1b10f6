"""What the build and Pelican's run tell one another, as one value in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proposals.analysis.surroundings import Surroundings
from proposals.archive.edition import Commit
from proposals.corpus import Corpus
from proposals.history import History
from proposals.parallel import Advance, Shared
from proposals_pelican.compiling.compiled import Compiled, Memory

SETTING = "RECORD_BUILD"
"""Name of the setting. Without it, as when Pelican is run by hand, everything is made anew."""


@dataclass(slots=True)
class Handover:
    """Told by the build, and filled in by the run.

    Attributes:
        record: the cases, loaded.
        known: address -> key of what stands in the site already.
        common: digest of what every page depends on: code, theme, translations.
        files: whether to write the files beside the pages (JSON, Markdown, feeds) too.
        data: whether the site has the open data (data/) too.
        standing: root of the site as it stands, with what is known of it; None without one.
        workers: processes to write with; as many as there are cores when None.
        advance: is told how many files are done, of how many.
        history: what was done to the record.
        commit: what the site is made from.
        memory: keeps the code of templates from run to run; None where nothing is kept.
        edited: cases of the record with what stands around them: only their pages are to be made,
            because nothing but their bodies changed. None for all there is to make.
        changed: of these, key -> time of the latest change, where the record's history is known.
        around: filled in, unless ``edited``: case -> what stands around it.
        specimen: filled in likewise: the case whose bodies another page shows too, if one does.
        keys: filled in: address -> key of everything that the record's generator answers for,
            made or left as it was.
        compiling: others who wait to compile templates, or do already, for their code.
        compiled: filled in: the code of templates, one for all generators of the run.
    """

    record: Corpus
    known: Mapping[str, bytes] = field(default_factory=dict)
    common: bytes = b""
    files: bool = True
    data: bool = True
    standing: Path | None = None
    workers: int | None = None
    advance: Advance | None = None
    history: History = field(default_factory=History)
    commit: Commit = field(default_factory=Commit)
    memory: Memory | None = None
    edited: Mapping[str, Surroundings] | None = None
    changed: Mapping[str, str] = field(default_factory=dict)
    around: Mapping[str, Surroundings] = field(default_factory=dict)
    specimen: str = ""
    keys: dict[str, bytes] = field(default_factory=dict)
    compiling: Shared[str, dict[str, bytes]] | None = None
    compiled: Compiled | None = None


def of(settings: Mapping[str, Any]) -> Handover | None:
    """The handover of a run, if there is one."""
    found = settings.get(SETTING)
    return found if isinstance(found, Handover) else None
