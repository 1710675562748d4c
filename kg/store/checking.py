"""Looks at everything a store holds: do its claims conform, and do its quads follow from its documents?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.graph.shapes import compile_shapes
from kg.graph.terms import document_iri, iri
from kg.model import Refusal, Status
from kg.store.contribution import contribute, renamed, unscoped
from kg.store.ledger import fact_key, written
from kg.store.local import LocalStore

REPAIR = "put the documents into a new store: kg add INPUT... --store FOLDER"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it should be; ``kind`` is "refused", "violation" or "damage"."""

    kind: str
    where: str
    what: str
    reason: str
    remedy: str


def check(store: LocalStore) -> tuple[Finding, ...]:
    """What was refused when it was added, what today's ontology would refuse, and where quads and ledger differ."""
    shapes = compile_shapes(store.ontology)
    findings: set[Finding] = set()
    for _, extraction, refusals in store.ledger.extractions():
        findings.update(_told("refused", refusal) for refusal in refusals)
        again = contribute(unscoped(extraction), shapes, store.curation.apart)
        findings.update(_told("violation", refusal) for refusal in again.refusals)
    findings.update(_damage(store))
    return tuple(sorted(findings))


def _told(kind: str, refusal: Refusal) -> Finding:
    return Finding(kind, refusal.where, refusal.what, refusal.reason, refusal.remedy)


def _damage(store: LocalStore) -> Iterator[Finding]:
    ledger, quads = store.ledger, store.pyoxigraph
    for document in store.documents():
        number = ledger.number(document.id)
        assert number is not None  # it has just been listed
        graph = NamedNode(document_iri(document.id))
        expected = {q for q in renamed(ledger.held(number).quads, ledger.names(number)) if q[3] == str(graph)}
        if expected != set(map(written, quads.quads_for_pattern(None, None, None, graph))):
            yield Finding("damage", document.id, "graph of the document", "it differs from the ledger", REPAIR)
    stated = sum(1 for quad in _shared(store) if ledger.is_fact(fact_key(written(quad))))
    if stated != ledger.count("fact"):
        reason = f"{stated} of {ledger.count('fact')} plain triples are there"
        yield Finding("damage", store.place, "status graphs", reason, REPAIR)
    if not ledger.words_agree():
        yield Finding("damage", store.place, "search index", "it lacks passages of the documents", REPAIR)


def _shared(store: LocalStore) -> Iterator[Quad]:
    graphs: list[NamedNode | DefaultGraph] = [DefaultGraph(), *(iri("kg", status.value) for status in Status)]
    for graph in graphs:
        yield from store.pyoxigraph.quads_for_pattern(None, None, None, graph)
