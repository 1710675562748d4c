"""Whether two answers, or two datasets, are the same but for the names of blank nodes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

XSD = "http://www.w3.org/2001/XMLSchema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
INTEGERS = {
    XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "negativeInteger", "nonNegativeInteger", "nonPositiveInteger"),
        *("positiveInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    )
}
FLOATS = {XSD + "double", XSD + "float"}
RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".csv": QueryResultsFormat.CSV,
    ".tsv": QueryResultsFormat.TSV,
}
Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[tuple[str, Term], ...]


def comparable(body: bytes, kind: str, base: str = "http://result/") -> object:
    """An answer as a value that equals that of every equivalent answer; ``kind`` is a file suffix."""
    if kind == ".csv":
        return _table(_csv_rows(body))
    if kind in RESULTS:
        found = parse_query_results(body, format=RESULTS[kind])
        return bool(found) if isinstance(found, QueryBoolean) else _table(_rows(found))
    form = RdfFormat.from_extension(kind.removeprefix("."))
    quads = list(parse(body, format=form, base_iri=base))
    return _table(_described_rows(quads)) if is_table(quads) else canonical(quads)


def is_table(quads: Iterable[Quad]) -> bool:
    """Whether a graph describes a table of results."""
    return any(quad.object == NamedNode(RS + "ResultSet") for quad in quads)


def canonical(quads: Iterable[Quad]) -> frozenset[str]:
    """The quads with canonical blank nodes, numbers by their value."""
    dataset = Dataset(Quad(q.subject, q.predicate, _value(q.object), q.graph_name) for q in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(str(quad) for quad in dataset)


def _table(rows: Iterable[Row]) -> frozenset[str]:
    """The rows, in any order of rows and columns, as quads; how often each comes counts."""
    quads = []
    for row, times in Counter(tuple(sorted(row, key=lambda pair: pair[0])) for row in rows).items():
        solution = BlankNode()
        quads.append(Quad(solution, NamedNode("urn:times"), Literal(times)))
        quads += [Quad(solution, NamedNode("urn:variable:" + name), value) for name, value in row]
    return canonical(quads)


def _rows(found: QuerySolutions) -> Iterator[Row]:
    names = [variable.value for variable in found.variables]
    return (tuple((name, value) for name in names if (value := row[name]) is not None) for row in found)


def _csv_rows(body: bytes) -> Iterator[Row]:
    for row in csv.DictReader(io.StringIO(body.decode(), newline="")):
        yield tuple((name, _csv_term(value)) for name, value in row.items())


def _csv_term(value: str) -> Term:
    if value.startswith("_:"):
        return BlankNode("x" + value[2:])
    try:
        return Literal(repr(float(value)))
    except ValueError:
        return Literal(value)


def _described_rows(quads: list[Quad]) -> Iterator[Row]:
    """The rows of a table that is written as a graph (an old format of the suite)."""
    store = Store()
    store.extend(quads)
    found = store.query(
        "SELECT * { ?s rs:solution ?row OPTIONAL { ?row rs:binding [ rs:variable ?n ; rs:value ?v ] } }",
        prefixes={"rs": RS},
    )
    rows: dict[str, list[tuple[str, Term]]] = {}
    assert isinstance(found, QuerySolutions)
    for solution in found:
        cells = rows.setdefault(str(solution["row"]), [])
        name, value = solution["n"], solution["v"]
        if isinstance(name, Literal) and value is not None:
            cells.append((name.value, value))
    return (tuple(cells) for cells in rows.values())


def _value(term: Term) -> Term:
    """A number or truth value written in one way: the engine keeps values, not the way they were written."""
    if not isinstance(term, Literal):
        return term
    kind = term.datatype.value
    try:
        if kind in INTEGERS:
            return Literal(str(int(term.value)), datatype=NamedNode(XSD + "integer"))
        if kind == XSD + "decimal":
            return Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
        if kind in FLOATS:
            return Literal(repr(float(term.value)), datatype=term.datatype)
    except (ValueError, ArithmeticError):
        return term
    if kind == XSD + "boolean":
        return Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype)
    return term
