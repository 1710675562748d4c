"""What one claim, one entity and one document say in RDF, before it is known in which graph they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import Literal

from kg.graph.sources import Origin
from kg.graph.terms import (
    XSD,
    Fact,
    calendar,
    day,
    decimal,
    describe_value,
    document_iri,
    fact_iri,
    named,
    number,
    source_iri,
    term,
    text,
    value_term,
)
from kg.model import Amount, Claim, Document, Entity, Extraction, Period, Quantity, Span
from kg.namespaces import name_key

CONTEXT = 32
"""Code points kept before and after a quote, as Web Annotation advises, to find it in a changed text."""

RDF_TYPE = term("rdf", "type")
LABEL = term("rdfs", "label")
_INTEGER = f"^^<{XSD}integer>"

# What every claim states, made once.
_SUBJECT, _PREDICATE, _OBJECT = (term("rdf", name) for name in ("subject", "predicate", "object"))
_CLAIM, _FACT, _STATUS, _CONFIDENCE = (term("kg", name) for name in ("Claim", "fact", "status", "confidence"))
_EXTRACTOR, _RULE = term("kg", "extractor"), term("kg", "rule")
_QUOTED_FROM = term("prov", "wasQuotedFrom")
_INDEPENDENT_SOURCE, _SOURCE_NAME = term("kg", "independentSource"), term("kg", "sourceName")
_POSITION_SELECTOR, _QUOTE_SELECTOR = term("oa", "TextPositionSelector"), term("oa", "TextQuoteSelector")
_SELECTOR, _START, _END = term("oa", "hasSelector"), term("oa", "start"), term("oa", "end")
_EXACT, _PREFIX, _SUFFIX = term("oa", "exact"), term("oa", "prefix"), term("oa", "suffix")


def describe_document(document: Document) -> Iterator[Fact]:
    """Title, date, origin, language and digest of a document."""
    node = named(document_iri(document.id))
    yield node, RDF_TYPE, term("kg", "Document")
    yield node, term("dcterms", "identifier"), text(document.id)
    yield node, term("dcterms", "language"), text(document.language)
    yield node, term("kg", "digest"), text(document.digest)
    if document.title:
        yield node, term("dcterms", "title"), str(Literal(document.title, language=document.language))
    if document.published:
        yield node, term("dcterms", "issued"), str(day(document.published))
    if document.source:
        yield node, term("dcterms", "source"), text(document.source)
    if document.publisher:
        yield node, term("dcterms", "publisher"), text(document.publisher)


def describe_entity(entity: Entity) -> Iterator[Fact]:
    """Class, name, aliases and identifiers of an entity. Names carry no language: they cross them."""
    node = named(entity.iri)
    yield from name_entity(entity)
    for alias in entity.aliases:
        yield node, term("skos", "altLabel"), text(alias)
    for scheme, value in entity.identifiers:
        yield node, term("dcterms", "identifier"), text(f"{scheme}:{value}")


def entity_keys(entity: Entity) -> Iterator[Fact]:
    """What an entity is looked up by: each of its names without case, accents and punctuation.

    SKOS has hidden labels for it, which are searched and never shown.
    """
    for key in sorted({name_key(name) for name in (entity.name, *entity.aliases)}):
        yield named(entity.iri), term("skos", "hiddenLabel"), text(key)


def count_mentions(extraction: Extraction) -> Iterator[Fact]:
    """How often a document speaks of each of its entities, pronouns and nouns that refer to it included."""
    counts = Counter(mention.entity for mention in extraction.mentions)
    for entity in extraction.entities:
        if entity.iri in counts:
            yield named(entity.iri), term("kg", "mentions"), _whole(counts[entity.iri])


def name_entity(entity: Entity) -> Iterator[Fact]:
    """Class and name alone."""
    node = named(entity.iri)
    yield node, RDF_TYPE, term("kg", entity.type)
    yield node, LABEL, text(entity.name)


def state_claim(claim: Claim, node: str, document: Document, origin: Origin, *, symmetric: bool) -> Iterator[Fact]:
    """The statement node of a claim, Wikidata-style, with its evidence, its sources and its values.

    ``origin`` is whoever stands behind it, see `independent_source`.

    ``subject kgp:relation claim`` and ``claim kgs:relation object`` are what queries follow;
    rdf:subject, rdf:predicate and rdf:object say it again for tools that know nothing of us.
    """
    subject, target = named(claim.subject.iri), object_of(claim)
    yield from (
        (subject, term("kgp", claim.relation), node),
        (node, RDF_TYPE, _CLAIM),
        (node, term("kgs", claim.relation), target),
        (node, _SUBJECT, subject),
        (node, _PREDICATE, term("kg", claim.relation)),
        (node, _OBJECT, target),
        (node, _FACT, f"<{fact_iri(claim, symmetric=symmetric)}>"),
        (node, _STATUS, term("kg", claim.status.value)),
        (node, _CONFIDENCE, _confidence(claim.confidence)),
        (node, _EXTRACTOR, text(claim.extractor)),
        (node, _QUOTED_FROM, named(document_iri(document.id))),
        (node, _INDEPENDENT_SOURCE, named(origin.iri)),
        (node, _SOURCE_NAME, text(origin.name)),
    )
    if claim.rule:
        yield node, _RULE, text(claim.rule)
    if claim.sources:
        yield from _credit(claim, node)
    if claim.qualifiers:
        yield from _qualify(claim, node)
    yield from _select(claim, node, document)
    yield from _mark(claim, node)
    if claim.value is not None:
        yield from describe_value(claim.value)


def plain_facts(claim: Claim, *, symmetric: bool) -> Iterator[Fact]:
    """The claim as one triple: both ways where symmetric, with a bare literal where it has a value.

    Amounts keep their node, since a bare number would lose the currency.
    """
    subject, predicate = named(claim.subject.iri), term("kg", claim.relation)
    value = claim.value
    if claim.object is not None:
        yield subject, predicate, named(claim.object.iri)
        if symmetric:
            yield named(claim.object.iri), predicate, subject
    elif isinstance(value, Amount):
        yield subject, predicate, str(value_term(value))
        yield from describe_value(value)
    elif value is not None:
        yield subject, predicate, str(_bare(value))


def object_of(claim: Claim) -> str:
    """The entity or the value that a claim's statement node points to."""
    if claim.object is not None:
        return named(claim.object.iri)
    assert claim.value is not None  # the model refuses a claim with neither
    return str(value_term(claim.value))


