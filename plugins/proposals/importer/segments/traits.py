"""What can be told of one item, or one label, by itself."""

from __future__ import annotations

import re

from proposals.importer import citation, page, rulebook
from proposals.importer.evidence import How
from proposals.importer.labels import Labelled, Scope
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is, Item

SHORT = 40
"""Characters of a line that is more likely a note above or under a letter than its text."""
_NUMBER_LINE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}\s?)?(?:[〔\[(](?:19|20)[0-9]{2}[〕\])]\s?)?第\s?[0-9A-Z-]{1,12}\s?号\s?(?:政协|委员|代表)?(?:提案|建议)?"
)
_BRACKETED = re.compile(r"\(\s*(第[^()]{1,20})\)")
"""(第0123号) alone on a line."""
_BEFORE_NUMBER = ("政协", "人大", "提案", "建议", "议案", "委员", "代表", "案号", "编号")
_SPEAKS = re.compile("[您你]|提出|收悉|来信")
_LONGEST_REST = 400
"""Characters of a line in which a letter must begin."""


def is_number(line: Line) -> bool:
    """Whether a line says nothing but the case's number."""
    text = line.plain.strip()
    text = bracketed[1] if (bracketed := _BRACKETED.fullmatch(text)) else text
    if not _NUMBER_LINE.fullmatch(text):
        return False
    # 样民议〔2099〕第12号 is a 文号, 政协〔2099〕第12号 and 〔2099〕第12号提案 are none.
    document = rulebook.first(rulebook.load("documents"), text)
    sign = re.split(r"[〔\[(]", text)[0]
    is_document = document is not None and document["number"] == text
    return not is_document or sign.endswith(_BEFORE_NUMBER)


def is_form_heading(item: Item) -> bool:
    """Whether a line heads the form of a case: …代表建议、批评和意见办理答复登记表."""
    if item.kind not in {Is.TEXT, Is.TITLE, Is.REPLY_HEADING}:
        return False
    return (
        rulebook.first(rulebook.load("form_headings"), item.line.text[:_LONGEST_REST]) is not None
    )


def heads_section(item: Item) -> bool:
    """Whether a line says whose part the next letter is: 会办单位意见."""
    short = len(item.line.text) <= SHORT and item.kind in {Is.TEXT, Is.REPLY_HEADING}
    hit = rulebook.first(rulebook.load("letter_sections"), item.line.text) if short else None
    return hit is not None


def is_prose(item: Item) -> bool:
    """Whether a line is of a text: long, or ended as a sentence is."""
    if is_form_heading(item):
        return False
    text = " ".join(item.line.text.split())
    return item.kind is Is.TEXT and (
        len(text) > SHORT or text.endswith(("。", "!", "！", "；", ";"))
    )


def is_said(item: Item) -> bool:
    """Whether anything is printed on a line."""
    return item.kind is not Is.BLANK


def is_note(item: Item) -> bool:
    """Whether a line may stand under the last letter without being part of it."""
    if item.kind is Is.SALUTATION:
        return False
    return item.kind in {Is.BLANK, Is.LABELS, Is.VOTES} or len(item.line.text.strip()) <= SHORT


def is_head(item: Item) -> bool:
    """Whether a line says only of which session and number a case is."""
    if item.kind is Is.REPLY_HEADING or is_prose(item) or len(item.line.text.strip()) > SHORT:
        return False
    cited = citation.read(item.line, How.HEADING, quoted_title=False)
    return cited.session is not None or cited.number is not None


def heads_report(item: Item) -> bool:
    """Whether a heading names one case by its number."""
    if item.kind is not Is.REPLY_HEADING:
        return False
    return citation.read(item.line, How.TITLE).number is not None


def is_of_document(item: Item) -> bool:
    """发布时间, 来源: labels that stand between a page's title and its text."""
    scopes = {one.label.scope for one in item.labels}
    return item.kind is Is.LABELS and scopes <= {Scope.DOCUMENT}


def is_opening(item: Item) -> bool:
    """Whether a line of text says what a letter answers."""
    return item.kind is Is.TEXT and _opens(item.line.text)


def speaks_to(rest: str) -> bool:
    """Whether what follows a name and a colon on its line is a letter, and no title or report."""
    return bool(_SPEAKS.search(plain(rest[:_LONGEST_REST]))) or _opens(rest)


def _opens(text: str) -> bool:
    return rulebook.first(rulebook.load("openings"), text[:_LONGEST_REST]) is not None


def is_title(labelled: Labelled) -> bool:
    """建议内容:关于样例的建议 tells the title and no text."""
    if labelled.label.field != "body" or not labelled.value.startswith("关于"):
        return False
    return page.item(Line(labelled.line.number, labelled.value)).kind is Is.TITLE


def as_text(labelled: Labelled) -> Item:
    """The value behind a label, as a line of text; it may begin with a salutation."""
    made = page.item(Line(labelled.line.number, labelled.value))
    return made if made.kind is Is.SALUTATION else Item(made.line, Is.TEXT)


def as_line(line: Line, text: str) -> Item:
    """What a part of a line is, taken by itself."""
    return page.item(Line(line.number, text))
