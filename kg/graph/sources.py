"""Who a claim comes from in the end, so that three articles that relay one newspaper count once.

Runs while a document is stated; what it says of a document depends on no other document.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from kg.graph.terms import Fact, document_iri, named, term
from kg.model import Claim, Document, Entity
from kg.namespaces import ENT, KG, PREFIXES, name_key, slug
from kg.ontology import Ontology


class Origin(NamedTuple):
    """Who stands behind something: an IRI, and the name the document gives it."""

    iri: str
    name: str


def publisher_of(document: Document, ontology: Ontology) -> Origin | None:
    """The outlet a document names as its publisher, or the site it was taken from; None for a file.

    Its IRI is the one that articles get which speak of the outlet.

    >>> from kg.ontology import load
    >>> page = Document(id="a", text="x", language="en", source="https://www.reuters.com/markets/a")
    >>> publisher_of(page, load()).name
    'reuters.com'
    """
    name = document.publisher.strip() or _site(document.source)
    if not name:
        return None
    return Origin(_outlets(ontology).get(name_key(name)) or ENT + slug(name), name)


def independent_source(claim: Claim, document: Document, publisher: Origin | None) -> Origin:
    """Whoever stands behind a claim: whom it is credited to, else the publisher, else the document.

    Of several people credited it is the innermost with a name. Unnamed people cannot be told from
    the next article's unnamed people: behind them stands whoever published them.
    """
    for source in claim.sources:
        if isinstance(source, Entity):
            return Origin(source.iri, source.name)
    return publisher or Origin(document_iri(document.id), document.id)


def name_publisher(document: Document, publisher: Origin | None) -> Iterator[Fact]:
    """The link from a document to its publisher, where it has one."""
    if publisher:
        yield named(document_iri(document.id)), term("kg", "publishedBy"), named(publisher.iri)


def _site(source: str) -> str:
    """The host of an address, without its "www."; an empty string for a path."""
    try:
        parts = urlsplit(source)
    except ValueError:  # brackets that enclose no IPv6 address
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


@lru_cache(maxsize=8)
def _outlets(ontology: Ontology) -> dict[str, str]:
    """The IRI of each outlet that the gazetteer knows, by every name it goes by."""
    found: dict[str, str] = {}
    names = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel")
    for outlet in ontology.facts.instances(KG + "MediaOutlet"):
        for property_ in names:
            for texts in ontology.facts.texts(outlet, property_).values():
                found.update((name_key(name), outlet) for name in texts if name_key(name) not in found)
    return found
