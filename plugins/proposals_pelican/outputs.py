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


STEP = 50
"""Files between two words on how far it has come."""

Advance = Callable[[int, int], None]


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

    def make(self) -> str | bytes:
        """Its text or bytes."""

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

    def written(self, path: str) -> None:
        """As ``Output.written``: nobody asks."""


def write(
    outputs: Sequence[Output],
    folder: Path,
    known: Mapping[str, bytes],
    common: bytes,
    workers: int | None,
    advance: Advance | None = None,
) -> dict[str, bytes]:
    """Write the outputs whose key is not known yet.

    Args:
        outputs: no two with one address.
        folder: the site's root.
        known: address -> key of what need not be made again.
        common: digest of everything outside the record that they depend on.
        workers: as in ``parallel.spread``.
        advance: called now and then with the outputs done and all there are. This process's own
            share stands for the others', which are as large.

    Returns:
        Address -> key of every output. Equal keys mean equal bytes.
    """
    count = parallel.cores() if workers is None else workers
    # Heavy and light outputs stand together in the list: each process takes every second one.
    mixed = [output for start in range(count) for output in outputs[start::count]]
    own = os.getpid()

    def told(done: int) -> None:
        if advance and os.getpid() == own:
            advance(min(done * count, len(outputs)), len(outputs))

    work = partial(_write, str(folder), known, common, told)
    parts = parallel.spread(work, mixed, count, few=FEW)
    return {address: key for part in parts for address, key in part.items()}


def _write(
    folder: str,
    known: Mapping[str, bytes],
    common: bytes,
    told: Callable[[int], None],
    outputs: Sequence[Output],
) -> dict[str, bytes]:
    keys = {}
    folders: set[str] = set()
    for done, output in enumerate(outputs):
        if done % STEP == 0:
            told(done)
        shared = b"" if output.alone else common
        key = keys[output.address] = digest_of([shared, output.inputs()])
        if known.get(output.address) != key:
            path = f"{folder}/{output.address}"
            made = output.make()
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
