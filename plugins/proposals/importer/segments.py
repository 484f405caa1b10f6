"""Items of a page -> the proposal's part and each letter, apart; page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from proposals.importer import citation, page, rulebook, under_title
from proposals.importer.evidence import How
from proposals.importer.labels import Label, Labelled, Scope
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is, Item

_IN_HEAD = {Is.DOCUMENT, Is.DATE, Is.DEPARTMENT, Is.OUTCOME, Is.REPLY_HEADING, Is.LABELS}
_AFTER_SIGNATURE = {Is.DATE, Is.LABELS, Is.OUTCOME, Is.DEPARTMENT, Is.VOTES}
_SHORT = 40
"""Characters of a line that is more likely a note above or under a letter than its text."""
_UNKNOWN_LABEL = re.compile(
    r"\s*(?!建\s*议\s*:|理\s*由|问\s*题|现\s*状|背\s*景|措\s*施|办\s*法|原\s*因|分\s*析)"
    r"(?:[\u4e00-\u9fff]\s*){2,8}:\s*[^。;:]{1,30}"
)
_AFTERWORD = re.compile(r"\s*(?:附\s*件|附\s*:|抄\s*送|抄\s*报|联系|\(|主题词)")
"""What stands under a signature, so that the department above it is no heading."""
_NUMBER_LINE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}\s?)?(?:[〔\[(](?:19|20)[0-9]{2}[〕\])]\s?)?第\s?[0-9A-Z-]{1,12}\s?号\s?(?:政协|委员|代表)?(?:提案|建议)?"
)
_KIND_BEFORE_NUMBER = re.compile("(?:政协|人大|提案|建议|议案|委员|代表|案号|编号)$")
_LIKE_LABELS = {"organisation", "names-alone", "people-loosely", "everyone"}
"""Rules of salutations that labels and sentences fit too, so that the opening has to follow."""
_LONGEST_REST = 400
"""Characters behind a salutation on its line in which the letter must begin."""
_LABEL_OF_DAY = re.compile(r"\s*(?:时\s*间|日\s*期)\s*:\s*[^\s:]{6,20}\s*")
_IMPRINTS = {"imprint", "site-imprint"}
_LINES_OF_IMPRINT = 12
_ADDRESS = re.compile("地\\s*址|邮\\s*编|邮\\s*箱")
_SITES_ADDRESS = re.compile(r"[\s•·]*(?:单位|办公)?地\s*址\s*:")
"""地址:… 电话:… right above an imprint; a letter prints 联系地址 beside whom to ask."""
_RUNS = re.compile(r"[\s•·]*(?:网站)?(?:主办|承办)(?:单位)?\s*[:|]")
_OWNER = re.compile(
    "(?:政府|政府办公室|政府办|政协办公室|(?:常务委员会|常委会)(?:办公室)?|宣传部|网)$"
)
"""Who runs a site."""
_OF_SITE = {"contact.phone", "contact", "official", "ignored", "departments"}
"""What the foot of a site prints of itself with the labels of a letter."""
_OF_MOVER = {"movers", "comovers", "seconders", "ignored", "official", "contact.phone"}
"""What a form prints of a mover beside the name: workplace, address, telephone."""
_HANDLED = re.compile(
    r"\s*(?:已|均已)?(?:于)?\s*(?:[0-9]{4}\s*年)?[0-9年月日./\s-]{0,12}(?:已)?(?:书面)?"
    r"(?:办复|答复|回复|办结|办理完毕)(?:代表|委员|完毕)?\s*。?\s*"
)
"""已于2099年6月24日办复 behind 办理情况: that there was a letter, and no letter."""
_NEAR_END = 80
"""Characters at a line's end among which words that close a letter are looked for."""
_NEAR = 30
"""Lines between a heading and its letter, or a letter's end and the next, at most."""
_MAY_FOLLOW_TEXT = {
    *("movers", "comovers", "departments", "assigned", "due", "submitted", "published", "status")
}


