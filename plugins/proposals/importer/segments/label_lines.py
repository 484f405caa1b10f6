"""Which part of a page a line of labels belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from proposals.importer import page, rulebook
from proposals.importer.labels import Label, Labelled, Scope
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is, Item
from proposals.importer.segments import traits
from proposals.importer.segments.parts import LetterPart
from proposals.importer.segments.walk import Walk

_UNKNOWN_LABEL = re.compile(
    r"\s*(?!建\s*议\s*:|理\s*由|问\s*题|现\s*状|背\s*景|措\s*施|办\s*法|原\s*因|分\s*析)"
    r"(?:[\u4e00-\u9fff]\s*){2,8}:\s*[^。;:]{1,30}"
)
_UNKNOWN_CELLS = re.compile(r"\s*[\u4e00-\u9fff]{2,8} *[\t|][^。；;\t|]{1,30}(?:\|\s*)?")
"""A tab or a bar parts cells, and stands in no sentence."""
_OF_MOVER = {"movers", "comovers", "seconders", "ignored", "official", "contact.phone"}
"""What a form prints of a mover beside the name: workplace, address, telephone."""
_AS_TITLE = re.compile("^《?关于|(?:建议|提案|议案)》?。$")
_IN_BRACKETS = re.compile(r"\s*[【\[]")
_GROUNDS = re.compile(r"[\s|]*案\s*据\s*[:|]")
"""The label by which a motion gives its grounds apart from its reason."""
_LONGEST_OPINION = 80
"""Characters of an opinion on who shall handle a case."""
_TABS = 6
_LONGEST_TAB = 8
"""Lines and characters of a row of tabs."""
_MAY_FOLLOW_TEXT = {
    *("movers", "comovers", "departments", "departments.wished", "assigned", "due", "submitted"),
    *("published", "status"),
}


def is_unknown(walk: Walk, index: int, item: Item) -> bool:
    """A short line ``word: value`` among labels is one that no rule names yet."""
    unknown = _UNKNOWN_LABEL.fullmatch(item.line.plain) or _UNKNOWN_CELLS.fullmatch(item.line.text)
    if item.kind is not Is.TEXT or not unknown:
        return False
    begun = walk.letter.begun if walk.letter else walk.body_begun()
    beside = (next(walk.near.above(index), None), walk.near.below(index))
    return not begun and any(near and near.kind is Is.LABELS for near in beside)


def take(walk: Walk, index: int, item: Item) -> None:
    """Put a line of labels where it belongs."""
    if _tells_result(walk, index, item):
        content = replace(item.labels[0], label=Label("replies", Scope.CONTENT))
        item = replace(item, labels=(content, *item.labels[1:]))
    scope = item.labels[0].label.scope
    letter = walk.letter
    if scope is Scope.START:
        under = letter is not None and letter.begun and not letter.labelled
        if letter and under and walk.near.only_notes_follow(index):
            _take_in_letter(walk, letter, index, item)
            return
        if letter is None or letter.begun or letter.labelled:
            letter = walk.new_letter()
        _take_above_letter(walk, letter, item)
    elif scope is Scope.CONTENT:
        if not _is_tab(walk, index, item):
            _take_content(walk, item)
    elif letter is not None and letter.begun:
        _take_in_letter(walk, letter, index, item)
    elif letter is not None and item.labels[0].label.field == "body":
        # 答复单位 and 答复日期 at the head of a page, above the proposal.
        walk.wait_with(letter)
        _take_of_page(walk, item)
    elif letter is not None:
        _take_above_letter(walk, letter, item)
    else:
        if _is_introduced(walk, index, item):
            walk.set_body_aside()
            walk.parts.unread += walk.parts.above
        _take_of_page(walk, item)


def _tells_result(walk: Walk, index: int, item: Item) -> bool:
    """Whether 办理结果 tells in sentences what was done, on a page without a letter."""
    first = item.labels[0]
    if first.label.field != "outcome.label" or walk.letter is not None:
        return False
    below = walk.near.below(index)
    told = traits.as_text(first) if first.value else below
    if told is None or not traits.is_prose(told):
        return False
    rest = walk.items[index + 1 :]
    return not any(one.kind is Is.SALUTATION or traits.is_opening(one) for one in rest)


def _take_above_letter(walk: Walk, letter: LetterPart, item: Item) -> None:
    for labelled in item.labels:
        if labelled.label.field == "text":
            if labelled.value:
                walk.keep(traits.as_text(labelled))
        elif traits.is_title(labelled):
            walk.parts.labels.append(_as_title(labelled))
        elif labelled.label.scope in {Scope.PROPOSAL, Scope.DOCUMENT}:
            walk.parts.labels.append(labelled)
        else:
            letter.labels.append(labelled)


def _is_tab(walk: Walk, index: int, item: Item) -> bool:
    """Whether the words are a tab's above all of the form: 提案信息, 办理答复, 委员反馈."""
    if walk.letter is not None or walk.parts.labels or len(item.labels) > 1 or item.labels[0].value:
        return False
    for below in walk.items[index + 1 : index + 1 + _TABS]:
        if below.labels and below.labels[0].value:
            return below.labels[0].label.field in {"title", "number"}
        if below.kind not in {Is.BLANK, Is.LABELS} and len(below.line.text.strip()) > _LONGEST_TAB:
            return False
    return False


