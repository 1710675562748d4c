"""A part of a scene that is too large to be shown at once, with the numbers that its things have in the whole.

Between the Scene and the archive, for a page that a server feeds: it opens on the most connected
entities, and asks for the neighbours of those that somebody clicks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Entity
from kg.view.scene import Edge, Scene

MOST_NEIGHBOURS = 60
"""Entities that one click brings, those with most claims first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some entities of a scene with all that is said between them; the lists give places in the whole."""

    scene: Scene
    entities: tuple[int, ...]
    claims: tuple[int, ...]
    documents: tuple[int, ...]


def part_of(whole: Scene, chosen: Iterable[int]) -> Part:
    """The part of a scene that some of its entities make, and those whom their claims are credited to."""
    among = set(chosen)
    claims = tuple(n for n, claim in enumerate(whole.claims) if _ends(whole, n) <= among)
    credited = {
        whole.places[source.iri]
        for number in claims
        for source in whole.claims[number].sources
        if isinstance(source, Entity)
    }
    entities = tuple(sorted(among | credited))
    documents = tuple(sorted({whole.told_in[number] for number in claims}))
    at = {place: number for number, place in enumerate(entities)}
    rank = {number: place for place, number in enumerate(claims)}
    told_in = {document: number for number, document in enumerate(documents)}
    weights = [0] * len(entities)
    for number in claims:
        for place in _ends(whole, number):
            weights[at[place]] += 1
    scene = Scene(
        documents=tuple(whole.documents[place] for place in documents),
        entities=tuple(whole.entities[place] for place in entities),
        claims=tuple(whole.claims[number] for number in claims),
        told_in=tuple(told_in[whole.told_in[number]] for number in claims),
        edges=tuple(_edge(edge, at, rank) for edge in whole.edges if {edge.subject, edge.object} <= among),
        weights=tuple(weights),
        places={whole.entities[place].iri: number for place, number in at.items()},
    )
    return Part(scene=scene, entities=entities, claims=claims, documents=documents)


def neighbours(whole: Scene, place: int) -> set[int]:
    """An entity and those it has most to do with."""
    found = {end for edge in whole.edges if place in (edge.subject, edge.object) for end in (edge.subject, edge.object)}
    ranked = sorted(found - {place}, key=lambda other: (-whole.weights[other], other))
    return {place, *ranked[:MOST_NEIGHBOURS]}


def _ends(whole: Scene, number: int) -> set[int]:
    claim = whole.claims[number]
    return {whole.places[end.iri] for end in (claim.subject, claim.object) if end is not None}


def _edge(edge: Edge, at: dict[int, int], rank: dict[int, int]) -> Edge:
    return Edge(
        subject=at[edge.subject],
        relation=edge.relation,
        object=at[edge.object],
        claims=tuple(rank[number] for number in edge.claims),
        mutual=edge.mutual,
    )
