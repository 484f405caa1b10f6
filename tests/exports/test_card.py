"""Cards of cases: the same bytes for the same case, whatever its title."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab
from PIL import Image

from proposals.exports import card
from proposals.exports.card import CardError, CardFacts, Font
from tests.cases import answer, case

FACTS = CardFacts("On more lamps", "Yangli · 20990001", "A → B", "Tida")


@pytest.fixture(scope="module")
def font() -> Font:
    """A font that comes with a package of the tests; it has no Chinese, which is drawn as boxes."""
    return Font.of(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def test_a_card_has_the_size_that_is_asked_for_and_few_bytes(font: Font) -> None:
    png = card.draw(FACTS, font)
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(image.getcolors() or []) > 20
    assert len(png) < 60_000
    assert card.draw(FACTS, font) == png


@pytest.mark.parametrize("field", ["title", "above", "below", "site"])
def test_every_fact_is_drawn_and_told_in_its_inputs(font: Font, field: str) -> None:
    other = replace(FACTS, **{field: "Quite another"})
    assert card.draw(other, font) != card.draw(FACTS, font)
    assert card.inputs(other, font) != card.inputs(FACTS, font)


def test_another_font_is_another_card(font: Font) -> None:
    bold = Font.of(font.path.with_name("VeraBd.ttf"))
    assert card.inputs(FACTS, bold) != card.inputs(FACTS, font)


@pytest.mark.parametrize("length", [1, 40, 400, 4000])
def test_a_title_of_any_length_stays_in_the_card(font: Font, length: int) -> None:
    png = card.draw(replace(FACTS, title="lamps, x" * length, below="x" * length), font)
    with Image.open(io.BytesIO(png)) as image:
        right = image.crop((1200 - 40, 0, 1200, 630))
        assert len(right.getcolors() or []) == 1


def test_a_card_shows_what_the_case_prints() -> None:
    one = case("20990001", answer("a"), answer("b"), movers=("甲委员",))
    assert card.facts(one, "政协提案", "提答") == CardFacts(
        "关于20990001的建议", "样例市 · 政协提案 · 20990001", "甲委员 → a、b", "提答"
    )


def test_what_is_no_font_is_told(tmp_path: Path) -> None:
    (tmp_path / "font.otf").write_text("no font")
    for name in ("font.otf", "missing.otf"):
        with pytest.raises(CardError, match=f"{name}: is no font that can be read"):
            Font.of(tmp_path / name)
