"""Where a graph lies that is asked: a folder that ``kg build`` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.ontology import Ontology
    from kg.store import Store

Folder = Annotated[Path | None, typer.Option("--in", help="A folder that kg build wrote.", show_default=False)]
Words = Annotated[
    list[Path] | None,
    typer.Option(help="A file or folder of your own with .ttl and .rq files; may be repeated.", show_default=False),
]


@contextmanager
def opened(folder: Path | None, store: str | None, ontology: Ontology, *, command: str) -> Iterator[Graph | Store]:
    """The graph or the store that a command is to ask. Raises QueryError when no place is given, or two."""
    from kg.graph import Graph
    from kg.store import open_store

    if (folder is None) == (store is None):
        problem = "no graph is given" if folder is None else "two graphs are given"
        raise QueryError(problem, where=command, remedy="add --in FOLDER, or --store PLACE")
    if folder is not None:
        yield Graph.load(folder, ontology)
        return
    with open_store(store or "", read_only=True, ontology=ontology) as living:
        yield living
