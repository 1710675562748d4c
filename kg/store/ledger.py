"""The ledger: an SQLite file with what each document states, from which the quads follow.

It is written first, with the changes that the quads still lack as ``pending``; so whatever happens in
between, opening the store again makes both agree.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.graph.reading_records import read_reading, write_reading
from kg.graph.records import read_claims, write_claims
from kg.graph.terms import Written
from kg.model import Entity, Extraction, Refusal
from kg.ontology import Ontology
from kg.store.contribution import Contribution
from kg.store.naming import Told
from kg.store.protocol import Stored
from kg.store.quad_lines import Delta, fact_key, read_quads, write_quads
from kg.store.rows import counted, look_up
from kg.store.tables import TABLES

CACHE_KIB = 16_384
BUSY_MS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document as the ledger holds it, with all that taking it out again needs."""

    number: int
    id: str
    claims: int
    quads: tuple[Written, ...]
    told: tuple[Told, ...]
    ends: tuple[tuple[str, str], ...]


class Ledger:
    """The ledger of a store; ``path`` None keeps it in memory."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        where = f"file:{path}?mode=ro" if read_only and path else str(path or ":memory:")
        self.sql = sqlite3.connect(where, uri=read_only, isolation_level=None, check_same_thread=False)
        self.sql.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self.sql.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if not read_only:
            self.sql.execute("PRAGMA journal_mode = WAL")
            self.sql.execute("PRAGMA synchronous = FULL")
            self.sql.executescript(TABLES)

    def close(self) -> None:
        """Close the file."""
        self.sql.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing of it."""
        self.sql.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.sql.execute("COMMIT")
        except BaseException:
            if self.sql.in_transaction:
                self.sql.execute("ROLLBACK")
            raise

    def meta(self, name: str) -> str:
        """A fact about the store itself, or an empty string."""
        row = self.sql.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Write down a fact about the store itself."""
        self.sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # ------------------------------------------------------------ documents

    def documents(self, **wanted: str | None) -> tuple[Stored, ...]:
        """The documents, sorted by id; or those with the ``id`` or from the ``source`` that is wanted."""
        given = {column: value for column, value in wanted.items() if value is not None}
        where = "".join(f" AND {column} = :{column}" for column in given)
        columns = "id, digest, title, source, claims, refused"
        rows = self.sql.execute(f"SELECT {columns} FROM document WHERE true{where} ORDER BY id", given)
        return tuple(
            Stored(id=name, digest=digest, title=title, source=source, claims=claims, refused=refused)
            for name, digest, title, source, claims, refused in rows
        )

    def number(self, document: str) -> int | None:
        """The number of a document, or None."""
        row = self.sql.execute("SELECT number FROM document WHERE id = ?", (document,)).fetchone()
        return row[0] if row else None

    def numbers(self) -> list[tuple[int, str]]:
        """The number and the id of each document."""
        return self.sql.execute("SELECT number, id FROM document").fetchall()

    def quads(self, number: int) -> list[Written]:
        """What a document states, under its own IRIs, in its graph and in those that it shares with others."""
        (quads,) = self.sql.execute("SELECT quads FROM document WHERE number = ?", (number,)).fetchone()
        return read_quads(quads)

    def record(self, number: int) -> str:
        """The text, claims and refusals of a document, as `record_of` writes them."""
        (record,) = self.sql.execute("SELECT record FROM document WHERE number = ?", (number,)).fetchone()
        return _unpacked(record)

    def held(self, number: int) -> Held:
        """A document with all that taking it out needs."""
        name, claims, summary, quads = self.sql.execute(
            "SELECT id, claims, summary, quads FROM document WHERE number = ?", (number,)
        ).fetchone()
        told, ends = json.loads(_unpacked(summary))
        return Held(
            number=number,
            id=name,
            claims=claims,
            quads=tuple(read_quads(quads)),
            told=tuple(Told(_entity(entity), family, known) for entity, family, known in told),
            ends=tuple((status, iri) for status, iri in ends),
        )

    def insert(self, contribution: Contribution, record: str) -> int:
        """Write a document down; gives its number."""
        document = contribution.extraction.document
        told = [[_entity_record(one.entity), one.family, one.known] for one in contribution.told]
        row = (
            *(document.id, document.digest, document.title, document.source),
            *(len(contribution.extraction.claims), len(contribution.refusals)),
            _packed(json.dumps([told, contribution.ends], ensure_ascii=False)),
            contribution.own.packed + write_quads(contribution.shared),
            _packed(record),
        )
        columns = "id, digest, title, source, claims, refused, summary, quads, record"
        number = self.sql.execute(f"INSERT INTO document ({columns}) VALUES (?,?,?,?,?,?,?,?,?)", row).lastrowid
        assert number is not None  # an INSERT that succeeds has one
        return number

    def delete(self, number: int) -> None:
        """Strike a document out."""
        self.sql.execute("DELETE FROM document WHERE number = ?", (number,))

    def extractions(self) -> Iterator[tuple[int, Extraction, tuple[Refusal, ...]]]:
        """Each document by id, with its number, its accepted claims and what was refused of it."""
        numbers = self.sql.execute("SELECT number FROM document ORDER BY id").fetchall()
        return (self.extraction(number) for (number,) in numbers)

    def extraction(self, number: int) -> tuple[int, Extraction, tuple[Refusal, ...]]:
        """One document, likewise."""
        return number, *read_record(self.record(number))

    def names(self, number: int) -> dict[str, str]:
        """A document's IRIs that the graph shows under another one."""
        rows = self.sql.execute(
            "SELECT iri, canonical FROM speaks JOIN node ON number = node WHERE document = ?", (number,)
        )
        return {own: shared for own, shared in rows if shared is not None and own != shared}

    def speaking_of(self, nodes: Iterable[int]) -> set[int]:
        """The documents that speak of any of some nodes."""
        found: set[int] = set()
        for node in nodes:
            found.update(n for (n,) in self.sql.execute("SELECT document FROM speaks WHERE node = ?", (node,)))
        return found

    # ------------------------------------------------------------ counts

    def count_facts(self, changes: Mapping[Written, int]) -> tuple[list[Written], list[Written]]:
        """Add to the counts of plain triples; gives those that nobody states any more, and those stated first."""
        keys = {(fact_key(quad),): quad for quad, change in changes.items() if change}
        now = counted(self.sql, "fact", "key", {key: changes[quad] for key, quad in keys.items()})
        gone = [quad for key, quad in keys.items() if not now[key]]
        return gone, [quad for key, quad in keys.items() if now[key] == changes[quad] > 0]

    def count_endings(self, changes: Mapping[tuple[str, str], int]) -> None:
        """Add to the counts of documents that have an entity at the end of a claim, by IRI and status."""
        counted(self.sql, "ending", "iri, status", {ending: change for ending, change in changes.items() if change})

    def statuses(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """The statuses of the claims about each of some entities that has claims."""
        found: dict[str, list[str]] = defaultdict(list)
        query = "SELECT iri, status FROM wanted CROSS JOIN ending USING (iri)"
        for iri, status in look_up(self.sql, query, "iri", ((iri,) for iri in iris)):
            found[iri].append(status)
        return found

    def is_fact(self, key: bytes) -> bool:
        """Whether some document states a plain triple."""
        return self.sql.execute("SELECT 1 FROM fact WHERE key = ?", (key,)).fetchone() is not None

    def count(self, table: str) -> int:
        """How many rows a table has."""
        (count,) = self.sql.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(count)

    def words_agree(self) -> bool:
        """Whether the search index has each passage."""
        query = "SELECT count(*) FROM passage WHERE number NOT IN (SELECT rowid FROM words)"
        return bool(self.sql.execute(query).fetchone() == (0,)) and self.count("passage") == self.count("words")

    def described(self, iris: Iterable[str]) -> dict[str, Entity]:
        """Those of some entities that the graph describes, as it does so far."""
        query = "SELECT iri, entity FROM wanted CROSS JOIN described USING (iri)"
        rows = look_up(self.sql, query, "iri", ((iri,) for iri in iris))
        return {iri: _entity(json.loads(entity)) for iri, entity in rows}

    def describe(self, iri: str, entity: Entity | None) -> None:
        """Write down how the graph describes an entity from now on, or that it does no more."""
        if entity is None:
            self.sql.execute("DELETE FROM described WHERE iri = ?", (iri,))
        else:
            written = json.dumps(_entity_record(entity), ensure_ascii=False)
            self.sql.execute("INSERT OR REPLACE INTO described VALUES (?, ?)", (iri, written))

    # ------------------------------------------------------------ what the quads still lack

    def defer(self, delta: Delta) -> None:
        """Note a change of the quads that comes with this transaction."""
        row = (write_quads(delta.removed), delta.packed)
        self.sql.execute("INSERT INTO pending (removed, added) VALUES (?, ?)", row)

    def pending(self) -> Iterator[Delta]:
        """The changes that the quads may lack, in order."""
        for removed, added in self.sql.execute("SELECT removed, added FROM pending ORDER BY number").fetchall():
            yield Delta(read_quads(removed), read_quads(added))

    @property
    def generation(self) -> int:
        """How many changes there were, ever."""
        row = self.sql.execute("SELECT seq FROM sqlite_sequence WHERE name = 'pending'").fetchone()
        return row[0] if row else 0

    @property
    def applied(self) -> int:
        """How many of them the quads have followed."""
        return int(self.meta("applied") or 0)

    def set_applied(self, generation: int) -> None:
        """Note that the quads have followed all changes up to one."""
        self.set_meta("applied", str(generation))

    def forget_pending(self, generation: int) -> None:
        """Drop the changes up to one, which are safe on disk by now."""
        self.sql.execute("DELETE FROM pending WHERE number <= ?", (generation,))

    def hold(self) -> None:
        """Go on showing what the ledger holds now, whatever is written from here on."""
        self.sql.execute("BEGIN")


def record_of(contribution: Contribution, ontology: Ontology, former: Iterable[Refusal] = ()) -> str:
    """A document, its accepted claims and its refusals as text; equal for equal ones."""
    one, refusals = (contribution.extraction,), (*former, *contribution.refusals)
    return json.dumps([write_claims(one, ontology), write_reading(one, refusals)], ensure_ascii=False)


def read_record(record: str) -> tuple[Extraction, tuple[Refusal, ...]]:
    """The document that `record_of` wrote: what it states, and what was refused of it."""
    claims, reading = json.loads(record)
    read = read_reading(reading)
    (document,) = read.documents.values()
    entities, said = read_claims(claims).get(document.id, ((), ()))
    mentions = tuple(read.mentions.get(document.id, ()))
    extraction = Extraction(document=document, entities=entities, mentions=mentions, claims=said)
    return extraction, tuple(read.refusals)


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode()


def _entity_record(entity: Entity) -> list[Any]:
    return [entity.iri, entity.name, entity.type, entity.aliases, entity.identifiers]


def _entity(record: list[Any]) -> Entity:
    iri, name, kind, aliases, identifiers = record
    pairs = tuple((scheme, value) for scheme, value in identifiers)
    return Entity(iri=iri, name=name, type=kind, aliases=tuple(aliases), identifiers=pairs)
