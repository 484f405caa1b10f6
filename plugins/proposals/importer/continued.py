"""Lines that a page breaks and a reader joins: a list of names, a label and its value below."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from proposals import text as chinese
from proposals.importer import (
    citation,
    headings,
    labels,
    movers,
    organisations,
    rulebook,
    under_title,
)
from proposals.importer.labels import Label, Scope
from proposals.importer.lines import Line, plain

_NAME = re.compile(r"(?:[\u4e00-\u9fff·.]{2,12}|[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff])")
_BEFORE_NAMES = re.compile(r"\s*(?:尊敬的?)?(?:[^:。、,]{2,8}:)?\s*")
_BEHIND_NAMES = re.compile(
    r"\s*等?\s*[0-9一二三四五六七八九十百两]{0,4}\s*[名位]?\s*(?:(?:政协|人大)?(?:委员|代表)们?)?\s*:?\s*$"
)
_BETWEEN = re.compile("[、,]")
_PERSON_OF = re.compile(
    r"\s*(?:[\u4e00-\u9fff·]{2,6}|[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff])\s*"
    r"(?:\([\u4e00-\u9fff、]{2,24}\)\s*[,、]?\s*(?:[0-9*][0-9*-]{6,14})?|\s[0-9*][0-9*-]{6,14})\s*[、,;]?\s*"
)
"""A person with workplace or telephone on a line."""
_LONGEST_LIST = 200
_ROLE_BEGINS = re.compile(r"\s*\((?:主办|会办|协办|分办)(?:单位)?\)\s*[\u4e00-\u9fff]")
_SUBJECT = re.compile(r"(?:关于|对)[^。;:!?]*(?:届|次会议|号|提案|建议)[^。;:!?]*$")
_ENDS_IN_TERM = re.compile(
    r"\s*[^。,;:]{0,20}届[^。,;:]{0,20}(?:人民代表大会|人大|委员会|政协)\s*"
    r"|\s*[^。,;:]{0,12}政协[^。,;:]{0,20}届(?:委员会)?\s*"
)
_BEGINS_WITH_SESSION = re.compile(
    r"\s*第?\s*[0-9一二三四五六七八九十]{1,3}\s*次会议[^。,;:]{0,24}\s*"
)
_BETWEEN_CELLS = re.compile(r"\s*[|\t]\s*")
_LEAST_COLUMNS = 3
_LEAST_SPREAD = 8
_LEAST_SPREAD_NAME = 4
"""Characters of a heading, and of a department's name, that stand apart."""
_MOST_LINES = 12
_MOST_BLANK = 2
"""Blank lines between the two halves of a heading."""
_LEAST_PAIRS = 2
_LONGEST_VALUE = 60
_MOVER_AND_TITLE = re.compile(
    r"\s*(?P<who>[^\s:。;《][^:。;《]{1,30}?)\s*:\s*"
    r"(?P<title>关于[^:。;《》]{4,80}(?:建议|提案|议案))\s*"
)
_SITE = r"[\u4e00-\u9fff]{2,20}(?:网|网站|门户|平台|频道|人民政府|政协|人大)"
_BAR = re.compile(r"--|[_|>-]")
_SITE_BEFORE = re.compile(
    rf"\s*{_SITE}\s*(?:-{{1,3}}|_{{1,3}}|[|>])\s*"
    r"(?:[\u4e00-\u9fff]{2,12}\s*(?:-{1,3}|_{1,3}|[|>])\s*){0,4}(?=关于|对)"
)
_SITE_BEHIND = re.compile(
    r"(?<=[案议复函)号])\s*(?:(?:-{1,3}|_{1,3}|\|)\s*[\u4e00-\u9fff]{2,12}\s*){0,4}"
    rf"(?:-{{1,3}}|_{{1,3}}|\|)\s*{_SITE}\s*$"
)
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
_LISTED = re.compile(
    r"\s*(?:[-•·●*]\s*|(?=发布机构|发文机关|发文机构|发布单位|发文字号|发布日期|成文日期|生成日期|发文日期|公开日期|时效性|施行日期|效力级别))"
    r"(?P<label>索引号|信息索引|发布机构|发文机关|发文机构|发布单位|文号|发文字号|发布日期|发布时间|成文日期"
    r"|生成日期|发文日期|公开日期|有效性|时效性|主题词|关键词|信息名称|名称|主题分类|公开目录|来源|施行日期|效力级别)(?=[^\s:|])"
)
_SIGN = re.compile(r"\s*[\u4e00-\u9fff]{2,12}\s*")
_YEAR_OF_DOCUMENT = re.compile(r"\s*[〔\[【(](?:19|20)[0-9]{2}[〕\]】)]\s*")
_SIGN_AND_YEAR = re.compile(_SIGN.pattern + _YEAR_OF_DOCUMENT.pattern)
_SERIAL = re.compile(r"\s*(?:第\s*)?[0-9]{1,5}\s*号\s*")
_OPEN_IN_TAIL = r"(?P<open>\(\s*(?:此件)?(?:主动|依申请|不予|不)公开\s*\))?[\s|]*$"
"""What a letter's last line says of its being made public."""
_CONTACT_AND_SIGNATURE = re.compile(
    r"\s*(?:\(\s*)?(?:联系人|经办人|承办人|联系电话|领导署名|签发人|(?:签发|责任|主管|分管)领导)"
    r"[^。]{2,80}?[0-9*]{4,}[0-9*-]*\)?\s+"
    r"(?P<name>[\u4e00-\u9fff]{3,24})\s*(?P<day>[0-9]{4}\s*年[0-9年月日\s]{0,10})?\s*"
    + _OPEN_IN_TAIL
)
"""联系人及电话:甲乙丙 7120000 样例县甲局 2099年."""
_TITLE_FIELD = re.compile(r"\s*(?:事\s*由|案\s*由|标\s*题|题\s*目)\s*:")
_FIELD_TOUCHING = re.compile(
    r"(?<=[^\s|])(?<!第一)(?:第一)?(?:建议人|提案人|提案者|提出人|领衔代表|领衔人)\s*:"
    r"|(?<=[^\s|])(?:建议内容|提案内容|承办单位|主办单位|会办单位|答复内容)\s*:"
)
"""Fields that touch the value before them, on a line that begins with a title's label."""
_LETTER_WITHIN = re.compile(
    r"(?<=\s)(?P<letter>[\u4e00-\u9fff]{2,4}(?:等[^\s:]{0,6})?(?:代表|委员):\s*[您你])"
)
_LONGEST_RECORD = 20_000
_LEAST_LABELS = 3
_REACH_OF_LABELS = 6
"""Lines among which the labels of one block of metadata stand."""
_LONGEST_LABEL = 12
_LONGEST_HALF = 4
_RUN_ON = 80
"""Characters of a line on which a whole letter may stand."""
_DAY_IN_TAIL = (
    r"(?P<day>(?:[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}"
    r"|[二一][0〇零九][0〇零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3})"
    r"\s*日)"
)
_NAME_IN_TAIL = r"(?:(?P<name>[\u4e00-\u9fff]{3,24})\s*)?"
_TAILS = (
    re.compile(
        rf"(?:(?<=[。!?])|(?<=[特专]此[函答回]复)|(?<=此复))\s*{_NAME_IN_TAIL}{_DAY_IN_TAIL}?\s*"
        r"(?P<contact>\(?\s*(?:联系人|经办人|承办人|联系单位|联系电话)[^。!?]{2,80}?)?\s*"
        + _OPEN_IN_TAIL
    ),
    re.compile(
        r"(?<=[。!?])\s*(?P<contact>\(?\s*(?:领导署名|签发人|(?:责任|主管|分管)领导|联\s{0,4}系\s{0,4}人"
        r"|经\s{0,4}办\s{0,4}人|承\s{0,4}办\s{0,4}人|联系单位|联系电话)\s*:"
        rf"[^。!?]{{2,90}}?[0-9*]{{4}}[0-9*-]*\)?)\s+{_NAME_IN_TAIL}{_DAY_IN_TAIL}\s*"
        + _OPEN_IN_TAIL
    ),
)
"""What ends a letter on one line: signature, day and contacts, or contacts first."""
_HEADED = re.compile(
    r"\s{0,20}(?P<heading>[^\s。;:!?|][^。;:!?|]{8,120}(?:答复|复函|回复|的函))\s{1,20}"
    r"(?P<letter>(?:尊敬的)?[\u4e00-\u9fff·、 ]{2,60}?"
    r"(?:等\s*[0-9一二三四五六七八九十]{0,3}[名位]?)?(?:代表|委员)\s*:)"
)
_PHONE = re.compile(r"[0-9*+(][0-9*()\s-]{5,20}")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_WORD = re.compile(r"[\u4e00-\u9fff、,;/]{1,24}")
_NUMBER_OF = re.compile(r"[\w〔〕\[\]【】()/.-]{1,60}")


