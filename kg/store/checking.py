"""Looks at everything a store holds: do its claims conform, and do its quads follow from its documents?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.graph.shapes import compile_shapes
from kg.graph.terms import document_iri, iri, value_of
from kg.model import Refusal, Status
from kg.store.contribution import contribute, renamed, unscoped
from kg.store.local import LocalStore
from kg.store.protocol import Store
from kg.store.quad_lines import fact_key, written
from kg.store.remote import RemoteStore

REPAIR = "put the documents into a new store: kg add INPUT... --store FOLDER"
REPAIR_SERVER = "empty the server's data set, and put the documents in again: kg add INPUT... --store URL"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it should be; ``kind`` is "refused", "violation" or "damage"."""

    kind: str
    where: str
    what: str
    reason: str
    remedy: str


def check(store: Store) -> tuple[Finding, ...]:
    """What was refused when it was added, what today's ontology would refuse, and where quads and ledger differ.

    Of a server, its records are the ledger.
    """
    if isinstance(store, RemoteStore):
        mirror = store.mirror()
        return tuple(sorted({*_claims(mirror), *_differing(mirror.quads(), store.quads())}))
    assert isinstance(store, LocalStore)  # there are no others
    return tuple(sorted({*_claims(store), *_damage(store)}))


def _claims(store: LocalStore) -> set[Finding]:
    """What was refused of a store's claims, or would be today."""
    shapes = compile_shapes(store.ontology)
    findings: set[Finding] = set()
    for _, extraction, refusals in store.ledger.extractions():
        findings.update(_told("refused", refusal) for refusal in refusals)
        again = contribute(unscoped(extraction), shapes, store.curation.apart)
        findings.update(_told("violation", refusal) for refusal in again.refusals)
    return findings


def _told(kind: str, refusal: Refusal) -> Finding:
    return Finding(kind, refusal.where, refusal.what, refusal.reason, refusal.remedy)


def _differing(expected: Iterable[Quad], found: Iterable[Quad]) -> Iterator[Finding]:
    """The graphs in which a server holds other quads than follow from its records."""
    wrong = {written(quad)[3] for quad in {*expected}.symmetric_difference(found)}
    for name in wrong:
        where = value_of(name) if name else "default graph"
        yield Finding("damage", where, "graph", "it differs from the documents that the server holds", REPAIR_SERVER)


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
