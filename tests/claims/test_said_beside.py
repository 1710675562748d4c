"""What stands beside each other without the claim that the words around it make of other things."""

from __future__ import annotations

from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor

pytestmark = pytest.mark.model


@cache
def _told(text: str) -> frozenset[tuple[str, str, str]]:
    claims = extractor("fr").read(document_from_text(text, id="a", language="fr")).claims
    return frozenset((c.subject.name, c.relation, c.object.name) for c in claims if c.object is not None)


def _ends(text: str, relation: str) -> set[tuple[str, str]]:
    return {(subject, obj) for subject, told, obj in _told(text) if told == relation}


@pytest.mark.parametrize(
    ("text", "relation", "ends"),
    [
        ("Née à Braga, au Portugal, Ana Silva vit à Roubaix, dans le Nord.", "bornIn", {("Ana Silva", "Braga")}),
        ("Née à Braga, au Portugal, Ana Silva vit à Roubaix, dans le Nord.", "livesIn", {("Ana Silva", "Roubaix")}),
        (
            "Le groupe Sorel, installé à Dole, dans le Jura, fabrique des skis.",
            "locatedIn",
            {("Sorel", "Dole"), ("Dole", "Jura")},
        ),
    ],
)
def test_a_larger_place_behind_a_town_is_where_the_town_lies(
    text: str, relation: str, ends: set[tuple[str, str]]
) -> None:
    """And nothing else."""
    assert _ends(text, relation) == ends


def test_a_team_appoints_no_player_that_it_signs() -> None:
    """But a coach."""
    text = "Le FC Nantes a recruté l'attaquant Karim Diallo."
    assert ("Karim Diallo", "memberOf", "FC Nantes") in _told(text)
    assert not _ends(text, "appoints")
    assert _ends("Le Stade rennais a recruté l'entraîneur Bruno Genesio.", "appoints")


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre de l'Agriculture, Marc Fesneau, s'est rendu à Aurillac lundi avec Bruno Dupré.",
        "Le président Kaïs Saïed a reçu un appel d'Emmanuel Macron samedi.",
        "Paul Verdier, directeur du journal depuis 2010, a reçu des messages de Claire Lindt et de Hans Keller.",
        "Angela Merkel a reçu une lettre de Theresa May.",
    ],
)
def test_company_on_a_visit_and_messages_are_no_meeting(text: str) -> None:
    assert not _ends(text, "meets")


def test_who_is_received_is_met() -> None:
    text = "Le président Macron a reçu Olaf Scholz mardi à l'Élysée."
    assert _ends(text, "meets") == {("Macron", "Olaf Scholz")}


def test_an_author_is_no_member_of_the_publisher_behind_the_work() -> None:
    text = "Le prix Médicis est allé à « La Nuit des loups », d'Hélène Garnier, chez Grasset."
    assert not _ends(text, "memberOf")
    assert ("Hélène Garnier", "produces", "La Nuit des loups") in _told(text)


def test_an_airline_makes_no_plane() -> None:
    assert not _ends("L'avion, un Airbus A320 d'EasyJet, venait de Londres.", "produces")


def test_who_is_ahead_in_a_race_that_goes_on_has_beaten_nobody() -> None:
    text = "Au classement général, Pogacar compte 3 min 10 sec d'avance sur Vingegaard et 5 minutes sur Evenepoel."
    assert not _ends(text, "defeats")


def test_of_titles_in_a_row_each_is_of_whom_follows_it() -> None:
    text = (
        "À ses côtés, la maire, Sylvie Tallec, le président du Syndicat des eaux (SDE), Marc Faure, et celui du "
        "département du Gers, Philippe Dupouy."
    )
    assert ("Marc Faure", "Syndicat des eaux") in _ends(text, "leads")
    assert ("Sylvie Tallec", "Syndicat des eaux") not in _ends(text, "leads")


def test_letters_behind_a_riders_country_are_his_teams() -> None:
    text = (
        "Classement de l'étape : 1. Tadej Pogacar (SLO/UAD) 4 h 10 ; 2. Jonas Vingegaard (DEN/TVL) à 3 sec ; 3. Carlos "
        "Rodriguez (ESP/IGD) m.t."
    )
    assert {country for _, country in _ends(text, "citizenOf")} <= {"Slovénie", "Danemark", "Espagne"}
    entities = extractor("fr").read(document_from_text(text, id="a", language="fr")).entities
    assert {e.name for e in entities if e.type == "SportsTeam"} == {"UAD", "TVL", "IGD"}


def test_a_cost_is_no_revenue() -> None:
    text = "La SNCF évalue le manque à gagner à 20 millions d'euros par jour. Le PDG chiffre le coût à 45 millions."
    claims = extractor("fr").read(document_from_text(text, id="a", language="fr")).claims
    assert not {c.relation for c in claims} & {"profit", "revenue"}
