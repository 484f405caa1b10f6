"""One letter: who writes to whom, about what, signed when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from proposals import text as chinese
from proposals.importer import citation, headings, letterhead, movers, organisations, page, rulebook
from proposals.importer.citation import Citation
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.labels import Labelled
from proposals.importer.lines import Line, plain
from proposals.importer.movers import Movers
from proposals.importer.page import Is, Item
from proposals.importer.segments.parts import LetterPart

_SECTION = re.compile(r"(?<=[局委厅办部院府会])(?:机关)?[\u4e00-\u9fff]{1,8}[科室处股队站]$")
"""甲科 of 样例市乙局甲科."""
_ADDRESSED = re.compile(r"\s*(?!.*(?:如下|收悉|提出))[^。;:《]{2,60}:\s*")
"""A line above the opening sentence that ends in a colon, whatever it names."""
_TAIL = 8
"""Lines at a letter's end among which signature, date and contacts stand."""
_OPENING = 3
"""Paragraphs among which the opening sentence stands."""
_END_OF_PARAGRAPH = 200
_LINES_OF_OPENING = 8
"""Lines that the opening sentence may be broken into."""
_BEFORE_DAY = {"contact", "contact.name", "contact.phone", "contact.unit", "official"}
"""What stands under a letter before its day."""
_LONGEST_OUTCOME = 20
_SMALL_CODE = re.compile(r"\s*[a-d]类?\s*")
"""办复类别:a."""
_BETWEEN_DEPARTMENTS = re.compile(r"\s*[、,，;；]\s*|(?<=[局委办厅部院署行])[和及与]")
_PART_BEFORE = re.compile("^(?:会办|會辦|协办|協辦|配合|相关|有关)(?:单位|單位|部门|部門)(?=.{2})")
"""会办单位市甲局 names 市甲局."""
_AND_OTHERS = re.compile(
    r"\s*等\s*[0-9一二三四五六七八九十]{0,3}\s*[个家]?(?:会办|协办|有关|相关|承办|市级|县级|区级)?(?:单位|部门)$"
)
"""市甲局、市乙局等会办单位."""
_LINES_OF_TITLE = 3
_ENCLOSURE = re.compile(r"\s*附\s*件?\s*[0-9一二三]?\s*(?::|$)")
_ANSWER = re.compile(
    r"\s*(?:代表|委员|提案人|建议人)(?:对[^:。]{0,10})?的?(?:反馈)?(?:意见|评价|签名|签字|满意度)\s*(?::|\()"
)
"""代表签名: under a letter begins what its mover says of it, with a day of its own."""
_NAMES_APART = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!委员)(?<!代表)\s+(?=(?!委员|代表|同志|女士|先生|等)[\u4e00-\u9fff]{2})"
)
_GOVERNMENT = re.compile("政府(?:办公室|办)?$")
_SUBJECT = re.compile("关于|对")
_LAST_BRACKET = re.compile(r"\([^()]{1,12}\)$")
_PHONE_WORD = re.compile(r"[\s,，、;；]*(?:联系)?(?:电话|方式|手机)?[\s:：]*$")
_BEHIND_PHONE = " ,，、;；。.)）(（转分机至"
_OFFICE_BEFORE_NAME = re.compile(
    r"^[\u4e00-\u9fff]{2,14}[处科室股办司站局部队][\s:：、,，]+"
    r"(?=[\u4e00-\u9fff]{2,4}$|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]$)"
)
"""联系人: 甲科 乙丙丁 names 乙丙丁."""
_OFFICE_TOUCHES_NAME = re.compile(
    r"^[\u4e00-\u9fff]{1,8}[市县区州旗][\u4e00-\u9fff]{1,10}局(?=[\u4e00-\u9fff]{2,3}$)"
    r"(?![\u4e00-\u9fff]*(?:[室科股处办长组队站所]|中心|机关|领导)$)"
)
"""样例县甲局乙丙 names 乙丙."""
_NAME_BEFORE_OFFICE = re.compile(
    r"^([\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}|\s{1,4}[\u4e00-\u9fff]))[\s,、]+"
    r"[\u4e00-\u9fff]*(?:[处科室股办局委部厅队院所站镇乡]|中心|书记|主任|科员|干部)[\u4e00-\u9fff]*$"
)
"""甲 乙 样例局副书记 names 甲乙."""
_PERSON_NAMED = re.compile(r"(?:领导|负责|责任|领导人|局长)人?(?:姓名)?\s*[:\s]\s*[\u4e00-\u9fff]")
_OFFICE_BEHIND = re.compile(r"\s*\((?!.*[0-9])[^()]{2,16}\)$")
"""甲乙丙(甲科科长) names 甲乙丙."""
_POLITE = re.compile("(?<=[\u4e00-\u9fff]{2})同志$")
_DAY_AT_END = re.compile(
    r"(?:^|\s|:)\s*(?P<day>(?:[0-9]{4}|[二一][〇O0零九][\u4e00-\u9fff〇O0]{2})\s*年[^年,。;:]{2,10}日)[\s|]*$"
)
"""A day at the end of a line of labels."""
_LONGEST_SESSION = 24
_LONGEST_OF_HEAD = 40
"""Characters of what stands above a letter and is no part of it."""
_NUMBER_ALONE = re.compile(r"\s*[0-9]{1,4}\s*")
_AREA_ALONE = re.compile(r"\(?0[0-9]{1,3}\)?\s*[—–―─━‐‑‒−-]?")
"""An area code whose number is missing."""
_PHONE_BEGINS = re.compile(r"[0-9*+(](?=[0-9*()\s—–―─━‐‑‒−-]{2,19}[0-9*])|(?<=^)[0-9*]{3,4}$")
_PHONES = re.compile(
    r"[0-9*+(](?:(?!(?:19|20)[0-9]{2}\s?[年.])[0-9*()+\s、,;/转分机至—–―─━‐‑‒−~-])*"
)
"""Telephone numbers, up to a day behind them."""
_PHONE = re.compile(r"[0-9*+(][0-9*()\s—–―─━‐‑‒−-]{5,20}[0-9*]")


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says.

    Attributes:
        facts: fields of the reply (``contact.name`` for parts of a field) with evidence.
        citations: what its lines say of the proposal, the opening's first.
        departments: every department it names as its own, the one taken first.
        people: the people it is written to, with the capacity its salutation gives them.
        organisation: the department or body it is written to, where it is one.
        consulted: departments whose opinions it says it has gathered.
        beside: departments that it says handle the case too, each with its part.
        undated: dates above it whose meaning is not said.
        body: its lines.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    departments: tuple[Fact, ...] = ()
    people: Movers | None = None
    organisation: str | None = None
    consulted: tuple[Fact, ...] = ()
    beside: tuple[tuple[Fact, str], ...] = ()
    undated: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()

    def cited(self, name: str) -> Fact | None:
        """The first thing it says of a field of the proposal."""
        facts = (getattr(one, name) for one in self.citations)
        return next((fact for fact in facts if fact is not None), None)


