"""Why an edge stands in the graph: every claim behind it, or else what is known between its two ends."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.facts.asking import Asked, terms
from kg.graph.facts.entities import Named, find_entity
from kg.graph.facts.evidence import Support, Told, read_claims_where, support
from kg.graph.facts.relations import find_relation, with_those_below
from kg.namespaces import KG, name_key
from kg.ontology import Relation


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
    asked_for = find_relation(asked.ontology, relation)
    one = find_entity(asked, subject)
    properties = terms(KG + name for name in with_those_below(asked.ontology, asked_for))
    if not target:
        return Why(subject=one, relation=asked_for.name, object="", claims=_from(asked, one, properties))
    other = _end(asked, asked_for, target)
    if isinstance(other, str):
        claims = tuple(told for told in _from(asked, one, properties) if _same_value(other, told.value))
        otherwise = () if claims else _from(asked, one, properties)
        return Why(subject=one, relation=asked_for.name, object=other, claims=claims, otherwise=otherwise)
    claims = _between(asked, one, other, properties)
    symmetric = terms(KG + name for name in with_those_below(asked.ontology, asked_for) if _symmetric(asked, name))
    if symmetric:
        claims += _between(asked, other, one, symmetric)
    otherwise = () if claims else known_between(asked, one, other)
    return Why(subject=one, relation=asked_for.name, object=other, claims=claims, otherwise=otherwise)


def known_between(asked: Asked, one: Named, other: Named) -> tuple[Told, ...]:
    """Every claim that joins two entities, in whichever direction."""
    return _between(asked, one, other) + _between(asked, other, one)


def _between(asked: Asked, one: Named, other: Named, properties: str = "") -> tuple[Told, ...]:
    among = f"VALUES ?property {{ {properties} }}" if properties else ""
    ends = f"?claim rdf:subject {terms([one.iri])} ; rdf:object {terms([other.iri])} ; rdf:predicate ?property ."
    return read_claims_where(asked, f"{among} {ends}")


def _from(asked: Asked, one: Named, properties: str) -> tuple[Told, ...]:
    start = f"?claim rdf:subject {terms([one.iri])} ; rdf:predicate ?property ."
    return read_claims_where(asked, f"VALUES ?property {{ {properties} }} {start}")


def _end(asked: Asked, relation: Relation, target: str) -> Named | str:
    """The entity at the other end, or the text itself where the relation leads to a value."""
    if relation.value_kind is not None:
        return target
    try:
        return find_entity(asked, target)
    except QueryError as error:
        raise QueryError(error.problem, where="the object", remedy=error.remedy) from error


def _symmetric(asked: Asked, relation: str) -> bool:
    return asked.ontology.relations[relation].symmetric


def _same_value(wanted: str, told: str) -> bool:
    """Whether a value is the one asked for: the same words, numbers grouped or not ("16000000000 USD")."""
    one, other = (name_key(text).replace(" ", "") for text in (wanted, told))
    return bool(one) and one in other
