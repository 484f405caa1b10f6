"""The proposal's own facts: from its labels, its headings, and the letters that answer it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from proposals import text as chinese
from proposals.importer import (
    citation,
    headings,
    kinds,
    misfiling,
    movers,
    organisations,
    plausibility,
    rulebook,
    under_title,
)
from proposals.importer.citation import Citation
from proposals.importer.evidence import Fact, How, Question, most_trusted, read_from
from proposals.importer.labels import Labelled, Scope
from proposals.importer.letters.letter import Letter
from proposals.importer.lines import Line, plain
from proposals.importer.movers import Movers
from proposals.importer.page import Is
from proposals.importer.segments import traits
from proposals.importer.segments.parts import Parts
from proposals.model import Kind, MoverRole, ReplyRole

_WITH_DEADLINE = re.compile(
    r"\s*[(（](?:[^()（）]*(?:期限|时限|日期|时间|[0-9]{4}[-年./])[^()（）]*"
    r"|[已未待][\u4e00-\u9fff]{2,6})[)）]"
)
"""样例市甲局(办理期限2099-06-30), (已反馈): until when, or how far, is no part of the name."""
_COUNTED = re.compile(
    r"\s*(?:第\s*)?([0-9一二三四五六七八九十]{1,3})\s*(?:届|次(?:会议|全会)?)?\s*"
)
_TERM_LABEL = re.compile("届[次别]?(?:数)?$")
_BODIES = {
    **dict.fromkeys(("人大", "建议", "议案"), Kind.NPC),
    **dict.fromkeys(("政协", "提案"), Kind.CPPCC),
}
_CITED = ("title", "number", "kind", "term", "session", "year")
_DATES = {"submitted", "assigned", "due"}
_YEAR_AND_NUMBER = re.compile(r"20[0-9]{2}-[0-9]{1,4}")
"""What a portal keeps of a 文号 (2099-92)."""
_WHICH = {"number", "term", "session"}
"""What tells one case from another."""
_HELD = {"title", "number"}
"""What is entered only where it looks like one."""
_SUBMITTED = re.compile(r"\s*\([^()。]{6,14}(?:提出|提交|撰写)\)\s*")
"""(2099年2月提出) under a proposal."""
_IN_BRACKETS = re.compile(r"\s*\([^()]{4,60}\)\s*")
_LINES_OF_ENDING = 3
_SESSION_AND_KIND = re.compile(
    r"^\s*(?!.*关于).{2,40}次(?:会议|全会)(?:代表|委员|政协|人大)?(?:提案|建议|议案)\s*$"
)
"""A session's cases (市政协九届二次会议提案) above one of them."""
_NOBODY = {"无", "暂无", "没有", "空", "/", "\\", "-", "--", "—", "——"}
_OPEN, _CLOSE = r"[(（\[【]", r"[)）\]】]"
_ROLE_THEN_NAME = re.compile(
    rf"(?P<role>{_OPEN}(?:[主会會协協分独獨][办辦])(?:单位|單位)?{_CLOSE})\s+"
)
_STATUS = re.compile("立案|并案|撤案|不予|转|参阅|参考|办")
_ROLE_FIRST = re.compile(rf"{_OPEN}[主会會协協分独獨][办辦](?:单位|單位)?{_CLOSE}")
_TITLE = re.compile("^关于|(?:提案|建议|议案)$")
_MOVERS_BEHIND = re.compile(
    r"(?<=建议|提案|议案)[\s(]+(?P<movers>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){0,10}"
    r"(?:等\s*[0-9一二三四五六七八九十]{1,3}\s*[名位])?(?:代表|委员))\s*\)?$"
)
_CATEGORY = re.compile(
    r"^\s*(?:[【\[［][^】\]］]{2,10}[】\]］]|(?:20[0-9]{2}\s*年度?)?[省市县区州]?(?:政协|人大|委员|代表|重点){0,2}"
    r"(?:提案|建议)(?:选登|摘登|公开)?[\s:]+(?=关于))\s*"
)
_SESSION_BEFORE = re.compile(
    r"\s*[^。,;:《》]{0,16}届\s*(?:第\s*)?[0-9一二三四五六七八九十]{1,3}\s*次(?:会议|全会)?\s*"
    r"第\s*[0-9A-Z-]{1,10}\s*号(?:提案|建议|议案)?\s*:?\s*(?=关于)"
)
"""九届七次 第72号关于…的提案: a title behind its session and number."""
_NO_ONE_DEPARTMENT = re.compile(
    r"^(?:各|有关|相关)|[(\[](?:会同|配合|牵头|协同|联合)|等$|(?:科|股|(?<!公)室)$"
)
"""各区政府, 甲局(会同乙局), 市容科: who handles the case is not said by name, or not told apart,
or is a section of an office."""
_ROLE = "(?:[主会协分独]办(?:单位|部门)?|[主会协])"
_ROLE_OF_DEPARTMENT = re.compile(
    rf"(?:{_OPEN}?(?P<before>{_ROLE})(?:{_CLOSE}|:))?(?P<name>[^(（\[【]+?)"
    rf"(?:{_OPEN}(?P<behind>{_ROLE}){_CLOSE}?|(?<=[局委办厅部院处府])(?P<told>主办|牵头|会办|协办|配合)(?P=told)?)?"
)


