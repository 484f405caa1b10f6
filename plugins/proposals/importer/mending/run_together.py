"""What a page runs together on one line: fields of a form, labels, a heading and its letter."""

from __future__ import annotations

from itertools import pairwise

from proposals.importer import headings, labels, rulebook, under_title
from proposals.importer.lines import Line
from proposals.importer.rulebook import Rule

_LONGEST_TITLE = 200
"""Characters of a title and who moved it."""
_LONGEST_TOUCHING = 160
RUN_ON = 80
"""Characters of a line on which a whole letter may stand."""
_LONGEST_RECORD = 20_000
_LEAST_LABELS = 3


def mover_and_title(line: Line) -> list[Line]:
    """甲乙丙委员:关于样例的提案: the title, and who moved it, apart."""
    hit = _rule("mover-before-title").first(line.text) if len(line.text) <= _LONGEST_TITLE else None
    who = Line(line.number, hit.values["who"]) if hit else line
    if hit is None or not under_title.read(who):
        return [line]
    return [Line(line.number, hit.values["title"]), who]


def office_and_day(line: Line) -> list[Line]:
    """[答复] 甲局 2099-05-20 above a letter: whose it is, and its day, each with a label."""
    hit = _rule("office-and-day").first(line.text) if len(line.text) <= _LONGEST_TITLE else None
    if hit is None:
        return [line]
    told = (("答复单位", hit.values["office"]), ("答复日期", hit.values["day"]))
    return [Line(line.number, f"{label}: {value}") for label, value in told]


def form(line: Line) -> list[Line]:
    """事由:样例路的管理建议人:甲乙丙建议内容:…: a form on one line, its fields apart."""
    if not _rule("title-first").first(line.text, line.plain):
        return [line]
    cuts = [0, *(hit.start for hit in _rule("field-touching").hits(line.text))]
    pieces = [line.text[start:end] for start, end in pairwise([*cuts, len(line.text)])]
    return [Line(line.number, piece) for piece in pieces]


def touching_labels(line: Line) -> Line:
    """责任领导:甲乙丙承办人:丁戊: labels that touch the value before them, set apart."""
    if len(line.text) > _LONGEST_TOUCHING or "。" in line.plain:
        return line
    hits = [hit.start for hit in _rule("label-touching").hits(line.text)]
    cuts = sorted({*hits, *labels.touching(line)})
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
    letters = [hit.start for hit in _rule("letter-within").hits(line.text)]
    cuts = sorted({0, *found, *letters, len(line.text)})
    pieces = [line.text[start:end].strip() for start, end in pairwise(cuts)]
    return [Line(line.number, piece) for piece in pieces if piece]


def heading_and_letter(line: Line) -> list[Line]:
    """A heading with the letter behind it on one line, apart."""
    run_on = len(line.text) >= RUN_ON
    hit = _rule("heading-and-letter").first(line.text, line.plain) if run_on else None
    if hit is None or not headings.of_reply(hit.values["heading"]):
        return [line]
    return [
        Line(line.number, line.text[: hit.end].strip()),
        Line(line.number, line.text[hit.end :]),
    ]


def _rule(name: str) -> Rule:
    return rulebook.rule("run_together", name)
