"""From a place to a store on disk that worker processes can open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from kg.errors import ServerError
from kg.graph import Graph
from kg.graph.graph import MARK
from kg.ontology import Ontology
from kg.store import open_store
from kg.store.layout import MARK as STORE_MARK
from kg.store.layout import Layout

_QUADS = "CURRENT"
"""A file that every store on disk of the engine has."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is served: its name for people, the folder of quads, and whether that is only a copy.

    ``documents`` is the store or build whose articles the explorer shows; None where there are quads alone.
    """

    name: str
    quads: Path
    temporary: bool = False
    documents: Path | None = None


@contextmanager
def open_source(place: Path, ontology: Ontology) -> Iterator[Source]:
    """The store at a place: a store on disk as it is, a build folder as a copy that goes away at the end.

    A folder of quads that another program of the same engine wrote is served too. Raises ServerError
    when there is none of these, StoreError or InputError when it cannot be read.
    """
    if not place.exists():
        remedy = f"make it: kg add INPUT... --store {place}"
        raise ServerError("no such store", where=str(place), remedy=remedy)
    if not place.is_dir():
        raise ServerError("a file, where a folder is needed", where=str(place), remedy="give a store or a build folder")
    if (place / MARK).exists():
        with TemporaryDirectory(prefix="kg-serve-") as folder:
            _copy(Graph.load(place, ontology).store, Path(folder))
            yield Source(str(place), Path(folder), temporary=True, documents=place)
    elif (place / STORE_MARK).exists():
        open_store(place, read_only=True, ontology=ontology).close()  # checks it, and completes what a crash cut short
        yield Source(str(place), Layout(place).quads, documents=place)
    elif (place / _QUADS).exists():
        yield Source(str(place), place)
    else:
        problem = "neither a store nor a folder that kg build wrote"
        raise ServerError(problem, where=str(place), remedy=f"make one: kg add INPUT... --store {place}")


def _copy(graph: Store, folder: Path) -> None:
    store = Store(str(folder))
    store.bulk_extend(graph)
    store.flush()
