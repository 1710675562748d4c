"""Dates and periods, counted from Saturday 4 October 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Granularity
from kg.reading.periods import find_periods

PUBLISHED = date(2025, 10, 4)

# language, text, first day, last day ("" is the same), granularity, modifier; a text is found whole,
# without the article or preposition in parentheses.
FRENCH = """
    4 janvier 2016                    | 2016-01-04 |            | day     |
    21 mars 2013                      | 2013-03-21 |            | day     |
    14 juillet 1789                   | 1789-07-14 |            | day     |
    1er mars                          | 2025-03-01 |            | day     |
    1 er avril                        | 2025-04-01 |            | day     |
    4 sept. 2024                      | 2024-09-04 |            | day     |
    lundi 3 mars                      | 2025-03-03 |            | day     |
    mardi 30 septembre 2025           | 2025-09-30 |            | day     |
    15 octobre                        | 2025-10-15 |            | day     |
    29 janvier dernier                | 2025-01-29 |            | day     |
    4 mars prochain                   | 2026-03-04 |            | day     |
    12/03/2024                        | 2024-03-12 |            | day     |
    2024-03-12                        | 2024-03-12 |            | day     |
    11 septembre 2001                 | 2001-09-11 |            | day     |
    6 au 24 juillet                   | 2025-07-06 | 2025-07-24 | day     |
    28 et 29 avril prochains          | 2026-04-28 | 2026-04-29 | day     |
    28 février au 3 mars 2016         | 2016-02-28 | 2016-03-03 | day     |
    28 décembre au 3 janvier 2016     | 2015-12-28 | 2016-01-03 | day     |
    mars 2024                         | 2024-03-01 | 2024-03-31 | month   |
    septembre                         | 2025-09-01 | 2025-09-30 | month   |
    octobre                           | 2025-10-01 | 2025-10-31 | month   |
    novembre                          | 2024-11-01 | 2024-11-30 | month   |
    décembre dernier                  | 2024-12-01 | 2024-12-31 | month   |
    mars prochain                     | 2026-03-01 | 2026-03-31 | month   |
    juin de l'an dernier              | 2024-06-01 | 2024-06-30 | month   |
    fin septembre                     | 2025-09-21 | 2025-09-30 | month   | end
    depuis la fin du mois de mars     | 2025-03-22 | 2025-03-31 | month   | end
    mi-juin                           | 2025-06-11 | 2025-06-20 | month   | mid
    à la mi-juin 2024                 | 2024-06-11 | 2024-06-20 | month   | mid
    mars à juin 2020                  | 2020-03-01 | 2020-06-30 | month   |
    avril-mai 2020                    | 2020-04-01 | 2020-05-31 | month   |
    depuis mars 2020                  | 2020-03-01 | 2020-03-31 | month   | after
    d'ici mars                        | 2026-03-01 | 2026-03-31 | month   | before
    début 2024                        | 2024-01-01 | 2024-03-31 | year    | start
    au début de l'année 2024          | 2024-01-01 | 2024-03-31 | year    | start
    fin 2024                          | 2024-10-01 | 2024-12-31 | year    | end
    d'ici 2030                        | 2030-01-01 | 2030-12-31 | year    | before
    d'ici la fin de l'année           | 2025-10-01 | 2025-12-31 | year    | before
    après 2020                        | 2020-01-01 | 2020-12-31 | year    | after
    jusqu'en 2028                     | 2028-01-01 | 2028-12-31 | year    | before
    vers 2015                         | 2015-01-01 | 2015-12-31 | year    | approx
    entre 2015 et 2018                | 2015-01-01 | 2018-12-31 | year    |
    de 2010 à 2014                    | 2010-01-01 | 2014-12-31 | year    |
    2015-2018                         | 2015-01-01 | 2018-12-31 | year    |
    les années 1990                   | 1990-01-01 | 1999-12-31 | decade  |
    les années 90                     | 1990-01-01 | 1999-12-31 | decade  |
    à la fin des années 1980          | 1980-01-01 | 1989-12-31 | decade  | end
    troisième trimestre 2024          | 2024-07-01 | 2024-09-30 | quarter |
    deuxième trimestre                | 2025-04-01 | 2025-06-30 | quarter |
    T3 2024                           | 2024-07-01 | 2024-09-30 | quarter |
    premier semestre                  | 2025-01-01 | 2025-06-30 | quarter |
    le trimestre dernier              | 2025-07-01 | 2025-09-30 | quarter |
    l'été 2023                        | 2023-06-01 | 2023-08-31 | quarter |
    cet été                           | 2025-06-01 | 2025-08-31 | quarter |
    l'été prochain                    | 2026-06-01 | 2026-08-31 | quarter |
    avant-hier                        | 2025-10-02 |            | day     |
    hier soir                         | 2025-10-03 |            | day     |
    aujourd'hui                       | 2025-10-04 |            | day     |
    ce matin                          | 2025-10-04 |            | day     |
    demain                            | 2025-10-05 |            | day     |
    mardi                             | 2025-09-30 |            | day     |
    ce mardi                          | 2025-09-30 |            | day     |
    Mardi                             | 2025-09-30 |            | day     |
    mardi dernier                     | 2025-09-30 |            | day     |
    mardi prochain                    | 2025-10-07 |            | day     |
    samedi                            | 2025-10-04 |            | day     |
    samedi soir                       | 2025-10-04 |            | day     |
    samedi dernier                    | 2025-09-27 |            | day     |
    samedi prochain                   | 2025-10-11 |            | day     |
    lundi de la semaine prochaine     | 2025-10-06 |            | day     |
    depuis lundi                      | 2025-09-29 |            | day     | after
    d'ici vendredi                    | 2025-10-10 |            | day     | before
    dans la nuit de samedi à dimanche | 2025-10-04 | 2025-10-05 | day     |
    cette semaine                     | 2025-09-29 | 2025-10-05 | week    |
    la semaine dernière               | 2025-09-22 | 2025-09-28 | week    |
    la semaine prochaine              | 2025-10-06 | 2025-10-12 | week    |
    en début de semaine               | 2025-09-29 | 2025-10-01 | week    | start
    ce week-end                       | 2025-10-04 | 2025-10-05 | week    |
    le week-end dernier               | 2025-09-27 | 2025-09-28 | week    |
    ce mois-ci                        | 2025-10-01 | 2025-10-31 | month   |
    le mois dernier                   | 2025-09-01 | 2025-09-30 | month   |
    fin du mois                       | 2025-10-22 | 2025-10-31 | month   | end
    cette année                       | 2025-01-01 | 2025-12-31 | year    |
    l'an dernier                      | 2024-01-01 | 2024-12-31 | year    |
    l'année prochaine                 | 2026-01-01 | 2026-12-31 | year    |
    fin de l'année dernière           | 2024-10-01 | 2024-12-31 | year    | end
    il y a trois jours                | 2025-10-01 |            | day     |
    il y a une semaine                | 2025-09-22 | 2025-09-28 | week    |
    il y a deux ans                   | 2023-01-01 | 2023-12-31 | year    |
    il y a environ deux ans           | 2023-01-01 | 2023-12-31 | year    | approx
    il y a plus de dix ans            | 2015-01-01 | 2015-12-31 | year    | before
    depuis 24 ans                     | 2001-01-01 | 2001-12-31 | year    | after
    dans six mois                     | 2026-04-01 | 2026-04-30 | month   |
    d'ici trois ans                   | 2028-01-01 | 2028-12-31 | year    | before
