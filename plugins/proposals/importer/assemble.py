"""What the parts of a page say -> one proposal, its replies, and questions for the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from proposals import text as chinese
from proposals.importer import letter as letters
from proposals.importer import markdown, page, petition, places, roles, rulebook, segments
from proposals.importer.evidence import Fact, How, Question, read_from
from proposals.importer.letter import Letter
from proposals.importer.lines import Line, Original
from proposals.importer.petition import Handler, Petition
from proposals.importer.places import Place
from proposals.importer.segments import Parts
from proposals.model import Jurisdiction, Proposal, Record, Reply, TextKind
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_FOR_OTHERS = re.compile("政府|办公室|办公厅|政府办|委员会办|提案委")
_UNNAMED = re.compile(
    "(?:各|有关|相关|会办|协办|其他)*(?:会办|协办|承办|有关|相关)?(?:单位|部门|科室)"
)
_NEIGHBOUR = re.compile(r"[条篇]\s*:?\s*(?P<name>[\u4e00-\u9fff]{3,24}?[局委办厅部院])(?=关于|对)")
_REQUIRED = ("title", "kind", "jurisdiction")


@dataclass(slots=True)
class Draft:
    """An imported document before it is written.

    ``proposal`` and ``replies`` hold the model's field names with plain values; required fields
    that could not be read are None, and a question asks for them.

    Attributes:
        original: the document.
        proposal: fields of the proposal.
        replies: fields of each reply, in printed order.
        place: the jurisdiction, when one was read.
        questions: what an editor has to look at.
        evidence: for each field read (``number``, ``reply[0].signed``), where it stands.
        topics: slug -> name of topics that the registry does not know.
    """

    original: Original
    proposal: dict[str, Any]
    replies: list[dict[str, Any]]
    place: Place | None
    questions: list[Question] = field(default_factory=list)
    evidence: dict[str, Fact] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)


def assemble(original: Original, registry: Registry, given: Place | None = None) -> Draft:
    """Read a document.

    Args:
        original: its lines.
        registry: names of places and departments that are known.
        given: the place, when the editor has named it.

    Raises:
        ProblemsError: it holds neither a proposal nor a reply.
    """
    parts = segments.split(page.items(original.lines))
    read = [letters.read(part) for part in parts.letters]
    asked = petition.read(parts, read)
    if not read and not (asked.body and "title" in asked.facts):
        message = "holds neither a proposal nor a reply that the importer can tell apart"
        raise ProblemsError([Problem(Path(original.source), 0, message)])
    place = given or _place(original, registry, parts, read, asked)
    known = _jurisdiction(place, registry)
    draft = Draft(original, {}, [], place, list(asked.questions))
    found_roles, role_questions = roles.read(read, asked.handlers, known)
    draft.questions += role_questions
    draft.proposal = _proposal(draft, parts, read, asked)
    for index, (one, role) in enumerate(zip(read, found_roles, strict=True)):
        draft.replies.append(_reply(draft, index, one, role, parts, asked))
    _ask_for_missing(draft, parts)
    draft.questions += _undecided(parts, read, asked, known)
    return draft


def _jurisdiction(place: Place | None, registry: Registry) -> Jurisdiction | None:
    if place is None:
        return None
    known = registry.jurisdictions.get(place.slug)
    return known or Jurisdiction(slug=place.slug, name=place.name)


def _place(
    original: Original,
    registry: Registry,
    parts: Parts,
    read: Sequence[Letter],
    asked: Petition,
) -> Place | None:
    departments = [one.facts["department"].value for one in read if "department" in one.facts]
    departments += [handler.name for handler in asked.handlers]
    if agency := _agency(parts):
        departments.append(agency.value)
    stated = [item.line for item in parts.headings]
    stated += [one.line for one in parts.labels if one.label.field in {"session", "agency"}]
    for one in read:
        facts = [one.facts[name] for name in ("title", "department") if name in one.facts]
        stated += [Line(fact.line, fact.text) for fact in facts]
        stated += one.body[:4]
    return places.find(registry, original.lines, departments, stated)


def _proposal(
    draft: Draft, parts: Parts, read: Sequence[Letter], asked: Petition
) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, fact in asked.facts.items():
        fields[name] = fact.value
        draft.evidence[name] = fact
    if draft.place:
        fields["jurisdiction"] = draft.place.slug
        draft.evidence["jurisdiction"] = draft.place.fact
    if asked.movers.movers:
        fields["movers"] = [
            mover.model_dump(mode="json", exclude_none=True) for mover in asked.movers.movers
        ]
        if asked.movers_fact:
            draft.evidence["movers"] = asked.movers_fact
        if asked.movers.total:
            fields["movers_total"] = asked.movers.total
        elif asked.movers.open:
            fields["movers_open"] = True
    if asked.handlers:
        fields["departments"] = list(dict.fromkeys(one.name for one in asked.handlers))
        draft.evidence["departments"] = asked.handlers[0].fact
        told = {one.name: one.role for one in asked.handlers if one.role}
        fields["handlers"] = [{"name": name, "role": role} for name, role in told.items()]
    if parts.votes and parts.votes.hit:
        fields["votes"] = {
            name: int(parts.votes.hit.values[name]) for name in ("support", "oppose")
        }
    if asked.body and (published := _published(parts)):
        fields["published"] = published.value
        draft.evidence["published"] = published
    fields["source"] = _source(draft.original, parts)
    fields["notes"] = [_misfiled_note(read[index], asked) for index in sorted(asked.misfiled)]
    body = markdown.write(asked.body)
    if body:
        fields |= {"text": TextKind.ORIGINAL.value, "body": body}
    return _ordered(Proposal, fields, draft, "")


def _reply(
    draft: Draft, index: int, one: Letter, role: Fact | None, parts: Parts, asked: Petition
) -> dict[str, Any]:
    alone = not asked.body
    facts = dict(one.facts)
    facts.pop("role", None)
    if role:
        facts["role"] = role
    if alone and (published := _published(parts)):
        facts["published"] = published
    if "number" not in facts and alone and (number := _document_number(parts)):
        facts["number"] = number
    if "department" not in facts and alone and (agency := _agency(parts)):
        facts["department"] = agency
        message = f"{agency.value!r} published the page and is taken as the letter's; confirm it"
        field_name = f"reply[{index}].department"
        draft.questions.append(Question(field_name, message, agency.line, agency.text))
    if "department" not in facts and (handler := _only_handler(parts, asked)):
        facts["department"] = handler.fact
        if handler.role:
            facts.setdefault("role", replace(handler.fact, value=handler.role))
        message = f"{handler.name!r} handles the case and is taken as the letter's; confirm it"
        field_name = f"reply[{index}].department"
        draft.questions.append(Question(field_name, message, handler.fact.line, handler.fact.text))
    fields: dict[str, Any] = {}
    for name, fact in facts.items():
        outer, _, inner = name.partition(".")
        if inner:
            fields.setdefault(outer, {})[inner] = fact.value
        else:
            fields[name] = fact.value
        draft.evidence[f"reply[{index}].{name}"] = fact
    body = markdown.write(one.body)
    if body:
        fields |= {"text": TextKind.ORIGINAL.value, "body": body}
    return _ordered(Reply, fields, draft, f"reply[{index}].")


def _published(parts: Parts) -> Fact | None:
    for labelled in parts.labels:
        if labelled.label.field == "published" and (day := chinese.date(labelled.value)):
            return read_from(labelled.line, day, How.LABEL)
    for item in parts.bylines:
        if item.hit and (day := chinese.date(item.hit["date"] or "")):
            return read_from(item.line, day, How.PATTERN)
    return None


def _document_number(parts: Parts) -> Fact | None:
    for labelled in parts.labels:
        if labelled.label.field == "number-or-document":
            hit = rulebook.first(rulebook.load("documents"), labelled.value)
            if hit:
                return read_from(labelled.line, hit["number"], How.LABEL)
    return None


def _only_handler(parts: Parts, asked: Petition) -> Handler | None:
    """The department that must have written the page's only letter: the lead, or the only one."""
    if len(parts.letters) != 1:
        return None
    leads = [one for one in asked.handlers if one.role in {"lead", "sole"}]
    answering = leads or asked.handlers
    return answering[0] if len(answering) == 1 else None


