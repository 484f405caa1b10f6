"""Whose letter it is, where the letter itself does not say: what the page around it shows.

Such a department is entered, because a reply without one cannot be filed, and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from proposals.importer import metadata, organisations, rulebook
from proposals.importer.evidence import Fact, How, Question, read_from
from proposals.importer.letters import contacts, letterhead
from proposals.importer.lines import plain
from proposals.importer.page import Is
from proposals.importer.petitions.petition import Handler, Petition
from proposals.importer.places import NATION, Place
from proposals.importer.segments.parts import Parts

_NEIGHBOUR = re.compile(
    r"[条篇]\s*:?\s*(?P<name>[\u4e00-\u9fff]{3,24}?[局委办厅部院])\s*(?=关于|对)"
)
_PRINTED = re.compile(
    r"\s*(?P<name>[\u4e00-\u9fff]{3,24}?[局委厅部院])(?:办公室|办)\s*"
    r"20[0-9]{2}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日\s*印\s*发?\s*$"
)
_WORK_OF = re.compile(
    r"感谢[您你]们?(?:一直以来|长期以来|多年来)?对(?!我|本|贵)"
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|[镇乡](?:人民)?政府|街道(?:办事处)?))"
    r"工作的?(?:关心|支持|关注|理解)"
    r"|(?:^|[,。;:])\s*(?!我|本|贵|该|各)(?P<led>[\u4e00-\u9fff]{2,14}?局)"
    r"(?:党委|党组|党委班子|领导班子|领导)(?:对此)?(?:高度重视|非常重视|组织|立即|及时)"
)
"""感谢您对样例局工作的关心, 样例局领导班子组织人员研究: what offices say of themselves."""
_OFFICE = re.compile("[省市县区州旗镇乡][\u4e00-\u9fff]{1,20}(?:局|委|委员会|厅|政府|中心|大队)$")
"""An office with its place, and no section of one."""
_BUREAU = re.compile("(?!国家|中国|全国)[\u4e00-\u9fff]{2,12}[局司厅]")
_SIGN = re.compile(
    r"[\u4e00-\u9fff](?P<office>[\u4e00-\u9fff]{1,4}?)(?:局|委|办|厅)?"
    r"(?:函|发|字|复|提|建|议|案|人大|政协|办){1,4}第?\s?[〔\[【﹝(]"
)
_NAMED_OFFICE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>(?:[\u4e00-\u9fff]{1,6}[市县区州旗]|[市县区州旗])"
    r"(?P<office>(?!委|政)[\u4e00-\u9fff]{2,12}?(?:局|委)))(?<!局局)(?![\u4e00-\u9fff]?[局委会长]|领导|班子)"
)
"""样例县甲乙局, 县甲乙局 where a clause begins."""
_DOES = re.compile(
    r"(?:^|[。;:])\s*(?P<name>(?:[\u4e00-\u9fff]{1,6}[市县区州旗]|[市县区州旗])"
    r"(?P<office>(?!委|政)[\u4e00-\u9fff]{1,12}?局))"
    r"(?:按照?|根据|高度重视|非常重视|十分重视|已按|严格按照)"
)
_IMPRINT = re.compile(
    r"(?:版权所有|网站主办(?:单位)?|主办(?:单位)?)\s*:\s*(?P<name>[\u4e00-\u9fff]{3,24})(?![\u4e00-\u9fff])"
)
_THANKS = re.compile(
    "对(?P<work>[\u4e00-\u9fff]{2,8})工作的?[^。]{0,8}(?:关心|支持|关注|理解|重视)"
)
_UNITS = {"contact.unit", "contact"}
_PATH = re.compile(r"\s*(?:[>›»]+|-->)\s*")
"""What parts the sections in a page's path."""
_WE = re.compile("(?:^|[^给自])我([局委部厅署办])(?=[^属下])")
_CLERKS = re.compile("政府|政协|人大|党|督查|机关")
_PROVINCE = re.compile("(?:省|自治区)$")


@dataclass(frozen=True, slots=True)
class Owner:
    """The department that a letter is taken to be of.

    Attributes:
        fact: its name and where that stands.
        why: the ground, for the question.
        role: the part that its label gives it.
    """

    fact: Fact
    why: str
    role: Fact | None = None

    def question(self, field: str) -> Question:
        """Asks an editor to confirm it."""
        message = f"{self.fact.value!r} {self.why} and is taken as the letter's; confirm it"
        return Question(field, message, self.fact.line, self.fact.text)


