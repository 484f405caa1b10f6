"""The command line: the tasks of tasks.py, under the name a reader typed."""

from __future__ import annotations

import importlib.util
import os
import sys
from types import ModuleType

from invoke import Argument, Collection, ParseError, Program, Task

from commands.bootstrap import ROOT
from commands.reporting import explained

SPREAD = "path"
"""Tasks with an argument of this name take any number of paths after their own name."""


_TYPED = "python3 tasks.py"


class _Tasks(Program):
    """Invoke's command line, which says where to look when it does not understand."""

    def parse_tasks(self) -> None:
        """Read the tasks and what they are given.

        Raises:
            ParseError: a word that no task knows, or one that is missing.
        """
        try:
            super().parse_tasks()
        except ParseError as error:
            first = next(iter(self.core.unparsed), "")
            asked = f"{first} --help tells what it takes."
            advice = asked if first in self.collection else "--list names every command."
            raise ParseError(f"{error}\n{_TYPED} {advice}") from error

    def execute(self) -> None:
        """Run the tasks; what interrupts one before it began is explained as what comes later."""
        with explained():
            super().execute()


def main(argv: list[str] | None = None) -> None:
    """Run a task; exits with its code.

    Args:
        argv: arguments without the program's name; those of the process when left out.
    """
    arguments = (sys.argv[1:] if argv is None else argv) or ["--list"]
    tasks = Collection.from_module(_load_tasks())
    program = _Tasks(name="tasks.py", binary=_TYPED, namespace=tasks, version="0.1.0")
    try:
        program.run(["tasks.py", *spread(arguments, tasks)])
    except BrokenPipeError:
        # Whoever read our output (head, less) has seen enough; Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def spread(arguments: list[str], tasks: Collection) -> list[str]:
    """``import a b --to c`` -> ``import --path a --path b --to c``.

    Invoke reads one value a positional argument; people give a command many files.
    """
    if not arguments or arguments[0] not in tasks.task_names:
        return arguments
    task: Task = tasks[arguments[0]]  # type: ignore[type-arg]
    options = _options(task)
    if f"--{SPREAD}" not in options:
        return arguments
    result = arguments[:1]
    takes_value = False
    for word in arguments[1:]:
        is_option = word.startswith("-") and not takes_value
        result += [word] if is_option or takes_value else [f"--{SPREAD}", word]
        known = options.get(word) if is_option else None
        takes_value = known is not None and known.takes_value
    return result


def _options(task: Task) -> dict[str, Argument]:  # type: ignore[type-arg]
    """The flags of a task, as they are typed."""
    # Invoke takes the help texts out of the task as it makes the arguments, and would have none
    # left for --help.
    texts = dict(task.help)
    arguments = task.get_arguments()
    task.help = texts
    return {
        flag: argument
        for argument in arguments
        for flag in (f"--{argument.name}", *(f"-{nick}" for nick in argument.nicknames))
    }


def _load_tasks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tasks", ROOT / "tasks.py")
    if spec is None or spec.loader is None:
        message = "tasks.py is not there"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