def _agency(parts: Parts) -> Fact | None:
    """The department that published the page; a government's office publishes for others."""
    for labelled in parts.labels:
        if labelled.label.field != "agency":
            continue
        hit = rulebook.first(rulebook.load("organisations"), labelled.value)
        if hit and not _FOR_OTHERS.search(labelled.value):
            return read_from(labelled.line, hit["name"], How.LABEL)
    return None


def _source(original: Original, parts: Parts) -> dict[str, str]:
    source: dict[str, str] = {}
    for labelled in parts.labels:
        if labelled.label.field in {"publisher", "agency"} and labelled.value:
            source.setdefault("publisher", labelled.value)
    source["sha256"] = original.sha256
    grades = [item.hit["grade"] for item in parts.furniture if item.hit and item.hit["grade"]]
    if grades and grades[0]:
        source["grade"] = grades[0]
    return source


def _misfiled_note(one: Letter, asked: Petition) -> str:
    """What readers must know of a letter that answers another proposal, said in their language."""
    department = one.facts["department"].value if "department" in one.facts else "其中一封"
    cited = one.cited("title")
    title = cited.value if cited else ""
    addressee = one.facts["addressee"].value if "addressee" in one.facts else "他人"
    return (
        f"原网页在本案下刊登的{department}答复写给{addressee},答复的是“{title}”,"
        "与本案的提案者和标题都不一致;这里照原样收录,请读者留意。"
    )


