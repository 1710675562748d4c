"""Who bears which names, over all documents: the counts that identity is decided from, and the closure of a change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from sqlite3 import Connection
from typing import NamedTuple

from kg.entities.identity import mint
from kg.model import Entity
from kg.ontology import Ontology
from kg.store.curation import Curation
from kg.store.identity import Decision, Identity, Link, Named, family, identify, links_of, telling
from kg.store.rows import counted, look_up


class Told(NamedTuple):
    """An entity as one document describes it, its family, and whether the gazetteer gave its IRI."""

    entity: Entity
    family: str
    known: bool


def told(entity: Entity, ontology: Ontology, *, alone: bool) -> Told:
    """What counts of an entity; ``alone`` says that its IRI was made for one document."""
    known = not alone and entity.iri != mint(entity.name, entity.type)
    return Told(entity, family(entity.type, ontology), known)


class Naming:
    """The name tables of a ledger. ``stirred`` gathers the nodes whose identity must be decided again."""

    def __init__(self, connection: Connection, ontology: Ontology, curation: Curation) -> None:
        self._sql = connection
        self._ontology = ontology
        self._curation = curation
        self.stirred: set[int] = set()
        self.touched: set[int] = set()
        self._named: dict[int, Named] = {}

    def add(self, documents: Mapping[int, Collection[Told]]) -> None:
        """Count what some documents say of their entities."""
        nodes = self._count(chain.from_iterable(documents.values()), +1)
        spoken = {number: [nodes[one.entity.iri, one.family] for one in told] for number, told in documents.items()}
        self._sql.executemany(
            "INSERT OR IGNORE INTO speaks VALUES (?, ?)", [(node, n) for n, found in spoken.items() for node in found]
        )
        names = self.canonical(nodes.values())
        for found in spoken.values():
            # Two that were one until now: this document tells them apart.
            shared = Counter(names[node] for node in found if node in names)
            if len(shared) < shared.total():
                self.stirred.update(node for node in found if shared[names.get(node, "")] > 1)

    def subtract(self, documents: Mapping[int, Collection[Told]]) -> None:
        """Take back what some documents said of their entities."""
        nodes = self._count(chain.from_iterable(documents.values()), -1)
        # What kept two apart may have been one of these documents.
        self.stirred.update(node for node in nodes.values() if self._refused(node))
        self._sql.executemany("DELETE FROM speaks WHERE document = ?", [(number,) for number in documents])

    def called(self, iri: str) -> set[int]:
        return self._called([iri])

    def known(self, node: int) -> bool:
        (count,) = self._sql.execute("SELECT known FROM node WHERE number = ?", (node,)).fetchone()
        return bool(count)

    def bearing(self, family: str, kind: str, value: str) -> set[int]:
        rows = self._sql.execute(
            "SELECT node FROM said JOIN node ON number = node WHERE value = ? AND kind = ? AND family = ?",
            (value, kind, family),
        )
        return {node for (node,) in rows}

    def named(self, nodes: Iterable[int]) -> dict[int, Named]:
        """What all documents say of some nodes; read once for all steps of a change."""
        missing = [(node,) for node in nodes if node not in self._named]
        query = "SELECT number, iri, family, documents, known FROM wanted CROSS JOIN node USING (number)"
        self._named.update((node, Named(*about)) for node, *about in look_up(self._sql, query, "number", missing))
        query = "SELECT node, kind, value, documents FROM wanted CROSS JOIN said USING (node)"
        for node, kind, value, count in look_up(self._sql, query, "node", missing):
            found = self._named[node]
            match kind:
                case "name":
                    found.names[value] = count
                    found.forms.add(value)
                case "alias":
                    found.forms.add(value)
                case "type":
                    found.types[value] = count
                case _:
                    scheme, _, code = value.partition(":")
                    found.identifiers.add((scheme, code))
        return self._named

    def canonical(self, nodes: Iterable[int]) -> dict[int, str]:
        """The shared IRI of each node that has one by now."""
        query = "SELECT number, canonical FROM wanted CROSS JOIN node USING (number) WHERE canonical IS NOT NULL"
        return dict(look_up(self._sql, query, "number", ((node,) for node in nodes)))

    def members(self, iris: Iterable[str]) -> dict[str, list[int]]:
        """The nodes behind each of some shared IRIs that has any, by IRI and family."""
        query = "SELECT iri, family, canonical, number FROM wanted CROSS JOIN node USING (canonical)"
        found: dict[str, list[int]] = {}
        for _, _, name, node in sorted(look_up(self._sql, query, "canonical", ((iri,) for iri in iris))):
            found.setdefault(name, []).append(node)
        return found

    def decide(self) -> tuple[Identity, dict[int, Named], list[Decision]]:
        """Identity among all that the stirred nodes lead to, what is said of them, and the decisions it replaces."""
        reached: dict[int, Named] = {}
        links: set[Link] = set()
        open_ends = self._existing(self._near(self.stirred))
        while open_ends:
            named = self.named(open_ends)
            reached |= {node: named[node] for node in open_ends}
            found = {link for node in open_ends for link in links_of(node, named[node], self, self._curation)}
            links |= found
            linked = {end for link in found for end in (link.one, link.other)} | self._near(open_ends)
            open_ends = self._existing(linked - reached.keys())
        former = self._former_decisions({*reached, *self.stirred})
        return identify(reached, links, self._told_apart, self._curation), reached, former

    def keep(self, identity: Identity, former: Iterable[Decision]) -> None:
        """Write down the outcome of `decide`; nodes that no document speaks of any more go."""
        self._sql.executemany(
            "DELETE FROM decision WHERE one = ? AND other = ?", [(old.one, old.other) for old in former]
        )
        self._sql.executemany("INSERT INTO decision VALUES (?, ?, ?, ?, ?)", identity.decisions)
        self._sql.executemany(
            "UPDATE node SET canonical = ? WHERE number = ?", [(iri, node) for node, iri in identity.iris.items()]
        )

    def drop_unspoken(self) -> None:
        """Forget nodes that no document speaks of any more."""
        for node in sorted(self.touched):
            self._sql.execute("DELETE FROM node WHERE number = ? AND documents = 0", (node,))

    def _near(self, nodes: Collection[int]) -> set[int]:
        """Some nodes, those of the same IRI, and those that were the same so far."""
        query = "SELECT iri FROM wanted CROSS JOIN node USING (number)"
        iris = {iri for (iri,) in look_up(self._sql, query, "number", ((node,) for node in nodes))}
        together = self.members(set(self.canonical(nodes).values()))
        return {*nodes, *self._called(iris), *chain.from_iterable(together.values())}

    def _called(self, iris: Collection[str]) -> set[int]:
        """The nodes of some IRIs, also of such with a family behind it."""
        query = "SELECT number FROM wanted CROSS JOIN node USING (iri) WHERE documents > 0"
        found = set(look_up(self._sql, query, "iri", ((iri,) for iri in iris)))
        parted = [(base, kind) for base, mark, kind in (iri.rpartition("--") for iri in iris) if mark]
        query = "SELECT number FROM wanted CROSS JOIN node USING (iri, family) WHERE documents > 0"
        return {node for (node,) in found.union(look_up(self._sql, query, "iri, family", parted))}

    def _existing(self, nodes: Iterable[int]) -> set[int]:
        """Those of some nodes that a document speaks of."""
        query = "SELECT number FROM wanted CROSS JOIN node USING (number) WHERE documents > 0"
        return {node for (node,) in look_up(self._sql, query, "number", ((node,) for node in nodes))}

    def _count(self, entities: Iterable[Told], sign: int) -> dict[tuple[str, str], int]:
        """Add some documents to, or take them from, what is said of some nodes; gives the nodes by IRI and family."""
        about: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in entities:
            about[one.entity.iri, one.family].append(one)
        nodes: dict[tuple[str, str], int] = {}
        values: Counter[tuple[int, str, str]] = Counter()
        for (iri, kind), said in about.items():
            change, famous = sign * len(said), sign * sum(one.known for one in said)
            node, documents, fame = self._sql.execute(
                "INSERT INTO node (iri, family, documents, known) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " documents = documents + excluded.documents, known = known + excluded.known"
                " RETURNING number, documents, known",
                (iri, kind, change, famous),
            ).fetchone()
            nodes[iri, kind] = node
            grown = (documents - change).bit_length() != documents.bit_length()
            if grown or bool(fame) != bool(fame - famous):
                self.stirred.add(node)
            for one in said:
                for value in _values(one.entity):
                    values[node, *value] += sign
        self.touched.update(nodes.values())
        self._count_values(values, {node: kind for (_, kind), node in nodes.items()})
        return nodes

    def _count_values(self, changes: Mapping[tuple[int, str, str], int], families: Mapping[int, str]) -> None:
        for (node, kind, value), count in counted(self._sql, "said", "node, kind, value", changes).items():
            if count != max(changes[node, kind, value], 0):
                continue  # other documents say so, too
            self.stirred.add(node)
            if kind == "alias" and telling(families[node], value):  # it links two where only one bears it as an alias
                rows = self._sql.execute(
                    "SELECT node FROM said WHERE value = ? AND kind IN ('name', 'alias')", (value,)
                )
                self.stirred.update(number for (number,) in rows)

    def _refused(self, node: int) -> bool:
        """Whether a link of the node, or of one that it is the same as, was refused."""
        together = {node}.union(*self.members(self.canonical([node]).values()).values())
        query = "SELECT 1 FROM decision WHERE (one = :node OR other = :node) AND reason != ''"
        return any(self._sql.execute(query, {"node": one}).fetchone() for one in together)

    def _former_decisions(self, nodes: Collection[int]) -> list[Decision]:
        found: set[Decision] = set()
        for node in nodes:
            rows = self._sql.execute("SELECT * FROM decision WHERE one = :node OR other = :node", {"node": node})
            found.update(Decision(*row) for row in rows)
        return sorted(found)

    def _told_apart(self, one: Collection[int], other: Collection[int]) -> bool:
        fewer = "SELECT documents FROM node WHERE number = ?"
        for pair in ((a, b) for a in one for b in other):
            first, second = sorted(pair, key=lambda node: (self._sql.execute(fewer, (node,)).fetchone()[0], node))
            query = (
                "SELECT 1 FROM speaks AS a WHERE a.node = ? AND EXISTS"
                " (SELECT 1 FROM speaks AS b WHERE b.node = ? AND b.document = a.document) LIMIT 1"
            )
            if self._sql.execute(query, (first, second)).fetchone():
                return True
        return False


def _values(entity: Entity) -> Iterable[tuple[str, str]]:
    yield "name", entity.name
    yield "type", entity.type
    yield from (("alias", alias) for alias in entity.aliases)
    yield from (("identifier", f"{scheme}:{value}") for scheme, value in entity.identifiers)
