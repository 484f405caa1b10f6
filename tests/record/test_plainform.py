"""The plain form is read as the general reader reads it, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from proposals import frontmatter, plainform, yamltext
from proposals.yamltext import YamlError

CONTENT = Path(__file__).parents[2] / "content"

_TEXTS = st.one_of(
    st.text(max_size=8),
    st.text(alphabet="甲乙 :#'\"-[]{}&*!|>%@`~?,.\t09ae", max_size=10),
    st.sampled_from(["0354", "no", "null", "~", "2020-08", "甲: 乙", "甲 #3", "甲:", "'", "---"]),
)
_KEYS = st.sampled_from(["title", "number", "name", "role", "notes", "y", "no"])
_FRONTS = st.dictionaries(
    _KEYS,
    st.one_of(
        _TEXTS,
        st.lists(_TEXTS, min_size=1, max_size=3),
        st.dictionaries(_KEYS, _TEXTS, min_size=1, max_size=3),
        st.lists(st.dictionaries(_KEYS, _TEXTS, min_size=1, max_size=2), min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=4,
)


def _agree(front: str) -> bool:
    """Whether the plain form was read; fails when the general reader disagrees."""
    quick = plainform.read(front)
    if quick is not None:
        assert quick == yamltext.read(front).value
    return quick is not None


@given(values=_FRONTS)
def test_what_a_writer_of_yaml_makes_is_read_alike(values: dict[str, object]) -> None:
    _agree(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6))


@given(lines=st.lists(st.text(alphabet="ab甲: -'#\"[]|>&\t\n", max_size=12), max_size=6))
@example(lines=["a: b", "  c: d"])
@example(lines=["a:", "- b", "  c: d"])
@example(lines=["a:", "b: c"])
@example(lines=["a: 'b'c'"])
@example(lines=["a: 'b''''c'"])
@example(lines=["a: b", "a: c"])
@example(lines=["a:", "  b:", "c: d"])
@example(lines=["- a"])
@example(lines=["a: b", "- c"])
@example(lines=["a:", "  b: c", "- d"])
@example(lines=["a:", "- b", "  c: d"])
@example(lines=["a:bc"])
@example(lines=["a: b", "c:d e"])
@example(lines=["a:", "  b:cd"])
@example(lines=["a:", "- b:cd", "- c: d", "  e:fg"])
@example(lines=["a:", "  b: c", "  b: d"])
def test_what_hands_write_is_read_alike_or_left_to_the_general_reader(lines: list[str]) -> None:
    front = "".join(f"{line}\n" for line in lines)
    try:
        _agree(front)
    except YamlError:
        pytest.fail(f"the plain form was read where YAML has a fault: {front!r}")


def test_every_front_matter_of_the_record_has_the_plain_form() -> None:
    files = sorted((CONTENT / "proposals").glob("*/*/*.md"))
    assert files
    for path in files:
        front = frontmatter.decode(path).split("---\n")[1]
        assert _agree(front), path
