"""What stands at a line's edges and is none of it: signs that an encoding lost, dashes, a 文号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.importer import headings, labels, rulebook
from proposals.importer.labels import Scope
from proposals.importer.lines import Line

_LOST = re.compile(r"[?？\ufffd\ufffc]{1,3}(?=[\u4e00-\u9fff《“])")
"""?甲乙丙代表: what a page prints for a sign that is not in its encoding."""
_PLACE = re.compile(r"\s*[\[【［]\s*([\u4e00-\u9fff]{2,8}?)[省市县区州]?\s*[\]】］]\s*(?=\1)")
"""[样例]样例省甲厅: under which place a site files a page."""
_NUMBER_BEHIND = re.compile(
    r"\s*[\[【]\s*(?P<number>[^\s\[\]【】()]{1,16}\s?[〔\[(【﹝](?:19|20)[0-9]{2}[〕\])】﹞]\s?"
    r"(?:第\s?)?[0-9-]{1,8}\s?号)\s*[\]】]\s*$"
)
"""关于第8号提案的答复[样政函〔2099〕8号]."""
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+(?P<head>\S.*?)\s*#*|\*\*(?P<bold>[^*]+)\*\*)\s*")
"""# 关于第8号提案的答复: marks of a page that was made Markdown; its text is marked anew."""
_DASHES = re.compile(r"[\s—–―─-]*")
_LABEL = re.compile("发文|文号|字号|公文")
"""文号样政函〔2099〕8号: a label that touches its value is not of the number."""
_YEAR = re.compile(r"[〔\[【﹝(]\s?(?:19|20)[0-9]{2}")
"""Asked first: most lines hold no 文号."""
_LONGEST = 200
_ORDINAL = re.compile(
    r"\s*(?:\([0-9一二三四五六七八九十]{1,3}\)|[0-9一二三四五六七八九十]{1,3}[.、)])\s*(?=[^:]{2,12}:)"
)
_LEAST_ROWS = 3


def clean(lines: Sequence[Line]) -> list[Line]:
    """Lines without such signs; a 文号 before a heading stands on a line of its own."""
    told = [part for line in lines for part in _parts(_without_lost(line))]
    return _without_ordinals(told)


def _without_ordinals(lines: Sequence[Line]) -> list[Line]:
    """1.案由:… 2.提案人:…, (一)案由:…: the rows of a form that numbers them."""
    rows: dict[int, str] = {}
    of_case: list[str] = []
    for at, line in enumerate(lines):
        match = _ORDINAL.match(line.plain)
        found = labels.read(Line(line.number, line.text[match.end() :])) if match else ()
        if match and found:
            rows[at] = line.text[match.end() :]
            if found[0].label.scope in {Scope.PROPOSAL, Scope.CONTENT}:
                of_case.append(found[0].label.field)
    if len(of_case) < _LEAST_ROWS or not {"title", "movers"} <= set(of_case):
        return list(lines)
    return [Line(line.number, rows.get(at, line.text)) for at, line in enumerate(lines)]


def _without_lost(line: Line) -> Line:
    """A line without such signs or a place at its start; a row of empty cells is blank."""
    if "|" in line.plain and not line.plain.strip(" |"):
        return Line(line.number, "")
    if len(line.text) <= _LONGEST and (marked := _MARKDOWN.fullmatch(line.text)):
        line = Line(line.number, marked["head"] or marked["bold"])
    match = _LOST.match(line.text) or _PLACE.match(line.text)
    return Line(line.number, line.text[match.end() :]) if match else line


def _parts(line: Line) -> Iterator[Line]:
    """- 样政函〔2099〕8号 - 关于第8号提案的答复: the number, and the heading behind it.

    So too where the number stands in brackets behind the heading.
    """
    behind = _NUMBER_BEHIND.search(line.plain) if len(line.text) <= _LONGEST else None
    if behind and headings.of_reply(line.text[: behind.start()]):
        yield Line(line.number, line.text[: behind.start()])
        yield Line(line.number, line.text[slice(*behind.span("number"))])
        return
    start = _DASHES.match(line.plain)
    document = (
        rulebook.first(rulebook.load("documents"), line.text)
        if len(line.text) <= _LONGEST and _YEAR.search(line.plain)
        else None
    )
    told = document is not None and not _LABEL.match(document.values["number"])
    if start is None or document is None or document.start != start.end() or not told:
        yield line
        return
    gap = _DASHES.match(line.plain, document.end)
    rest = line.text[gap.end() if gap else document.end :].strip()
    if not rest or headings.of_reply(rest):
        yield Line(line.number, document.values["number"])
        if rest:
            yield Line(line.number, rest)
    else:
        yield line
