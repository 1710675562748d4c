"""How values are written in RDF: the IRIs of documents, claims and sources, literals, and value nodes.

Every IRI follows from what it names, so graphs built apart fit together, and nothing needs a blank
node. Numbers are ``xsd:integer`` where whole and ``xsd:decimal`` without trailing zeros elsewhere:
the two forms that a pyoxigraph store hands back as they went in.
"""

from __future__ import annotations

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.model import Amount, Claim, Entity, Granularity, Period, Quantity, Value
from kg.namespaces import BASE, CLAIM, DOC, FACT, PREFIXES

VALUE = BASE + "value/"
TERMS = PREFIXES | {"value": VALUE}
"""All prefixes of the graph."""

Fact = tuple[str, str, str]
"""A triple that has not been put into a graph yet: its terms as N-Triples writes them.

Texts are made, hashed and compared at a fraction of the cost of terms of pyoxigraph, and can be loaded as they are.
"""

Written = tuple[str, str, str, str]
"""A quad, likewise; the name of the default graph is empty."""

XSD = PREFIXES["xsd"]
_json = json.encoder.encode_basestring_ascii
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*').fullmatch
ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


@lru_cache(maxsize=65536)
def iri(prefix: str, local: str) -> NamedNode:
    """The IRI of a prefixed name. A prefix we do not know raises KeyError.

    >>> iri("kg", "Claim").value
    'https://w3id.org/newskg/ontology#Claim'
    """
    return NamedNode(TERMS[prefix] + local)


@lru_cache(maxsize=65536)
def term(prefix: str, local: str) -> str:
    """The text of the IRI of a prefixed name.

    >>> term("kg", "Claim")
    '<https://w3id.org/newskg/ontology#Claim>'
    """
    return str(iri(prefix, local))


@lru_cache(maxsize=65536)
def named(name: str) -> str:
    """The text of an IRI. Raises ValueError for what is none.

    >>> named("http://example.org/a")
    '<http://example.org/a>'
    """
    return str(NamedNode(name))


def text(value: str) -> str:
    """The text of a plain literal.

    >>> text("a \\"quote\\"")
    '"a \\\\"quote\\\\""'
    """
    return f'"{value}"' if _PLAIN(value) else str(Literal(value))


def value_of(written: str) -> str:
    """The value of an IRI or of a literal that is written as N-Triples has it.

    >>> value_of("<http://example.org/a>"), value_of('"5"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('http://example.org/a', '5')
    """
    if written.startswith("<"):
        return written[1:-1]
    quoted = written[: written.rindex('"') + 1]
    # What N-Triples escapes, JSON escapes alike.
    return str(json.loads(quoted)) if "\\" in quoted else quoted[1:-1]


@lru_cache(maxsize=4096)
def document_iri(document: str) -> str:
    """The IRI of a document, and of the graph of what it states.

    >>> document_iri("presse/2024 a")
    'https://w3id.org/newskg/document/presse%2F2024%20a'
    """
    return DOC + quote(document, safe="")


def claim_iri(claim: Claim, *, symmetric: bool = False) -> str:
    """The IRI of a claim: its relation, and a hash of document, ends, status and evidence.

    The ends count by the names the document gives them, so that the IRI stays when the store learns
    who they are. A symmetric relation gets the same IRI whichever end comes first.
    """
    ends = [_end_key(claim.subject), _end_key(claim.object) if claim.object else _value_key(claim.value)]
    one, other = sorted(ends) if symmetric else ends
    return _claim_iri(claim.document, claim.relation, one, other, claim.status.value, *claim.evidence)


@lru_cache(maxsize=8192)
def _claim_iri(document: str, relation: str, one: str, other: str, status: str, start: int, end: int) -> str:
    # As json.dumps writes it, which would take several times as long, for every claim.
    ends = f"[{_json(one)}, {_json(other)}]"
    identity = f"[{_json(document)}, {_json(relation)}, {ends}, {_json(status)}, [{start}, {end}]]"
    return f"{CLAIM}{relation}-{_digest(identity)}"


def fact_iri(claim: Claim, *, symmetric: bool = False) -> str:
    """The IRI of what a claim says, whoever says it and of whatever status: its relation and a hash of its ends.

    A symmetric relation gets the same IRI whichever end comes first.
    """
    target = claim.object.iri if claim.object else _value_key(claim.value)
    return fact_of(claim.relation, claim.subject.iri, target, symmetric=symmetric)


def fact_of(relation: str, subject: str, target: str, *, symmetric: bool) -> str:
    """The IRI of a fact by its ends: IRIs, or the key of a value."""
    one, other = sorted((subject, target)) if symmetric else (subject, target)
    return f"{FACT}{relation}-{_digest(f'[{_json(one)}, {_json(other)}]')}"


def end_key(written: str) -> str:
    """What a fact's IRI is made of at one end: the IRI of an entity, or the key of a value.

    >>> end_key(str(value_term("rouge"))), end_key(str(value_term(3)))
    ('text-rouge', '3')
    """
    return value_of(written).removeprefix(VALUE) if written.startswith("<") else f"text-{value_of(written)}"