"""

ENGLISH = """
    March 4, 2025                     | 2025-03-04 |            | day     |
    4 March 2025                      | 2025-03-04 |            | day     |
    March 4                           | 2025-03-04 |            | day     |
    Sept. 12, 2024                    | 2024-09-12 |            | day     |
    Tuesday, March 4                  | 2025-03-04 |            | day     |
    the 4th of March                  | 2025-03-04 |            | day     |
    25/03/2024                        | 2024-03-25 |            | day     |
    03/25/2024                        | 2024-03-25 |            | day     |
    March 4-6, 2025                   | 2025-03-04 | 2025-03-06 | day     |
    March 4 to April 6, 2025          | 2025-03-04 | 2025-04-06 | day     |
    May 2024                          | 2024-05-01 | 2024-05-31 | month   |
    last May                          | 2025-05-01 | 2025-05-31 | month   |
    next March                        | 2026-03-01 | 2026-03-31 | month   |
    late September                    | 2025-09-21 | 2025-09-30 | month   | end
    mid-September                     | 2025-09-11 | 2025-09-20 | month   | mid
    the end of September              | 2025-09-21 | 2025-09-30 | month   | end
    from March to June 2020           | 2020-03-01 | 2020-06-30 | month   |
    in early 2024                     | 2024-01-01 | 2024-03-31 | year    | start
    since 2010                        | 2010-01-01 | 2010-12-31 | year    | after
    by 2030                           | 2030-01-01 | 2030-12-31 | year    | before
    from 2010 to 2014                 | 2010-01-01 | 2014-12-31 | year    |
    between 2015 and 2018             | 2015-01-01 | 2018-12-31 | year    |
    the 1990s                         | 1990-01-01 | 1999-12-31 | decade  |
    third quarter of 2024             | 2024-07-01 | 2024-09-30 | quarter |
    third quarter of last year        | 2024-07-01 | 2024-09-30 | quarter |
    Q3 2024                           | 2024-07-01 | 2024-09-30 | quarter |
    first half of 2024                | 2024-01-01 | 2024-06-30 | quarter |
    the summer of 2023                | 2023-06-01 | 2023-08-31 | quarter |
    last summer                       | 2025-06-01 | 2025-08-31 | quarter |
    yesterday                         | 2025-10-03 |            | day     |
    last night                        | 2025-10-03 |            | day     |
    today                             | 2025-10-04 |            | day     |
    tomorrow                          | 2025-10-05 |            | day     |
    Tuesday                           | 2025-09-30 |            | day     |
    last Tuesday                      | 2025-09-30 |            | day     |
    next Tuesday                      | 2025-10-07 |            | day     |
    Saturday night                    | 2025-10-04 |            | day     |
    by Friday                         | 2025-10-10 |            | day     | before
    Monday of last week               | 2025-09-22 |            | day     |
    last week                         | 2025-09-22 | 2025-09-28 | week    |
    over the weekend                  | 2025-10-04 | 2025-10-05 | week    |
    last month                        | 2025-09-01 | 2025-09-30 | month   |
    this year                         | 2025-01-01 | 2025-12-31 | year    |
    late last year                    | 2024-10-01 | 2024-12-31 | year    | end
    by the end of the year            | 2025-10-01 | 2025-12-31 | year    | before
    three days ago                    | 2025-10-01 |            | day     |
    a year ago                        | 2024-01-01 | 2024-12-31 | year    |
    more than ten years ago           | 2015-01-01 | 2015-12-31 | year    | before
    within six months                 | 2026-04-01 | 2026-04-30 | month   | before
    two weeks from now                | 2025-10-13 | 2025-10-19 | week    |
