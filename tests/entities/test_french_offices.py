"""French ministries, each of its country, and the offices of prosecutors."""

from __future__ import annotations

from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Extraction, Readers

pytestmark = pytest.mark.model


@cache
def _read(text: str) -> Extraction:
    return extractor("fr", readers=Readers.RULES).read(document_from_text(text, id="a", language="fr"))


def _led(text: str) -> set[tuple[str, str]]:
    return {(c.subject.name, c.object.name) for c in _read(text).claims if c.object and c.relation == "leads"}


def _aliases(text: str) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in _read(text).entities}


def test_each_countrys_minister_leads_a_ministry_of_its_own() -> None:
    text = (
        "Le ministre slovène des Affaires étrangères, Karl Strom, a reçu le ministre croate des Affaires étrangères, "
        "Ivo Kovac."
    )
    assert _led(text) == {
        ("Karl Strom", "ministère slovène des Affaires étrangères"),
        ("Ivo Kovac", "ministère croate des Affaires étrangères"),
    }


def test_a_minister_of_no_country_named_leads_the_ministry_that_is_not_anothers() -> None:
    text = "Le ministre russe de l'Intérieur, Karl Strom, est arrivé. Le ministre de l'Intérieur, Paul Lemoine, parle."
    assert ("Paul Lemoine", "ministère de l'Intérieur") in _led(text)


def test_the_only_ministry_for_a_domain_goes_by_it_too() -> None:
    text = "La ministre allemande de la Défense, Ute Brandl, a parlé. Le ministère de la Défense confirme."
    assert set(_aliases(text)["ministère allemand de la Défense"]) == {"Défense", "ministère de la Défense"}


def test_where_a_minister_is_does_not_belong_to_the_domain() -> None:
    text = "Le ministre japonais des Affaires étrangères en visite à Oslo, Kenji Mori, a parlé."
    assert "ministère japonais des Affaires étrangères" in _aliases(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le procureur de la République de Lyon, Paul Lemoine, a parlé.", ("Paul Lemoine", "parquet de Lyon")),
        ("La procureure de Grenoble, Anne Durel, a parlé.", ("Anne Durel", "parquet de Grenoble")),
        ("Le procureur du Roi de Liège, Paul Lemoine, a parlé.", ("Paul Lemoine", "parquet de Liège")),
        ("La procureure générale de Douai, Anne Durel, a parlé.", ("Anne Durel", "parquet général de Douai")),
        (
            "Le parquet de Nice enquête. Le procureur de la République, Paul Lemoine, a parlé.",
            ("Paul Lemoine", "parquet de Nice"),
        ),
    ],
)
def test_a_prosecutor_leads_the_office_of_the_town(text: str, expected: tuple[str, str]) -> None:
    assert expected in _led(text)
    assert not [name for name in _aliases(text) if name.startswith(("République", "Roi", "procureur"))]


def test_a_prosecutor_without_a_name_is_the_office() -> None:
    text = "Selon le procureur de la République de Nice, la piste est écartée. Le parquet de Nice a saisi la police."
    assert _aliases(text)["parquet de Nice"] == ("procureur de la République de Nice",)


def test_a_deputy_prosecutor_belongs_to_the_office() -> None:
    text = "La vice-procureure de Rennes, Anne Durel, a parlé."
    claims = [(c.subject.name, c.relation, c.object.name) for c in _read(text).claims if c.object]
    assert ("Anne Durel", "memberOf", "parquet de Rennes") in claims


def test_an_attorney_general_of_a_state_has_no_such_office() -> None:
    assert not [n for n in _aliases("Le procureur général de l'Oklahoma, Jim Dale, a parlé.") if "parquet" in n]


def test_a_name_that_ends_in_the_adjective_of_a_people_names_their_country() -> None:
    assert _aliases("Le Sénat brésilien se réunit. Le Trésor américain attend.")["Brésil"] == ("brésilien",)


@pytest.mark.parametrize(
    ("text", "ministry", "seat"),
    [
        ("Le ministère de l'Économie a parlé. Bercy a démenti.", "ministère de l'Économie", "Bercy"),
        (
            "Le ministre des Affaires étrangères, Paul Lemoine, a parlé. Le Quai d'Orsay a démenti.",
            "ministère des Affaires étrangères",
            "Quai d'Orsay",
        ),
    ],
)
def test_a_ministry_goes_by_its_seat(text: str, ministry: str, seat: str) -> None:
    assert seat in _aliases(text)[ministry]


def test_a_seat_of_several_ministries_or_of_none_named_stands_for_itself() -> None:
    text = "Le ministère de l'Économie a parlé. Le ministère des Finances a parlé. Bercy a démenti."
    assert "Bercy" in _aliases(text)
    text = "Le ministre russe des Affaires étrangères, Karl Strom, a parlé. Le Quai d'Orsay a démenti."
    assert "Quai d'Orsay" in _aliases(text)


def test_a_law_goes_by_its_topic() -> None:
    assert "loi climat" in _aliases("La loi climat a été adoptée par Nordelia. Il a force de loi.")
