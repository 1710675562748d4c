"""The compiled shapes and pyshacl pass the same verdicts on the same graphs."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from pyshacl import validate as conformance
from rdflib import SH, Graph
from rdflib.namespace import RDFS

from kg.graph.merging import entities_in
from kg.graph.relation_shapes import relation_shapes
from kg.graph.shapes import compile_shapes
from kg.graph.sources import Origin
from kg.graph.statements import describe_document, describe_entity, state_claim
from kg.graph.terms import TERMS, Fact, document_iri, term
from kg.model import Amount, Claim
from kg.ontology import load, ontology_folder

from .factory import LYON, MARCH_1998, ROUX, denial, purchase

ONTOLOGY = load()
COMPILED = compile_shapes(ONTOLOGY)
SHAPES = Graph().parse(ontology_folder() / "shapes.ttl")
SHAPES.parse(data=relation_shapes(ONTOLOGY), format="turtle")
CLASSES = Graph()
for triple in Graph().parse(ontology_folder() / "core.ttl").triples((None, RDFS.subClassOf, None)):
    CLASSES.add(triple)
SOUND = purchase().claims[0]
ORIGIN = Origin(document_iri("achat"), "achat")


def facts_of(claim: Claim) -> list[Fact]:
    article = purchase().document
    stated = state_claim(claim, term("claim", "x"), article, ORIGIN, symmetric=False)
    facts = [*describe_document(article), *stated]
    return [*facts, *(fact for entity in entities_in(claim) for fact in describe_entity(entity))]


def compiled_verdict(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    return {(violation.node, violation.message) for violation in COMPILED.violations(facts)}


def reference_verdict(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    triples = "".join(f"{' '.join(fact)} .\n" for fact in facts)
    graph = Graph().parse(data=triples, format="nt") + CLASSES
    _, report, _ = conformance(graph, shacl_graph=SHAPES, inference="none")
    return {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
        for result in report.subjects(SH.resultSeverity)
    }


@pytest.mark.parametrize("claim", [*purchase().claims, denial().claims[1]], ids=lambda claim: claim.relation)
def test_sound_claims(claim: Claim) -> None:
    facts = facts_of(replace(claim, document="achat"))
    assert compiled_verdict(facts) == reference_verdict(facts) == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"relation": "leads"},
        {"object": ROUX},
        {"object": None, "value": Amount(value=5, currency="XXZ")},
        {"relation": "revenue", "object": None, "value": Amount(value=5, currency="EUR", minimum=4, maximum=3)},
        {"relation": "ticker", "object": None, "value": 7},
        {"relation": "bornOn", "object": None, "value": MARCH_1998},
        {"qualifiers": (("date", "hier"), ("role", ""))},
        {"extractor": ""},
    ],
)
def test_unsound_claims(changes: dict[str, Any]) -> None:
    facts = facts_of(replace(SOUND, **changes))
    assert compiled_verdict(facts) == reference_verdict(facts) != set()


BROKEN = """
    claim:x a kg:Claim ; rdf:subject ent:lyon , doc:a ; rdf:predicate kg:nonsense ; kg:status kg:actual , kg:past ;
        kg:confidence 1.5 ; kg:extractor 5 ; oa:hasSelector claim:p ; kg:attributedTo "someone" .
    claim:p a oa:TextPositionSelector ; oa:start 9 ; oa:end 3 .
    claim:q a oa:TextPositionSelector ; oa:start -1 , 2 ; oa:end "3" .
    claim:r a oa:TextQuoteSelector ; oa:exact "  " .
    doc:a a kg:Document ; dcterms:language "français" ; kg:digest "abc" ; dcterms:issued "2024-05" .
    ent:lyon a kg:City , kg:Company ; rdfs:label "Lyon" , "Lugdunum"@la .
    ent:nobody a kg:Person .
    <https://example.org/amount> a kg:Amount ; kg:value "three" ; kg:currency "EURO" .
    <https://example.org/period> a kg:Period ; kg:start "2024-05-02"^^xsd:date ; kg:end "2024-05-01"^^xsd:date ;
        kg:granularity "hour" .
    <https://example.org/number> a kg:Quantity ; kg:value 1 , 2.5 ; kg:minimum 3 ; kg:maximum 2 .
    <https://example.org/source> a kg:UnnamedSource .
"""


def test_a_graph_in_which_everything_is_wrong() -> None:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in TERMS.items())
    facts: list[Any] = [tuple(map(str, q.triple)) for q in parse(prefixes + BROKEN, format=RdfFormat.TURTLE)]
    verdict = compiled_verdict(facts)
    assert verdict == reference_verdict(facts)
    assert len(verdict) > 25


def test_the_shapes_of_relations_are_turtle_that_names_the_classes() -> None:
    shapes = Graph().parse(data=relation_shapes(ONTOLOGY), format="turtle")
    assert len(list(shapes.subjects(SH.targetSubjectsOf))) == len(ONTOLOGY.relations)
    assert LYON.type in ONTOLOGY.classes
