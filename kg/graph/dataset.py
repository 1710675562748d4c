"""The RDF dataset of many documents: a graph a document, a graph a status, and the default graph.

The default graph repeats the plain triples of ``kg:actual`` and ``kg:planned`` and describes every
entity, with the keys that it is looked up by, so that it answers the first question of anybody in
any store. Each status graph names the entities it speaks of, so that it can be read on its own. A
symmetric relation stands both ways in these; its statement node keeps the order of the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.graph.merging import merge_entities
from kg.graph.sources import name_publisher
from kg.graph.statements import (
    LABEL,
    RDF_TYPE,
    count_mentions,
    describe_document,
    describe_entity,
    entity_keys,
    name_entity,
    plain_facts,
)
from kg.graph.terms import Fact, document_iri, iri
from kg.graph.validation import Stated
from kg.model import Entity, Status
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


def build_dataset(stated: Sequence[Stated], ontology: Ontology) -> Dataset:
    """The dataset of the documents, the same for any order of them."""
    merged = {entity.iri: entity for entity in merge_entities((one.extraction.entities for one in stated), ontology)}
    quads: set[Quad] = set()
    for one in stated:
        quads.update(_quads(_document_facts(one), NamedNode(document_iri(one.extraction.document.id))))
    plain = _plain_by_status(stated, merged, ontology)
    for status, facts in plain.items():
        quads.update(_quads(facts, iri("kg", status.value)))
    for status in ASSERTED:
        quads.update(_quads(plain.get(status, ()), DefaultGraph()))
    for entity in merged.values():
        quads.update(_quads((*describe_entity(entity), *entity_keys(entity)), DefaultGraph()))
    return sort_quads(quads)


def sort_quads(quads: Iterable[Quad]) -> Dataset:
    """A dataset in canonical order."""
    return Dataset(tuple(sorted(quads, key=_order)))


def _document_facts(stated: Stated) -> Iterator[Fact]:
    yield from describe_document(stated.extraction.document)
    yield from name_publisher(stated.extraction.document, stated.publisher)
    yield from count_mentions(stated.extraction)
    for entity in stated.extraction.entities:
        yield from describe_entity(entity)
    for statement in stated.statements:
        yield from statement.facts


def _plain_by_status(
    stated: Sequence[Stated], merged: Mapping[str, Entity], ontology: Ontology
) -> dict[Status, set[Fact]]:
    plain: dict[Status, set[Fact]] = defaultdict(set)
    for claim in (claim for one in stated for claim in one.extraction.claims):
        facts = plain[claim.status]
        facts.update(plain_facts(claim, symmetric=ontology.relations[claim.relation].symmetric))
        facts.update(name_entity(merged[claim.subject.iri]))
        if claim.object is not None:
            facts.update(name_entity(merged[claim.object.iri]))
    return plain


def _quads(facts: Iterable[Fact], graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    return (Quad(subject, predicate, value, graph) for subject, predicate, value in facts)


_FIRST = {RDF_TYPE.value: "0", LABEL.value: "1"}


def _order(quad: Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return _name(quad.graph_name), _name(quad.subject), _FIRST.get(predicate, predicate), str(quad.object)


def _name(term: object) -> str:
    # The bare IRI sorts "city-3" before "city-39"; its brackets would turn that round.
    return "" if isinstance(term, DefaultGraph) else term.value if isinstance(term, NamedNode) else str(term)
