"""Figures of another time: levels that no longer hold are over, and a figure held against another is told too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Amount, Claim, Quantity, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


def _told(claims: list[Claim]) -> dict[float, Status]:
    figures = ((c.value.value if isinstance(c.value, Amount | Quantity) else c.value, c.status) for c in claims)
    return {float(value): status for value, status in figures if isinstance(value, int | float)}


@pytest.mark.parametrize(
    ("language", "relation", "text"),
    [
        ("fr", "valuation", "En 2007, Norvane valait 21 milliards d'euros."),
        ("fr", "valuation", "Le groupe Norvane était autrefois valorisé 3 milliards d'euros."),
        ("fr", "employees", "Le groupe Norvane comptait alors 400 salariés."),
        ("fr", "employees", "À l'époque, Norvane avait 200 salariés."),
        ("fr", "employees", "Norvane avait 60 salariés avant la crise."),
        ("fr", "employees", "Norvane avait 60 salariés en 2010."),
        ("en", "valuation", "Norvane was valued at $4 billion in 2013."),
        ("en", "valuation", "Norvane was valued at $4 billion in a round led by Peltrac in 2013."),
        ("en", "valuation", "Norvane Ltd, once valued at $740 million, filed for bankruptcy."),
        ("en", "employees", "At the time Norvane had 120 employees."),
        ("en", "employees", "Norvane had 900 employees at its peak."),
    ],
)
def test_a_level_of_another_time_is_over(claims_of: ClaimsOf, language: str, relation: str, text: str) -> None:
    assert [claim.status for claim in claims_of(language, text, relation)] == [Status.PAST]


@pytest.mark.parametrize(
    ("language", "relation", "text"),
    [
        ("fr", "valuation", "Norvane est valorisé 3 milliards d'euros."),
        ("fr", "valuation", "Le groupe Norvane a été valorisé 310 millions d'euros en 2023."),
        ("fr", "employees", "Norvane avait 60 salariés fin 2023."),
        ("fr", "employees", "Norvane avait 60 salariés alors que Peltrac en a 40."),
        ("fr", "profit", "Norvane a perdu 3 millions d'euros en 2010."),
        ("en", "employees", "Norvane had 4,630 employees at the end of the quarter."),
        ("en", "revenue", "Norvane had revenue of $40 million in 2015."),
    ],
)
def test_the_last_figure_that_there_is_holds(claims_of: ClaimsOf, language: str, relation: str, text: str) -> None:
    assert [claim.status for claim in claims_of(language, text, relation)] == [Status.ACTUAL]


@pytest.mark.parametrize(
    ("language", "relation", "text", "told"),
    [
        (
            "fr",
            "profit",
            "Norvane affiche une perte de 12 millions d'euros, contre 3 millions un an plus tôt.",
            {-12e6: Status.ACTUAL, -3e6: Status.ACTUAL},
        ),
        (
            "fr",
            "profit",
            "Norvane pourrait perdre 60 millions d'euros cette année, contre 22 millions en 2023.",
            {-60e6: Status.POSSIBLE, -22e6: Status.ACTUAL},
        ),
        (
            "fr",
            "revenue",
            "Le chiffre d'affaires de Norvane a atteint 80,5 millions d'euros, contre 71 en 2023.",
            {80.5e6: Status.ACTUAL, 71e6: Status.ACTUAL},
        ),
        (
            "fr",
            "employees",
            "Norvane emploie 300 personnes, contre 450 il y a dix ans.",
            {300: Status.ACTUAL, 450: Status.PAST},
        ),
        (
            "fr",
            "debt",
            "La dette de Norvane est passée de 120 millions à 80 millions d'euros.",
            {80e6: Status.ACTUAL, 120e6: Status.PAST},
        ),
        (
            "en",
            "employees",
            "Norvane employs 300 people, down from 900 in 2012.",
            {300: Status.ACTUAL, 900: Status.PAST},
        ),
        (
            "en",
            "revenue",
            "Norvane expects revenue of 900 million dollars this year, up from 310 million in 2023.",
            {900e6: Status.PLANNED, 310e6: Status.ACTUAL},
        ),
        ("en", "debt", "Norvane's debt rose from £12m to £81m.", {12e6: Status.PAST, 81e6: Status.ACTUAL}),
    ],
)
def test_a_figure_held_against_another_is_of_a_time_before(
    claims_of: ClaimsOf, language: str, relation: str, text: str, told: dict[float, Status]
) -> None:
    assert _told(claims_of(language, text, relation)) == told


def test_what_others_have_or_expected_is_not_told_of_the_same(claims_of: ClaimsOf) -> None:
    other = claims_of("fr", "Norvane emploie 300 personnes, contre 450 pour Peltrac.", "employees")
    hoped = claims_of("en", "Norvane had revenue of $40 million, against $45 million expected by analysts.", "revenue")
    assert (_told(other), _told(hoped)) == ({300: Status.ACTUAL}, {40e6: Status.ACTUAL})


def test_a_level_of_now_ends_that_of_before(claims_of: ClaimsOf) -> None:
    claims = claims_of("fr", "Norvane avait 60 salariés fin 2023. Norvane compte aujourd'hui 40 salariés.", "employees")
    assert _told(claims) == {60: Status.PAST, 40: Status.ACTUAL}