@dataclass(frozen=True, slots=True)
class Handler:
    """A department named in a label.

    Attributes:
        name: as printed.
        role: the part that the label gives it.
        fact: the evidence.
    """

    name: str
    role: str | None
    fact: Fact


@dataclass(slots=True)
class Petition:
    """What is known of the proposal.

    Attributes:
        facts: fields of the proposal with their evidence.
        movers: who proposed.
        movers_fact: where that stands.
        handlers: 办理单位 in printed order.
        seconders: who seconded it (附议), as printed.
        misfiled: indexes of letters that answer another proposal.
        questions: what is not sure.
        body: the lines of its text.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    movers: Movers = field(default_factory=Movers)
    movers_fact: Fact | None = None
    handlers: list[Handler] = field(default_factory=list)
    seconders: list[str] = field(default_factory=list)
    misfiled: set[int] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)


def read(parts: Parts, letters: Sequence[Letter]) -> Petition:
    """Everything the page says of the proposal.

    Facts of the page itself come first; letters that answer this proposal fill the rest. A
    letter that is written to other people about another title says nothing of this one.
    """
    petition = Petition(body=_body(parts))
    claims: dict[str, list[Fact]] = {}
    _claim_labels(parts.labels, claims, petition)
    _claim_counts(parts.labels, claims)
    _claim_headings(parts, claims)
    _claim_movers(parts.labels, claims, petition)
    title, number = _best(claims.get("title")), _best(claims.get("number"))
    petition.misfiled = set(misfiling.find(letters, title, number, petition.movers))
    own = [one for index, one in enumerate(letters) if index not in petition.misfiled]
    for one in own:
        for cited in one.citations:
            _claim_citation(cited, claims)
    if not claims.get("kind"):
        claims["kind"] = kinds.read(parts, own, petition.movers)
    _claim_dates(parts, claims)
    _claim_endings(parts, claims, petition)
    for name, facts in claims.items():
        if facts:
            _settle(name, facts, petition)
    petition.handlers = _with_lead(petition.handlers)
    petition.questions += _merged(own)
    _finish_movers(own, petition)
    return petition


def _body(parts: Parts) -> list[Line]:
    return [item.line for item in parts.body]


def _claim_labels(
    labels: Sequence[Labelled], claims: dict[str, list[Fact]], petition: Petition
) -> None:
    for labelled in labels:
        name, value, line = labelled.label.field, labelled.value, labelled.line
        if not value:
            continue
        if name == "title":
            numbered = citation.leading_number(value)
            if numbered:
                _claim(claims, "number", line, numbered.number, How.LABEL)
            title = citation.without_quotes(numbered.rest if numbered else value)
            title = _without_movers(title, line, petition)
            if headings.of_reply(title):
                # Some portals label the letter's heading 标题.
                _claim_citation(citation.read(Line(line.number, title), How.TITLE), claims)
            else:
                _claim(claims, "title", line, citation.tidy_title(title), How.LABEL)
        elif name == "title-or-topic":
            _claim_named(Line(line.number, value), How.LABEL, claims)
        elif name in {"number", "number-or-document"}:
            if name == "number" or not _YEAR_AND_NUMBER.fullmatch(plain(value)):
                _claim(claims, "number", line, citation.number_alone(value), How.LABEL)
        elif name == "session":
            _claim_citation(citation.read(Line(line.number, value), How.LABEL), claims)
        elif name == "kind" and (body := _body_named(value)):
            _claim(claims, "kind", line, body, How.LABEL)
        elif name == "year":
            _claim(claims, "year", line, chinese.number(value.removesuffix("年")), How.LABEL)
        elif name in _DATES:
            _claim(claims, name, line, chinese.date(value), How.LABEL)
        elif name == "status" and (given := list(_given(labelled))):
            # 审查意见:由甲局主办 says that the case was admitted, and to whom it went.
            petition.handlers += given
        elif name == "status" and _STATUS.search(plain(value)):
            _claim(claims, name, line, value, How.LABEL)
        elif name == "seconders" and value not in {*_NOBODY, *petition.seconders}:
            petition.seconders.append(value)
        elif name == "departments.unsure":
            message = f"{value!r} stand in a table that does not tell 主办 from 会办; enter them"
            petition.questions.append(
                Question("departments", message, line.number, line.text.strip())
            )
        elif name == "departments" and not _is_of_page(labelled, labels):
            for handler in _handlers(labelled):
                if _is_cell_of_another(handler.name, value):
                    break
                if _NO_ONE_DEPARTMENT.search(plain(handler.name)):
                    message = f"{handler.name!r} is no one department; enter those that handle it"
                    petition.questions.append(
                        Question("departments", message, line.number, line.text.strip())
                    )
                elif why := plausibility.objection("department", handler.name):
                    message = f"{handler.name!r} {why}; enter the department if it is one"
                    petition.questions.append(
                        Question("departments", message, line.number, line.text.strip())
                    )
                else:
                    petition.handlers.append(handler)


def _claim_counts(labels: Sequence[Labelled], claims: dict[str, list[Fact]]) -> None:
    """届次: 9 and 会议: 1 in a form that has a field for each."""
    told: dict[str, list[tuple[Line, str]]] = {"term": [], "session": []}
    for one in labels:
        count = _COUNTED.fullmatch(plain(one.value)) if one.label.field == "session" else None
        if count is None:
            continue
        label = re.split("[:|]", one.line.plain[one.start :])[0].strip()
        sign = re.search("[届次]", plain(one.value))
        of_term = sign[0] == "届" if sign else _TERM_LABEL.search(label)
        told["term" if of_term else "session"].append((one.line, count[1]))
    if all(len(found) == 1 for found in told.values()):
        for name, [(line, printed)] in told.items():
            _claim(claims, name, line, chinese.number(printed), How.LABEL)


def _body_named(value: str) -> str | None:
    """The body that 案别 names; None where it names neither, or both."""
    text = plain(value)
    found = {kind for word, kind in _BODIES.items() if word in text}
    return min(found).value if len(found) == 1 else None


def _is_of_page(labelled: Labelled, labels: Sequence[Labelled]) -> bool:
    """责任部门 beside 发布机构 is who keeps the page."""
    if "责任部门" not in labelled.line.plain:
        return False
    beside = (one for one in labels if one.line == labelled.line)
    return any(one.label.scope is Scope.DOCUMENT for one in beside)


def _without_movers(title: str, line: Line, petition: Petition) -> str:
    """A title without the movers behind it: 关于样例的议案 甲乙丙等14名代表."""
    match = _MOVERS_BEHIND.search(plain(title))
    found = movers.read(match["movers"]) if match else None
    if match is None or found is None or not found.movers or found.unclear:
        return title
    petition.movers = petition.movers.joined(found)
    petition.movers_fact = petition.movers_fact or read_from(line, match["movers"], How.LABEL)
    return title[: match.start()].rstrip()


def _is_cell_of_another(name: str, value: str) -> bool:
    """Whether a name is another cell of a table's row and no department: 甲局 | 办理状态."""
    bare = re.sub(r"\([^()]*\)", "", plain(name)).strip()
    return "|" in plain(value) and not organisations.named(bare)


