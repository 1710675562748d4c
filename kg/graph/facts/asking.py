"""What can be asked: anything that answers SPARQL and knows its ontology, and how terms are written into a query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from kg.graph.results import Result
from kg.graph.terms import TERMS
from kg.ontology import Ontology


class Asked(Protocol):
    """A graph in memory, a store on disk or a store behind a server."""

    @property
    def ontology(self) -> Ontology:
        """The words for relations and classes."""

    def query(self, sparql: str) -> Result:
        """The answer to a SPARQL query."""


def terms(iris: Iterable[str]) -> str:
    """IRIs as the block of a VALUES clause."""
    return " ".join(str(NamedNode(iri)) for iri in iris)


def literal(text: str) -> str:
    """A text as a SPARQL literal, which no text can break out of."""
    return str(Literal(text))


def local_name(iri: str) -> str:
    """What stands behind the namespace of one of our IRIs.

    >>> local_name("https://w3id.org/newskg/ontology#supplies")
    'supplies'
    """
    return iri.removeprefix(next((space for space in TERMS.values() if iri.startswith(space)), ""))


def prefixed(iri: str) -> str:
    """An IRI the way a query may write it, where one of our prefixes fits.

    >>> prefixed("https://w3id.org/newskg/entity/lyon-city")
    'ent:lyon-city'
    """
    for prefix, space in TERMS.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
