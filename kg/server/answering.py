"""What a worker does with a request: asks or changes the store and writes the answer as bytes.

Every function takes the store, the head of the message and its body, and gives the head and body of
the answer. Errors of ours go back as a head with a ``status``; see `failure`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from kg.errors import KGError, QueryError
from kg.graph import syntax_errors
from kg.graph.from_clauses import expect_graphs
from kg.graph.keywords import keywords, position
from kg.graph.query import FETCHING, FORBIDDEN
from kg.graph.syntax_errors import syntax_error
from kg.graph.terms import TERMS
from kg.server.counting import BoundedBytes, RowCounter, TooMuchError, at_most
from kg.server.datasets import with_using
from kg.server.fetching import expect_well_formed
from kg.server.formats import GRAPHS, SOLUTIONS
from kg.server.wire import Head

Answer = tuple[Head, bytes]


class ForbiddenError(QueryError):
    """A query is understood, and asks for what this server does not do."""


FAILED = {QueryError: 400, ForbiddenError: 403, TooMuchError: 403}


def answer(store: Store, head: Head, body: bytes) -> Answer:
    """The answer to one message; a failure that a client can cause is an answer too."""
    try:
        return _KINDS[head["kind"]](store, head, body)
    except KGError as error:
        return failure(FAILED.get(type(error), 400), error.problem, error.where, error.remedy)


def failure(status: int, problem: str, where: str = "", remedy: str = "", code: str = "") -> Answer:
    """An answer that says what is wrong; ``code`` says it in one word for our own pages."""
    return {"status": status, "problem": problem, "where": where, "remedy": remedy, "code": code}, b""


def query(store: Store, head: Head, body: bytes) -> Answer:
    """SELECT, ASK, CONSTRUCT or DESCRIBE, over the dataset that the head names or the store's own."""
    text = body.decode()
    _refuse(keywords(text), FORBIDDEN, text, "query", head["base"])
    default, named = head.get("default"), head.get("named")
    dataset = {}
    if default or named:  # a dataset that is given is the whole dataset, and goes before FROM
        dataset = {"default_graph": _graphs(default), "named_graphs": _graphs(named)}
    try:
        found = store.query(text, base_iri=head["base"], prefixes=TERMS, **dataset)  # type: ignore[arg-type]
        if not dataset:
            _expect_graphs(store, text, head["base"])
        if isinstance(found, QueryBoolean | QuerySolutions):
            return _solutions(found, head)
        return _triples(found, head)
    except SyntaxError as error:
        raise syntax_error(text, str(error), "query") from error
    except (RuntimeError, ValueError) as error:
        told = syntax_errors.failure(text, str(error), "query")
        kind = ForbiddenError if "custom function" in str(error) else QueryError
        raise kind(told.problem, where=told.where, remedy=told.remedy) from error


def update(store: Store, head: Head, body: bytes) -> Answer:
    """SPARQL Update: all of it or nothing."""
    text = body.decode()
    _refuse(keywords(text, update=True), FETCHING, text, "update", head["base"])
    if head.get("using") or head.get("using_named"):
        text = with_using(text, head.get("using") or [], head.get("using_named") or [])
    try:
        store.update(text, base_iri=head["base"], prefixes=TERMS)
    except SyntaxError as error:
        raise syntax_error(text, str(error), "update", update=True) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"the update failed: {error}", where="update", remedy="nothing was changed") from error
    return {"status": 204}, b""


def read_graph(store: Store, head: Head, body: bytes) -> Answer:
    """One graph of the store, whole."""
    name = head["graph"]
    if name is not None and not store.contains_named_graph(NamedNode(name)):
        return failure(404, "no such graph", name, "GET the service description for those there are")
    graph = DefaultGraph() if name is None else NamedNode(name)
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    kind = head["graphs"]
    return {"status": 200, "type": kind}, _written(at_most(triples, head["max_rows"]), kind, head["max_bytes"])


def write_graph(store: Store, head: Head, body: bytes) -> Answer:
    """PUT, POST or DELETE one graph, in one transaction."""
    name, method = head["graph"], head["method"]
    known = name is None or store.contains_named_graph(NamedNode(name))
    if method == "DELETE" and not known:
        return failure(404, "no such graph", name)
    target = "DEFAULT" if name is None else f"GRAPH {NamedNode(name)}"
    lines = [f"DROP SILENT {target}"] if method in ("PUT", "DELETE") else []
    if method != "DELETE":
        triples = _parsed(head, body)
        if name is not None and not triples:
            lines.append(f"CREATE SILENT {target}")
        data = f"{{ {' '.join(triples)} }}"
        lines.append(f"INSERT DATA {data if name is None else f'{{ {target} {data} }}'}")
    store.update(" ;\n".join(lines))
    return {"status": 204 if known else 201}, b""


