"""One entity per IRI, whatever the documents call it and in whatever order they come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from kg.model import Claim, Entity, Extraction
from kg.ontology import Ontology


def merge_entities(named: Iterable[Iterable[Entity]], ontology: Ontology) -> tuple[Entity, ...]:
    """One entity per IRI, sorted, from what each document names (each IRI once a document).

    The name is the one most documents use (then the longest), the class the most specific (then the
    most frequent); every other name becomes an alias. Counting first and choosing last makes the
    result independent of the order of the documents.
    """
    same: dict[str, list[Entity]] = defaultdict(list)
    for entity in chain.from_iterable(named):
        same[entity.iri].append(entity)
    return tuple(_merge(same[iri], ontology) for iri in sorted(same))


def named_in(extraction: Extraction, ontology: Ontology) -> tuple[Entity, ...]:
    """The entities of one document, sorted by IRI: those it lists, and those its claims add."""
    same: dict[str, list[Entity]] = {}
    in_claims = (entity for claim in extraction.claims for entity in entities_in(claim))
    for entity in (*extraction.entities, *in_claims):
        found = same.setdefault(entity.iri, [entity])
        # Most claims point to the very entities that are listed: comparing those is not worth the while.
        if found[-1] is not entity and entity not in found:
            found.append(entity)
    return tuple(_merge(same[iri], ontology) for iri in sorted(same))


def entities_in(claim: Claim) -> Iterator[Entity]:
    """The entities at the ends of a claim and among its sources."""
    yield claim.subject
    if claim.object is not None:
        yield claim.object
    yield from (source for source in claim.sources if isinstance(source, Entity))


def _merge(same: Collection[Entity], ontology: Ontology) -> Entity:
    if len(same) == 1:
        (alone,) = same
        identifiers = alone.identifiers
        if len(identifiers) < 2 or identifiers == tuple(sorted(set(identifiers))):
            return alone  # the model keeps its aliases sorted
    name = _favourite(Counter(entity.name for entity in same))
    surface = {form for entity in same for form in (entity.name, *entity.aliases)}
    return Entity(
        iri=next(iter(same)).iri,
        name=name,
        type=_class(Counter(entity.type for entity in same), ontology),
        aliases=tuple(sorted(surface - {name})),
        identifiers=tuple(sorted({pair for entity in same for pair in entity.identifiers})),
    )


def _favourite(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _class(types: Counter[str], ontology: Ontology) -> str:
    known = [t for t in types if t in ontology.classes] or list(types)
    leaves = [t for t in known if not any(other != t and ontology.is_a(other, t) for other in known)]
    return min(leaves, key=lambda t: (-types[t], t))
