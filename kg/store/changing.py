"""One change of a store: documents out and documents in, and the quads that go and come with them.

Documents are taken out under the IRIs that the graph shows so far, identity is decided again among
those whom the change concerns, documents are put in under the IRIs that it shows from now on. Others
that speak of somebody whose IRI changed are rewritten, and nothing else is looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from pyoxigraph import Literal

from kg.graph.statements import RDF_TYPE, describe_entity, entity_keys, name_entity
from kg.graph.terms import Written, document_iri, named, term, text
from kg.model import Entity
from kg.namespaces import BASE
from kg.ontology import Ontology
from kg.store.contribution import Contribution, renamed
from kg.store.curation import Curation
from kg.store.identity import Decision, Named, describe
from kg.store.ledger import Held, Ledger
from kg.store.naming import Naming
from kg.store.quad_lines import Block, Delta
from kg.store.search import index_documents, index_names, strike_document

IDENTITY_GRAPH = term("kg", "identity")
"""Where the decisions on identity stand."""


class Change:
    """Builds up one change; `finish` writes it to the ledger and gives what the quads must follow."""

    def __init__(self, ledger: Ledger, ontology: Ontology, curation: Curation) -> None:
        self._ledger = ledger
        self._ontology = ontology
        self._curation = curation
        self._naming = Naming(ledger.sql, ontology, curation)
        self._out: list[tuple[Held, Mapping[str, str]]] = []
        self._in: list[tuple[int, Contribution]] = []
        # Sets that keep their order: documents are loaded, and compressed, much better as they were written.
        self._removed: dict[Written, None] = {}
        self._added: dict[Written, None] = {}
        self._facts: Counter[Written] = Counter()
        self._endings: Counter[tuple[str, str]] = Counter()

    def take_out(self, number: int) -> Held:
        """Take a document out of the ledger."""
        held = self._ledger.held(number)
        self._out.append((held, self._ledger.names(number)))
        self._ledger.delete(held.number)
        strike_document(self._ledger.sql, held.number)
        return held

    def put_in(self, contribution: Contribution, record: str) -> None:
        """Put a document into the ledger; one of the same id must have been taken out first."""
        self._in.append((self._ledger.insert(contribution, record), contribution))

    def stir(self, iris: Iterable[str]) -> None:
        """Have the identity of some IRIs decided again."""
        for name in iris:
            self._naming.stirred.update(self._naming.called(name))

    def finish(self) -> Delta:
        """Decide on identity, count everything, and give the quads that go and come."""
        self._naming.subtract({held.number: held.told for held, _ in self._out})
        self._naming.add({number: contribution.told for number, contribution in self._in})
        concerned, rewritten = self._decide()
        for held, names in self._out:
            self._count(held.quads, held.ends, document_iri(held.id), names, -1)
        replaced = {held.id for held, _ in self._out}
        blocks: list[Block] = []
        for number, contribution in self._in:
            names, own, quads = self._ledger.names(number), contribution.own, contribution.shared
            if names or contribution.id in replaced:
                quads = (*own.quads, *quads)
            else:
                blocks.append(own)  # its graph is new: nothing to compare it with
            self._count(quads, contribution.ends, document_iri(contribution.id), names, +1)
        index_documents(self._ledger.sql, ((n, iri, text) for n, one in self._in for iri, text in one.passages))
        for held, before in rewritten:
            self._count(held.quads, held.ends, document_iri(held.id), before, -1)
            self._count(held.quads, held.ends, document_iri(held.id), self._ledger.names(held.number), +1)
        self._describe(concerned)
        gone, new = self._ledger.count_facts(self._facts)
        removed, added = self._removed | dict.fromkeys(gone), self._added | dict.fromkeys(new)
        return Delta(
            tuple(quad for quad in removed if quad not in added),
            tuple(quad for quad in added if quad not in removed),
            blocks,
        )

    def _decide(self) -> tuple[set[str], list[tuple[Held, Mapping[str, str]]]]:
        """The IRIs whose descriptions may change, and the documents to rewrite with the names they had."""
        naming, ledger = self._naming, self._ledger
        identity, reached, former = naming.decide()
        before = naming.canonical({*reached, *naming.touched})
        moved = {node for node, name in identity.iris.items() if before.get(node, name) != name}
        new = {number for number, _ in self._in}
        rewritten: list[tuple[Held, Mapping[str, str]]] = [
            (ledger.held(n), ledger.names(n)) for n in sorted(ledger.speaking_of(moved) - new)
        ]
        known = naming.named({*naming.touched, *reached, *(end for old in former for end in (old.one, old.other))})
        self._removed.update(dict.fromkeys(q for old in former for q in decision_quads(old, known)))
        self._removed.update(dict.fromkeys(_forwarding(known, before)))
        naming.keep(identity, former)
        naming.drop_unspoken()
        self._added.update(dict.fromkeys(q for made in identity.decisions for q in decision_quads(made, reached)))
        after = naming.canonical({*reached, *naming.touched})
        self._added.update(dict.fromkeys(_forwarding({node: known[node] for node in after}, after)))
        return {*before.values(), *after.values()}, rewritten

    def _count(
        self,
        quads: Sequence[Written],
        ends: Iterable[tuple[str, str]],
        graph: str,
        names: Mapping[str, str],
        sign: int,
    ) -> None:
        own = self._added if sign > 0 else self._removed
        name, quads = named(graph), renamed(quads, names)
        own.update(dict.fromkeys([quad for quad in quads if quad[3] == name]))
        # Two of a document's entities may be one: what they state alike counts once.
        for quad in {quad for quad in quads if quad[3] != name}:
            self._facts[quad] += sign
        for ending in {(names.get(end, end), status) for status, end in ends}:
            self._endings[ending] += sign

    def _describe(self, concerned: Iterable[str]) -> None:
        """Describe entities anew, in the default graph and in the status graphs that speak of them."""
        ledger, naming = self._ledger, self._naming
        names = sorted({*concerned, *(end for end, _ in self._endings)})
        former, stated = ledger.described(names), ledger.statuses(names)
        ledger.count_endings(self._endings)
        now_stated, members = ledger.statuses(names), naming.members(names)
        known = naming.named(node for nodes in members.values() for node in nodes)
        for name in names:
            before, after = former.get(name), None
            if name in members:
                after = describe(name, [known[node] for node in members[name]], self._ontology, self._curation)
            if after == before and now_stated[name] == stated[name]:
                continue
            self._removed.update(dict.fromkeys(_description(before, stated[name])))
            self._added.update(dict.fromkeys(_description(after, now_stated[name])))
            if after != before:
                ledger.describe(name, after)
                index_names(ledger.sql, name, after)


def decision_quads(decision: Decision, about: Mapping[int, Named]) -> Iterator[Written]:
    """A decision in RDF: the two IRIs, what linked them, whether they are one, and what stood against it."""
    one, other = about[decision.one], about[decision.other]
    identity = json.dumps([one.iri, one.family, other.iri, other.family])
    node = named(f"{BASE}identity/{sha256(identity.encode()).hexdigest()[:16]}")
    yield node, RDF_TYPE, term("kg", "IdentityDecision"), IDENTITY_GRAPH
    yield node, term("kg", "concerns"), named(one.iri), IDENTITY_GRAPH
    yield node, term("kg", "concerns"), named(other.iri), IDENTITY_GRAPH
    yield node, term("kg", "decidedBy"), text(decision.rule), IDENTITY_GRAPH
    yield node, term("kg", "shared"), text(decision.words), IDENTITY_GRAPH
    yield node, term("kg", "same"), str(Literal(not decision.reason)), IDENTITY_GRAPH
    if decision.reason:
        yield node, term("kg", "objection"), text(decision.reason), IDENTITY_GRAPH


def _forwarding(known: Mapping[int, Named], canonical: Mapping[int, str]) -> Iterator[Written]:
    """From the IRI that documents gave an entity to the one that the graph shows."""
    for node, about in known.items():
        shown = canonical.get(node)
        if shown is not None and shown not in (about.iri, f"{about.iri}--{about.family}"):
            yield named(about.iri), term("dcterms", "isReplacedBy"), named(shown), IDENTITY_GRAPH


def _description(entity: Entity | None, statuses: Iterable[str]) -> Iterator[Written]:
    if entity is None:
        return
    yield from ((*fact, "") for fact in (*describe_entity(entity), *entity_keys(entity)))
    yield from ((*fact, term("kg", status)) for status in statuses for fact in name_entity(entity))
