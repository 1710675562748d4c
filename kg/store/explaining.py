"""Why an entity is one: what its documents call it, and the decisions that joined it or kept others apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph import Result
from kg.graph.terms import TERMS
from kg.namespaces import ENT, KG
from kg.store.identity import ALIAS, CURATED


class Asked(Protocol):
    """A graph or a store of any kind."""

    def query(self, sparql: str) -> Result:
        """The answer to a SPARQL query."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Verdict:
    """A decision on the entity and another IRI; ``objection`` is empty where they are one."""

    same: bool
    one: str
    other: str
    rule: str
    words: str
    objection: str = ""

    def __str__(self) -> str:
        why = {
            CURATED: "the curation says so",
            ALIAS: f"“{self.words}” is the name of one and, among their kind, an alias of the other alone",
        }.get(self.rule, f"they share the identifier {self.words}")
        if self.same:
            return f"{short(self.one)} and {short(self.other)} are one: {why}"
        return f"{short(self.one)} and {short(self.other)} stay apart: {self.objection}, although {why}"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Explanation:
    """An entity, the IRIs by which documents know it, and the decisions on them."""

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    known_as: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    def lines(self) -> Iterator[str]:
        """The explanation for people."""
        yield f"{self.name} ({self.type}, {short(self.iri)})"
        if self.aliases:
            yield f"  also called {', '.join(self.aliases)}"
        if self.identifiers:
            yield f"  identified by {', '.join(self.identifiers)}"
        yield from self.decision_lines()

    def decision_lines(self) -> Iterator[str]:
        """What it stands for, the decisions on it, and how to overrule them."""
        if self.known_as:
            yield f"  stands for {', '.join(map(short, self.known_as))} of single documents"
        yield from (f"  {verdict}" for verdict in self.verdicts)
        if self.verdicts:
            one = self.verdicts[0]
            verb = "different" if one.same else "same"
            yield f"  to overrule, write into the curation file: {verb} {short(one.one)} {short(one.other)}"


def explain_entity(asked: Asked, name: str) -> tuple[Explanation, ...]:
    """Every entity of a name, an alias or an IRI, with the decisions on it, sorted by IRI.

    An IRI that was merged leads to the one that the graph shows. Raises QueryError for a name that nobody bears.
    """
    found = _by_iri(asked, name) or _by_name(asked, name)
    if not found:
        raise QueryError(
            f"no entity is called {name!r}", remedy="check its spelling, or give an IRI such as ent:lyon-city"
        )
    return tuple(_explain(asked, iri) for iri in sorted(found))


def short(iri: str) -> str:
    """An IRI as the curation file takes it."""
    return f"ent:{iri.removeprefix(ENT)}" if iri.startswith(ENT) else f"<{iri}>"


def _by_iri(asked: Asked, name: str) -> set[str]:
    bare = name.strip().removeprefix("<").removesuffix(">")
    prefix, _, local = bare.partition(":")
    iri = bare if local.startswith("//") else TERMS.get(prefix, "") + local if prefix in TERMS else ""
    if not iri or any(c in iri for c in ' <>"{}|^`\\'):
        return set()
    node = NamedNode(iri)
    shown = _values(asked, f"GRAPH kg:identity {{ {node} dcterms:isReplacedBy ?value }}")
    return shown or ({iri} if _values(asked, f"{node} rdfs:label ?value") else set())


def _by_name(asked: Asked, name: str) -> set[str]:
    text = Literal(name)
    named = f"{{ ?value rdfs:label {text} }} UNION {{ ?value skos:altLabel {text} }}"
    return {iri for iri in _values(asked, named) if iri.startswith(ENT)}


def _explain(asked: Asked, iri: str) -> Explanation:
    node = NamedNode(iri)
    known_as = _values(asked, f"GRAPH kg:identity {{ ?value dcterms:isReplacedBy {node} }}")
    return Explanation(
        iri=iri,
        name=min(_values(asked, f"{node} rdfs:label ?value"), default=""),
        type=min(_values(asked, f"{node} a ?value"), default="").removeprefix(KG),
        aliases=tuple(sorted(_values(asked, f"{node} skos:altLabel ?value"))),
        identifiers=tuple(sorted(_values(asked, f"{node} dcterms:identifier ?value"))),
        known_as=tuple(sorted(known_as)),
        verdicts=tuple(sorted(_verdicts(asked, {iri, *known_as}))),
    )


def _verdicts(asked: Asked, iris: set[str]) -> set[Verdict]:
    nodes = " ".join(str(NamedNode(iri)) for iri in sorted(iris))
    rows = asked.query(
        f"SELECT ?one ?other ?rule ?words ?same ?objection {{ VALUES ?mine {{ {nodes} }} GRAPH kg:identity {{"
        " ?decision kg:concerns ?mine , ?one , ?other ; kg:decidedBy ?rule ; kg:shared ?words ; kg:same ?same ."
        " OPTIONAL { ?decision kg:objection ?objection } } FILTER(STR(?one) < STR(?other)) }"
    )
    return {
        Verdict(
            same=bool(row["same"]),
            one=str(row["one"]),
            other=str(row["other"]),
            rule=str(row["rule"]),
            words=str(row["words"]),
            objection=str(row["objection"] or ""),
        )
        for row in rows
    }


def _values(asked: Asked, pattern: str) -> set[str]:
    return {str(value) for (value,) in asked.query(f"SELECT DISTINCT ?value {{ {pattern} }}").rows}
