"""SHACL shapes compiled to plain functions, for validation at every build.

pyshacl spends a tenth of a second and more on one article; the few constraints that data rules need
run in a few milliseconds as closures over dictionaries. Tests hold both to the same verdicts.
Terms: https://www.w3.org/TR/shacl/. Inference stays off: only ``rdfs:subClassOf`` counts, in
``sh:class`` and ``sh:targetClass``, as the standard says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.errors import OntologyError
from kg.graph.constraints import ANNOTATIONS, CONSTRAINTS, SH, Check, Described
from kg.graph.relation_shapes import relation_shapes
from kg.graph.terms import Fact, Node
from kg.namespaces import KG, PREFIXES
from kg.ontology import Ontology
from kg.ontology.turtle import Facts, parse_turtle

RDF_TYPE = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What the values of one property must satisfy, and the message when they do not."""

    path: str
    checks: tuple[Check, ...]
    message: str


@dataclass(frozen=True, slots=True)
class NodeShape:
    """Property shapes for the instances of some classes and the subjects of some properties."""

    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    properties: tuple[PropertyShape, ...]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that a shape refuses, and why."""

    node: str
    message: str


class Shapes:
    """Every data shape of an ontology, looked up by the class of a node and by its properties."""

    def __init__(self, shapes: Sequence[NodeShape], ontology: Ontology) -> None:
        self.ontology = ontology
        self._shapes = shapes
        self._of_property: dict[str, list[PropertyShape]] = {}
        self._of_class: dict[str, list[PropertyShape]] = {}
        for shape in shapes:
            for path in shape.subjects_of:
                self._of_property.setdefault(path, []).extend(shape.properties)

    def violations(self, facts: Iterable[Fact]) -> tuple[Violation, ...]:
        """What is wrong in a small graph, sorted; empty when it conforms."""
        described = _Graph(facts, self.ontology)
        found = {
            Violation(node, shape.message)
            for node, about in described.nodes.items()
            for shape in self._applying_to(about)
            if not _conforms(node, shape, described)
        }
        return tuple(sorted(found))

    def _applying_to(self, about: Mapping[str, list[Node]]) -> Iterator[PropertyShape]:
        for path in about:
            yield from self._of_property.get(path, ())
        for cls in about.get(RDF_TYPE, ()):
            if isinstance(cls, NamedNode):
                yield from self._targeting(cls.value)

    def _targeting(self, cls: str) -> list[PropertyShape]:
        """The shapes of a class and of those above it, looked up once."""
        if cls not in self._of_class:
            targeting = [s for s in self._shapes if any(_is_subclass(cls, t, self.ontology) for t in s.classes)]
            self._of_class[cls] = [prop for shape in targeting for prop in shape.properties]
        return self._of_class[cls]


@lru_cache(maxsize=4)
def compile_shapes(ontology: Ontology) -> Shapes:
    """The data shapes of the ontology's files and those of its relations.

    Raises OntologyError for a constraint that is not among those in ``kg/graph/constraints.py``.
    """
    lint = set(ontology.facts.instances(KG + "LintShape"))
    written = [iri for iri in ontology.facts.instances(SH + "NodeShape") if iri not in lint]
    made = parse_turtle(relation_shapes(ontology))
    shapes = [_node_shape(ontology.facts, iri) for iri in written]
    shapes += [_node_shape(made, iri) for iri in made.instances(SH + "NodeShape")]
    return Shapes(tuple(shapes), ontology)


def _node_shape(facts: Facts, iri: str) -> NodeShape:
    known = {SH + term for term in ("targetClass", "targetSubjectsOf", "property", "message", "name", "severity")}
    for term in facts.subjects[iri]:
        if term.startswith(SH) and term not in known:
            raise _unsupported(facts, iri, term)
    return NodeShape(
        tuple(facts.iris(iri, SH + "targetClass")),
        tuple(facts.iris(iri, SH + "targetSubjectsOf")),
        tuple(_property_shape(facts, iri, node) for node in facts.iris(iri, SH + "property")),
    )


def _property_shape(facts: Facts, owner: str, node: str) -> PropertyShape:
    path = next(iter(facts.iris(node, SH + "path")), "")
    if not path or path.startswith("_:"):  # a sequence, an inverse…
        raise _unsupported(facts, owner, SH + "path")
    message = next(iter(sum(facts.texts(node, SH + "message").values(), ())), "")
    checks = tuple(_checks(facts, owner, node))
    return PropertyShape(path, checks, message or f"{path} breaks {owner}")


def _checks(facts: Facts, owner: str, node: str) -> Iterator[Check]:
    """The constraints of a property shape, or of one alternative of ``sh:or``."""
    for term in facts.subjects[node]:
        name = term.removeprefix(SH)
        if name == "or":
            heads = facts.iris(node, term)
            alternatives = [tuple(_checks(facts, owner, option)) for head in heads for option in facts.members(head)]
            yield _any_alternative(alternatives)
        elif name in CONSTRAINTS:
            yield from (CONSTRAINTS[name](facts, argument) for argument in facts.objects(node, term))
        elif term.startswith(SH) and name not in ANNOTATIONS:
            raise _unsupported(facts, owner, term)


def _any_alternative(alternatives: list[tuple[Check, ...]]) -> Check:
    def check(values: list[Node], focus: str, graph: Described) -> bool:
        return all(any(all(c([value], focus, graph) for c in option) for option in alternatives) for value in values)

    return check


def _conforms(node: str, shape: PropertyShape, described: _Graph) -> bool:
    values = described.values(node, shape.path)
    return all(check(values, node, described) for check in shape.checks)


def _unsupported(facts: Facts, iri: str, term: str) -> OntologyError:
    known = ", ".join(sorted([*CONSTRAINTS, "or"]))
    remedy = f"use {known}, and a path of one property; or validate the exported graph with pyshacl"
    problem = f"sh:{term.removeprefix(SH)} is not among the constraints that a build checks"
    return OntologyError(problem, where=facts.place(iri.removeprefix(KG)), remedy=remedy)


def _is_subclass(cls: str, ancestor: str, ontology: Ontology) -> bool:
    """Say whether a class IRI is another one or lies below it."""
    return cls == ancestor or ontology.is_a(cls.removeprefix(KG), ancestor.removeprefix(KG))


class _Graph:
    """A small graph as dictionaries, with the ontology's tree of classes behind it."""

    def __init__(self, facts: Iterable[Fact], ontology: Ontology) -> None:
        self.nodes: dict[str, dict[str, list[Node]]] = {}
        for subject, predicate, value in facts:
            found = self.nodes.setdefault(subject.value, {}).setdefault(predicate.value, [])
            if value not in found:
                found.append(value)
        self._ontology = ontology

    def values(self, node: str, path: str) -> list[Node]:
        return self.nodes.get(node, {}).get(path, [])

    def is_instance(self, term: Node, cls: str) -> bool:
        if isinstance(term, Literal):
            return False
        types = self.values(term.value, RDF_TYPE)
        return any(isinstance(t, NamedNode) and _is_subclass(t.value, cls, self._ontology) for t in types)
