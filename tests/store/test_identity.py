"""One IRI for what several documents name differently, whatever the order of the documents."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph import Graph
from kg.model import Extraction
from kg.namespaces import ENT
from kg.ontology import load
from kg.store import explain_entity
from kg.store.local import build_graph

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


def decided(*extractions: Extraction, curation: str = "") -> Graph:
    return build_graph(extractions, load(), curation)


def shown(graph: Graph) -> list[str]:
    return [entity.iri.removeprefix(ENT) for entity in graph.entities]


def test_a_bare_surname_is_a_person_of_its_own_in_every_document() -> None:
    graph = decided(told("a", entity("Sarrazac", "Person")), told("b", entity("Sarrazac", "Person")))
    first, second = shown(graph)
    assert first != second
    assert {first.rpartition("--")[0], second.rpartition("--")[0]} == {"sarrazac-person"}


def test_a_newspaper_is_no_company_of_its_name_and_a_founder_no_company_either() -> None:
    paper, company, person = (entity("Louis Vallon", kind) for kind in ("MediaOutlet", "Company", "Person"))
    graph = decided(told("a", company), told("b", paper), told("c", person), told("d", company))
    assert shown(graph) == ["louis-vallon", "louis-vallon--mediaoutlet", "louis-vallon--person"]
    assert [one.type for one in graph.entities] == ["Company", "MediaOutlet", "Person"]


def test_countries_of_two_codes_stay_two() -> None:
    one, other = entity("Congo", "Country", "RC", iso3166="CG"), entity("RC", "Country", iso3166="CD")
    assert len(decided(told("a", one), told("b", other)).entities) == 2


def test_a_decision_is_recorded_and_explained() -> None:
    full, short = entity("Veolia Environnement", "Company", "Veolia"), entity("Veolia")
    graph = decided(told("a", full), told("b", short), told("c", full))
    (told_of,) = explain_entity(graph, "Veolia")
    assert list(told_of.lines()) == [
        "Veolia Environnement (Company, ent:veolia-environnement)",
        "  also called Veolia",
        "  stands for ent:veolia of single documents",
        "  ent:veolia and ent:veolia-environnement are one: “Veolia” is the name of one and, among their kind, an alias"
        " of the other alone",
        "  to overrule, write into the curation file: different ent:veolia ent:veolia-environnement",
    ]
    assert explain_entity(graph, "ent:veolia") == (told_of,)


def test_what_kept_two_apart_is_explained() -> None:
    both = told("a", entity("Total"), entity("TotalEnergies", "Company", "Total"))
    (told_of,) = explain_entity(decided(both), "TotalEnergies")
    (verdict,) = told_of.verdicts
    assert (verdict.same, verdict.objection) == (False, "one document names both")
    assert "stay apart: one document names both" in str(verdict)


def test_nobody_of_that_name() -> None:
    with pytest.raises(QueryError, match="no entity is called 'Rien'"):
        explain_entity(decided(told("a", entity("Total"))), "Rien")


def test_the_curation_joins_tells_apart_and_renames() -> None:
    full, short, other = entity("Veolia Environnement", "Company", "Veolia"), entity("Veolia"), entity("Ormeau")
    articles = [told("a", full), told("b", short), told("c", other)]
    apart = decided(*articles, curation="different ent:veolia ent:veolia-environnement")
    assert shown(apart) == ["ormeau", "veolia", "veolia-environnement"]
    joined = decided(*articles, curation='same ent:ormeau ent:veolia\nrename ent:ormeau "Le groupe"')
    (group,) = joined.entities
    assert (group.name, group.aliases) == ("Le groupe", ("Ormeau", "Veolia", "Veolia Environnement"))
    assert {claim for graph in (apart, joined) for claim in graph.claims} == set()


def test_one_document_speaks_of_somebody_else() -> None:
    martin = entity("Jean Martin", "Person")
    graph = decided(told("a", martin), told("b", martin), curation="different ent:jean-martin in b  # the baker")
    assert len(graph.entities) == 2
    assert [one.entities[0].iri.removeprefix(ENT).rpartition("--")[0] for one in graph.extractions] == [
        "",
        "jean-martin",
    ]


def test_the_more_widely_used_iri_stays_and_changes_hands_seldom() -> None:
    names = [entity("TSMC", ticker="2330.TW"), entity("Taiwan Semiconductor", ticker="2330.TW")]
    kept = []
    for more in range(1, 5):
        articles = [told("a", names[0]), told("b", names[0])] + [told(f"c{n}", names[1]) for n in range(more)]
        kept += shown(decided(*articles))
    assert kept == ["tsmc", "taiwan-semiconductor", "taiwan-semiconductor", "taiwan-semiconductor"]


def test_what_two_documents_say_of_one_entity_by_two_names_is_one_fact() -> None:
    full, short, other = entity("Veolia Environnement", "Company", "Veolia"), entity("Veolia"), entity("Ormeau")
    graph = decided(told("a", full, other), told("b", other, short))
    assert len(graph.query("SELECT DISTINCT ?fact { GRAPH ?document { ?claim kg:fact ?fact } }")) == 1
    assert len(graph.query("SELECT ?claim { GRAPH ?document { ?claim kg:fact ?fact } }")) == 2
