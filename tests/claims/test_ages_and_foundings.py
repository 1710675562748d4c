"""Ages that stand beside whom a noun phrase stands for, and when bodies were founded by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Granularity, Period

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

AGES = [
    ("fr", "Joost van Elderen, un Néerlandais de 39 ans, a été arrêté à Marseille.", "Joost van Elderen", 39),
    ("fr", "Solange Tiercelin, biochimiste de 56 ans, dirige le laboratoire.", "Solange Tiercelin", 56),
    ("fr", "Gaspard Nouvion, maire de Vitrolles, 68 ans, a démissionné mardi.", "Gaspard Nouvion", 68),
    ("fr", "Gaspard Nouvion, décédé en mars 1994 à 102 ans, aimait la mer.", "Gaspard Nouvion", 102),
    ("en", "Tilda Marchbanks, who is 22, won the race.", "Tilda Marchbanks", 22),
]
NO_AGES = [
    ("fr", "Gaspard Nouvion, une peine de 12 ans sur les épaules, se tait."),
    ("fr", "Gaspard Nouvion, une carrière de 30 ans derrière lui, se retire."),
]
FOUNDED = [
    ("fr", "Solange Tiercelin a fondé la société Brumélia en 2009.", "Brumélia", 2009),
    ("fr", "En 1971, Solange Tiercelin fonde la société Brumélia.", "Brumélia", 1971),
    ("fr", "Solange Tiercelin a travaillé à Lyon avant de fonder en 1971 la société Brumélia.", "Brumélia", 1971),
    ("en", "Tilda Marchbanks founded Brumelia Ltd in 2005.", "Brumelia Ltd", 2005),
]


@pytest.mark.parametrize(("language", "text", "who", "years"), AGES)
def test_the_age_of_whom_a_noun_phrase_tells(
    claims_of: ClaimsOf, language: str, text: str, who: str, years: int
) -> None:
    assert [(claim.subject.name, claim.value) for claim in claims_of(language, text, "age")] == [(who, years)]


@pytest.mark.parametrize(("language", "text"), NO_AGES)
def test_what_lasts_years_is_no_age(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert not claims_of(language, text, "age")


@pytest.mark.parametrize(("language", "text", "body", "year"), FOUNDED)
def test_who_founded_it_then_tells_when(claims_of: ClaimsOf, language: str, text: str, body: str, year: int) -> None:
    (claim,) = claims_of(language, text, "foundedOn")
    assert claim.subject.name == body
    assert isinstance(claim.value, Period)
    assert (claim.value.start.year, claim.value.granularity) == (year, Granularity.YEAR)


def test_a_date_of_something_else_is_not_when_it_was_founded(claims_of: ClaimsOf) -> None:
    text = "Solange Tiercelin a fondé la société Brumélia, rachetée en 2012 par Norvane."
    assert not claims_of("fr", text, "foundedOn")