def count(store: Store, head: Head, body: bytes) -> Answer:
    """How much the store holds: what the service description and VoID tell."""
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    told = {"quads": len(store), "graphs": graphs[: head["max_graphs"]], "graph_count": len(graphs)}
    for name, pattern in _COUNTS.items():
        found = store.query(f"SELECT (COUNT({pattern[0]}) AS ?n) WHERE {{ {pattern[1]} }}")
        (row,) = cast(QuerySolutions, found)
        told[name] = int(cast(Literal, row["n"]).value)
    return {"status": 200, **told}, b""


_COUNTS = {
    "triples": ("*", "?s ?p ?o"),
    "subjects": ("DISTINCT ?s", "?s ?p ?o"),
    "properties": ("DISTINCT ?p", "?s ?p ?o"),
    "classes": ("DISTINCT ?o", "?s a ?o"),
}

_KINDS: dict[str, Callable[[Store, Head, bytes], Answer]] = {
    "query": query,
    "update": update,
    "read-graph": read_graph,
    "write-graph": write_graph,
    "count": count,
}


def _solutions(found: QueryBoolean | QuerySolutions, head: Head) -> Answer:
    kind = head["solutions"]
    if kind is None:
        return failure(406, "the answer is a table or a truth value", remedy=f"accept one of {', '.join(SOLUTIONS)}")
    form = SOLUTIONS[kind]
    counter = RowCounter(form) if isinstance(found, QuerySolutions) else None
    written = BoundedBytes(head["max_bytes"], counter, head["max_rows"])
    found.serialize(cast(IO[bytes], written), format=form)
    return {"status": 200, "type": kind}, written.value()


def _triples(found: object, head: Head) -> Answer:
    kind = head["graphs"]
    if kind is None:
        return failure(406, "the answer is a graph", remedy=f"accept one of {', '.join(GRAPHS)}")
    triples = at_most(cast("list[Triple]", found), head["max_rows"])
    return {"status": 200, "type": kind}, _written(triples, kind, head["max_bytes"])


def _written(triples: object, kind: str, max_bytes: int) -> bytes:
    written = BoundedBytes(max_bytes)
    form = GRAPHS[kind]
    prefixes = None if form in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS) else TERMS
    serialize(cast("list[Triple]", triples), cast(IO[bytes], written), format=form, prefixes=prefixes)
    return written.value()


def _parsed(head: Head, body: bytes) -> list[str]:
    """The triples of the uploaded parts as N-Triples lines, for one INSERT DATA."""
    lines: list[str] = []
    start = 0
    for number, (kind, length) in enumerate(head["parts"], start=1):
        part = body[start : start + length]
        start += length
        try:
            quads = list(parse(part, format=GRAPHS[kind], base_iri=head["base"], without_named_graphs=True))
        except (SyntaxError, ValueError) as error:
            place = f"part {number}" if len(head["parts"]) > 1 else "body"
            line = f":{error.lineno}:{error.offset}" if isinstance(error, SyntaxError) and error.lineno else ""
            raise QueryError(f"malformed {kind}: {error}", where=place + line, remedy="nothing was changed") from error
        lines += [f"{_apart(quad.subject, number)} {quad.predicate} {_apart(quad.object, number)} ." for quad in quads]
    return lines


def _apart(term: object, part: int) -> str:
    """The term, a blank node with the number of its part, so that those of two parts stay two."""
    return f"_:p{part}x{term.value}" if isinstance(term, BlankNode) else str(term)


def _refuse(words: Iterable[tuple[str, int]], forbidden: dict[str, str], text: str, where: str, base: str) -> None:
    for written, place in words:
        word = written.upper()
        problem = forbidden.get(word)
        if problem:
            kind = ForbiddenError if word in FETCHING else QueryError
            if word in FETCHING:
                expect_well_formed(text, base=base, update=where == "update")
            raise kind(problem, where=position(text, place, where), remedy=f"take {word} out")


def _expect_graphs(store: Store, text: str, base: str) -> None:
    """Refuse FROM with graphs that are not here.

    Those that the request names beside the query may be absent: the protocol's own tests ask for such.
    """
    try:
        expect_graphs(text, lambda name: store.contains_named_graph(_named(name)), base=base)
    except QueryError as error:
        raise ForbiddenError(error.problem, where=error.where, remedy=error.remedy) from error


def _graphs(names: list[str] | None) -> list[NamedNode]:
    return [_named(name) for name in names or []]


def _named(name: str) -> NamedNode:
    try:
        return NamedNode(name)
    except ValueError as error:
        raise QueryError(f"{name!r} is not an IRI", where="dataset", remedy="give a graph by its full IRI") from error
