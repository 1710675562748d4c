"""What a language tells about time: its words, and rules that pair a pattern with a meaning.

``periods_fr`` and ``periods_en`` fill it in; the meanings are in ``period_shapes``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model import Period
from kg.reading.values.dates import Moment, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodWords:
    """One language's words of time, in lower case without full stops, and its rules.

    ``prefix`` matches at the end of what precedes an expression and captures a direction
    (``since``, ``after``, ``deadline``, ``before``, ``approx``) or a position
    (``start``, ``mid``, ``end``).
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    sides: dict[str, Side]
    units: dict[str, str]
    days: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    prefix: re.Pattern[str]
    rules: tuple[Rule, ...]


Shape = Callable[[dict[str, str], Moment, PeriodWords], Period | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. A group ``core`` leaves out words that only give the cue.

    The pattern can match only where one of ``cues`` stands in the lower-case text.
    """

    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    shape: Shape


def rules(cues: Iterable[str], *pairs: tuple[str, Shape]) -> tuple[Rule, ...]:
    """Rules that share their cues, from pairs of pattern and shape."""
    known = tuple(cues)
    return tuple(Rule(known, re.compile(pattern), shape) for pattern, shape in pairs)
