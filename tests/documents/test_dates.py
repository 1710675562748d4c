"""Dates in metadata and in file names."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.dates import DATE, in_name, iso, matched, stated

FOURTH = date(2025, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-04",
        " 2025-03-04T23:30:00-05:00 ",
        "2025-03-04T00:10:00+02:00",
        "2025-03-04 10:00:00 +0100",
        "2025-03-04T23:59:59Z",
        "20250304",
        "20250304T101500Z",
    ],
)
def test_iso_gives_the_day_as_written(text: str) -> None:
    assert iso(text) == FOURTH


@pytest.mark.parametrize("text", ["", "2025-13-04", "2025-02-30", "1492-03-04", "2025-03", "2025-03-041", "bientôt"])
def test_iso_gives_nothing_for_the_rest(text: str) -> None:
    assert iso(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "4 mars 2025",
        "mardi 4 mars 2025",
        "March 4, 2025",
        "Tuesday, March 4th, 2025",
        "4 March 2025",
        "Tue, 04 Mar 2025 10:00:00 +0100",
        "(2025-03-04)",
    ],
)
def test_stated_reads_words_in_both_languages(text: str) -> None:
    assert stated(text) == FOURTH


@pytest.mark.parametrize("text", ["", "4 mars", "mars 2025", "04/03/2025", "31 février 2025", "hier", "2025"])
def test_stated_does_not_guess(text: str) -> None:
    assert stated(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er février 2016", date(2016, 2, 1)),
        ("5 août 2016", date(2016, 8, 5)),
        ("5 aout 2016", date(2016, 8, 5)),
        ("12 déc. 2016", date(2016, 12, 12)),
        ("Sept. 3, 2016", date(2016, 9, 3)),
        ("3 mai 2016", date(2016, 5, 3)),
        ("May 3, 2016", date(2016, 5, 3)),
    ],
)
def test_months(text: str, day: date) -> None:
    assert stated(text) == day


def test_a_year_is_taken_from_a_near_date_only() -> None:
    new_year = re.compile(DATE, re.VERBOSE).fullmatch("31 décembre")
    assert new_year is not None
    assert matched(new_year, near=date(2025, 1, 2)) == date(2024, 12, 31)
    assert matched(new_year, near=date(2025, 6, 2)) is None
    assert matched(new_year) is None


@pytest.mark.parametrize(
    "stem", ["2025-03-04", "a_2025_03_04-2", "afp20250304b", "2025.03.04", "v-9999-99-99-2025-03-04"]
)
def test_date_in_a_name(stem: str) -> None:
    assert in_name(stem) == FOURTH


@pytest.mark.parametrize("stem", ["", "article", "12025-03-04", "2025-0304", "20251304", "202503041", "1234-01-01"])
def test_no_date_in_a_name(stem: str) -> None:
    assert in_name(stem) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_iso_round_trip(day: date) -> None:
    assert iso(day.isoformat()) == stated(f"{day:%Y%m%d}") == in_name(f"x-{day}") == day


@given(st.text(max_size=30))
def test_nothing_makes_it_fail(text: str) -> None:
    assert stated(text) is None or isinstance(stated(text), date)
    assert in_name(text) is None or isinstance(in_name(text), date)
