"""The store on disk, or in memory: a ledger in SQLite, and the quads in pyoxigraph that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from pyoxigraph import Quad, RdfFormat, Triple, parse
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError
from kg.graph import Graph, Result
from kg.graph.dataset import Dataset
from kg.graph.graph import one_per_id
from kg.graph.merging import merge_entities
from kg.graph.query import run_named, run_query
from kg.graph.reading_records import Made
from kg.graph.serialisation import DATASET_FORMATS, serialise
from kg.graph.shapes import Shapes, compile_shapes
from kg.graph.store import ONTOLOGY_GRAPH, schema_quads
from kg.model import Extraction, Refusal
from kg.ontology import Ontology
from kg.store.changing import Change
from kg.store.contribution import Contribution, contribute, rename, unscoped
from kg.store.curation import Curation, read_curation
from kg.store.difference import difference
from kg.store.files import Files, open_files
from kg.store.ledger import Held, Ledger, record_of
from kg.store.listing import in_order
from kg.store.protocol import Changes, Hit, Stored, total
from kg.store.quad_lines import Delta, nquads, written
from kg.store.search import search
from kg.store.target import ENGINE_ERRORS

if TYPE_CHECKING:
    from types import TracebackType

Answer = TypeVar("Answer")

RETRIES = 5
"""How often a reader looks again when a writer has taken files away."""

BATCH = 200
"""Documents that go in as one step when many come at once. With fewer the engine merges its files more often: half
as many cost it a sixth more; with more of them it takes much memory."""

AHEAD = 4
"""Such steps for which the ledger may be ahead of the quads, while readers wait."""


def open_local(place: str, ontology: Ontology, *, read_only: bool = False) -> LocalStore:
    """The store in a folder; see `kg.store.open_store`."""
    return LocalStore(Path(place), ontology, read_only=read_only)


def build_graph(extractions: Iterable[Extraction], ontology: Ontology, curation: str = "") -> Graph:
    """The graph of some documents, put into a store in memory; refusals carry the claims they are about."""
    with LocalStore(None, ontology) as store:
        if curation:
            store.curate(curation)
        changes = store.put(extractions)
        return store.graph(changes.refusals)


class LocalStore:
    """A store whose files are ours; see `kg.store.Store` for what its methods do."""

    def __init__(self, folder: Path | None, ontology: Ontology, *, read_only: bool = False) -> None:
        self.place = str(folder or "memory")
        self.read_only = read_only
        self.ontology = ontology
        self._files: Files = open_files(folder, read_only=read_only)
        try:
            self._curation = read_curation(self._files.ledger.meta("curation"))
            if not read_only:
                self._declare(ontology)
                self._curate_by_file()
        except BaseException:
            self._files.close()
            raise

    @property
    def pyoxigraph(self) -> Oxigraph:
        """The handle of the quads, to read from."""
        return self._files.quads

    @property
    def ledger(self) -> Ledger:
        """The ledger, to read from."""
        return self._files.ledger

    @property
    def curation(self) -> Curation:
        """The decisions that the store follows."""
        return self._curation

    def query(self, sparql: str, *, where: str = "query") -> Result:
        """The answer to a SPARQL query."""
        return self._read(lambda: run_query(self._files.quads, sparql, where=where))

    def named(self, name: str, **parameters: str | float) -> Result:
        """The answer to one of the ontology's named queries."""
        return self._read(lambda: run_named(self._files.quads, self.ontology, name, parameters))

    def documents(self, *, source: str | None = None) -> tuple[Stored, ...]:
        """The documents, or those from one file or address, sorted by id."""
        return self._files.ledger.documents(source=source)

    def document(self, id: str) -> Stored | None:  # noqa: A002  (the name of the Document's own field)
        """One document, or None."""
        return next(iter(self._files.ledger.documents(id=id)), None)

    def put(self, extractions: Iterable[Extraction]) -> Changes:
        """Add documents, and replace those of the same id whose content differs."""
        kept, refusals = one_per_id(list(extractions))
        batches = [kept[start : start + BATCH] for start in range(0, len(kept), BATCH)]
        steps = [Changes(refusals=tuple(refusals))]
        for first in range(0, len(batches), AHEAD):
            together = batches[first : first + AHEAD]
            with self._files.ahead() if len(together) > 1 else nullcontext():
                steps += map(self._put, together)
        return total(steps)

    def remove(self, ids: Iterable[str]) -> Changes:
        """Take documents out, with what they alone stated."""
        removed, missing, claims = [], [], 0
        with self._files.step() as ledger:
            change = Change(ledger, self.ontology, self._curation)
            for name in sorted(set(ids)):
                number = ledger.number(name)
                if number is None:
                    missing.append(name)
                else:
                    removed.append(name)
                    claims += change.take_out(number).claims
            self._files.follow(change.finish())
        return Changes(removed=tuple(removed), missing=tuple(missing), claims_removed=claims)

    def curate(self, text: str, *, where: str = "curation") -> Changes:
        """Take over the decisions of a curation file."""
        self._files.expect_writable()
        curation = read_curation(text, where=where)
        former, self._curation = self._curation, curation
        rescoped = {
            document
            for iri in former.apart.keys() | curation.apart.keys()
            for document in former.apart.get(iri, frozenset()) ^ curation.apart.get(iri, frozenset())
        }
        # The file first: whoever opens the store after a crash follows it, and completes the change.
        self._files.keep_curation(text)
        try:
            with self._files.step() as ledger:
                change = Change(ledger, self.ontology, curation)
                for number in filter(None, map(ledger.number, sorted(rescoped))):
                    _, extraction, refusals = ledger.extraction(number)
                    change.take_out(number)
                    self._put_in(change, contribute(unscoped(extraction), self._shapes, curation.apart), refusals)
                change.stir(former.iris | curation.iris)
                ledger.set_meta("curation", text)
                self._files.follow(change.finish())
        except BaseException:
            self._curation = former
            raise
        return Changes()

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph ("" is the default graph), in canonical order."""
        return in_order(self._files.quads, self._files.ledger if self._files.layout else None, graph)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Claims and entities whose evidence or names hold all the words."""
        return search(self._files.ledger.sql, words, limit)

    def extractions(self) -> tuple[Extraction, ...]:
        """What each document states, under the IRIs that the graph shows, sorted by id."""
        return self._read(
            lambda: tuple(self._shown(number, one) for number, one, _ in self._files.ledger.extractions())
        )

    @property
    def generation(self) -> int:
        """How many changes the store has seen."""
        return self._files.ledger.generation

    def _shown(self, number: int, extraction: Extraction) -> Extraction:
        return self._merged(rename(extraction, self._files.ledger.names(number)))

    def _merged(self, shown: Extraction) -> Extraction:
        entities = merge_entities((shown.entities,), self.ontology)
        return Extraction(document=shown.document, entities=entities, mentions=shown.mentions, claims=shown.claims)

    def graph(self, refusals: Sequence[Refusal] | None = None) -> Graph:
        """Everything as a `Graph`; ``refusals`` stand in for those that the store remembers."""
        return self._read(lambda: self._graph(refusals))

    def _graph(self, refusals: Sequence[Refusal] | None) -> Graph:
        extractions: list[Extraction] = []
        refused: list[Refusal] = []
        renamed: dict[str, Mapping[str, str] | None] = {}
        for number, extraction, those in self._files.ledger.extractions():
            names = self._files.ledger.names(number)
            shown = rename(extraction, names)
            if names:
                apart = len({one.iri for one in shown.entities}) == len(shown.entities)
                renamed[shown.document.id] = dict(sorted(names.items())) if apart else None
            extractions.append(self._merged(shown))
            refused += those
        told = refused if refusals is None else refusals
        return Graph(
            extractions=tuple(extractions),
            refusals=tuple(sorted(told, key=lambda one: (one.where, one.what, one.reason))),
            dataset=Dataset(tuple(self.quads())),
            ontology=self.ontology,
            made=Made(self.ontology.digest, renamed),
        )

    def serialise(self, form: str) -> str:
        """The store in one of the formats of `kg.graph.FORMATS`."""
        if form not in DATASET_FORMATS:
            return self.graph().serialise(form)
        return self._read(lambda: serialise(_Streamed(self), form))

    @property
    def stale(self) -> bool:
        """Whether somebody has changed the store since it was opened for reading."""
        return self._files.stale

    def close(self) -> None:
        """Let go of the files, and of the lock."""
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def _shapes(self) -> Shapes:
        return compile_shapes(self.ontology)

    def _read(self, ask: Callable[[], Answer]) -> Answer:
        """An answer; a reader whose files a writer has compacted away meanwhile looks again."""
        for _ in range(RETRIES if self.read_only else 0):
            try:
                return ask()
            except ENGINE_ERRORS:
                self._files.reopen()
            except QueryError as error:
                if not isinstance(error.__cause__, OSError | RuntimeError):
                    raise
                self._files.reopen()
        return ask()

    def _put(self, batch: Sequence[Extraction]) -> Changes:
        brought = [contribute(one, self._shapes, self._curation.apart) for one in batch]
        added: list[str] = []
        replaced: list[str] = []
        unchanged: list[str] = []
        refusals: list[Refusal] = []
        claims: Counter[str] = Counter()
        with self._files.step() as ledger:
            change = Change(ledger, self.ontology, self._curation)
            for one in brought:
                record = record_of(one, self.ontology)
                refusals += (refusal for refusal in one.refusals if refusal.claim)  # the others were told before
                number = ledger.number(one.id)
                if number is not None and ledger.record(number) == record:
                    unchanged.append(one.id)
                    continue
                former = change.take_out(number) if number is not None else None
                (added if former is None else replaced).append(one.id)
                claims += _changed(former, one)
                change.put_in(one, record)
            self._files.follow(change.finish())
        return Changes(
            added=tuple(added),
            replaced=tuple(replaced),
            unchanged=tuple(unchanged),
            claims_added=claims["added"],
            claims_removed=claims["removed"],
            claims_changed=claims["changed"],
            refusals=tuple(refusals),
        )

    def _put_in(self, change: Change, contribution: Contribution, refusals: tuple[Refusal, ...]) -> None:
        """Put a document in again; what was refused of it before stays refused."""
        record = record_of(contribution, self.ontology, refusals)
        change.put_in(contribution, record)

    def _declare(self, ontology: Ontology) -> None:
        """Keep the tree of classes and relations where queries find it."""
        wanted = frozenset(schema_quads(ontology))
        there = frozenset(self._files.quads.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH))
        if wanted != there:
            with self._files.step():
                self._files.follow(Delta(tuple(map(written, there - wanted)), tuple(map(written, wanted - there))))

    def _curate_by_file(self) -> None:
        """Follow the curation file in the folder, where somebody has edited it."""
        text, where = self._files.curation()
        if text is not None and text != self._curation.text:
            self.curate(text, where=where)


class _Streamed:
    """A store as the formats of RDF want it: graph by graph, never all at once."""

    def __init__(self, store: LocalStore) -> None:
        self.dataset = self
        self._store = store

    @property
    def quads(self) -> Iterator[Quad]:
        return self._store.quads()

    def default_graph(self) -> Iterator[Triple]:
        return (quad.triple for quad in self._store.quads(""))


def _changed(former: Held | None, now: Contribution) -> Counter[str]:
    """How many claims come, go and change with a document, in place of its former version where it had one."""
    if former is None:
        return Counter(added=len(now.passages))
    before, after = (parse(nquads(quads), RdfFormat.N_QUADS, lenient=True) for quads in (former.quads, now.own.quads))
    found = difference(before, after)
    return Counter(added=len(found.added), removed=len(found.removed), changed=len(found.changed))
