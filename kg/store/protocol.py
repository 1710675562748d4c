"""What every store offers, wherever its quads lie: on disk, in memory, or behind a SPARQL server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from pyoxigraph import Quad

from kg.graph import Result
from kg.model import Extraction, Refusal
from kg.ontology import Ontology

if TYPE_CHECKING:
    from types import TracebackType

    from kg.graph import Graph


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Stored:
    """A document that a store holds: its id, the digest of its text, its title and how much it states."""

    id: str
    digest: str
    title: str = ""
    source: str = ""
    claims: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a call to ``put`` or ``remove`` changed: ids of documents, sorted; numbers of claims, as ``kg diff`` counts.

    ``unchanged`` documents were there before with the same content. ``missing`` ids were to be
    removed and are not in the store. ``refusals`` tell which claims of the new documents were left
    out, and why.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    claims_added: int = 0
    claims_removed: int = 0
    claims_changed: int = 0
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where searched words stand: the sentence of a claim, or the name of an entity.

    ``iri`` is the claim's or the entity's; ``document`` is empty for a name.
    """

    kind: str
    iri: str
    text: str
    document: str = ""


def total(steps: Iterable[Changes]) -> Changes:
    """What several changes in a row changed together; a document counts in each that it was part of."""
    listed = list(steps)

    def ids(field: str) -> tuple[str, ...]:
        return tuple(sorted(name for step in listed for name in getattr(step, field)))

    return Changes(
        added=ids("added"),
        replaced=ids("replaced"),
        unchanged=ids("unchanged"),
        removed=ids("removed"),
        missing=ids("missing"),
        claims_added=sum(step.claims_added for step in listed),
        claims_removed=sum(step.claims_removed for step in listed),
        claims_changed=sum(step.claims_changed for step in listed),
        refusals=tuple(refusal for step in listed for refusal in step.refusals),
    )


class Store(Protocol):
    """A living graph: documents come and go, and it equals the graph built from those it holds.

    Use it as a context manager, or close it. One that was opened with ``read_only=True`` raises
    StoreError from ``put``, ``remove`` and ``curate``, and shows what was there when it was opened:
    where ``stale`` is true, open it again.
    """

    place: str
    read_only: bool
    ontology: Ontology

    def query(self, sparql: str, *, where: str = "query") -> Result:
        """The answer to a SPARQL query; see `kg.graph.query.run_query` for what may be asked."""

    def named(self, name: str, **parameters: str | float) -> Result:
        """The answer to one of the ontology's named queries."""

    def documents(self, *, source: str | None = None) -> tuple[Stored, ...]:
        """The documents, or those from one file or address, sorted by id."""

    def document(self, id: str) -> Stored | None:  # noqa: A002  (the name of the Document's own field)
        """One document, or None."""

    def put(self, extractions: Iterable[Extraction]) -> Changes:
        """Add documents, and replace those of the same id whose content differs; each wholly or not at all."""

    def remove(self, ids: Iterable[str]) -> Changes:
        """Take documents out, with what they alone stated."""

    def curate(self, text: str, *, where: str = "curation") -> Changes:
        """Take over the decisions of a curation file about who is the same as whom."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph ("" is the default graph), in canonical order."""

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Claims and entities whose evidence or names hold all the words, best first; accents and case do not count."""

    def graph(self) -> Graph:
        """Everything as a `Graph`, for views and exports; it stays as it is when the store changes."""

    def serialise(self, form: str) -> str:
        """The store in one of the formats of `kg.graph.FORMATS`; equal stores give equal bytes."""

    @property
    def stale(self) -> bool:
        """Whether somebody has changed the store since it was opened for reading."""

    def close(self) -> None:
        """Let go of the files, and of the lock."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
