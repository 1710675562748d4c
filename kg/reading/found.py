"""What amounts, quantities, periods and tickers have in common: values found at an offset, never overlapping."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from typing import TypeVar

from kg.errors import InputError
from kg.syntax import Found

__all__ = ["Found", "disjoint", "rules_for"]

T = TypeVar("T")
R = TypeVar("R")


def disjoint(found: Iterable[Found[T]]) -> tuple[Found[T], ...]:
    """The values in order of position, without those that overlap a longer one.

    Of two that are equally long the one given first stays.

    >>> [one.text for one in disjoint([Found(9, 11, 1, "du"), Found(0, 11, 2, "fin du mois")])]
    ['fin du mois']
    """
    kept: list[Found[T]] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda item: item.start - item.end):
        place = bisect(starts, one.start)
        follows = place == 0 or kept[place - 1].end <= one.start
        if follows and (place == len(kept) or one.end <= starts[place]):
            kept.insert(place, one)
            starts.insert(place, one.start)
    return tuple(kept)


def rules_for(language: str, table: dict[str, R]) -> R:
    """The language's entry of a table of rules; InputError when there is none."""
    if language not in table:
        raise InputError(f"no rules to read values in language {language!r}", remedy=f"use one of {sorted(table)}")
    return table[language]
