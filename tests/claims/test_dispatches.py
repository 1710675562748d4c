"""Turns of dispatches: American secretaries in French, titles that open a sentence, owners with an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

TURNS = [
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


def test_a_pair_goes_the_way_round_that_a_rule_tells() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "Jean Morel est mort. Soutien de Paul Hamon en 2017, il avait ensuite rejoint la fondation Belval."
    claims = extractor("fr").read(document_from_text(text, id="a", language="fr")).claims
    told = [(c.subject.name, c.object.name) for c in claims if c.relation == "supports" and c.object]
    assert told == [("Jean Morel", "Paul Hamon")]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Le général Mohamed Daglo, dit « Hemetti », a parlé. Hemetti est à Riyad.", True),
        ("Mohamed Daglo, connu sous le nom de « Hemetti », a parlé. Hemetti est à Riyad.", True),
        ("Selon Mohamed Daglo, dit Anne Hemetti, il fait froid. Hemetti est à Riyad.", False),
    ],
)
def test_what_somebody_is_called(text: str, joined: bool) -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    mentions = extractor("fr").read(document_from_text(text, id="a", language="fr")).mentions
    entity_of = {mention.text: mention.entity for mention in mentions}
    assert (entity_of["Mohamed Daglo"] == entity_of["Hemetti"]) is joined
