"""Where a line without a label names who moved the proposal."""

from __future__ import annotations

from proposals.importer import under_title
from proposals.importer.labels import Labelled
from proposals.importer.lines import Line
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.segments.walk import Walk


def read(walk: Walk, item: Item) -> list[Labelled]:
    """Number and movers of a line; below its letter a proposal has no salutation but its movers."""
    line = item.line
    if walk.parts.answer_first and item.kind is Is.SALUTATION:
        line = Line(line.number, line.text.rstrip().rstrip(":\uff1a"))
    return under_title.read(line)


def is_mover(walk: Walk, index: int, item: Item) -> bool:
    """甲乙丙委员, (甲乙丙等11名代表), (第1234号 甲乙丙委员) right under a proposal's title."""
    if walk.letter is not None or walk.replies_announced or item.kind is Is.BLANK:
        return False
    if item.kind is Is.LABELS or not read(walk, item):
        return False
    above = (one for one in walk.near.above(index) if not traits.is_of_document(one))
    before = next(above, None)
    if before is not None and _goes_on_with_movers(walk, index, before):
        return True
    if before is None or not (before.kind is Is.TITLE or traits.is_head(before)):
        return False
    return not walk.near.opening_follows(index) and not walk.near.ends_as_letter(index)


def _goes_on_with_movers(walk: Walk, index: int, before: Item) -> bool:
    """Whether names stand on a line between 提案人:甲乙丙 and the next label."""
    fields = [one.label.field for one in before.labels if one.value]
    following = walk.near.below(index)
    return (
        fields[-1:] in (["movers"], ["comovers"])
        and following is not None
        and following.kind is Is.LABELS
    )
