"""What the server tells programs about itself: the service description and VoID, as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from kg.namespaces import KG, PREFIXES
from kg.server.formats import GRAPHS, SOLUTIONS, content_type, preferred
from kg.server.refusal import RefusedError

if TYPE_CHECKING:
    from kg.server.service import Service

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"

_NAMESPACES = {"sd": SD, "void": VOID, "formats": FORMATS, **{n: PREFIXES[n] for n in ("dcterms", "rdf", "xsd", "kg")}}
_FORMAT_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
    "application/n-quads": "N-Quads",
    "application/trig": "TriG",
    "text/n3": "N3",
}
MOST_GRAPHS = 1000
"""Named graphs that the service description lists; the others can be asked for."""


async def describe_service(request: Request, service: Service) -> Response:
    """The service description (https://www.w3.org/TR/sparql11-service-description/)."""
    told = await _counts(service)
    endpoint = _root(request) + "sparql"
    return _response(request, _service(endpoint, told, updates=bool(service.settings.token)))


async def void(request: Request) -> Response:
    """``/.well-known/void``: how much the dataset holds (https://www.w3.org/TR/void/)."""
    service: Service = request.app.state.service
    told = await _counts(service)
    return _response(request, _void(_root(request), told))


async def _counts(service: Service) -> dict[str, Any]:
    told, _ = await service.pool.ask({"kind": "count", "max_graphs": MOST_GRAPHS})
    return told


def _service(endpoint: str, told: dict[str, Any], *, updates: bool) -> Iterator[Triple]:
    service, dataset, default = NamedNode(endpoint), BlankNode("dataset"), BlankNode("default")
    yield _triple(service, "rdf", "type", _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    for language in ("SPARQL10Query", "SPARQL11Query", *(["SPARQL11Update"] if updates else [])):
        yield Triple(service, _sd("supportedLanguage"), _sd(language))
    for kind in (*SOLUTIONS, *GRAPHS):
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + _FORMAT_NAMES[kind]))
    for kind in GRAPHS:
        yield Triple(service, _sd("inputFormat"), NamedNode(FORMATS + _FORMAT_NAMES[kind]))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield _triple(dataset, "rdf", "type", _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield _triple(default, "rdf", "type", _sd("Graph"))
    yield Triple(default, NamedNode(VOID + "triples"), Literal(told["triples"]))
    for number, name in enumerate(told["graphs"]):
        graph = BlankNode(f"graph{number}")
        yield Triple(dataset, _sd("namedGraph"), graph)
        yield _triple(graph, "rdf", "type", _sd("NamedGraph"))
        yield Triple(graph, _sd("name"), NamedNode(name))


def _void(root: str, told: dict[str, Any]) -> Iterator[Triple]:
    dataset = NamedNode(root + ".well-known/void#dataset")
    yield _triple(dataset, "rdf", "type", NamedNode(VOID + "Dataset"))
    yield _triple(dataset, "dcterms", "title", Literal("Claims that news articles make", language="en"))
    yield Triple(dataset, NamedNode(VOID + "sparqlEndpoint"), NamedNode(root + "sparql"))
    yield Triple(dataset, NamedNode(VOID + "vocabulary"), NamedNode(KG))
    for term, name in _VOID_COUNTS.items():
        yield Triple(dataset, NamedNode(VOID + term), Literal(told[name]))


_VOID_COUNTS = {
    "triples": "triples",
    "distinctSubjects": "subjects",
    "properties": "properties",
    "classes": "classes",
    "documents": "graph_count",
}


def _response(request: Request, triples: Iterator[Triple]) -> Response:
    accept = ",".join(request.headers.getlist("accept"))
    kind = preferred(accept, GRAPHS)
    if kind is None:
        raise RefusedError(406, f"no format of {accept} is known", remedy=f"accept one of {', '.join(GRAPHS)}")
    body = serialize(triples, format=GRAPHS[kind], prefixes=_NAMESPACES) or b""
    return Response(body, headers={"Content-Type": content_type(kind), "Vary": "Accept"})


def _root(request: Request) -> str:
    return str(request.base_url)


def _sd(term: str) -> NamedNode:
    return NamedNode(SD + term)


def _triple(subject: NamedNode | BlankNode, prefix: str, term: str, value: NamedNode | Literal) -> Triple:
    return Triple(subject, NamedNode(PREFIXES[prefix] + term), value)
