"""Who is the same as whom across documents: links, the guards that refuse them, and the IRI that stays.

A ``Named`` is what all documents say of one IRI of one kind. Links join two of them, the surest
first; a guard may refuse a link, and both outcomes are kept as a ``Decision``. The outcome is a
function of what the documents say, never of the order in which they came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol

from kg.model import Entity
from kg.ontology import Ontology
from kg.store.curation import Curation

FAMILIES = ("Person", "MediaOutlet", "SportsTeam", "Place", "Product", "Event", "Law")
"""Kinds that are never merged with each other, nor with other organizations: a newspaper is no company of its name."""

SHARED_SCHEMES = frozenset(["ticker"])
"""Schemes in which one entity may have several identifiers: a company may be listed twice."""

CURATED, IDENTIFIER, ALIAS = "curation", "identifier", "name"


class Link(NamedTuple):
    """A reason to take two nodes for the same, the surest of strength 0. ``words`` is what they share."""

    one: int
    other: int
    strength: int
    rule: str
    words: str


class Decision(NamedTuple):
    """What became of a link; ``reason`` says what stood against it, and is empty where the two were merged."""

    one: int
    other: int
    rule: str
    words: str
    reason: str = ""


class Bearers(Protocol):
    """Looks up who else bears an IRI, a name, an alias or an identifier."""

    def called(self, iri: str) -> set[int]:
        """The nodes of an IRI, also of one with a family behind it."""

    def known(self, node: int) -> bool:
        """Whether the gazetteer gave the node its IRI."""

    def bearing(self, family: str, kind: str, value: str) -> set[int]:
        """The nodes of a family with a value of some kind: "name", "alias" or "identifier"."""


@dataclass(slots=True)
class Named:
    """What all documents say of an IRI, as counts of documents; ``known`` are those whose gazetteer gave it."""

    iri: str
    family: str
    documents: int = 0
    known: int = 0
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    identifiers: set[tuple[str, str]] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.iri, self.family

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """The gazetteer's IRI first, then the most widely used, then that of the longest name.

        Use counts by powers of two: an IRI changes hands a few times in its life, not with every article.
        """
        return not self.known, -self.documents.bit_length(), -max(map(len, self.names)), self.iri


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRI of each of some nodes, the nodes by that IRI, and how it came about."""

    iris: Mapping[int, str]
    members: Mapping[str, tuple[int, ...]]
    decisions: tuple[Decision, ...]


ToldApart = Callable[[Collection[int], Collection[int]], bool]
"""Whether some document names one of the first and one of the second."""


@lru_cache(maxsize=4096)
def family(type_name: str, ontology: Ontology) -> str:
    """The kind within which entities may be merged.

    >>> from kg.ontology import load
    >>> family("Company", load()), family("City", load()), family("MediaOutlet", load())
    ('organization', 'place', 'mediaoutlet')
    """
    return next((name.lower() for name in FAMILIES if ontology.is_a(type_name, name)), "organization")


def telling(kind: str, form: str) -> bool:
    """Whether a name says enough to link two documents: a bare surname does not."""
    return kind != "person" or len(form.split()) > 1


def identify(named: Mapping[int, Named], links: Iterable[Link], apart: ToldApart, curation: Curation) -> Identity:
    """The shared IRIs of some nodes, which must hold every node that a link leads to, and all of equal IRI."""
    cluster: dict[int, tuple[int, ...]] = {node: (node,) for node in named}
    decisions = []
    for link in _surest_first(links, named):
        one, other = cluster[link.one], cluster[link.other]
        reason = ""
        if one is not other:
            reason = _against(link, one, other, named, curation)
            if not reason and link.rule != CURATED and apart(one, other):
                reason = "one document names both"
            if not reason:
                joined = tuple(sorted(one + other))
                cluster.update(dict.fromkeys(joined, joined))
        decisions.append(Decision(link.one, link.other, link.rule, link.words, reason))
    members = _members(set(cluster.values()), named)
    iris = {node: iri for iri, nodes in members.items() for node in nodes}
    return Identity(iris, members, tuple(decisions))


