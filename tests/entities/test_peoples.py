"""Nationalities of two words are those of one country, also where only the second was taken for a name."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def test_nine_south_africans_are_of_south_africa() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "At least 13 peacekeepers, including nine South Africans and three Malawians, have been killed in Congo."
    entities = extractor("en").read(document_from_text(text, id="a", language="en")).entities
    assert {entity.iri.rsplit("/", 1)[1] for entity in entities} >= {"afrique-du-sud", "malawi"}
    assert not any(entity.name in ("Africa", "South Africans") for entity in entities)


def test_a_person_of_two_countries_is_of_both() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "The German-Turkish midfielder Emre Tarvel met the French-Senegalese director Awa Cole in Rome."
    found = extractor("en").read(document_from_text(text, id="a", language="en"))
    names = {entity.name for entity in found.entities if entity.type == "Country"}
    assert {"Germany", "Turkey", "France", "Senegal"} <= names
    assert not any("-" in name for name in names)
