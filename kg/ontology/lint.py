"""What a relation block still lacks by ``lint.ttl``: labels, definition, examples in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.namespaces import KG
from kg.ontology.views import Ontology

if TYPE_CHECKING:
    from rdflib import Graph


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
    from rdflib import SH

    _, report, _ = validate(ontology.graph, shacl_graph=_lint_shapes(ontology), inference="none", advanced=False)
    findings = set()
    for result in report.subjects(SH.resultSeverity):
        name = str(report.value(result, SH.focusNode)).removeprefix(KG)
        message = str(report.value(result, SH.resultMessage))
        findings.add(Finding(name, ontology.facts.place(name), message))
    if findings and not report_only:
        first = min(findings)
        raise OntologyError(f"{first.name}: {first.message} ({len(findings)} findings in all)", where=first.where)
    return tuple(sorted(findings))


def _lint_shapes(ontology: Ontology) -> Graph:
    """The lint shapes alone, so that the shapes for built graphs stay out of it."""
    from rdflib import Graph, URIRef

    shapes = Graph()
    for iri in ontology.facts.instances(KG + "LintShape"):
        shapes += ontology.graph.cbd(URIRef(iri))
    return shapes
