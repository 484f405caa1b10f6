"""Who moved a proposal: as the page says, or else the letters that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proposals.importer import movers, rulebook, under_title
from proposals.importer.evidence import How, Question, read_from
from proposals.importer.labels import Labelled
from proposals.importer.letters.letter import Letter
from proposals.importer.lines import Line
from proposals.importer.movers import Movers
from proposals.importer.petitions.claims import NOBODY
from proposals.importer.petitions.petition import Petition
from proposals.model import MoverRole, ReplyRole


def claim(labels: Sequence[Labelled], petition: Petition) -> None:
    """Enter the movers behind labels, and those under a title; names alone are asked about."""
    for labelled in labels:
        name, line = labelled.label.field, labelled.line
        if name not in {"movers", "comovers", under_title.ASSUMED}:
            continue
        if name == under_title.ASSUMED:
            message = f"{labelled.value!r} stands under the title without a label; confirm it"
            petition.ask("movers", message, line)
        if labelled.value and labelled.value not in NOBODY:
            _enter(movers.read(labelled.value), labelled.value, line, petition)


def without_movers(title: str, line: Line, petition: Petition) -> str:
    """A title without the movers behind it: 关于样例的议案 甲乙丙等14名代表."""
    hit = rulebook.rule("around_titles", "movers-behind").first(title)
    phrase = hit.values["movers"] if hit else ""
    found = movers.read(phrase)
    if hit is None or not found.movers or found.unclear:
        return title
    _enter(found, phrase, line, petition)
    return title[: hit.start].rstrip()


def _enter(found: Movers, printed: str, line: Line, petition: Petition) -> None:
    petition.movers = petition.movers.joined(found)
    petition.movers_fact = petition.movers_fact or read_from(line, printed, How.LABEL)


def finish(letters: Sequence[Letter], petition: Petition) -> None:
    """Without a label the letters tell the movers; the kind tells 委员 from 代表."""
    if not petition.movers.movers:
        _take_addressees(letters, petition)
    elif not (petition.seconders or petition.movers.seconders):
        # Where seconders are listed, 甲乙丙等代表 means them.
        petition.movers = _with_others(petition.movers, letters)
    told = {*petition.seconders}
    petition.seconders += [names for names in petition.movers.seconders if names not in told]
    kind = petition.facts["kind"].value if "kind" in petition.facts else ""
    role = {"cppcc": MoverRole.MEMBER, "npc": MoverRole.DEPUTY}.get(kind)
    petition.movers = petition.movers.with_role(role)
    fact = petition.movers_fact
    for name in petition.movers.unclear:
        message = f"{name!r} is printed as a mover but is no name the importer knows; add it"
        petition.questions.append(Question("movers", message, fact.line if fact else 0, name))
    if petition.movers.masked:
        message = "the source hides the mover's name; nothing was entered"
        line, text = (fact.line, fact.text) if fact else (0, "")
        petition.questions.append(Question("movers", message, line, text))


def _take_addressees(letters: Sequence[Letter], petition: Petition) -> None:
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
            return
        petition.movers = replace(petition.movers, unclear=found.unclear)


def _is_joint(one: Letter) -> bool:
    role = one.facts.get("role")
    return role is not None and role.value == ReplyRole.JOINT.value


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