def join(lines: Sequence[Line]) -> list[Line]:
    """Lines with what belongs together on one; the number is that of the first."""
    told = [part for line in lines for part in _mover_before_title(line)]
    plain_lines = [_apart(_cell(part)) for line in told for part in _form(line)]
    told = [part for line in plain_lines for part in _record(_without_site(_spread(line)))]
    told = [part for line in told for whole in _headed(line) for part in _run_on(whole)]
    told = _listed(_documents(told))
    told = _broken_labels(told)
    return _values(_told_labels(_roles(_people(_names(_sessions(_headings(_grids(told))))))))


def _cell(line: Line) -> Line:
    """A row of one cell without the bar behind it."""
    bare = line.text.strip(" |\t\u3000")
    single = len(line.text) <= _LONGEST_LIST and line.plain.rstrip().endswith("|")
    if not bare or not single or "|" in plain(bare) or labels.read(line):
        return line
    return Line(line.number, bare)


def _documents(lines: Sequence[Line]) -> list[Line]:
    """样民函 and below it 〔2099〕 and below that 44号: a 文号 on one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined and len(line.text) <= _LONGEST_VALUE else None
        year = last and _YEAR_OF_DOCUMENT.fullmatch(line.plain) and _SIGN.fullmatch(last.plain)
        number = last and _SERIAL.fullmatch(line.plain) and _SIGN_AND_YEAR.fullmatch(last.plain)
        if last and (year or number):
            joined[-1] = Line(last.number, last.text.strip() + line.text.strip())
        else:
            joined.append(line)
    return joined


def _listed(lines: Sequence[Line]) -> list[Line]:
    """- 文号样民函〔2099〕1号 in a list of such lines: labels that touch their values."""
    found = {at: match for at, line in enumerate(lines) if (match := _in_list(line))}
    if len(found) < _LEAST_LABELS:
        return list(lines)
    return [
        Line(line.number, f"{match['label']}: {line.text[match.end() :].strip()}")
        if (match := found.get(at))
        else line
        for at, line in enumerate(lines)
    ]


def _in_list(line: Line) -> re.Match[str] | None:
    match = _LISTED.match(line.plain) if len(line.text) <= _LONGEST_LIST else None
    label = labels.named(match["label"]) if match else None
    return match if label and label.scope is Scope.DOCUMENT else None


def _form(line: Line) -> list[Line]:
    """事由:样例路的管理建议人:甲乙丙建议内容:…: a form on one line, its fields apart."""
    if not _TITLE_FIELD.match(line.plain):
        return [line]
    cuts = [0, *(match.start() for match in _FIELD_TOUCHING.finditer(line.plain))]
    pieces = [line.text[start:end] for start, end in pairwise([*cuts, len(line.text)])]
    return [Line(line.number, piece) for piece in pieces]


def _mover_before_title(line: Line) -> list[Line]:
    """甲乙丙委员:关于样例的提案: the title, and who moved it, apart."""
    match = _MOVER_AND_TITLE.fullmatch(line.plain) if len(line.text) <= _LONGEST_LIST else None
    who = Line(line.number, line.text[slice(*match.span("who"))]) if match else line
    if match is None or not under_title.read(who):
        return [line]
    return [Line(line.number, line.text[slice(*match.span("title"))]), who]


def _apart(line: Line) -> Line:
    """责任领导:甲乙丙承办人:丁戊: labels that touch the value before them, set apart."""
    if len(line.text) > _LONGEST_TOUCHING or "。" in line.plain:
        return line
    cuts = [match.start() for match in _TOUCHING.finditer(line.plain)]
    text = line.text
    for at in reversed(cuts):
        text = f"{text[:at]}  {text[at:]}"
    return Line(line.number, text) if cuts else line


def _without_site(line: Line) -> Line:
    """A title without the name of the site that a browser's title bar puts before or behind it."""
    if len(line.text) > _LONGEST_LIST or not _BAR.search(line.plain):
        return line
    before = _SITE_BEFORE.match(line.plain)
    behind = _SITE_BEHIND.search(line.plain)
    start, end = before.end() if before else 0, behind.start() if behind else len(line.text)
    return Line(line.number, line.text[start:end]) if before or behind else line


