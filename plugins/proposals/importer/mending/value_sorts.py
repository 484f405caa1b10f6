"""Of what sort a text is: whether it may be the value that a label asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from proposals import text as chinese
from proposals.importer import citation, headings, labels, movers, organisations, rulebook
from proposals.importer.labels import Label

_LONGEST = 60
"""Characters of a value that stands apart from its label."""
_PHONE = re.compile(r"[0-9*+(][0-9*()\s-]{5,20}")
_PERSON_AND_PHONE = re.compile(r"[\u4e00-\u9fff·]{2,6}[\s,，、]*[0-9*+(][0-9*()\s-]{5,20}")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_WORD = re.compile(r"[\u4e00-\u9fff、,;/]{1,24}")
_NUMBER_OF = re.compile(r"[\w〔〕\[\]【】()/.-]{1,60}")


def fits(label: Label, text: str) -> bool:
    """Whether a cell's text is of the sort that a label asks for."""
    asked = _FITS.get(label.field) if len(text) <= _LONGEST else None
    is_part = label.field == "role"
    return asked is not None and (is_part or not labels.is_name(text)) and asked(text)


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
    "departments.wished": _departments,
    "department": _departments,
    "agency": _departments,
    "session": _by("sessions"),
    "year": lambda text: bool(re.fullmatch("20[0-9]{2}年?度?", text)),
    "outcome": _by("outcomes"),
    "outcome.label": _by("outcomes"),
    "contact.name": lambda text: bool(_PERSON.fullmatch(text)),
    "contact": lambda text: bool(_PERSON_AND_PHONE.fullmatch(text)),
    "contact.phone": lambda text: bool(_PHONE.fullmatch(text)),
    "role": lambda text: bool(re.fullmatch("(?:主会|主|会|协|分|独|单|联)办(?:件|理)?", text)),
    "status": lambda text: bool(re.search("立案|并案", text)),
    "feedback.satisfaction": lambda text: text.endswith("满意"),
    "ignored": lambda text: bool(_NUMBER_OF.fullmatch(text) or _WORD.fullmatch(text)),
    **dict.fromkeys(("submitted", "assigned", "due", "published", "issued", "date"), _day),
}
"""Whether a text is of the sort that a field's label asks for."""
