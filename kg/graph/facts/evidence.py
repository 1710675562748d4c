"""Reads claims back from a graph, each with the characters that state it and everything said about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.graph.facts.asking import Asked, Description, Node, describe, local_name
from kg.graph.facts.entities import Named
from kg.graph.results import Cell
from kg.model import Span, Status, marked
from kg.namespaces import BASE

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
    rows = asked.query(f"SELECT DISTINCT ?document ?claim {{ GRAPH ?document {{ {pattern} }} }}").rows
    claims = describe(asked, ((str(document), str(claim)) for document, claim in rows))
    parts = {(graph, iri) for (graph, _), about in claims.items() for iri in _spoken_of(graph, about)}
    described = describe(asked, sorted(parts))
    told = [_told(graph, iri, about, described) for (graph, iri), about in claims.items()]
    return tuple(sorted(told, key=newest_first))


def _spoken_of(graph: str, about: Description) -> Iterator[str]:
    """The nodes that tell more of a claim: its document, ends, evidence, sources and the values of its qualifiers."""
    yield graph
    for name in ("rdf:subject", "rdf:object", "oa:hasSelector", "kg:attributedTo"):
        yield from _iris(about.get(name, ()))
    for name, values in about.items():
        if name.startswith("kgq:"):
            yield from _iris(values)


def _iris(values: Sequence[Cell]) -> Iterator[str]:
    # Only IRIs of ours lead on; a text that looks like one is looked up in vain.
    return (value for value in values if isinstance(value, str) and value.startswith(BASE) and " " not in value)


def _told(graph: str, iri: str, about: Description, described: Mapping[Node, Description]) -> Told:
    def node(value: str) -> Description:
        return described.get((graph, value), {})

    selectors = [node(str(value)) for value in about["oa:hasSelector"]]
    start = next(int(str(s["oa:start"][0])) for s in selectors if "oa:start" in s)
    target, document = _first(about, "rdf:object"), _origin(graph, node(graph))
    kind = local_name(_first(node(target), "rdf:type"))
    is_entity = kind not in ("", "Amount", "Quantity", "Period")
    subject = _first(about, "rdf:subject")
    behind = _first(about, "kg:independentSource") or graph
    return Told(
        iri=iri,
        subject=_named(subject, node(subject)),
        relation=local_name(_first(about, "rdf:predicate")),
        object=_named(target, node(target)) if is_entity else None,
        value="" if is_entity else _first(node(target), "rdfs:label") or target,
        status=local_name(_first(about, "kg:status")),
        document=document,
        source=Named(behind, _first(about, "kg:sourceName") or document.id),
        sources=tuple(_first(node(str(source)), "rdfs:label") for source in about.get("kg:attributedTo", ())),
        qualifiers=tuple(sorted(_qualifiers(about, node))),
        quote=next(str(s["oa:exact"][0]) for s in selectors if "oa:exact" in s),
        start=start,
        subject_span=_span(_first(about, "kg:subjectAt"), start),
        object_span=_span(_first(about, "kg:objectAt"), start),
        words_span=_span(_first(about, "kg:wordsAt"), start),
        confidence=float(_first(about, "kg:confidence")),
        extractor=_first(about, "kg:extractor"),
        rule=_first(about, "kg:rule"),
    )


def _qualifiers(about: Description, node: Callable[[str], Description]) -> Iterator[tuple[str, str]]:
    for name, values in about.items():
        if name.startswith("kgq:"):
            yield name.removeprefix("kgq:"), _first(node(str(values[0])), "rdfs:label") or str(values[0])


def _named(iri: str, about: Description) -> Named:
    return Named(iri, _first(about, "rdfs:label"), local_name(_first(about, "rdf:type")))


def _origin(iri: str, about: Description) -> Origin:
    day = next(iter(about.get("dcterms:issued", ())), None)
    return Origin(
        iri=iri,
        id=_first(about, "dcterms:identifier"),
        title=_first(about, "dcterms:title"),
        date=day if isinstance(day, date) else None,
        publisher=_first(about, "dcterms:publisher"),
    )


def _first(about: Description, name: str) -> str:
    """The first value of a property as text, or an empty string."""
    return str(about[name][0]) if about.get(name) else ""


def _span(written: str, start: int) -> Span | None:
    """A place in the document as a place in the evidence."""
    found = _CHARACTERS.fullmatch(written)
    return Span(int(found[1]) - start, int(found[2]) - start) if found else None


def newest_first(told: Told) -> tuple[int, str, int, str, str]:
    """The order in which claims are told: by day, and in a document as it tells them."""
    day = told.document.date
    return -day.toordinal() if day else 0, told.document.id, told.start, told.relation, told.iri
