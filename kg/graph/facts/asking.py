"""What can be asked: anything that answers SPARQL and knows its ontology, and how terms are written into a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from kg.graph.results import Cell, Result
from kg.graph.terms import TERMS
from kg.ontology import Ontology

BATCH = 500
"""How many nodes are asked about in one query: servers set limits to its length."""

Node = tuple[str, str]
"""The IRI of a graph, and of a node in it."""
Description = Mapping[str, Sequence[Cell]]
"""What a graph says of a node: prefixed property → its values, sorted."""


class Asked(Protocol):
    """A graph in memory, a store on disk or a store behind a server."""

    @property
    def ontology(self) -> Ontology:
        """The words for relations and classes."""

    def query(self, sparql: str) -> Result:
        """The answer to a SPARQL query."""


def describe(asked: Asked, nodes: Iterable[Node]) -> dict[Node, Description]:
    """What named graphs say of nodes; those of which nothing is said are left out.

    One lookup a node, whatever the size of the store: nothing is left for an optimiser to get wrong.
    """
    found: dict[Node, dict[str, list[Cell]]] = {}
    pending = iter(dict.fromkeys(nodes))
    while batch := list(islice(pending, BATCH)):
        # A store looks up the text of each IRI that it returns: a number in place of two IRIs costs half.
        rows = " ".join(f"({number} {terms(pair)})" for number, pair in enumerate(batch))
        lookup = f"VALUES (?row ?graph ?node) {{ {rows} }} GRAPH ?graph {{ ?node ?property ?value }}"
        for number, property_, value in asked.query(f"SELECT ?row ?property ?value {{ {lookup} }}").rows:
            about = found.setdefault(batch[int(str(number))], {})
            about.setdefault(prefixed(str(property_)), []).append(value)
    return {node: {name: sorted(values, key=str) for name, values in about.items()} for node, about in found.items()}


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


@lru_cache(maxsize=4096)  # called for every property of every node, of which there are few
def prefixed(iri: str) -> str:
    """An IRI the way a query may write it, where one of our prefixes fits.

    >>> prefixed("https://w3id.org/newskg/entity/lyon-city")
    'ent:lyon-city'
    """
    for prefix, space in TERMS.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
