"""Whom a passage credits where no phrase or verb beside the claim names them, and whom it does not credit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Entity, Source

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


def _called(source: Source) -> str:
    return source.name if isinstance(source, Entity) else source


@pytest.mark.parametrize(
    ("relation", "text", "source"),
    [
        (
            "diedIn",
            "L'écrivain Paul Mérande est mort à La Rochelle. Il avait 73 ans. Sa disparition a été annoncée lundi par "
            "son éditrice, Claire Daubigny.",
            "Claire Daubigny",
        ),
        (
            "diedIn",
            "Paul Mérande s'est éteint samedi à Vesoul. Son fils, Luc Mérande, conseiller général, l'a fait savoir.",
            "Luc Mérande",
        ),
        (
            "acquires",
            "Le groupe Norvane songerait à racheter Peltrac. L'information, publiée par le Financial Times, a surpris.",
            "Financial Times",
        ),
        ("acquires", "D'après nos confrères du Figaro, le groupe Norvane pourrait racheter Peltrac.", "Figaro"),
        (
            "acquires",
            "Pour les analystes de la banque Ossel, le groupe Norvane pourrait racheter Peltrac.",
            "analystes de la banque Ossel",
        ),
        (
            "profit",
            "Le groupe Norvane a fait état d'un chiffre d'affaires de 164 millions d'euros, en hausse de 9 %, mais "
            "d'un bénéfice en recul, à 11 millions.",
            "Norvane",
        ),
        ("revenue", "Le groupe Norvane prévoit un chiffre d'affaires de 140 millions d'euros en 2024.", "Norvane"),
        (
            "layoffs",
            "La scierie Norvane annonce, par la voix de son directeur général, Paul Mérande, la suppression de 46 "
            "emplois.",
            "Paul Mérande",
        ),
        ("hires", "Le groupe Norvane promet 20 embauches dans son usine de Lorient.", "Norvane"),
        ("divests", "Norvane va fermer son usine de Lens, selon les syndicats.", "syndicats"),
        (
            "attacks",
            "L'armée soudanaise a bombardé Kassala, dénonce Human Rights Watch dans un rapport.",
            "Human Rights Watch",
        ),
    ],
)
def test_who_is_credited_from_afar(claims_of: ClaimsOf, relation: str, text: str, source: str) -> None:
    assert {_called(s) for c in claims_of("fr", text, relation) for s in c.sources} == {source}


def test_a_toll_is_told_by_whoever_brings_it_to_that(claims_of: ClaimsOf) -> None:
    text = "Le bilan de l'incendie de la tour Ossel a été ramené mardi à sept morts par le gouverneur, Paul Mérande."
    assert {_called(s) for c in claims_of("fr", text, "casualties") for s in c.sources} == {"Paul Mérande"}


def test_an_employer_named_behind_a_noun_is_who_says_it(claims_of: ClaimsOf) -> None:
    text = "Her former employer, the relief group Norvane, said on Monday that Paul Hardwick had bought Peltrac Ltd."
    assert {_called(s) for c in claims_of("en", text, "acquires") for s in c.sources} == {"Norvane"}


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        (
            "candidateFor",
            "Le dépouillement se poursuivait lundi, alors que Paul Mérande est candidat à la mairie de Lyon.",
        ),
        ("leads", "Paul Mérande, considéré comme partie prenante du cercle, dirige Norvane."),
        ("revenue", "Paul Mérande refuse de dévoiler ses clients, qui lui ont rapporté 600 000 euros."),
        (
            "opposes",
            "L'assemblée a adopté la loi décidant le retrait du pays, c'est-à-dire que le Burundi s'oppose à l'ONU.",
        ),
    ],
)
def test_words_that_only_look_like_telling_credit_nobody(claims_of: ClaimsOf, relation: str, text: str) -> None:
    assert not [s for c in claims_of("fr", text, relation) for s in c.sources]


@pytest.mark.parametrize(
    ("language", "relation", "text", "source"),
    [
        (
            "fr",
            "acquires",
            "La société Norvane va racheter Peltrac, selon deux sources proches du dossier. La société Norvane a aussi "
            "racheté la société Sorbelec, ont ajouté ces sources.",
            "deux sources proches du dossier",
        ),
        (
            "en",
            "acquires",
            "Norvane Group will buy Peltrac Ltd, two people familiar with the matter said. Norvane Group also bought "
            "Sorbelec Ltd, the people said.",
            "two people familiar with the matter",
        ),
        (
            "en",
            "kills",
            "Prosecutors say Mark Soller killed John Merritt in May. Mark Soller then killed Paul Hartwell, they said.",
            "Prosecutors",
        ),
    ],
)
def test_those_without_a_name_are_called_as_they_were_before(
    claims_of: ClaimsOf, language: str, relation: str, text: str, source: str
) -> None:
    claims = claims_of(language, text, relation)
    assert [[_called(s) for s in claim.sources] for claim in claims] == [[source], [source]]


def test_who_has_spoken_goes_on_speaking(claims_of: ClaimsOf) -> None:
    text = (
        "« Nous avons bien travaillé l'an dernier », a déclaré Paul Mérande, président de la société Norvane. "
        "« La société Norvane a racheté la société Peltrac. »"
    )
    (claim,) = claims_of("fr", text, "acquires")
    assert [_called(source) for source in claim.sources] == ["Paul Mérande"]


def test_what_only_a_source_holds_possible_is_told_by_it(claims_of: ClaimsOf) -> None:
    text = (
        "Norvane Group is exploring a sale of Peltrac Ltd that could value Peltrac Ltd at 3 billion pounds, two people "
        "familiar with the matter said."
    )
    (claim,) = claims_of("en", text, "valuation")
    assert [_called(source) for source in claim.sources] == ["two people familiar with the matter"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Peltrac Ltd had revenue of $1.2 billion last year, according to Norvane data.", "Norvane"),
        ("en", "Peltrac Ltd had revenue of $1.2 billion, according to data from Norvane Group.", "Norvane Group"),
        ("fr", "Selon les chiffres de la société Norvane, Peltrac a un chiffre d'affaires de 3 millions d'euros.",
         "Norvane"),
    ],
)  # fmt: skip
def test_whose_data_it_is_tells_what_they_say(claims_of: ClaimsOf, language: str, text: str, source: str) -> None:
    (claim,) = claims_of(language, text, "revenue")
    assert [_called(source) for source in claim.sources] == [source]


def test_a_participle_goes_on_with_who_spoke_before_it(claims_of: ClaimsOf) -> None:
    text = (
        "« Le beurre a doublé », a expliqué la directrice, Hedda Morvan, précisant que la société Norvane a racheté "
        "la société Peltrac."
    )
    (claim,) = claims_of("fr", text, "acquires")
    assert [_called(source) for source in claim.sources] == ["Hedda Morvan"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "La société Norvane a racheté la société Peltrac, comme l'a révélé Mediapart.", "Mediapart"),
        ("fr", "La société Norvane a racheté la société Peltrac, comme l'avait annoncé Luc Mérande.", "Luc Mérande"),
        ("fr", "La société Norvane a racheté la société Peltrac, peut-on lire dans Les Échos.", "Les Échos"),
        ("fr", "La société Norvane dit avoir racheté la société Peltrac.", "Norvane"),
        ("fr", "Norvane a racheté Peltrac, l'exploitant privé de la loterie, a-t-elle annoncé jeudi.", "Norvane"),
        ("fr", "Selon la ligue, la société Norvane a racheté la société Peltrac.", "ligue"),
        ("en", "Norvane Group has bought Peltrac Ltd, as the Financial Times first reported.", "Financial Times"),
        ("en", "As first reported by the Financial Times, Norvane Group has bought Peltrac Ltd.", "Financial Times"),
    ],
)  # fmt: skip
def test_what_is_told_in_passing_is_credited(claims_of: ClaimsOf, language: str, text: str, source: str) -> None:
    (claim,) = claims_of(language, text, "acquires")
    assert [_called(source) for source in claim.sources] == [source]
