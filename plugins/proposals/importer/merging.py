"""A document that belongs to a case already in the tree: what it adds, and what it disputes.

What is there stands: it was reviewed. What is absent is filled in. Where both say something and
differ, nothing is decided: the other reading becomes a question under ``review``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from proposals import text as chinese
from proposals.importer import citation, places
from proposals.model import Handler, Mover, Proposal

_FACTS = (
    "number",
    "term",
    "session",
    "year",
    "movers",
    "movers_total",
    "submitted",
    "assigned",
    "due",
    "published",
    "departments",
    "handlers",
    "status",
    "votes",
)


def merged(there: Proposal, here: Proposal) -> Proposal:
    """The proposal of a case with what a further document says of it.

    Args:
        there: as it stands in the tree.
        here: as the document says.

    Returns:
        ``there``, its absent facts filled; with a body and source of ``here`` when it had no
        body; with a question for each fact on which they differ.
    """
    changes: dict[str, Any] = {}
    questions: list[str] = []
    for name in _FACTS:
        old, new = getattr(there, name), getattr(here, name)
        if name == "handlers":
            known = changes.get("departments", there.departments)
            new = tuple(_among(known, new))
            if old and not _differ(old, new):
                changes[name] = (*old, *(one for one in new if one not in old))
                continue
        if _absent(new) or _same(old, new):
            continue
        if _absent(old):
            changes[name] = new
        else:
            questions.append(f"{name}: another document says {_words(new)}; decide")
    if here.movers_open and not there.movers_total and _same(here.movers, there.movers):
        changes["movers_open"] = True
    if not citation.same_title(there.title, here.title):
        questions.append(f"title: another document says {here.title}; decide")
    if not there.body and here.body:
        changes |= {"body": here.body, "text": here.text, "source": here.source}
        changes["title"] = here.title
    # A question about what the case knows already has had its answer.
    still = [line for line in here.review if _absent(getattr(there, line.partition(":")[0], None))]
    asked = [*there.review, *still, *questions]
    return there.model_copy(update={**changes, "review": tuple(dict.fromkeys(asked))})


def _among(departments: Sequence[str], handlers: Iterable[Handler]) -> Iterator[Handler]:
    """Handlers under the names that the case prints; others have no place in it."""
    for handler in handlers:
        for name in departments:
            if _one_department(name, handler.name):
                yield handler.model_copy(update={"name": name})
                break


def _differ(old: Iterable[Handler], new: Iterable[Handler]) -> bool:
    told = {handler.name: handler.role for handler in old}
    return any(told.get(handler.name, handler.role) != handler.role for handler in new)


def _one_department(one: str, other: str) -> bool:
    """市财政局 and 财政局, and 东莞市财政局, within one case."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) or places.same_department(one, other, None)


def _absent(value: object) -> bool:
    return value is None or value == ()


def _same(old: object, new: object) -> bool:
    if (
        isinstance(old, tuple)
        and isinstance(new, tuple)
        and all(isinstance(one, str) for one in new)
    ):
        return all(any(_one_department(one, other) for other in old) for one in new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return {_name(item) for item in new} <= {_name(item) for item in old}
    if isinstance(old, str) and isinstance(new, str):
        return chinese.fold(old) == chinese.fold(new)
    return old == new


def _name(item: object) -> str:
    return chinese.fold(item.name if isinstance(item, Mover | Handler) else str(item))


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_word, value))
    return str(value)


def _word(item: object) -> str:
    if isinstance(item, Handler):
        return f"{item.name} ({item.role.value})"
    return item.name if isinstance(item, Mover) else str(item)
