"""One IRI for what several documents name in different ways; runs after all documents were read.

"BCE" in one article and "Banque centrale européenne" in another are the same when they share an
identifier, or when some article gives the one's name as an alias of the other. A document's claims
stay what they were: only IRIs change, and the order of the documents does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.entities.identity import mint
from kg.model import Claim, Entity, Extraction, Source


@dataclass(slots=True)
class _Known:
    """What all documents together tell of one IRI."""

    names: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    identifiers: set[tuple[str, str]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    minted: bool = True

    def add(self, entity: Entity, document: str) -> None:
        self.names.add(entity.name)
        self.aliases.update(entity.aliases)
        self.types.add(entity.type)
        self.identifiers.update(entity.identifiers)
        self.documents.add(document)
        self.minted = self.minted and entity.iri == mint(entity.name, entity.type)


def merge(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """The extractions, in the order given, with one IRI for entities that are the same.

    Two are the same when they share an identifier (ticker, ISO 3166), or when one's name is an
    alias of exactly one other of the same type; a person's name counts only when it has two words.
    A group is left alone where one document tells two of its members apart, or where the gazetteer
    knows two of them.
    """
    known: dict[str, _Known] = defaultdict(_Known)
    for extraction in extractions:
        for entity in extraction.entities:
            known[entity.iri].add(entity, extraction.document.id)
    renamed: dict[str, str] = {}
    for group in _groups(sorted(known), [*_by_identifier(known), *_by_alias(known)]):
        if _one_thing([known[iri] for iri in group]):
            chosen = min(group, key=lambda iri: _rank(iri, known[iri]))
            renamed.update((iri, chosen) for iri in group if iri != chosen)
    return tuple(_rename(extraction, renamed) for extraction in extractions)


def _by_identifier(known: Mapping[str, _Known]) -> Iterator[tuple[str, str]]:
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri in sorted(known):
        for identifier in known[iri].identifiers:
            bearers[identifier].append(iri)
    for identifier in sorted(bearers):
        yield from pairwise(bearers[identifier])


def _by_alias(known: Mapping[str, _Known]) -> Iterator[tuple[str, str]]:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for iri, about in known.items():
        for type_name in about.types:
            for alias in about.aliases:
                bearers[alias, type_name].add(iri)
    for iri in sorted(known):
        for type_name in sorted(known[iri].types):
            for name in sorted(known[iri].names):
                others = bearers[name, type_name] - {iri}
                if len(others) == 1 and (type_name != "Person" or len(name.split()) > 1):
                    yield iri, min(others)


def _groups(iris: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The connected components of several members, each sorted."""
    linked: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        linked[one].add(other)
        linked[other].add(one)
    seen: set[str] = set()
    for iri in iris:
        group: set[str] = set()
        open_ends = [iri] if iri in linked and iri not in seen else []
        while open_ends:
            member = open_ends.pop()
            if member not in group:
                group.add(member)
                open_ends.extend(linked[member])
        seen |= group
        if group:
            yield sorted(group)


def _one_thing(group: Sequence[_Known]) -> bool:
    told_apart = len(set().union(*(about.documents for about in group))) < sum(len(about.documents) for about in group)
    return not told_apart and sum(not about.minted for about in group) < 2


def _rank(iri: str, about: _Known) -> tuple[bool, int, int, str]:
    """The gazetteer's IRI first, then the most widely used, then that of the longest name."""
    return about.minted, -len(about.documents), -max(map(len, about.names)), iri


def _rename(extraction: Extraction, renamed: Mapping[str, str]) -> Extraction:
    if not any(entity.iri in renamed for entity in extraction.entities):
        return extraction

    def entity(old: Entity) -> Entity:
        return replace(old, iri=renamed.get(old.iri, old.iri))

    def source(old: Source) -> Source:
        return entity(old) if isinstance(old, Entity) else old

    def claim(old: Claim) -> Claim:
        target = entity(old.object) if old.object else None
        return replace(old, subject=entity(old.subject), object=target, sources=tuple(map(source, old.sources)))

    return replace(
        extraction,
        entities=tuple(sorted(map(entity, extraction.entities), key=lambda e: e.iri)),
        mentions=tuple(replace(m, entity=renamed.get(m.entity, m.entity)) for m in extraction.mentions),
        claims=tuple(map(claim, extraction.claims)),
    )
