"""The page of a graph speaks with the ontology's words."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import Graph
from kg.ontology import load
from kg.page import labels, page
from tests.graph.factory import denial, purchase

GRAPH = Graph.build([purchase(), denial()])


def test_relations_classes_and_qualifiers_have_the_ontologys_labels() -> None:
    words = labels(load())
    assert words["supplies"] == {"fr": "fournit", "en": "supplies"}
    assert words["Company"]["fr"] == "entreprise"
    assert words["amount"]["en"] == load().qualifiers["amount"].labels["en"]


def test_the_page_takes_them() -> None:
    assert load().relations["acquires"].labels["en"] in page(GRAPH)


def test_symmetric_relations_have_no_direction() -> None:
    assert '"mutual":true' in page(GRAPH)


def test_the_title_and_the_language_of_most_documents() -> None:
    assert "<title>Deux titres</title>" in page(GRAPH, title="Deux titres")
    english = [replace(x, document=replace(x.document, language="en")) for x in GRAPH.extractions]
    assert '<html lang="fr"' in page(GRAPH)
    assert '<html lang="en"' in page(replace(GRAPH, extractions=tuple(english)))


def test_the_order_of_documents_does_not_matter() -> None:
    assert page(GRAPH) == page(Graph.build([denial(), purchase()]))