def _record(line: Line) -> list[Line]:
    """A whole record that a portal prints on one line: each label, and the letter, apart."""
    if not _RUN_ON <= len(line.text) <= _LONGEST_RECORD or line.plain.count(":") < _LEAST_LABELS:
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


def _headed(line: Line) -> list[Line]:
    """A heading with the letter behind it on one line, apart."""
    match = _HEADED.match(line.plain) if len(line.text) >= _RUN_ON else None
    if match is None or not _heads(Line(line.number, match["heading"])):
        return [line]
    at = match.start("letter")
    return [Line(line.number, line.text[:at].strip()), Line(line.number, line.text[at:])]


def _run_on(line: Line) -> list[Line]:
    """A letter that a portal prints on one line: its signature, day and contacts apart."""
    if len(line.text) < _RUN_ON:
        return _contact_and_signature(line)
    found = (tail.search(line.plain, len(line.text) - _RUN_ON * 2) for tail in _TAILS)
    tail = next((match for match in found if match and (match["day"] or match["contact"])), None)
    if tail is None or (tail["name"] and not _is_department(tail["name"])):
        return [line]
    named = ("name", "day", "contact", "open")
    cuts = sorted({0, tail.end(), *(tail.start(name) for name in named if tail[name])})
    return [Line(line.number, line.text[start:end].strip()) for start, end in pairwise(cuts)]


