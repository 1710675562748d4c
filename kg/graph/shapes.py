"""SHACL shapes compiled to plain functions, for validation at every build.

pyshacl spends a tenth of a second and more on one article; the few constraints that data rules need
run in a few milliseconds as closures over dictionaries. Tests hold both to the same verdicts.
Terms: https://www.w3.org/TR/shacl/. Inference stays off: only ``rdfs:subClassOf`` counts, in
``sh:class`` and ``sh:targetClass``, as the standard says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from kg.errors import OntologyError
from kg.graph.constraints import ANNOTATIONS, CONSTRAINTS, SH, Check, Described
from kg.graph.relation_shapes import relation_shapes
from kg.graph.terms import Fact, named, value_of
from kg.graph.terms import term as written
from kg.namespaces import KG
from kg.ontology import Ontology
from kg.ontology.turtle import Facts, parse_turtle

RDF_TYPE = written("rdf", "type")

About = dict[str, list[str]]
"""What a graph says of a node: values by property, all as N-Triples writes them."""


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What the values of one property must satisfy, and the message when they do not.

    ``lacking`` says whether a node without the property conforms: no check looks at anything else then.
    """

    path: str
    checks: tuple[Check, ...]
    message: str
    lacking: bool = field(init=False)

    def __post_init__(self) -> None:
        nothing = SmallGraph({}, lambda cls, ancestor: False)
        object.__setattr__(self, "lacking", all(check([], "", nothing) for check in self.checks))


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
        self.is_below = lru_cache(maxsize=None)(partial(_is_subclass, ontology=ontology))
        self._shapes = shapes
        self._of_property: dict[str, list[PropertyShape]] = {}
        self._applying: dict[tuple[str, ...], tuple[PropertyShape, ...]] = {}
        for shape in shapes:
            for path in shape.subjects_of:
                self._of_property.setdefault(path, []).extend(shape.properties)

    def violations(self, facts: Iterable[Fact]) -> tuple[Violation, ...]:
        """What is wrong in a small graph, sorted; empty when it conforms."""
        return self.violations_among(facts, Background((), self), ())

    def violations_among(
        self, facts: Iterable[Fact], background: Background, shown: Iterable[str]
    ) -> tuple[Violation, ...]:
        """What is wrong in a small graph together with some nodes of a background."""
        nodes = describe(facts)
        found: set[Violation] = set()
        settled: set[str] = set()
        for node in shown:
            if node in nodes:
                nodes[node] = _joined(background.nodes[node], nodes[node])
            elif node in background.nodes:
                nodes[node] = background.nodes[node]
                verdict = background.verdict(node)
                if verdict is not None:
                    settled.add(node)
                    found |= verdict
        graph = SmallGraph(nodes, self.is_below)
        for node in nodes:
            if node not in settled:
                found.update(self.refused(node, graph))
        return tuple(sorted(found))

    def refused(self, node: str, graph: SmallGraph) -> Iterator[Violation]:
        """What is wrong with one node of a graph."""
        about = graph.nodes[node]
        for shape in self._applying_to(about):
            values = about.get(shape.path)
            if not (shape.lacking if values is None else _conform(values, shape.checks, node, graph)):
                yield Violation(value_of(node), shape.message)

    def _applying_to(self, about: About) -> tuple[PropertyShape, ...]:
        """The shapes for nodes of some classes with some properties, looked up once."""
        classes = [cls for cls in about.get(RDF_TYPE, ()) if cls.startswith("<")]
        paths = [path for path in about if path in self._of_property]
        key = (*classes, "", *paths)
        if key not in self._applying:
            applying = [shape for path in paths for shape in self._of_property[path]]
            for cls in classes:
                targeting = [shape for shape in self._shapes if any(self.is_below(cls, t) for t in shape.classes)]
                applying += [one for shape in targeting for one in shape.properties]
            self._applying[key] = tuple(dict.fromkeys(applying))
        return self._applying[key]


