"""Calendar dates as files and articles write them, in French, English and ISO 8601.

``dateline`` uses the patterns at the head of an article; readers of metadata use ``stated``.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

# A number that looks like a year outside this range is more likely a price, a reference or history.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = (
    "janvier|janv|january|jan",
    "février|fevrier|févr|fevr|february|feb",
    "mars|march|mar",
    "avril|avr|april|apr",
    "mai|may",
    "juin|june|jun",
    "juillet|juil|july|jul",
    "août|aout|august|aug",
    "septembre|september|sept|sep",
    "octobre|october|oct",
    "novembre|november|nov",
    "décembre|decembre|december|déc|dec",
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_MONTH = f"(?i:{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\\b\\.?"
_WEEKDAY = (
    "(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)

DATE = rf"""
    (?: {_WEEKDAY} ,? \s+ )?
    (?: (?P<day> \d{{1,2}} ) (?: er|st|nd|rd|th )? \s+ (?P<month> {_MONTH} ) (?: ,? \s+ (?P<year> \d{{4}} ) )?
      | (?P<month2> {_MONTH} ) \s+ (?P<day2> \d{{1,2}} ) (?: st|nd|rd|th )? \b (?: ,? \s+ (?P<year2> \d{{4}} ) )?
      | \(? (?P<iso> \d{{4}}-\d{{2}}-\d{{2}} ) \)?
    ) (?! \d )
"""
"""A verbose regular expression for a date with or without its year; read a match with ``matched``."""


def calendar(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day or the year is not plausible for an article."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def matched(found: re.Match[str], near: date | None = None) -> date | None:
    """The date of a match of ``DATE``; without a year, the one within a month of ``near``, else None.

    >>> matched(re.compile(DATE, re.X).match("3 mars"), near=date(2025, 3, 4))
    datetime.date(2025, 3, 3)
    """
    if found["iso"]:
        return iso(found["iso"])
    month = _NUMBER_OF[(found["month"] or found["month2"]).rstrip(".").casefold()]
    day = int(found["day"] or found["day2"])
    if year := found["year"] or found["year2"]:
        return calendar(int(year), month, day)
    if near is None:
        return None
    candidates = (calendar(near.year + shift, month, day) for shift in (-1, 0, 1))
    close = [candidate for candidate in candidates if candidate and abs((candidate - near).days) <= 31]
    return close[0] if close else None


def iso(text: str) -> date | None:
    """The calendar day an ISO 8601 date or time stamp is written with: its own time zone's day.

    >>> iso("2025-03-04T23:30:00-05:00")
    datetime.date(2025, 3, 4)
    """
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?|(\d{4})(\d{2})(\d{2})(?:T.*)?", text.strip())
    if found is None:
        return None
    year, month, day = (int(number) for number in found.groups() if number)
    return calendar(year, month, day)


def stated(text: str) -> date | None:
    """The date that a metadata field states: ISO 8601, an e-mail date, or words with a year.

    >>> stated("Tue, 04 Mar 2025 10:00:00 +0100"), stated("4 mars 2025"), stated("March 4, 2025")
    (datetime.date(2025, 3, 4), datetime.date(2025, 3, 4), datetime.date(2025, 3, 4))
    """
    if (day := iso(text)) is not None:
        return day
    if found := re.fullmatch(DATE, text.strip(), re.VERBOSE):
        return matched(found)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return calendar(moment.year, moment.month, moment.day)


def in_name(stem: str) -> date | None:
    """The first date in a file name: YYYY-MM-DD, YYYY_MM_DD, YYYY.MM.DD or YYYYMMDD.

    >>> in_name("depeche_2025_03_04-002")
    datetime.date(2025, 3, 4)
    """
    for found in re.finditer(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)", stem):
        if day := calendar(int(found[1]), int(found[3]), int(found[4])):
            return day
    return None
