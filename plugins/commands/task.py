"""A function of tasks.py as a command: its name, what it takes, and what is said of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter

from commands.reporting import StoppedError, explained


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A command.

    What its function takes is what can be typed: ``*path`` any number of words, every other
    parameter an option. One that is False by default is switched on by its name alone, one that
    is ``()`` may stand several times, one without a default must stand, all others have a value.

    Attributes:
        function: does the work; its docstring says what that is.
        aliases: other names of it.
        help: what is said of each option, by its flag without dashes; of ``*path``, by its name.
    """

    function: Callable[..., None]
    aliases: tuple[str, ...] = ()
    help: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *words: object, **options: object) -> None:
        """Do the work.

        Raises:
            SystemExit: something was typed empty, as by a variable of a script that is not set;
                a path would lead to the folder one stands in.
        """
        with explained():
            for item in self.parameters:
                worded = item.kind is Parameter.VAR_POSITIONAL
                typed = words if worded else options.get(item.name)
                each = typed if isinstance(typed, list | tuple) else (typed,)
                if "" in each and item.default != "":
                    name = item.name.upper() if worded else flag(item)
                    message = f"{name} is empty; write its value, or leave it out"
                    raise StoppedError(message)
        self.function(*words, **options)

    @property
    def name(self) -> str:
        """As it is typed: a function may have an underscore more, where Python has the word."""
        return self.function.__name__.rstrip("_")

    @property
    def summary(self) -> str:
        """What it does, in a sentence."""
        return inspect.getdoc(self.function) or ""

    @property
    def parameters(self) -> list[Parameter]:
        """What it takes."""
        return list(inspect.signature(self.function).parameters.values())


def task(
    *,
    aliases: Iterable[str] = (),
    help: Mapping[str, str] | None = None,  # noqa: A002
) -> Callable[[Callable[..., None]], Task]:
    """Make a function a command; arguments as the attributes of ``Task``."""
    return lambda function: Task(function, tuple(aliases), help or {})


def flag(parameter: Parameter) -> str:
    """An option as it is typed: ``--dry-run``."""
    return f"--{parameter.name.replace('_', '-')}"


def all_in(names: Mapping[str, object]) -> dict[str, Task]:
    """Name and aliases -> each command among the names of a module, in their order there."""
    found = [value for value in names.values() if isinstance(value, Task)]
    return {name: one for one in found for name in (one.name, *one.aliases)}