def _contact_and_signature(line: Line) -> list[Line]:
    """Contacts, and behind them the signature and its day, apart."""
    match = _CONTACT_AND_SIGNATURE.fullmatch(line.plain)
    if match is None or not _is_department(match["name"]):
        return [line]
    cuts = [0, *(match.start(name) for name in ("name", "day", "open") if match[name])]
    pieces = pairwise([*cuts, len(line.text)])
    return [Line(line.number, line.text[start:end].strip()) for start, end in pieces]


def _grids(lines: Sequence[Line]) -> list[Line]:
    """A row of labels and below it a row of their values: a line for each pair."""
    told: list[Line] = []
    for line in lines:
        header = _cells(told[-1]) if told and _is_header(told[-1]) else []
        values = _cells(line) if header else []
        if header and len(values) == len(header) and not labels.read(line):
            told.pop()
            told += [
                Line(line.number, f"{label}: {value}")
                for label, value in zip(header, values, strict=True)
            ]
        else:
            told.append(line)
    return told


def _is_header(line: Line) -> bool:
    cells = _cells(line)
    return len(cells) >= _LEAST_COLUMNS and all(
        (label := _alone(Line(line.number, cell))) and label.field != "body" for cell in cells
    )


def _cells(line: Line) -> list[str]:
    """Cells of a row of a table as text: with bars or tabs between them."""
    text = line.text.strip(" |\u3000")
    return (
        [cell.strip() for cell in _BETWEEN_CELLS.split(text)] if "|" in text or "\t" in text else []
    )


