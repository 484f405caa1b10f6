"""The command line: the commands of tasks.py, under the name a reader typed."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Sequence
from inspect import Parameter
from typing import NoReturn

from commands.bootstrap import ROOT
from commands.reporting import explained, silence
from commands.task import Task, all_in, flag

_TYPED = "python3 tasks.py"
_LIST = ("-l", "--list")
_HELP = ("-h", "--help")
_VERSION = ("-V", "--version")
_UNHEARD = 128 + 13
"""What a shell says of a command that SIGPIPE ended: its work may not be done."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command; exits with its code.

    Args:
        argv: arguments without the program's name; those of the process when left out.
    """
    code: int | str | None = 0
    try:
        # What interrupts a command before it began is explained as what comes later.
        with explained():
            _run(sys.argv[1:] if argv is None else argv, tasks())
    except SystemExit as ended:
        code = ended.code
    except BrokenPipeError:
        # Whoever reads our output (head, less) has seen enough.
        code = _UNHEARD
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    sys.exit(code)


def _run(arguments: Sequence[str], known: dict[str, Task]) -> None:
    first, *others = arguments or _LIST[:1]
    if first in _HELP and others:
        first, others = others[0], [*_HELP[:1]]
    if first in known:
        words, options = typed(known[first], others)
        known[first](*words, **options)
        return
    # Imported here: a command that is known shall not wait for it.
    from commands import listing

    if first in (*_LIST, *_HELP):
        print(listing.listing(known, _TYPED))  # noqa: T201
    elif first in _VERSION:
        print(listing.version())  # noqa: T201
    else:
        _refuse(listing.unknown(first, known), "--list names every command.")


def typed(task: Task, arguments: Sequence[str]) -> tuple[list[str], dict[str, object]]:
    """What was typed behind a command.

    Returns:
        Words without a flag, which may stand before, between and behind options; and what the
        options say, for those that stand there.

    Raises:
        SystemExit: it cannot be understood, which was told; or help was asked for, and given.
    """
    parser = _parser(task)
    takes = [item.name for item in task.parameters if item.kind is Parameter.VAR_POSITIONAL]
    if not takes:
        return [], vars(parser.parse_args(arguments))
    # Python 3.11 loses what this mark is for, where words may stand between options.
    ahead, behind = _parted(arguments, "--")
    given = vars(parser.parse_intermixed_args(ahead))
    return [word for name in takes for word in (*given.pop(name, ()), *behind)], given


def _parted(words: Sequence[str], mark: str) -> tuple[Sequence[str], Sequence[str]]:
    """Words before a mark, and those behind it."""
    at = words.index(mark) if mark in words else len(words)
    return words[:at], words[at + 1 :]


class _Parser(argparse.ArgumentParser):
    """Says where to look when it does not understand."""

    def error(self, message: str) -> NoReturn:
        name = self.prog.removeprefix(f"{_TYPED} ")
        _refuse(f"{name}: {message}", f"{name} --help tells what it takes.")


def _parser(task: Task) -> _Parser:
    parser = _Parser(
        prog=f"{_TYPED} {task.name}",
        description=task.summary,
        # What is not typed is left to the defaults of the function.
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    for item in task.parameters:
        typed_as = flag(item)
        # In what is said of an option argparse replaces what follows a %.
        told = task.help.get(typed_as.removeprefix("--"), "").replace("%", "%%")
        if item.kind is Parameter.VAR_POSITIONAL:
            parser.add_argument(item.name, nargs="*", metavar=item.name.upper(), help=told)
        elif item.default is False:
            parser.add_argument(typed_as, dest=item.name, action="store_true", help=told)
        elif item.default == ():
            parser.add_argument(typed_as, dest=item.name, action="append", help=told)
        else:
            needed = item.default is Parameter.empty
            parser.add_argument(typed_as, dest=item.name, required=needed, help=told)
    return parser


def _refuse(why: str, advice: str) -> NoReturn:
    print(f"{why}\n{_TYPED} {advice}", file=sys.stderr)  # noqa: T201
    raise SystemExit(1)


def tasks() -> dict[str, Task]:
    """Name and aliases -> each command of tasks.py."""
    spec = importlib.util.spec_from_file_location("tasks", ROOT / "tasks.py")
    if spec is None or spec.loader is None:
        message = "tasks.py is not there"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return all_in(vars(module))


if __name__ == "__main__":
    main()
