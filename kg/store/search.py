"""Full-text search over the sentences of claims and the names of entities (SQLite FTS5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sqlite3 import Connection

from kg.model import Entity
from kg.store.protocol import Hit

MOST_RANKED = 1000
"""Matches up to which the best come first; beyond, they come as they were put in."""


def index_documents(sql: Connection, passages: Iterable[tuple[int, str, str]]) -> None:
    """Make the evidence of claims searchable: the document's number, the claim's IRI and its sentence."""
    (last,) = sql.execute("SELECT coalesce(max(number), 0) FROM passage").fetchone()
    rows = [(number, *passage) for number, passage in enumerate(passages, start=last + 1)]
    sql.executemany("INSERT INTO passage VALUES (?, ?, ?)", [row[:3] for row in rows])
    sql.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", [(number, text) for number, _, _, text in rows])


def strike_document(sql: Connection, document: int) -> None:
    """Take the evidence of a document out of the index."""
    _strike(sql, sql.execute("SELECT number FROM passage WHERE document = ?", (document,)).fetchall())


def index_names(sql: Connection, iri: str, entity: Entity | None) -> None:
    """Make the names of an entity searchable instead of those it had; None takes them out."""
    _strike(sql, sql.execute("SELECT number FROM passage WHERE iri = ? AND document IS NULL", (iri,)).fetchall())
    if entity is not None:
        number = sql.execute("INSERT INTO passage (iri) VALUES (?)", (iri,)).lastrowid
        names = "\n".join((entity.name, *entity.aliases))
        sql.execute("INSERT INTO words (rowid, name) VALUES (?, ?)", (number, names))


def search(sql: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """What holds all the words, the last one possibly unfinished: entities first, then claims, best first.

    Of very many the best are not looked for: the words tell too little then.
    """
    terms = re.findall(r"\w+", words)
    if not terms:
        return ()
    wanted = " ".join(f'"{term}"' for term in terms) + "*"
    names = _found(sql, f"{{name}} : ({wanted})", "length(name), passage.iri", limit)
    hits = [Hit(kind="entity", iri=iri, text=name.split("\n")[0]) for iri, name, _, _ in names]
    claims = _found(sql, f"{{text}} : ({wanted})", "rank, passage.iri", limit - len(hits))
    hits += [Hit(kind="claim", iri=iri, text=text, document=document) for iri, _, text, document in claims]
    return tuple(hits)


def _found(sql: Connection, wanted: str, order: str, limit: int) -> list[tuple[str, str, str, str]]:
    """IRI, name, text and document of what matches, in some order where it is not too much to sort."""
    (count,) = sql.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", (wanted, MOST_RANKED + 1)
    ).fetchone()
    found: list[tuple[str, str, str, str]] = sql.execute(
        "SELECT passage.iri, words.name, words.text, document.id FROM words"
        " JOIN passage ON passage.number = words.rowid LEFT JOIN document ON document.number = passage.document"
        f" WHERE words MATCH ? ORDER BY {order if count <= MOST_RANKED else 'words.rowid'} LIMIT ?",
        (wanted, limit),
    ).fetchall()
    return found


def _strike(sql: Connection, numbers: Iterable[tuple[int]]) -> None:
    for number in numbers:
        sql.execute("DELETE FROM words WHERE rowid = ?", number)
        sql.execute("DELETE FROM passage WHERE number = ?", number)
