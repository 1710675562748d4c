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
