"""Finds an entity by any of its names, and tells what the documents say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import QueryError
from kg.graph.facts.asking import Asked, describe, literal, local_name, prefixed, terms
from kg.graph.terms import TERMS
from kg.namespaces import DOC, name_key

NEAR = 5
"""How many near names a message lists."""

_IRI = re.compile(r'[^<>"{}|^`\\\x00-\x20]+')


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity as the graph names it: its IRI, its name and its class."""

    iri: str
    name: str
    type: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.type}, {prefixed(self.iri)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How one document names an entity, and how often it speaks of it, pronouns included."""

    document: str
    title: str
    date: str
    name: str
    type: str
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An entity with all that is known of it: its names and identifiers over all documents, and who names it how."""

    entity: Named
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    namings: tuple[Naming, ...]


def find_entity(asked: Asked, text: str) -> Named:
    """The entity of a name, an alias or an IRI (``ent:lyon-city``), whatever its case and accents.

    Whoever bears it as the main name comes before those that have it as an alias. Raises QueryError
    for a name that nobody bears, with near ones, and for one that several bear, with their IRIs.
    """
    iri = _as_iri(text)
    found = find_named(asked, [iri]) if iri else _by_key(asked, name_key(text))
    own = [entity for entity in found if name_key(entity.name) == name_key(text)] or found
    if len(own) == 1:
        return own[0]
    if own:
        listed = "; ".join(f"{prefixed(entity.iri)} ({entity.name}, {entity.type})" for entity in own)
        raise QueryError(f"{len(own)} entities are called {text!r}", remedy=f"take one by its IRI: {listed}")
    near = nearest(asked, text)
    remedy = f"did you mean {'; '.join(map(str, near))}?" if near else "check its spelling, or give an IRI"
    raise QueryError(f"no entity is called {text!r}", remedy=remedy)


def find_named(asked: Asked, iris: Sequence[str]) -> list[Named]:
    """The entities among some IRIs, in the order given."""
    if not iris:
        return []
    rows = asked.query(
        f"SELECT ?entity ?name ?type {{ VALUES ?entity {{ {terms(iris)} }} ?entity rdfs:label ?name ; a ?type }}"
    )
    found = {str(row["entity"]): row for row in rows}
    return [Named(iri, str(found[iri]["name"]), local_name(str(found[iri]["type"]))) for iri in iris if iri in found]


def nearest(asked: Asked, text: str) -> list[Named]:
    """Entities whose names hold the same words, or else are spelled much like a text. Looks at every name."""
    key = name_key(text)
    known: dict[str, list[str]] = {}
    for row in asked.query("SELECT ?key ?entity { ?entity skos:hiddenLabel ?key }"):
        known.setdefault(str(row["key"]), []).append(str(row["entity"]))
    words = set(key.split())
    holding = sorted((k for k in known if words & set(k.split())), key=lambda k: (-len(words & set(k.split())), k))
    alike = get_close_matches(key, known, n=NEAR, cutoff=0.7)
    iris = dict.fromkeys(iri for name in [*alike, *holding] for iri in known[name])
    return find_named(asked, list(iris)[:NEAR])


def about_entity(asked: Asked, text: str) -> About:
    """What is known of the entity of a name, an alias or an IRI; raises QueryError as `find_entity` does."""
    entity = find_entity(asked, text)
    node = terms([entity.iri])
    return About(
        entity=entity,
        aliases=_texts(asked, f"{node} skos:altLabel ?text"),
        identifiers=_texts(asked, f"{node} dcterms:identifier ?text"),
        namings=tuple(sorted(_namings(asked, entity.iri), key=lambda naming: (naming.date, naming.document))),
    )


def _namings(asked: Asked, iri: str) -> Iterator[Naming]:
    rows = asked.query(
        f"SELECT DISTINCT ?document {{ GRAPH ?document {{ {terms([iri])} a ?type ; rdfs:label ?name }} }}"
    )
    graphs = [graph for (graph,) in rows.rows if str(graph).startswith(DOC)]
    described = describe(asked, [(str(graph), node) for graph in graphs for node in (str(graph), iri)])
    for graph in map(str, graphs):
        document, entity = described[graph, graph], described[graph, iri]
        name, *others = map(str, entity["rdfs:label"])  # several where a curation made one of two that it names
        yield Naming(
            document=str(document["dcterms:identifier"][0]),
            title=str(document.get("dcterms:title", [""])[0]),
            date=str(document.get("dcterms:issued", [""])[0]),
            name=name,
            type=local_name(str(entity["rdf:type"][0])),
            aliases=(*others, *map(str, entity.get("skos:altLabel", ()))),
            identifiers=tuple(map(str, entity.get("dcterms:identifier", ()))),
            mentions=int(str(entity.get("kg:mentions", [0])[0])),
        )


def _texts(asked: Asked, pattern: str) -> tuple[str, ...]:
    return tuple(sorted(str(row["text"]) for row in asked.query(f"SELECT DISTINCT ?text {{ {pattern} }}")))


def _as_iri(text: str) -> str:
    """The IRI that a text writes in full, in angle brackets or with one of our prefixes, or an empty string."""
    bare = text.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = bare.partition(":")
    if not colon or not _IRI.fullmatch(bare):
        return ""
    return bare if local.startswith("//") else TERMS[prefix] + local if prefix in TERMS else ""


def _by_key(asked: Asked, key: str) -> list[Named]:
    rows = asked.query(f"SELECT DISTINCT ?entity {{ ?entity skos:hiddenLabel {literal(key)} }}")
    return find_named(asked, [str(row["entity"]) for row in rows])