"""

INSIDE = [
    ("fr", "en 2029", "2029", "2029"),
    ("fr", "à l'horizon 2030", "2030", "2030"),
    ("fr", "la présidentielle de 2017", "2017", "2017"),
    ("fr", "la finale (2015)", "2015", "2015"),
    ("fr", "au cours du week-end", "week-end", "2025-10"),
    ("fr", "en juin 2016, 300 élus", "juin 2016", "2016-06"),
    ("en", "in 2029", "2029", "2029"),
    ("en", "in May", "May", "2025-05"),
    ("en", "in March", "March", "2025-03"),
    ("en", "third-quarter profit", "third-quarter", "2025"),
    ("en", "earlier this year", "this year", "2025"),
]

TRAPS = [
    ("fr", "Sam parle"), ("fr", "le groupe Mars Inc"), ("fr", "sur Mars"), ("fr", "Theresa May"),
    ("fr", "il a été élu"), ("fr", "sept. personnes"), ("fr", "2018.HK"), ("fr", "01 23 45 67 89"),
    ("fr", "1 200 euros"), ("fr", "battu 2-1"), ("fr", "le second"), ("fr", "2000 salariés"),
    ("fr", "de 2000 salariés"), ("fr", "pour 2000 euros"), ("fr", "ouvert du lundi au vendredi"),
    ("fr", "tous les mardis"), ("fr", "le samedi"), ("fr", "Journal du dimanche"), ("fr", "Vendredi 13"),
    ("fr", "mardi gras"), ("fr", "mai 68"), ("fr", "12/03"), ("fr", "au XXe siècle"),
    ("fr", "les attentats du 11 septembre"), ("fr", "31 février 2024"), ("fr", "cette année-là"),
    ("fr", "un Boeing 747"), ("fr", "un poisson d'avril"), ("fr", "dans l'hiver 2023"), ("en", "Theresa May"),
    ("en", "said May"), ("en", "you may march"), ("en", "by May"), ("en", "Women's March"),
    ("en", "in May's cabinet"), ("en", "Black Friday"), ("en", "the Sunday Times"),
    ("en", "the Mail on Sunday"), ("en", "every Tuesday"), ("en", "on Mondays"), ("en", "03/04/2024"),
    ("en", "for 2000 people"), ("en", "in 2,016 homes"), ("en", "the first half"), ("en", "a second"),
    ("en", "555-1234"), ("en", "in six months"), ("en", "August Wilson"),
]  # fmt: skip


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("language", "row"), [("fr", row) for row in _rows(FRENCH)] + [("en", row) for row in _rows(ENGLISH)]
)
def test_an_expression_has_bounds_precision_and_modifier(language: str, row: tuple[str, ...]) -> None:
    text, first, last, granularity, modifier = row
    (found,) = find_periods(text, language, PUBLISHED)
    assert found.text == text
    assert (found.value.start, found.value.end) == (date.fromisoformat(first), date.fromisoformat(last or first))
    assert (found.value.granularity, found.value.modifier) == (Granularity(granularity), modifier)


@pytest.mark.parametrize(("language", "text", "span", "iso"), INSIDE)
def test_a_preposition_that_says_nothing_is_left_out(language: str, text: str, span: str, iso: str) -> None:
    (found,) = find_periods(text, language, PUBLISHED)
    assert (found.text, found.value.iso) == (span, iso)


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_is_no_date_is_not_found(language: str, text: str) -> None:
    assert find_periods(text, language, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("language", "text", "past", "future"),
    [
        ("fr", "mardi", "2025-09-30", "2025-10-07"),
        ("fr", "samedi", "2025-10-04", "2025-10-04"),
        ("fr", "en mars", "2025-03", "2026-03"),
        ("fr", "en octobre", "2025-10", "2025-10"),
        ("fr", "le 15 octobre", "2024-10-15", "2025-10-15"),
        ("fr", "le 4 octobre", "2025-10-04", "2025-10-04"),
        ("fr", "mardi dernier", "2025-09-30", "2025-09-30"),
        ("fr", "depuis lundi", "2025-09-29", "2025-09-29"),
        ("fr", "d'ici lundi", "2025-10-06", "2025-10-06"),
        ("en", "on Friday", "2025-10-03", "2025-10-10"),
        ("en", "in December", "2024-12", "2025-12"),
    ],
)
def test_tense_chooses_between_the_last_and_the_next(language: str, text: str, past: str, future: str) -> None:
    assert [found.value.iso for found in find_periods(text, language, PUBLISHED, tense="past")] == [past]
    assert [found.value.iso for found in find_periods(text, language, PUBLISHED, tense="future")] == [future]


def test_in_six_months_lies_ahead_only_in_the_future_tense() -> None:
    (found,) = find_periods("in six months", "en", PUBLISHED, tense="future")
    assert found.value.iso == "2026-04"
    assert find_periods("in six months", "en", PUBLISHED, tense="past") == ()


def test_a_stated_weekday_settles_the_year_unless_it_is_wrong() -> None:
    assert find_periods("vendredi 4 octobre", "fr", PUBLISHED)[0].value.iso == "2024-10-04"
    assert find_periods("lundi 5 octobre", "fr", PUBLISHED)[0].value.iso == "2026-10-05"
    assert find_periods("samedi 16 février", "fr", date(2017, 2, 20))[0].value.iso == "2017-02-16"


def test_two_dates_of_a_life_stay_two() -> None:
    text = "(29 novembre 1956 - 16 janvier 2016)"
    assert [found.value.iso for found in find_periods(text, "fr", PUBLISHED)] == ["1956-11-29", "2016-01-16"]


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "mardi"), ("fr", "le 4 mars"), ("fr", "l'an dernier"), ("en", "in May")]
)
def test_without_a_publication_date_nothing_relative_is_resolved(language: str, text: str) -> None:
    assert find_periods(text, language, None) == ()


def test_without_a_publication_date_complete_dates_are_read() -> None:
    text = "mardi 4 mars 2025, puis en 2026 et au T1 2027"
    assert [found.value.iso for found in find_periods(text, "fr", None)] == ["2025-03-04", "2026", "2027"]


_PIECES = st.sampled_from(
    [
        "lundi ", "4 ", "1er ", "mars ", "2024", " et ", " à ", "-", "du ", "au ", "de ", "entre ", "fin ",
        "depuis ", "d'ici ", "la ", "semaine ", "dernière ", "il y a ", "deux ", "9999 ", "ans ", "mois ", "dans ",
        "années ", "90", "premier ", "trimestre ", "l'été ", "May ", "March ", "in ", "the ", "end of ", "last ",
        "week ", "within ", "days ", "ago ", ", ",
    ]
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)),
    st.sampled_from(["en", "fr"]),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
    st.sampled_from(["", "past", "future"]),
)
def test_offsets_are_in_order_and_quote_the_text(text: str, language: str, published: date | None, tense: str) -> None:
    end = 0
    for found in find_periods(text, language, published, tense=tense):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        end = found.end


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_in_both_languages(day: date) -> None:
    assert [found.value.start for found in find_periods(day.isoformat(), "fr", None)] == [day]
    assert [found.value.start for found in find_periods(f"{day:%B} {day.day}, {day.year}", "en", None)] == [day]


@pytest.mark.parametrize(
    "piece", ["1, ", "4 et ", "1 mars ", "fin ", "de la ", "2016-", "il y a ", "lundi à ", "in the ", "May "]
)
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for language in ("en", "fr"):
        assert len(find_periods(text, language, PUBLISHED)) <= len(text) // 3
