"""What a server keeps beside the graph: each document as it was read, the curation, and a generation.

They stand in a graph of their own, as texts that only we read; a document's is compressed.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.errors import StoreError
from kg.graph.terms import document_iri, iri
from kg.store.protocol import Stored
from kg.store.sparql_server import TABLE, SparqlServer
from kg.store.tables import FORMAT

LEDGER_GRAPH = iri("kg", "ledger")
"""The graph of the records, and within it the subject of what concerns the store as a whole."""

_FIELDS = ("id", "digest", "title", "source", "claims", "refused")


class RemoteLedger:
    """The records on a server."""

    def __init__(self, server: SparqlServer, place: str) -> None:
        self._server = server
        self._place = place

    def generation(self) -> str:
        """What tells this state of the store from all others; empty where there is no store.

        Raises StoreError for a store that a newer kg wrote, or that two clients have written at once.
        """
        rows = self._rows("?generation ?format", f"{LEDGER_GRAPH} kg:generation ?generation ; kg:format ?format")
        if len(rows) > 1:
            problem = "two programs have written to the store at once, and it is damaged"
            raise StoreError(problem, where=self._place, remedy="empty the server's data set and add the articles anew")
        if rows and int(rows[0][1]) > FORMAT:
            problem = f"the store has format {rows[0][1]}, this kg knows formats up to {FORMAT}"
            raise StoreError(problem, where=self._place, remedy="open it with a newer kg")
        return rows[0][0] if rows else ""

    def beginning(self, generation: str) -> str:
        """The update that makes a store where there is none."""
        told = {"generation": generation, "format": str(FORMAT), "curation": ""}
        return self._insert(f"{LEDGER_GRAPH} {_about(told)}")

    def documents(self, name: str | None = None) -> list[Stored]:
        """The documents, or the one with an id, sorted by id."""
        columns = " ".join(f"?{field}" for field in _FIELDS)
        pattern = "?document " + " ; ".join(f"kg:{field} ?{field}" for field in _FIELDS)
        only = f" FILTER(?id = {Literal(name)})" if name is not None else ""
        rows = self._rows(columns, pattern + only)
        found = [
            Stored(id=id_, digest=digest, title=title, source=source, claims=int(claims), refused=int(refused))
            for id_, digest, title, source, claims, refused in rows
        ]
        return sorted(found, key=lambda one: one.id)

    def records(self) -> Iterator[str]:
        """Each document as it was read."""
        for (packed,) in self._rows("?record", "?document kg:record ?record"):
            yield zlib.decompress(base64.b64decode(packed)).decode()

    def curation(self) -> str:
        """The text of the curation file."""
        return "".join(text for (text,) in self._rows("?text", f"{LEDGER_GRAPH} kg:curation ?text"))

    def change(self, put: Sequence[tuple[Stored, str]], gone: Iterable[str], curation: str | None) -> Iterator[str]:
        """The operations of an update that write documents down and strike others out."""
        for name in (*(one.id for one, _ in put), *gone):
            yield f"DELETE WHERE {{ GRAPH {LEDGER_GRAPH} {{ <{document_iri(name)}> ?p ?o }} }}"
        if curation is not None:
            yield f"DELETE WHERE {{ GRAPH {LEDGER_GRAPH} {{ {LEDGER_GRAPH} {iri('kg', 'curation')} ?o }} }}"
            yield self._insert(f"{LEDGER_GRAPH} {_about({'curation': curation})}")
        for one, record in put:
            packed = base64.b64encode(zlib.compress(record.encode(), 9)).decode()
            told = {field: str(getattr(one, field)) for field in _FIELDS} | {"record": packed}
            yield self._insert(f"<{document_iri(one.id)}> {_about(told)}")

    def advance(self, former: str, following: str) -> Iterator[str]:
        """The operations of an update that go on to the next generation."""
        for word, generation in (("DELETE", former), ("INSERT", following)):
            about = _about({"generation": generation})
            yield f"{word} DATA {{ GRAPH {LEDGER_GRAPH} {{ {LEDGER_GRAPH} {about} }} }}"

    def _insert(self, triples: str) -> str:
        return f"INSERT DATA {{ GRAPH {LEDGER_GRAPH} {{ {triples} }} }}"

    def _rows(self, columns: str, pattern: str) -> list[tuple[str, ...]]:
        prefix = f"PREFIX kg: <{LEDGER_GRAPH.value.removesuffix('ledger')}>"
        text = f"{prefix} SELECT {columns} WHERE {{ GRAPH {LEDGER_GRAPH} {{ {pattern} }} }}"
        response = self._server.query(text, TABLE)
        found = parse_query_results(response.content, format=QueryResultsFormat.JSON)
        assert isinstance(found, QuerySolutions)
        return [tuple(str(getattr(term, "value", "")) for term in solution) for solution in found]


def _about(told: dict[str, str]) -> str:
    return " ; ".join(f"{iri('kg', name)} {Literal(value)}" for name, value in told.items()) + " ."
