"""YAML whose scalars stay text, with the line of every value.

YAML 1.1 reads ``0354`` as 236 and ``no`` as False. A record must not, so every scalar comes
out as the characters that were written, and the model gives it its type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

KeyPath = tuple[str | int, ...]

MAX_CHARACTERS = 1_000_000
"""A front matter or registry is small; what is larger is not one, and would cost memory."""

MAX_DEPTH = 20
"""Deepest nesting read. The record needs four; hostile files nest thousands."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# YAML 1.1 section 5.1 allows no others; its NEL, LS and PS are left out as well, because YAML
# counts them as line ends and editors' programs do not: every later line number would be wrong.
UNWELCOME = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that may not stand in a YAML text of the record."""

_HINTS = {
    "mapping values are not allowed": "put quotes around a value that holds ': '",
    "could not find expected ':'": "write `name: value`, with a colon and a blank between them",
    "cannot start any token": "put quotes around a value that starts with a sign",
    "found a tab character": "indent with spaces, not tabs",
    "did not find expected key": "start each field at the same column, as `name: value`",
    "did not find expected '-' indicator": "start each line of the list with '- '",
    "did not find expected ',' or": "close the bracket, or put quotes around the value",
    "did not find expected node content": "close the bracket, or put quotes around the value",
    "unexpected end of stream": "close the quotes that are opened here",
    "but found another document": "remove this line; there is one front matter",
    "found unknown escape character": "use single quotes around a value that holds a backslash",
}

_WIDE_COLON = re.compile(r"[ \t]*(?:- +)?([a-z][\w-]*)：")
_STRANGE_BLANK = re.compile(r"[ \t]*(?:- +)?[a-z][\w-]*:([\u00a0\u2000-\u200a\u3000])")
_NO_LIST = re.compile(r"[ \t]*(?:-(?=[^\s-])|[－—–•·](?=\s))")
_A_FIELD = re.compile(r"[ \t]*(?:- +)?[a-z][\w-]*:(?= |$)")
"""What Chinese input methods write for the signs of YAML, which then says that something else is
wrong, or somewhere else; and a line as it should be."""

_COMMENT_BEHIND = re.compile(r"[ \t]+#")
_LINE_END = re.compile(r"\r\n|\r|\n")

# These are noticed late: the line to mend is the one where something was opened.
_NOTICED_LATE = ("unexpected end of stream", "could not find expected ':'", "expected ',' or")


class YamlError(Exception):
    """Text that is not the YAML we accept.

    Attributes:
        faults: pairs of 1-based line and message.
        marked: what could be read all the same, so that its values can be checked in the same
            run; None when nothing could.
    """

    def __init__(self, faults: list[tuple[int, str]], marked: Marked | None = None) -> None:
        self.faults = faults
        self.marked = marked
        super().__init__("; ".join(message for _, message in faults))


@dataclass(slots=True)
class Marked:
    """A YAML document as plain values, and where each stands.

    Attributes:
        value: dicts, lists and str; None for an empty document.
        lines: path of keys and indexes -> 1-based line.
        root: where ``value`` stands in the document that ``lines`` speaks of.
    """

    value: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)
    root: KeyPath = ()

    def line_of(self, path: KeyPath) -> int:
        """Line of the value at ``path``, or of the nearest value around it."""
        place = (*self.root, *path)
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def part(self, path: KeyPath) -> Marked:
        """The value at ``path`` as a document of its own."""
        value = self.value
        for key in path:
            value = value[key]
        return Marked(value, self.lines, (*self.root, *path))

    def texts(self, name: str) -> list[tuple[KeyPath, str]]:
        """Every text that stands in the field ``name``, alone or in a list, and its place."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        if isinstance(value, list):
            return [((name, at), item) for at, item in enumerate(value) if isinstance(item, str)]
        return [((name,), value)] if isinstance(value, str) else []