def _take_content(walk: Walk, item: Item) -> None:
    labelled = item.labels[0]
    if labelled.label.field == "replies":
        if walk.letter is None and not walk.replies_announced and _tells_handlers(labelled):
            # 承办意见:请市甲局办理 on the form of a proposal.
            own = Labelled(Label("departments", Scope.PROPOSAL), labelled.value, item.line, 0)
            walk.parts.labels.append(own)
            return
        if page.is_outcome(labelled.value):
            # 办理情况 heads the replies, or says with a class how one ended.
            own = Labelled(Label("outcome", Scope.REPLY), labelled.value, item.line, 0)
            (walk.pending if walk.letter is None else walk.letter.labels).append(own)
            return
        if rulebook.rule("afterwords", "handled").first(labelled.value):
            # That there was a letter, and no letter.
            walk.parts.unread.append(item.line)
            beside = [one for one in item.labels[1:] if one.label.scope is Scope.REPLY]
            (walk.pending if walk.letter is None else walk.letter.labels).extend(beside)
            return
        if rulebook.rule("outcomes", "words").first(labelled.value):
            # 办理情况:解决采纳.
            own = Labelled(Label("outcome.label", Scope.REPLY), labelled.value, item.line, 0)
            (walk.pending if walk.letter is None else walk.letter.labels).append(own)
            return
        walk.replies_announced = True
        if not labelled.value:
            walk.pending += [one for one in item.labels if one.label.scope is Scope.REPLY]
            return
    if walk.letter is None and _heads_page(labelled):
        walk.keep(page.item(Line(labelled.line.number, labelled.value)))
        return
    if walk.letter is None or walk.letter.begun:
        walk.new_letter()
    if labelled.value and walk.letter is not None:
        walk.letter.of_label = True
        walk.keep(traits.as_text(labelled))


def _tells_handlers(labelled: Labelled) -> bool:
    """Whether a short value says who shall handle the case: 请市甲局、市乙局分别办理."""
    value = labelled.value
    if len(value) > _LONGEST_OPINION or not rulebook.rule("opinions", "begins").first(value):
        return False
    return rulebook.first(rulebook.load("given"), value) is not None


def _heads_page(labelled: Labelled) -> bool:
    """Whether a word in brackets says of what sort a page is: 【答复】关于第8号提案."""
    if not _IN_BRACKETS.match(labelled.line.plain):
        return False
    below = traits.as_text(labelled)
    return below.kind is not Is.SALUTATION and bool(below.line.text) and not traits.is_prose(below)


