"""Every rule beside its own examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from proposals.importer import labels, rulebook
from proposals.importer.labels import Label
from proposals.importer.lines import Line
from proposals.importer.rulebook import Rule
from proposals.problems import ProblemsError

NOT_PATTERNS = {"labels", "departments", "sounds"}


def _rules() -> Iterator[tuple[str, Rule]]:
    for path in sorted(rulebook.FOLDER.glob("*.yml")):
        if path.stem not in NOT_PATTERNS:
            for rule in rulebook.load(path.stem):
                yield f"{path.stem}/{rule.name}", rule


EXAMPLES = [
    pytest.param(rule, example, id=f"{name}: {example['text']}")
    for name, rule in _rules()
    for example in rule.examples
]
COUNTER = [
    pytest.param(rule, text, id=f"{name}: not {text}")
    for name, rule in _rules()
    for text in rule.counter
]
LABELS = [
    pytest.param(label, example["text"], example["value"], id=f"{label.field}: {example['text']}")
    for label, _, examples in labels.examples()
    for example in examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_reads_its_example(rule: Rule, example: dict[str, str]) -> None:
    hit = rule.first(example["text"])
    assert hit is not None
    expected = {name: value for name, value in example.items() if name != "text"}
    assert {name: hit[name] for name in expected} == expected


@pytest.mark.parametrize(("rule", "text"), COUNTER)
def test_leaves_its_counterexample_alone(rule: Rule, text: str) -> None:
    assert rule.first(text) is None


@pytest.mark.parametrize(("label", "text", "value"), LABELS)
def test_label_reads_its_example(label: Label, text: str, value: str) -> None:
    assert (label, value) in [(one.label, one.value) for one in labels.read(Line(1, text))]


@pytest.mark.parametrize(("name", "rule"), [pytest.param(*pair, id=pair[0]) for pair in _rules()])
def test_every_rule_has_examples_of_both_kinds(name: str, rule: Rule) -> None:
    assert rule.examples, name
    assert rule.counter, name


def test_every_label_belongs_to_one_field() -> None:
    names = [name for _, names, _ in labels.examples() for name in names]
    assert len(names) == len(set(names))


def test_a_broken_pattern_is_named_with_its_line(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("rules")
    text = "rules:\n  - name: broken\n    pattern: '('\n    examples: []\n"
    (folder / "broken.yml").write_text(text, "utf-8")
    monkeypatch.setattr(rulebook, "FOLDER", folder)
    with pytest.raises(ProblemsError, match=r"broken\.yml:2: pattern of 'broken' does not work"):
        rulebook.load("broken")