def _bare(value: Quantity | Period | int | str) -> Literal:
    match value:
        case Quantity():
            return number(value.value)
        case Period():
            return calendar(value)
        case int():
            return number(value)
        case str():
            return Literal(value)


@lru_cache(maxsize=1024)
def _confidence(value: float) -> str:
    return str(decimal(round(value, 4)))


def _whole(value: int) -> str:
    return f'"{value}"{_INTEGER}'


def _credit(claim: Claim, node: str) -> Iterator[Fact]:
    """Whom the document credits: an entity, or its own words for somebody unnamed."""
    for source in claim.sources:
        if isinstance(source, Entity):
            yield node, term("kg", "attributedTo"), named(source.iri)
        else:
            unnamed = named(source_iri(claim.document, source))
            yield node, term("kg", "attributedTo"), unnamed
            yield unnamed, RDF_TYPE, term("kg", "UnnamedSource")
            yield unnamed, LABEL, text(source)


def _qualify(claim: Claim, node: str) -> Iterator[Fact]:
    for name, value in claim.qualifiers:
        yield node, term("kgq", name), str(value_term(value))
        yield from describe_value(value)


def _select(claim: Claim, node: str, document: Document) -> tuple[Fact, ...]:
    """The evidence as two Web Annotation selectors (https://www.w3.org/TR/annotation-model/#selectors).

    Offsets are ``xsd:integer``: a store would turn ``xsd:nonNegativeInteger`` into it anyway.
    """
    start, end = claim.evidence
    position, quote = f"{node[:-1]}-position>", f"{node[:-1]}-quote>"
    return (
        (node, _SELECTOR, position),
        (position, RDF_TYPE, _POSITION_SELECTOR),
        (position, _START, _whole(start)),
        (position, _END, _whole(end)),
        (node, _SELECTOR, quote),
        (quote, RDF_TYPE, _QUOTE_SELECTOR),
        (quote, _EXACT, text(document.text[start:end])),
        (quote, _PREFIX, text(document.text[max(0, start - CONTEXT) : start])),
        (quote, _SUFFIX, text(document.text[end : end + CONTEXT])),
    )


def _mark(claim: Claim, node: str) -> Iterator[Fact]:
    """Where the two ends and the words that carry the relation stand in the document, as RFC 5147 has it."""
    for name, span in (
        ("subjectAt", claim.subject_span),
        ("objectAt", claim.object_span),
        ("wordsAt", claim.anchor_span),
    ):
        if span is not None:
            yield node, term("kg", name), text(_characters(span))


def _characters(span: Span) -> str:
    return f"char={span.start},{span.end}"
