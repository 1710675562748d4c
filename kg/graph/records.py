"""``claims.jsonl``: the entities and claims of each document, one JSON object a line, written and read back.

An entity record holds document, name, aliases, type, IRI and identifiers; a claim record holds
document, subject, relation, object or value, status, sources, evidence and confidence, then what we
know besides: qualifiers, extractor, rule, spans and the IRI. Dates stand as ISO 8601 text, with their
full period under ``periods``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from kg.errors import InputError
from kg.graph.terms import claim_iri
from kg.model import Amount, Claim, Entity, Extraction, Granularity, Period, Quantity, Source, Span, Status, Value
from kg.ontology import Ontology

_ENCODER = json.JSONEncoder(ensure_ascii=False)

Record = dict[str, Any]
"""One line of JSON."""


def write_claims(extractions: Iterable[Extraction], ontology: Ontology) -> str:
    """The records of all documents, sorted by document, then entities by IRI and claims by place."""
    ordered = sorted(extractions, key=lambda extraction: extraction.document.id)
    return to_lines(record for extraction in ordered for record in _records(extraction, ontology))


def read_claims(text: str, *, where: str = "claims.jsonl") -> dict[str, tuple[tuple[Entity, ...], tuple[Claim, ...]]]:
    """The entities and claims of each document, in file order.

    Raises InputError, with the line, for what is no record of ours.
    """
    # Not splitlines: JSON leaves the Unicode line separators of an article as they are.
    return claims_of(from_lines(text.split("\n"), where))


def claims_of(records: Iterable[tuple[str, Record]]) -> dict[str, tuple[tuple[Entity, ...], tuple[Claim, ...]]]:
    """The entities and claims of records, each with its place, by document."""
    entities: dict[str, dict[str, Entity]] = {}
    claims: dict[str, list[Claim]] = {}
    for place, record in records:
        try:
            known = entities.setdefault(record["document"], {})
            if record["record"] == "entity":
                known[record["iri"]] = _read_entity(record)
            elif record["record"] == "claim":
                claims.setdefault(record["document"], []).append(_read_claim(record, known))
        except (KeyError, TypeError, ValueError) as error:
            raise broken_record(place, error) from error
    return {name: (tuple(known.values()), tuple(claims.get(name, ()))) for name, known in entities.items()}


def to_lines(records: Iterable[Record]) -> str:
    """JSON lines, with accents as they are."""
    return "".join(f"{_ENCODER.encode(record)}\n" for record in records)


def from_lines(lines: Iterable[str], where: str) -> Iterator[tuple[str, Record]]:
    """Each record with its ``file:line``. Raises InputError for a line that is no JSON object."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise broken_record(f"{where}:{number}", error) from error
        if not isinstance(record, dict):
            raise broken_record(f"{where}:{number}", TypeError("not an object"))
        yield f"{where}:{number}", record


def broken_record(place: str, error: Exception) -> InputError:
    """The error for a line that we did not write."""
    reason = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
    return InputError(f"the record cannot be read: {reason}", where=place, remedy="build the graph again")


def write_value(value: Value) -> Any:
    """A value as JSON: text, a number, or an object with its number and bounds."""
    if isinstance(value, Period):
        return value.iso
    if not isinstance(value, Amount | Quantity):
        return value
    written: Record = {"value": _number(value.value)}
    if isinstance(value, Amount):
        written["currency"] = value.currency
    elif value.unit:
        written["unit"] = value.unit
    written["approximate"] = value.approximate
    bounds = (("minimum", value.minimum), ("maximum", value.maximum))
    return written | {name: _number(bound) for name, bound in bounds if bound is not None}


def read_value(written: Any, period: Mapping[str, str] | None) -> Value:
    """The value that `write_value` wrote, with the period of a date."""
    if period is not None:
        start, end = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
        return Period(start=start, end=end, granularity=Granularity(period["granularity"]), modifier=period["modifier"])
    if isinstance(written, dict):
        return Amount(**written) if "currency" in written else Quantity(**written)
    if isinstance(written, str | int):
        return written
    raise TypeError(f"{written!r} is no value")


