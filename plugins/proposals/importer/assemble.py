"""What the parts of a page say -> one proposal, its replies, and questions for the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from proposals import text as chinese
from proposals.importer import (
    addressees,
    citation,
    consulting,
    cover_letters,
    doubts,
    form_answers,
    headings,
    markdown,
    metadata,
    page,
    places,
    plausibility,
    roles,
    unsigned,
    whose,
)
from proposals.importer.evidence import Fact, How, Question, read_from
from proposals.importer.letters import letter
from proposals.importer.letters.letter import Letter
from proposals.importer.lines import Line, Original
from proposals.importer.page import Is
from proposals.importer.petitions import reading
from proposals.importer.petitions.petition import Petition
from proposals.importer.places import Place
from proposals.importer.segments import splitting
from proposals.importer.segments.parts import LetterPart, Parts
from proposals.importer.several import cutting, tables
from proposals.importer.whose import Owner
from proposals.model import Jurisdiction, Kind, Proposal, Record, Reply, TextKind
from proposals.problems import Problem, ProblemsError
from proposals.registry import Registry

_A_LETTER = 60
"""Characters that no two letters begin with unless one is the other."""


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
    _refuse_rows(original)
    items, others = cutting.first(addressees.told(page.items(original.lines)))
    parts = splitting.split(items)
    parts.letters, read, sent_on = cover_letters.without(*_once(parts.letters))
    asked = reading.read(parts, read)
    named = asked.movers.movers or asked.movers.masked or {"title", "number"} & asked.facts.keys()
    titled = "title" in asked.facts or any(one.field == "title" for one in asked.questions)
    if not (named if read else titled and (asked.body or _is_form(asked))):
        message = "holds neither a proposal nor a reply that the importer can tell apart"
        raise ProblemsError([Problem(Path(original.source), 0, message)])
    if "kind" in asked.facts and asked.facts["kind"].value not in set(Kind):
        fact = asked.facts["kind"]
        message = (
            f"is of another body than 政协 or 人大, or a citizen's letter ({fact.text}); "
            "the record holds no such cases"
        )
        raise ProblemsError([Problem(Path(original.source), fact.line, message)])
    place = given or _place(original, registry, parts, read, asked)
    known = _jurisdiction(place, registry)
    draft = Draft(
        original, {}, [], place, [*([others] if others else []), *sent_on, *asked.questions]
    )
    found_roles, role_questions = roles.read(read, asked.handlers, known)
    consulted, consulted_questions = consulting.read(read, asked, known)
    asked.handlers += consulted
    draft.questions += [*role_questions, *consulted_questions]
    draft.proposal = _proposal(draft, parts, read, asked)
    owners = unsigned.find(read, found_roles, asked.handlers, known)
    if not read and (told := form_answers.read(parts.labels, asked.handlers)):
        read, found_roles, owners = [told[0]], [None], {0: told[1]}
    for index, (one, role) in enumerate(zip(read, found_roles, strict=True)):
        owner = owners.get(index)
        draft.replies.append(_reply(draft, index, one, role, parts, asked, owner))
    answered = {question.field for question in draft.questions}
    draft.questions += [
        question
        for question in doubts.missing(draft.proposal, draft.replies, parts)
        if question.field not in answered
    ]
    draft.questions += doubts.about_place(place)
    draft.questions += doubts.undecided(parts, read, known)
    return draft


def _refuse_rows(original: Original) -> None:
    """A list of cases is a table; of a page with a letter such a list is an enclosure."""
    titles = tables.titles(original.lines)
    if titles and not any(map(cutting.is_letter, original.lines)):
        message = (
            f"holds a table of cases ({'、'.join(titles)}); save the table as .xlsx or .csv and "
            "import that"
        )
        raise ProblemsError([Problem(Path(original.source), 0, message)])


def _once(printed: Sequence[LetterPart]) -> tuple[list[LetterPart], list[Letter]]:
    """Letters without those that a page prints again, word for word.

    Under the second what ends the page may follow.
    """
    kept: dict[str, tuple[LetterPart, Letter]] = {}
    for at, part in enumerate(printed):
        one = letter.read(part)
        words = chinese.fold("".join(line.text for line in one.body)) or f"{at}"
        again = any(len(known) >= _A_LETTER and words.startswith(known) for known in kept)
        if words not in kept and not again:
            kept[words] = (part, one)
    return [part for part, _ in kept.values()], [one for _, one in kept.values()]


def _is_form(asked: Petition) -> bool:
    """Whether labels tell title, movers and more of a case whose text the page leaves out."""
    title = asked.facts.get("title")
    labelled = title is not None and title.how is How.LABEL
    return (
        labelled and bool(asked.movers.movers) and bool("number" in asked.facts or asked.handlers)
    )


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
    if agency := metadata.agency(parts):
        departments.append(agency.value)
    if not departments:
        departments += [fact.value for fact in whose.neighbours(parts)]
    stated = [item.line for item in parts.headings]
    stated += [one.line for one in parts.labels if one.label.field in {"session", "agency"}]
    stated += parts.above
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
    if asked.body and not parts.answer_first and (published := metadata.published(parts)):
        fields["published"] = published.value
        draft.evidence["published"] = published
    fields["source"] = metadata.source(draft.original, parts)
    fields["notes"] = [_misfiled_note(read[index], asked) for index in sorted(asked.misfiled)]
    if asked.seconders:
        # To second (附议) is not to move: the record has no field for it.
        fields["notes"].append(f"原网页另列附议人：{'、'.join(asked.seconders)}。")
    body = markdown.write(asked.body)
    if body:
        fields |= {"text": TextKind.ORIGINAL.value, "body": body}
    return _ordered(Proposal, fields, draft, "")


def _reply(
    draft: Draft,
    index: int,
    one: Letter,
    role: Fact | None,
    parts: Parts,
    asked: Petition,
    owner: Owner | None,
) -> dict[str, Any]:
    # A page that begins with the letter speaks of the letter, whatever stands below it.
    alone = parts.answer_first or not asked.body
    facts = dict(one.facts)
    facts.pop("role", None)
    if role:
        facts["role"] = role
    signed = facts["signed"].value if "signed" in facts else None
    if alone and (published := metadata.published(parts, signed, one.undated)):
        facts["published"] = published
    if alone and not {"signed", "date"} & facts.keys() and (day := metadata.dated(parts)):
        facts["date"] = day
    if "number" not in facts and alone and (number := metadata.document_number(parts)):
        facts["number"] = number
    elif "number" not in facts and alone and (unread := metadata.unread_number(parts)):
        message = f"{unread.value!r} is printed as the 文号 but is not read as one; enter it"
        draft.questions.append(
            Question(f"reply[{index}].number", message, unread.line, unread.text)
        )
    if "department" not in facts and owner is None:
        owner = whose.find(parts, asked, facts, draft.place)
    if "department" not in facts and owner:
        facts["department"] = owner.fact
        if owner.role:
            facts.setdefault("role", owner.role)
        draft.questions.append(owner.question(f"reply[{index}].department"))
    headed = [item.line for item in parts.headings if item.kind is Is.REPLY_HEADING]
    headed += [
        Line(one.line.number, one.value)
        for one in parts.labels
        if one.label.field in {"title", "heading"} and headings.of_reply(one.value)
    ]
    if len(parts.letters) == 1 and headed:
        line = headed[0]
        facts.setdefault(
            "title",
            read_from(line, citation.tidy_title(line.text.strip("<>《》【】 ")), How.HEADING),
        )
    for name, field_name in (("number", "document"), ("department", "department")):
        if name in facts and (why := plausibility.objection(field_name, str(facts[name].value))):
            fact = facts.pop(name)
            message = f"{fact.value!r} {why}; enter it if it is right"
            draft.questions.append(
                Question(f"reply[{index}].{name}", message, fact.line, fact.text)
            )
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


def _misfiled_note(one: Letter, asked: Petition) -> str:
    """What readers must know of a letter that answers another proposal, said in their language."""
    department = one.facts["department"].value if "department" in one.facts else "其中一封"
    cited = one.cited("title")
    title = cited.value if cited else ""
    addressee = one.facts["addressee"].value if "addressee" in one.facts else "他人"
    return (
        f"原网页在本案下刊登的{department}答复写给{addressee}，答复的是“{title}”，"
        "与本案的提案者和标题都不一致；这里照原样收录，请读者留意。"
    )


def _ordered(
    model: type[Record], fields: Mapping[str, Any], draft: Draft, prefix: str
) -> dict[str, Any]:
    """Fields in the model's order; those it requires are None when they are not known.

    Values that the model refuses become questions.
    """
    kept = {name: value for name, value in fields.items() if value not in (None, [], "")}
    for name, message in _refused(model, kept):
        fact = draft.evidence.get(f"{prefix}{name}")
        line, text = (fact.line, fact.text) if fact else (0, "")
        told = f"what is printed does not fit the record and was left out: {message}"
        draft.questions.append(Question(f"{prefix}{name}", told, line, text))
    if not str(kept.get("body", "")).strip():
        kept.pop("body", None)
        kept.pop("text", None)
    return {
        name: kept.get(name)
        for name, info in model.model_fields.items()
        if name in kept or info.is_required()
    }


def _refused(model: type[Record], kept: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Take out of ``kept``, and name, each value that the model does not take."""
    try:
        model.model_validate(kept)
    except ValidationError as error:
        for item in error.errors():
            # A fault of the whole is one of the departments' parts: nothing else is compared.
            name = str(item["loc"][0]) if item["loc"] else "handlers"
            if kept.pop(name, None) is not None:
                yield name, item["msg"]
