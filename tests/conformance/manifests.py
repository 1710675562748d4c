"""Reads the manifests of the W3C's SPARQL 1.1 suite (https://github.com/w3c/rdf-tests)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

Node = NamedNode | BlankNode | Literal


@dataclass(frozen=True)
class Exchange:
    """One request of a protocol test and what its response must be."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    charset: str
    statuses: frozenset[str]
    boolean: str = ""
    format: str = ""
    location: str = ""
    response_headers: dict[str, str] = field(default_factory=dict)
    response_body: str = ""


@dataclass(frozen=True)
class Case:
    """One test. ``data`` are files of the default graph, ``graphs`` name → file, ``after`` likewise for updates."""

    kind: str
    id: str
    text: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: dict[str, Path] = field(default_factory=dict)
    result: Path | None = None
    data_after: tuple[Path, ...] = ()
    graphs_after: dict[str, Path] = field(default_factory=dict)
    exchanges: tuple[Exchange, ...] = ()


class Manifest:
    """The tests of one manifest file."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent.name
        self._base = path.as_uri()
        self._store = Store()
        self._store.extend(parse(path=str(path), format=RdfFormat.TURTLE, base_iri=self._base))

    def cases(self) -> Iterator[Case]:
        """The tests in the order of the manifest."""
        for entries in self._all(NamedNode(self._base), MF + "entries"):
            for test in self._list(entries):
                yield self._case(test)

    def _case(self, test: Node) -> Case:
        assert isinstance(test, NamedNode)
        kind = self._one(test, RDF + "type").value.removeprefix(MF)
        name = f"{self._folder}/{test.value.rpartition('#')[2]}"
        action = self._one(test, MF + "action")
        if kind in ("ProtocolTest", "GraphStoreProtocolTest"):
            requests = [self._exchange(one) for one in self._list(self._one(action, HT + "requests"))]
            graphs = self._named(test, UT + "graphData")
            return Case(kind, name, graphs=graphs, exchanges=tuple(requests))
        if isinstance(action, NamedNode):
            return Case(kind, name, text=_path(action))
        if kind == "UpdateEvaluationTest":
            after = self._one(test, MF + "result")
            return Case(
                kind,
                name,
                text=_path(self._one(action, UT + "request")),
                data=self._paths(action, UT + "data"),
                graphs=self._named(action, UT + "graphData"),
                data_after=self._paths(after, UT + "data"),
                graphs_after=self._named(after, UT + "graphData"),
            )
        result = next(self._all(test, MF + "result"), None)
        graphs = {
            node.value: _path(node) for node in self._all(action, QT + "graphData") if isinstance(node, NamedNode)
        }
        return Case(
            kind,
            name,
            text=_path(self._one(action, QT + "query")),
            data=self._paths(action, QT + "data"),
            graphs=graphs,
            result=_path(result) if isinstance(result, NamedNode) else None,
        )

    def _exchange(self, node: Node) -> Exchange:
        response = self._one(node, HT + "resp")
        body = next(self._all(node, HT + "body"), None)
        expected = next(self._all(response, HT + "body"), None)
        return Exchange(
            method=self._one(node, HT + "methodName").value,
            path=self._one(node, HT + "absolutePath").value,
            headers=self._headers(node),
            body=self._text(body, CNT + "chars") if body else "",
            charset=self._text(body, CNT + "characterEncoding") if body else "utf-8",
            statuses=frozenset(one.value.rpartition("#")[2] for one in self._all(response, MF + "expectedStatus")),
            boolean=self._text(response, MF + "expectedBoolean"),
            format=self._text(response, MF + "expectedFormat"),
            location=self._text(response, MF + "expectedLocation"),
            response_headers=self._headers(response),
            response_body=self._text(expected, CNT + "chars") if expected is not None else "",
        )

    def _headers(self, node: Node) -> dict[str, str]:
        lists = [self._list(one) for one in self._all(node, HT + "headers")]
        return {
            self._one(one, HT + "fieldName").value: self._one(one, HT + "fieldValue").value
            for each in lists
            for one in each
        }

    def _named(self, node: Node, predicate: str) -> dict[str, Path]:
        graphs = {}
        for one in self._all(node, predicate):
            if isinstance(one, NamedNode):
                graphs[one.value] = _path(one)
            else:
                graphs[self._one(one, RDFS + "label").value] = _path(self._one(one, UT + "graph"))
        return graphs

    def _paths(self, node: Node, predicate: str) -> tuple[Path, ...]:
        return tuple(_path(one) for one in self._all(node, predicate))

    def _text(self, node: Node, predicate: str) -> str:
        found = next(self._all(node, predicate), None)
        return found.value if found is not None else ""

    def _one(self, node: Node, predicate: str) -> Node:
        return next(self._all(node, predicate))

    def _all(self, node: Node, predicate: str) -> Iterator[Node]:
        if isinstance(node, Literal):
            return
        for quad in self._store.quads_for_pattern(node, NamedNode(predicate), None):
            assert isinstance(quad.object, NamedNode | BlankNode | Literal)
            yield quad.object

    def _list(self, node: Node) -> list[Node]:
        found = []
        while node != NamedNode(RDF + "nil"):
            found.append(self._one(node, RDF + "first"))
            node = self._one(node, RDF + "rest")
        return found


def _path(node: Node) -> Path:
    assert node.value.startswith("file://"), node.value
    return Path(node.value.removeprefix("file://"))
