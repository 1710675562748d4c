"""Merges extractions into what one page shows: entities, claims, and one edge per fact told.

First step inside the view; layout, network and payload all read the Scene it returns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Claim, Document, Entity, Extraction, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two entities and a relation, with every claim that says so.

    ``subject`` and ``object`` are positions in ``Scene.entities``, ``claims`` in ``Scene.claims``.
    A ``mutual`` edge has no direction.
    """

    subject: int
    relation: str
    object: int
    claims: tuple[int, ...]
    mutual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything the page knows, in an order that the order of the input does not change.

    ``told_in[i]`` is the position in ``documents`` of the document that makes ``claims[i]``,
    ``weights[i]`` the number of claims with ``entities[i]`` at an end, ``places`` gives the
    position in ``entities`` of an IRI, and ``mentions[i]`` is where ``documents[i]`` names entities.
    """

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    told_in: tuple[int, ...]
    edges: tuple[Edge, ...]
    weights: tuple[int, ...]
    places: Mapping[str, int]
    mentions: tuple[tuple[Mention, ...], ...] = ()

    @property
    def title(self) -> str:
        """The headline, where there is one document alone."""
        return self.documents[0].title if len(self.documents) == 1 else ""

    def most_claimed(self, limit: int) -> tuple[int, ...]:
        """Positions, in order, of the ``limit`` entities with most claims; those without any are left out."""
        claimed = [place for place, weight in enumerate(self.weights) if weight]
        claimed.sort(key=lambda place: (-self.weights[place], place))
        return tuple(sorted(claimed[:limit]))


def gather(extractions: Sequence[Extraction], *, symmetric: Collection[str] = ()) -> Scene:
    """The Scene of some extractions, in which an IRI is one entity and a document counts once.

    ``symmetric`` names the relations that read the same both ways: both orders are one edge.
    """
    given_once = {extraction.document.id: extraction for extraction in extractions}
    ordered = [given_once[name] for name in sorted(given_once)]
    entities = merge_entities(_entities_in(ordered))
    places = {entity.iri: place for place, entity in enumerate(entities)}
    told = sorted(
        ((place, claim) for place, extraction in enumerate(ordered) for claim in extraction.claims),
        key=lambda pair: (pair[0], pair[1].evidence, pair[1].relation, repr(pair[1])),
    )
    claims = tuple(claim for _, claim in told)
    return Scene(
        documents=tuple(extraction.document for extraction in ordered),
        entities=entities,
        claims=claims,
        told_in=tuple(place for place, _ in told),
        edges=tuple(_edges(claims, places, symmetric)),
        weights=_weights(claims, entities),
        places=places,
        mentions=tuple(tuple(_linked(extraction, places)) for extraction in ordered),
    )


def _linked(extraction: Extraction, places: Mapping[str, int]) -> list[Mention]:
    """The mentions of entities that the scene knows, in the order of the text, the longer first."""
    found = [mention for mention in extraction.mentions if mention.entity in places]
    return sorted(found, key=lambda mention: (mention.start, -mention.end, mention.entity))


def merge_entities(named: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity per IRI, sorted by IRI.

    The commonest name and type win (ties: the longer, then the first in the alphabet); the other
    names become aliases.

    >>> a = Entity(iri="x:v", name="Vermeil", type="Company")
    >>> b = Entity(iri="x:v", name="Groupe Vermeil", type="Company", identifiers=(("ticker", "VRM"),))
    >>> merge_entities([a, b])[0].name, merge_entities([b, a])[0].aliases
    ('Groupe Vermeil', ('Vermeil',))
    """
    versions: dict[str, list[Entity]] = defaultdict(list)
    for entity in named:
        versions[entity.iri].append(entity)
    return tuple(_merged(versions[iri]) for iri in sorted(versions))


def _merged(versions: list[Entity]) -> Entity:
    name = _commonest(entity.name for entity in versions)
    known_as = {entity.name for entity in versions}.union(*(entity.aliases for entity in versions))
    return Entity(
        iri=versions[0].iri,
        name=name,
        type=_commonest(entity.type for entity in versions),
        aliases=tuple(sorted(known_as - {name})),
        identifiers=tuple(sorted({pair for entity in versions for pair in entity.identifiers})),
    )


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], -len(value), value))


def _entities_in(extractions: Sequence[Extraction]) -> Iterator[Entity]:
    """Every version once a document, so that a much-claimed entity does not outvote the others."""
    for extraction in extractions:
        versions = list(extraction.entities)
        for claim in extraction.claims:
            versions += (end for end in (claim.subject, claim.object, *claim.sources) if isinstance(end, Entity))
        yield from dict.fromkeys(versions)


def _edges(claims: Sequence[Claim], places: Mapping[str, int], symmetric: Collection[str]) -> Iterator[Edge]:
    told: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.object is None:
            continue
        ends = [places[claim.subject.iri], places[claim.object.iri]]
        if claim.relation in symmetric:
            ends.sort()
        told[ends[0], claim.relation, ends[1]].append(number)
    for subject, relation, target in sorted(told):
        numbers = tuple(told[subject, relation, target])
        yield Edge(subject=subject, relation=relation, object=target, claims=numbers, mutual=relation in symmetric)


def _weights(claims: Iterable[Claim], entities: Sequence[Entity]) -> tuple[int, ...]:
    counts: Counter[str] = Counter()
    for claim in claims:
        counts[claim.subject.iri] += 1
        if claim.object is not None and claim.object.iri != claim.subject.iri:
            counts[claim.object.iri] += 1
    return tuple(counts[entity.iri] for entity in entities)
