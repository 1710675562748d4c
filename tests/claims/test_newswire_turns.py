"""Plain turns of newswire: appointments, offices, transfers, orders, nationalities, and what they say of whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

TURNS = [
    (
        "en",
        "leads",
        "The inquiry of Luke Perry, the Prime Minister's adviser, is about the UK and its voters.",
        set(),
    ),
    (
        "en",
        "leads",
        "Police arrested Luke Perry, chief executive of meatpacker Norvane Ltd, on Wednesday.",
        {("Luke Perry", "Norvane Ltd", "actual")},
    ),
    (
        "en",
        "leads",
        "Liberal Democrat leader Nick Clegg said that the Speaker should resign.",
        {("Nick Clegg", "Liberal Democrat", "actual")},
    ),
    (
        "fr",
        "memberOf",
        "Le Racing Breizh a vendu l'attaquant Paul Morel au Sporting Club de Nice.",
        {("Paul Morel", "Racing Breizh", "past"), ("Paul Morel", "Sporting Club de Nice", "actual")},
    ),
    (
        "en",
        "memberOf",
        "Norvane United have agreed a deal to sell midfielder Tom Cannon to Peltrac Rovers.",
        {("Tom Cannon", "Norvane United", "actual"), ("Tom Cannon", "Peltrac Rovers", "planned")},
    ),
    (
        "en",
        "memberOf",
        "Norvane United have signed Tom Cannon from Peltrac Rovers on a free transfer.",
        {("Tom Cannon", "Norvane United", "actual"), ("Tom Cannon", "Peltrac Rovers", "past")},
    ),
    (
        "en",
        "leaves",
        "Norvane United have signed Tom Cannon from Peltrac Rovers on a free transfer.",
        {("Tom Cannon", "Peltrac Rovers", "actual")},
    ),
    (
        "en",
        "memberOf",
        "Norvane United paid Peltrac Rovers £4m for the striker Tom Cannon.",
        {("Tom Cannon", "Norvane United", "actual")},
    ),
    (
        "en",
        "leads",
        "Tom Cannon's Norvane United beat Peltrac Rovers 3-1 on Saturday.",
        {("Tom Cannon", "Norvane United", "actual")},
    ),
    (
        "fr",
        "leads",
        "Paul Morel, le PDG de la société Norvane, sera remplacé par Jeanne Lagrange, jusqu'alors patronne de la "
        "société Peltrac.",
        {
            ("Paul Morel", "Norvane", "actual"),
            ("Jeanne Lagrange", "Norvane", "planned"),
            ("Jeanne Lagrange", "Peltrac", "past"),
        },
    ),
    (
        "en",
        "leads",
        "Norvane Ltd chairman Paul Morel will be replaced by Ann Lee, currently head of Peltrac Ltd, on Monday.",
        {
            ("Paul Morel", "Norvane Ltd", "actual"),
            ("Ann Lee", "Norvane Ltd", "planned"),
            ("Ann Lee", "Peltrac Ltd", "actual"),
        },
    ),
    (
        "en",
        "leads",
        "Ann Lee, a former boss of Dutch dairy cooperative Peltrac, spoke.",
        {("Ann Lee", "Peltrac", "past")},
    ),
    (
        "en",
        "memberOf",
        "Norvane Ltd rose. Peltrac Ltd said separately that finance chief Tom Cannon would step down in March.",
        {("Tom Cannon", "Peltrac Ltd", "actual")},
    ),
    (
        "fr",
        "leads",
        "La ministre du Travail sera remplacée par Paul Morel, secrétaire d'État à l'Emploi.",
        {("Paul Morel", "secrétariat d'État à l'Emploi", "actual")},
    ),
    (
        "fr",
        "leads",
        "L'entraîneur lillois Bruno Morel a réagi. Lille a perdu 3-2 samedi en Ligue 1 contre Lyon.",
        {("Bruno Morel", "Lille", "actual")},
    ),
    (
        "en",
        "supplies",
        "Norvane Ltd has won an order worth about $1.4 billion to supply 90 turbines to Peltrac Ltd by May.",
        {("Norvane Ltd", "Peltrac Ltd", "actual")},
    ),
    (
        "fr",
        "supplies",
        "La société Norvane a décroché une commande de 300 millions d'euros auprès de la société Peltrac.",
        {("Norvane", "Peltrac", "actual")},
    ),
    (
        "fr",
        "citizenOf",
        "Carlos Ruiz a battu le Danois Holger Lund. L'Espagnol affrontera l'Australien Alex Minor.",
        {
            ("Carlos Ruiz", "Espagne", "actual"),
            ("Holger Lund", "Danemark", "actual"),
            ("Alex Minor", "Australie", "actual"),
        },
    ),
    (
        "en",
        "citizenOf",
        "Carlos Ruiz beat Denmark's Holger Lund. The 22-year-old Spaniard was broken twice.",
        {("Carlos Ruiz", "Spain", "actual"), ("Holger Lund", "Denmark", "actual")},
    ),
    (
        "en",
        "citizenOf",
        "Carlos Ruiz beat Holger Lund. The American, Brooke Page, dropped out.",
        set(),
    ),
    (
        "fr",
        "operatesIn",
        "La société Norvane étudie la cession de ses activités en Italie.",
        {("Norvane", "Italie", "actual")},
    ),
    (
        "fr",
        "operatesIn",
        "La société Norvane veut ouvrir sa première usine au Portugal.",
        {("Norvane", "Portugal", "planned")},
    ),
    (
        "fr",
        "leads",
        "Le secrétaire d'Etat américain, Paul Morel, est à Paris. La secrétaire au Commerce, Anne Lagrange, aussi.",
        {("Paul Morel", "département d'État", "actual"), ("Anne Lagrange", "département du Commerce", "actual")},
    ),
    (
        "fr",
        "leads",
        "L'ancien secrétaire américain à la Sécurité intérieure Paul Morel est à Paris.",
        {("Paul Morel", "département de la Sécurité intérieure", "past")},
    ),
    (
        "fr",
        "leads",
        "La secrétaire d'État à l'Emploi, Anne Lagrange, est à Paris. Le secrétaire du comité, Paul Morel, aussi.",
        {("Anne Lagrange", "secrétariat d'État à l'Emploi", "actual")},
    ),
    (
        "fr",
        "leads",
        "Paul Morel a signé. Directeur de la société Belval depuis 2010, il veut rester.",
        {("Paul Morel", "Belval", "actual")},
    ),
    (
        "en",
        "leads",
        "Ann Lee was born in Leeds. A former head of the Peltrac Foundation, she joined Norvane Ltd in 2010.",
        {("Ann Lee", "Peltrac Foundation", "past")},
    ),
    (
        "fr",
        "owns",
        "La société Norvane est en difficulté. Son propriétaire, la Compagnie de Belval, l'avait rachetée en 2021.",
        {("Compagnie de Belval", "Norvane", "actual")},
    ),
    (
        "en",
        "livesIn",
        "Ann Lee, who fled to Lithuania after the election, spoke in Berlin.",
        {("Ann Lee", "Lithuania", "actual")},
    ),
    (
        "en",
        "sanctions",
        "The European Union imposed sanctions on Belavia last week, but not on Norvane Ltd.",
        {("European Union", "Belavia", "actual")},
    ),
    (
        "fr",
        "leads",
        "L'armée soudanaise a attaqué. Le chef de l'armée, Paul Morel, a parlé.",
        {("Paul Morel", "armée soudanaise", "actual")},
    ),
]


@pytest.mark.parametrize(("language", "relation", "text", "told"), TURNS)
def test_who_does_what_to_whom(
    claims_of: ClaimsOf, language: str, relation: str, text: str, told: set[tuple[str, str, str]]
) -> None:
    found = {(c.subject.name, c.object.name, str(c.status)) for c in claims_of(language, text, relation) if c.object}
    assert found == told


def test_what_an_order_is_worth_values_nobody(claims_of: ClaimsOf) -> None:
    assert claims_of("en", "Norvane Ltd won a contract from Peltrac Ltd worth 30 million euros.", "valuation") == []
    assert claims_of("en", "Norvane Ltd, worth 30 million euros, won a contract from Peltrac Ltd.", "valuation")


def test_people_are_employed_and_not_countries(claims_of: ClaimsOf) -> None:
    text = "La société Norvane, qui emploie 290 000 personnes dans 110 pays, a confirmé ses objectifs."
    assert [claim.value for claim in claims_of("fr", text, "employees")] == [290000]


def test_a_date_of_another_clause_is_not_that_of_the_claim(claims_of: ClaimsOf) -> None:
    text = "Norvane Ltd plans to cut 1,500 jobs at its Peltrac unit, which it acquired in full in 2023."
    (claim,) = claims_of("en", text, "layoffs")
    assert claim.qualifier("date") is None


def test_who_denies_something_is_no_source_of_it(claims_of: ClaimsOf) -> None:
    text = "The Rwanda-backed M23 rebels entered Goma. President Paul Kagame denied that Rwanda supports M23."
    assert [(claim.sources, str(claim.status)) for claim in claims_of("en", text, "supports")] == [((), "actual")]
