"""Check a record without building it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from commands import history, slugs
from commands.reporting import show
from commands.showing import real, shown
from commands.stages import Stages
from proposals import body_slips, case, casefolder, contradictions, corpus, frontmatter
from proposals import registry as registries
from proposals.corpus import Corpus
from proposals.frontmatter import Parsed
from proposals.model import Proposal, Reply
from proposals.problems import Problem, ProblemsError
from proposals.yamltext import KeyPath


def run(paths: list[Path], content: Path) -> int:
    """Report the problems of content trees.

    Args:
        paths: content folders, or files and folders inside one, to which the report is then
            limited; the whole of ``content`` when empty.
        content: the project's own content folder.

    Returns:
        0 when nothing is wrong, else 1.
    """
    problems: list[Problem] = []
    asked: list[Problem] = []
    stages = Stages(sys.stderr)
    for path in paths or [content]:
        if not path.exists():
            problems.append(Problem(path, 0, "is not there; correct the path"))
            continue
        tree, at = _tree(path, content)
        if not at.is_relative_to(tree):
            message = "lies in no record; name a content folder, or what is in one"
            problems.append(Problem(path, 0, message))
            continue
        try:
            with stages(f"reading {shown(tree)}"):
                record = corpus.load(tree, slug_of=slugs.of_title)
                found = [
                    *_questions(record, tree),
                    *_contradictions(record, tree),
                    *_slips(record, tree),
                    *_unexplained(record, tree),
                ]
            asked += [item for item in found if _concerns(item, at)]
        except ProblemsError as error:
            problems += [item for item in error.problems if _concerns(item, at)]
    if problems:
        show(tuple(sorted(set(problems))))
        return 1
    for question in sorted(set(asked)):
        print(replace(question, path=shown(question.path)), file=sys.stderr)  # noqa: T201
    count = len(set(asked))
    many = "1 question waits" if count == 1 else f"{count} questions wait"
    rest = f" {many} for an editor." if asked else ""
    print(f"Nothing is wrong.{rest}", file=sys.stderr)  # noqa: T201
    return 0


def _questions(record: Corpus, tree: Path) -> Iterator[Problem]:
    """What the import left for an editor to decide; no fault, but not to be forgotten."""
    for one in record.cases:
        folder = tree / case.PROPOSALS / one.key
        yield from _in_review(folder / casefolder.PROPOSAL_FILE, one.proposal.review)
        for item in one.replies:
            yield from _in_review(folder / casefolder.reply_file(item.anchor), item.reply.review)


def _contradictions(record: Corpus, tree: Path) -> Iterator[Problem]:
    """What cannot all be so: a slip of the editor's, or of the source's."""
    for one in record.cases:
        folder = tree / case.PROPOSALS / one.key
        if found := list(contradictions.of(one.proposal)):
            parsed = frontmatter.read(folder / casefolder.PROPOSAL_FILE, Proposal)
            yield from _to_confirm(parsed, found)
        for item in one.replies:
            if found := list(contradictions.of_reply(item.reply, one.proposal)):
                path = folder / casefolder.reply_file(item.anchor)
                yield from _to_confirm(frontmatter.read(path, Reply), found)


def _slips(record: Corpus, tree: Path) -> Iterator[Problem]:
    """What readers would see otherwise than it was written."""
    for one in record.cases:
        folder = tree / case.PROPOSALS / one.key
        bodies = {casefolder.PROPOSAL_FILE: one.proposal.body}
        bodies |= {casefolder.reply_file(item.anchor): item.reply.body for item in one.replies}
        for name, body in bodies.items():
            if found := list(body_slips.of(body)):
                written = frontmatter.decode(folder / name).rstrip()
                above = written[: len(written) - len(body)].count("\n")
                for at, message in found:
                    yield Problem(folder / name, above + at + 1, f"to confirm: {message}")


def _to_confirm(parsed: Parsed[Any], found: list[tuple[KeyPath, str]]) -> Iterator[Problem]:
    for at, message in found:
        yield parsed.problem(at, f"to confirm: {message}")


def _unexplained(record: Corpus, tree: Path) -> Iterator[Problem]:
    """Cases that were here, as git remembers, and are gone without a word."""
    path = tree / registries.REGISTRY / registries.WITHDRAWN
    there = {one.key for one in record.cases}
    for key in history.read(tree).gone:
        if key not in record.registry.withdrawn and key not in there:
            yield Problem(path, 0, f"to explain: {key} was here and is gone; say when and why")


def _in_review(path: Path, lines: tuple[str, ...]) -> Iterator[Problem]:
    if not lines:
        return
    written = path.read_text("utf-8").splitlines()
    at = next((n for n, line in enumerate(written, start=1) if line.startswith("review:")), 0)
    for number, line in enumerate(lines, start=at + 1):
        yield Problem(path, number, f"to review: {line}")


def _tree(path: Path, content: Path) -> tuple[Path, Path]:
    """The content folder that a path is in, and where: the nearest with a registry, else our own.

    A link may stand in a record and lead out of it, or lead into one.
    """
    whole = real(path)
    named = real(path.parent) / path.name if path.name not in ("", "..") else whole
    for at in (named, whole):
        for folder in (at, *at.parents):
            if (folder / case.PROPOSALS).is_dir() or (folder / registries.REGISTRY).is_dir():
                return folder, at
    return real(content), whole


def _concerns(problem: Problem, at: Path) -> bool:
    inside = problem.path.is_relative_to(at) or real(problem.path).is_relative_to(real(at))
    return inside or registries.REGISTRY in problem.path.parts
