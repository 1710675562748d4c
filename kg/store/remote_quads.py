"""The quads of a store on a server: asked, listed and changed by SPARQL, whatever its default graph is.

Some servers, such as Virtuoso, have no default graph of their own: theirs is all graphs together.
There ours is a named graph, which each query names as its default graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.graph import Result
from kg.graph.dataset import canonical_order
from kg.graph.keywords import keywords
from kg.graph.results import TRIPLE
from kg.graph.terms import TERMS, Written, iri
from kg.namespaces import BASE
from kg.store.quad_lines import Delta
from kg.store.remote_ledger import LEDGER_GRAPH
from kg.store.sparql_server import GRAPH, TABLE, SparqlServer

DEFAULT_GRAPH = iri("kg", "default")
"""The name of our default graph on a server that has none."""

_PROLOGUE = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in TERMS.items())
_VIRTUOSO_TRUTH = "__ASK_RETVAL"
"""The column of the table that Virtuoso answers an ASK with."""
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


class RemoteQuads:
    """The graph on a server; `look` finds out what its default graph is."""

    def __init__(self, server: SparqlServer) -> None:
        self._server = server
        self._default = ""

    def look(self) -> None:
        """Learn whether the server's default graph is all graphs together; the ledger must be there."""
        found = self._table(f"ASK {{ {LEDGER_GRAPH} ?p ?o }}")
        self._default = DEFAULT_GRAPH.value if found is True else ""

    def holds_default(self) -> bool:
        """Whether the server has a default graph of its own, and something in it."""
        found = self._table("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }")
        return found is True

    def holds(self, graph: str) -> bool:
        """Whether there is anything in a graph."""
        return self._table(f"ASK {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}") is True

    def ask(self, text: str) -> Result:
        """The answer to a query that has been checked; rows sorted unless it orders them."""
        words = [word.upper() for word, _ in keywords(text)]
        form = next(word for word in words if word in _FORMS)
        # Virtuoso takes the graphs of the request and those of FROM together, where the latter should yield.
        default = "" if "FROM" in words else self._default
        if form in ("CONSTRUCT", "DESCRIBE"):
            columns: tuple[str, ...] = TRIPLE
            rows: list[tuple[Any, ...]] = [tuple(quad.triple) for quad in self._triples(f"{_PROLOGUE} {text}", default)]
        else:
            found = self._table(f"{_PROLOGUE} {text}", default)
            if isinstance(found, bool):
                return Result((), (), truth=found)
            columns = tuple(variable.value for variable in found.variables)
            rows = [_row(solution) for solution in found]
        if "ORDER" not in words:
            rows.sort(key=lambda row: [str(term) for term in row])
        return Result(columns, tuple(rows))

    def listed(self, graph: str | None, without: Iterable[NamedNode] = ()) -> list[Quad]:
        """The quads of one graph ("" is the default graph), or of all but some, in canonical order."""
        if graph is None:
            hidden = {*without, NamedNode(self._default)} if self._default else {*without}
            found = self._table(
                f'SELECT ?s ?p ?o ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{BASE}")) }}'
            )
            assert isinstance(found, QuerySolutions)
            rows = map(_row, found)
            named = [Quad(s, p, o, g) for s, p, o, g in rows if g not in hidden]
            return [*self.listed(""), *sorted(named, key=canonical_order)]
        name = NamedNode(graph) if graph else DefaultGraph()
        held = self._held(name)
        pattern = f"GRAPH {held} {{ ?s ?p ?o }}" if isinstance(held, NamedNode) else "?s ?p ?o"
        found = self._table(f"SELECT ?s ?p ?o WHERE {{ {pattern} }}")
        assert isinstance(found, QuerySolutions)
        rows = map(_row, found)
        quads = (Quad(s, p, o, name) for s, p, o in rows)
        return sorted(quads, key=canonical_order)

    def change(self, delta: Delta) -> Iterator[str]:
        """The operations of an update that make a change."""
        # One for each graph: Virtuoso leaves texts behind where DELETE DATA names several.
        yield from (f"DELETE DATA {{ {data} }}" for data in self._data(delta.removed))
        yield from (f"INSERT DATA {{ {data} }}" for data in self._data(delta.all_added))

    def _data(self, quads: Iterable[Written]) -> Iterator[str]:
        lines: dict[str, list[str]] = defaultdict(list)
        default = str(NamedNode(self._default)) if self._default else ""
        for subject, predicate, target, graph in quads:
            lines[graph or default].append(f"{subject} {predicate} {target} .")
        for name, found in lines.items():
            body = "\n".join(found)
            yield f"GRAPH {name} {{ {body} }}" if name else body

    def _held(self, name: NamedNode | DefaultGraph) -> NamedNode | DefaultGraph:
        """Where the server holds a graph of ours."""
        return NamedNode(self._default) if self._default and isinstance(name, DefaultGraph) else name

    def _table(self, text: str, default: str = "") -> QuerySolutions | bool:
        response = self._server.query(text, TABLE, default)
        found = parse_query_results(response.content, format=QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean):
            return bool(found)
        if [variable.value for variable in found.variables] == [_VIRTUOSO_TRUTH]:
            return any(getattr(solution[0], "value", "0") != "0" for solution in found)
        return found

    def _triples(self, text: str, default: str) -> Iterator[Quad]:
        response = self._server.query(text, GRAPH, default)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        return iter(parse(response.content, format=RdfFormat.from_media_type(kind) or RdfFormat.TURTLE))


def _row(solution: Iterable[Any]) -> tuple[Any, ...]:
    """The terms of a solution; Virtuoso writes truth values as numbers."""
    return tuple(_TRUTHS.get(term, term) for term in solution)


_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_TRUTHS = {Literal(number, datatype=_BOOLEAN): Literal(bool(int(number))) for number in "01"}
