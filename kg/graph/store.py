"""The store that answers queries: pyoxigraph in memory, filled once and only read."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.dataset import Dataset
from kg.graph.terms import iri
from kg.namespaces import KG, PREFIXES
from kg.ontology import Ontology

ONTOLOGY_GRAPH = iri("kg", "ontology")
"""Where queries find the tree of classes and relations, their labels, and which relations are symmetric."""

_SCHEMA = [PREFIXES["rdfs"] + term for term in ("subClassOf", "subPropertyOf", "label")]


def fill_store(dataset: Dataset, ontology: Ontology) -> Store:
    """A store with the dataset and the hierarchy of the ontology."""
    store = Store()
    store.bulk_extend(dataset.quads)
    store.extend(schema_quads(ontology))
    return store


def schema_quads(ontology: Ontology) -> Iterator[Quad]:
    """The tree of classes and relations and their labels, in the ontology's graph."""
    for subject, about in ontology.facts.subjects.items():
        if not subject.startswith(KG):
            continue
        for predicate in _SCHEMA:
            for term in about.get(predicate, ()):
                if isinstance(term, NamedNode | Literal):
                    yield Quad(NamedNode(subject), NamedNode(predicate), term, ONTOLOGY_GRAPH)
    for relation in ontology:
        if relation.symmetric:
            yield Quad(iri("kg", relation.name), iri("rdf", "type"), iri("owl", "SymmetricProperty"), ONTOLOGY_GRAPH)