def read(part: LetterPart) -> Letter:
    """Read a letter."""
    items = [item for item in part.items if item.kind is not Is.BLANK]
    head, text = _head(items)
    facts: dict[str, Fact] = {}
    _read_labels(part.labels, facts)
    title = _title(head)
    if title:
        _add(facts, "title", title, _without_bracket(title), How.HEADING)
        bracket = _LAST_BRACKET.search(title.plain)
        if bracket:
            _add_outcome(title, bracket[0], How.HEADING, facts)
        document = rulebook.first(rulebook.load("documents"), title.text)
        if document and plain(title.text).endswith(f"({plain(document.values['number'])})"):
            _add(facts, "number", title, document["number"], How.HEADING)
    opening = _opening(text)
    salutation = next((item for item in text if item.kind is Is.SALUTATION), None)
    people, organisation = _addressee(salutation, text[0].line if text else None, facts)
    if not (people and (people.movers or people.masked)):
        people = _people_in(opening) or people
    elif beside := _beside_addressee(opening):
        people = people.joined(beside)
    _read_role([line for line in (title, *_first_paragraphs(text)) if line], facts)
    _read_closing_role(_without_enclosure(text), facts)
    tail = _without_enclosure(text)[-_TAIL:]
    _read_tail(tail, part.labels, facts)
    _read_sentence_of_contact(tail, facts)
    _read_head(head, facts)
    departments = letterhead.read(part, head, title, tail, text)
    if departments and _GOVERNMENT.search(departments[0].value):
        departments = (*_handed_over(departments, opening), *departments)
    if departments:
        facts["department"] = departments[0]
        _drop_own_office(facts, departments)
    return Letter(
        facts=facts,
        citations=_citations(title, opening, head),
        departments=departments,
        people=people,
        organisation=organisation,
        consulted=_consulted(opening),
        beside=tuple(_beside(_first_paragraphs(text))),
        undated=tuple(item.line for item in head if _is_bare_date(item)),
        body=_body(part.items, text, bool(title)),
    )


