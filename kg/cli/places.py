"""Where a graph lies that is asked: a folder that ``kg build`` wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.ontology import Ontology

Folder = Annotated[Path | None, typer.Option("--in", help="A folder that kg build wrote.", show_default=False)]
Words = Annotated[
    list[Path] | None,
    typer.Option(help="A file or folder of your own with .ttl and .rq files; may be repeated.", show_default=False),
]


def opened(folder: Path | None, ontology: Ontology, *, command: str) -> Graph:
    """The graph that a command is to ask. Raises QueryError when no place is given."""
    from kg.graph import Graph

    if folder is None:
        raise QueryError("no graph is given", where=command, remedy="add --in FOLDER")
    return Graph.load(folder, ontology)
