"""Which graphs a query names behind FROM: they must be there, since none is fetched from elsewhere.

The engine finds an absent graph empty, and who asks may take that for an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.graph.keywords import keywords, position
from kg.graph.terms import TERMS
from kg.model import Status
from kg.namespaces import KG

STANDING = frozenset(KG + name for name in (*Status, "identity", "ontology"))
"""Graphs that every store of ours has, though there may be nothing in them."""

_GAP = r"(?:\s|\#[^\n\r]*)*"
_IRI = r"<(?P<iri>[^<>\s]*)>"
_PREFIX = re.compile(rf"PREFIX{_GAP}(?P<prefix>[\w.-]*):{_GAP}{_IRI}", re.IGNORECASE)
_BASE = re.compile(rf"BASE{_GAP}{_IRI}", re.IGNORECASE)
_FROM = re.compile(
    rf"FROM{_GAP}(?:NAMED{_GAP})?(?:{_IRI}|(?P<prefix>[\w.-]*):(?P<local>(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*))",
    re.IGNORECASE,
)
_CODE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def expect_graphs(text: str, held: Callable[[str], bool], *, where: str = "query", base: str = "") -> None:
    """Raise QueryError, with line and column, for the first graph behind FROM that is not held.

    The query must be well-formed; ``base`` is what its relative IRIs are relative to.
    """
    for name, place in graphs_from(text, base):
        if name not in STANDING and not held(name):
            raise QueryError(
                f"there is no graph {name} here, and none is fetched from elsewhere",
                where=position(text, place, where),
                remedy="take it out, or name one that is here: SELECT ?g { GRAPH ?g {} }",
            )


def graphs_from(text: str, base: str = "") -> Iterator[tuple[str, int]]:
    """The graphs that a well-formed query names behind FROM, with the places of that word.

    >>> list(graphs_from("ASK FROM <urn:a> FROM NAMED kg:past FROM <c> { ?s ?p 'FROM <urn:d>' }", "http://b.org/"))
    [('urn:a', 4), ('https://w3id.org/newskg/ontology#past', 17), ('http://b.org/c', 36)]
    """
    prefixes = dict(TERMS)
    for word, start in keywords(text):
        if word == "PREFIX" and (found := _PREFIX.match(text, start)):
            prefixes[found["prefix"]] = urljoin(base, _decoded(found["iri"]))
        elif word == "BASE" and (found := _BASE.match(text, start)):
            base = urljoin(base, _decoded(found["iri"]))
        elif "FROM" in word:  # the parser takes ASKFROM and FROMNAMED
            place = start + word.rindex("FROM")
            found = _FROM.match(text, place)
            if found and found["iri"] is not None:
                yield urljoin(base, _decoded(found["iri"])), place
            elif found and found["prefix"] in prefixes:
                yield prefixes[found["prefix"]] + re.sub(r"\\(.)", r"\1", found["local"]), place


def _decoded(iri: str) -> str:
    return _CODE.sub(lambda found: chr(int(found[1] or found[2], 16)), iri)