def unit(labelled: Labelled) -> str | None:
    """The office behind 联系单位, without its number: 联系单位及电话:样例市甲局 22830000."""
    if "单位" not in labelled.line.plain and "部门" not in labelled.line.plain:
        return None
    number = _PHONE.search(plain(labelled.value))
    name = labelled.value[: number.start()] if number else labelled.value
    name = name.strip(" ,，、;；:：(（")
    office = organisations.department(_SECTION.sub("", name))
    return name if office else None


def _head(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """What stands above the salutation or, without one, above the opening sentence."""
    for index, item in enumerate(items):
        if item.kind is Is.SALUTATION:
            return list(items[:index]), list(items[index:])
    headed = any(item.kind is Is.REPLY_HEADING for item in items)
    for index, item in enumerate(items):
        if headed and rulebook.first(rulebook.load("openings"), item.line.text):
            start = (
                index - 1 if index and _ADDRESSED.fullmatch(items[index - 1].line.plain) else index
            )
            return list(items[:start]), list(items[start:])
    return [], list(items)


def _title(head: Sequence[Item]) -> Line | None:
    """The heading of a letter: one line, or the last lines of a head that are one together."""
    lines = [item.line for item in head if item.kind in {Is.TEXT, Is.REPLY_HEADING, Is.TITLE}]
    without_subject = None
    for end in range(len(lines), 0, -1):
        joined = ""
        for line in reversed(lines[max(0, end - _LINES_OF_TITLE) : end]):
            joined = line.text.strip() + joined
            if not headings.of_reply(joined):
                continue
            found = _tidy(Line(line.number, joined))
            if _SUBJECT.search(found.plain):
                return found
            without_subject = without_subject or found
    return without_subject


def _without_bracket(title: Line) -> str:
    """The heading without the proposal's title that some pages put behind it in brackets."""
    hit = headings.of_reply(title.text)
    found = hit.values["title"] if hit else title.text
    return found if found.count("《") == found.count("》") else title.text


def _tidy(line: Line) -> Line:
    return replace(line, text=citation.tidy_title(line.text))


def _read_head(head: Sequence[Item], facts: dict[str, Fact]) -> None:
    for item in head:
        if item.kind is Is.DOCUMENT and item.hit:
            _add(facts, "number", item.line, item.hit["number"], How.PATTERN)
        elif item.kind is Is.OUTCOME and item.hit:
            _add_outcome(item.line, item.line.text, How.PATTERN, facts)
        elif (both := letterhead.signed_and_dated(item.line)) and "年" in (both["date"] or ""):
            _add(facts, "signed", item.line, chinese.date(both["date"]), How.HEADING)


def _is_bare_date(item: Item) -> bool:
    text = item.line.plain.strip("•·●|-()[]【】 \t")
    both = letterhead.signed_and_dated(item.line)
    if both and both["date"] and "年" not in both["date"]:
        return True
    return item.kind is Is.DATE or bool(chinese.date(text) and len(text) <= len("2020年12月31日"))


def _read_labels(labels: Sequence[Labelled], facts: dict[str, Fact]) -> None:
    units: list[Labelled] = []
    before: Labelled | None = None
    for at, labelled in enumerate(labels):
        name, value, line = labelled.label.field, labelled.value, labelled.line
        of_official = (
            name == "contact.phone"
            and before
            and (_names_official(before, line) or _is_told_of_other(before, labels[at:]))
        )
        before = labelled
        if not value or of_official:
            # 主管领导: 甲乙丙 联系电话: is the number of one who is not to be asked.
            continue
        if name == "contact.phone":
            first = _PHONE_BEGINS.search(plain(value))
            phones = _PHONES.match(plain(value), first.start()) if first else None
            phone = value[phones.start() : phones.end()].rstrip(_BEHIND_PHONE) if phones else ""
            if phone and not _AREA_ALONE.fullmatch(plain(phone)):
                _add(facts, name, line, _closed(phone), How.LABEL)
        elif name == "number":
            _add(facts, name, line, value, How.LABEL)
        elif name == "date":
            _add(facts, name, line, chinese.date(value), How.LABEL)
        elif name == "contact.unit" or (name == "contact" and unit(labelled)):
            units.append(labelled)
        elif name in {"contact", "contact.name"}:
            _contact(line, value, facts)
        elif name == "outcome":
            _add_outcome(line, value, How.LABEL, facts)
        elif name == "outcome.label":
            _add_outcome(line, value, How.LABEL, facts)
            _add(facts, name, line, value if len(value) <= _LONGEST_OUTCOME else None, How.LABEL)
        elif name == "role":
            hit = rulebook.first(rulebook.load("roles"), value)
            _add(facts, name, line, hit["role"] if hit else None, How.LABEL)
            if hit is None:
                # 办理类型 is the part a department had, or the outcome.
                _add_outcome(line, value, How.LABEL, facts)
        elif name.startswith("feedback."):
            _add(facts, name, line, value, How.LABEL)
    for labelled in units:
        # Who answers questions is the office where no person is named.
        _contact(labelled.line, labelled.value, facts)


def _names_official(before: Labelled, line: Line) -> bool:
    """Whether the label before one on the same line names an official."""
    same = before.line.number == line.number and before.label.field == "official"
    return same and bool(_PERSON_NAMED.search(before.line.plain))


def _is_told_of_other(before: Labelled, rest: Sequence[Labelled]) -> bool:
    """Whether a number stands under an official's name, and a contact with a number follows."""
    fields = [one.label.field for one in rest[1:] if one.value]
    follows = "contact.name" in fields and "contact.phone" in fields
    return (
        before.label.field == "official"
        and follows
        and bool(_PERSON_NAMED.search(before.line.plain))
    )


def _drop_own_office(facts: dict[str, Fact], departments: Sequence[Fact]) -> None:
    """Whom to ask is not told where 联系单位 repeats whose letter it is."""
    name = facts.get("contact.name")
    if name and any(one.value.endswith(name.value) for one in departments):
        del facts["contact.name"]


def _addressee(
    salutation: Item | None, first: Line | None, facts: dict[str, Fact]
) -> tuple[Movers | None, str | None]:
    """People, or the organisation, that the letter is written to."""
    if salutation is None or salutation.hit is None:
        if first is None or not _ADDRESSED.fullmatch(first.plain):
            return None, None
        addressee = first.text.strip().rstrip(":\uff1a").removeprefix("尊敬").removeprefix("的")
        _add(facts, "addressee", first, _tidy_names(addressee), How.SALUTATION)
        return movers.read(addressee), None
    addressee = salutation.hit.values["addressee"]
    _add(facts, "addressee", salutation.line, _tidy_names(addressee), How.SALUTATION)
    if salutation.hit["organisation"]:
        return None, salutation.hit["organisation"]
    names, who = salutation.hit["names"], salutation.hit["who"]
    if salutation.hit.rule == "role-first":
        return movers.read(f"{names}{who}"), None
    return (movers.read(addressee) if names else None), None


def _tidy_names(printed: str) -> str:
    """An addressee without the spaces that pad names; those between names stay, one each."""
    names = _NAMES_APART.split(printed.strip())
    return " ".join(map(citation.tidy_title, names))


def _people_in(opening: Sequence[Line]) -> Movers | None:
    """The movers whom the opening names: 甲乙丙代表提出的….

    A letter to the lead department names them too.
    """
    rules = rulebook.load("opening_movers")
    for line in opening:
        # What the first rule takes for a name (收到甲乙) may be none, and the next knows better.
        for hit in (rule.first(line.text) for rule in rules):
            found = movers.read(hit.values["phrase"]) if hit else None
            if found and found.movers:
                return found
    return None


def _beside_addressee(opening: Sequence[Line]) -> Movers | None:
    """Those with whom the addressee moved it: 您与甲乙、丙丁委员提出的…."""
    rule = rulebook.rule("opening_movers", "beside-addressee")
    for line in opening:
        hit = rule.first(line.text)
        if hit:
            return movers.read(hit.values["phrase"])
    return None


def _opening(text: Sequence[Item]) -> list[Line]:
    """The paragraphs that say what the letter answers, up to the one that has said it."""
    paragraphs = _first_paragraphs(text)
    rules = rulebook.load("openings")
    for index, line in enumerate(paragraphs):
        if rulebook.first(rules, line.text):
            return paragraphs[: index + 1]
    return _wrapped_opening(_paragraphs(text)[:_LINES_OF_OPENING])


def _wrapped_opening(lines: Sequence[Line]) -> list[Line]:
    """The opening sentence where a column breaks it (PDFs, saved text), on one line."""
    joined = ""
    for line in lines:
        joined += line.text.strip()
        if rulebook.first(rulebook.load("openings"), joined):
            return [Line(lines[0].number, joined)]
    return []


def _first_paragraphs(text: Sequence[Item]) -> list[Line]:
    return _paragraphs(text)[:_OPENING]


def _paragraphs(text: Sequence[Item]) -> list[Line]:
    paragraphs: list[Line] = []
    for item in text:
        if item.kind is Is.SALUTATION and item.hit and item.hit["rest"]:
            paragraphs.append(Line(item.line.number, item.hit["rest"] or ""))
        elif item.kind in {Is.TEXT, Is.TITLE, Is.REPLY_HEADING}:
            paragraphs.append(item.line)
    return paragraphs


def _citations(
    title: Line | None, opening: Sequence[Line], head: Sequence[Item]
) -> tuple[Citation, ...]:
    """The opening speaks of the proposal; the heading fills what it leaves out.

    What neither says may stand in a line above them: 2099年度市人大代表建议A12号答复.
    """
    read = [citation.read(line, How.OPENING) for line in reversed(opening)]
    if title:
        read.append(citation.read(title, How.TITLE))
    for item in head:
        if item.kind not in {Is.TEXT, Is.TITLE, Is.REPLY_HEADING}:
            continue
        above = citation.read(item.line, How.PATTERN, quoted_title=False)
        for names in (("number",), ("term", "session")):
            told = [fact for one in read for name in names if (fact := getattr(one, name))]
            if told and not _is_with_zeroes(above.number, told):
                above = replace(above, **dict.fromkeys(names))
        read.append(above)
    read += _number_under_session(head)
    return tuple(read)


def _is_with_zeroes(number: Fact | None, told: Sequence[Fact]) -> bool:
    """Whether a number is one that was told, with the zeroes that the other left off."""
    printed = str(number.value) if number else ""
    return printed.startswith("0") and printed.lstrip("0") in {fact.value for fact in told}


def _number_under_session(head: Sequence[Item]) -> Iterator[Citation]:
    """A number alone below its session: 县人大九届二次会议 and below it 16."""
    for above, item in pairwise(head):
        session = citation.read(above.line, How.PATTERN, quoted_title=False)
        short = len(above.line.plain.strip()) <= _LONGEST_SESSION
        if session.session and short and _NUMBER_ALONE.fullmatch(item.line.plain):
            number = read_from(item.line, item.line.text.strip(), How.PATTERN)
            yield Citation(number=number)


def _read_role(lines: Sequence[Line], facts: dict[str, Fact]) -> None:
    for line in lines:
        if rulebook.first(rulebook.load("consulted"), line.text):
            # 现将会办意见汇总答复: the lead speaks of what others wrote.
            continue
        hit = rulebook.first(rulebook.load("roles"), line.text)
        if hit:
            _add(facts, "role", line, hit["role"], How.OPENING)


def _read_closing_role(text: Sequence[Item], facts: dict[str, Fact]) -> None:
    """供你单位统一答复代表时参考 at a letter's end: another answers the mover."""
    rule = rulebook.rule("roles", "answered-through-another")
    for line in _paragraphs(text)[-_OPENING:]:
        hit = rule.first(line.text[-_END_OF_PARAGRAPH:])
        if hit:
            _add(facts, "role", line, hit["role"], How.PATTERN)


def _handed_over(departments: Sequence[Fact], opening: Sequence[Line]) -> Iterator[Fact]:
    """Who handled a case that a government's unsigned letter says it gave on."""
    if any(fact.how is not How.HEADING for fact in departments):
        return
    for line in opening:
        hit = rulebook.first(rulebook.load("handed_over"), line.text)
        if hit:
            yield read_from(line, hit.values["name"], How.OPENING)


def _consulted(opening: Sequence[Line]) -> tuple[Fact, ...]:
    found = []
    for line in opening:
        hit = rulebook.first(rulebook.load("consulted"), line.text)
        if hit:
            names = _departments_of(hit["names"] or hit["named"] or "")
            found += [read_from(line, name, How.OPENING) for name in names]
    return tuple(found)


def _departments_of(printed: str) -> list[str]:
    """Names of a list, as printed, without 等有关部门 behind them."""
    told = plain(printed)
    others = _AND_OTHERS.search(told)
    end = others.start() if others else len(told)
    marks = [match.span() for match in _BETWEEN_DEPARTMENTS.finditer(told, 0, end)]
    starts, ends = [0, *(mark[1] for mark in marks)], [*(mark[0] for mark in marks), end]
    names = (printed[start:stop].strip() for start, stop in zip(starts, ends, strict=True))
    return [rest for name in names if (rest := _PART_BEFORE.sub("", name))]


def _beside(paragraphs: Sequence[Line]) -> Iterator[tuple[Fact, str]]:
    for line in paragraphs:
        found = (rule.first(line.text) for rule in rulebook.load("shared_handling"))
        for hit in filter(None, found):
            for name in _departments_of(hit.values["names"]):
                if organisations.department(name):
                    yield read_from(line, name, How.OPENING), hit.values["role"]


def _without_enclosure(text: Sequence[Item]) -> Sequence[Item]:
    """The letter up to an enclosure under its signature, which others may have signed."""
    signed = False
    for index, item in enumerate(text):
        if signed and (_ENCLOSURE.match(item.line.plain) or _ANSWER.match(item.line.plain)):
            return text[:index]
        signed = item.kind in {Is.DATE, Is.DEPARTMENT} or (signed and item.kind is Is.LABELS)
    return text


def _read_tail(tail: Sequence[Item], labels: Sequence[Labelled], facts: dict[str, Fact]) -> None:
    for item in reversed(tail):
        if item.kind is Is.DATE:
            _add(facts, "signed", item.line, page.day_of(item.line), How.SIGNATURE)
        elif item.kind is Is.OUTCOME:
            _add_outcome(item.line, item.line.text, How.PATTERN, facts)
        elif item.kind is Is.DOCUMENT and item.hit:
            _add(facts, "number", item.line, item.hit["number"], How.PATTERN)
        elif item.kind in {Is.TEXT, Is.SALUTATION}:
            both = letterhead.signed_and_dated(item.line)
            if both and both["date"]:
                _add(facts, "signed", item.line, chinese.date(both["date"]), How.SIGNATURE)
    for labelled in labels:
        # 承办人:甲乙丙 电话:7120000 2099年9月15日; or behind a label that nobody filled in.
        day = _DAY_AT_END.search(plain(labelled.line.text))
        if labelled.label.field in _BEFORE_DAY and day:
            _add(facts, "signed", labelled.line, chinese.date(day["day"]), How.SIGNATURE)


def _read_sentence_of_contact(tail: Sequence[Item], facts: dict[str, Fact]) -> None:
    """Whom to ask, in a letter's last sentences: 请与我局联系,联系人:甲乙丙,电话:7120000."""
    if any(name.startswith("contact.") for name in facts):
        return
    for item in tail:
        if item.kind not in {Is.TEXT, Is.SALUTATION}:
            continue
        if hit := rulebook.first(rulebook.load("contacts"), item.line.text[-_END_OF_PARAGRAPH:]):
            _add(facts, "contact.name", item.line, hit["name"], How.PATTERN)
            phone = (hit["phone"] or "").strip().rstrip(_BEHIND_PHONE)
            _add(facts, "contact.phone", item.line, phone or None, How.PATTERN)
            return


def _contact(line: Line, value: str, facts: dict[str, Fact]) -> None:
    """A name and a number behind one label."""
    if day := _DAY_AT_END.search(plain(value)):
        value = value[: day.start()]
    phone = _PHONE.search(plain(value))
    if phone:
        printed = _PHONES.match(plain(value), phone.start())
        end = printed.end() if printed else phone.end()
        numbers = value[phone.start() : end].strip().rstrip(_BEHIND_PHONE)
        _add(facts, "contact.phone", line, _closed(numbers), How.LABEL)
        value = _PHONE_WORD.sub("", value[: phone.start()])
    name = _OFFICE_BEFORE_NAME.sub("", _POLITE.sub("", value.strip(" ,，、;；:：(（")))
    if behind := _OFFICE_BEHIND.search(plain(name)):
        name = name[: behind.start()]
    name = _OFFICE_TOUCHES_NAME.sub("", name)
    if before := _NAME_BEFORE_OFFICE.match(plain(name)):
        name = name[: before.end(1)]
    _add(facts, "contact.name", line, name or None, How.LABEL)


def _closed(number: str) -> str:
    """A number without the bracket round the whole of it; (0999)9999999 keeps its own."""
    opened = number.startswith(("(", "\uff08")) and not re.search("[)\uff09]", number)
    return number[1:] if opened else number


def _add_outcome(line: Line, printed: str, how: How, facts: dict[str, Fact]) -> None:
    small = how is How.LABEL and _SMALL_CODE.fullmatch(plain(printed))
    hit = rulebook.first(rulebook.load("outcomes"), printed.upper() if small else printed)
    if hit:
        _add(facts, "outcome.label", line, printed.strip() if small else hit["label"], how)
        _add(facts, "outcome.code", line, hit["code"], how)


def _body(items: Sequence[Item], text: Sequence[Item], titled: bool) -> tuple[Line, ...]:
    """The letter from its salutation on; what stands above is kept when it is no head."""
    first = next((at for at, item in enumerate(items) if text and item is text[0]), 0)
    kept = [item.line for item in items[first:]]
    if titled:
        return tuple(kept)
    above = [
        item.line for item in items[:first] if item.kind is Is.TEXT and _is_sentence(item.line)
    ]
    return (*above, *kept)


def _is_sentence(line: Line) -> bool:
    """Whether a line above the salutation is more than the name of a section or a form."""
    text = line.plain.strip()
    return len(text) > _LONGEST_OF_HEAD or text.endswith(("。", "!", "?", ";"))


def _add(facts: dict[str, Fact], name: str, line: Line, value: object, how: How) -> None:
    if value is not None:
        facts.setdefault(name, read_from(line, value, how))
