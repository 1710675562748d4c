"""How two entities are connected: the shortest chains of claims between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx

from kg.errors import QueryError
from kg.graph.dataset import ASSERTED
from kg.graph.facts.asking import Asked, terms
from kg.graph.facts.entities import Named, find_entity, find_named
from kg.graph.facts.evidence import Told
from kg.graph.facts.network import fetch_ties
from kg.graph.facts.reasons import known_between
from kg.model import Status
from kg.namespaces import KG

MOST = 3
"""How many paths are told unless more are asked for."""
COMPARED = 50
"""How many paths of the same length are looked at to tell the best supported of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Two neighbours on a path, with the claims that join them; each claim keeps its own direction."""

    one: Named
    other: Named
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain of steps from one entity to the other."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The shortest paths between two entities; none where nothing connects them."""

    start: Named
    end: Named
    statuses: tuple[str, ...]
    paths: tuple[Chain, ...]


def find_paths(
    asked: Asked,
    start: str,
    end: str,
    *,
    most: int = MOST,
    statuses: Iterable[Status | str] = ASSERTED,
    avoid: Iterable[str] = (),
) -> Paths:
    """The shortest paths between two entities, at most ``most`` of the same length, over claims of some statuses.

    Of several the one whose weakest step has the most claims comes first. ``avoid`` names entities or
    classes (``Country``) that no path may lead through: two companies of one country have little to
    do with each other. Raises QueryError for unknown and ambiguous names.
    """
    one, other = find_entity(asked, start), find_entity(asked, end)
    if one == other:
        raise QueryError(f"both ends are {one}", remedy="give two entities")
    wanted = tuple(str(status) for status in statuses)
    network = networkx.Graph(fetch_ties(asked, wanted))
    avoided = {iri for name in avoid for iri in _avoided(asked, name)}
    network.remove_nodes_from(avoided - {one.iri, other.iri})
    chains = _shortest(network, one.iri, other.iri)
    named = {entity.iri: entity for entity in find_named(asked, sorted({iri for chain in chains for iri in chain}))}
    steps: dict[tuple[str, str], Step] = {}
    for first, second in (pair for chain in chains for pair in pairwise(chain)):
        if (first, second) not in steps:
            steps[first, second] = _step(asked, named[first], named[second], wanted)
    found = [Chain(steps=tuple(steps[pair] for pair in pairwise(chain))) for chain in chains]
    return Paths(start=one, end=other, statuses=wanted, paths=tuple(sorted(found, key=_strongest_first)[:most]))


def _shortest(network: networkx.Graph, start: str, end: str) -> list[list[str]]:
    if start not in network or end not in network:
        return []
    try:
        return list(islice(networkx.all_shortest_paths(network, start, end), COMPARED))
    except networkx.NetworkXNoPath:
        return []


def _avoided(asked: Asked, name: str) -> list[str]:
    """The entities of a class, or the one of a name."""
    classes = [cls for cls in asked.ontology.classes if asked.ontology.is_a(cls, name)]
    if not classes:
        return [find_entity(asked, name).iri]
    listed = terms(KG + cls for cls in classes)
    rows = asked.query(f"SELECT ?entity {{ VALUES ?class {{ {listed} }} ?entity a ?class ; rdfs:label ?name }}").rows
    return [str(entity) for (entity,) in rows]


def _step(asked: Asked, one: Named, other: Named, statuses: Sequence[str]) -> Step:
    claims = tuple(told for told in known_between(asked, one, other) if told.status in statuses)
    return Step(one=one, other=other, claims=claims)


def _strongest_first(path: Chain) -> tuple[int, list[str]]:
    return -min(len(step.claims) for step in path.steps), [step.other.name for step in path.steps]