def _handlers(labelled: Labelled) -> Iterator[Handler]:
    """Departments of a label; 甲局(主办)、乙局(会办) and 主办:甲局 会办:乙局 tell their roles."""
    roles = rulebook.load("roles")
    role = labelled.label.role
    value = _WITH_DEADLINE.sub("", labelled.value)
    if _ROLE_FIRST.match(value):
        value = _ROLE_THEN_NAME.sub(r"\g<role>", value)
        value = _ROLE_FIRST.sub(r"、\g<0>", value)
    for part in movers.split(value):
        match = _ROLE_OF_DEPARTMENT.fullmatch(plain(part))
        word = match and (match["before"] or match["behind"] or match["told"])
        hit = rulebook.first(roles, plain(word)) if word else None
        if part in _NOBODY:
            continue
        if match and match["before"] and hit:
            role = hit["role"]
        name = part[slice(*match.span("name"))].strip(" ()（）[]【】") if match and hit else part
        own = hit["role"] if hit else role
        yield Handler(name, own, read_from(labelled.line, name, How.LABEL))


def _given(labelled: Labelled) -> Iterator[Handler]:
    """Departments of an opinion on a case: 审查意见:建议由甲局主办,乙局会办."""
    told = (hit for rule in rulebook.load("given") for hit in rule.hits(labelled.value))
    for hit in sorted(told, key=lambda hit: hit.start):
        for name in movers.split(hit.values["names"]):
            if plausibility.objection("department", name) is None:
                yield Handler(name, hit["role"], read_from(labelled.line, name, How.LABEL))