def read(text: str, *, first_line: int = 1) -> Marked:
    """Read one YAML document.

    Args:
        text: the YAML.
        first_line: the line of the file on which ``text`` starts.

    Returns:
        The values, every scalar as text, and their lines.

    Raises:
        YamlError: syntax errors, invisible characters, duplicate keys, aliases, anchors, tags,
            nesting over ``MAX_DEPTH``, a key that is not plain text, a comment behind a value
            without quotes, or more than ``MAX_CHARACTERS``.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(
            [(first_line, f"has {len(text):,} characters of YAML; at most {MAX_CHARACTERS:,}")]
        )
    _refuse_characters(text, first_line)
    try:
        _refuse_tricks(text, first_line)
        _refuse_comments(text, first_line)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise YamlError([_explain(error, text, first_line)]) from error
    marked = Marked(None, {(): first_line})
    if node is None:
        return marked
    faults: list[tuple[int, str]] = []
    marked.value = _convert(node, (), first_line, marked.lines, faults)
    if faults:
        raise YamlError(faults, marked)
    return marked


def _refuse_characters(text: str, first_line: int) -> None:
    faults = [
        (line, f"holds an invisible character (U+{ord(found[0]):04X}); remove it")
        for line, content in enumerate(text.split("\n"), start=first_line)
        if (found := UNWELCOME.search(content))
    ]
    if faults:
        raise YamlError(faults)


def _refuse_tricks(text: str, first_line: int) -> None:
    """Walk the flat event stream first: it needs no recursion and expands nothing."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = (event.start_mark.line if event.start_mark else 0) + first_line
        if isinstance(event, yaml.AliasEvent):
            raise YamlError([(line, "uses a YAML alias (*name); write the value out")])
        if getattr(event, "anchor", None):
            raise YamlError([(line, "uses a YAML anchor (&name); write the value out")])
        tag = getattr(event, "tag", None)
        if tag:
            raise YamlError([(line, f"uses a YAML tag ({tag}); remove it")])
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlError([(line, f"is nested deeper than {MAX_DEPTH} levels")])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1


def _refuse_comments(text: str, first_line: int) -> None:
    """`title: 甲 #3` would lose its end in silence: YAML takes ` #3` for a comment."""
    if not _COMMENT_BEHIND.search(text):
        return
    lines = _LINE_END.split(text)
    faults = []
    for event in yaml.parse(text, Loader=_Loader):
        if not isinstance(event, yaml.ScalarEvent) or event.style or event.end_mark is None:
            continue
        mark = event.end_mark
        if mark.line < len(lines) and _COMMENT_BEHIND.match(lines[mark.line], mark.column):
            message = (
                "holds ' #', and what follows it is lost as a comment; put quotes around the "
                "value, or write the comment on a line of its own"
            )
            faults.append((mark.line + first_line, message))
    if faults:
        raise YamlError(faults)


def _explain(error: yaml.YAMLError, text: str, first_line: int) -> tuple[int, str]:
    what = getattr(error, "problem", None) or "cannot be read"
    mark = getattr(error, "problem_mark", None)
    if any(part in what for part in _NOTICED_LATE):
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip().split("\n")
    number = min(mark.line if mark else 0, len(lines) - 1)
    if mark and lines[number][mark.column : mark.column + 1] == "\t":
        what = "found a tab character"
    noticed = getattr(error, "problem_mark", None) or mark
    last = min(noticed.line if noticed else 0, len(lines) - 1)
    if slip := _slip(lines, number, last):
        return first_line + slip[0], slip[1]
    hint = next((f"; {hint}" for part, hint in _HINTS.items() if part in what), "")
    return first_line + number, f"is not valid YAML: {what}{hint}"


def _slip(lines: list[str], first: int, last: int) -> tuple[int, str] | None:
    """A line in which a sign is not the one of YAML, and what to write there.

    Looked for from where YAML noticed that something is wrong up to the field that it was reading.
    """
    for at in range(last, -1, -1):
        if found := _WIDE_COLON.match(lines[at]):
            name = found[1]
            return at, f"has a full-width colon behind {name!r}; write `{name}: ` and the value"
        if found := _STRANGE_BLANK.match(lines[at]):
            sign = f"U+{ord(found[1]):04X}"
            return at, f"has a blank that YAML does not know ({sign}); write an ordinary one"
        if _NO_LIST.match(lines[at]):
            return at, "starts no line of a list; write '- ', a hyphen and a blank"
        if at < first and _A_FIELD.match(lines[at]):
            break
    return None


def _convert(
    node: yaml.Node,
    path: KeyPath,
    first_line: int,
    lines: dict[KeyPath, int],
    faults: list[tuple[int, str]],
) -> Any:
    lines[path] = node.start_mark.line + first_line
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [
            _convert(child, (*path, index), first_line, lines, faults)
            for index, child in enumerate(node.value)
        ]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append((line, "has a key that is not plain text"))
            continue
        key = key_node.value
        if key in result:
            earlier = lines[(*path, key)]
            faults.append((line, f"{key!r} stands twice (first in line {earlier}); keep one"))
            continue
        result[key] = _convert(value_node, (*path, key), first_line, lines, faults)
        lines[(*path, key)] = line
    return result
