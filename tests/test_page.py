"""The page of a graph speaks with the ontology's words."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import Graph
from kg.ontology import load
from kg.page import MOST_DRAWN, answers, labels, page, show
from tests.command import held
from tests.graph.factory import denial, purchase

GRAPH = Graph.build([purchase(), denial()])


def test_relations_classes_and_qualifiers_have_the_ontologys_labels() -> None:
    words = labels(load())
    assert words["supplies"] == {"fr": "fournit", "en": "supplies"}
    assert words["Company"]["fr"] == "entreprise"
    assert words["amount"]["en"] == load().qualifiers["amount"].labels["en"]


def test_the_page_takes_them() -> None:
    assert held(page(GRAPH))["labels"]["acquires"]["en"] == load().relations["acquires"].labels["en"]


def test_symmetric_relations_have_no_direction() -> None:
    told = {claim.relation for claim in GRAPH.claims}
    assert held(page(GRAPH))["symmetric"] == sorted(r.name for r in load() if r.symmetric and r.name in told)


def test_sources_are_those_that_the_graph_counts() -> None:
    claims = held(page(GRAPH))["claims"]
    counted = GRAPH.query("SELECT DISTINCT ?who { GRAPH ?document { ?claim kg:independentSource ?who } }")
    assert len(claims["origins"]) == len(counted)


def test_named_queries_are_answered_in_the_page() -> None:
    given = {answer.name: answer for answer in answers(GRAPH)}
    assert "facts" in given
    assert given["facts"].asks == load().queries["facts"].translations
    assert len(given["facts"].rows) == len(GRAPH.named("facts"))
    assert [one["name"] for one in held(page(GRAPH))["answers"]] == sorted(given)


def test_what_a_reader_may_fill_in_stands_beside_the_answer() -> None:
    given = {answer.name: answer for answer in answers(GRAPH)}
    blanks = {blank.name: blank for blank in given["facts"].blanks}
    assert blanks["entity"].columns == ("subject", "object")
    assert blanks["entity"].is_name
    assert blanks["limit"].default == "100"
    assert blanks["sources"].test == "<="


def test_a_notebook_shows_small_graphs_with_pyvis() -> None:
    assert len(GRAPH.entities) <= MOST_DRAWN
    assert "vis-network" in show(GRAPH).html


def test_the_title_and_the_language_of_most_documents() -> None:
    assert "<title>Deux titres</title>" in page(GRAPH, title="Deux titres")
    english = [replace(x, document=replace(x.document, language="en")) for x in GRAPH.extractions]
    assert '<html lang="fr"' in page(GRAPH)
    assert '<html lang="en"' in page(replace(GRAPH, extractions=tuple(english)))


def test_the_order_of_documents_does_not_matter() -> None:
    assert page(GRAPH) == page(Graph.build([denial(), purchase()]))
