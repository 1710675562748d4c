"""Names with the word that goes with them, as further names."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Readers

pytestmark = pytest.mark.model


def names(text: str, language: str) -> set[str]:
    """All names and further names of a text's entities."""
    document = document_from_text(text, id="a", language=language)
    read = extractor(language, readers=Readers.RULES).read(document)
    return {name for entity in read.entities for name in (entity.name, *entity.aliases)}


def test_a_noun_beside_a_name_may_be_part_of_it() -> None:
    assert {"Noordhal", "clan Noordhal"} <= names("La police a arrêté hier un chef du clan Noordhal.", "fr")
    assert "Kalumvik smelter" in names("Tarvel Mining plc will open the Kalumvik smelter in May.", "en")


def test_a_title_goes_with_a_full_name() -> None:
    found = names("The board praised Dr. Kofi Amissah. Mr. Jan Lund left.", "en")
    assert {"Dr. Kofi Amissah", "Kofi Amissah", "Jan Lund"} <= found
    assert "Mr. Jan Lund" not in found
