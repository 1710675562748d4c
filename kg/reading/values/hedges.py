"""What a text says of how exact a number is: "environ", "plus de", "entre … et …", "or so"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.reading.found import rules_for
from kg.reading.values.number_words import NUMBER_WORDS
from kg.reading.values.numbers import Figure


@dataclass(frozen=True, slots=True)
class Hedged:
    """A figure's value and bounds, and the stretch from its first hedge to its last."""

    start: int
    end: int
    value: float
    approximate: bool
    minimum: float | None
    maximum: float | None


def hedged(figure: Figure, text: str, start: int, end: int, language: str, *, unit: Decimal = Decimal(1)) -> Hedged:
    """The figure as the words around ``start:end`` (number, currency or noun) qualify it.

    A range has its midpoint as value; "plus de" and "moins de" make the number a bound. ``unit``
    multiplies everything (a cent is 0.01). A bound counts as approximate.
    """
    words = rules_for(language, NUMBER_WORDS)
    window = text[max(0, start - 40) : start]
    before, after = words.hedge.search(window), words.hedge_after.match(text, end)
    kinds = {match.lastgroup for match in (before, after) if match}
    number = float(figure.number * unit)
    value, minimum, maximum = number, None, None
    if figure.low is not None:
        minimum, maximum = float(figure.low * unit), number
        value = float((figure.low + figure.number) / 2 * unit)
    elif "over" in kinds:
        minimum = number
    elif "under" in kinds:
        maximum = number
    return Hedged(
        start=start - len(window) + before.start() if before else start,
        end=after.end() if after else end,
        value=value,
        approximate=bool(kinds) or figure.rough or figure.low is not None,
        minimum=minimum,
        maximum=maximum,
    )