def find(
    parts: Parts, asked: Petition, facts: Mapping[str, Fact], place: Place | None
) -> Owner | None:
    """The department that must have written a page's letter.

    The publisher of a page that holds nothing else; who handles the case; the office that the
    letter's 文号 bears; whose work it speaks of as its own; whose letters stand before and
    behind it.

    Args:
        parts: the page.
        asked: what is known of the proposal.
        facts: what the letter says of itself.
        place: where the case belongs.
    """
    if len(parts.letters) == 1 and (above := _heading(parts)):
        return Owner(above, "heads the page")
    alone = parts.answer_first or not asked.body
    if alone and (agency := metadata.agency(parts)):
        return Owner(agency, "published the page")
    addressee = facts["addressee"].value if "addressee" in facts else None
    if (handler := _only_handler(parts, asked)) and handler.name != addressee:
        role = replace(handler.fact, value=handler.role) if handler.role else None
        return Owner(handler.fact, "handles the case", role)
    if "number" in facts and (named := _named_organ(facts["number"], parts)):
        return Owner(named, "is named in the letter and has the sign of its 文号")
    if place and "number" in facts and (organ := _organ(facts["number"], place)):
        return Owner(organ, "is the office that the 文号 stands for")
    if len(parts.letters) == 1 and (printer := _printer(parts)):
        return Owner(printer, "is the one whose office printed the letter")
    if office := _asked_office(parts, facts):
        return Owner(office, "is the office to be asked")
    if own := _of_own_work(parts):
        return Owner(own, "is whose work the letter speaks of")
    if doer := _doer(parts):
        source = metadata.source_department(parts) if alone else None
        same = source is not None and str(source.value).endswith(str(doer.value))
        fact = source if source and same else doer
        return Owner(fact, "is the only office whose doings the letter tells")
    near = neighbours(parts)
    if len(near) > 1 and all(fact.value == near[0].value for fact in near):
        return Owner(near[0], "wrote the letters before and behind this one")
    if section := _of_section(parts):
        return Owner(section, "keeps the section of the site that the page stands in")
    if keeper := _keeper(parts):
        return Owner(keeper, "keeps the site, and the letter speaks of its work")
    publisher = metadata.source_department(parts) if alone else None
    # A ministry's pages name its own bureau (局) as their source.
    of_state = place is not None and place.name == NATION
    if publisher and not (of_state and _BUREAU.fullmatch(str(publisher.value))):
        return Owner(publisher, "is the page's source")
    return None


def _heading(parts: Parts) -> Fact | None:
    """甲局 of 甲局关于第1号提案的答复 above proposal and letter."""
    for item in parts.headings:
        found = letterhead.of_heading(item.line) if item.kind is Is.REPLY_HEADING else None
        if found:
            return found
    return None


def _asked_office(parts: Parts, facts: Mapping[str, Fact]) -> Fact | None:
    """联系单位:样例市甲局 under a letter that names no other department."""
    printed = [facts["contact.name"]] if "contact.name" in facts else []
    if len(parts.letters) == 1:
        units = (one for one in parts.letters[0].labels if one.label.field in _UNITS)
        printed += [read_from(one.line, contacts.unit(one), How.LABEL) for one in units]
    for contact in printed:
        named = organisations.department(str(contact.value or ""))
        if named and _OFFICE.search(str(contact.value)):
            return contact
    return None


def _of_own_work(parts: Parts) -> Fact | None:
    """The office whose work or whose heads the page's only letter speaks of as its own."""
    for item in parts.letters[0].items if len(parts.letters) == 1 else ():
        match = _WORK_OF.search(item.line.plain)
        group = "name" if match and match["name"] else "led"
        if match and organisations.department(match[group]):
            return read_from(item.line, item.line.text[slice(*match.span(group))], How.MENTION)
    return None


def _doer(parts: Parts) -> Fact | None:
    """The one office that a letter without 我局 begins its sentences with: 县甲局按要求动工."""
    items = parts.letters[0].items if len(parts.letters) == 1 else []
    if any(_WE.search(item.line.plain) for item in items):
        return None
    found: dict[str, Fact] = {}
    for item in items:
        for match in _DOES.finditer(item.line.plain):
            name = item.line.text[slice(*match.span("name"))]
            found.setdefault(match["office"], read_from(item.line, name, How.MENTION))
    return next(iter(found.values())) if len(found) == 1 else None


