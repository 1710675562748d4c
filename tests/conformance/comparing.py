"""Whether two answers, or two datasets, are the same but for the names of blank nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

XSD = "http://www.w3.org/2001/XMLSchema#"
EXACT = {XSD + name for name in ("integer", "decimal", "int", "long", "short", "byte", "nonNegativeInteger")}
FLOATS = {XSD + "double", XSD + "float"}
RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".csv": QueryResultsFormat.CSV,
    ".tsv": QueryResultsFormat.TSV,
}


def comparable(body: bytes, kind: str) -> object:
    """An answer as a value that equals that of every equivalent answer; ``kind`` is a file suffix."""
    if kind not in RESULTS:
        form = RdfFormat.from_extension(kind.removeprefix("."))
        assert form is not None, kind
        return canonical(parse(body, format=form, base_iri="http://result/"))
    if kind == ".csv":  # it has no types to compare
        lines = body.decode().splitlines()
        return lines[0], Counter(lines[1:])
    found = parse_query_results(body, format=RESULTS[kind])
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    rows = Counter(tuple(sorted((n, v) for n in names if (v := row[n]) is not None)) for row in found)
    return frozenset(names), canonical(_as_quads(rows))


def canonical(quads: Iterable[Quad]) -> frozenset[str]:
    """The quads with canonical blank nodes, numbers by their value."""
    dataset = Dataset(Quad(q.subject, q.predicate, _value(q.object), q.graph_name) for q in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(str(quad) for quad in dataset)




def _as_quads(rows: Counter[tuple[tuple[str, object], ...]]) -> Iterable[Quad]:
    for row, times in rows.items():
        solution = BlankNode()
        yield Quad(solution, NamedNode("urn:times"), Literal(times))
        for name, value in row:
            assert isinstance(value, NamedNode | BlankNode | Literal | Triple)
            yield Quad(solution, NamedNode("urn:variable:" + name), value)


def _value(term: object) -> object:
    """A number written in one way: the engine keeps values, not the way they were written."""
    if not isinstance(term, Literal):
        return term
    try:
        if term.datatype.value in EXACT:
            return Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
        if term.datatype.value in FLOATS:
            return Literal(repr(float(term.value)), datatype=term.datatype)
    except (ValueError, ArithmeticError):
        return term
    return term
