"""What a relation block still lacks by ``lint.ttl``: labels, definition, examples in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import OntologyError
from kg.namespaces import KG
from kg.ontology.views import Ontology


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A shortcoming of one block: the relation or class, the file and line, and what to add."""

    name: str
    where: str
    message: str


def lint(ontology: Ontology, *, report_only: bool = True) -> tuple[Finding, ...]:
    """What the blocks lack, sorted. Without ``report_only`` a finding raises OntologyError.

    Needs pyshacl. Runs the shapes that are typed ``kg:LintShape``, with inference off.
    """
    from pyshacl import validate
    from rdflib import SH, Graph, URIRef

    blocks = Graph().parse(data=ontology.facts.ntriples(under=KG), format="nt")  # not the names of a gazetteer
    shapes = Graph()
    for iri in ontology.facts.instances(KG + "LintShape"):
        shapes += blocks.cbd(URIRef(iri))
    _, report, _ = validate(blocks, shacl_graph=shapes, inference="none")
    findings = set()
    for result in report.subjects(SH.resultSeverity):
        name = str(report.value(result, SH.focusNode)).removeprefix(KG)
        message = str(report.value(result, SH.resultMessage))
        findings.add(Finding(name, ontology.facts.place(name), message))
    if findings and not report_only:
        first = min(findings)
        raise OntologyError(f"{first.name}: {first.message} ({len(findings)} findings in all)", where=first.where)
    return tuple(sorted(findings))