def source_iri(document: str, label: str) -> str:
    """The IRI of an unnamed source. Those of two documents are never taken for the same people."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return f"{document_iri(document)}#source-{slug}-{_digest(label)[:8]}"


def number(value: float) -> Literal:
    """A whole number as ``xsd:integer``, another as ``xsd:decimal``."""
    text = _plain(value)
    return Literal(text, datatype=NamedNode(XSD + ("decimal" if "." in text else "integer")))


def decimal(value: float) -> Literal:
    """A number as ``xsd:decimal``, whole or not."""
    return Literal(_plain(value), datatype=NamedNode(XSD + "decimal"))


def day(value: date) -> Literal:
    """A day as ``xsd:date``."""
    return Literal(value.isoformat(), datatype=NamedNode(XSD + "date"))


def calendar(period: Period) -> Literal:
    """A period at the precision of the text: ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``."""
    kind = {10: "date", 7: "gYearMonth", 4: "gYear"}[len(period.iso)]
    return Literal(period.iso, datatype=NamedNode(XSD + kind))


def period_of(text: str) -> Period | None:
    """The period that an ISO 8601 date names, or None.

    >>> period_of("2024-02").end.isoformat()
    '2024-02-29'
    """
    found = ISO_DATE.fullmatch(text)
    if not found:
        return None
    year, month, first = (int(part) if part else 0 for part in found.groups())
    try:
        if first:
            start = end = date(year, month, first)
            return Period(start=start, end=end, granularity=Granularity.DAY)
        last = monthrange(year, month or 12)[1]
        granularity = Granularity.MONTH if month else Granularity.YEAR
        return Period(start=date(year, month or 1, 1), end=date(year, month or 12, last), granularity=granularity)
    except ValueError:  # 2024-13 has the form of a date and is none
        return None


def value_term(value: Value) -> NamedNode | Literal:
    """What a claim points to: a value node for numbers and periods, a literal for text."""
    if isinstance(value, str):
        return Literal(value)
    return NamedNode(VALUE + _value_key(value))


def describe_value(value: Value) -> Iterator[Fact]:
    """The triples of a value node. Equal values share their node, wherever they are stated."""
    if isinstance(value, str):
        return
    node = str(value_term(value))
    if isinstance(value, Period):
        yield node, term("rdf", "type"), term("kg", "Period")
        yield node, term("kg", "start"), str(day(value.start))
        yield node, term("kg", "end"), str(day(value.end))
        yield node, term("kg", "granularity"), text(value.granularity.value)
        if value.modifier:
            yield node, term("kg", "modifier"), text(value.modifier)
    else:
        quantity = Quantity(value=value) if isinstance(value, int) else value
        yield from _describe_number(node, quantity)
    yield node, term("rdfs", "label"), text(value_label(value))


def _describe_number(node: str, value: Amount | Quantity) -> Iterator[Fact]:
    yield node, term("rdf", "type"), term("kg", type(value).__name__)
    yield node, term("kg", "value"), str(number(value.value))
    if isinstance(value, Amount):
        yield node, term("kg", "currency"), text(value.currency)
    elif value.unit:
        yield node, term("kg", "unit"), text(value.unit)
    if value.approximate:
        yield node, term("kg", "approximate"), str(Literal(True))
    for bound in ("minimum", "maximum"):
        if (limit := getattr(value, bound)) is not None:
            yield node, term("kg", bound), str(number(limit))


def value_label(value: Value) -> str:
    """A value for people, the same in every language: ``≈ 16 000 000 000 USD``, ``2024-02``.

    >>> value_label(Amount(value=1.5e9, currency="EUR", approximate=True))
    '≈ 1 500 000 000 EUR'
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Period):
        return value.iso
    if isinstance(value, int):
        return _grouped(value)
    unit = value.currency if isinstance(value, Amount) else value.unit
    hedge = "≈ " if value.approximate else ""
    return f"{hedge}{_grouped(value.value)} {unit}".strip()


def _end_key(entity: Entity) -> str:
    return f"{entity.name} ({entity.type})"


def _value_key(value: Value | None) -> str:
    """What tells values apart, and names their nodes."""
    if isinstance(value, str) or value is None:
        return f"text-{value}"
    if isinstance(value, Period):
        parts = [f"{value.start}", f"{value.end}", value.granularity.value, value.modifier]
    elif isinstance(value, int):
        parts = [_plain(value)]
    else:
        unit = value.currency if isinstance(value, Amount) else quote(value.unit, safe="")
        bounds = [f"{sign}{_plain(x)}" for sign, x in (("min", value.minimum), ("max", value.maximum)) if x is not None]
        parts = [unit, _plain(value.value), "approx" if value.approximate else "", *bounds]
    return "_".join(part for part in parts if part)


def _plain(value: float) -> str:
    text = format(Decimal(repr(value)) if value else Decimal(0), "f")  # no minus sign before a zero
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _grouped(value: float) -> str:
    return f"{Decimal(_plain(value)):,}".replace(",", " ")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
