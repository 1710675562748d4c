"""Bodies of state that French news calls by several names."""

from __future__ import annotations

from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Readers

pytestmark = pytest.mark.model


@cache
def _bodies(text: str) -> dict[str, tuple[str, ...]]:
    read = extractor("fr", readers=Readers.RULES).read(document_from_text(text, id="a", language="fr"))
    return {entity.name: entity.aliases for entity in read.entities if entity.type == "GovernmentBody"}


@pytest.mark.parametrize(
    "text",
    [
        "Le régime syrien a parlé mardi. Le gouvernement de Syrie a démenti.",
        "Le régime de Damas a parlé mardi. Le gouvernement syrien a démenti.",
        "Le ministère turc de la Défense a parlé. Le ministère de la Défense a démenti.",
        "Le département du Trésor a parlé. Le Trésor a sanctionné Norvane.",
        "Le Sénat italien a voté mardi. La chambre haute a rejeté le texte.",
    ],
)
def test_one_body_of_a_country_has_several_names(text: str) -> None:
    ((_, aliases),) = _bodies(text).items()
    assert len(aliases) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement français a parlé mardi. Le gouvernement allemand a démenti.",
        "Le gouvernement libyen de Tobrouk a parlé. Le gouvernement de Libye a démenti.",
        "Le ministère turc de la Défense a parlé. Le ministère russe de la Défense a démenti.",
        "Le Sénat italien et le Sénat français ont voté. La chambre basse a voté.",
    ],
)
def test_bodies_of_two_countries_or_towns_stay_apart(text: str) -> None:
    assert len(_bodies(text)) >= 2


def test_a_chamber_goes_by_its_name() -> None:
    assert "Sénat italien" in _bodies("Le Sénat italien a voté mardi. La chambre haute a rejeté le texte.")