def _ordered(
    model: type[Record], fields: Mapping[str, Any], draft: Draft, prefix: str
) -> dict[str, Any]:
    """Fields in the model's order; values that the model refuses become questions."""
    kept = {
        name: fields[name] for name in model.model_fields if fields.get(name) not in (None, [], "")
    }
    try:
        model.model_validate(kept)
    except ValidationError as error:
        for item in error.errors():
            name = str(item["loc"][0])
            if name in kept:
                fact = draft.evidence.get(f"{prefix}{name}")
                message = f"what is printed does not fit the record and was left out: {item['msg']}"
                line, text = (fact.line, fact.text) if fact else (0, "")
                draft.questions.append(Question(f"{prefix}{name}", message, line, text))
                del kept[name]
    return kept


def _undecided(
    parts: Parts, read: Sequence[Letter], asked: Petition, place: Jurisdiction | None
) -> Iterator[Question]:
    """What is printed but may mean two things, so that it is asked and not entered."""
    for labelled in parts.labels:
        if labelled.label.field == "issued" and (day := chinese.date(labelled.value)):
            line = labelled.line
            message = f"{day} may be the letter's date or the day of publication; enter it"
            yield Question("published", message, line.number, line.text.strip())
    for one in read:
        for line in one.undated:
            message = "a date stands above the letter without a label; enter it where it belongs"
            yield Question("published", message, line.number, line.text.strip())
    for index, one in enumerate(read):
        yield from _two_departments(index, one, place)
    named = [one.facts["department"].value for one in read if "department" in one.facts]
    named += [handler.name for handler in asked.handlers]
    for one in read:
        for fact in one.consulted:
            unnamed = _UNNAMED.fullmatch(fact.value)
            if not unnamed and not any(
                places.same_department(fact.value, name, place) for name in named
            ):
                message = f"{fact.value!r} was consulted; enter it if that means 会办 there"
                yield Question("departments", message, fact.line, fact.text)


def _missing_department(name: str, parts: Parts) -> Question:
    """Asks for the department; neighbouring letters of the same page often are its own too."""
    for item in parts.furniture:
        near = _NEIGHBOUR.search(item.line.plain)
        if near:
            department = item.line.text[slice(*near.span("name"))]
            message = (
                f"the letter names no department; its neighbours on the page are {department!r}'s"
            )
            return Question(name, message, item.line.number, item.line.text.strip())
    return Question(name, "no department is named above, in or under the letter; add it")


def _two_departments(index: int, one: Letter, place: Jurisdiction | None) -> Iterator[Question]:
    """The letter names more than one department as its own."""
    for other in one.departments[1:]:
        taken = one.departments[0]
        if not places.same_department(taken.value, other.value, place):
            message = (
                f"{taken.value!r} (line {taken.line}) was taken, but line {other.line} "
                f"names {other.value!r}"
            )
            yield Question(f"reply[{index}].department", message, other.line, other.text)


def _ask_for_missing(draft: Draft, parts: Parts) -> None:
    place = draft.place
    for name in _REQUIRED:
        if draft.proposal.get(name) is None:
            draft.proposal = {name: None, **draft.proposal}
            draft.questions.append(Question(name, f"the document does not say the {name}; add it"))
    if place and not place.known and place.fact.how is not How.GIVEN:
        message = (
            f"{place.name} is not in the registry; {place.slug!r} is proposed as its address, "
            "confirm or correct it"
        )
        draft.questions.append(Question("jurisdiction", message, place.fact.line, place.fact.text))
    elif place and place.fact.how is How.MENTION:
        message = f"{place.name} is only mentioned in the text; confirm that the case belongs there"
        draft.questions.append(Question("jurisdiction", message, place.fact.line, place.fact.text))
    if draft.proposal.get("number") is None:
        draft.questions.append(Question("number", "the document does not say the case's number"))
    for index, reply in enumerate(draft.replies):
        if reply.get("department") is None:
            draft.replies[index] = {"department": None, **reply}
            draft.questions.append(_missing_department(f"reply[{index}].department", parts))
    for line in parts.unread:
        message = "this line belongs to no part the importer knows and was left out"
        draft.questions.append(Question("body", message, line.number, line.text.strip()))
