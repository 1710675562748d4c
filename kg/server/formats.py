"""The formats of answers and of what is written, and which of them a client prefers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import QueryResultsFormat, RdfFormat

SOLUTIONS: dict[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Formats of SELECT and ASK, the preferred one first."""

GRAPHS: dict[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "text/n3": RdfFormat.N3,
}
"""Formats of CONSTRUCT, DESCRIBE and of graphs, the preferred one first."""

ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
}
"""Other names under which clients ask for a format."""

_TEXTUAL = ("text/", "application/n-")


def preferred(accept: str, known: Mapping[str, object]) -> str | None:
    """The known media type that an Accept header prefers, or None when it takes none of them.

    Of equals the one that is known first wins (RFC 9110, section 12.5.1).

    >>> preferred("text/html, text/*;q=0.8, */*;q=0.1", SOLUTIONS)
    'text/csv'
    >>> preferred("", SOLUTIONS)
    'application/sparql-results+json'
    >>> preferred("image/png", SOLUTIONS)
    """
    return _preferred(accept, tuple(known))


@lru_cache(maxsize=256)  # programs send the same header again and again
def _preferred(accept: str, known: tuple[str, ...]) -> str | None:
    ranges = _ranges(accept) or {"*/*": 1.0}
    best, quality = None, 0.0
    for kind in known:
        aliases = [alias for alias, meant in ALIASES.items() if meant == kind]
        found = max(_quality(kind, ranges), *(ranges.get(alias, 0.0) for alias in aliases), 0.0)
        if found > quality:
            best, quality = kind, found
    return best


def content_type(kind: str) -> str:
    """The media type as a Content-Type header gives it.

    >>> content_type("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTUAL) else kind


def media_type(header: str) -> tuple[str, dict[str, str]]:
    """The bare media type of a Content-Type header and its parameters, in lower case.

    >>> media_type('Text/Turtle; charset="UTF-8"')
    ('text/turtle', {'charset': 'utf-8'})
    """
    kind, *rest = header.split(";")
    pairs = (part.partition("=") for part in rest)
    parameters = {name.strip().lower(): value.strip().strip('"').lower() for name, _, value in pairs}
    return kind.strip().lower(), parameters


def _ranges(accept: str) -> dict[str, float]:
    ranges: dict[str, float] = {}
    for part in accept.split(","):
        kind, parameters = media_type(part)
        if kind:
            ranges[kind] = max(ranges.get(kind, 0.0), _weight(parameters.get("q", "1")))
    return ranges


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(kind: str, ranges: Mapping[str, float]) -> float:
    for pattern in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if pattern in ranges:
            return ranges[pattern]
    return 0.0