def describe(iri: str, members: Iterable[Named], ontology: Ontology, curation: Curation) -> Entity:
    """The entity that some nodes are: named as most documents do, classed by the most specific of its types."""
    told = list(members)
    # Most entities are one node: adding its counts to nothing would take longer than all else here.
    alone = told[0] if len(told) == 1 else None
    names = alone.names if alone else sum((one.names for one in told), Counter[str]())
    types = alone.types if alone else sum((one.types for one in told), Counter[str]())
    wanted = next((curation.names[n] for n in (iri, *(o.iri for o in told)) if n in curation.names), "")
    name = wanted or min(names, key=lambda form: (-names[form], -len(form), form))
    forms = {form for one in told for form in one.forms}
    return Entity(
        iri=iri,
        name=name,
        type=_class(types, ontology),
        aliases=tuple(sorted(forms - {name})),
        identifiers=tuple(sorted({pair for one in told for pair in one.identifiers})),
    )


def _surest_first(links: Iterable[Link], named: Mapping[int, Named]) -> Iterator[Link]:
    """One link a pair, in an order that follows from IRIs and names alone, not from the numbers of the nodes."""

    def key(link: Link) -> tuple[int, str, str, str, str, str]:
        one, other = named[link.one], named[link.other]
        return link.strength, one.iri, one.family, other.iri, other.family, link.words

    turned = {
        link if named[link.one].key < named[link.other].key else link._replace(one=link.other, other=link.one)
        for link in links
    }
    seen: set[tuple[int, int]] = set()
    for link in sorted(turned, key=key):
        if (link.one, link.other) not in seen:
            seen.add((link.one, link.other))
            yield link


def _against(
    link: Link, one: Collection[int], other: Collection[int], named: Mapping[int, Named], curation: Curation
) -> str:
    """What forbids two groups to be one, or an empty string."""
    first, second = [named[n] for n in one], [named[n] for n in other]
    if any(curation.differ(a.iri, b.iri) for a in first for b in second):
        return "the curation tells them apart"
    if link.rule == CURATED:
        return ""
    if len({a.iri for a in (*first, *second) if a.known}) > 1:
        return "the gazetteer knows both"
    mine, theirs = _by_scheme(first), _by_scheme(second)
    for scheme in sorted(mine.keys() & theirs.keys() - SHARED_SCHEMES):
        if not mine[scheme] & theirs[scheme]:
            return f"their {scheme} differ"
    return ""


def _by_scheme(named: Iterable[Named]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in named:
        for scheme, value in one.identifiers:
            found[scheme].add(value)
    return found


def _members(clusters: Collection[tuple[int, ...]], named: Mapping[int, Named]) -> dict[str, tuple[int, ...]]:
    """Clusters by IRI: that of their best member, with the family behind it where a better cluster has it."""
    best = {nodes: min((named[node] for node in nodes), key=_strictly) for nodes in clusters}
    members: dict[str, tuple[int, ...]] = {}
    for nodes in sorted(clusters, key=lambda nodes: _strictly(best[nodes])):
        iri = best[nodes].iri
        members[iri if iri not in members else f"{iri}--{best[nodes].family}"] = nodes
    return members


def _strictly(named: Named) -> tuple[tuple[bool, int, int, str], str]:
    return named.rank, named.family


def _class(types: Counter[str], ontology: Ontology) -> str:
    known = [t for t in types if t in ontology.classes] or list(types)
    leaves = [t for t in known if not any(other != t and ontology.is_a(other, t) for other in known)]
    return min(leaves, key=lambda t: (-types[t], t))


def links_of(node: int, named: Named, bearers: Bearers, curation: Curation) -> Iterator[Link]:
    """The links that a node has, both ways round; ``bearers`` looks the others up."""
    for iri in sorted(curation.same.get(named.iri, ())):
        yield from (_link(0, node, other, CURATED, "same") for other in bearers.called(iri) - {node})
    for other in bearers.called(named.iri):
        if other != node and named.known and bearers.known(other):
            yield _link(1, node, other, IDENTIFIER, named.iri)
    for scheme, value in sorted(named.identifiers):
        for other in bearers.bearing(named.family, "identifier", f"{scheme}:{value}"):
            if other != node:
                yield _link(1, node, other, IDENTIFIER, f"{scheme}:{value}")
    for form in sorted(named.names):
        if telling(named.family, form):
            others = bearers.bearing(named.family, "alias", form) - {node}
            if len(others) == 1:
                yield _link(2, node, min(others), ALIAS, form)
    for form in sorted(named.forms):
        if telling(named.family, form):
            aliases = bearers.bearing(named.family, "alias", form)
            for other in bearers.bearing(named.family, "name", form) - {node} if node in aliases else ():
                if aliases - {other} == {node}:
                    yield _link(2, node, other, ALIAS, form)


def _link(strength: int, one: int, other: int, rule: str, words: str) -> Link:
    return Link(min(one, other), max(one, other), strength, rule, words)
