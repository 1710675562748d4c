"""Dates and stretches of time in a paragraph, as ``Period`` values with their offsets.

Each language's rules (``values.periods_fr``, ``values.periods_en``) find expressions; what stands
before one ("depuis", "fin de") narrows it; the longest expression wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kg.model import Period
from kg.reading.found import Found, disjoint, rules_for
from kg.reading.values.dates import Moment, Position, Tense, narrowed
from kg.reading.values.period_words import PeriodWords
from kg.reading.values.periods_en import ENGLISH_PERIODS
from kg.reading.values.periods_fr import FRENCH_PERIODS

LANGUAGES = {"en": ENGLISH_PERIODS, "fr": FRENCH_PERIODS}

_WINDOW = 48
_POSITIONS: dict[str, Position] = {"start": "start", "mid": "mid", "end": "end"}
_DIRECTIONS = {
    "since": "after",
    "after": "after",
    "deadline": "before",
    "before": "before",
    "approx": "approx",
}


def find_periods(text: str, language: str, published: date | None, *, tense: Tense = "") -> tuple[Found[Period], ...]:
    """The dates and periods that a text names, in order.

    ``published`` resolves what is relative ("mardi", "le mois dernier", "le 4 mars"); without it
    only complete dates are returned. ``tense`` says how to read what may lie on either side: with
    "past" (and by default) "mardi" is the last Tuesday not after the publication, with "future" the
    next one not before it; a day and month without a year is the nearest when no tense is given. A
    caller who knows the tense of each clause reads the text once for each tense.

    Bounds are the calendar's, narrowed by "début", "mi-" and "fin"; "depuis", "avant" and "vers"
    leave them and set the modifier. Raises InputError for a language without rules.

    >>> found = find_periods("depuis la fin du mois de mars", "fr", date(2024, 5, 4))[0]
    >>> found.value.start.isoformat(), found.value.end.isoformat(), found.value.modifier
    ('2024-03-22', '2024-03-31', 'end')
    """
    words = rules_for(language, LANGUAGES)
    readings = disjoint(_readings(text, words, Moment(published, tense)))
    return tuple(Found(one.start, one.end, one.value, one.text) for one in readings if one.value is not None)


def _readings(text: str, words: PeriodWords, moment: Moment) -> Iterator[Found[Period | None]]:
    """Every match of every rule. What means no period is kept so that it hides its parts."""
    lowered = text.lower()
    for rule in words.rules:
        if not any(cue in lowered for cue in rule.cues):
            continue
        for match in rule.pattern.finditer(text):
            groups = _captured(match)
            start, end = match.span("core" if "core" in groups else 0)
            window = text[max(0, start - _WINDOW) : start]
            prefix = words.prefix.search(window)
            said = _captured(prefix) if prefix else {}
            period = rule.shape(groups, _moment(said, moment), words)
            if prefix and said:
                start -= len(window) - prefix.start()
            yield Found(start, end, period and _qualified(period, said), text[start:end])


def _captured(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}


def _moment(said: dict[str, str], moment: Moment) -> Moment:
    """The tense that the word before an expression imposes: "depuis lundi" lies back, "d'ici lundi" ahead."""
    if "since" in said:
        return replace(moment, tense="past")
    if "deadline" in said:
        return replace(moment, tense="future")
    return moment


def _qualified(period: Period, said: dict[str, str]) -> Period:
    """The period as the words before it narrow it or turn it into a bound."""
    for name, position in _POSITIONS.items():
        if name in said:
            period = narrowed(period, position)
    for name, direction in _DIRECTIONS.items():
        # "d'ici la fin de l'année" is a deadline first; "depuis la fin de l'année" a place in the year.
        if name in said and (direction == "before" or not period.modifier):
            period = replace(period, modifier=direction)
    return period
