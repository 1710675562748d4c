"""All quads of a store, or of one graph, in canonical order: what every export is written from."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from kg.graph.dataset import order_in_graph, order_of_fact
from kg.graph.store import ONTOLOGY_GRAPH
from kg.graph.terms import document_iri, named
from kg.store.contribution import renamed
from kg.store.ledger import Ledger
from kg.store.quad_lines import nquads


def in_order(quads: Oxigraph, ledger: Ledger | None, graph: str | None = None) -> Iterator[Quad]:
    """All quads but those of the ontology, or those of one graph ("" is the default graph).

    The graphs of documents come from the ledger where one is given: it has each of them in one piece,
    while pyoxigraph looks up every term on disk.
    """
    if graph is not None:
        name = NamedNode(graph) if graph else DefaultGraph()
        yield from sorted(quads.quads_for_pattern(None, None, None, name), key=order_in_graph)
        return
    documents = {} if ledger is None else {document_iri(one): number for number, one in ledger.numbers()}
    yield from in_order(quads, None, "")
    for one in sorted(name.value for name in quads.named_graphs() if isinstance(name, NamedNode)):
        if ledger is not None and one in documents:
            yield from _of_document(ledger, documents[one], named(one))
        elif one != ONTOLOGY_GRAPH.value:
            yield from in_order(quads, None, one)


def _of_document(ledger: Ledger, number: int, graph: str) -> Iterator[Quad]:
    """What one document states, under the IRIs that the store shows."""
    facts = {quad[:3] for quad in renamed(ledger.quads(number), ledger.names(number)) if quad[3] == graph}
    lines = nquads((*fact, graph) for fact in sorted(facts, key=order_of_fact))
    return iter(parse(lines, RdfFormat.N_QUADS, lenient=True))  # we wrote them
