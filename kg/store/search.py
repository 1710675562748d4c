"""Full-text search over the sentences of claims and the names of entities (SQLite FTS5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sqlite3 import Connection

from kg.model import Entity
from kg.store.protocol import Hit


def index_document(sql: Connection, document: int, passages: Iterable[tuple[str, str]]) -> None:
    """Make the evidence of a document's claims searchable: pairs of a claim's IRI and its sentence."""
    for iri, text in passages:
        number = sql.execute("INSERT INTO passage (document, iri) VALUES (?, ?)", (document, iri)).lastrowid
        sql.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, text))


def strike_document(sql: Connection, document: int) -> None:
    """Take the evidence of a document out of the index."""
    _strike(sql, sql.execute("SELECT number FROM passage WHERE document = ?", (document,)).fetchall())


def index_names(sql: Connection, iri: str, entity: Entity | None) -> None:
    """Make the names of an entity searchable instead of those it had; None takes them out."""
    _strike(sql, sql.execute("SELECT number FROM passage WHERE iri = ? AND document IS NULL", (iri,)).fetchall())
    if entity is not None:
        number = sql.execute("INSERT INTO passage (iri) VALUES (?)", (iri,)).lastrowid
        names = "\n".join((entity.name, *entity.aliases))
        sql.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, names))


def search(sql: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """What holds all the words, the last one possibly unfinished; entities first, then claims, best first."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return ()
    wanted = " ".join(f'"{term}"' for term in terms) + "*"
    query = (
        "SELECT passage.iri, words.text, document.id FROM words JOIN passage ON passage.number = words.rowid"
        " LEFT JOIN document ON document.number = passage.document WHERE words MATCH ?"
        f" AND passage.document IS {{}}NULL ORDER BY {'{}'} LIMIT ?"
    )
    names = sql.execute(query.format("", "length(words.text), passage.iri"), (wanted, limit)).fetchall()
    claims = sql.execute(query.format("NOT ", "rank, passage.iri"), (wanted, limit)).fetchall()
    hits = [Hit(kind="entity", iri=iri, text=text.split("\n")[0]) for iri, text, _ in names]
    hits += [Hit(kind="claim", iri=iri, text=text, document=document) for iri, text, document in claims]
    return tuple(hits[:limit])


def _strike(sql: Connection, numbers: Iterable[tuple[int]]) -> None:
    for number in numbers:
        sql.execute("DELETE FROM words WHERE rowid = ?", number)
        sql.execute("DELETE FROM passage WHERE number = ?", number)
