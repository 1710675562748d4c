"""Reads claims back from a graph, each with the characters that state it and everything said about it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.graph.facts.asking import Asked, local_name, terms
from kg.graph.facts.entities import Named
from kg.graph.results import Cell
from kg.model import Span, Status, marked
from kg.namespaces import KGQ

Row = Mapping[str, Cell]
Texts = Mapping[str, tuple[tuple[str, str], ...]]
"""Claim IRI → pairs of a name and a text, sorted."""

_CHARACTERS = re.compile(r"char=(\d+),(\d+)")
_ORDER = {status.value: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The document a claim was quoted from. ``date`` is None where nobody knows when it was published."""

    iri: str
    id: str
    title: str = ""
    date: date | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as one document tells it.

    ``object`` is an entity, or ``value`` a number, a date or a text in words. ``sources`` are those
    the document credits, ``source`` is who stands behind the claim in the end.
    ``quote`` is its evidence; ``subject_span``, ``object_span`` and ``words_span`` count from its start.
    """

    iri: str
    subject: Named
    relation: str
    object: Named | None
    value: str
    status: str
    document: Origin
    source: Named
    sources: tuple[str, ...]
    qualifiers: tuple[tuple[str, str], ...]
    quote: str
    start: int
    subject_span: Span | None
    object_span: Span | None
    words_span: Span | None
    confidence: float
    extractor: str
    rule: str

    @property
    def target(self) -> str:
        """The object's name, or the value in words."""
        return self.object.name if self.object else self.value

    @property
    def marked(self) -> str:
        """The evidence on one line, with ``[s …]`` around the subject, ``[o …]`` around the object or ``[v …]``
        around the value, and ``[w …]`` around the words that carry the relation where they stand apart.
        """
        end = "o" if self.object else "v"
        spans = {"s": self.subject_span, end: self.object_span}
        words = self.words_span
        if words and not any(span and span.overlaps(words) for span in spans.values()):
            spans["w"] = words
        # Where one end lies in the other ("their president"), the inner one is told.
        pieces = [(text, kinds[-1:]) for text, kinds in marked(self.quote, spans)]
        return " ".join("".join(f"[{kind} {text}]" if kind else text for text, kind in pieces).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How well claims are supported: numbers of documents and independent sources, days, claims by status."""

    documents: int
    sources: int
    first: date | None
    last: date | None
    by_status: tuple[tuple[str, int], ...]


def support(claims: Sequence[Told]) -> Support:
    """What some claims amount to together."""
    days = sorted(claim.document.date for claim in claims if claim.document.date)
    counts = Counter(claim.status for claim in claims)
    return Support(
        documents=len({claim.document.iri for claim in claims}),
        sources=len({claim.source.iri for claim in claims}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        by_status=tuple(sorted(counts.items(), key=lambda pair: _ORDER.get(pair[0], len(_ORDER)))),
    )


def read_claims_where(asked: Asked, pattern: str) -> tuple[Told, ...]:
    """The claims of a pattern that binds ``?claim`` in the graph of its document, the newest documents first.

    ``pattern`` stands inside ``GRAPH ?document { … }``; it should start from a known IRI, so that a
    store of any size answers at once.
    """
    rows = list(asked.query(_CLAIMS.replace("PATTERN", pattern)))
    claims = terms(dict.fromkeys(str(row["claim"]) for row in rows))
    documents = terms(dict.fromkeys(str(row["document"]) for row in rows))
    if not rows:
        return ()
    qualifiers = _pairs(asked.query(_QUALIFIERS.replace("CLAIMS", claims)))
    credited = _pairs(asked.query(_CREDITED.replace("CLAIMS", claims)))
    origins = {origin.iri: origin for origin in _origins(asked.query(_DOCUMENTS.replace("DOCUMENTS", documents)))}
    told = [_told(row, origins[str(row["document"])], qualifiers, credited) for row in rows]
    return tuple(sorted(told, key=_newest_first))


# Written with placeholders in capitals: SPARQL has braces enough without those of a format string.
_CLAIMS = """
    SELECT DISTINCT * { GRAPH ?document {
        PATTERN
        ?claim a kg:Claim ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to ; kg:status ?status ;
            kg:confidence ?confidence ; kg:extractor ?extractor ;
            oa:hasSelector ?quoted ; oa:hasSelector ?placed .
        ?quoted oa:exact ?quote .
        ?placed oa:start ?start .
        ?from rdfs:label ?subject ; a ?subject_type .
        OPTIONAL { ?to rdfs:label ?object ; a ?object_type }
        OPTIONAL { ?claim kg:rule ?rule }
        OPTIONAL { ?claim kg:independentSource ?behind ; kg:sourceName ?source }
        OPTIONAL { ?claim kg:subjectAt ?subject_at }
        OPTIONAL { ?claim kg:objectAt ?object_at }
        OPTIONAL { ?claim kg:wordsAt ?words_at }
    } }"""
_QUALIFIERS = """
    SELECT ?claim ?name ?text { VALUES ?claim { CLAIMS } GRAPH ?document {
        ?claim ?name ?value . FILTER(STRSTARTS(STR(?name), "KGQ"))
        OPTIONAL { ?value rdfs:label ?label }
        BIND(COALESCE(?label, STR(?value)) AS ?text)
    } }""".replace("KGQ", KGQ)
_CREDITED = """
    SELECT ?claim ?name ?text { VALUES ?claim { CLAIMS } GRAPH ?document {
        ?claim kg:attributedTo ?name . ?name rdfs:label ?text
    } }"""
_DOCUMENTS = """
    SELECT ?document ?id ?title ?date ?publisher { VALUES ?document { DOCUMENTS } GRAPH ?document {
        ?document dcterms:identifier ?id .
        OPTIONAL { ?document dcterms:title ?title }
        OPTIONAL { ?document dcterms:issued ?date }
        OPTIONAL { ?document dcterms:publisher ?publisher }
    } }"""


def _told(row: Row, document: Origin, qualifiers: Texts, credited: Texts) -> Told:
    iri, kind = str(row["claim"]), local_name(str(row["object_type"] or ""))
    is_entity = row["object"] is not None and kind not in ("Amount", "Quantity", "Period")
    start = int(str(row["start"]))
    return Told(
        iri=iri,
        subject=Named(str(row["from"]), str(row["subject"]), local_name(str(row["subject_type"]))),
        relation=local_name(str(row["property"])),
        object=Named(str(row["to"]), str(row["object"]), kind) if is_entity else None,
        value="" if is_entity else str(row["object"] or row["to"]),
        status=local_name(str(row["status"])),
        document=document,
        source=Named(str(row["behind"] or document.iri), str(row["source"] or document.id)),
        sources=tuple(text for _, text in credited.get(iri, ())),
        qualifiers=tuple((local_name(name), text) for name, text in qualifiers.get(iri, ())),
        quote=str(row["quote"]),
        start=start,
        subject_span=_span(row["subject_at"], start),
        object_span=_span(row["object_at"], start),
        words_span=_span(row["words_at"], start),
        confidence=float(str(row["confidence"])),
        extractor=str(row["extractor"]),
        rule=str(row["rule"] or ""),
    )


def _span(written: Cell, start: int) -> Span | None:
    """A place in the document as a place in the evidence."""
    found = _CHARACTERS.fullmatch(str(written or ""))
    return Span(int(found[1]) - start, int(found[2]) - start) if found else None


def _pairs(rows: Iterable[Row]) -> Texts:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        found[str(row["claim"])].add((str(row["name"]), str(row["text"])))
    return {claim: tuple(sorted(pairs)) for claim, pairs in found.items()}


def _origins(rows: Iterable[Row]) -> Iterable[Origin]:
    for row in rows:
        yield Origin(
            iri=str(row["document"]),
            id=str(row["id"]),
            title=str(row["title"] or ""),
            date=row["date"] if isinstance(row["date"], date) else None,
            publisher=str(row["publisher"] or ""),
        )


def _newest_first(told: Told) -> tuple[int, str, int, str, str]:
    day = told.document.date
    return -day.toordinal() if day else 0, told.document.id, told.start, told.relation, told.iri
