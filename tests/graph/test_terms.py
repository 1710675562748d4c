"""IRIs and literals: what they follow from, and that a store hands them back as they went in."""

from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, Quad, Store

from kg.graph.terms import (
    calendar,
    claim_iri,
    day,
    decimal,
    describe_value,
    document_iri,
    iri,
    number,
    period_of,
    source_iri,
    term,
    text,
    value_label,
    value_of,
    value_term,
)
from kg.model import Amount, Granularity, Period, Quantity, Span, Status, Value

from .factory import ALTAVEL, MARCH_1998, PORTACIER, purchase

numbers = st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e12, 1e12).map(lambda x: round(x, 4)))


def stored(literal: Literal) -> object:
    store = Store()
    store.add(Quad(iri("kg", "a"), iri("kg", "b"), literal, DefaultGraph()))
    return next(iter(store)).object


@given(numbers)
def test_numbers_survive_the_store(value: float) -> None:
    assert stored(number(value)) == number(value)
    assert stored(decimal(value)) == decimal(value)
    assert float(number(value).value) == value


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_survive_the_store(value: date) -> None:
    for granularity in Granularity:
        period = Period(start=value, end=value, granularity=granularity)
        assert stored(calendar(period)) == calendar(period)
    assert stored(day(value)) == day(value)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_are_written_as_the_store_writes_them(value: str) -> None:
    literal = Literal(value)
    assert text(value) == str(literal)
    assert [value_of(str(one)) for one in (literal, Literal(value, language="fr"), number(3))] == [value, value, "3"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_iri_of_a_document_tells_its_id(name: str) -> None:
    local = document_iri(name).removeprefix("https://w3id.org/newskg/document/")
    assert unquote(local) == name
    assert Store().query(f"ASK {{ <{document_iri(name)}> ?p ?o }}") is not None


def test_a_claim_is_known_by_what_it_says_and_where() -> None:
    claim = purchase().claims[0]
    same = replace(claim, confidence=0.1, rule="other", sources=(), qualifiers=())
    assert claim_iri(same) == claim_iri(claim)
    others = [
        replace(claim, document="autre"),
        replace(claim, subject=PORTACIER, object=ALTAVEL),
        replace(claim, relation="owns"),
        replace(claim, status=Status.PLANNED),
        replace(claim, evidence=Span(27, 60)),
    ]
    assert len({claim_iri(claim), *map(claim_iri, others)}) == 6


def test_a_symmetric_claim_is_the_same_either_way_round() -> None:
    claim = replace(purchase().claims[0], relation="meets")
    swapped = replace(claim, subject=PORTACIER, object=ALTAVEL)
    assert claim_iri(claim, symmetric=True) == claim_iri(swapped, symmetric=True)
    assert claim_iri(claim) != claim_iri(swapped)


def test_claims_of_different_values_differ() -> None:
    claim = purchase().claims[2]
    assert claim_iri(claim) != claim_iri(replace(claim, value=Quantity(value=300)))


def test_an_unnamed_source_belongs_to_its_document() -> None:
    assert source_iri("a", "Des proches du dossier").startswith(
        "https://w3id.org/newskg/document/a#source-des-proches-du-dossier-"
    )
    assert source_iri("a", "des proches") != source_iri("b", "des proches")
    assert source_iri("a", "des prôches") != source_iri("a", "des proches")


@pytest.mark.parametrize(
    ("value", "local", "label"),
    [
        (Amount(value=1.68e9, currency="USD"), "USD_1680000000", "1 680 000 000 USD"),
        (
            Amount(value=2.5, currency="EUR", approximate=True, minimum=2, maximum=3),
            "EUR_2.5_approx_min2_max3",
            "≈ 2.5 EUR",
        ),
        (Quantity(value=51, unit="%"), "%25_51", "51 %"),
        (Quantity(value=-3), "-3", "-3"),
        (1200, "1200", "1 200"),
        (MARCH_1998, "1998-03-01_1998-03-31_month", "1998-03"),
    ],
)
def test_value_nodes(value: Value, local: str, label: str) -> None:
    node = value_term(value)
    assert node.value == "https://w3id.org/newskg/value/" + local
    assert value_label(value) == label
    facts = list(describe_value(value))
    assert {fact[0] for fact in facts} == {str(node)}
    assert (str(node), str(iri("rdfs", "label")), str(Literal(label))) in facts


def test_a_bound_is_kept() -> None:
    facts = list(describe_value(Amount(value=3e9, currency="EUR", minimum=3e9)))
    assert str(number(3_000_000_000)) in [fact[2] for fact in facts if fact[1] == term("kg", "minimum")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-05-02", "2024-05-02", "2024-05-02"),
    ],
)
def test_iso_dates_are_periods(text: str, start: str, end: str) -> None:
    period = period_of(text)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat(), period.iso) == (start, end, text)


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "mai 2024", "", "24", "0000"])
def test_other_texts_are_not(text: str) -> None:
    assert period_of(text) is None
