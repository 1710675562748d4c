"""Towns of datelines."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("MARVIK, 3 mars (AFP) - Le groupe Durand vend sa filiale Tarvel.", "Marvik"),
        ("SAINT-JEAN-DE-MARVIK (AFP) - Le groupe Durand vend sa filiale Tarvel.", "Saint-Jean-de-Marvik"),
        ("MARVIK, March 3 - Durand Foods is selling its subsidiary Tarvel.", "Marvik"),
    ],
)
def test_the_town_of_a_dateline_is_a_city(text: str, town: str) -> None:
    document = document_from_text(text, id="a")
    found = {entity.name: entity.type for entity in extractor(document.language).read(document).entities}
    assert found.get(town) == "City"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_bullet_of_a_list_makes_no_dateline(language: str) -> None:
    document = document_from_text("Marvik Durand\n\n- Anna Bell\n\n- Tom Beal", id="a", language=language)
    assert "City" not in {entity.type for entity in extractor(language).read(document).entities}
