"""A Markdown file with YAML front matter <-> a proposal or reply.

    ---
    title: 关于……的建议
    number: '20200354'
    ---

    Markdown body

``read`` and ``write`` are inverse to one another: what ``write`` made is read back to an
equal object, and written again to the same bytes. Files are UTF-8 with LF; a BOM and CRLF
are read too, because editors' programs put them there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml

from proposals import yamltext
from proposals.model import Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.validation import InvalidError, build
from proposals.yamltext import Marked, YamlError

Document = TypeVar("Document", Proposal, Reply)

FENCE = "---"

MAX_BYTES = 20_000_000
"""The longest case known has under 200 kB; what is larger is not a letter."""

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Document]):
    """A document and where its fields stand in the file."""

    path: Path
    document: Document
    marked: Marked

    def problem(self, at: tuple[str | int, ...], message: str) -> Problem:
        """A problem on the line of the field ``at``, such as ``("departments", 0)``."""
        return Problem(self.path, self.marked.line_of(at), message)


def read(path: Path, model: type[Document]) -> Parsed[Document]:
    """Read one file.

    Args:
        path: a UTF-8 text file.
        model: Proposal or Reply.

    Raises:
        ProblemsError: with every problem of the file.
        OSError: the file cannot be opened.
    """
    return parse(decode(path), model, path)


def decode(path: Path) -> str:
    """Text of a UTF-8 file, without BOM, lines ended by LF.

    Raises:
        ProblemsError: empty, too large, or not UTF-8.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _error(path, 0, f"has {size:,} bytes; at most {MAX_BYTES:,} are read")
    data = path.read_bytes()
    if not data.strip():
        raise _error(path, 0, "is empty; write the front matter between two lines '---'")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _error(path, line, f"is not UTF-8{_likely(data)}; save it as UTF-8") from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise _error(path, line, "holds a NUL character; this is not a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, model: type[Document], path: Path) -> Parsed[Document]:
    """Make a document of the text of a file; ``path`` is used in messages only.

    Raises:
        ProblemsError: with every problem found.
    """
    front, body, body_line = _split(text, path)
    try:
        marked = yamltext.read(front, first_line=2)
        return Parsed(path, build(model, marked, body=_tidy(body)), marked)
    except (YamlError, InvalidError) as error:
        raise ProblemsError(
            Problem(path, min(line, body_line), message) for line, message in error.faults
        ) from error


def write(document: Proposal | Reply) -> str:
    """Text of the file for a document, in the one canonical form."""
    fields = document.model_dump(mode="json", exclude={"body"}, exclude_defaults=True)
    front = yaml.dump(
        fields,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=2**30,
    )
    body = _tidy(document.body)
    return f"{FENCE}\n{front}{FENCE}\n" + (f"\n{body}\n" if body else "")


def _split(text: str, path: Path) -> tuple[str, str, int]:
    """Front matter, body, and the line of the closing fence."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise _error(path, 1, "does not start with a front matter; its first line is '---'")
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:index]) + "\n", "\n".join(lines[index + 1 :]), index + 1
    raise _error(path, 1, "has a front matter without an end; close it with a line '---'")


def _tidy(body: str) -> str:
    return body.strip("\n")


def _likely(data: bytes) -> str:
    for encoding, name in (("utf-16", "UTF-16"), ("gb18030", "GB18030")):
        if encoding == "utf-16" and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
            continue
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return f" (it looks like {name})"
    return ""


def _error(path: Path, line: int, message: str) -> ProblemsError:
    return ProblemsError([Problem(path, line, message)])
