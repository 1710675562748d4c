"""Counts, percentages and ages, and the spelled numbers behind them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.quantities import find_quantities
from kg.reading.values.number_words import NUMBER_WORDS
from kg.reading.values.numbers import find_figures, spelled_number

EXACT = [
    ("fr", "12 000 salariés", 12000, "salariés"),
    ("fr", "22\u202f000 hommes", 22000, "hommes"),
    ("fr", "12 nouveaux postes", 12, "postes"),
    ("fr", "1 200 autres personnes", 1200, "personnes"),
    ("fr", "400 autres blessées", 400, "blessées"),
    ("fr", "12 000 de ses salariés", 12000, "salariés"),
    ("fr", "21 millions de personnes", 21e6, "personnes"),
    ("fr", "1,5 million de Français", 1.5e6, "français"),
    ("fr", "Six personnes", 6, "personnes"),
    ("fr", "vingt et un députés", 21, "députés"),
    ("fr", "mille personnes", 1000, "personnes"),
    ("fr", "quatre-vingt-dix-sept blessés", 97, "blessés"),
    ("fr", "six cent cinquante blessés", 650, "blessés"),
    ("fr", "un mort", 1, "mort"),
    ("fr", "51 %", 51, "%"),
    ("fr", "0,5%", 0.5, "%"),
    ("fr", "-0,5 %", -0.5, "%"),
    ("fr", "+3 %", 3, "%"),
    ("fr", "30 pour cent", 30, "%"),
    ("fr", "cent pour cent", 100, "%"),
    ("fr", "42 ans", 42, "years"),
    ("fr", "âgé de 42 ans", 42, "years"),
    ("fr", "âgée de vingt ans", 20, "years"),
    ("fr", "l'âge de 97 ans", 97, "years"),
    ("en", "twelve people", 12, "people"),
    ("en", "1,200 employees", 1200, "employees"),
    ("en", "300 new jobs", 300, "jobs"),
    ("en", "300 of its workers", 300, "workers"),
    ("en", "12 American soldiers", 12, "soldiers"),
    ("en", "2.5 million people", 2.5e6, "people"),
    ("en", "half a million people", 5e5, "people"),
    ("en", "one person", 1, "person"),
    ("en", "two crew members", 2, "members"),
    ("en", "two hundred and five workers", 205, "workers"),
    ("en", "49 per cent", 49, "%"),
    ("en", "15%", 15, "%"),
    ("en", "aged 42", 42, "years"),
    ("en", "42-year-old", 42, "years"),
    ("en", "42 years old", 42, "years"),
    ("en", "twelve-year-old", 12, "years"),
    ("en", "two hundred", 200, ""),
]

HEDGED = [
    ("fr", "quelque 300 postes", 300, "postes", None, None),
    ("fr", "environ 1 500 emplois", 1500, "emplois", None, None),
    ("fr", "500 000 emplois environ", 500000, "emplois", None, None),
    ("fr", "une dizaine de morts", 10, "morts", None, None),
    ("fr", "une douzaine d'employés", 12, "employés", None, None),
    ("fr", "au moins 84 personnes", 84, "personnes", 84, None),
    ("fr", "plus de 9000 morts", 9000, "morts", 9000, None),
    ("fr", "moins de 100 salariés", 100, "salariés", None, 100),
    ("fr", "jusqu’à 5 000 suppressions", 5000, "suppressions", None, 5000),
    ("fr", "près de 30 %", 30, "%", None, None),
    ("fr", "entre 20 et 30 %", 25, "%", 20, 30),
    ("fr", "20 % à 30 %", 25, "%", 20, 30),
    ("fr", "16 ou 17 morts", 16.5, "morts", 16, 17),
    ("fr", "2 000 à 3 000 manifestants", 2500, "manifestants", 2000, 3000),
    ("fr", "entre 18 et 25 ans", 21.5, "years", 18, 25),
    ("en", "a dozen", 12, "", None, None),
    ("en", "two dozen people", 24, "people", None, None),
    ("en", "some 300 jobs", 300, "jobs", None, None),
    ("en", "at least 84 people", 84, "people", 84, None),
    ("en", "fewer than 100 staff", 100, "staff", None, 100),
    ("en", "between 20% and 30%", 25, "%", 20, 30),
    ("en", "20-30%", 25, "%", 20, 30),
    ("en", "10 to 15 people", 12.5, "people", 10, 15),
]

NOTHING = [
    ("fr", "depuis 24 ans"),
    ("fr", "il y a 20 ans"),
    ("fr", "condamné à 5 ans de prison"),
    ("fr", "un contrat de 10 ans"),
    ("fr", "(23 ans, de 1981 à 2004)"),
    ("fr", "cinq ans plus tard"),
    ("fr", "les 12 derniers mois"),
    ("fr", "une dizaine d'années"),
    ("fr", "à 20 heures"),
    ("fr", "trois fois"),
    ("fr", "le 12 mars"),
    ("fr", "en 2016 des élus"),
    ("fr", "victoire 3 à 2 face à Lyon"),
    ("fr", "3 000 euros"),
    ("fr", "les 100 milliards proposés"),
    ("fr", "2454.TW monte"),
    ("fr", "la 10e étape"),
    ("fr", "un homme"),
    ("fr", "des milliers de personnes"),
    ("fr", "trois quarts des voix"),
    ("en", "in 2016 police said"),
    ("en", "March 12 protesters"),
    ("en", "three days"),
    ("en", "one of the ministers"),
    ("en", "12 is enough"),
    ("en", "$5 million"),
    ("en", "2-1 victory"),
]


@pytest.mark.parametrize(("language", "text", "value", "unit"), EXACT)
def test_a_count_has_its_unit(language: str, text: str, value: float, unit: str) -> None:
    (found,) = find_quantities(text, language)
    assert found.text == text
    assert (found.value.value, found.value.unit, found.value.approximate) == (value, unit, False)


@pytest.mark.parametrize(("language", "text", "value", "unit", "minimum", "maximum"), HEDGED)
def test_hedges_and_ranges_belong_to_the_quantity(
    language: str, text: str, value: float, unit: str, minimum: float | None, maximum: float | None
) -> None:
    (found,) = find_quantities(text, language)
    assert found.text == text
    assert found.value.approximate
    assert (found.value.value, found.value.unit) == (value, unit)
    assert (found.value.minimum, found.value.maximum) == (minimum, maximum)


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_durations_dates_money_and_scores_are_no_quantities(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


def test_a_number_may_stand_for_what_was_named_before() -> None:
    text = "Six personnes sont mortes et huit ont été blessées"
    assert [(found.value.value, found.value.unit) for found in find_quantities(text, "fr")] == [
        (6, "personnes"),
        (8, ""),
    ]


def test_a_rise_and_the_level_it_reached_are_no_range() -> None:
    (found,) = find_quantities("l'action gagnait 4,1 % à 38,20 euros", "fr")
    assert (found.text, found.value.minimum) == ("4,1 %", None)


def test_a_spelled_and_a_written_number_are_no_range() -> None:
    (found,) = find_quantities("morts tous les deux à 97 ans", "fr")
    assert (found.value.value, found.value.unit) == (97, "years")


@given(st.integers(min_value=2, max_value=999_999))
def test_spelled_numbers_below_a_million_are_read_back(number: int) -> None:
    for language, spelled in (("fr", _french(number)), ("en", _english(number))):
        (figure,) = find_figures(f"({spelled})", language)
        assert (figure.number, figure.start, figure.end) == (number, 1, 1 + len(spelled))


@pytest.mark.parametrize(
    "words", [["deux", "trois"], ["vingt", "onze"], ["cent", "deux", "cent"], ["mille", "deux", "mille"]]
)
def test_words_that_do_not_make_one_number_make_none(words: list[str]) -> None:
    assert spelled_number(words, NUMBER_WORDS["fr"].words) is None


@pytest.mark.parametrize("text", ["septante-deux", "nonante-sept", "huitante"])
def test_swiss_and_belgian_tens_are_known(text: str) -> None:
    assert [int(figure.number) for figure in find_figures(text, "fr")] == [{"s": 72, "n": 97, "h": 80}[text[0]]]


_PIECES = st.sampled_from(
    [
        "une ", "dizaine de ", "12 ", "1 000 ", "deux ", "cent ", "vingt", "-", " et un ", "%", " pour cent",
        " ans", "âgé de ", "year-old", "-", "aged ", "personnes ", "mille ", "million de ", "autres ", "people ",
        "a dozen ", "plus de ", "3,5",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)), st.sampled_from(["en", "fr"]))
def test_offsets_are_in_order_and_quote_the_text(text: str, language: str) -> None:
    end = 0
    for found in find_quantities(text, language):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        end = found.end


@pytest.mark.parametrize(
    "piece", ["1 ", "deux cent ", "une dizaine de ", "5 % ", "12 autres ", "plus de ", "two hundred and "]
)
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for language in ("en", "fr"):
        assert len(find_quantities(text, language)) <= len(text) // 2


_FRENCH = re.findall(
    r"\S+",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf",
)
_FRENCH_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def _french(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        # "deux cents" and "quatre-vingts" lose their s before "mille".
        head = f"{re.sub('(?<=cent|ingt)s$', '', _french(thousands))} mille" if thousands > 1 else "mille"
        return f"{head} {_french(rest)}" if rest else head
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_FRENCH[hundreds]} cent"
        return f"{head} {_french(rest)}" if rest else head + ("s" if hundreds > 1 else "")
    if number < 20:
        return _FRENCH[number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    joint = " et " if unit in (1, 11) and tens != 8 else "-"
    return _FRENCH_TENS[tens] + (joint + _FRENCH[unit] if unit else "s" if tens == 8 else "")


_ENGLISH = re.findall(
    r"\S+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _english(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        joint = " and " if 0 < rest < 100 else " "
        return f"{_english(thousands)} thousand" + (joint + _english(rest) if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_ENGLISH[hundreds]} hundred" + (f" and {_english(rest)}" if rest else "")
    if number < 20:
        return _ENGLISH[number]
    tens, unit = divmod(number, 10)
    return _ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH[unit]}" if unit else "")
