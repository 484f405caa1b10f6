"""The commands for invoke, whose ``invoke NAME`` is ``python3 tasks.py NAME``.

Invoke is imported when it looks for them, and not before: it takes as long as a build of which
nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from inspect import Parameter, Signature

import invoke
from invoke import Collection

from commands.task import Task


def collection(tasks: Iterable[Task]) -> Collection:
    """Tasks of invoke, one for each command.

    Invoke knows no words without a flag that may be any number: there it is
    ``invoke check --path a --path b``.
    """
    return Collection(*[_task(one) for one in dict.fromkeys(tasks)])


def _task(one: Task) -> invoke.Task:  # type: ignore[type-arg]
    words = [item.name for item in one.parameters if item.kind is Parameter.VAR_POSITIONAL]
    several = [item.name for item in one.parameters if item.default == ()]

    def body(_: object, **given: object) -> None:
        paths = [path for name in words for path in given.pop(name)]  # type: ignore[attr-defined]
        one(*paths, **given)

    context = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD)
    given = [_keyword(item) for item in one.parameters]
    body.__signature__ = Signature([context, *given])  # type: ignore[attr-defined]
    body.__doc__ = one.summary
    return invoke.Task(
        body, name=one.name, aliases=one.aliases, iterable=[*words, *several], help=dict(one.help)
    )


def _keyword(item: Parameter) -> Parameter:
    several = item.kind is Parameter.VAR_POSITIONAL or item.default == ()
    default = None if several else item.default
    return Parameter(item.name, Parameter.KEYWORD_ONLY, default=default)
