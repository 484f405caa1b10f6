"""Every word of the interface stands in both catalogues, and no word too many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from proposals.exports.dataset import words

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


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("Number", "Proposal.number"),
        ("Kind", "Proposal.kind"),
        ("Place", "Proposal.jurisdiction"),
        ("Year of handling", "Proposal.year"),
        ("Moved by", "Proposal.movers"),
        ("Date submitted", "Proposal.submitted"),
        ("Date assigned", "Proposal.assigned"),
        ("Answer due", "Proposal.due"),
        ("Published", "Proposal.published"),
        ("Topics", "Proposal.topics"),
        ("Handled by", "Proposal.departments"),
        ("Status", "Proposal.status"),
        ("Readers' votes at the source", "Proposal.votes"),
        ("Source", "Proposal.source"),
        ("Editors' notes", "Proposal.notes"),
        ("Part in handling", "Reply.role"),
        ("Document number", "Reply.number"),
        ("Reply date", "Reply.date"),
        ("Published", "Reply.published"),
        ("Addressee", "Reply.addressee"),
        ("Contact", "Reply.contact"),
        ("Mover's feedback", "Reply.feedback"),
        ("Publisher", "Source.publisher"),
        ("Address", "Source.address"),
        ("Read on", "Source.retrieved"),
        ("Grade", "Source.grade"),
        ("SHA-256 of the original", "Source.sha256"),
        ("Withdrawn on", "Withdrawn.date"),
        ("Places", "PublishedRecord.jurisdictions"),
        ("Departments", "PublishedRecord.departments"),
    ],
)
def test_pages_and_data_dictionary_have_one_name_for_a_fact(
    root: Path, message: str, field: str
) -> None:
    assert catalogue(root, "zh_CN")[message] == [words.of_field(field).zh]


@pytest.mark.parametrize(
    "code",
    [
        *("MoverRole.member", "MoverRole.deputy", "MoverRole.party", "MoverRole.group"),
        *("MoverRole.sector", "MoverRole.committee"),
        *("ReplyRole.lead", "ReplyRole.sole", "ReplyRole.separate", "ReplyRole.joint"),
    ],
)
def test_pages_and_data_dictionary_have_one_name_for_a_code(root: Path, code: str) -> None:
    name = code.partition(".")[2]
    message = name if code.startswith("Mover") else name.capitalize()
    assert catalogue(root, "zh_CN")[message] == [words.of_code(code).zh]


def test_words_that_were_given_up_do_not_come_back(root: Path) -> None:
    """A case has a 编号 and a 标题, a reply a 文号, the record 元数据."""
    given_up = re.compile("案号|(?<!案由、)题目|案由(?!、题目)|著录数据|答复文号|地方(?:标识|/)")
    said = [text for texts in catalogue(root, "zh_CN").values() for text in texts]
    told = (words.FIELDS, words.CODES, words.TABLES, words.COLUMNS, words.FORMATS, words.LAYERS)
    said += [text for group in told for one in group.values() for text in (one.zh, one.zh_about)]
    files = [root / "README.zh-CN.md", *(root / "content/pages").glob("*.md")]
    said += [file.read_text("utf-8") for file in files]
    assert not [text for text in said if given_up.search(text)]
