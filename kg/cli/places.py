"""Where a graph lies that is asked: in a folder that ``kg build`` wrote, or in a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.ontology import Ontology
    from kg.store import Store

HOW = "give a folder that kg build wrote, or --store PLACE"


def expect_one(folder: Path | None, store: str | None, *, command: str, how: str = HOW) -> None:
    """Raise InputError when no place is given, or two; ``how`` says what to do."""
    if (folder is None) == (store is None):
        problem = "no graph is given" if folder is None else "a folder and a store are given"
        raise InputError(problem, where=command, remedy=how)


@contextmanager
def opened(
    folder: Path | None, store: str | None, ontology: Ontology, *, command: str, how: str = HOW
) -> Iterator[Graph | Store]:
    """The graph or the store that a command is to ask. Raises as `expect_one` does."""
    from kg.graph import Graph
    from kg.store import open_store

    expect_one(folder, store, command=command, how=how)
    if folder is not None:
        yield Graph.load(folder, ontology)
        return
    with open_store(store or "", read_only=True, ontology=ontology) as living:
        yield living