def _headings(lines: Sequence[Line]) -> list[Line]:
    """The heading of a letter on two lines, neither of which is one by itself."""
    joined: list[Line] = []
    for line in lines:
        at = _above(joined)
        last = joined[at] if joined else None
        if last and _begins_heading(last) and _ends_heading(line):
            both = Line(last.number, last.text.rstrip() + line.text.strip())
            if _heads(both):
                joined[at] = both
                continue
        joined.append(line)
    return joined


def _above(lines: Sequence[Line]) -> int:
    """Where, counted from the end, the last line stands that is not blank.

    Two blank ones may follow it, as on pages that part all lines.
    """
    for at in range(-1, max(-_MOST_BLANK - 2, -len(lines) - 1), -1):
        if not lines[at].blank:
            return at
    return -1


def _sessions(lines: Sequence[Line]) -> list[Line]:
    """第九届人民代表大会 and below it 第四次会议代表建议: a form's head on one line."""
    joined: list[Line] = []
    for line in lines:
        at = _above(joined)
        if (
            joined
            and _ENDS_IN_TERM.fullmatch(joined[at].plain)
            and _BEGINS_WITH_SESSION.fullmatch(line.plain)
        ):
            joined[at] = Line(joined[at].number, joined[at].text.rstrip() + line.text.strip())
        else:
            joined.append(line)
    return joined


def _begins_heading(line: Line) -> bool:
    found = len(line.text) <= _LONGEST_VALUE and _SUBJECT.search(line.plain)
    return bool(found) and not _heads(line) and not labels.read(line)


def _ends_heading(line: Line) -> bool:
    return 0 < len(line.plain.strip()) <= _LONGEST_VALUE and not _heads(line)


def _heads(line: Line) -> bool:
    return headings.of_reply(line.text) is not None


def _spread(line: Line) -> Line:
    """A heading or signature whose every character stands apart: 关 于 第 8 号 提 案 的 答 复."""
    words = line.plain.split()
    single = sum(len(word) == 1 for word in words)
    joined = "".join(line.text.split())
    if len(words) >= _LEAST_SPREAD and single >= 0.9 * len(words):
        return Line(line.number, joined)
    if len(words) >= _LEAST_SPREAD_NAME and single == len(words) and _is_department(joined):
        return Line(line.number, joined)
    return line


def _is_department(text: str) -> bool:
    return organisations.department(text) is not None


def _roles(lines: Sequence[Line]) -> list[Line]:
    """承办单位 (主办) 甲局 and below it (会办) 乙局 are one line."""
    joined: list[Line] = []
    for line in lines:
        if joined and _ROLE_BEGINS.match(line.plain) and _names_departments(joined[-1]):
            last = joined[-1]
            joined[-1] = Line(last.number, f"{last.text.rstrip()} {line.text.strip()}")
        else:
            joined.append(line)
    return joined


def _names_departments(line: Line) -> bool:
    return any(one.label.field == "departments" for one in labels.read(line))


def _names(lines: Sequence[Line]) -> list[Line]:
    """甲乙、丙丁、 and below it 戊己代表: are one line."""
    joined: list[Line] = []
    count = 0
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last is not None
            and count < _MOST_LINES
            and _goes_on(last.plain)
            and _continues(line.plain)
        ):
            joined[-1] = Line(last.number, last.text.rstrip() + line.text.strip())
            count += 1
        else:
            joined.append(line)
            count = 0
    return joined


