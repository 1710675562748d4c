"""The forms a graph is written in. Equal graphs give equal bytes, whatever order the documents came in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.errors import OutputError
from kg.graph.layout import readable
from kg.graph.records import write_claims
from kg.graph.terms import TERMS
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from kg.graph.graph import Graph


@dataclass(frozen=True, slots=True)
class Format:
    """A form: the function that writes it as ``"module:function"``, its suffix and its media type."""

    writer: str
    suffix: str
    media_type: str


FORMATS: Mapping[str, Format] = {
    "csv": Format("kg.graph.tables:claims_csv", ".csv", "text/csv"),
    "graphml": Format("kg.graph.views:graphml", ".graphml", "application/graphml+xml"),
    "jsonl": Format("kg.graph.serialisation:jsonl", ".jsonl", "application/jsonl"),
    "jsonld": Format("kg.graph.serialisation:jsonld", ".jsonld", "application/ld+json"),
    "nquads": Format("kg.graph.serialisation:nquads", ".nq", "application/n-quads"),
    "rdfxml": Format("kg.graph.serialisation:rdfxml", ".rdf", "application/rdf+xml"),
    "trig": Format("kg.graph.serialisation:trig", ".trig", "application/trig"),
    "turtle": Format("kg.graph.serialisation:turtle", ".ttl", "text/turtle"),
}


DATASET_FORMATS = frozenset(["jsonld", "nquads", "rdfxml", "trig", "turtle"])
"""Those for which the quads are enough."""


class Quads(Protocol):
    """Quads in canonical order, and the triples of the default graph among them."""

    @property
    def quads(self) -> Iterable[Quad]: ...

    def default_graph(self) -> Iterable[Triple]: ...


class HasQuads(Protocol):
    """A graph, or a store that hands out its quads one after another."""

    @property
    def dataset(self) -> Quads: ...


def serialise(graph: Graph | HasQuads, name: str) -> str:
    """The graph in the form of that name. An unknown name raises OutputError with the known ones."""
    if name not in FORMATS:
        raise OutputError(f"no format is called {name!r}", remedy=f"use one of {', '.join(FORMATS)}")
    module, _, function = FORMATS[name].writer.partition(":")
    written: str = getattr(import_module(module), function)(graph)
    return written


def format_of(path: Path) -> str:
    """The name of the form that a file name ends in. Raises OutputError for another suffix.

    >>> format_of(Path("out/graph.ttl"))
    'turtle'
    """
    for name, form in FORMATS.items():
        if path.suffix == form.suffix:
            return name
    known = ", ".join(sorted(form.suffix for form in FORMATS.values()))
    raise OutputError("the format cannot be told from the name", where=str(path), remedy=f"end it in one of {known}")


def turtle(graph: HasQuads) -> str:
    """The default graph: entities, and what is actual or planned. For the evidence take TriG."""
    return readable(_written(graph.dataset.default_graph(), RdfFormat.TURTLE))


def trig(graph: HasQuads) -> str:
    """Everything: the default graph, a graph a status, a graph a document."""
    return readable(_written(graph.dataset.quads, RdfFormat.TRIG))


def nquads(graph: HasQuads) -> str:
    """Everything, one statement a line."""
    return _written(graph.dataset.quads, RdfFormat.N_QUADS)


def rdfxml(graph: HasQuads) -> str:
    """The default graph as RDF/XML, which knows no named graphs."""
    return _written(graph.dataset.default_graph(), RdfFormat.RDF_XML) + "\n"


def jsonld(graph: HasQuads) -> str:
    """Everything as JSON-LD 1.1, with prefixed names and a context that explains them."""
    expanded = json.loads(_written(graph.dataset.quads, RdfFormat.JSON_LD))
    document = {"@context": dict(sorted(TERMS.items())), "@graph": [_compact(node) for node in expanded]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def jsonl(graph: Graph) -> str:
    """The entities and claims of each document, one record a line."""
    return write_claims(graph.extractions, graph.ontology)


def _written(statements: Iterable[Triple] | Iterable[Quad], form: RdfFormat) -> str:
    return (serialize(statements, format=form, prefixes=TERMS) or b"").decode()


def _compact(node: Any) -> Any:
    """Prefixed names instead of full IRIs, and bare values instead of one-item lists."""
    if isinstance(node, list):
        compacted = [_compact(item) for item in node]
        return compacted[0] if len(compacted) == 1 else compacted
    if not isinstance(node, dict):
        return node
    if node.keys() == {"@value"}:
        return node["@value"]
    if node.get("@type") == PREFIXES["xsd"] + "integer":
        return int(node["@value"])
    return {_key(key): _term(key, value) for key, value in node.items()}


def _key(key: str) -> str:
    return "@type" if key == PREFIXES["rdf"] + "type" else _short(key)


def _term(key: str, value: Any) -> Any:
    if key in ("@id", "@type") and isinstance(value, str):
        return _short(value)
    if key == PREFIXES["rdf"] + "type":
        return _compact([_short(item["@id"]) for item in value])
    return value if key == "@value" else _compact(value)


def _short(iri: str) -> str:
    for prefix, namespace in TERMS.items():
        local = iri.removeprefix(namespace)
        # JSON-LD takes what has two slashes after its first colon for a full IRI.
        if local != iri and not local.startswith("//"):
            return f"{prefix}:{local}"
    return iri
