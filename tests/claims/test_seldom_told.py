"""Relations that news tell seldom, and in few words: orders, contracts, stakes, dismissals, where something is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


def _ends(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(c.subject.name, c.object.name if c.object else "") for c in claims]


@pytest.mark.parametrize(
    ("relation", "text", "ends"),
    [
        ("supplies", "The Norvane group won a $4.7 billion contract from Lufthansa.", ("Norvane", "Lufthansa")),
        ("supplies", "The Norvane group won a supply contract from Lufthansa.", ("Norvane", "Lufthansa")),
        ("acquires", "The Norvane group took a $1.6 billion stake in Lufthansa.", ("Norvane", "Lufthansa")),
        ("acquires", "The Norvane group has bought a 5% stake in Lufthansa.", ("Norvane", "Lufthansa")),
        ("sues", "Lufthansa has filed a copyright lawsuit against Boeing.", ("Lufthansa", "Boeing")),
    ],
)
def test_sums_and_kinds_stand_inside_a_set_phrase(
    claims_of: ClaimsOf, relation: str, text: str, ends: tuple[str, str]
) -> None:
    assert _ends(claims_of("en", text, relation)) == [ends]


@pytest.mark.parametrize(
    "text",
    [
        "Le rachat, l'an dernier, de Lufthansa par Boeing a coûté cher.",
        "Le rachat en mars 2017 de Lufthansa par Boeing a coûté cher.",
    ],
)
def test_a_date_parts_no_noun_from_what_it_is_of(claims_of: ClaimsOf, text: str) -> None:
    assert _ends(claims_of("fr", text, "acquires")) == [("Boeing", "Lufthansa")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Alstom assemble ses trains à Belfort."),
        ("en", "Alstom builds its trains in Belfort."),
    ],
)
def test_a_firm_is_where_it_makes_its_goods(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert _ends(claims_of(language, text, "operatesIn")) == [("Alstom", "Belfort")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le FC Barcelone a mis fin au contrat de Luis Enrique."),
        ("en", "FC Barcelona have parted company with Luis Enrique."),
    ],
)
def test_whom_a_body_sends_away_leaves_it(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert [subject for subject, _ in _ends(claims_of(language, text, "leaves"))] == ["Luis Enrique"]


def test_a_post_named_with_its_body_is_what_one_leaves(claims_of: ClaimsOf) -> None:
    text = "Thierry Henry a quitté son poste de sélectionneur de l'équipe de France."
    assert _ends(claims_of("fr", text, "leaves")) == [("Thierry Henry", "équipe de France")]


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("opposes", "Nigel Farage hit out at Keir Starmer."),
        ("opposes", "Nigel Farage lashed out at Keir Starmer over migration."),
        ("partnersWith", "Lufthansa has teamed up with Boeing."),
        ("leaves", "Nigel Farage walked out on Boeing."),
    ],
)
def test_a_particle_is_one_of_the_words_of_a_wording(claims_of: ClaimsOf, relation: str, text: str) -> None:
    assert len(claims_of("en", text, relation)) == 1


def test_a_buyer_choosing_a_maker_is_supplied_by_it(claims_of: ClaimsOf) -> None:
    text = "Les Pays-Bas ont choisi Naval Group pour leurs sous-marins."
    assert _ends(claims_of("fr", text, "supplies")) == [("Naval Group", "Pays-Bas")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Alexandre Bompard, le PDG de Carrefour, passera la main en mai."),
        ("fr", "Le directeur général de Carrefour, Alexandre Bompard, jette l'éponge."),
        ("en", "Carrefour chief executive Alexandre Bompard bowed out on Saturday."),
    ],
)
def test_a_set_phrase_of_parting_is_of_the_post_that_one_holds(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert _ends(claims_of(language, text, "leaves")) == [("Alexandre Bompard", "Carrefour")]
