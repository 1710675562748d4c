"""What one claim, one entity and one document say in RDF, before it is known in which graph they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.graph.sources import Origin
from kg.graph.terms import (
    Fact,
    Node,
    calendar,
    day,
    decimal,
    describe_value,
    document_iri,
    fact_iri,
    iri,
    number,
    source_iri,
    value_term,
)
from kg.model import Amount, Claim, Document, Entity, Extraction, Period, Quantity, Span
from kg.namespaces import name_key

CONTEXT = 32
"""Code points kept before and after a quote, as Web Annotation advises, to find it in a changed text."""

RDF_TYPE = iri("rdf", "type")
LABEL = iri("rdfs", "label")


def describe_document(document: Document) -> Iterator[Fact]:
    """Title, date, origin, language and digest of a document."""
    node = NamedNode(document_iri(document.id))
    yield node, RDF_TYPE, iri("kg", "Document")
    yield node, iri("dcterms", "identifier"), Literal(document.id)
    yield node, iri("dcterms", "language"), Literal(document.language)
    yield node, iri("kg", "digest"), Literal(document.digest)
    if document.title:
        yield node, iri("dcterms", "title"), Literal(document.title, language=document.language)
    if document.published:
        yield node, iri("dcterms", "issued"), day(document.published)
    if document.source:
        yield node, iri("dcterms", "source"), Literal(document.source)
    if document.publisher:
        yield node, iri("dcterms", "publisher"), Literal(document.publisher)


def describe_entity(entity: Entity) -> Iterator[Fact]:
    """Class, name, aliases and identifiers of an entity. Names carry no language: they cross them."""
    node = NamedNode(entity.iri)
    yield from name_entity(entity)
    for alias in entity.aliases:
        yield node, iri("skos", "altLabel"), Literal(alias)
    for scheme, value in entity.identifiers:
        yield node, iri("dcterms", "identifier"), Literal(f"{scheme}:{value}")


def entity_keys(entity: Entity) -> Iterator[Fact]:
    """What an entity is looked up by: each of its names without case, accents and punctuation.

    SKOS has hidden labels for it, which are searched and never shown.
    """
    for key in sorted({name_key(name) for name in (entity.name, *entity.aliases)}):
        yield NamedNode(entity.iri), iri("skos", "hiddenLabel"), Literal(key)


def count_mentions(extraction: Extraction) -> Iterator[Fact]:
    """How often a document speaks of each of its entities, pronouns and nouns that refer to it included."""
    counts = Counter(mention.entity for mention in extraction.mentions)
    for entity in extraction.entities:
        if entity.iri in counts:
            yield NamedNode(entity.iri), iri("kg", "mentions"), number(counts[entity.iri])


def name_entity(entity: Entity) -> Iterator[Fact]:
    """Class and name alone."""
    yield NamedNode(entity.iri), RDF_TYPE, iri("kg", entity.type)
    yield NamedNode(entity.iri), LABEL, Literal(entity.name)


def state_claim(
    claim: Claim, node: NamedNode, document: Document, origin: Origin, *, symmetric: bool
) -> Iterator[Fact]:
    """The statement node of a claim, Wikidata-style, with its evidence, its sources and its values.

    ``origin`` is whoever stands behind it, see `independent_source`.

    ``subject kgp:relation claim`` and ``claim kgs:relation object`` are what queries follow;
    rdf:subject, rdf:predicate and rdf:object say it again for tools that know nothing of us.
    """
    subject, target = NamedNode(claim.subject.iri), object_of(claim)
    yield subject, iri("kgp", claim.relation), node
    yield node, RDF_TYPE, iri("kg", "Claim")
    yield node, iri("kgs", claim.relation), target
    yield node, iri("rdf", "subject"), subject
    yield node, iri("rdf", "predicate"), iri("kg", claim.relation)
    yield node, iri("rdf", "object"), target
    yield node, iri("kg", "fact"), NamedNode(fact_iri(claim, symmetric=symmetric))
    yield node, iri("kg", "status"), iri("kg", claim.status.value)
    yield node, iri("kg", "confidence"), decimal(round(claim.confidence, 4))
    yield node, iri("kg", "extractor"), Literal(claim.extractor)
    if claim.rule:
        yield node, iri("kg", "rule"), Literal(claim.rule)
    yield node, iri("prov", "wasQuotedFrom"), NamedNode(document_iri(document.id))
    yield node, iri("kg", "independentSource"), NamedNode(origin.iri)
    yield node, iri("kg", "sourceName"), Literal(origin.name)
    yield from _credit(claim, node)
    yield from _qualify(claim, node)
    yield from _select(claim, node, document)
    yield from _mark(claim, node)
    if claim.value is not None:
        yield from describe_value(claim.value)


def plain_facts(claim: Claim, *, symmetric: bool) -> Iterator[Fact]:
    """The claim as one triple: both ways where symmetric, with a bare literal where it has a value.

    Amounts keep their node, since a bare number would lose the currency.
    """
    subject, predicate = NamedNode(claim.subject.iri), iri("kg", claim.relation)
    value = claim.value
    if claim.object is not None:
        yield subject, predicate, NamedNode(claim.object.iri)
        if symmetric:
            yield NamedNode(claim.object.iri), predicate, subject
    elif isinstance(value, Amount):
        yield subject, predicate, value_term(value)
        yield from describe_value(value)
    elif value is not None:
        yield subject, predicate, _bare(value)


def object_of(claim: Claim) -> Node:
    """The entity or the value that a claim's statement node points to."""
    if claim.object is not None:
        return NamedNode(claim.object.iri)
    assert claim.value is not None  # the model refuses a claim with neither
    return value_term(claim.value)


