"""The title of a proposal, and what portals print before and behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from proposals.importer import citation, headings, rulebook
from proposals.importer.evidence import How
from proposals.importer.lines import Line, plain
from proposals.importer.page import Is
from proposals.importer.petitions import who_moved
from proposals.importer.petitions.claims import Claims
from proposals.importer.petitions.petition import Petition
from proposals.importer.segments import traits
from proposals.importer.segments.parts import Parts

_TITLE = re.compile("^关于|(?:提案|建议|议案)$")
_SORT_OF_PAGE = re.compile(
    r"(?:政协|人大|全国|[省市县区州]|委员|代表|提案|建议|议案|批评|意见|办理|公开|答复|[和与及、,/\s])+"
)
"""主题:政协提案 tells of what sort a page is."""
_CATEGORY = re.compile(
    r"^\s*(?:[【\[［][^】\]］]{2,10}[】\]］]|(?:20[0-9]{2}\s*年度?)?[省市县区州]?(?:政协|人大|委员|代表|重点){0,2}"
    r"(?:提案|建议)(?:选登|摘登|公开)?[\s:：]+(?=关于))\s*"
)
"""What portals say of a title's sort before it; it is no part of the title."""


def claim_labelled(line: Line, value: str, claims: Claims, petition: Petition) -> None:
    """A title behind its label, with the number before it and the movers behind it."""
    numbered = citation.leading_number(value)
    if numbered:
        claims.add("number", line, numbered.number, How.LABEL)
    title = _CATEGORY.sub("", citation.without_quotes(numbered.rest if numbered else value))
    title = who_moved.without_movers(title, line, petition)
    if headings.of_reply(title):
        # Some portals label the letter's heading 标题.
        claims.cite(citation.read(Line(line.number, title), How.TITLE))
    else:
        claims.add("title", line, citation.tidy_title(title), How.LABEL)


def claim_headings(parts: Parts, claims: Claims) -> None:
    """Claim what stands above the texts of a page, and behind labels for headings."""
    for item in parts.headings:
        if traits.is_number(item.line) or _heads_cases(item.line):
            claims.cite(citation.read(item.line, How.HEADING, quoted_title=False))
        elif item.kind is Is.TITLE:
            claim_named(item.line, How.HEADING, claims)
        else:
            claims.cite(citation.read(item.line, How.TITLE))
    for line in parts.above:
        claims.cite(citation.read(line, How.HEADING, quoted_title=False))
    for labelled in parts.labels:
        if labelled.label.field == "heading" and labelled.value:
            line = Line(labelled.line.number, labelled.value)
            if headings.of_proposal(line.text):
                claim_named(line, How.HEADING, claims)
            else:
                claims.cite(citation.read(line, How.TITLE))


def _heads_cases(line: Line) -> bool:
    """Whether a line names a session's cases (市政协九届二次会议提案) above one of them."""
    return rulebook.rule("around_titles", "cases-of-session").first(line.text) is not None


def claim_named(line: Line, how: How, claims: Claims) -> None:
    """A title in a line of its own, with the number that stands before or behind it.

    A line that is none (主题:城建) says nothing.
    """
    if headed := rulebook.rule("around_titles", "session-and-number-before").first(line.text):
        head = Line(line.number, line.text[: headed.end])
        claims.cite(citation.read(head, how, quoted_title=False))
        line = Line(line.number, line.text[headed.end :])
    if (sort := _CATEGORY.match(line.text)) and citation.leading_number(line.text[sort.end() :]):
        # 【重点提案】第0003号 关于样例的建议.
        line = Line(line.number, line.text[sort.end() :])
    numbered = citation.leading_number(line.text)
    text = numbered.rest if numbered else line.text
    if headings.of_reply(text):
        # 【政协提案】关于…的答复 is a letter's heading.
        claims.cite(citation.read(Line(line.number, text), How.TITLE))
        return
    hit = headings.of_proposal(text)
    if hit is None and (not _TITLE.search(plain(text)) or _SORT_OF_PAGE.fullmatch(plain(text))):
        return
    if numbered:
        claims.add("number", line, numbered.number, how)
    elif hit:
        cited = citation.read(line, how, quoted_title=False)
        claims.add("number", line, cited.number and cited.number.value, how)
        if cited.session and hit.values["title"] != text.strip():
            # The bracket behind a title may tell the session and number of its case.
            claims.cite(replace(cited, number=None))
    title = _CATEGORY.sub("", hit.values["title"] if hit else text)
    claims.add("title", line, citation.tidy_title(title), how)
