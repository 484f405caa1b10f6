"""Every word of the interface stands in both catalogues, and no word too many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

CJK = re.compile(r"[\u3400-\u9fff]")


def used(root: Path) -> set[str]:
    with (root / "theme/translations/babel.cfg").open(encoding="utf-8") as source:
        methods, options = parse_mapping_cfg(source)
    rows = extract_from_dir(str(root / "theme"), methods, options)
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in rows}


def catalogue(root: Path, language: str) -> dict[str, list[str]]:
    path = root / "theme/translations" / language / "LC_MESSAGES/messages.po"
    with path.open("rb") as source:
        messages = read_po(source, locale=language, abort_invalid=True)
    result = {}
    for message in messages:
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        text = message.string
        result[key] = list(text) if isinstance(text, tuple) else [text]
    return result


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_catalogue_is_complete_and_has_nothing_unused(root: Path, language: str) -> None:
    messages = catalogue(root, language)
    assert set(messages) == used(root)
    assert not [key for key, texts in messages.items() if not all(texts)]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_placeholders_survive_translation(root: Path, language: str) -> None:
    for key, texts in catalogue(root, language).items():
        wanted = set(re.findall(r"%\((\w+)\)s", key))
        for text in texts:
            assert set(re.findall(r"%\((\w+)\)s", text)) <= wanted | {"num"}, key


def test_templates_hold_no_chinese_of_their_own(root: Path) -> None:
    for path in sorted((root / "theme/templates").rglob("*.html")):
        text = path.read_text("utf-8")
        assert not CJK.search(re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)), path
