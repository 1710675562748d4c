"""Claims as rows: one flat record a claim, for CSV, data frames and the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.terms import claim_iri, value_label
from kg.model import Amount, Claim, Document, Entity, Period, Quantity

if TYPE_CHECKING:
    from kg.graph.graph import Graph

Cell = str | int | float | None
Row = dict[str, Cell]

COLUMNS = (
    *("document", "published", "publisher", "subject", "subject_type", "relation", "object", "object_type"),
    *("value", "currency", "status", "sources", "date", "qualifiers", "quote", "start", "end", "confidence"),
    *("extractor", "rule", "subject_iri", "object_iri", "claim_iri"),
)


def claim_rows(graph: Graph) -> Iterator[Row]:
    """A row a claim, in the order of the graph's claims, with the keys of ``COLUMNS``.

    Amounts are in full units of ``currency``; dates are ISO 8601 at the precision of the text.
    """
    for extraction in graph.extractions:
        for claim in extraction.claims:
            symmetric = graph.ontology.relations[claim.relation].symmetric
            yield _row(claim, extraction.document, claim_iri(claim, symmetric=symmetric))


def claims_csv(graph: Graph) -> str:
    """All claims as CSV with a header, one line a claim."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(claim_rows(graph))
    return written.getvalue()


def _row(claim: Claim, document: Document, iri: str) -> Row:
    when = claim.qualifier("date")
    return {
        "document": document.id,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "subject": claim.subject.name,
        "subject_type": claim.subject.type,
        "relation": claim.relation,
        "object": claim.object.name if claim.object else None,
        "object_type": claim.object.type if claim.object else None,
        "value": _cell(claim),
        "currency": claim.value.currency if isinstance(claim.value, Amount) else None,
        "status": claim.status.value,
        "sources": "; ".join(source.name if isinstance(source, Entity) else source for source in claim.sources),
        "date": value_label(when) if when is not None else None,
        "qualifiers": "; ".join(f"{name}={value_label(v)}" for name, v in claim.qualifiers if name != "date"),
        "quote": document.quote(claim.evidence),
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
        "rule": claim.rule,
        "subject_iri": claim.subject.iri,
        "object_iri": claim.object.iri if claim.object else None,
        "claim_iri": iri,
    }


def _cell(claim: Claim) -> Cell:
    match claim.value:
        case Amount() | Quantity():
            number = claim.value.value
            return int(number) if float(number).is_integer() else number
        case Period():
            return claim.value.iso
        case _:
            return claim.value
