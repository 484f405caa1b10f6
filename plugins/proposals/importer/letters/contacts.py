"""Whom to ask about a letter: a person or an office, and its telephone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.importer import organisations, rulebook
from proposals.importer.evidence import Fact, How, add
from proposals.importer.labels import Labelled
from proposals.importer.letters.ending import DAY_AT_END, END_OF_PARAGRAPH
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is, Item

_SECTION = re.compile(r"(?<=[局委厅办部院府会])(?:机关)?[\u4e00-\u9fff]{1,8}[科室处股队站]$")
"""甲科 of 样例市乙局甲科."""
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
_OFFICE_BEHIND = re.compile(r"\s*\((?!.*[0-9])[^()]{2,16}\)$")
"""甲乙丙(甲科科长) names 甲乙丙."""
_POLITE = re.compile("(?<=[\u4e00-\u9fff]{2})同志$")
_AREA_ALONE = re.compile(r"\(?0[0-9]{1,3}\)?\s*[—–―─━‐‑‒−-]?")
"""An area code whose number is missing."""
_PHONE_BEGINS = re.compile(r"[0-9*+(](?=[0-9*()\s—–―─━‐‑‒−-]{2,19}[0-9*])|(?<=^)[0-9*]{3,4}$")
_PHONES = re.compile(
    r"[0-9*+(](?:(?!(?:19|20)[0-9]{2}\s?[年.])[0-9*()+\s、,;/转分机至—–―─━‐‑‒−~-])*"
)
"""Telephone numbers, up to a day behind them."""
_PHONE = re.compile(r"[0-9*+(][0-9*()\s—–―─━‐‑‒−-]{5,20}[0-9*]")


def read(line: Line, value: str, facts: dict[str, Fact]) -> None:
    """A name and a number behind one label."""
    if day := DAY_AT_END.search(plain(value)):
        value = value[: day.start()]
    phone = _PHONE.search(plain(value))
    if phone:
        printed = _PHONES.match(plain(value), phone.start())
        end = printed.end() if printed else phone.end()
        numbers = value[phone.start() : end].strip().rstrip(_BEHIND_PHONE)
        add(facts, "contact.phone", line, _closed(numbers), How.LABEL)
        value = _PHONE_WORD.sub("", value[: phone.start()])
    name = _OFFICE_BEFORE_NAME.sub("", _POLITE.sub("", value.strip(" ,，、;；:：(（")))
    if behind := _OFFICE_BEHIND.search(plain(name)):
        name = name[: behind.start()]
    name = _OFFICE_TOUCHES_NAME.sub("", name)
    if before := _NAME_BEFORE_OFFICE.match(plain(name)):
        name = name[: before.end(1)]
    add(facts, "contact.name", line, name or None, How.LABEL)


def read_phone(line: Line, value: str, facts: dict[str, Fact]) -> None:
    """The numbers behind a label of their own."""
    first = _PHONE_BEGINS.search(plain(value))
    phones = _PHONES.match(plain(value), first.start()) if first else None
    phone = value[phones.start() : phones.end()].rstrip(_BEHIND_PHONE) if phones else ""
    if phone and not _AREA_ALONE.fullmatch(plain(phone)):
        add(facts, "contact.phone", line, _closed(phone), How.LABEL)


def _closed(number: str) -> str:
    """A number without the bracket round the whole of it; (0999)9999999 keeps its own."""
    opened = number.startswith(("(", "\uff08")) and not re.search("[)\uff09]", number)
    return number[1:] if opened else number


def read_sentence(tail: Sequence[Item], facts: dict[str, Fact]) -> None:
    """Whom to ask, in a letter's last sentences: 请与我局联系,联系人:甲乙丙,电话:7120000."""
    if any(name.startswith("contact.") for name in facts):
        return
    for item in tail:
        if item.kind not in {Is.TEXT, Is.SALUTATION}:
            continue
        if hit := rulebook.first(rulebook.load("contacts"), item.line.text[-END_OF_PARAGRAPH:]):
            add(facts, "contact.name", item.line, hit["name"], How.PATTERN)
            phone = (hit["phone"] or "").strip().rstrip(_BEHIND_PHONE)
            add(facts, "contact.phone", item.line, phone or None, How.PATTERN)
            return


def unit(labelled: Labelled) -> str | None:
    """The office behind 联系单位, without its number: 联系单位及电话:样例市甲局 22830000."""
    if "单位" not in labelled.line.plain and "部门" not in labelled.line.plain:
        return None
    number = _PHONE.search(plain(labelled.value))
    name = labelled.value[: number.start()] if number else labelled.value
    name = name.strip(" ,，、;；:：(（")
    office = organisations.department(_SECTION.sub("", name))
    return name if office else None


def drop_own_office(facts: dict[str, Fact], departments: Sequence[Fact]) -> None:
    """Whom to ask is not told where 联系单位 repeats whose letter it is."""
    name = facts.get("contact.name")
    if name and any(one.value.endswith(name.value) for one in departments):
        del facts["contact.name"]
