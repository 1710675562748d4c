"""Amounts, shares and dates beside a claim, and claims whose object is a figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Amount, Claim, Granularity, Period, Quantity, Status, Value

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


def _amount(millions: float, currency: str, hedged: bool = False, **bounds: float) -> Amount:
    scaled = {name: bound * 1e6 for name, bound in bounds.items()}
    return Amount(value=millions * 1e6, currency=currency, approximate=hedged, **scaled)


AMOUNTS = [
    ("fr", "3 millions d'euros", _amount(3, "EUR")),
    ("fr", "environ 3 millions d'euros", _amount(3, "EUR", hedged=True)),
    ("fr", "près de 2,5 milliards d'euros", _amount(2500, "EUR", hedged=True)),
    ("fr", "plus de 3 milliards de dollars", _amount(3000, "USD", hedged=True, minimum=3000)),
    ("fr", "moins de 3 millions d'euros", _amount(3, "EUR", hedged=True, maximum=3)),
    ("fr", "2 à 3 millions d'euros", _amount(2.5, "EUR", hedged=True, minimum=2, maximum=3)),
    ("fr", "un montant compris entre 2 et 3 millions d'euros", _amount(2.5, "EUR", True, minimum=2, maximum=3)),
    ("en", "$3 million", _amount(3, "USD")),
    ("en", "about $3 million", _amount(3, "USD", hedged=True)),
    ("en", "nearly 2.5 billion euros", _amount(2500, "EUR", hedged=True)),
    ("en", "more than $3 billion", _amount(3000, "USD", hedged=True, minimum=3000)),
    ("en", "less than £3 million", _amount(3, "GBP", hedged=True, maximum=3)),
    ("en", "between $2 million and $3 million", _amount(2.5, "USD", hedged=True, minimum=2, maximum=3)),
]
SHARES = [
    ("fr", "owns", "Norvane détient 35 % de Peltrac.", Quantity(value=35, unit="%")),
    ("fr", "owns", "Norvane détient environ 35 % de Peltrac.", Quantity(value=35, unit="%", approximate=True)),
    (
        "fr",
        "owns",
        "Le groupe Norvane détient plus de 35 % de Peltrac.",
        Quantity(value=35, unit="%", approximate=True, minimum=35),
    ),
    ("fr", "owns", "Le groupe Norvane détient 12,5 % du capital de Peltrac.", Quantity(value=12.5, unit="%")),
    ("fr", "acquires", "Norvane a pris une participation de 20 % dans Peltrac.", Quantity(value=20, unit="%")),
    ("en", "owns", "Norvane Group owns 35% of Peltrac Ltd.", Quantity(value=35, unit="%")),
    ("en", "owns", "Norvane Group owns a 35% stake in Peltrac Ltd.", Quantity(value=35, unit="%")),
    (
        "en",
        "owns",
        "Norvane Group holds about 12.5 percent of Peltrac Ltd.",
        Quantity(value=12.5, unit="%", approximate=True),
    ),
]
DATES = [
    ("fr", "acquires", "Norvane a racheté Peltrac le 4 mars 2024.", "2024-03-04", Granularity.DAY, ""),
    ("fr", "acquires", "Norvane a racheté Peltrac mardi.", "2024-06-11", Granularity.DAY, ""),
    ("fr", "acquires", "Norvane rachètera Peltrac le 1er septembre.", "2024-09-01", Granularity.DAY, ""),
    ("fr", "acquires", "Norvane a racheté Peltrac en mars 2024.", "2024-03", Granularity.MONTH, ""),
    ("fr", "acquires", "Norvane a racheté Peltrac au deuxième trimestre 2023.", "2023", Granularity.QUARTER, ""),
    ("fr", "acquires", "Norvane a racheté Peltrac en 2023.", "2023", Granularity.YEAR, ""),
    ("fr", "acquires", "Norvane a racheté Peltrac fin 2023.", "2023", Granularity.YEAR, "end"),
    ("fr", "acquires", "Norvane a racheté Peltrac dans les années 1990.", "1990", Granularity.DECADE, ""),
    ("fr", "leads", "Paul Mérande dirige Norvane depuis 2019.", "2019", Granularity.YEAR, "after"),
    ("fr", "leads", "Paul Mérande dirige Norvane depuis le 3 mai 2021.", "2021-05-03", Granularity.DAY, "after"),
    ("fr", "leads", "Paul Mérande est le PDG de Norvane depuis mars 2019.", "2019-03", Granularity.MONTH, "after"),
    ("en", "acquires", "Norvane Group bought Peltrac Ltd on 4 March 2024.", "2024-03-04", Granularity.DAY, ""),
    ("en", "acquires", "Norvane Group bought Peltrac Ltd on Tuesday.", "2024-06-11", Granularity.DAY, ""),
    ("en", "acquires", "Norvane Group bought Peltrac Ltd in March 2024.", "2024-03", Granularity.MONTH, ""),
    ("en", "acquires", "Norvane Group bought Peltrac Ltd in 2023.", "2023", Granularity.YEAR, ""),
    ("en", "leads", "Paul Hartwell has led Norvane Group since 2019.", "2019", Granularity.YEAR, "after"),
    (
        "en",
        "leads",
        "Paul Hartwell has been chairman of Norvane since March 2019.",
        "2019-03",
        Granularity.MONTH,
        "after",
    ),
]
YEAR_1987 = Period(start=date(1987, 1, 1), end=date(1987, 12, 31), granularity=Granularity.YEAR)
FIGURES: list[tuple[str, str, str, Value]] = [
    ("fr", "revenue", "Norvane a réalisé un chiffre d'affaires de 40 millions d'euros en 2023.", _amount(40, "EUR")),
    ("fr", "profit", "Norvane a enregistré une perte de 12 millions d'euros.", _amount(-12, "EUR")),
    ("fr", "raises", "Norvane a levé 15 millions d'euros.", _amount(15, "EUR")),
    ("fr", "employees", "Norvane emploie 2 300 personnes.", 2300),
    ("fr", "layoffs", "Norvane va supprimer 400 emplois.", 400),
    ("fr", "employees", "Les effectifs du groupe Norvane passent de 700 à 410.", 410),
    ("fr", "employees", "Le groupe Norvane, dont les effectifs ont fondu à 410, ferme.", 410),
    ("fr", "employees", "Le groupe Norvane compte 2 300 collaborateurs dans douze pays.", 2300),
    (
        "fr",
        "revenue",
        "Avec 90 salariés et un chiffre d'affaires de 3 millions d'euros, le groupe Norvane est le premier "
        "employeur de la ville.",
        _amount(3, "EUR"),
    ),
    ("fr", "profit", "L'éditeur danois Norvane a réalisé un bénéfice de 34 millions de couronnes.", _amount(34, "DKK")),
    ("fr", "age", "Paul Mérande, 54 ans, dirige Norvane.", 54),
    ("fr", "foundedOn", "Norvane a été fondée en 1987.", YEAR_1987),
    ("en", "revenue", "Norvane Group reported revenue of $40 million in 2023.", _amount(40, "USD")),
    ("en", "profit", "Norvane Group posted a loss of $12 million.", _amount(-12, "USD")),
    ("en", "raises", "Norvane Group raised $15 million.", _amount(15, "USD")),
    ("en", "employees", "Norvane Group employs 2,300 people.", 2300),
    ("en", "employees", "Headcount at Norvane Ltd stands at 4,500.", 4500),
    ("en", "employees", "Norvane Ltd's headcount fell from 4,500 to 3,900.", 3900),
    ("en", "employees", "Norvane Ltd, which employs 2,400, will close.", 2400),
    ("en", "layoffs", "Norvane Group will cut 400 jobs.", 400),
    ("en", "layoffs", "Norvane Ltd will axe 300 of its 2,400 jobs.", 300),
    ("en", "debt", "Norvane Ltd collapsed in May, owing £41m.", _amount(41, "GBP")),
    ("en", "profit", "Norwegian oil company Norvane made a profit of 34 million kroner.", _amount(34, "NOK")),
    (
        "en",
        "valuation",
        "The round values Norvane Ltd at $3 million, down from the $4 million it was seeking last year.",
        _amount(3, "USD"),
    ),
    ("en", "age", "Paul Hartwell, 54, leads Norvane Group.", 54),
    ("en", "foundedOn", "Norvane Group was founded in 1987.", YEAR_1987),
]


@pytest.mark.parametrize(("language", "price", "amount"), AMOUNTS)
def test_the_price_of_a_purchase_keeps_its_hedges(
    claims_of: ClaimsOf, language: str, price: str, amount: Amount
) -> None:
    frame = {"fr": "Norvane a racheté Peltrac pour {}.", "en": "Norvane Group bought Peltrac Ltd for {}."}[language]
    (claim,) = claims_of(language, frame.format(price), "acquires")
    assert claim.qualifier("amount") == amount


@pytest.mark.parametrize(("language", "relation", "text", "share"), SHARES)
def test_the_share_that_is_held(claims_of: ClaimsOf, language: str, relation: str, text: str, share: Quantity) -> None:
    (claim,) = claims_of(language, text, relation)
    assert claim.qualifier("share") == share


@pytest.mark.parametrize(("language", "relation", "text", "iso", "granularity", "modifier"), DATES)
def test_a_date_is_as_precise_as_the_text(
    claims_of: ClaimsOf, language: str, relation: str, text: str, iso: str, granularity: Granularity, modifier: str
) -> None:
    (claim,) = claims_of(language, text, relation)
    period = claim.qualifier("date")
    assert isinstance(period, Period)
    assert (period.iso, period.granularity, period.modifier) == (iso, granularity, modifier)


@pytest.mark.parametrize(("language", "relation", "text", "value"), FIGURES)
def test_a_figure_is_the_value_of_a_claim(
    claims_of: ClaimsOf, language: str, relation: str, text: str, value: Value
) -> None:
    assert [claim.value for claim in claims_of(language, text, relation)] == [value]


def test_what_a_person_earns_is_no_profit(claims_of: ClaimsOf) -> None:
    assert claims_of("en", "Susan Hartwell earned $31 million last year.", "profit") == []


def test_a_sentence_without_figures_gives_no_qualifier(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("fr", "Norvane a racheté Peltrac.", "acquires")
    assert claim.qualifiers == ()


def test_what_is_counted_in_another_clause_is_not_employed(claims_of: ClaimsOf) -> None:
    text = "Le groupe Norvane emploie 15.000 personnes en Italie, où il exploite 1.200 magasins."
    assert [claim.value for claim in claims_of("fr", text, "employees")] == [15000]


def test_a_figure_behind_the_day_of_an_announcement(claims_of: ClaimsOf) -> None:
    text = "Le groupe Norvane a annoncé mercredi la suppression de 300 postes."
    assert [claim.value for claim in claims_of("fr", text, "layoffs")] == [300]


def test_who_buys_activities_does_not_buy_their_seller(claims_of: ClaimsOf) -> None:
    text = "Le groupe Norvane a vendu ses activités en Roumanie au groupe Peltrac."
    assert claims_of("fr", text, "acquires") == []
    assert [claim.status for claim in claims_of("fr", text, "operatesIn")] == [Status.PAST]


def test_who_announces_a_purchase_by_another_does_not_buy(claims_of: ClaimsOf) -> None:
    text = "Paul Mérande annonce le rachat de la société Peltrac par le groupe Norvane."
    assert {claim.subject.name for claim in claims_of("fr", text, "acquires")} == {"Norvane"}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Quatorze personnes ont été tuées vendredi dans l'attentat de Potiskum.", [14]),
        ("Onze personnes sont mortes dans l'incendie de l'hôtel Miramar, à Nice.", [11]),
        ("Attentat à Peshawar : au moins 31 morts.", [Quantity(value=31, unit="morts", approximate=True, minimum=31)]),
        ("L'incendie de l'hôtel Miramar est éteint. En 2009, neuf personnes sont mortes à Lyon.", []),
        ("Onze personnes ont été blessées dans l'incendie de l'hôtel Miramar.", []),
        ("L'incendie de l'hôtel Miramar a fait six morts, dont les deux gérants.", [6]),
        ("L'incendie de l'hôtel Miramar a fait trois morts, deux cuisiniers et un client.", [3]),
        ("L'incendie de l'hôtel Miramar fait deux morts à Nice, 900 foyers sans courant.", [2]),
    ],
)
def test_the_dead_of_a_disaster_that_the_text_tells_of(claims_of: ClaimsOf, text: str, dead: list[Value]) -> None:
    assert [claim.value for claim in claims_of("fr", text, "casualties")] == dead


@pytest.mark.parametrize(
    ("language", "relation", "text", "status"),
    [
        ("fr", "revenue", "Norvane vise 40 millions d'euros de chiffre d'affaires en 2026.", Status.PLANNED),
        ("fr", "revenue", "Norvane table sur un chiffre d'affaires de 40 millions d'euros.", Status.PLANNED),
        ("fr", "revenue", "Le chiffre d'affaires de Norvane devrait atteindre 40 millions d'euros.", Status.PLANNED),
        ("fr", "employees", "Norvane n'emploie plus que 40 personnes.", Status.ACTUAL),
        ("fr", "employees", "Norvane employait 2 300 personnes en 1987.", Status.PAST),
        ("fr", "employees", "Le groupe Norvane a compté 2 300 salariés.", Status.ACTUAL),
        ("fr", "hires", "Norvane créera 70 emplois à Vesoul.", Status.PLANNED),
        ("en", "revenue", "Norvane Group is targeting revenue of $40 million.", Status.PLANNED),
        ("en", "profit", "Norvane Group sees a profit of $40 million.", Status.PLANNED),
        ("en", "profit", "Norvane Group saw a profit of $40 million last year.", Status.ACTUAL),
        ("en", "hires", "Norvane Group will create 70 jobs in Leeds.", Status.PLANNED),
        ("en", "revenue", "Norvane Group, with sales of $40 million, is the largest firm in Leeds.", Status.ACTUAL),
    ],
)
def test_a_figure_that_is_aimed_at_or_over(
    claims_of: ClaimsOf, language: str, relation: str, text: str, status: Status
) -> None:
    assert [claim.status for claim in claims_of(language, text, relation)] == [status]


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("hires", "Norvane créera 120 places en crèche à Vesoul."),
        ("bornOn", "Le groupe Norvane, né en 1987, emploie 2 300 personnes."),
    ],
)
def test_places_are_no_posts_and_firms_are_not_born(claims_of: ClaimsOf, relation: str, text: str) -> None:
    assert claims_of("fr", text, relation) == []


def test_sites_are_not_employed(claims_of: ClaimsOf) -> None:
    text = "Le groupe Norvane compte désormais 500 collaborateurs répartis sur six sites."
    assert [claim.value for claim in claims_of("fr", text, "employees")] == [500]


def test_a_death_that_a_noun_tells(claims_of: ClaimsOf) -> None:
    text = "La mort de Paul Mérande, en 1987, avait ébranlé la maison."
    assert [claim.value for claim in claims_of("fr", text, "diedOn")] == [YEAR_1987]


@pytest.mark.parametrize(
    ("language", "relation", "text", "millions"),
    [
        ("fr", "profit", "Norvane doit 12 millions d'euros. Le bénéfice de Norvane a reculé à 2 millions.", 2),
        ("fr", "revenue", "Norvane doit 12 millions d'euros et vise un chiffre d'affaires de 330 millions.", 330),
        ("fr", "profit", "Norvane a fini l'année dans le rouge de 47 millions d'euros.", -47),
        ("fr", "valuation", "L'offre valorise Norvane à 300 millions d'euros.", 300),
        ("fr", "spends", "Norvane va investir 15 millions d'euros dans la modernisation de son réseau.", 15),
        ("en", "valuation", "Norvane Group is worth $300 million.", 300),
    ],
)
def test_how_business_news_words_figures(
    claims_of: ClaimsOf, language: str, relation: str, text: str, millions: float
) -> None:
    values = [claim.value for claim in claims_of(language, text, relation)]
    assert [value.value for value in values if isinstance(value, Amount)] == [millions * 1e6]


@pytest.mark.parametrize(
    ("language", "relation", "text"),
    [
        ("fr", "profit", "Norvane a dégagé un bénéfice de 1,40 euro par action."),
        ("fr", "spends", "Norvane va investir 15 millions d'euros en Pologne."),
        ("en", "profit", "Norvane Group earned $1.18 per share."),
        ("en", "valuation", "Norvane Group signed a contract worth $5 million."),
    ],
)
def test_figures_of_a_share_or_of_another_thing_are_not_the_firms(
    claims_of: ClaimsOf, language: str, relation: str, text: str
) -> None:
    assert claims_of(language, text, relation) == []


@pytest.mark.parametrize(
    ("language", "relation", "text", "status"),
    [
        ("fr", "profit", "Norvane a accusé une perte de 12 millions d'euros.", Status.ACTUAL),
        ("en", "profit", "Norvane Group swung to a loss of $12 million last year.", Status.ACTUAL),
        ("en", "hires", "Norvane Group will build a plant, creating 700 jobs.", Status.PLANNED),
    ],
)
def test_whether_a_figure_is_told_as_done(
    claims_of: ClaimsOf, language: str, relation: str, text: str, status: Status
) -> None:
    assert [claim.status for claim in claims_of(language, text, relation)] == [status]


@pytest.mark.parametrize(
    ("language", "text", "symbol"),
    [
        ("fr", "La société Norvane est cotée au Nasdaq sous le code NRVN.", "NRVN"),
        ("en", "Norvane Group began trading on Thursday under the symbol NRVN.", "NRVN"),
    ],
)
def test_a_symbol_apart_from_its_firm(claims_of: ClaimsOf, language: str, text: str, symbol: str) -> None:
    assert [(c.subject.name, c.value) for c in claims_of(language, text, "ticker")] in (
        [("Norvane", symbol)],
        [("Norvane Group", symbol)],
    )


@pytest.mark.parametrize(
    ("language", "text", "gone", "all_"),
    [
        ("fr", "Norvane va supprimer 46 emplois sur 130.", 46, 130),
        ("en", "Norvane Group will cut 90 jobs out of 400.", 90, 400),
    ],
)
def test_of_how_many_some_go(claims_of: ClaimsOf, language: str, text: str, gone: int, all_: int) -> None:
    assert [claim.value for claim in claims_of(language, text, "layoffs")] == [gone]
    assert [(c.value, c.status) for c in claims_of(language, text, "employees")] == [(all_, Status.ACTUAL)]


def test_a_figure_has_the_date_of_its_own_verb(claims_of: ClaimsOf) -> None:
    text = "Norvane emploie 1 250 personnes et a réalisé en 2022 un chiffre d'affaires de 40 millions d'euros."
    (employees,), (revenue,) = claims_of("fr", text, "employees"), claims_of("fr", text, "revenue")
    assert not [value for name, value in employees.qualifiers if name == "date"]
    assert [value.start.year for name, value in revenue.qualifiers if isinstance(value, Period)] == [2022]


def test_an_amount_in_a_relative_clause_is_no_price(claims_of: ClaimsOf) -> None:
    text = "Norvane a acheté Peltrac, qui avait réalisé en 2020 un chiffre d'affaires de 2 milliards d'euros."
    (claim,) = claims_of("fr", text, "acquires")
    assert not [value for _, value in claim.qualifiers if isinstance(value, Amount)]


def test_an_office_held_since_then_names_what_it_is_of(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("fr", "Paul Mérande, président depuis mai 2015 de la société Norvane, a parlé.", "leads")
    assert dict(claim.qualifiers)["role"] == "président"
