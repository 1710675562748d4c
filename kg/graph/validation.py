"""Decides which claims of a document may stand in the graph; the others come back with the reason."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph.merging import entities_in, named_in
from kg.graph.shapes import Background, Shapes
from kg.graph.sources import Origin, independent_source, name_publisher, publisher_of
from kg.graph.statements import describe_document, describe_entity, state_claim
from kg.graph.terms import Fact, claim_iri, document_iri, named, period_of, value_label
from kg.model import Amount, Claim, Document, Entity, Extraction, Quantity, Refusal, Span, Value
from kg.ontology import Ontology, ValueKind

DATED = ("date", "end", "start")
"""Qualifiers that hold a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An accepted claim, its IRI, and its statement node as triples."""

    iri: str
    claim: Claim
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one document states once its claims are checked.

    ``extraction`` keeps the accepted claims alone, and describes every entity once.
    """

    extraction: Extraction
    publisher: Origin | None
    statements: tuple[Statement, ...]
    refusals: tuple[Refusal, ...]


def validate(extraction: Extraction, shapes: Shapes, *, checked: bool = False) -> Stated:
    """The claims of a document that satisfy the shapes, sorted by place, and a Refusal for each other.

    A claim is judged together with what its document says of its ends and its sources, and with
    nothing else: no other document can make it right or wrong. ``checked`` says that all are known to
    satisfy the shapes.
    """
    ontology, document = shapes.ontology, extraction.document
    entities = named_in(extraction, ontology)
    by_iri = {entity.iri: entity for entity in entities}
    publisher = publisher_of(document, ontology)
    background = Background(() if checked else _about(document, publisher, entities), shapes)
    kept: dict[str, Statement] = {}
    refused: list[tuple[Claim, str]] = []
    for claim in _best_first(extraction.claims):
        settled = settle(claim, by_iri, ontology)
        reason = _unstatable(settled, document, ontology)
        if not reason:
            statement = _statement(settled, document, publisher, ontology)
            shown = dict.fromkeys(named(one) for one in (document_iri(document.id), *_iris_in(settled)))
            violations = () if checked else shapes.violations_among(statement.facts, background, shown)
            reason = "; ".join(violation.message for violation in violations)
            if statement.iri in kept:
                reason = reason or "the same sentence already states this claim"
        if reason:
            refused.append((claim, reason))
        else:
            kept[statement.iri] = statement
    statements = tuple(sorted(kept.values(), key=lambda s: (s.claim.evidence, s.iri)))
    accepted = replace(extraction, entities=entities, claims=tuple(statement.claim for statement in statements))
    refused.sort(key=lambda pair: _surely(pair[0]))
    refusals = tuple(_refusal(claim, reason) for claim, reason in refused)
    return Stated(extraction=accepted, publisher=publisher, statements=statements, refusals=refusals)


def _about(document: Document, publisher: Origin | None, entities: Iterable[Entity]) -> Iterator[Fact]:
    """What a document says of itself and of the entities that it names."""
    yield from describe_document(document)
    yield from name_publisher(document, publisher)
    for entity in entities:
        yield from describe_entity(entity)


def settle(claim: Claim, by_iri: Mapping[str, Entity], ontology: Ontology) -> Claim:
    """The claim with its document's own description of each entity, and with ISO 8601 dates as periods."""
    plain = claim.value is None and not claim.qualifiers
    if plain and all(by_iri[entity.iri] is entity for entity in entities_in(claim)):
        return claim
    relation = ontology.relations.get(claim.relation)
    dated = relation is not None and relation.value_kind is ValueKind.DATE
    return replace(
        claim,
        subject=by_iri[claim.subject.iri],
        object=by_iri[claim.object.iri] if claim.object is not None else None,
        value=_period_if(dated, claim.value) if claim.value is not None else None,
        sources=tuple(by_iri[source.iri] if isinstance(source, Entity) else source for source in claim.sources),
        qualifiers=tuple((name, _period_if(name in DATED, value)) for name, value in claim.qualifiers),
    )


def _iris_in(claim: Claim) -> Iterator[str]:
    return (entity.iri for entity in entities_in(claim))


def _period_if(dated: bool, value: Value) -> Value:
    return (period_of(value) or value) if dated and isinstance(value, str) else value


def _unstatable(claim: Claim, document: Document, ontology: Ontology) -> str:
    """Why a claim cannot even be written as RDF, or an empty string."""
    if claim.document != document.id:
        return f"the claim belongs to the document {claim.document!r}"
    if claim.relation not in ontology.relations:
        return f"no relation is called {claim.relation!r}"
    if claim.evidence.end > len(document.text):
        return "the evidence ends outside the document"
    for name, value in claim.qualifiers:
        if name not in ontology.qualifiers:
            return f"no qualifier is called {name!r}"
        if not _finite(value):
            return f"the qualifier {name} is not a finite number"
    if claim.value is not None and not _finite(claim.value):
        return "the value is not a finite number"
    return ""


def _finite(value: Value) -> bool:
    if not isinstance(value, Amount | Quantity):
        return True
    return all(math.isfinite(x) for x in (value.value, value.minimum, value.maximum) if x is not None)


def _statement(claim: Claim, document: Document, publisher: Origin | None, ontology: Ontology) -> Statement:
    symmetric = ontology.relations[claim.relation].symmetric
    iri = claim_iri(claim, symmetric=symmetric)
    origin = independent_source(claim, document, publisher)
    facts = state_claim(claim, f"<{iri}>", document, origin, symmetric=symmetric)
    return Statement(iri=iri, claim=claim, facts=tuple(facts))


def _best_first(claims: Sequence[Claim]) -> list[Claim]:
    """Claims in an order in which, of several with the same IRI, the one that stands comes first."""
    # repr costs more than all else that a claim goes through, and most claims are alone in their place.
    alike = Counter(map(_place, claims))
    return sorted(claims, key=lambda claim: _surely(claim) if alike[_place(claim)] > 1 else (-claim.confidence, ""))


def _place(claim: Claim) -> tuple[Span, str, str]:
    """Something that claims of the same IRI have in common."""
    return claim.evidence, claim.relation, claim.status


def _surely(claim: Claim) -> tuple[float, str]:
    # Of two claims with the same IRI the surer one stands; repr settles the rest for good.
    return -claim.confidence, repr(claim)


def _refusal(claim: Claim, reason: str) -> Refusal:
    target = _with_class(claim.object) if claim.object else value_label(claim.value or "")
    return Refusal(
        what=f"{_with_class(claim.subject)} {claim.relation} {target}",
        where=f"{claim.document}:{claim.evidence.start}-{claim.evidence.end}",
        reason=reason,
        remedy="correct the words that teach the relation, or its domain, range and shapes",
        claim=claim,
    )


def _with_class(entity: Entity) -> str:
    return f"{entity.name} ({entity.type})"