@dataclass(slots=True)
class LetterPart:
    """What belongs to one reply.

    Attributes:
        heading: the department's name in a line of its own above the letter.
        labels: labels above the letter and in it.
        items: the letter's own lines in order, blank ones included.
    """

    heading: Line | None = None
    labels: list[Labelled] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether the letter's text has begun."""
        return any(
            item.kind is Is.SALUTATION or (item.kind is Is.TEXT and not page.is_openness(item.line))
            for item in self.items
        )

    @property
    def labelled(self) -> bool:
        """Whether the portal's label names its department."""
        return any(labelled.label.scope is Scope.START for labelled in self.labels)

    @property
    def addressed(self) -> bool:
        """Whether its salutation was read."""
        return any(item.kind is Is.SALUTATION for item in self.items)


@dataclass(slots=True)
class Parts:
    """A page taken apart.

    Attributes:
        labels: labels of the proposal and of the whole document.
        headings: lines above the texts that look like titles, of replies or of the proposal.
        body: the proposal's own lines.
        letters: the replies in printed order.
        furniture: what was left out.
        votes: the line of readers' votes.
        bylines: lines that tell when the page was published.
        above: short lines above all of it: what section of a portal the page is in.
        unread: lines that belong to none of these.
    """

    labels: list[Labelled] = field(default_factory=list)
    headings: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    letters: list[LetterPart] = field(default_factory=list)
    furniture: list[Item] = field(default_factory=list)
    votes: Item | None = None
    bylines: list[Item] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)


def split(items: Sequence[Item]) -> Parts:
    """Take a page apart."""
    return _Splitter(items).run()


def is_number(line: Line) -> bool:
    """Whether a line says nothing but the case's number."""
    text = line.plain.strip()
    if not _NUMBER_LINE.fullmatch(text):
        return False
    # 样民议〔2099〕第12号 is a 文号, 政协〔2099〕第12号 and 〔2099〕第12号提案 are none.
    document = rulebook.first(rulebook.load("documents"), text)
    sign = re.split(r"[〔\[(]", text)[0]
    return not (document and document["number"] == text and not _KIND_BEFORE_NUMBER.search(sign))


