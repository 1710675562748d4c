"""Claims that French states by titles, by what stands beside a name and by nouns for a departure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "relation", "ends"),
    [
        ("Le député LR de Haute-Marne Luc Ferrand a voté contre.", "memberOf", ("Luc Ferrand", "LR")),
        ("Luc Ferrand, 47 ans, délégué CGT, ne décolère pas.", "memberOf", ("Luc Ferrand", "CGT")),
        ("Luc Ferrand, 55 ans, ouvrier, élu CFDT, a protesté.", "memberOf", ("Luc Ferrand", "CFDT")),
        ("Le tribunal de Nantes, présidé par Luc Ferrand, a tranché.", "leads", ("Luc Ferrand", "tribunal de Nantes")),
        ("Sous-traitant d'Alstom, le groupe Norvane recrute.", "supplies", ("Norvane", "Alstom")),
        ("Luc Ferrand s'en est pris à Olga Terrier.", "opposes", ("Luc Ferrand", "Olga Terrier")),
        ("Le groupe Norvane a décroché un contrat auprès d'Alstom.", "supplies", ("Norvane", "Alstom")),
        ("L'usine du groupe Norvane à Gdansk tourne à plein régime.", "operatesIn", ("Norvane", "Gdansk")),
        ("Luc Ferrand est arrivé en tête de la présidentielle.", "candidateFor", ("Luc Ferrand", "présidentielle")),
    ],
)
def test_a_sentence_states_a_claim(claims_of: ClaimsOf, text: str, relation: str, ends: tuple[str, str]) -> None:
    found = claims_of("fr", text, relation)
    assert [(c.subject.name, c.object.name if c.object else "", c.status) for c in found] == [(*ends, Status.ACTUAL)]


@pytest.mark.parametrize(
    "text", ["Un ancien d'Airbus, Luc Ferrand, dirige Norvane.", "Luc Ferrand, transfuge d'Airbus."]
)
def test_who_comes_from_a_firm_was_of_it(claims_of: ClaimsOf, text: str) -> None:
    found = [c for c in claims_of("fr", text, "memberOf") if c.object is not None and c.object.name == "Airbus"]
    assert [(c.subject.name, c.status) for c in found] == [("Luc Ferrand", Status.PAST)]


def test_who_resigns_leaves_what_the_title_names(claims_of: ClaimsOf) -> None:
    found = claims_of("fr", "La démission du ministre des Transports, Luc Ferrand, a été acceptée.", "leaves")
    assert [(c.subject.name, c.object.name if c.object else "") for c in found] == [
        ("Luc Ferrand", "ministère des Transports")
    ]


@pytest.mark.parametrize("verb", ["réclame", "exige"])
def test_a_departure_that_is_asked_for_is_none(claims_of: ClaimsOf, verb: str) -> None:
    text = f"L'opposition {verb} la démission du ministre des Transports, Luc Ferrand."
    assert claims_of("fr", text, "leaves") == []


@pytest.mark.parametrize(
    ("text", "seller", "sold"),
    [
        ("Saint-Gobain a acheté Chryso à Cinven pour un milliard d'euros.", "Cinven", "Chryso"),
        ("Altice a racheté SFR à Vivendi pour 17 milliards d'euros.", "Vivendi", "SFR"),
        ("Lactalis a racheté Président Foods à l'américain Kraft Heinz.", "Kraft Heinz", "Président Foods"),
    ],
)
def test_whom_a_firm_is_bought_from_sells_it(text: str, seller: str, sold: str) -> None:
    read = extractor("fr").read(document_from_text(text, id="d", language="fr", published=None)).claims
    told = {(c.relation, c.object.name) for c in read if c.object is not None and c.subject.name == seller}
    assert ("divests", sold) in told and ("acquires", sold) not in told


def test_who_inaugurates_a_place_visits_it(claims_of: ClaimsOf) -> None:
    found = claims_of("fr", "Anne Hidalgo inaugurera samedi la gare Rosa-Parks.", "visits")
    assert [(c.subject.name, c.status) for c in found] == [("Anne Hidalgo", Status.PLANNED)]
