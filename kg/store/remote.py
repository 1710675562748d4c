"""A store behind a SPARQL 1.1 server: what each document states is kept there too, beside the graph.

A mirror in memory, filled from those records, works out what a change does to the graph; the server
gets it in one update request for some documents. So it never holds half of one, and any client can
go on from what another left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from pyoxigraph import Quad
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError, StoreError
from kg.graph import Graph, Result
from kg.graph.graph import one_per_id
from kg.graph.query import fill_in, run_query
from kg.graph.store import ONTOLOGY_GRAPH, schema_quads
from kg.model import Extraction
from kg.ontology import Ontology
from kg.store.mirror import Mirror
from kg.store.protocol import Changes, Hit, Stored, total
from kg.store.quad_lines import Delta, nquads, written
from kg.store.remote_ledger import LEDGER_GRAPH, RemoteLedger
from kg.store.remote_quads import RemoteQuads
from kg.store.sparql_server import SparqlServer

LINES_EACH = 30
"""Statements that a claim makes, more or less, and a document beside its claims."""

MOST_LINES = 6_000
"""Statements that one request brings; Virtuoso refuses updates of more than 10,000 lines."""

if TYPE_CHECKING:
    from types import TracebackType


def open_remote(place: str, ontology: Ontology, *, read_only: bool = False) -> RemoteStore:
    """The store behind the server at a URL; see `kg.store.open_store`."""
    return RemoteStore(SparqlServer(place), place, ontology, read_only=read_only)


class RemoteStore:
    """A store whose quads and records are on a server; see `kg.store.Store` for what its methods do.

    Several clients may read. Of two that write at once, the second is told to run its command again.
    """

    def __init__(self, server: SparqlServer, place: str, ontology: Ontology, *, read_only: bool) -> None:
        self.place = place
        self.read_only = read_only
        self.ontology = ontology
        self._server = server
        self._mirrored: Mirror | None = None
        try:
            self._ledger = RemoteLedger(server, place)
            self._quads = RemoteQuads(server)
            self._generation = self._ledger.generation()
            if not self._generation:
                self._begin()
            self._quads.look()
            if not read_only:
                self._declare()
        except BaseException:
            server.close()
            raise

    def query(self, sparql: str, *, where: str = "query") -> Result:
        """The answer to a SPARQL query."""
        # Says what is wrong as every store does, and keeps updates out.
        run_query(Oxigraph(), sparql, where=where, held=self._quads.holds)
        return self._quads.ask(sparql)

    def named(self, name: str, **parameters: str | float) -> Result:
        """The answer to one of the ontology's named queries."""
        queries = self.ontology.queries
        if name not in queries:
            raise QueryError(f"no query is called {name!r}", remedy=f"known: {', '.join(queries)}")
        return self.query(fill_in(queries[name], parameters), where=name)

    def documents(self, *, source: str | None = None) -> tuple[Stored, ...]:
        """The documents, or those from one file or address, sorted by id."""
        return tuple(one for one in self._ledger.documents() if source is None or one.source == source)

    def document(self, id: str) -> Stored | None:  # noqa: A002  (the name of the Document's own field)
        """One document, or None."""
        return next(iter(self._ledger.documents(id)), None)

    def put(self, extractions: Iterable[Extraction]) -> Changes:
        """Add documents, and replace those of the same id whose content differs."""
        kept, refusals = one_per_id(list(extractions))
        steps = [Changes(refusals=tuple(refusals))]
        for together in _batches(kept):
            mirror = self._mirror()
            changes = mirror.put(together)
            if changes.added or changes.replaced:
                self._send(mirror, put=(*changes.added, *changes.replaced))
            steps.append(changes)
        return total(steps)

    def remove(self, ids: Iterable[str]) -> Changes:
        """Take documents out, with what they alone stated."""
        steps = []
        for one in sorted(set(ids)):
            mirror = self._mirror()
            changes = mirror.remove([one])
            if changes.removed:
                self._send(mirror, gone=(one,))
            steps.append(changes)
        return total(steps)

    def curate(self, text: str, *, where: str = "curation") -> Changes:
        """Take over the decisions of a curation file."""
        mirror = self._mirror()
        changes = mirror.curate(text, where=where)
        self._send(mirror, put=tuple(one.id for one in mirror.documents()), curation=text)
        return changes

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph ("" is the default graph), in canonical order."""
        return iter(self._quads.listed(graph, without=(ONTOLOGY_GRAPH, LEDGER_GRAPH)))

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Claims and entities whose evidence or names hold all the words."""
        return self._mirror(reading=True).search(words, limit=limit)

    def graph(self) -> Graph:
        """Everything as a `Graph`."""
        return self._mirror(reading=True).graph()

    def serialise(self, form: str) -> str:
        """The store in one of the formats of `kg.graph.FORMATS`."""
        return self._mirror(reading=True).serialise(form)

    def mirror(self) -> Mirror:
        """What follows from the documents on the server, in memory, to read from."""
        return self._mirror(reading=True)

    @property
    def stale(self) -> bool:
        """Whether somebody has changed the store since it was opened."""
        return self._ledger.generation() != self._generation

    def close(self) -> None:
        """Close the connections."""
        if self._mirrored is not None:
            self._mirrored.close()
            self._mirrored = None
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self) -> None:
        """Make a store of a server that has none yet."""
        if self.read_only:
            remedy = f"make one: kg add INPUT... --store {self.place}"
            raise StoreError("the server holds no store of ours", where=self.place, remedy=remedy)
        if self._quads.holds_default():
            remedy = "give a server, or a data set of it, that is empty"
            raise StoreError("the server holds another graph", where=self.place, remedy=remedy)
        self._generation = _next("", Delta((), ()))
        self._server.update(self._ledger.beginning(self._generation))

    def _declare(self) -> None:
        """Keep the tree of classes and relations where queries find it."""
        wanted = frozenset(schema_quads(self.ontology))
        there = frozenset(self._quads.listed(ONTOLOGY_GRAPH.value))
        if wanted != there:
            gone, come = map(written, there - wanted), map(written, wanted - there)
            self._server.update(" ;\n".join(self._quads.change(Delta(tuple(gone), tuple(come)))))

    def _mirror(self, *, reading: bool = False) -> Mirror:
        """What the server holds, in memory; read from it when it is first needed."""
        if self.read_only and not reading:
            remedy = "open it without read_only"
            raise StoreError("the store is open for reading only", where=self.place, remedy=remedy)
        if self._mirrored is None:
            self._generation = self._ledger.generation()
            self._mirrored = Mirror(self._ledger.records(), self._ledger.curation(), self.ontology)
        return self._mirrored

    def _send(
        self, mirror: Mirror, *, put: tuple[str, ...] = (), gone: tuple[str, ...] = (), curation: str | None = None
    ) -> None:
        """Have the server follow the mirror, in one request; where that fails the mirror is given up."""
        self._mirrored = None
        if self.stale:
            remedy = "run the command again; it goes on from what is there"
            raise StoreError("another program has changed the store meanwhile", where=self.place, remedy=remedy)
        delta = mirror.taken()
        following = _next(self._generation, delta)
        held = [(mirror.document(name), mirror.record(name)) for name in put]
        lines = [
            *self._quads.change(delta),
            *self._ledger.change([(one, record) for one, record in held if one is not None], gone, curation),
            *self._ledger.advance(self._generation, following),
        ]
        self._server.update(" ;\n".join(lines))
        self._generation = following
        self._mirrored = mirror


def _batches(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    """Documents that one request can bring, by a guess at the lines that they make."""
    batch: list[Extraction] = []
    lines = 0
    for one in extractions:
        size = LINES_EACH * (1 + len(one.claims)) + len(one.entities) * 5
        if batch and lines + size > MOST_LINES:
            yield batch
            batch, lines = [], 0
        batch.append(one)
        lines += size
    if batch:
        yield batch


def _next(generation: str, delta: Delta) -> str:
    """The generation that a change leads to: equal histories have equal ones, different ones do not meet."""
    told = sha256(generation.encode())
    for sign, quads in (("-", delta.removed), ("+", delta.all_added)):
        told.update(f"{sign}{len(quads)}\n".encode() + nquads(sorted(quads)))
    return told.hexdigest()[:32]