class Background:
    """Nodes that many small graphs share, such as the entities of a document: described, and checked, once."""

    def __init__(self, facts: Iterable[Fact], shapes: Shapes) -> None:
        self.nodes = describe(facts)
        self._shapes = shapes
        self._verdicts: dict[str, frozenset[Violation] | None] = {}

    def verdict(self, node: str) -> frozenset[Violation] | None:
        """What is wrong with a node as it stands here; None where that depends on nodes it points to."""
        if node not in self._verdicts:
            about = self.nodes[node]
            pointing = any(v.startswith("<") for path in about if path != RDF_TYPE for v in about[path])
            alone = SmallGraph({node: about}, self._shapes.is_below)
            self._verdicts[node] = None if pointing else frozenset(self._shapes.refused(node, alone))
        return self._verdicts[node]


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
        tuple(map(named, facts.iris(iri, SH + "targetClass"))),
        tuple(map(named, facts.iris(iri, SH + "targetSubjectsOf"))),
        tuple(_property_shape(facts, iri, node) for node in facts.iris(iri, SH + "property")),
    )


def _property_shape(facts: Facts, owner: str, node: str) -> PropertyShape:
    path = next(iter(facts.iris(node, SH + "path")), "")
    if not path or path.startswith("_:"):  # a sequence, an inverse…
        raise _unsupported(facts, owner, SH + "path")
    message = next(iter(sum(facts.texts(node, SH + "message").values(), ())), "")
    checks = tuple(_checks(facts, owner, node))
    return PropertyShape(named(path), checks, message or f"{path} breaks {owner}")


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
    def check(values: list[str], focus: str, graph: Described) -> bool:
        return all(any(_conform([value], option, focus, graph) for option in alternatives) for value in values)

    return check


def _conform(values: list[str], checks: tuple[Check, ...], focus: str, graph: Described) -> bool:
    # This runs some twenty times a claim: a generator would cost as much as the checks.
    for check in checks:  # noqa: SIM110
        if not check(values, focus, graph):
            return False
    return True


def _unsupported(facts: Facts, iri: str, term: str) -> OntologyError:
    known = ", ".join(sorted([*CONSTRAINTS, "or"]))
    remedy = f"use {known}, and a path of one property; or validate the exported graph with pyshacl"
    problem = f"sh:{term.removeprefix(SH)} is not among the constraints that a build checks"
    return OntologyError(problem, where=facts.place(iri.removeprefix(KG)), remedy=remedy)


def _is_subclass(cls: str, ancestor: str, ontology: Ontology) -> bool:
    """Say whether a class IRI is another one or lies below it."""
    return cls == ancestor or ontology.is_a(*(value_of(one).removeprefix(KG) for one in (cls, ancestor)))


def describe(facts: Iterable[Fact]) -> dict[str, About]:
    """Facts by subject and property, each once."""
    nodes: dict[str, About] = {}
    for subject, predicate, value in facts:
        about = nodes.get(subject)
        if about is None:
            nodes[subject] = {predicate: [value]}
        elif predicate not in about:
            about[predicate] = [value]
        elif value not in about[predicate]:
            about[predicate].append(value)
    return nodes


def _joined(one: About, other: About) -> About:
    """What two graphs say of a node."""
    joined = one | other
    for path in one.keys() & other.keys():
        joined[path] = list(dict.fromkeys([*one[path], *other[path]]))
    return joined


class SmallGraph:
    """A small graph as dictionaries, with the ontology's tree of classes behind it."""

    def __init__(self, nodes: dict[str, About], is_below: Callable[[str, str], bool]) -> None:
        self.nodes = nodes
        self._is_below = is_below

    def values(self, node: str, path: str) -> list[str]:
        """The values of a property of a node."""
        return self.nodes.get(node, {}).get(path, [])

    def is_instance(self, term: str, cls: str) -> bool:
        """Whether a node is of a class, or of one below it."""
        return any(one.startswith("<") and self._is_below(one, cls) for one in self.values(term, RDF_TYPE))
