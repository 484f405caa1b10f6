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

import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import yaml

from proposals import yamltext
from proposals.model import CONTROL, Proposal, Reply, trimmed
from proposals.problems import UNREADABLE, Problem, ProblemsError
from proposals.validation import InvalidError, build
from proposals.yamltext import KeyPath, Marked, YamlError

Document = TypeVar("Document", Proposal, Reply)

FENCE = "---"

CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}) |={7}$)", re.MULTILINE)
"""A line by which git marks two versions that it could not bring together."""

MAX_BYTES = 2_000_000
"""The longest case known has under 200 kB; what is larger is not a letter."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A file taken apart: its fields as they are written, not yet judged.

    Attributes:
        path: the file.
        marked: the fields and their lines.
        body: what follows the front matter.
        problems: what is wrong with the YAML but leaves the other fields readable.
    """

    path: Path
    marked: Marked
    body: str
    problems: tuple[Problem, ...] = ()

    def problem(self, at: KeyPath, message: str) -> Problem:
        """A problem on the line of the field ``at``, such as ``("departments", 0)``."""
        return Problem(self.path, self.marked.line_of(at), message)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Document]):
    """A document and where its fields stand in the file."""

    path: Path
    document: Document
    marked: Marked

    def problem(self, at: KeyPath, message: str) -> Problem:
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
        ProblemsError: a pipe or device, empty, too large, not UTF-8, or with control characters.
        OSError: the file cannot be opened.
    """
    found = path.stat()
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise _error(path, 0, UNREADABLE)
    size = found.st_size
    if size > MAX_BYTES:
        raise _error(path, 0, f"has {size:,} bytes; at most {MAX_BYTES:,} are read; shorten it")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _error(path, line, f"is not UTF-8{_likely(data)}; save it as UTF-8") from error
    text = _unified(text)
    if not text.strip():
        raise _error(path, 0, "is empty; write what it should hold, or remove it")
    if CONTROL.search(text):
        raise ProblemsError(_control_characters(path, text))
    if conflict := CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise _error(path, line, "holds a conflict of git; decide which side stands")
    return text


def parse(text: str, model: type[Document], path: Path) -> Parsed[Document]:
    """Make a document of the text of a file; ``path`` is used in messages only.

    Raises:
        ProblemsError: with every problem found.
    """
    return make(split(text, path), model)


def split(text: str, path: Path) -> Parts:
    """Take the text of a file apart; ``path`` is used in messages only.

    Raises:
        ProblemsError: no front matter, or none that can be read.
    """
    front, body = _split(text, path)
    try:
        return Parts(path, yamltext.read(front, first_line=2), body)
    except YamlError as error:
        problems = _problems(path, error.faults)
        if error.marked is None:
            raise ProblemsError(problems) from error
        return Parts(path, error.marked, body, problems)


def body(data: bytes) -> str:
    """Body of a file whose bytes were read before without any fault, as the model has it."""
    end = data.find(b"\n---\n", 3)
    if end > 0 and data.startswith(b"---\n") and b"\r" not in data:
        return trimmed(data[end + 5 :].decode())
    _, rest = _split(_unified(data.decode().removeprefix("\ufeff")), Path())
    return trimmed(rest)


def make(parts: Parts, model: type[Document]) -> Parsed[Document]:
    """Make a document of the parts of a file.

    Raises:
        ProblemsError: with every problem found, those of the parts included.
    """
    try:
        document = build(model, parts.marked, body=parts.body)
    except InvalidError as error:
        raise ProblemsError(parts.problems + _problems(parts.path, error.faults)) from error
    if parts.problems:
        raise ProblemsError(parts.problems)
    return Parsed(parts.path, document, parts.marked)


def write(document: Proposal | Reply) -> str:
    """Text of the file for a document, in the one canonical form."""
    fields = document.model_dump(mode="json", exclude={"body"}, exclude_defaults=True)
    # Not libyaml's dumper: it writes rare characters of names (𠮷) as \U00020BB7.
    front = yaml.dump(
        fields,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=float("inf"),
    )
    return f"{FENCE}\n{front}{FENCE}\n" + (f"\n{document.body}\n" if document.body else "")


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str, path: Path) -> tuple[str, str]:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise _error(path, 1, "does not start with a front matter; make '---' its first line")
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:index]) + "\n", "\n".join(lines[index + 1 :])
    raise _error(path, 1, "has a front matter without an end; close it with a line '---'")


def _control_characters(path: Path, text: str) -> list[Problem]:
    return [
        Problem(path, line, f"holds a control character (U+{ord(found[0]):04X}); remove it")
        for line, content in enumerate(text.split("\n"), start=1)
        if (found := CONTROL.search(content))
    ]


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


def _problems(path: Path, faults: list[tuple[int, str]]) -> tuple[Problem, ...]:
    return tuple(Problem(path, line, message) for line, message in faults)


def _error(path: Path, line: int, message: str) -> ProblemsError:
    return ProblemsError([Problem(path, line, message)])
