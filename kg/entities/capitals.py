"""The town that "the Nigerian capital" stands for, where the text names it."""

from __future__ import annotations

from kg.discourse import Discourse, Reference
from kg.syntax import Token

RULE = "capital of its country"
"""What links made here are called."""

_DETERMINERS = frozenset("the la".split())
_REACH = 4


def capital(discourse: Discourse, country: int, noun: Token) -> Reference | None:
    """The noun as a reference to the capital of a country, or None where no town of the text is that."""
    town = next((p.index for p in discourse.participants if p.type == "City" and p.state == country), None)
    if town is None:
        return None
    tokens = discourse.parsed.tokens
    before = range(noun.i, max(noun.i - _REACH, -1), -1)
    start = next((i for i in before if tokens[i].lower in _DETERMINERS), noun.i)
    return Reference(start, noun.i + 1, noun.i, (town,), "noun", RULE, 0.9)
