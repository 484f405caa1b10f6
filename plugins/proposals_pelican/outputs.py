"""Files of the site that follow from the record, made side by side, and only when needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from proposals import parallel
from proposals.digests import digest_of

FEW = 40
"""Files for which a second process costs more than it saves."""

TOGETHER = 20
"""Files of which all are gathered, then all made, then all written: the code of each step stays
in the processor's caches, which saves a twelfth of the time. With many more their texts do not."""


class Output(Protocol):
    """One file of the site."""

    @property
    def address(self) -> str:
        """Path below the site's root."""

    @property
    def owner(self) -> str:
        """Who writes it, for the message when two would."""

    @property
    def alone(self) -> bool:
        """Whether nothing outside its inputs matters, neither theme nor settings."""

    def inputs(self) -> bytes:
        """Digest of everything in the record that it depends on."""

    def gather(self) -> None:
        """Work out what ``make`` needs."""

    def make(self) -> str | bytes:
        """Its text or bytes, once that is gathered."""

    def written(self, path: str) -> None:
        """Called with its path once it stands there."""


@dataclass(frozen=True, slots=True)
class LazyOutput:
    """A file whose inputs and contents are functions."""

    address: str
    owner: str
    inputs: Callable[[], bytes]
    make: Callable[[], str | bytes]
    alone: bool = False

    def gather(self) -> None:
        """As ``Output.gather``: nothing."""

    def written(self, path: str) -> None:
        """As ``Output.written``: nobody asks."""


def write(
    outputs: Sequence[Output],
    folder: Path,
    known: Mapping[str, bytes],
    common: bytes,
    workers: int | None,
    advance: parallel.Advance | None = None,
) -> dict[str, bytes]:
    """Write the outputs whose key is not known yet.

    Args:
        outputs: no two with one address.
        folder: the site's root.
        known: address -> key of what need not be made again.
        common: digest of everything outside the record that they depend on.
        workers: as in ``parallel.spread``.
        advance: as in ``parallel.spread``.

    Returns:
        Address -> key of every output. Equal keys mean equal bytes.
    """
    work = partial(_write, str(folder), known, common)
    parts = parallel.spread(work, outputs, workers, few=FEW, advance=advance)
    keys = (key for part in parts for key in part)
    return {output.address: key for output, key in zip(outputs, keys, strict=True)}


def _write(
    folder: str,
    known: Mapping[str, bytes],
    common: bytes,
    outputs: Sequence[Output],
) -> list[bytes]:
    keys = []
    folders: set[str] = set()
    for start in range(0, len(outputs), TOGETHER):
        due = []
        for output in outputs[start : start + TOGETHER]:
            shared = b"" if output.alone else common
            key = digest_of([shared, output.inputs()])
            keys.append(key)
            if known.get(output.address) != key:
                due.append(output)
        for output in due:
            output.gather()
        for output, made in zip(due, [output.make() for output in due], strict=True):
            path = f"{folder}/{output.address}"
            _put(path, made.encode() if isinstance(made, str) else made, folders)
            output.written(path)
    return keys


def _put(path: str, data: bytes, folders: set[str]) -> None:
    parent = path.rpartition("/")[0]
    if parent not in folders:
        os.makedirs(parent, exist_ok=True)  # noqa: PTH103  (as the next line)
        folders.add(parent)
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123  (a third of the time of Path's)
        file.write(data)
