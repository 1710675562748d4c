"""The graph as objects of other libraries: rdflib, networkx, pandas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import networkx
from pyoxigraph import Literal, NamedNode

from kg.errors import OutputError
from kg.graph.tables import COLUMNS, claim_rows
from kg.graph.terms import TERMS, claim_iri, value_label, value_term
from kg.model import Claim, Document

if TYPE_CHECKING:
    import rdflib

    from kg.graph.graph import Graph


def to_rdflib(graph: Graph) -> rdflib.Dataset:
    """All quads as an rdflib Dataset. Its default graph is ours, not the union of all graphs."""
    import rdflib

    dataset = rdflib.Dataset()
    for prefix, namespace in sorted(TERMS.items()):
        dataset.bind(prefix, namespace, replace=True)
    for quad in graph.dataset.quads:
        name = quad.graph_name
        target = dataset.graph(rdflib.URIRef(name.value)) if isinstance(name, NamedNode) else dataset.default_graph
        subject, predicate = _rdflib_term(quad.subject), rdflib.URIRef(quad.predicate.value)
        target.add((subject, predicate, _rdflib_term(quad.object)))
    return dataset


def to_networkx(graph: Graph) -> networkx.MultiDiGraph:
    """Entities and values as nodes, claims as edges keyed by their IRI, of every status.

    Nodes have ``label`` and ``type``; edges ``relation``, ``status``, ``confidence``, ``document``
    and ``quote``. A symmetric relation is one edge, as its sentence has it.
    """
    network = networkx.MultiDiGraph()
    for entity in graph.entities:
        network.add_node(entity.iri, label=entity.name, type=entity.type)
    for extraction in graph.extractions:
        for claim in extraction.claims:
            _add_edge(network, graph, claim, extraction.document)
    return network


def graphml(graph: Graph) -> str:
    """The network as GraphML, for Gephi, Cytoscape and yEd."""
    return "\n".join(networkx.generate_graphml(to_networkx(graph))) + "\n"


def to_dataframe(graph: Graph) -> Any:
    """A ``pandas.DataFrame`` with one row a claim. Raises OutputError where pandas is not installed."""
    try:
        pandas = import_module("pandas")
    except ModuleNotFoundError as error:
        raise OutputError("pandas is not installed", remedy="pip install 'newskg[pandas]'") from error
    return pandas.DataFrame(list(claim_rows(graph)), columns=list(COLUMNS))


def _add_edge(network: networkx.MultiDiGraph, graph: Graph, claim: Claim, document: Document) -> None:
    if claim.object is not None:
        target = claim.object.iri
    else:
        assert claim.value is not None  # the model refuses a claim with neither
        target = value_term(claim.value).value
        network.add_node(target, label=value_label(claim.value), type="value")
    network.add_edge(
        claim.subject.iri,
        target,
        key=claim_iri(claim, symmetric=graph.ontology.relations[claim.relation].symmetric),
        relation=claim.relation,
        status=claim.status.value,
        confidence=claim.confidence,
        document=document.id,
        quote=document.quote(claim.evidence),
    )


def _rdflib_term(term: Any) -> rdflib.URIRef | rdflib.Literal:
    import rdflib

    if not isinstance(term, Literal):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == TERMS["xsd"] + "string"
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))
