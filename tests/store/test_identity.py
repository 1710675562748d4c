"""One IRI for what several documents name differently, whatever the order of the documents."""

from __future__ import annotations

from kg.graph import Graph
from kg.model import Extraction
from kg.namespaces import ENT

from .articles import entity, told


def iris(*extractions: Extraction) -> list[list[str]]:
    return [
        [e.iri.removeprefix(ENT) for e in extraction.entities] for extraction in Graph.build(extractions).extractions
    ]


def test_a_name_that_another_document_gives_as_an_alias() -> None:
    assert iris(told("a", entity("Veolia Environnement", "Company", "Veolia")), told("b", entity("Veolia"))) == [
        ["veolia-environnement"],
        ["veolia-environnement"],
    ]


def test_a_shared_ticker_joins_whatever_the_names() -> None:
    one, other = entity("Taiwan Semiconductor", ticker="2330.TW"), entity("TSMC", "Organization", ticker="2330.TW")
    assert iris(told("a", one), told("b", other), told("c", other)) == [["tsmc"]] * 3


def test_everything_that_speaks_of_the_entity_gets_the_iri() -> None:
    short, lune = entity("Vermeil"), entity("Lune")
    full = entity("Groupe Vermeil", "Company", "Vermeil")
    first, second = Graph.build([told("a", full), told("b", short, lune)]).extractions
    (claim,) = second.claims
    assert {claim.subject.iri, claim.sources[0].iri, second.mentions[0].entity} == {full.iri}
    assert claim.subject.name == "Vermeil"
    assert claim.object == lune
    assert first.entities == (full,)


def test_the_iri_of_the_gazetteer_stays() -> None:
    known = entity("WSJ", "MediaOutlet", iri=ENT + "wall-street-journal")
    other = entity("The Wall Street Journal", "MediaOutlet", "WSJ")
    assert iris(told("a", known), told("b", other)) == [["wall-street-journal"]] * 2


def test_two_that_the_gazetteer_knows_stay_two() -> None:
    one = entity("Orange", "Company", "O", iri=ENT + "orange-telecom")
    other = entity("O", "Company", iri=ENT + "o-magazine")
    assert iris(told("a", one), told("b", other)) == [["orange-telecom"], ["o-magazine"]]


def test_an_alias_of_two_others_joins_nothing() -> None:
    first, second = entity("Banque Alpha", "Company", "BA"), entity("Brasserie Azur", "Company", "BA")
    assert iris(told("a", first), told("b", second), told("c", entity("BA")))[2] == ["ba"]


def test_types_are_never_crossed() -> None:
    club = entity("Toulouse Football Club", "SportsTeam", "Toulouse")
    assert iris(told("a", club), told("b", entity("Toulouse", "City")))[1] == ["toulouse-city"]


def test_a_bare_surname_joins_nobody() -> None:
    full = entity("Hélène Sarrazac", "Person", "Sarrazac")
    assert iris(told("a", full), told("b", entity("Sarrazac", "Person")))[1] != ["helene-sarrazac"]
    longer = entity("Hélène Anne Sarrazac", "Person", "Hélène Sarrazac")
    assert iris(told("a", longer), told("b", full)) == [["helene-anne-sarrazac"]] * 2


def test_what_one_document_tells_apart_stays_apart() -> None:
    both = told("a", entity("Total"), entity("TotalEnergies", "Company", "Total"))
    assert iris(both, told("b", entity("Total"))) == [["total", "totalenergies"], ["total"]]
