"""Counts, percentages and ages in a paragraph, as ``Quantity`` values with their offsets.

Numbers come from ``values.numbers``; money, dates and stretches of time are left to the others.
"""

from __future__ import annotations

import re

from kg.model import Quantity
from kg.reading.amounts import is_money
from kg.reading.found import Found, disjoint, rules_for
from kg.reading.values.hedges import hedged
from kg.reading.values.numbers import Figure, find_figures
from kg.reading.values.unit_words import UNIT_WORDS, UnitWords

PERCENT, YEARS = "%", "years"

_OLDEST = 125
_SENTENCE = 90
"""Characters before a number in which a word may say that it counts staff."""


def find_quantities(text: str, language: str) -> tuple[Found[Quantity], ...]:
    """What a text counts, in order, with the words that hedge it.

    The unit is "%", "years" for an age, the lower-case noun as written ("salariés"), or empty where
    a number stands for things named before ("huit ont été blessés"). Durations and money are left
    out. Raises InputError for a language without rules.

    >>> [(one.text, one.value.value, one.value.unit) for one in find_quantities("Quelque 300 postes, soit 5 %", "fr")]
    [('Quelque 300 postes', 300.0, 'postes'), ('5 %', 5.0, '%')]
    """
    words = rules_for(language, UNIT_WORDS)
    found = (_quantity(figure, text, language, words) for figure in find_figures(text, language))
    return disjoint(one for one in found if one is not None)


def find_numbers(text: str, language: str) -> tuple[Found[Quantity], ...]:
    """Every number that a text writes, whatever it counts, with the words that hedge it; articles are none.

    >>> [one.value.value for one in find_numbers("Ils ne sont plus que 41, pour une perte de 3,6 millions", "fr")]
    [41.0, 3600000.0]
    """
    figures = [figure for figure in find_figures(text, language) if figure.edge and not figure.article]
    return tuple(_counted(figure, text, "", figure.lead, figure.end, language) for figure in figures)


def _quantity(figure: Figure, text: str, language: str, words: UnitWords) -> Found[Quantity] | None:
    unit = _unit(figure, text, language, words) if figure.edge else None
    if unit is None:
        return None
    return _counted(figure, text, *unit, language)


def _counted(figure: Figure, text: str, name: str, start: int, end: int, language: str) -> Found[Quantity]:
    read = hedged(figure, text, start, end, language)
    value = Quantity(
        value=read.value, unit=name, approximate=read.approximate, minimum=read.minimum, maximum=read.maximum
    )
    return Found(read.start, read.end, value, text[read.start : read.end])


def _unit(figure: Figure, text: str, language: str, words: UnitWords) -> tuple[str, int, int] | None:
    """The unit, and where number and unit start and end together; None if nothing is counted."""
    if percent := words.percent.match(text, figure.end):
        return PERCENT, figure.lead, percent.end()
    if age := _age(figure, text, words):
        return YEARS, *age
    if words.time.match(text, figure.end) or _is_date(figure, text, words) or is_money(figure, text, language):
        return None
    noun = words.noun.match(text, figure.end)
    if noun and _counts(figure, noun, words):
        return noun["noun"].lower(), figure.lead, noun.end()
    large = figure.spelled and figure.number >= 100
    window = text[max(0, figure.lead - _SENTENCE) : figure.lead]
    if figure.number >= 2 and words.alone.match(text, figure.end) and words.staffed.search(window):
        return "", figure.lead, figure.end
    if figure.rough or large or (not figure.article and words.bare.match(text, figure.end)):
        return "", figure.lead, figure.end
    return None


def _age(figure: Figure, text: str, words: UnitWords) -> tuple[int, int] | None:
    if not 0 < figure.number <= _OLDEST:
        return None
    window = text[max(0, figure.lead - 50) : figure.lead]
    before, after = words.age_before.search(window), words.age_after.match(text, figure.end)
    start = figure.lead - len(window) + before.start() if before else figure.lead
    if before and (after or not words.time.match(text, figure.end)):
        return start, after.end() if after else figure.end
    if after is None or words.lasting.search(window) or words.lasted.match(text, after.end()):
        return None
    return (start, after.end()) if words.spelled_ages or not figure.spelled else None


def _counts(figure: Figure, noun: re.Match[str], words: UnitWords) -> bool:
    name = noun["noun"].lower()
    if name in words.never or words.time.match(f" {name}"):
        return False
    millions = figure.scale >= 10**6
    if noun["of"] and not (figure.rough or millions):
        return False
    if words.linked and millions and not noun["of"]:
        return False
    if figure.number < 2:
        return name in words.one
    return not figure.article and words.plural.fullmatch(name) is not None


def _is_date(figure: Figure, text: str, words: UnitWords) -> bool:
    """Whether the number is the year or the day of a date."""
    if figure.spelled or figure.grouped:
        return False
    before = text[max(0, figure.start - 12) : figure.start]
    if 1000 <= figure.number < 2100 and words.before_year.search(before):
        return True
    return figure.number <= 31 and words.before_day.search(before) is not None