def _people(lines: Sequence[Line]) -> list[Line]:
    """提案者:甲乙丙(某校)139… and below it 丁戊己(某局)138…: a mover a line, on one line."""
    joined: list[Line] = []
    listing = False
    for line in lines:
        listing = (
            bool(joined)
            and _PERSON_OF.fullmatch(line.plain) is not None
            and (listing or _names_mover(joined[-1]))
        )
        if listing:
            last = joined[-1]
            joined[-1] = Line(last.number, f"{last.text.rstrip(' 、,，;；')}、{line.text.strip()}")
        else:
            joined.append(line)
    return joined


def _names_mover(line: Line) -> bool:
    found = labels.read(line) if len(line.text) <= _LONGEST_LIST else ()
    return bool(found) and found[-1].label.field in {"movers", "comovers"} and bool(found[-1].value)


def _goes_on(text: str) -> bool:
    """Names, perhaps behind a label, that end in the mark between names."""
    text = text.rstrip()
    if len(text) > _LONGEST_LIST * _MOST_LINES or not text.endswith(("、", ",")):
        return False
    start = _BEFORE_NAMES.match(text)
    names = _BETWEEN.split(text[start.end() if start else 0 : -1])
    return all(_NAME.fullmatch(name.strip()) for name in names)


def _continues(text: str) -> bool:
    """More names, with what stands behind the last: 等4名代表."""
    if len(text) > _LONGEST_LIST or not text.strip():
        return False
    *names, last = _BETWEEN.split(text.rstrip(" 、,"))
    last = _BEHIND_NAMES.sub("", last.strip()) or last
    return all(_NAME.fullmatch(name.strip()) for name in (*names, last))


def _broken_labels(lines: Sequence[Line]) -> list[Line]:
    """领 衔 and below it 代 表: a cell whose label is broken, on one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _half(last) and _half(line) and _is_broken(last, line):
            joined[-1] = Line(last.number, last.text.strip() + line.text.strip())
        else:
            joined.append(line)
    return joined


def _half(line: Line) -> bool:
    if len(line.text) > _LONGEST_VALUE:
        return False
    return 0 < len("".join(line.plain.split())) <= _LONGEST_HALF and not labels.read(line)


def _is_broken(last: Line, line: Line) -> bool:
    return labels.is_name("".join((last.plain + line.plain).split()))


def _told_labels(lines: Sequence[Line]) -> list[Line]:
    """Labels of a page's metadata that stand alone, each above its value, with a colon each.

    A word alone (文号) is a label where several such words stand one or two lines apart.
    """
    said = [at for at, line in enumerate(lines) if not line.blank]
    bare = {place for place, at in enumerate(said) if _is_bare_label(lines[at])}
    # 提案人 and 联系电话 above their values count with them, and are labels anyway.
    places = sorted(bare | {place for place, at in enumerate(said) if _alone(lines[at])})
    near = {
        said[place]
        for place in sorted(bare)
        if sum(abs(place - other) <= _REACH_OF_LABELS for other in places) >= _LEAST_LABELS
    }
    return [
        Line(line.number, f"{_bare(line.text)}:") if at in near else line
        for at, line in enumerate(lines)
    ]


def _is_bare_label(line: Line) -> bool:
    text = _bare(line.plain)
    label = labels.named(text) if 0 < len(text) <= _LONGEST_LABEL else None
    return label is not None and label.scope is Scope.DOCUMENT and not label.colon


def _values(lines: Sequence[Line]) -> list[Line]:
    """A label alone on its line and its value on the next, where a page prints them so.

    One such pair may be an empty label above a text; on a page that has several, a label takes
    the next line when that is of the label's sort.
    """
    taken: dict[int, int] = {}
    for at, line in enumerate(lines):
        label = _alone(line)
        if label is None or at in taken.values():
            continue
        below = next((i for i in range(at + 1, len(lines)) if not lines[i].blank), None)
        if below is not None and _is_value(label, lines[below]):
            taken[at] = below
    if len(taken) < _LEAST_PAIRS:
        return list(lines)
    values = set(taken.values())
    return [
        Line(line.number, f"{_marked(line)} {_bare(lines[taken[at]].text)}")
        if at in taken
        else line
        for at, line in enumerate(lines)
        if at not in values
    ]


def _bare(text: str) -> str:
    """A cell's text without the bars and list marks of its row."""
    return text.strip(" \t\u3000|•·●")