def _with_lead(handlers: Sequence[Handler]) -> list[Handler]:
    """The one department behind 承办单位 leads where others stand behind 会办单位."""
    unsaid = [one for one in handlers if one.role is None]
    told = {one.role for one in handlers} - {None}
    if len(unsaid) != 1 or told != {ReplyRole.JOINT.value}:
        return list(handlers)
    return [replace(one, role=one.role or ReplyRole.LEAD.value) for one in handlers]


def _claim_headings(parts: Parts, claims: dict[str, list[Fact]]) -> None:
    for item in parts.headings:
        if traits.is_number(item.line) or _SESSION_AND_KIND.search(item.line.plain):
            _claim_citation(citation.read(item.line, How.HEADING, quoted_title=False), claims)
        elif item.kind is Is.TITLE:
            _claim_named(item.line, How.HEADING, claims)
        else:
            _claim_citation(citation.read(item.line, How.TITLE), claims)
    for line in parts.above:
        cited = citation.read(line, How.HEADING, quoted_title=False)
        _claim_citation(cited, claims)
    for labelled in parts.labels:
        if labelled.label.field == "heading" and labelled.value:
            line = Line(labelled.line.number, labelled.value)
            if headings.of_proposal(line.text):
                _claim_named(line, How.HEADING, claims)
            else:
                _claim_citation(citation.read(line, How.TITLE), claims)


def _claim_named(line: Line, how: How, claims: dict[str, list[Fact]]) -> None:
    """A title in a line of its own, with the number that stands before or behind it.

    A line that is none (主题:城建) says nothing.
    """
    headed = _SESSION_BEFORE.match(line.plain)
    if headed:
        head = Line(line.number, line.text[: headed.end()])
        _claim_citation(citation.read(head, how, quoted_title=False), claims)
        line = Line(line.number, line.text[headed.end() :])
    numbered = citation.leading_number(line.text)
    text = numbered.rest if numbered else line.text
    if headings.of_reply(text):
        # 【政协提案】关于…的答复 is a letter's heading.
        _claim_citation(citation.read(Line(line.number, text), How.TITLE), claims)
        return
    hit = headings.of_proposal(text)
    if hit is None and not _TITLE.search(plain(text)):
        return
    if numbered:
        _claim(claims, "number", line, numbered.number, how)
    elif hit:
        cited = citation.read(line, how, quoted_title=False)
        _claim(claims, "number", line, cited.number and cited.number.value, how)
        if cited.session and hit.values["title"] != text.strip():
            # The bracket behind a title may tell the session and number of its case.
            _claim_citation(replace(cited, number=None), claims)
    title = _CATEGORY.sub("", hit.values["title"] if hit else text)
    _claim(claims, "title", line, citation.tidy_title(title), how)


