"""To whom a letter is written: one of those who proposed, or somebody else."""

from __future__ import annotations

import re

from proposals.case import Case
from proposals.model import Reply
from proposals.text import fold

_FORMS = re.compile(
    "尊敬的|各位|诸位|委员们|代表们|委员会|委员|代表|同志|先生|女士|领衔|提案人|提案者|提出人|建议人"
    "|政协|人大|界别|小组|您好|你好|等|[0-9一二三四五六七八九十]+[名位人]"
)
"""Forms of address, which many share, and which tell nobody apart."""

_BETWEEN = re.compile(r"[、,;:。.()\[\]并和与及]+")


def is_to_others(case: Case, reply: Reply) -> bool:
    """Whether a letter is plainly written to somebody who did not propose.

    Not plain is what does not say to whom it is written, or names nobody; nor is it where the
    source does not name everybody who proposed. Bodies go by many names, so whoever shares two
    neighbouring characters with a name may be meant by it: 民进市委会 and 民进样例市委.
    """
    movers = case.proposal.movers
    if reply.addressee is None or not movers or case.has_more_movers:
        return False
    addressed = _names(reply.addressee)
    moved = [name for mover in movers for name in _names(mover.name)]
    return bool(addressed and moved) and not any(
        _may_be(one, other) for one in addressed for other in moved
    )


def _names(text: str) -> list[str]:
    return [name for part in _BETWEEN.split(fold(text)) if (name := _FORMS.sub("", part))]


def _may_be(addressed: str, mover: str) -> bool:
    """Whether the two share a pair of characters, or one is the other's surname."""
    if len(addressed) == 1 or len(mover) == 1:
        return addressed[0] == mover[0]
    pairs = {mover[at : at + 2] for at in range(len(mover) - 1)}
    return any(addressed[at : at + 2] in pairs for at in range(len(addressed) - 1))