def _take_in_letter(walk: Walk, letter: LetterPart, index: int, item: Item) -> None:
    """Labels of the proposal close the last letter; others are lines of the letter."""
    first = item.labels[0]
    if walk.closed and first.label.field == "body" and first.value:
        # 附: the proposal, below the letter that answers it.
        walk.parts.body.append(traits.as_text(first))
        return
    of_proposal = first.label.scope is Scope.PROPOSAL
    if of_proposal and item.line.plain.rstrip().endswith("。"):
        # 主办单位:甲局举办比赛。 is a sentence of the letter.
        walk.keep(Item(item.line, Is.TEXT))
        return
    own = [one for one in _without_movers_phone(item) if one.label.scope is Scope.REPLY]
    notes_follow = walk.near.only_notes_follow(index)
    if of_proposal and notes_follow:
        walk.closed = True
        letter.labels += own
        walk.parts.labels += [one for one in item.labels if one not in own]
        return
    if first.label.scope is Scope.DOCUMENT and notes_follow and not own:
        walk.parts.labels += item.labels
        return
    if not walk.closed and not first.label.field.startswith("feedback."):
        walk.keep(item)
    letter.labels += item.labels


def _without_movers_phone(item: Item) -> Sequence[Labelled]:
    """Labels of a row, without the telephone of the mover whom it names: 委员姓名, 联系电话."""
    if item.labels[0].label.field not in {"movers", "comovers"}:
        return item.labels
    return [one for one in item.labels if one.label.field != "contact.phone"]


def _is_introduced(walk: Walk, index: int, item: Item) -> bool:
    """Whether a form with its own label for the text begins here, under prose about it."""
    begins = item.labels[0].label.field in {"title", "number"}
    first = not any(one.label.scope is Scope.PROPOSAL for one in walk.parts.labels)
    titled = any(head.kind is Is.TITLE for head in walk.parts.headings)
    if not (begins and first and not titled and walk.body_begun()):
        return False
    fields = {one.label.field for near in walk.items[index:] for one in near.labels}
    return "body" in fields


def _take_of_page(walk: Walk, item: Item) -> None:
    field = item.labels[0].label.field
    begun = walk.body_begun() and not walk.body_ended
    walk.body_ended = walk.body_ended or field in _MAY_FOLLOW_TEXT
    if begun and field not in _MAY_FOLLOW_TEXT:
        _take_behind_text(walk, item)
        return
    for labelled in item.labels:
        _follow_mover(walk, labelled)
        if walk.of_mover and labelled.label.field == "contact.phone":
            # Whom to call about the case is somebody else.
            continue
        if labelled.label.field == "title" and _is_reason(walk, labelled):
            walk.parts.reasons.append(labelled.line)
            _begin_body(walk, labelled)
        elif traits.is_title(labelled):
            walk.parts.labels.append(_as_title(labelled))
        elif labelled.label.field == "body":
            _begin_body(walk, labelled)
        elif labelled.label.scope is Scope.REPLY:
            walk.pending.append(labelled)
        else:
            walk.parts.labels.append(labelled)


def _take_behind_text(walk: Walk, item: Item) -> None:
    scopes = {one.label.scope for one in item.labels}
    if item.labels[0].label.scope is Scope.REPLY:
        walk.pending += item.labels
    elif walk.replies_announced and scopes <= {Scope.DOCUMENT, Scope.REPLY}:
        # 签发人: 签发日期: between a proposal and its announced reply.
        walk.parts.labels += item.labels
    else:
        walk.parts.body.append(item)


def _follow_mover(walk: Walk, labelled: Labelled) -> None:
    """代表姓名 甲乙丙, 工作单位, 联系电话: such a telephone is the mover's own."""
    if labelled.label.field in {"movers", "comovers"}:
        walk.of_mover = True
    elif labelled.label.field not in _OF_MOVER:
        walk.of_mover = False


def _is_reason(walk: Walk, labelled: Labelled) -> bool:
    """Whether 案由 tells why, in a sentence, as in a form of 案由, 案据 and 方案."""
    value = plain(labelled.value).strip()
    if not value.endswith("。") or _AS_TITLE.search(value):
        return False
    return any(_GROUNDS.match(item.line.plain) for item in walk.items)


def _begin_body(walk: Walk, labelled: Labelled) -> None:
    """Lines above the label of a proposal's text are the head of its form."""
    walk.body_ended = False
    if not walk.body_begun():
        walk.set_body_aside()
    if labelled.value:
        walk.parts.body.append(traits.as_text(labelled))


def _as_title(labelled: Labelled) -> Labelled:
    return replace(labelled, label=Label("title", Scope.PROPOSAL))
