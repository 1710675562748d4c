"""The quads of a store in pyoxigraph, kept in step with its ledger.

A change is written to the ledger with the transaction that notes it as pending, then here. Nothing
is lost in between: changes are sets of quads that go and come, so applying them again is harmless.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError
from kg.graph.dataset import order_in_graph
from kg.graph.store import ONTOLOGY_GRAPH
from kg.graph.terms import Written
from kg.store.layout import REMEDY
from kg.store.ledger import Delta

ENGINE_ERRORS = (OSError, RuntimeError, ValueError)
"""What pyoxigraph raises for files that it cannot read or write; damage comes as RuntimeError."""

LARGE = 5_000
"""Quads above which a change is bulk-loaded: quicker by far, but in several steps."""


def open_quads(folder: Path | None, *, read_only: bool = False) -> Oxigraph:
    """The quads on disk, or in memory for None. Raises StoreError when they are damaged or in use."""
    try:
        if folder is None:
            return Oxigraph()
        return Oxigraph.read_only(str(folder)) if read_only else Oxigraph(str(folder))
    except ENGINE_ERRORS as error:
        taken = "lock" in str(error).lower()
        problem = "another program has the quads open for writing" if taken else f"the quads cannot be opened: {error}"
        raise StoreError(problem, where=str(folder), remedy="end the other program" if taken else REMEDY) from error


def is_small(delta: Delta) -> bool:
    """Whether a change is made in one step, so that no reader ever sees half of it."""
    return len(delta.removed) + len(delta.added) <= LARGE


def apply(quads: Oxigraph, delta: Delta) -> None:
    """Make a change. Raises StoreError when the disk cannot take it; the ledger keeps it then."""
    try:
        if not is_small(delta):
            if delta.removed:
                quads.update(f"DELETE DATA {{ {_data(delta.removed)} }}")
            quads.bulk_load(delta.lines, RdfFormat.N_QUADS)
        elif delta.removed:
            quads.update(f"DELETE DATA {{ {_data(delta.removed)} }} ; INSERT DATA {{ {_data(delta.added)} }}")
        else:
            quads.extend(parse(delta.lines, RdfFormat.N_QUADS))
    except ENGINE_ERRORS as error:
        problem = f"the quads cannot be written: {error}"
        remedy = "make room and run the command again: the store repairs itself when it is opened"
        raise StoreError(problem, where="store", remedy=remedy) from error


def in_order(quads: Oxigraph, graph: str | None) -> Iterator[Quad]:
    """All quads but those of the ontology, or those of one graph, in canonical order."""
    if graph is not None:
        name = NamedNode(graph) if graph else DefaultGraph()
        yield from sorted(quads.quads_for_pattern(None, None, None, name), key=order_in_graph)
        return
    yield from in_order(quads, "")
    for one in sorted(name.value for name in quads.named_graphs() if isinstance(name, NamedNode)):
        if one != ONTOLOGY_GRAPH.value:
            yield from in_order(quads, one)


def _data(quads: Iterable[Written]) -> str:
    """Quads as the body of INSERT DATA or DELETE DATA."""
    lines: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, target, graph in quads:
        lines[graph].append(f"{subject} {predicate} {target} .")
    return "\n".join(
        f"GRAPH {name} {{ {' '.join(found)} }}" if name else " ".join(found) for name, found in lines.items()
    )
