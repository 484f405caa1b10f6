"""Files that were cut, changed or never sound end in lines or in one refusal, soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.importer.sources.isolation import Isolation
from proposals.importer.sources.refusal import Refusal
from proposals.problems import ProblemsError
from tests.importer.sources.conftest import Reader
from tests.importer.sources.test_pdf import FULL, paper
from tests.importer.sources.test_word import letter, saved

SOUND = {
    "a.docx": saved(letter),
    "a.pdf": paper([(0, FULL), (0, "甲乙丙委员:")]),
    "a.html": "<html><meta charset=gbk><table><tr><td>凉亭<td>漏雨</table>".encode("gb18030"),
    "a.txt": "凉亭漏雨,居民不便。".encode("big5hkscs"),
}


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=25, deadline=None)
@given(
    cut=st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8),
)
def test_damaged_files(
    isolation: Isolation, name: str, cut: float, changes: list[tuple[float, int]]
) -> None:
    data = bytearray(SOUND[name])
    for at, byte in changes:
        data[int(at * len(data))] = byte
    try:
        lines = Reader(isolation).lines(name, bytes(data[: int(cut * len(data))]))
    except (Refusal, ProblemsError) as refused:
        lines = [str(refused)]
    assert any(line.strip() for line in lines)
    assert all("Traceback" not in line for line in lines)
