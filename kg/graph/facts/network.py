"""The network of entities, fetched by SPARQL for networkx: who stands at its centre, and what clusters it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import networkx

from kg.errors import QueryError
from kg.graph.dataset import ASSERTED
from kg.graph.facts.asking import Asked, local_name
from kg.graph.facts.entities import Named
from kg.model import Status
from kg.namespaces import ENT

# The generators of networkx take the node order as given; rows come sorted, so equal graphs give equal answers.
MEASURES: dict[str, Callable[[networkx.Graph], dict[str, float]]] = {
    "betweenness": lambda network: networkx.betweenness_centrality(network),
    "closeness": lambda network: networkx.closeness_centrality(network),
    "degree": lambda network: networkx.degree_centrality(network),
}
"""How central an entity is: on how many shortest paths it lies, how near it is to all, with how many it is joined."""


class Ranked(NamedTuple):
    """An entity with its score, 0..1."""

    entity: Named
    score: float


def fetch_network(asked: Asked, statuses: Iterable[Status | str] = ASSERTED) -> networkx.Graph:
    """Entities as nodes with ``label`` and ``type``, an edge where anything of these statuses joins two.

    Without direction and without parallel edges: what stands behind an edge is asked for with `why`.
    Raises QueryError for an unknown status.
    """
    network = networkx.Graph()
    named = f"SELECT ?entity ?name ?type {_from(statuses)} {{ ?entity rdfs:label ?name ; a ?type }}"
    for entity, name, cls in asked.query(named).rows:
        if str(entity).startswith(ENT):
            network.add_node(str(entity), label=str(name), type=local_name(str(cls)))
    network.add_edges_from(fetch_ties(asked, statuses))
    return network


def fetch_ties(asked: Asked, statuses: Iterable[Status | str]) -> list[tuple[str, str]]:
    """The IRIs of every two entities that anything of these statuses joins, sorted."""
    joined = f'?one ?property ?other . FILTER(isIRI(?other) && STRSTARTS(STR(?other), "{ENT}"))'
    rows = asked.query(f"SELECT DISTINCT ?one ?other {_from(statuses)} {{ {joined} }} ORDER BY ?one ?other").rows
    return [(str(one), str(other)) for one, other in rows if one != other]


def centrality(asked: Asked, measure: str = "degree", statuses: Iterable[Status | str] = ASSERTED) -> list[Ranked]:
    """The entities with their scores by one of the ``MEASURES``, the most central first.

    Raises QueryError for an unknown measure.
    """
    if measure not in MEASURES:
        raise QueryError(f"no measure is called {measure!r}", remedy=f"use one of {', '.join(MEASURES)}")
    network = fetch_network(asked, statuses)
    scores = MEASURES[measure](network)
    ranked = [Ranked(_entity(network, iri), score) for iri, score in scores.items()]
    return sorted(ranked, key=lambda one: (-round(one.score, 12), one.entity.name, one.entity.iri))


def communities(asked: Asked, statuses: Iterable[Status | str] = ASSERTED) -> list[tuple[Named, ...]]:
    """Groups of entities with more ties among them than to others, the largest first, each sorted by name.

    Greedy modularity (Clauset, Newman, Moore 2004): no chance is involved.
    """
    network = fetch_network(asked, statuses)
    joined = networkx.Graph(sorted(tuple(sorted(ends)) for ends in network.edges()))  # ties are broken by order
    if not joined.number_of_edges():
        return []
    groups = networkx.community.greedy_modularity_communities(joined)
    told = [tuple(sorted((_entity(network, iri) for iri in group), key=lambda e: (e.name, e.iri))) for group in groups]
    return sorted(told, key=lambda group: (-len(group), group))


def _entity(network: networkx.Graph, iri: str) -> Named:
    about = network.nodes[iri]
    return Named(iri, about["label"], about["type"])


def _from(statuses: Iterable[Status | str]) -> str:
    """The FROM clauses of some statuses."""
    try:
        return " ".join(f"FROM kg:{Status(status)}" for status in statuses)
    except ValueError as error:
        known = ", ".join(Status)
        raise QueryError(f"no status is called {str(error).split()[0]}", remedy=f"use {known}") from error
