"""Code of templates that an earlier build wrote.

To write it costs more than to print a thousand pages with it; to take it up, some milliseconds.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any, Protocol

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


def name_of(program: bytes, language: str) -> str:
    """Name under which the code of a version of the program is kept.

    Args:
        program: digest of the version.
        language: of the interface.
    """
    return f"{program.hex()[:16]}-{language}"


class Memory(Protocol):
    """Keeps plain values from one build to the next, and never gives back a damaged one."""

    def read(self, name: str) -> Any:
        """What was written under a name; None when that is not there whole."""

    def write(self, name: str, value: Any) -> None:
        """Keep a value under a name."""


class Compiled(BytecodeCache):
    """The code of a site's templates.

    Jinja knows a template by its own text; ours have the text of others in them, the words of a
    language, and constants of the settings. So all are known together, by one mark.
    """

    def __init__(self, memory: Memory, name: str, mark: bytes) -> None:
        """Take up what was kept.

        Args:
            memory: where it is kept.
            name: of what is kept there.
            mark: digest of everything that the code follows from; no other is taken up.
        """
        kept = memory.read(name)
        self._code: dict[str, bytes] = kept[1] if kept and kept[0] == mark else {}
        self._memory, self._name, self._mark = memory, name, mark
        self._grown = False

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Name under which Jinja asks for a template: its own."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code of a template, if it is known."""
        code = self._code.get(bucket.key)
        if code is not None:
            bucket.code = marshal.loads(code)  # noqa: S302  (our own bytes: memory gives no other)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from Jinja."""
        self._code[bucket.key] = marshal.dumps(bucket.code)
        self._grown = True

    def __contains__(self, name: str) -> bool:
        """Whether the code of a template is known; ``name`` as Jinja has it, with its ending."""
        return name in self._code

    @property
    def code(self) -> dict[str, bytes]:
        """Name of a template -> its code."""
        return self._code

    def take(self, code: Mapping[str, bytes]) -> None:
        """Take the code of templates that another process compiled."""
        self._code |= code
        self._grown = self._grown or bool(code)

    def keep(self) -> None:
        """Keep what was added."""
        if self._grown:
            self._memory.write(self._name, (self._mark, self._code))
            self._grown = False
