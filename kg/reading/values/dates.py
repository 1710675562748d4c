"""Calendar arithmetic for periods: days, weeks, months, quarters, and the one that a text means.

A function that makes a period gives None for what no calendar has ("31 février").
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from kg.model import Granularity, Period

Tense = Literal["", "past", "future"]
Side = Literal["", "last", "this", "next"]
Position = Literal["", "start", "mid", "end"]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a text was published (None: unknown), and the tense of what it tells."""

    published: date | None
    tense: Tense = ""


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day."""
    if not (MINYEAR < year < MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return single(date(year, month, day))


def single(day: date) -> Period:
    """One day."""
    return Period(start=day, end=day, granularity=Granularity.DAY)


def months_of(year: int, first: int, count: int, granularity: Granularity) -> Period | None:
    """Whole months of one year, from the ``first`` (1 is January)."""
    last = first + count - 1
    if not (MINYEAR < year < MAXYEAR and 1 <= first <= last <= 12):
        return None
    return Period(start=date(year, first, 1), end=date(year, last, monthrange(year, last)[1]), granularity=granularity)


def month_of(year: int, month: int) -> Period | None:
    """One month."""
    return months_of(year, month, 1, Granularity.MONTH)


def part_of(year: int, number: int, months: int) -> Period | None:
    """The quarter (``months`` is 3) or half-year (6) with that number."""
    return months_of(year, (number - 1) * months + 1, months, Granularity.QUARTER)


def year_of(year: int) -> Period | None:
    """One year."""
    return months_of(year, 1, 12, Granularity.YEAR)


def decade_of(year: int) -> Period | None:
    """The ten years from ``year`` on."""
    first, last = year_of(year), year_of(year + 9)
    return Period(start=first.start, end=last.end, granularity=Granularity.DECADE) if first and last else None


def week_of(day: date) -> Period:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(start=monday, end=monday + timedelta(days=6), granularity=Granularity.WEEK)


def weekend_of(day: date) -> Period:
    """Saturday and Sunday of the day's week."""
    saturday = week_of(day).start + timedelta(days=5)
    return Period(start=saturday, end=saturday + timedelta(days=1), granularity=Granularity.WEEK)


def unit_at(day: date, unit: str, offset: int) -> Period | None:
    """The day, week, weekend, month, quarter or year that lies ``offset`` units from the day's own.

    >>> unit_at(date(2024, 1, 31), "month", -2).iso
    '2023-11'
    """
    match unit:
        case "day":
            return single(day + timedelta(days=offset))
        case "week":
            return week_of(day + timedelta(weeks=offset))
        case "weekend":
            return weekend_of(day + timedelta(weeks=offset))
        case "month":
            year, month = divmod(day.year * 12 + day.month - 1 + offset, 12)
            return month_of(year, month + 1)
        case "quarter":
            year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + offset, 4)
            return part_of(year, quarter + 1, 3)
        case _:
            return year_of(day.year + offset)


def range_of(first: Period | None, last: Period | None) -> Period | None:
    """From the start of one period to the end of a later one, as precise as they are."""
    if first is None or last is None or last.end < first.start or last.start <= first.start:
        return None
    return Period(start=first.start, end=last.end, granularity=last.granularity)


def narrowed(period: Period, position: Position) -> Period:
    """The start, middle or end of a period: ten days of a month, three months of a year, three days of a week.

    A day, a decade or a range of units keeps its bounds; a decade says the position all the same.
    """
    if not position or period.granularity is Granularity.DAY:
        return period
    start, end = period.start, period.end
    days = (end - start).days + 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    match period.granularity:
        case Granularity.WEEK if days == 7:
            first, last = {"start": (0, 2), "mid": (1, 3), "end": (3, 6)}[position]
        case Granularity.MONTH if months == 1:
            first, last = {"start": (0, 9), "mid": (10, 19), "end": (days - 10, days - 1)}[position]
        case Granularity.QUARTER | Granularity.YEAR if months in (3, 6, 12):
            third = 3 if months == 12 else months // 3
            skipped = {"start": 0, "mid": (months - third) // 2, "end": months - third}[position]
            part = months_of(start.year, start.month + skipped, third, period.granularity)
            return replace(part, modifier=position) if part else period
        case _:
            return replace(period, modifier=position)
    return replace(period, start=start + timedelta(days=first), end=start + timedelta(days=last), modifier=position)


def meant(
    candidates: Iterable[Period | None], moment: Moment, side: Side = "", *, nearest: bool = False
) -> Period | None:
    """Which of several occurrences, in order, a text means when it does not say the year or the week.

    "dernier" and "prochain" are strictly before and after the publication. Otherwise the tense
    decides, an occurrence that holds the day of publication counting for both; without a tense it
    is the last one or, if ``nearest`` is asked for, the closer one, a day ahead weighing as much as
    two days back.
    """
    published = moment.published
    known = [candidate for candidate in candidates if candidate is not None]
    if published is None or not known:
        return None
    if side == "last":
        return max((one for one in known if one.end < published), key=_start, default=None)
    if side == "next":
        return min((one for one in known if one.start > published), key=_start, default=None)
    if moment.tense == "future":
        return min((one for one in known if one.end >= published), key=_start, default=None)
    if nearest and not moment.tense:
        return min(known, key=lambda one: _distance(one, published))
    return max((one for one in known if one.start <= published), key=_start, default=None)


def _distance(period: Period, published: date) -> int:
    days = (period.start - published).days
    return 2 * days if days > 0 else -days


def _start(period: Period) -> date:
    return period.start
