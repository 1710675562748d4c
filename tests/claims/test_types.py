"""Guessed types yield to what their claims ask for; known ones only to another known one that most of them ask for."""

from __future__ import annotations

import pytest

from kg.claims.draft import Draft
from kg.claims.types import settle
from kg.discourse import Participant
from kg.ontology import load


def participants(kind: str, *, guessed: bool) -> list[Participant]:
    firm = Participant(0, "Kallisto", kind, scores={kind: 2.0}, guessed=guessed)
    return [firm, Participant(1, "Norvane", "Company"), Participant(2, "Lyon", "City", iri="urn:lyon")]


def draft(relation: str, obj: int) -> Draft:
    return Draft(subject=0, relation=relation, object=obj, anchor=0, rule="test", weight=0.8)


@pytest.mark.parametrize(
    ("kind", "guessed", "drafts", "settled"),
    [
        ("Person", True, [draft("locatedIn", 2), draft("acquires", 1)], "Organization"),
        ("Person", False, [draft("locatedIn", 2), draft("acquires", 1)], "Person"),
        ("Person", True, [draft("leads", 1)], "Person"),
        ("Person", True, [], "Person"),
    ],
)
def test_the_type_that_most_claims_ask_for_wins(kind: str, guessed: bool, drafts: list[Draft], settled: str) -> None:
    found = participants(kind, guessed=guessed)
    settle(found, drafts, load())
    assert found[0].type == settled


def test_what_the_gazetteer_knows_keeps_its_type() -> None:
    found = participants("Company", guessed=False)
    settle(found, [draft("acquires", 2)], load())
    assert found[2].type == "City"


@pytest.mark.parametrize(
    ("scores", "drafts", "settled"),
    [
        ({"Product": 9.0, "Company": 5.0}, [draft("acquires", 1), draft("employees", 1)], "Company"),
        ({"Product": 9.0, "Company": 5.0}, [draft("acquires", 1)], "Product"),
        ({"Product": 9.0, "Company": 0.5}, [draft("acquires", 1), draft("employees", 1)], "Product"),
        ({"Product": 9.0, "Company": 5.0}, [draft("acquires", 1), draft("price", 1), draft("price", 1)], "Product"),
        ({"City": 9.0, "Company": 5.0}, [draft("acquires", 1), draft("employees", 1)], "City"),
    ],
)
def test_of_two_known_types_the_one_that_most_claims_ask_for_wins(
    scores: dict[str, float], drafts: list[Draft], settled: str
) -> None:
    found = participants(next(iter(scores)), guessed=False)
    found[0].scores = scores
    settle(found, drafts, load())
    assert found[0].type == settled
