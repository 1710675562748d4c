"""Clubs that French news calls by their town, their letters or their nickname."""

from __future__ import annotations

import pytest

from kg.extractor import extractor
from kg.model import Document, Span

pytestmark = pytest.mark.model


def teams(text: str) -> list[set[str]]:
    document = Document(id="a", text=text, language="fr", paragraphs=(Span(0, len(text)),))
    found = extractor("fr").read(document).entities
    return [{entity.name, *entity.aliases} for entity in found if entity.type == "SportsTeam"]


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("Rennes a battu Metz 2-1 en Ligue 1. L'entraîneur du Stade rennais est ravi du match.", {"Rennes"}),
        (
            "Newcastle a battu Everton 2-1. Les Magpies restent invaincus. L'entraîneur de Newcastle tient son match.",
            {"Newcastle", "Magpies"},
        ),
        ("Marseille a battu Montpellier 3-0. L'OM mène le championnat. L'entraîneur savoure son match.", {"OM"}),
        (
            "Les Canaris ont perdu à Lens (2-0). Le FC Nantes recevra Angers au prochain match.",
            {"Canaris", "FC Nantes"},
        ),
    ],
)
def test_a_club_is_called_by_its_town_and_its_nickname(text: str, club: set[str]) -> None:
    (one,) = (team for team in teams(text) if club <= team)
    assert len(one) > 1


def test_two_clubs_of_a_town_are_not_joined() -> None:
    text = "Manchester City a battu Manchester United 3-1. Les Citizens mènent le championnat devant Liverpool."
    assert not [team for team in teams(text) if {"Manchester City", "Manchester United"} <= team]


def test_nicknames_of_national_sides_are_teams() -> None:
    text = "Les Lions de la Teranga affronteront les Fennecs samedi, au quart de finale de la Coupe d'Afrique."
    assert {"Lions de la Teranga", "Fennecs"} <= set().union(*teams(text))


def test_letters_behind_a_country_in_results_are_a_team() -> None:
    text = "Paul Lemoine (Groupama-FDJ) gagne l'étape. Classement : 1. Paul Lemoine (FRA/GFJ) ; 2. Jan Hlav (SVK/XYZ)."
    assert {"Groupama-FDJ", "GFJ"} in teams(text)
    assert {"XYZ"} in teams(text)
