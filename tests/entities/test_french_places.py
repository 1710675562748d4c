"""Places at the joints of French names: pairs, towns behind what stands there, districts, constituencies."""

from __future__ import annotations

import pytest

from kg.extractor import extractor
from kg.model import Document, Entity, Span

pytestmark = pytest.mark.model


def entities(text: str) -> tuple[Entity, ...]:
    document = Document(id="a", text=text, language="fr", paragraphs=(Span(0, len(text)),))
    return extractor("fr").read(document).entities


def types(text: str) -> dict[str, str]:
    return {entity.name: entity.type for entity in entities(text)}


def names(text: str, name: str) -> set[str]:
    """All that the entity is called which bears a name."""
    return {called for e in entities(text) if name in {e.name, *e.aliases} for called in (e.name, *e.aliases)}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("La compagnie affichait complet sur Paris-Bordeaux.", {"Paris", "Bordeaux"}),
        ("La ligne Lyon-Turin sera retardée de cinq ans.", {"Lyon", "Turin"}),
        ("Le vol Nice-Tunis a été annulé lundi.", {"Nice", "Tunis"}),
    ],
)
def test_towns_that_a_hyphen_joins_are_two(text: str, towns: set[str]) -> None:
    found = types(text)
    assert towns <= found.keys()
    assert not [name for name in found if "-" in name]


@pytest.mark.parametrize("text", ["Il a visité Boulogne-Billancourt.", "L'aéroport de Bordeaux-Mérignac a fermé."])
def test_a_town_with_a_hyphen_is_one(text: str) -> None:
    assert "Boulogne" not in types(text)
    assert "Mérignac" not in types(text)


def test_what_stands_in_a_town_is_called_without_it() -> None:
    text = "L'exposition quittera en mars la Cité de la mer de Cherbourg."
    assert names(text, "Cité de la mer") == {"Cité de la mer", "Cité de la mer de Cherbourg"}
    assert types(text)["Cherbourg"] == "City"


def test_a_town_that_no_list_has_stands_behind_its_bodies() -> None:
    found = types("La MJC de Plougastel-Daoulas ferme. L'école de Saint-Jean-Brévelay rouvre.")
    assert found["Plougastel-Daoulas"] == found["Saint-Jean-Brévelay"] == "City"


def test_who_has_a_thing_is_no_town() -> None:
    assert "City" not in types("L'usine de Jean-Marc Dupont a brûlé lundi.").values()


def test_a_district_is_a_region_of_its_town() -> None:
    text = "Un homme a été blessé dans le 3e arrondissement de Marseille, un autre dans le XVIIIe arrondissement."
    assert {"3e arrondissement", "3e arrondissement de Marseille"} <= names(text, "3e arrondissement")
    found = types(text)
    assert found["XVIIIe arrondissement"] == found["3e arrondissement de Marseille"] == "Region"
    assert found["Marseille"] == "City"


def test_who_is_elected_in_a_place_has_a_constituency() -> None:
    text = "La ministre a été réélue dans Verdun. Paul Tremblay sera candidat dans Arthabaska."
    assert {"Verdun": "Region", "Arthabaska": "Region"}.items() <= types(text).items()
    assert types("La ministre est arrivée à Verdun lundi.")["Verdun"] == "City"


def test_a_station_and_a_stadium_are_not_their_town() -> None:
    found = types("La gare de Perpignan est fermée. Perpignan attend. Le Stade de France est plein. La France a gagné.")
    assert {"gare de Perpignan", "Perpignan", "Stade de France", "France"} <= found.keys()


def test_an_island_is_not_its_town() -> None:
    assert {"île de Montréal", "Montréal"} <= types("Des élus de l'île de Montréal protestent. Montréal vote.").keys()


def test_quarters_are_regions() -> None:
    found = types("Des barricades ont été érigées à Treichville et à Yopougon, puis à Ménilmontant.")
    assert found["Treichville"] == found["Yopougon"] == found["Ménilmontant"] == "Region"


def test_a_bill_is_called_by_its_whole_topic() -> None:
    text = "Le Sénat a adopté la proposition de loi contre la falsification de l'histoire, promise en mai."
    assert "loi contre la falsification de l'histoire" in names(text, "loi contre la falsification de l'histoire")
