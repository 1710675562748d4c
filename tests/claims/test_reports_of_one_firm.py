"""Figures and offices that name no owner: a report on one company tells its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Amount, Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


def _millions(claims: list[Claim]) -> list[tuple[str, float]]:
    return [(c.subject.name, round(c.value.value / 1e6, 1)) for c in claims if isinstance(c.value, Amount)]


@pytest.mark.parametrize(
    ("relation", "text", "millions"),
    [
        ("profit", "Nestor Foods had a bad year. Net profit fell to $3 million.", 3.0),
        ("profit", "Nestor Foods grew. Revenue rose to $9 million, while net loss widened to $3 million.", -3.0),
    ],
)
def test_a_bare_figure_is_the_companys(claims_of: ClaimsOf, relation: str, text: str, millions: float) -> None:
    assert _millions(claims_of("en", text, relation)) == [("Nestor Foods", millions)]


def test_a_bare_figure_is_nobodys_where_two_companies_are_told_of(claims_of: ClaimsOf) -> None:
    assert claims_of("en", "Nestor Foods and Corvex Bank met. Net profit fell to $3 million.", "profit") == []


def test_a_reported_figure_is_no_rumour(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("en", "Nestor Foods reported revenue of $9 million.", "revenue")
    assert claim.status is Status.ACTUAL


def test_a_claim_both_ways_round_is_told_once(claims_of: ClaimsOf) -> None:
    found = claims_of("en", "Dana Bell spoke for Varnel, the parent company of Norvane.", "subsidiaryOf")
    assert [(c.subject.name, c.object.name if c.object else "") for c in found] == [("Norvane", "Varnel")]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("fr", "La société Calvéor a vendu l'usine. Le directeur industriel, Paul Prat, est ravi.", "Paul Prat"),
        ("en", "Nestor Foods had a bad year. It rained. The finance chief, Ann Bell, was glad.", "Ann Bell"),
    ],
)
def test_an_office_of_firms_is_of_the_firm_told_of(claims_of: ClaimsOf, language: str, text: str, person: str) -> None:
    told = [c for relation in ("leads", "memberOf") for c in claims_of(language, text, relation)]
    assert [c.subject.name for c in told] == [person]