def _of_section(parts: Parts) -> Fact | None:
    """The only office in a page's path (首页 > 市甲局 > 建议办理) where the letter says 我局."""
    own = {
        match[1]
        for one in parts.letters
        for item in one.items
        if (match := _WE.search(item.line.plain))
    }
    found: dict[str, Fact] = {}
    for item in parts.furniture if len(parts.letters) == 1 else ():
        if not _PATH.search(item.line.plain):
            continue
        for segment in _PATH.split(item.line.plain):
            name = segment.strip()
            if name[-1:] in own and organisations.department(name) and not _CLERKS.search(name):
                at = item.line.plain.index(name)
                found[name] = read_from(item.line, item.line.text[at : at + len(name)], How.MENTION)
    return next(iter(found.values())) if len(found) == 1 else None


def _keeper(parts: Parts) -> Fact | None:
    """The only office in a site's imprint where the letter thanks for an interest in its work.

    版权所有:样例市甲乙局, and 感谢您对甲乙工作的关心.
    """
    texts = [item.line.plain for one in parts.letters for item in one.items]
    works = [match["work"] for text in texts for match in _THANKS.finditer(text)]
    found: dict[str, Fact] = {}
    for item in parts.furniture if works and len(parts.letters) == 1 else ():
        for match in _IMPRINT.finditer(item.line.plain):
            name = item.line.text[slice(*match.span("name"))]
            found.setdefault(match["name"], read_from(item.line, name, How.MENTION))
    if len(found) != 1:
        return None
    name, fact = next(iter(found.items()))
    office = organisations.department(name) and _OFFICE.search(name)
    told = office and not _CLERKS.search(name) and any(work in name for work in works)
    return fact if told else None


def _printer(parts: Parts) -> Fact | None:
    """甲局 of 甲局办公室 2099年5月29日印发 (GB/T 9704-2012, 7.4.2: the organ's office prints)."""
    for item in reversed(parts.letters[0].items):
        match = _PRINTED.match(item.line.plain)
        if match and organisations.department(match["name"]):
            return read_from(item.line, item.line.text[slice(*match.span("name"))], How.MENTION)
    return None


def neighbours(parts: Parts) -> list[Fact]:
    """The departments of the letters before and behind (上一篇, 下一篇), in printed order."""
    return [
        read_from(item.line, item.line.text[slice(*near.span("name"))], How.MENTION)
        for item in parts.furniture
        for near in _NEIGHBOUR.finditer(item.line.plain)
    ]


def _only_handler(parts: Parts, asked: Petition) -> Handler | None:
    """The department that must have written the page's only letter: the lead, or the only one."""
    if len(parts.letters) != 1:
        return None
    leads = [one for one in asked.handlers if one.role in {"lead", "sole"}]
    # Whom the letter consulted did not write it.
    answering = leads or [one for one in asked.handlers if one.fact.how is not How.OPENING]
    return answering[0] if len(answering) == 1 else None


def _organ(number: Fact, place: Place) -> Fact | None:
    """The office whose sign a 文号 bears behind that of the place: 样民函 of 样例市."""
    if place.name == NATION:
        state = rulebook.first(rulebook.load("state_organs"), str(number.value))
        return replace(number, value=state.values["office"], how=How.MENTION) if state else None
    hit = rulebook.first(rulebook.load("organs"), str(number.value))
    if hit is None or not _in_order(hit.values["place"], place.name):
        return None
    ending = "厅" if _PROVINCE.search(place.name) else "局"
    name = f"{place.name}{hit.values['office']}{ending}"
    return replace(number, value=name, how=How.MENTION)


def _named_organ(number: Fact, parts: Parts) -> Fact | None:
    """The one office named in a letter whose name the sign of its 文号 shortens.

    样教体函 and 县教体局: the sign is the place's, then the office's, then that of the kind.
    """
    sign = _SIGN.match(plain(str(number.value)))
    found: dict[str, Fact] = {}
    for item in parts.letters[0].items if sign and len(parts.letters) == 1 else ():
        for match in _NAMED_OFFICE.finditer(item.line.plain):
            if sign and _shortens(sign["office"], match["office"]):
                name = item.line.text[slice(*match.span("name"))]
                found.setdefault(match["office"], read_from(item.line, name, How.MENTION))
    return next(iter(found.values())) if len(found) == 1 else None


def _shortens(sign: str, office: str) -> bool:
    """Whether a sign's characters stand in a name in order, the first at its beginning."""
    rest: Iterator[str] = iter(office)
    return office.startswith(sign[0]) and all(char in rest for char in sign)


def _in_order(sign: str, name: str) -> bool:
    """Whether the characters of a place's sign stand in its name in their order.

    The first begins the name, or that of the place within: 丁 of 样例市丁区.
    """
    rest: Iterator[str] = iter(name)
    starts = name.startswith(sign[0]) or f"市{sign[0]}" in name or f"州{sign[0]}" in name
    return starts and all(char in rest for char in sign)