def _records(extraction: Extraction, ontology: Ontology) -> Iterator[Record]:
    document = extraction.document
    for entity in sorted(extraction.entities, key=lambda entity: entity.iri):
        yield {"record": "entity", "document": document.id, **_describe(entity)} | {
            "identifiers": [list(pair) for pair in entity.identifiers]
        }
    named = [(claim_iri(c, symmetric=ontology.relation(c.relation).symmetric), c) for c in extraction.claims]
    for iri, claim in sorted(named, key=lambda pair: (pair[1].evidence, pair[0])):
        yield _claim_record(iri, claim, document.quote(claim.evidence))


def _claim_record(iri: str, claim: Claim, quote: str) -> Record:
    start, end = claim.evidence
    return {
        "record": "claim",
        "document": claim.document,
        "subject": _describe(claim.subject),
        "relation": claim.relation,
        "object": _describe(claim.object) if claim.object else None,
        "value": write_value(claim.value) if claim.value is not None else None,
        "status": claim.status.value,
        "sources": [source.name if isinstance(source, Entity) else source for source in claim.sources],
        "evidence": {"start": start, "end": end, "quote": quote},
        "confidence": claim.confidence,
        "qualifiers": {name: write_value(value) for name, value in claim.qualifiers},
        "periods": _periods(claim),
        "extractor": claim.extractor,
        "rule": claim.rule,
        "subject_span": _span(claim.subject_span),
        "object_span": _span(claim.object_span),
        "anchor_span": _span(claim.anchor_span),
        "source_iris": [source.iri if isinstance(source, Entity) else None for source in claim.sources],
        "iri": iri,
    }


def _describe(entity: Entity) -> Record:
    return {"name": entity.name, "aliases": list(entity.aliases), "type": entity.type, "iri": entity.iri}


def _periods(claim: Claim) -> Record:
    """The full periods behind the dates of a claim; its value goes by the name ``value``."""
    values = [*claim.qualifiers, *([("value", claim.value)] if claim.value is not None else [])]
    return {
        name: {
            "start": value.start.isoformat(),
            "end": value.end.isoformat(),
            "granularity": value.granularity.value,
            "modifier": value.modifier,
        }
        for name, value in values
        if isinstance(value, Period)
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _read_entity(record: Record) -> Entity:
    return Entity(
        iri=record["iri"],
        name=record["name"],
        type=record["type"],
        aliases=tuple(record["aliases"]),
        identifiers=tuple((scheme, value) for scheme, value in record["identifiers"]),
    )


def _read_claim(record: Record, known: Mapping[str, Entity]) -> Claim:
    periods = record["periods"]
    target, value = record["object"], record["value"]
    return Claim(
        document=record["document"],
        subject=known[record["subject"]["iri"]],
        relation=record["relation"],
        object=known[target["iri"]] if target else None,
        value=read_value(value, periods.get("value")) if value is not None else None,
        status=Status(record["status"]),
        sources=tuple(_read_sources(record, known)),
        evidence=Span(record["evidence"]["start"], record["evidence"]["end"]),
        confidence=record["confidence"],
        qualifiers=tuple((name, read_value(v, periods.get(name))) for name, v in sorted(record["qualifiers"].items())),
        extractor=record["extractor"],
        rule=record["rule"],
        subject_span=_read_span(record["subject_span"]),
        object_span=_read_span(record["object_span"]),
        anchor_span=_read_span(record["anchor_span"]),
    )


def _read_sources(record: Record, known: Mapping[str, Entity]) -> Iterator[Source]:
    for name, iri in zip(record["sources"], record["source_iris"], strict=True):
        yield known[iri] if iri is not None else name


def _read_span(written: list[int] | None) -> Span | None:
    return Span(*written) if written is not None else None