def _claim_movers(
    labels: Sequence[Labelled], claims: dict[str, list[Fact]], petition: Petition
) -> None:
    for labelled in labels:
        if labelled.label.field not in {"movers", "comovers", under_title.ASSUMED}:
            continue
        if labelled.label.field == under_title.ASSUMED:
            message = f"{labelled.value!r} stands under the title without a label; confirm it"
            petition.questions.append(
                Question("movers", message, labelled.line.number, labelled.line.text.strip())
            )
        if not labelled.value or labelled.value in _NOBODY:
            continue
        found = movers.read(labelled.value)
        petition.movers = petition.movers.joined(found)
        if petition.movers_fact is None:
            petition.movers_fact = read_from(labelled.line, labelled.value, How.LABEL)


def _claim_citation(cited: Citation, claims: dict[str, list[Fact]]) -> None:
    for name in _CITED:
        fact = getattr(cited, name)
        if fact is not None:
            claims.setdefault(name, []).append(fact)


def _claim_dates(parts: Parts, claims: dict[str, list[Fact]]) -> None:
    """A date in a line of its own under the proposal is the proposal's."""
    texts = [item for item in parts.body if item.kind is not Is.BLANK]
    if not texts:
        return
    line = texts[-1].line
    if texts[-1].kind is Is.DATE or _SUBMITTED.fullmatch(line.plain):
        _claim(claims, "submitted", line, chinese.date(line.text), How.SIGNATURE)


def _claim_endings(parts: Parts, claims: dict[str, list[Fact]], petition: Petition) -> None:
    """What stands under a proposal's text: (在市政协九届三次会议上提出), and who moved it."""
    texts = [item for item in parts.body if item.kind is not Is.BLANK]
    for item in texts[-_LINES_OF_ENDING:]:
        if _IN_BRACKETS.fullmatch(item.line.plain):
            cited = citation.read(item.line, How.SIGNATURE, quoted_title=False)
            for name in ("kind", "term", "session", "number"):
                fact = getattr(cited, name)
                if fact is not None and not claims.get(name):
                    claims.setdefault(name, []).append(fact)
        if not petition.movers.movers:
            _claim_movers(under_title.below(item.line), claims, petition)


def _settle(name: str, facts: Sequence[Fact], petition: Petition) -> None:
    """The most trusted value; what contradicts it becomes a question."""
    ranked = [
        fact
        for fact in most_trusted(facts)
        if not (name in _HELD and plausibility.objection(name, str(fact.value)))
    ]
    if not ranked:
        why = plausibility.objection(name, str(facts[0].value))
        message = f"{facts[0].value!r} {why}; enter the right one"
        petition.questions.append(Question(name, message, facts[0].line, facts[0].text))
        return
    if name == "number":
        ranked = [replace(fact, value=_in_full(fact.value, ranked)) for fact in ranked]
    best = ranked[0]
    if name == "title":
        others = [fact for fact in ranked if citation.same_title(fact.value, best.value)]
        best = max(
            (fact for fact in others if fact.how is best.how),
            key=lambda fact: len(fact.value),
            default=best,
        )
    differ = name == "title" and any(
        not citation.same_title(fact.value, best.value) for fact in ranked
    )
    if (name in _WHICH or differ) and _is_told_twice(ranked):
        values = ", ".join(f"{fact.value!r} (line {fact.line})" for fact in ranked)
        message = f"the letter says {values}; enter the right one"
        petition.questions.append(Question(name, message, best.line, best.text))
        return
    petition.facts[name] = best
    seen = {best.value}
    for fact in ranked:
        if fact.value in seen or (name == "title" and citation.same_title(fact.value, best.value)):
            continue
        seen.add(fact.value)
        petition.questions.append(
            Question(
                name,
                f"{best.value!r} (line {best.line}) was taken, but line {fact.line} "
                f"says {fact.value!r}",
                fact.line,
                fact.text,
            )
        )


