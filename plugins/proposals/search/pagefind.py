"""The pagefind executable, spoken to as its own wrappers do.

``pagefind --service`` reads messages from its input and answers each on its output: JSON in
base64, a comma after each.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from typing import IO, Any

import pagefind_bin  # type: ignore[import-untyped]

from proposals.problems import ForeseenError

_LANGUAGE = "und"
"""Undetermined: Pagefind neither stems nor segments."""


class SearchIndexError(ForeseenError):
    """The search index could not be made; the message is Pagefind's own where it gave one."""


@contextmanager
def start(piece: int) -> Iterator[Pagefind]:
    """An empty index; the executable ends with the block.

    Args:
        piece: about how many places of words a piece of the index shall hold.

    Raises:
        SearchIndexError: the executable cannot be started.
    """
    # Pagefind would take settings from its surroundings, and a build would differ by them.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    }
    environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = str(piece)
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                [pagefind_bin.get_executable(), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=tempfile.gettempdir(),
                env=environment,
            )
        except OSError as error:
            message = f"pagefind cannot be started ({error}); install the locked requirements again"
            raise SearchIndexError(message) from error
        with process:
            try:
                yield Pagefind(process, errors)
            finally:
                process.kill()
                if process.stdin:
                    # What it did not live to read is of no interest any more.
                    with suppress(OSError):
                        process.stdin.close()


class Pagefind:
    """One index in the making."""

    def __init__(self, process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
        if process.stdin is None or process.stdout is None:
            message = "pagefind was started without pipes"
            raise SearchIndexError(message)
        self._process, self._sink, self._source = process, process.stdin, process.stdout
        self._errors = errors
        self._messages = 0
        self._open = ""
        self._index = self._ask("NewIndex", config=None)["index_id"]

    def add(self, address: str, words: str) -> None:
        """Begin to index a record. Pagefind works at it on its own; ``files`` waits for it.

        Args:
            address: where it is found; unique.
            words: separated by spaces.

        Raises:
            SearchIndexError: Pagefind has ended, or refused the record before.
        """
        self._tell(
            "AddRecord",
            index_id=self._index,
            url=address,
            content=words,
            language=_LANGUAGE,
            meta={},
            filters={},
            sort={},
        )

    def files(self) -> dict[PurePosixPath, bytes]:
        """The index: path of each file below the folder of the index, and what it holds.

        They come through the pipe, because Pagefind's own ``WriteFiles`` answers before the
        system has what it wrote, and a process that ends then leaves files cut short (measured:
        3 of 75 runs, three at a time).

        Raises:
            SearchIndexError: Pagefind failed, refused a record, or named a file outside the
                folder.
        """
        files = {}
        for file in self._ask("GetFiles", index_id=self._index)["files"]:
            path = PurePosixPath(file["path"].replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts:
                message = f"pagefind would write {file['path']!r} outside its folder"
                raise SearchIndexError(message)
            files[path] = base64.b64decode(file["content"])
        return files

    def _ask(self, kind: str, **values: object) -> dict[str, Any]:
        self._tell(kind, **values)
        return self._answer()

    def _tell(self, kind: str, **values: object) -> None:
        """Send a message, when the one before it is answered."""
        if self._open:
            self._answer()
        self._messages += 1
        request = {"message_id": self._messages, "payload": {"type": kind, **values}}
        message = base64.b64encode(json.dumps(request, ensure_ascii=False).encode()) + b","
        try:
            self._sink.write(message)
            self._sink.flush()
        except OSError as error:
            raise SearchIndexError(self._last_words()) from error
        self._open = kind

    def _answer(self) -> dict[str, Any]:
        """Answer to the message that was sent last."""
        answer = bytearray()
        while not answer.endswith(b","):
            part = os.read(self._source.fileno(), 1 << 16)
            if not part:
                raise SearchIndexError(self._last_words())
            answer += part
        payload: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
        kind, self._open = self._open, ""
        if payload["type"] == "Error":
            message = f"pagefind refused {kind}: {payload['message']}"
            raise SearchIndexError(message)
        return payload

    def _last_words(self) -> str:
        """What to say when the process ended before it answered."""
        code = self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip()
        return f"pagefind ended early (exit status {code}): {said or 'it said nothing'}"
