"""The SHACL constraint components that a build checks, each as a function from its argument to a check."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from pyoxigraph import Triple

from kg.graph.terms import value_of
from kg.namespaces import PREFIXES
from kg.ontology.turtle import Facts, Term, key_of

SH = PREFIXES["sh"]
XSD = PREFIXES["xsd"]
ANNOTATIONS = frozenset({"path", "message", "name", "description", "severity", "order", "group"})
"""Terms of a property shape that constrain nothing."""


class Described(Protocol):
    """The small graph that a check looks into."""

    def values(self, node: str, path: str) -> list[str]: ...

    def is_instance(self, term: str, cls: str) -> bool: ...


Check = Callable[[list[str], str, Described], bool]
"""Says whether the values of a property at a focus node satisfy a constraint."""


def _each(test: Callable[[str], bool]) -> Check:
    def check(values: list[str], focus: str, graph: Described) -> bool:
        return test(values[0]) if len(values) == 1 else all(test(value) for value in values)

    return check


def _count(facts: Facts, argument: Term, within: Callable[[int, int], bool]) -> Check:
    limit = int(_text(argument))
    return lambda values, focus, graph: within(len(values), limit)


def _class(facts: Facts, argument: Term) -> Check:
    cls = str(argument)

    def check(values: list[str], focus: str, graph: Described) -> bool:
        return all(graph.is_instance(value, cls) for value in values)

    return check


def _datatype(facts: Facts, argument: Term) -> Check:
    end = '"' if _text(argument) == f"{XSD}string" else f'"^^{argument}'
    return _each(lambda value: value.startswith('"') and value.endswith(end))


def _node_kind(facts: Facts, argument: Term) -> Check:
    sign = {SH + "IRI": "<", SH + "Literal": '"'}[_text(argument)]
    return _each(lambda value: value.startswith(sign))


def _in(facts: Facts, argument: Term) -> Check:
    allowed = frozenset(map(str, facts.list_terms(key_of(argument))))
    return _each(lambda value: value in allowed)


def _has_value(facts: Facts, argument: Term) -> Check:
    wanted = str(argument)
    return lambda values, focus, graph: wanted in values


def _pattern(facts: Facts, argument: Term) -> Check:
    pattern = re.compile(_text(argument))
    return _each(lambda value: pattern.search(value_of(value)) is not None)


def _length(facts: Facts, argument: Term, within: Callable[[int, int], bool]) -> Check:
    limit = int(_text(argument))
    return _each(lambda value: within(len(value_of(value)), limit))


def _bound(facts: Facts, argument: Term, within: Callable[[Decimal, Decimal], bool]) -> Check:
    limit = Decimal(_text(argument))
    return _each(lambda value: isinstance(number := _comparable(value), Decimal) and within(number, limit))


def _before(facts: Facts, argument: Term, *, or_equal: bool) -> Check:
    path = str(argument)

    def check(values: list[str], focus: str, graph: Described) -> bool:
        return all(_ordered(a, b, or_equal) for a in values for b in graph.values(focus, path))

    return check


def _ordered(first: str, second: str, or_equal: bool) -> bool:
    a, b = _comparable(first), _comparable(second)
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a < b or (or_equal and a == b)
    if isinstance(a, date) and isinstance(b, date):
        return a < b or (or_equal and a == b)
    return False


@lru_cache(maxsize=65536)
def _comparable(term: str) -> Decimal | date | None:
    """A number or a day; None for what has no order here."""
    if not term.startswith('"'):
        return None
    if term.endswith(_NUMBERS):
        return Decimal(value_of(term))
    return date.fromisoformat(value_of(term)) if term.endswith(_DAY) else None


_NUMBERS = (f'"^^<{XSD}integer>', f'"^^<{XSD}decimal>')
_DAY = f'"^^<{XSD}date>'


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
