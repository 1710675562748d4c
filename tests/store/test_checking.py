"""``kg check`` over a store says what pyshacl says of its graphs."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, serialize
from pyshacl import validate as conformance
from rdflib import SH, Graph
from rdflib.namespace import RDFS

from kg.graph.relation_shapes import relation_shapes
from kg.graph.terms import document_iri
from kg.ontology import load, ontology_folder
from kg.store.checking import check
from kg.store.local import LocalStore, open_local
from tests.graph.factory import denial, purchase

STRICTER = """
@prefix kg: <https://w3id.org/newskg/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
kg:SureShape a sh:NodeShape ; sh:targetClass kg:Claim ;
    sh:property [ sh:path kg:confidence ; sh:maxInclusive 0.8 ; sh:message "nothing is so sure" ] .
kg:NamedShape a sh:NodeShape ; sh:targetClass kg:Company ;
    sh:property [ sh:path <http://www.w3.org/2000/01/rdf-schema#label> ; sh:maxLength 7 ; sh:message "a long name" ] .
"""
"""The first refuses the claims that are surest, the second whatever tells of one company."""


def told_by_pyshacl(store: LocalStore, document: str, shapes: Graph, classes: Graph) -> set[str]:
    """The messages of the violations in the graph of a document."""
    quads = store.pyoxigraph.quads_for_pattern(None, None, None, NamedNode(document_iri(document)))
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples, format="nt") + classes
    _, report, _ = conformance(graph, shacl_graph=shapes, inference="none")
    return {str(message) for message in report.objects(None, SH.resultMessage)}


def test_a_store_is_checked_as_pyshacl_checks_its_documents(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(STRICTER, "utf-8")
    base, stricter = load(), load([tmp_path / "own.ttl"])
    classes = Graph()
    for triple in Graph().parse(ontology_folder() / "core.ttl").triples((None, RDFS.subClassOf, None)):
        classes.add(triple)
    shapes = Graph().parse(ontology_folder() / "shapes.ttl")
    shapes.parse(data=relation_shapes(base), format="turtle")
    with open_local(str(tmp_path / "graph.db"), base) as store:
        store.put([purchase(), denial()])
    found = {}
    for ontology in (base, stricter):
        if ontology is stricter:
            shapes.parse(data=STRICTER, format="turtle")
        with open_local(str(tmp_path / "graph.db"), ontology, read_only=True) as store:
            findings = check(store)
            assert {one.kind for one in findings} <= {"violation"}
            for document in store.documents():
                told = {
                    message
                    for one in findings
                    if one.where.startswith(f"{document.id}:")
                    for message in one.reason.split("; ")
                }
                assert told == told_by_pyshacl(store, document.id, shapes, classes)
                found[ontology is stricter, document.id] = told
    assert found[False, "achat"] == set()
    assert found[True, "achat"] == {"nothing is so sure", "a long name"}
