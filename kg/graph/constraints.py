"""The SHACL constraint components that a build checks, each as a function from its argument to a check."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.terms import Node
from kg.namespaces import PREFIXES
from kg.ontology.turtle import Facts, Term, key_of

SH = PREFIXES["sh"]
XSD = PREFIXES["xsd"]
ANNOTATIONS = frozenset({"path", "message", "name", "description", "severity", "order", "group"})
"""Terms of a property shape that constrain nothing."""


class Described(Protocol):
    """The small graph that a check looks into."""

    def values(self, node: str, path: str) -> list[Node]: ...

    def is_instance(self, term: Node, cls: str) -> bool: ...


Check = Callable[[list[Node], str, Described], bool]
"""Says whether the values of a property at a focus node satisfy a constraint."""


def _each(test: Callable[[Node], bool]) -> Check:
    def check(values: list[Node], focus: str, graph: Described) -> bool:
        return test(values[0]) if len(values) == 1 else all(test(value) for value in values)

    return check


def _count(facts: Facts, argument: Term, within: Callable[[int, int], bool]) -> Check:
    limit = int(_text(argument))
    return lambda values, focus, graph: within(len(values), limit)


def _class(facts: Facts, argument: Term) -> Check:
    cls = _text(argument)

    def check(values: list[Node], focus: str, graph: Described) -> bool:
        return all(graph.is_instance(value, cls) for value in values)

    return check


def _datatype(facts: Facts, argument: Term) -> Check:
    return _each(lambda value: isinstance(value, Literal) and value.datatype == argument)


def _node_kind(facts: Facts, argument: Term) -> Check:
    kind = {SH + "IRI": NamedNode, SH + "Literal": Literal}[_text(argument)]
    return _each(lambda value: isinstance(value, kind))


def _in(facts: Facts, argument: Term) -> Check:
    allowed = frozenset(facts.list_terms(key_of(argument)))
    return _each(lambda value: value in allowed)


def _has_value(facts: Facts, argument: Term) -> Check:
    return lambda values, focus, graph: argument in values


def _pattern(facts: Facts, argument: Term) -> Check:
    pattern = re.compile(_text(argument))
    return _each(lambda value: pattern.search(value.value) is not None)


def _length(facts: Facts, argument: Term, within: Callable[[int, int], bool]) -> Check:
    limit = int(_text(argument))
    return _each(lambda value: within(len(value.value), limit))


def _bound(facts: Facts, argument: Term, within: Callable[[Decimal, Decimal], bool]) -> Check:
    limit = Decimal(_text(argument))
    return _each(lambda value: isinstance(number := _comparable(value), Decimal) and within(number, limit))


def _before(facts: Facts, argument: Term, *, or_equal: bool) -> Check:
    path = _text(argument)

    def check(values: list[Node], focus: str, graph: Described) -> bool:
        return all(_ordered(a, b, or_equal) for a in values for b in graph.values(focus, path))

    return check


def _ordered(first: Node, second: Node, or_equal: bool) -> bool:
    a, b = _comparable(first), _comparable(second)
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a < b or (or_equal and a == b)
    if isinstance(a, date) and isinstance(b, date):
        return a < b or (or_equal and a == b)
    return False


def _comparable(term: Node) -> Decimal | date | None:
    """A number or a day; None for what has no order here."""
    if not isinstance(term, Literal):
        return None
    if term.datatype.value in (XSD + "integer", XSD + "decimal"):
        return Decimal(term.value)
    return date.fromisoformat(term.value) if term.datatype.value == XSD + "date" else None


def _text(argument: Term) -> str:
    return str(argument) if isinstance(argument, Triple) else argument.value


CONSTRAINTS: dict[str, Callable[[Facts, Term], Check]] = {
    "class": _class,
    "datatype": _datatype,
    "hasValue": _has_value,
    "in": _in,
    "lessThan": lambda facts, argument: _before(facts, argument, or_equal=False),
    "lessThanOrEquals": lambda facts, argument: _before(facts, argument, or_equal=True),
    "maxCount": lambda facts, argument: _count(facts, argument, int.__le__),
    "maxInclusive": lambda facts, argument: _bound(facts, argument, Decimal.__le__),
    "maxLength": lambda facts, argument: _length(facts, argument, int.__le__),
    "minCount": lambda facts, argument: _count(facts, argument, int.__ge__),
    "minInclusive": lambda facts, argument: _bound(facts, argument, Decimal.__ge__),
    "minLength": lambda facts, argument: _length(facts, argument, int.__ge__),
    "nodeKind": _node_kind,
    "pattern": _pattern,
}
"""Constraint name → a function from its argument to a check; ``sh:or`` is compiled in shapes.py."""