class _Splitter:
    """Walks the items once; a letter stays open until the next begins or the page's end."""

    def __init__(self, items: Sequence[Item]) -> None:
        items = _signed_with_label(_without_echo(_without_footer(items)))
        self.items = [item for item in items if item.kind not in {Is.FURNITURE, Is.BYLINE}]
        self.parts = Parts(
            furniture=[item for item in items if item.kind is Is.FURNITURE],
            bylines=[item for item in items if item.kind is Is.BYLINE],
        )
        self.letter: LetterPart | None = None
        self.pending: list[Labelled] = []
        self.closed = False
        self.replies_announced = False
        self.of_mover = False
        self.body_ended = False
        self.last_text = max(
            (index for index, item in enumerate(self.items) if not _is_note(item)), default=-1
        )
        self.listed = {
            name
            for item in items
            for labelled in item.labels
            if labelled.label.field == "departments"
            for name in _list(labelled.value)
        }

    def run(self) -> Parts:
        for index, item in enumerate(self.items):
            if item.kind is Is.VOTES:
                self.parts.votes = item
                self.closed = True
            elif item.kind is Is.LABELS:
                self._labels(index, item)
            elif self._is_unknown_label(index, item):
                self.items[index] = Item(item.line, Is.LABELS)
            elif self._is_mover_under_title(index, item):
                self.parts.labels += under_title.read(item.line)
            elif self._begins_letter(index, item):
                self._open(item)
            else:
                self._keep(item)
        self._settle()
        return self.parts

    def _is_unknown_label(self, index: int, item: Item) -> bool:
        """A short line ``word: value`` among labels is one that no rule names yet."""
        if item.kind is not Is.TEXT or not _UNKNOWN_LABEL.fullmatch(item.line.plain):
            return False
        begun = self.letter.begun if self.letter else any(map(_is_prose, self.parts.body))
        before = next(
            (self.items[at] for at in range(index - 1, -1, -1) if _is_said(self.items[at])), None
        )
        following = self._next(index)
        beside = [near.kind for near in (before, following) if near is not None]
        return not begun and Is.LABELS in beside

    # labels

    def _labels(self, index: int, item: Item) -> None:
        first = item.labels[0].label
        if first.scope is Scope.START:
            under = self.letter is not None and self.letter.begun and not self.letter.labelled
            if under and self._only_notes_follow(index):
                self._label_in_letter(index, item)
                return
            if self.letter is None or self.letter.begun or self.letter.labelled:
                self._new_letter()
            self._into_letter(item)
        elif first.scope is Scope.CONTENT:
            self._content(item)
        elif self.letter is not None and self.letter.begun:
            self._label_in_letter(index, item)
        elif self.letter is not None:
            self._into_letter(item)
        else:
            if self._is_introduced(index, item):
                self.parts.above += [one.line for one in self.parts.body if _is_said(one)]
                self.parts.unread += self.parts.above
                self.parts.body = []
            self._label_of_page(item)

    def _is_introduced(self, index: int, item: Item) -> bool:
        """Whether a form with its own label for the text begins here, under prose about it."""
        begins = item.labels[0].label.field in {"title", "number"}
        first = not any(one.label.scope is Scope.PROPOSAL for one in self.parts.labels)
        titled = any(head.kind is Is.TITLE for head in self.parts.headings)
        if not (begins and first and not titled and any(map(_is_prose, self.parts.body))):
            return False
        fields = {one.label.field for near in self.items[index:] for one in near.labels}
        return "body" in fields

    def _content(self, item: Item) -> None:
        labelled = item.labels[0]
        if labelled.label.field == "replies" and page.is_outcome(labelled.value):
            # 办理情况 heads the replies, or says with a class how one ended.
            own = Labelled(Label("outcome", Scope.REPLY), labelled.value, item.line, 0)
            (self.pending if self.letter is None else self.letter.labels).append(own)
            return
        if labelled.label.field == "replies" and _HANDLED.fullmatch(plain(labelled.value)):
            self.parts.unread.append(item.line)
            return
        if labelled.label.field == "replies":
            self.replies_announced = True
            if not labelled.value:
                self.pending += [one for one in item.labels if one.label.scope is Scope.REPLY]
                return
        if self.letter is None or self.letter.begun:
            self._new_letter()
        if labelled.value:
            self._keep(_as_text(labelled))

    def _label_in_letter(self, index: int, item: Item) -> None:
        """Labels of the proposal close the last letter; others are lines of the letter."""
        assert self.letter is not None  # noqa: S101  (told by the caller)
        if self.closed and item.labels[0].label.field == "body" and item.labels[0].value:
            # 附: the proposal, below the letter that answers it.
            self.parts.body.append(_as_text(item.labels[0]))
            return
        if item.labels[0].label.scope is Scope.PROPOSAL and item.line.plain.rstrip().endswith("。"):
            # 主办单位:甲局举办比赛。 is a sentence of the letter.
            self._keep(Item(item.line, Is.TEXT))
            return
        if item.labels[0].label.scope is Scope.PROPOSAL and self._only_notes_follow(index):
            self.closed = True
            own = [one for one in item.labels if one.label.scope is Scope.REPLY]
            self.letter.labels += own
            self.parts.labels += [one for one in item.labels if one not in own]
            return
        told = any(one.label.scope is Scope.REPLY for one in item.labels)
        if (
            self._only_notes_follow(index)
            and item.labels[0].label.scope is Scope.DOCUMENT
            and not told
        ):
            self.parts.labels += item.labels
            return
        if item.labels[0].label.field.startswith("feedback."):
            self.letter.labels += item.labels
            return
        if not self.closed:
            self._keep(item)
        self.letter.labels += item.labels

    def _label_of_page(self, item: Item) -> None:
        begun = any(map(_is_prose, self.parts.body)) and not self.body_ended
        self.body_ended = self.body_ended or item.labels[0].label.field in _MAY_FOLLOW_TEXT
        if begun and item.labels[0].label.field not in _MAY_FOLLOW_TEXT:
            scopes = {one.label.scope for one in item.labels}
            if item.labels[0].label.scope is Scope.REPLY:
                self.pending += item.labels
            elif self.replies_announced and scopes <= {Scope.DOCUMENT, Scope.REPLY}:
                # 签发人: 签发日期: between a proposal and its announced reply.
                self.parts.labels += item.labels
            else:
                self.parts.body.append(item)
            return
        for labelled in item.labels:
            self._follow_mover(labelled)
            if self.of_mover and labelled.label.field == "contact.phone":
                # Whom to call about the case is somebody else.
                continue
            if labelled.label.field == "body" and _is_title(labelled):
                self.parts.labels.append(replace(labelled, label=Label("title", Scope.PROPOSAL)))
            elif labelled.label.field == "body":
                self.body_ended = False
                self._begin_body()
                if labelled.value:
                    self.parts.body.append(_as_text(labelled))
            elif labelled.label.scope is Scope.REPLY:
                self.pending.append(labelled)
            else:
                self.parts.labels.append(labelled)

    def _follow_mover(self, labelled: Labelled) -> None:
        """代表姓名 甲乙丙, 工作单位, 联系电话: such a telephone is the mover's own."""
        if labelled.label.field in {"movers", "comovers"}:
            self.of_mover = True
        elif labelled.label.field not in _OF_MOVER:
            self.of_mover = False

    def _begin_body(self) -> None:
        """Lines above the label of a proposal's text are the head of its form."""
        if not any(map(_is_prose, self.parts.body)):
            self.parts.above += [one.line for one in self.parts.body if _is_said(one)]
            self.parts.body = []

    def _into_letter(self, item: Item) -> None:
        assert self.letter is not None  # noqa: S101  (told by the callers)
        for labelled in item.labels:
            if labelled.label.field == "text":
                if labelled.value:
                    self._keep(_as_text(labelled))
            elif labelled.label.field == "body" and _is_title(labelled):
                self.parts.labels.append(replace(labelled, label=Label("title", Scope.PROPOSAL)))
            elif labelled.label.scope in {Scope.PROPOSAL, Scope.DOCUMENT}:
                self.parts.labels.append(labelled)
            else:
                self.letter.labels.append(labelled)

    # letters

    def _begins_letter(self, index: int, item: Item) -> bool:
        if item.kind is Is.DEPARTMENT:
            return self._is_heading(index, item)
        if item.kind is Is.SALUTATION:
            return self._is_salutation(index, item)
        if item.kind is Is.REPLY_HEADING:
            free = self.letter is None or (self.letter.begun and self.letter.addressed)
            return free and self._letter_follows(index)
        if item.kind is Is.TEXT and self.letter is None:
            return self._is_opening(item) or (self.replies_announced and not self.closed)
        return False

    def _is_heading(self, index: int, item: Item) -> bool:
        """A department above its letter, and not the signature under one."""
        if self.letter is not None and not self.letter.begun:
            return False
        following = self._next(index)
        if following is None or following.kind in _AFTER_SIGNATURE:
            return False
        if following.kind in {Is.SALUTATION, Is.REPLY_HEADING}:
            return True
        if item.line.text.strip() in self.listed:
            return True
        ended = self._closed_before(index) if self.letter else self.body_ended
        return ended and following.kind is Is.TEXT and not _AFTERWORD.match(following.line.plain)

    def _is_salutation(self, index: int, item: Item) -> bool:
        if self.letter is not None:
            return self.letter.addressed and self._closed_before(index)
        rest = item.hit["rest"] if item.hit else None
        answers = not rest or _speaks_to(rest)
        if item.hit is not None and item.hit.rule not in _LIKE_LABELS and answers:
            return True
        following = [self._next(index), self._next(index, skip=1)]
        return any(near and self._is_opening(near) for near in following)

    def _is_mover_under_title(self, index: int, item: Item) -> bool:
        """甲乙丙委员, (甲乙丙等11名代表), (第1234号 甲乙丙委员) right under a proposal's title."""
        if self.letter is not None or self.replies_announced or item.kind is Is.BLANK:
            return False
        if item.kind is Is.LABELS or not under_title.read(item.line):
            return False
        before = next(
            (
                self.items[at]
                for at in range(index - 1, -1, -1)
                if _is_said(self.items[at]) and not _is_of_document(self.items[at])
            ),
            None,
        )
        if before is not None and self._goes_on_with_movers(index, before):
            return True
        if before is None or not (before.kind is Is.TITLE or _is_head(before)):
            return False
        following = [self._next(index), self._next(index, skip=1)]
        if any(near and self._is_opening(near) for near in following):
            return False
        return not self._ends_as_letter(index)

    def _goes_on_with_movers(self, index: int, before: Item) -> bool:
        """Whether names stand on a line between 提案人:甲乙丙 and the next label."""
        fields = [one.label.field for one in before.labels if one.value]
        following = self._next(index)
        return (
            fields[-1:] in (["movers"], ["comovers"])
            and following is not None
            and following.kind is Is.LABELS
        )

    def _ends_as_letter(self, index: int) -> bool:
        """Whether what stands below, up to a letter with a head of its own, closes as one."""
        closings = rulebook.load("closings")
        for item in self.items[index + 1 :]:
            scopes = {labelled.label.scope for labelled in item.labels}
            if item.kind in {Is.REPLY_HEADING, Is.SALUTATION} or scopes & {
                Scope.START,
                Scope.CONTENT,
            }:
                return False
            if item.kind is Is.DEPARTMENT or rulebook.first(closings, item.line.text[-_NEAR_END:]):
                return True
        return False

    def _closed_before(self, index: int) -> bool:
        """Whether the open letter came to its end: closing words, signature or date."""
        near = self.items[max(0, index - _NEAR) : index]
        before = [item for item in near if item.kind is not Is.BLANK][-4:]
        closings = rulebook.load("closings")
        if any(item.kind is Is.DATE or rulebook.first(closings, item.line.text) for item in before):
            return True
        # Several offices, a line each, are a list in a letter, and none of them its signature.
        return sum(item.kind is Is.DEPARTMENT for item in before) == 1

    def _letter_follows(self, index: int) -> bool:
        """Whether a heading is followed by a letter, with nothing but its head between."""
        for item in self.items[index + 1 : index + 1 + _NEAR]:
            if item.kind is Is.SALUTATION or self._is_opening(item):
                return True
            fields = {labelled.label.field for labelled in item.labels}
            if fields & {"movers", "body", "title"} or item.kind is Is.TITLE:
                return False
            short = len(item.line.text.strip()) <= _SHORT
            if item.kind not in {*_IN_HEAD, Is.BLANK} and not short:
                return False
        return False

    def _is_opening(self, item: Item) -> bool:
        return item.kind is Is.TEXT and bool(
            rulebook.first(rulebook.load("openings"), item.line.text[:400])
        )

    def _open(self, item: Item) -> None:
        self._new_letter()
        assert self.letter is not None  # noqa: S101  (just made)
        if item.kind is Is.DEPARTMENT:
            name = item.hit["name"] if item.hit else None
            self.letter.heading = Line(item.line.number, name or item.line.text)
        else:
            self._keep(item)

    def _new_letter(self) -> None:
        self.letter = LetterPart(labels=self.pending)
        self.pending = []
        self.closed = False
        self.parts.letters.append(self.letter)

    # the rest

    def _keep(self, item: Item) -> None:
        if self.letter is not None and (not self.closed or self._is_day_of_letter(item)):
            self.letter.items.append(item)
        elif self.letter is not None:
            if item.kind is not Is.BLANK:
                self.parts.unread.append(item.line)
        elif self._is_page_heading(item):
            self.parts.headings.append(item)
        elif item.kind is not Is.BLANK or self.parts.body:
            self.parts.body.append(item)
            self.body_ended = self.body_ended and item.kind is Is.BLANK

    def _is_day_of_letter(self, item: Item) -> bool:
        """Whether a day stands under the labels that close a letter which has none yet."""
        assert self.letter is not None  # noqa: S101  (told by the caller)
        dated = any(one.kind is Is.DATE for one in self.letter.items)
        return item.kind is Is.DATE and not dated

    def _is_page_heading(self, item: Item) -> bool:
        if item.kind is Is.REPLY_HEADING:
            return True
        titled = item.kind is Is.TITLE or is_number(item.line)
        return titled and not any(map(_is_prose, self.parts.body))

    def _only_notes_follow(self, index: int) -> bool:
        return index >= self.last_text

    def _next(self, index: int, skip: int = 0) -> Item | None:
        following = (self.items[at] for at in range(index + 1, len(self.items)))
        rest = (item for item in following if item.kind is not Is.BLANK)
        for _ in range(skip):
            next(rest, None)
        return next(rest, None)

    def _settle(self) -> None:
        """Short lines above the only letter are its head, not a proposal."""
        parts = self.parts
        self._take_report()
        if self.pending and parts.letters:
            parts.letters[-1].labels += self.pending
        elif self.pending:
            parts.labels += self.pending
        begins = [one.line.number for one in parts.labels[:1]]
        begins += [item.line.number for item in parts.headings if item.kind is Is.TITLE][:1]
        if begins:
            parts.body, above = _without_page_title(parts.body, min(begins))
            parts.above += above
        if parts.letters:
            while parts.body and parts.body[-1].kind in {Is.DOCUMENT, Is.OUTCOME, Is.BLANK}:
                # What stands right above a letter's head is of that head.
                parts.letters[0].items.insert(0, parts.body.pop())
        texts = [item for item in parts.body if item.kind is not Is.BLANK]
        if parts.letters and texts and not any(_is_prose(item) for item in texts):
            parts.letters[0].items[:0] = texts
            parts.body = []

    def _take_report(self) -> None:
        """县九届人大三次会议第8号建议的办理情况: a report with no salutation is a reply too."""
        parts = self.parts
        own = {"movers", "body", "title"} & {one.label.field for one in parts.labels}
        heading = next((item for item in parts.headings if _heads_report(item)), None)
        if parts.letters or own or heading is None or not any(map(_is_prose, parts.body)):
            return
        begun = next(at for at, item in enumerate(parts.body) if _is_prose(item))
        if any(map(self._is_opening, parts.body[begun : begun + 2])):
            parts.letters.append(LetterPart(items=[heading, *parts.body]))
            parts.body = []


