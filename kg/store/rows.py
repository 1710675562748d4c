"""Rows of the ledger looked up, and counted, by the hundred: a statement of SQL costs as much as many rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

MOST_ROWS = 200
"""Rows that one statement asks for; SQLite takes some hundred parameters everywhere."""

Key = tuple[Any, ...]


def look_up(sql: Connection, query: str, columns: str, keys: Iterable[Key]) -> Iterator[Key]:
    """The rows of a query that joins a table with ``wanted``, which has some columns and a row for each key.

    The query must say ``wanted CROSS JOIN``: elsewhere SQLite may read the whole table.
    """
    for some in _portions(list(keys)):
        values, filled = _values(some)
        yield from sql.execute(f"WITH wanted ({columns}) AS (VALUES {values}) {query}", filled).fetchall()


def counted(sql: Connection, table: str, columns: str, changes: Mapping[Key, int]) -> dict[Key, int]:
    """Add to the counts of documents that a table keeps; gives the new ones. A row that counts none goes."""
    now: dict[Key, int] = {}
    for some in _portions(sorted(changes)):  # in the order of the table: neighbours lie on one page
        values, filled = _values([(*key, changes[key]) for key in some])
        rows = sql.execute(
            f"INSERT INTO {table} ({columns}, documents) VALUES {values} ON CONFLICT DO UPDATE SET"
            f" documents = documents + excluded.documents RETURNING {columns}, documents",
            filled,
        )
        now.update((tuple(key), documents) for *key, documents in rows.fetchall())
    where = " AND ".join(f"{column} = ?" for column in columns.split(", "))
    sql.executemany(f"DELETE FROM {table} WHERE {where}", [key for key, documents in now.items() if not documents])
    return now


def _values(rows: Sequence[Key]) -> tuple[str, list[Any]]:
    """Rows as SQL has them behind VALUES, and what fills its blanks."""
    row = f"({', '.join('?' * len(rows[0]))})"
    return ", ".join([row] * len(rows)), [value for one in rows for value in one]


def _portions(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    return (keys[start : start + MOST_ROWS] for start in range(0, len(keys), MOST_ROWS))
