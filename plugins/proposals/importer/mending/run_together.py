"""What a page runs together on one line: fields of a form, labels, a heading and its letter."""

from __future__ import annotations

import re
from itertools import pairwise

from proposals.importer import headings, labels, under_title
from proposals.importer.lines import Line

_LONGEST_TITLE = 200
"""Characters of a title and who moved it."""
_MOVER_AND_TITLE = re.compile(
    r"\s*(?P<who>[^\s:。;《][^:。;《]{1,30}?)\s*:\s*"
    r"(?P<title>关于[^:。;《》]{4,80}(?:建议|提案|议案))\s*"
)
_TITLE_FIELD = re.compile(r"\s*(?:事\s*由|案\s*由|标\s*题|题\s*目)\s*:")
_FIELD_TOUCHING = re.compile(
    r"(?<=[^\s|])(?<!第一)(?:第一)?(?:建议人|提案人|提案者|提出人|领衔代表|领衔人)\s*:"
    r"|(?<=[^\s|])(?:建议内容|提案内容|承办单位|主办单位|会办单位|答复内容)\s*:"
)
"""Fields that touch the value before them, on a line that begins with a title's label."""
_LONGEST_TOUCHING = 160
_CONTACTS = "(?:承办人|联系人|经办人|联系电话|联系方式)"
_TOUCHING = re.compile(
    rf"(?:(?<=:[\u4e00-\u9fff]{{2}})|(?<=:[\u4e00-\u9fff]{{3}}))(?={_CONTACTS}\s*:)"
    r"|(?<=[\u4e00-\u9fff0-9])(?<!网站)(?=(?:发布日期|发布时间|成文日期|成文时间|发文日期|生效日期|废止日期|主题分类"
    r"|关\s*键\s*词|文字大小)\s*:)"
    r"|(?<=[\u4e00-\u9fff0-9])(?<!发文)(?<!发布)(?<!答复)(?<!回复)(?<!复函)(?<!公文)(?=(?:发文字号|文号|索取号|索引号|载体类型|公开类型|公开属性"
    r"|公开方式|公开范围)\s*:)"
    r"|(?<=[0-9])(?=(?:发布日期|发布时间|来源|信息来源|发文机构|发布机构|浏览次数|联系人|承办人)\s*:)"
)
RUN_ON = 80
"""Characters of a line on which a whole letter may stand."""
_LONGEST_RECORD = 20_000
_LEAST_LABELS = 3
_LETTER_WITHIN = re.compile(
    r"(?<=\s)(?P<letter>[\u4e00-\u9fff]{2,4}(?:等[^\s:]{0,6})?(?:代表|委员):\s*[您你])"
)
_HEADED = re.compile(
    r"\s{0,20}(?P<heading>[^\s。;:!?|][^。;:!?|]{8,120}(?:答复|复函|回复|的函))\s{1,20}"
    r"(?P<letter>(?:尊敬的)?[\u4e00-\u9fff·、 ]{2,60}?"
    r"(?:等\s*[0-9一二三四五六七八九十]{0,3}[名位]?)?(?:代表|委员)\s*:)"
)


def mover_and_title(line: Line) -> list[Line]:
    """甲乙丙委员:关于样例的提案: the title, and who moved it, apart."""
    match = _MOVER_AND_TITLE.fullmatch(line.plain) if len(line.text) <= _LONGEST_TITLE else None
    who = Line(line.number, line.text[slice(*match.span("who"))]) if match else line
    if match is None or not under_title.read(who):
        return [line]
    return [Line(line.number, line.text[slice(*match.span("title"))]), who]


def form(line: Line) -> list[Line]:
    """事由:样例路的管理建议人:甲乙丙建议内容:…: a form on one line, its fields apart."""
    if not _TITLE_FIELD.match(line.plain):
        return [line]
    cuts = [0, *(match.start() for match in _FIELD_TOUCHING.finditer(line.plain))]
    pieces = [line.text[start:end] for start, end in pairwise([*cuts, len(line.text)])]
    return [Line(line.number, piece) for piece in pieces]


def touching_labels(line: Line) -> Line:
    """责任领导:甲乙丙承办人:丁戊: labels that touch the value before them, set apart."""
    if len(line.text) > _LONGEST_TOUCHING or "。" in line.plain:
        return line
    cuts = [match.start() for match in _TOUCHING.finditer(line.plain)]
    text = line.text
    for at in reversed(cuts):
        text = f"{text[:at]}  {text[at:]}"
    return Line(line.number, text) if cuts else line


def record(line: Line) -> list[Line]:
    """A whole record that a portal prints on one line: each label, and the letter, apart."""
    if not RUN_ON <= len(line.text) <= _LONGEST_RECORD or line.plain.count(":") < _LEAST_LABELS:
        return [line]
    if labels.read(line):
        return [line]
    found = labels.starts(line)
    if not {"movers", "body"} <= set(found.values()):
        return [line]
    letters = [match.start("letter") for match in _LETTER_WITHIN.finditer(line.plain)]
    cuts = sorted({0, *found, *letters, len(line.text)})
    pieces = [line.text[start:end].strip() for start, end in pairwise(cuts)]
    return [Line(line.number, piece) for piece in pieces if piece]


def heading_and_letter(line: Line) -> list[Line]:
    """A heading with the letter behind it on one line, apart."""
    match = _HEADED.match(line.plain) if len(line.text) >= RUN_ON else None
    if match is None or not headings.of_reply(match["heading"]):
        return [line]
    at = match.start("letter")
    return [Line(line.number, line.text[:at].strip()), Line(line.number, line.text[at:])]