def _signed_with_label(items: Sequence[Item]) -> list[Item]:
    """Items with 时间:2099年9月15日 under a letter as its day; above one it is that of the page."""
    begins = [at for at, item in enumerate(items) if item.kind is Is.SALUTATION]
    if not begins:
        return list(items)
    return [
        Item(Line(item.line.number, item.hit["date"] or ""), Is.DATE)
        if at > begins[-1] and item.hit and _LABEL_OF_DAY.fullmatch(item.line.plain)
        else item
        for at, item in enumerate(items)
    ]


def _speaks_to(rest: str) -> bool:
    """Whether what follows a name and a colon on its line is a letter, and no title or report."""
    told = plain(rest[:_LONGEST_REST])
    return bool(
        re.search("[您你]|提出|收悉|来信", told)
        or rulebook.first(rulebook.load("openings"), rest[:_LONGEST_REST])
    )


def _is_head(item: Item) -> bool:
    """Whether a line says only of which session and number a case is."""
    cited = citation.read(item.line, How.HEADING, quoted_title=False)
    if item.kind is Is.REPLY_HEADING:
        return False
    told = cited.session is not None or cited.number is not None
    return told and not _is_prose(item) and len(item.line.text.strip()) <= _SHORT


def _heads_report(item: Item) -> bool:
    """Whether a heading names one case by its number."""
    cited = citation.read(item.line, How.TITLE)
    return item.kind is Is.REPLY_HEADING and cited.number is not None


