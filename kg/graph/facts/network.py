"""The network of entities, fetched by SPARQL for networkx: who stands at its centre, and what clusters it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    graphs = " ".join(f"FROM kg:{status}" for status in _checked(statuses))
    network = networkx.Graph()
    joined = f'?one ?property ?other . FILTER(isIRI(?other) && STRSTARTS(STR(?other), "{ENT}"))'
    edges = [(str(one), str(other)) for one, other in asked.query(f"SELECT ?one ?other {graphs} {{ {joined} }}").rows]
    described = asked.query(f"SELECT ?entity ?name ?type {graphs} {{ ?entity rdfs:label ?name ; a ?type }}")
    for row in described:
        if str(row["entity"]).startswith(ENT):
            network.add_node(str(row["entity"]), label=str(row["name"]), type=local_name(str(row["type"])))
    network.add_edges_from((one, other) for one, other in edges if one != other)
    return network


def centrality(asked: Asked, measure: str = "degree", statuses: Iterable[Status | str] = ASSERTED) -> list[Ranked]:
    """The entities with their scores by one of the ``MEASURES``, the most central first.

    Raises QueryError for an unknown measure.
    """
    if measure not in MEASURES:
        raise QueryError(f"no measure is called {measure!r}", remedy=f"use one of {', '.join(MEASURES)}")
    network = fetch_network(asked, statuses)
    scores = MEASURES[measure](network)
    ranked = [Ranked(named(network, iri), score) for iri, score in scores.items()]
    return sorted(ranked, key=lambda one: (-round(one.score, 12), one.entity.name, one.entity.iri))


def communities(asked: Asked, statuses: Iterable[Status | str] = ASSERTED) -> list[tuple[Named, ...]]:
    """Groups of entities with more ties among them than to others, the largest first, each sorted by name.

    Greedy modularity (Clauset, Newman, Moore 2004): no chance is involved.
    """
    network = fetch_network(asked, statuses)
    joined = network.subgraph(node for node in sorted(network) if network.degree(node))
    if not joined.number_of_edges():
        return []
    groups = networkx.community.greedy_modularity_communities(joined)
    told = [tuple(sorted((named(network, iri) for iri in group), key=lambda e: (e.name, e.iri))) for group in groups]
    return sorted(told, key=lambda group: (-len(group), group))


def named(network: networkx.Graph, iri: str) -> Named:
    """A node of the network as an entity."""
    about = network.nodes[iri]
    return Named(iri, about.get("label", local_name(iri)), about.get("type", ""))


def _checked(statuses: Iterable[Status | str]) -> Sequence[Status]:
    try:
        return [Status(status) for status in statuses]
    except ValueError as error:
        known = ", ".join(Status)
        raise QueryError(f"no status is called {str(error).split()[0]}", remedy=f"use {known}") from error
