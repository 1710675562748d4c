"""The quads of a store in pyoxigraph, kept in step with its ledger.

A change is written to the ledger with the transaction that notes it as pending, then here. Nothing
is lost in between: changes are sets of quads that go and come, so applying them again is harmless.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError
from kg.graph.terms import Written
from kg.store.layout import REMEDY
from kg.store.quad_lines import Delta

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
        taken = "/LOCK: " in str(error)  # a damaged file is told with its blocks
        problem = "another program has the quads open for writing" if taken else f"the quads cannot be opened: {error}"
        raise StoreError(problem, where=str(folder), remedy="end the other program" if taken else REMEDY) from error


def is_small(delta: Delta) -> bool:
    """Whether a change is made in one step, so that no reader ever sees half of it."""
    return delta.size <= LARGE


def apply(quads: Oxigraph, delta: Delta) -> None:
    """Make a change. Raises StoreError when the disk cannot take it; the ledger keeps it then."""
    try:
        if not is_small(delta):
            if delta.removed:
                quads.update(f"DELETE DATA {{ {_data(delta.removed)} }}")
            quads.bulk_load(delta.lines, RdfFormat.N_QUADS, lenient=True)  # we wrote them
        elif delta.removed:
            quads.update(f"DELETE DATA {{ {_data(delta.removed)} }} ; INSERT DATA {{ {_data(delta.all_added)} }}")
        else:
            quads.extend(parse(delta.lines, RdfFormat.N_QUADS, lenient=True))
    except ENGINE_ERRORS as error:
        problem = f"the quads cannot be written: {error}"
        remedy = "make room and run the command again: the store repairs itself when it is opened"
        raise StoreError(problem, where="store", remedy=remedy) from error


def _data(quads: Iterable[Written]) -> str:
    """Quads as the body of INSERT DATA or DELETE DATA."""
    lines: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, target, graph in quads:
        lines[graph].append(f"{subject} {predicate} {target} .")
    return "\n".join(
        f"GRAPH {name} {{ {' '.join(found)} }}" if name else " ".join(found) for name, found in lines.items()
    )
