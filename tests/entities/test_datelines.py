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