def _in_full(number: str, ranked: Sequence[Fact]) -> str:
    """A number as it is printed in full: 087 is 2099-5-087; 87 is 087 where both are printed."""
    printed = [str(fact.value) for fact in ranked]
    tails = (f"-{number}", f".{number}")
    longer = [other for other in printed if other.endswith(tails)]
    alike = [other for other in printed if other.lstrip("0") == number.lstrip("0")]
    return longer[0] if longer else max(alike, key=len)


def _is_told_twice(ranked: Sequence[Fact]) -> bool:
    """Whether a letter's heading and its opening differ, and nothing else decides."""
    values = {str(fact.value) for fact in ranked}
    return len(values) > 1 and all(fact.how in {How.OPENING, How.TITLE} for fact in ranked)


def _merged(letters: Sequence[Letter]) -> Iterator[Question]:
    """A letter may answer several cases at once (合并答复); the first was taken."""
    for one in letters:
        title = one.facts.get("title")
        numbers = citation.numbers(title.text) if title else []
        if title and len(numbers) > 1:
            message = (
                f"the letter answers several cases ({', '.join(numbers)}); the first was taken, "
                "enter the others and give each a copy of the reply"
            )
            yield Question("number", message, title.line, title.text)


def _finish_movers(letters: Sequence[Letter], petition: Petition) -> None:
    """Without a label the letters tell the movers; the kind tells 委员 from 代表."""
    kind = petition.facts["kind"].value if "kind" in petition.facts else None
    if petition.movers.movers:
        # Where seconders are listed, 甲乙丙等代表 means them.
        if not petition.seconders:
            petition.movers = _with_others(petition.movers, letters)
    else:
        for one in letters:
            if _is_joint(one) and not one.people:
                # A co-handler writes to the lead department, which moved nothing.
                continue
            found = one.people or movers.read(one.organisation or "")
            if one.organisation and not found.movers:
                continue
            if found.movers or found.masked:
                petition.movers = petition.movers.joined(found)
                petition.movers_fact = one.facts.get("addressee")
                break
            petition.movers = replace(petition.movers, unclear=found.unclear)
    role = {"cppcc": MoverRole.MEMBER, "npc": MoverRole.DEPUTY}.get(kind or "")
    petition.movers = petition.movers.with_role(role)
    for name in petition.movers.unclear:
        line = petition.movers_fact.line if petition.movers_fact else 0
        message = f"{name!r} is printed as a mover but is no name the importer knows; add it"
        petition.questions.append(Question("movers", message, line, name))
    if petition.movers.masked:
        fact = petition.movers_fact
        petition.questions.append(
            Question(
                "movers",
                "the source hides the mover's name; nothing was entered",
                fact.line if fact else 0,
                fact.text if fact else "",
            )
        )


def _with_others(named: Movers, letters: Sequence[Letter]) -> Movers:
    """The salutation may say that there are more than the page names (甲乙等3名代表)."""
    names = {mover.name for mover in named.movers}
    for one in letters:
        people = one.people
        if people is None or {mover.name for mover in people.movers} != names or named.total:
            continue
        if people.open or people.total:
            return replace(named, total=people.total, open=people.open)
    return named


def _is_joint(one: Letter) -> bool:
    role = one.facts.get("role")
    return role is not None and role.value == ReplyRole.JOINT.value


def _claim(claims: dict[str, list[Fact]], name: str, line: Line, value: object, how: How) -> None:
    if value is not None and value != "":
        claims.setdefault(name, []).append(read_from(line, value, how))


def _best(facts: Sequence[Fact] | None) -> Fact | None:
    return most_trusted(facts)[0] if facts else None