def _without_footer(items: Sequence[Item]) -> list[Item]:
    """Items with the labels below a site's imprint as furniture: its telephone is nobody's."""
    imprints = [at for at, item in enumerate(items) if item.hit and item.hit.rule in _IMPRINTS]
    if not imprints:
        return list(items)
    imprints[:1] = [_start_of_imprint(items, imprints[0])]
    below = items[imprints[0] :]
    kinds = {Is.BLANK, Is.FURNITURE, Is.LABELS, Is.BYLINE}
    fields = {one.label.field for item in below for one in item.labels}
    if not all(item.kind in kinds for item in below) or not fields <= _OF_SITE:
        return list(items)
    footer = [
        item if item.kind in {Is.BLANK, Is.FURNITURE} else Item(item.line, Is.FURNITURE)
        for item in below
    ]
    return [*items[: imprints[0]], *footer]


def _without_echo(items: Sequence[Item]) -> list[Item]:
    """Items without the page's heading where its last line prints it again."""
    last = next((at for at in range(len(items) - 1, -1, -1) if _is_said(items[at])), None)
    if last is None or items[last].kind is not Is.REPLY_HEADING:
        return list(items)
    text = items[last].line.text.strip()
    return [
        item
        for at, item in enumerate(items)
        if at != last or not any(one.line.text.strip() == text for one in items[:last])
    ]


