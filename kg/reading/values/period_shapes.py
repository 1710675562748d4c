"""What the expressions of time mean, whatever the language: one function for each shape.

A language (``periods_fr``, ``periods_en``) writes patterns whose groups carry the names used here
(day, month, year, weekday, side, unit, count …) and pairs each with a shape.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kg.model import Granularity, Period
from kg.reading.values import dates
from kg.reading.values.dates import Moment, Side, meant
from kg.reading.values.numbers import spelled_number
from kg.reading.values.period_words import PeriodWords

_OFFSETS: dict[Side, int] = {"": 0, "last": -1, "this": 0, "next": 1}


def nothing(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """No period: a name or habit that looks like one ("Black Friday", "du lundi au vendredi")."""
    return None


def numeric_date(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A day in figures: "2024-03-12", "12/03/2024"."""
    return dates.day_of(int(groups["year"]), int(groups["month"]), int(groups["day"]))


def american_or_british(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A day in figures where only one order makes a date: "03/25/2024", not "03/04/2024"."""
    first, second, year = int(groups["first"]), int(groups["second"]), int(groups["year"])
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = sorted((first, second))
    return dates.day_of(year, month, day)


def dated_day(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """One or more days of a month: "lundi 3 mars", "4 et 5 mars 2016", "March 4-6, 2025", "le 4 mars dernier"."""
    last = _dated(groups["day"], groups["month"], groups, moment, words)
    if "first" not in groups or last is None:
        return last
    month = groups.get("first_month")
    year = int(groups.get("first_year", last.start.year))
    number = words.months[_word(month)] if month else last.start.month
    if month and "first_year" not in groups and number > last.start.month:
        year -= 1
    return dates.range_of(dates.day_of(year, number, _day(groups["first"])), last)


def _dated(day: str, month: str, groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    number, day_number = words.months[_word(month)], _day(day)
    if year := _year(groups, moment, words):
        return dates.day_of(year, number, day_number)
    if moment.published is None:
        return None
    candidates = [dates.day_of(moment.published.year + shift, number, day_number) for shift in (-1, 0, 1)]
    if weekday := groups.get("weekday"):
        # A stated weekday settles the year, unless the article has it wrong.
        wanted = words.weekdays[_word(weekday)]
        matching = [one for one in candidates if one and one.start.weekday() == wanted]
        if matching:
            return meant(matching, replace(moment, tense=""), nearest=True)
    return meant(candidates, moment, _side(groups, words), nearest=True)


def month(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A month: "mars 2024", "septembre dernier", "en juin", "April last year"."""
    number = words.months[_word(groups["month"])]
    if year := _year(groups, moment, words):
        return dates.month_of(year, number)
    side = _side(groups, words)
    if moment.published is None:
        return None
    if side == "this":
        return dates.month_of(moment.published.year, number)
    return meant([dates.month_of(moment.published.year + shift, number) for shift in (-1, 0, 1)], moment, side)


def month_range(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """Several months: "de mars à juin 2020", "from November to January"."""
    last = month(groups, moment, words)
    if last is None:
        return None
    first = words.months[_word(groups["first"])]
    year = int(groups.get("first_year", last.start.year))
    if "first_year" not in groups and first > last.start.month:
        year -= 1
    return dates.range_of(dates.month_of(year, first), last)


def year(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A year: "en 2029"."""
    return dates.year_of(int(groups["year"]))


def year_range(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """Several years: "entre 2015 et 2018"."""
    return dates.range_of(dates.year_of(int(groups["first"])), dates.year_of(int(groups["year"])))


def decade(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """Ten years: "les années 1990", "the '90s"."""
    number = int(groups["year"])
    return dates.decade_of(number if number > 99 else 1900 + number)


def part_of_year(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A quarter or half-year: "au troisième trimestre 2024", "Q3", "premier semestre"."""
    number, months = words.ordinals[groups["ordinal"].lower()], 6 if groups["part"].lower()[0] in "sh" else 3
    if number > 12 // months:
        return None
    if stated := _year(groups, moment, words):
        return dates.part_of(stated, number, months)
    if moment.published is None:
        return None
    return meant([dates.part_of(moment.published.year + shift, number, months) for shift in (-1, 0, 1)], moment)


def season(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """Three whole months: "l'été 2023", "last summer". A winter is none, since it spans two years."""
    first = words.seasons[groups["season"].lower()]
    if first == 12:
        return None
    if stated := _year(groups, moment, words):
        return dates.months_of(stated, first, 3, Granularity.QUARTER)
    if moment.published is None:
        return None
    side, current = _side(groups, words), moment.published.year
    shifts = (0,) if side == "this" else (-1, 0, 1)
    candidates = [dates.months_of(current + shift, first, 3, Granularity.QUARTER) for shift in shifts]
    return meant(candidates, moment, side) if side != "this" else candidates[0]


def weekday(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A day of the week: "mardi", "samedi soir", "mardi prochain", "Monday of last week"."""
    if moment.published is None:
        return None
    wanted = words.weekdays[_word(groups["weekday"])]
    monday = dates.week_of(moment.published).start
    if of_week := groups.get("week"):
        weeks = _OFFSETS[words.sides[_word(of_week)]]
        return dates.single(monday + timedelta(days=wanted, weeks=weeks))
    days = [dates.single(monday + timedelta(days=wanted + shift)) for shift in (-14, -7, 0, 7, 14)]
    return meant(days, moment, _side(groups, words))


def weekday_range(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """From one weekday to another: "dans la nuit de samedi à dimanche", "from Monday to Wednesday"."""
    first = weekday({"weekday": groups["first"]}, moment, words)
    if first is None:
        return None
    distance = (words.weekdays[_word(groups["weekday"])] - first.start.weekday()) % 7
    return dates.range_of(first, dates.single(first.start + timedelta(days=distance)))


def relative_day(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A day next to the publication: "hier", "ce matin", "tomorrow"."""
    if moment.published is None:
        return None
    key = re.sub(r"\s+", " ", groups["relative"].lower().replace("’", "'"))
    return dates.single(moment.published + timedelta(days=words.days[key]))


def unit(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """The unit around, before or after the publication: "cette semaine", "l'an dernier", "next quarter"."""
    if moment.published is None:
        return None
    name, side = words.units[_word(groups["unit"])], _side(groups, words)
    if name == "weekend":
        weekends = [dates.unit_at(moment.published, name, shift) for shift in (-2, -1, 0, 1, 2)]
        return meant(weekends, moment, "" if side == "this" else side, nearest=side == "this")
    return dates.unit_at(moment.published, name, _OFFSETS[side])


def ago(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A unit so many before: "il y a trois jours", "depuis 24 ans", "two years ago"."""
    return _distant(groups, moment, words, -1)


def hence(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """A unit so many ahead: "dans six mois", "within two weeks"."""
    return _distant(groups, moment, words, 1)


def hence_if_future(groups: dict[str, str], moment: Moment, words: PeriodWords) -> Period | None:
    """The same after "in", which with a past tense tells how long something took ("in six months")."""
    return hence(groups, moment, words) if moment.tense == "future" else None


def _distant(groups: dict[str, str], moment: Moment, words: PeriodWords, way: int) -> Period | None:
    if moment.published is None:
        return None
    text = groups["count"].lower()
    count = int(text) if text.isdecimal() else spelled_number(_parts(text, words), words.numbers)
    if count is None or count > 1000:
        return None
    period = dates.unit_at(moment.published, words.units[_word(groups["unit"])], way * count)
    modifier = next((name for name in ("after", "before", "approx") if name in groups), "")
    return replace(period, modifier=modifier) if period else None


def _parts(text: str, words: PeriodWords) -> list[str]:
    return [part for part in re.split(r"[\s-]+", text) if part in words.numbers]


def _word(text: str) -> str:
    return text.lower().rstrip(".")


def _day(text: str) -> int:
    """The number in "4th" or "1er"; "premier" has none and is the first."""
    return int("".join(character for character in text if character.isdecimal()) or 1)


def _side(groups: dict[str, str], words: PeriodWords) -> Side:
    return words.sides[_word(groups["side"])] if "side" in groups else ""


def _year(groups: dict[str, str], moment: Moment, words: PeriodWords) -> int | None:
    """The stated year, or the one that "last year" and the like denote."""
    if "year" in groups:
        return int(groups["year"])
    if "year_side" in groups and moment.published:
        return moment.published.year + _OFFSETS[words.sides[_word(groups["year_side"])]]
    return None
