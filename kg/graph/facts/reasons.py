"""Why an edge stands in the graph: every claim behind it, or else what is known between its two ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph.facts.asking import Asked, terms
from kg.graph.facts.entities import Named, find_entity
from kg.graph.facts.evidence import Support, Told, newest_first, read_claims_where, support
from kg.graph.facts.relations import find_relation, with_those_below
from kg.graph.terms import fact_of, named
from kg.namespaces import name_key
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The claims behind an edge, the newest first.

    ``object`` is an entity, a value as it was asked for, or empty for any. ``otherwise`` is filled
    where there are no claims: whatever else is said of the two, in either direction.
    """

    subject: Named
    relation: str
    object: Named | str
    claims: tuple[Told, ...]
    otherwise: tuple[Told, ...] = ()

    @property
    def support(self) -> Support:
        """In how many documents the edge stands, from how many independent sources, since when."""
        return support(self.claims)


def why(asked: Asked, subject: str, relation: str, target: str = "") -> Why:
    """Every claim that a subject stands in a relation to an object, a value or, if none is given, to anything.

    Entities go by a name, an alias or an IRI, the relation by its name or a label; a relation
    includes those below it, and a symmetric one is looked up both ways. Raises QueryError for what
    is unknown or ambiguous, with what comes near.
    """
    wanted = find_relation(asked.ontology, relation)
    names = with_those_below(asked.ontology, wanted)
    one = find_entity(asked, subject)
    if not target or wanted.value_kind is not None:
        every = read_claims_where(asked, _any_of(names, one))
        claims = tuple(told for told in every if not target or _same_value(target, told.value))
        return Why(subject=one, relation=wanted.name, object=target, claims=claims, otherwise=() if claims else every)
    other = find_entity(asked, target)
    claims = read_claims_where(asked, _facts(asked.ontology, names, one, other))
    otherwise = () if claims else known_between(asked, one, other)
    return Why(subject=one, relation=wanted.name, object=other, claims=claims, otherwise=otherwise)


def known_between(asked: Asked, one: Named, other: Named) -> tuple[Told, ...]:
    """Every claim that joins two entities, in whichever direction."""
    ends = (terms([one.iri]), terms([other.iri]))
    joined = (f"?claim rdf:subject {first} ; rdf:object {second} ." for first, second in (ends, ends[::-1]))
    return tuple(sorted((told for p in joined for told in read_claims_where(asked, p)), key=newest_first))


def _facts(ontology: Ontology, relations: Iterable[str], one: Named, other: Named) -> str:
    """The pattern of claims that two entities stand in one of some relations, either way round in a symmetric one.

    It looks for facts by their IRIs, which follow from their ends: however much is said of either end,
    nothing else is looked at.
    """
    found = []
    for name in relations:
        found.append(fact_of(name, one.iri, other.iri, symmetric=False))
        if ontology.relation(name).symmetric:  # it stands under one of the two
            found.append(fact_of(name, other.iri, one.iri, symmetric=False))
    return " UNION ".join(f"{{ ?claim kg:fact {term} }}" for term in map(named, dict.fromkeys(found)))


def _any_of(relations: Iterable[str], one: Named) -> str:
    """The pattern of claims that an entity stands in one of some relations to anything.

    It names the relations outright: an optimiser that starts from a relation as a variable would
    look at every claim of it.
    """
    subject = terms([one.iri])
    return " UNION ".join(f"{{ {subject} kgp:{name} ?claim }}" for name in relations)


def _same_value(wanted: str, told: str) -> bool:
    """Whether a value is the one asked for, its digits grouped or not and its unit named or not."""
    one, other = (name_key(text).replace(" ", "") for text in (wanted, told))
    return one in (other, re.sub(r"\D", "", other))