def _start_of_imprint(items: Sequence[Item], imprint: int) -> int:
    """Where a site's imprint begins that names its owner, its address and more line by line."""
    addressed = False
    start = imprint
    for at in range(imprint - 1, max(-1, imprint - _LINES_OF_IMPRINT), -1):
        item = items[at]
        fields = {one.label.field for one in item.labels}
        if item.kind not in {Is.BLANK, Is.FURNITURE, Is.LABELS} or not fields <= _OF_SITE:
            return start
        if _SITES_ADDRESS.match(item.line.plain):
            start = at
        addressed = addressed or any(
            _ADDRESS.search(one.line.plain) for one in item.labels if one.label.field == "official"
        )
        owner = any(_OWNER.search(one.value) for one in item.labels)
        if "departments" in fields and _RUNS.match(item.line.plain) and (addressed or owner):
            return at
    return start


def _without_page_title(body: Sequence[Item], first: int) -> tuple[list[Item], list[Line]]:
    """A proposal's text without the page's own title above its labels and heading; and that."""
    above = [item for item in body if item.line.number < first]
    below = [item for item in body if item.line.number >= first]
    is_title = not any(map(_is_prose, above)) and any(map(_is_prose, below))
    if not is_title:
        return list(body), []
    return below, [item.line for item in above if item.kind is not Is.BLANK]


