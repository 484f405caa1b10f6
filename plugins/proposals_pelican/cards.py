"""Cards of cases for links to them, where the setting ``CARD_FONT`` names a font file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.exports import card
from proposals.exports.card import CardFacts, Font
from proposals.model import Kind
from proposals_pelican import languages, translations
from proposals_pelican.outputs import LazyOutput, Output


def outputs(record: Corpus, settings: dict[str, Any]) -> Iterator[Output]:
    """A card beside each case's page; none without the setting, and none twice for two languages.

    Raises:
        CardError: the font cannot be used.
    """
    if not settings.get("CARD_FONT") or languages.root_path(settings):
        return
    font = Font.of(Path(settings["CARD_FONT"]))
    folder = Path(settings["THEME"]) / "translations"
    _ = translations.load(folder, settings["SITE_LANGUAGE"]).gettext
    kinds = {Kind.CPPCC: _("CPPCC proposal"), Kind.NPC: _("Deputies' suggestion")}

    def facts(case: Case) -> CardFacts:
        return card.facts(case, kinds[case.proposal.kind], settings["SITENAME"])

    def inputs(case: Case) -> bytes:
        return card.inputs(facts(case), font)

    def make(case: Case) -> bytes:
        return card.draw(facts(case), font)

    for case in record.cases:
        address = case.address.removesuffix(".html") + ".png"
        owner = f"the card of {case.key}"
        yield LazyOutput(address, owner, partial(inputs, case), partial(make, case), alone=True)
