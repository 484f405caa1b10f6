"""Parts of a saved page that its reader did not see, and those of them that are kept.

A portal puts the proposal and its reply into tabs, of which one is shown: what is hidden and
holds sentences that stand nowhere else, or labels of a case with their values, is the document's.
What is hidden besides (dialogues, menus, a second copy of the text for telephones) is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from proposals.importer import labels
from proposals.importer.lines import Line
from proposals.importer.sources import tags

_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK = re.compile(r"(?P<selectors>[^{}]*)\{(?P<rules>[^{}]*)\}")
_ONE_CLASS = re.compile(r"[a-z]{0,10}\.(?P<name>[\w-]+)")
_LONGEST_SHEET = 200_000
_LEAST_SENTENCES = 2
_LEAST_CHARACTERS = 60
_OF_CASE = {"title", "movers", "departments", "department", "date", "text", "feedback.satisfaction"}
"""Fields of labels that tell of a case; a site's own dialogues and search forms bear others."""
_LEAST_LABELS = 2
_LONGEST_OF_LABELS = 4_000
"""Characters of a pane in which its labels are looked for."""
_MOST_LABELLED = 60
"""Panes in which labels are looked for; a page has no more tabs."""
_TO_FILL_IN = re.compile("请|全部|不限|查询|搜索|提交|选择|重置")
"""What a search form prints where a case has a value."""
_COMPARED = 12
"""Characters of a sentence by which it is looked for in what is seen."""


def classes(tree: Any) -> frozenset[str]:
    """Classes that the page's own style sheets hide on a screen.

    Only rules for one class alone are understood; those of print and narrow screens (inside
    ``@media``) say nothing of what was seen.
    """
    found: set[str] = set()
    for sheet in tree.css("style"):
        text = _without_media(sheet.text()[:_LONGEST_SHEET])
        for block in _BLOCK.finditer(text):
            if not _STYLE.search(block["rules"]):
                continue
            for selector in block["selectors"].split(","):
                one = _ONE_CLASS.fullmatch(selector.strip())
                if one:
                    found.add(one["name"])
    return frozenset(found)


def is_hidden(node: Any, hiding: frozenset[str]) -> bool:
    """Whether an element says that it is not shown, by itself or by its class."""
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _STYLE.search(attributes.get("style") or ""):
        return True
    return bool(hiding) and not hiding.isdisjoint((attributes.get("class") or "").split())


def kept(tree: Any, hiding: frozenset[str], seen: Sequence[str]) -> frozenset[int]:
    """Hidden elements whose sentences are the document's, by their ``mem_id``.

    Args:
        tree: the page.
        hiding: classes that hide.
        seen: lines of what is shown.
    """
    shown = "".join("".join(seen).split())
    found: set[int] = set()
    looked = 0
    for node in tree.body.css("[style], [hidden], [aria-hidden], [class]"):
        if node.tag in tags.UNSEEN or not is_hidden(node, hiding):
            continue
        text = "".join(node.text(separator="").split())
        sentences = [part for part in text.split("。")[:-1] if len(part) >= _COMPARED]
        new = [part for part in sentences if part[-_COMPARED:] not in shown]
        enough = len(new) >= _LEAST_SENTENCES and len(text) >= _LEAST_CHARACTERS
        labelled = (
            not enough and len(re.findall("[:：]", text[:_LONGEST_OF_LABELS])) >= _LEAST_LABELS
        )
        if labelled and (looked := looked + 1) <= _MOST_LABELLED:
            enough = text[:_LONGEST_OF_LABELS] not in shown and _tells_of_case(node)
        if enough:
            found.add(node.mem_id)
            shown += text
    return frozenset(found)


def _tells_of_case(node: Any) -> bool:
    """Whether labels of a case stand in a pane, each with a value: 满意度:满意 反馈意见:…."""
    text = " ".join(node.text(separator=" ").split())[:_LONGEST_OF_LABELS]
    line = Line(0, f" {text}")
    marks = sorted(labels.starts(line).items())
    told: set[str] = set()
    for (at, name), (end, _) in pairwise([*marks, (len(line.plain), "")]):
        value = re.split("[:|]", line.plain[at:end], maxsplit=1)[-1].strip(" :|")
        if name in _OF_CASE and value and not _TO_FILL_IN.match(value):
            told.add(line.plain[at : at + 4])
    return len(told) >= _LEAST_LABELS


def _without_media(sheet: str) -> str:
    """A style sheet without its ``@`` blocks."""
    kept_text: list[str] = []
    depth, skipping = 0, 0
    for part in re.split(r"([{}])", sheet):
        if part == "{":
            depth += 1
        elif part == "}":
            depth -= 1
            if skipping and depth < skipping:
                skipping = 0
                continue
        elif not skipping and "@" in part and depth == 0:
            before = part.rpartition(";")[0] if "{" not in part else part
            kept_text.append(before if "@" not in before else "")
            skipping = depth + 1
            continue
        if not skipping:
            kept_text.append(part)
    return "".join(kept_text)