def _is_of_document(item: Item) -> bool:
    """发布时间, 来源: labels that stand between a page's title and its text."""
    scopes = {one.label.scope for one in item.labels}
    return item.kind is Is.LABELS and scopes <= {Scope.DOCUMENT}


def _is_said(item: Item) -> bool:
    return item.kind is not Is.BLANK


def _is_note(item: Item) -> bool:
    """Whether a line may stand under the last letter without being part of it."""
    if item.kind is Is.SALUTATION:
        return False
    return item.kind in {Is.BLANK, Is.LABELS, Is.VOTES} or len(item.line.text.strip()) <= _SHORT


def _is_prose(item: Item) -> bool:
    text = " ".join(item.line.text.split())
    return item.kind is Is.TEXT and (
        len(text) > _SHORT or text.endswith(("。", "!", "！", "；", ";"))
    )


def _is_title(labelled: Labelled) -> bool:
    """建议内容:关于样例的建议 tells the title and no text."""
    made = page.item(Line(labelled.line.number, labelled.value))
    return made.kind is Is.TITLE and labelled.value.startswith("关于")


def _as_text(labelled: Labelled) -> Item:
    """The value behind a label, as a line of text; it may begin with a salutation."""
    made = page.item(Line(labelled.line.number, labelled.value))
    return made if made.kind is Is.SALUTATION else Item(made.line, Is.TEXT)


def _list(value: str) -> list[str]:
    for mark in ",，、;；/":
        value = value.replace(mark, " ")
    return value.split()