def _bare(value: Quantity | Period | int | str) -> Node:
    match value:
        case Quantity():
            return number(value.value)
        case Period():
            return calendar(value)
        case int():
            return number(value)
        case str():
            return Literal(value)


def _credit(claim: Claim, node: NamedNode) -> Iterator[Fact]:
    """Whom the document credits: an entity, or its own words for somebody unnamed."""
    for source in claim.sources:
        if isinstance(source, Entity):
            yield node, iri("kg", "attributedTo"), NamedNode(source.iri)
        else:
            unnamed = NamedNode(source_iri(claim.document, source))
            yield node, iri("kg", "attributedTo"), unnamed
            yield unnamed, RDF_TYPE, iri("kg", "UnnamedSource")
            yield unnamed, LABEL, Literal(source)


def _qualify(claim: Claim, node: NamedNode) -> Iterator[Fact]:
    for name, value in claim.qualifiers:
        yield node, iri("kgq", name), value_term(value)
        yield from describe_value(value)


def _select(claim: Claim, node: NamedNode, document: Document) -> Iterator[Fact]:
    """The evidence as two Web Annotation selectors (https://www.w3.org/TR/annotation-model/#selectors).

    Offsets are ``xsd:integer``: a store would turn ``xsd:nonNegativeInteger`` into it anyway.
    """
    start, end = claim.evidence
    position, quote = NamedNode(f"{node.value}-position"), NamedNode(f"{node.value}-quote")
    yield node, iri("oa", "hasSelector"), position
    yield position, RDF_TYPE, iri("oa", "TextPositionSelector")
    yield position, iri("oa", "start"), number(start)
    yield position, iri("oa", "end"), number(end)
    yield node, iri("oa", "hasSelector"), quote
    yield quote, RDF_TYPE, iri("oa", "TextQuoteSelector")
    yield quote, iri("oa", "exact"), Literal(document.text[start:end])
    yield quote, iri("oa", "prefix"), Literal(document.text[max(0, start - CONTEXT) : start])
    yield quote, iri("oa", "suffix"), Literal(document.text[end : end + CONTEXT])


def _mark(claim: Claim, node: NamedNode) -> Iterator[Fact]:
    """Where the two ends and the words that carry the relation stand in the document, as RFC 5147 has it."""
    for name, span in (
        ("subjectAt", claim.subject_span),
        ("objectAt", claim.object_span),
        ("wordsAt", claim.anchor_span),
    ):
        if span is not None:
            yield node, iri("kg", name), Literal(_characters(span))


def _characters(span: Span) -> str:
    return f"char={span.start},{span.end}"
