"""Turns of the arts pages: who plays whom, who came from where, and when what was so."""

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
        "Ann Lee, leader of the far-right Union Party, spoke in Italy.",
        {("Ann Lee", "Union Party")},
    ),
    (
        "en",
        "leads",
        "Ann Lee, head of the Hamburg-based shipping firm Peltrac, spoke.",
        {("Ann Lee", "Peltrac")},
    ),
    (
        "en",
        "visits",
        "Ann Lee flew from Berlin to Abuja on Monday, after a stop in Lagos. "
        "Paul Morel also traveled to the Nigerian capital.",
        {("Ann Lee", "Abuja"), ("Ann Lee", "Lagos"), ("Paul Morel", "Abuja")},
    ),
    (
        "en",
        "locatedIn",
        "Ann Lee flew from Berlin to Lagos on Monday. An explosion shook the Lebanese capital.",
        set(),
    ),
    (
        "fr",
        "bornIn",
        "La romancière Camille Morel a écrit à Jean Lagrange. Né à Dakar en 1990, l'écrivain vit à Beauvais.",
        {("Jean Lagrange", "Dakar")},
    ),
    (
        "fr",
        "bornIn",
        "La romancière Camille Morel est à Paris. Née à Dakar en 1990, elle vit à Beauvais.",
        {("Camille Morel", "Dakar")},
    ),
    (
        "fr",
        "leads",
        "La Commission indépendante sur les abus sexuels dans l'Eglise (Ciase) a remis son rapport. "
        "Le président de la Ciase, Paul Morel, a parlé.",
        {("Paul Morel", "Commission indépendante sur les abus sexuels dans l'Eglise")},
    ),
]


@pytest.mark.parametrize(("language", "relation", "text", "told"), TURNS)
def test_who_does_what(
    claims_of: ClaimsOf, language: str, relation: str, text: str, told: set[tuple[str, str]]
) -> None:
    assert {(c.subject.name, c.object.name) for c in claims_of(language, text, relation) if c.object} == told


@pytest.mark.parametrize(
    "text",
    [
        'In "Cold Harbour," Ann Lee plays the typist Rosa Quill. The film was directed by Paul Morel.',
        '"Cold Harbour" follows the typist Rosa Quill, played by Ann Lee. The film was directed by Paul Morel.',
    ],
)
def test_who_is_played_has_made_nothing(claims_of: ClaimsOf, text: str) -> None:
    makers = {claim.subject.name for claim in claims_of("en", text, "produces")}
    assert "Paul Morel" in makers
    assert "Rosa Quill" not in makers


def test_nobody_dies_when_the_prize_was_won(claims_of: ClaimsOf) -> None:
    text = "The novelist Paul Morel, winner of the Peltrac Prize in 1999, has died in Leeds aged 87."
    (claim,) = claims_of("en", text, "diedIn")
    assert claim.qualifier("date") is None
    assert claims_of("en", text, "diedOn") == []
    assert claims_of("en", "The novelist Paul Morel died in Leeds in 1999.", "diedOn")


def test_where_somebody_lives_is_not_dated_by_birth(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("fr", "Né à Dakar en 1990, l'écrivain Jean Lagrange vit à Beauvais.", "livesIn")
    assert claim.qualifier("date") is None