def _alone(line: Line) -> Label | None:
    """The label that is all of a line."""
    if len(line.text) > _LONGEST_VALUE:
        return None
    found = labels.read(line)
    if len(found) != 1 or found[0].value or found[0].label.scope is Scope.CONTENT:
        return None
    return found[0].label


def _marked(line: Line) -> str:
    text = line.text.strip()
    return text if plain(text).endswith((":", "|", "】")) else f"{text}:"


def _is_value(label: Label, line: Line) -> bool:
    text = _bare(line.plain)
    if len(text) > _LONGEST_VALUE or "。" in text or labels.read(line) or labels.is_name(text):
        return False
    asked = _FITS.get(label.field)
    return asked is not None and asked(text)


def fits(label: Label, text: str) -> bool:
    """Whether a cell's text is of the sort that a label asks for."""
    asked = _FITS.get(label.field) if len(text) <= _LONGEST_VALUE else None
    return asked is not None and not labels.is_name(text) and asked(text)


def _title(text: str) -> bool:
    if headings.of_reply(text):
        return False
    return bool(citation.leading_number(text) or re.search("^“?关于|(?:建议|提案|议案)”?$", text))


def _number(text: str) -> bool:
    return citation.number_alone(text) is not None


def _document(text: str) -> bool:
    hit = rulebook.first(rulebook.load("documents"), text)
    return bool(hit and hit["number"] == text) or _number(text)


def _movers(text: str) -> bool:
    found = movers.read(text)
    return bool(found.movers) and not found.unclear


def _departments(text: str) -> bool:
    names = [re.sub(r"\([^()]*\)$", "", name) for name in movers.split(text)]
    return bool(names) and all(map(organisations.named, names))


def _day(text: str) -> bool:
    return bool(re.match("[0-9一二]", text) and chinese.date(text))


def _by(name: str) -> Callable[[str], bool]:
    return lambda text: rulebook.first(rulebook.load(name), text) is not None


_FITS: Mapping[str, Callable[[str], bool]] = {
    "title": _title,
    "title-or-topic": _title,
    "number": _number,
    "number-or-document": _document,
    "movers": _movers,
    "comovers": _movers,
    "seconders": _movers,
    "departments": _departments,
    "department": _departments,
    "agency": _departments,
    "session": _by("sessions"),
    "year": lambda text: bool(re.fullmatch("20[0-9]{2}年?度?", text)),
    "outcome": _by("outcomes"),
    "outcome.label": _by("outcomes"),
    "contact.name": lambda text: bool(_PERSON.fullmatch(text)),
    "contact.phone": lambda text: bool(_PHONE.fullmatch(text)),
    "role": lambda text: bool(re.fullmatch("(?:主会|主|会|协|分|独|单|联)办(?:件|理)?", text)),
    "status": lambda text: bool(re.search("立案|并案", text)),
    "feedback.satisfaction": lambda text: text.endswith("满意"),
    "ignored": lambda text: bool(_NUMBER_OF.fullmatch(text) or _WORD.fullmatch(text)),
    **dict.fromkeys(("submitted", "assigned", "published", "issued", "date"), _day),
}
"""Whether a text is of the sort that a field's label asks for."""
