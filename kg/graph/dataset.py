"""The RDF dataset of many documents: a graph a document, a graph a status, and the default graph.

The default graph repeats the plain triples of ``kg:actual`` and ``kg:planned`` and describes every
entity, with the keys that it is looked up by, so that it answers the first question of anybody in
any store. Each status graph names the entities it speaks of, so that it can be read on its own. A
symmetric relation stands both ways in these; its statement node keeps the order of the sentence.
Here is what one document adds to them; ``kg/store`` puts the documents together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.graph.sources import name_publisher
from kg.graph.statements import count_mentions, describe_document, describe_entity, plain_facts
from kg.graph.terms import VALUE, Fact, iri
from kg.graph.validation import Stated
from kg.model import Entity, Status
from kg.namespaces import KG
from kg.ontology import Ontology

ASSERTED = (Status.ACTUAL, Status.PLANNED)
"""The statuses whose plain triples stand in the default graph."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Quads in their one order: by graph, subject, predicate and object, types and labels first."""

    quads: tuple[Quad, ...]

    def default_graph(self) -> Iterator[Triple]:
        """The triples that people ask first."""
        # The default graph has no name and sorts before all others.
        for quad in self.quads:
            if not isinstance(quad.graph_name, DefaultGraph):
                return
            yield quad.triple


def sort_quads(quads: Iterable[Quad]) -> Dataset:
    """A dataset in canonical order."""
    return Dataset(tuple(sorted(quads, key=canonical_order)))


def document_facts(stated: Stated) -> Iterator[Fact]:
    """What stands in the graph of a document: itself, its entities, and its claims with all they are made of."""
    extraction = stated.extraction
    return chain(
        describe_document(extraction.document),
        name_publisher(extraction.document, stated.publisher),
        count_mentions(extraction),
        *map(describe_entity, extraction.entities),
        *(statement.facts for statement in stated.statements),
    )


def plain_by_status(stated: Stated, ontology: Ontology) -> dict[Status, dict[Fact, None]]:
    """The plain triples of a document's claims, each once, by the status that they have."""
    plain: dict[Status, dict[Fact, None]] = defaultdict(dict)
    for claim in stated.extraction.claims:
        symmetric = ontology.relations[claim.relation].symmetric
        plain[claim.status].update(dict.fromkeys(plain_facts(claim, symmetric=symmetric)))
    return plain


def read_entities(default_graph: Iterable[Triple]) -> Iterator[Entity]:
    """The entities that a default graph in canonical order describes."""
    for subject, triples in groupby(default_graph, key=lambda triple: triple.subject):
        if not isinstance(subject, NamedNode) or subject.value.startswith(VALUE):
            continue
        told: dict[str, list[str]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.object, NamedNode | Literal):
                told[triple.predicate.value].append(triple.object.value)
        if _LABEL in told:
            pairs = (pair.partition(":") for pair in told[_IDENTIFIER])
            yield Entity(
                iri=subject.value,
                name=told[_LABEL][0],
                type=told[_TYPE][0].removeprefix(KG),
                aliases=tuple(sorted(told[_ALIAS])),
                identifiers=tuple(sorted((scheme, value) for scheme, _, value in pairs)),
            )


_TYPE, _LABEL = iri("rdf", "type").value, iri("rdfs", "label").value
_ALIAS, _IDENTIFIER = iri("skos", "altLabel").value, iri("dcterms", "identifier").value
_FIRST = {_TYPE: "0", _LABEL: "1"}


def canonical_order(quad: Quad) -> tuple[str, str]:
    """What quads are sorted by: the name of their graph, and their order in it."""
    graph = quad.graph_name
    return "" if isinstance(graph, DefaultGraph) else graph.value, order_in_graph(quad)


def order_in_graph(quad: Quad) -> str:
    """What the quads of one graph are sorted by: subject, predicate and object, types and labels first.

    One text is compared faster than a tuple. No term holds the separator, and all else sorts after it.
    The bare IRI of a subject sorts "city-3" before "city-39"; its brackets would turn that round.
    """
    subject, predicate = quad.subject, quad.predicate.value
    name = subject.value if isinstance(subject, NamedNode) else str(subject)
    return f"{name}\0{_FIRST.get(predicate, predicate)}\0{quad.object}"


def order_of_fact(fact: Fact) -> str:
    """The same for a fact whose subject is an IRI."""
    subject, predicate, target = fact
    return f"{subject[1:-1]}\0{_FIRST.get(predicate[1:-1], predicate[1:-1])}\0{target}"
