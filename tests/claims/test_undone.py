"""What the rest of a sentence makes of a claim: refused, in vain, put off, broken off or left again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Norvane avait fait une offre sur le groupe Peltrac en 2017, restée sans suite."),
        ("fr", "En janvier, Norvane avait proposé de racheter Peltrac ; les fondateurs avaient refusé."),
        ("fr", "Le groupe Norvane avait tenté de racheter Peltrac en 2019, en vain."),
        ("fr", "Norvane, qui négociait l'acquisition de Peltrac, a fait savoir mercredi qu'il se retirait."),
        ("en", "Norvane had bid for Peltrac as well but pulled out in July."),
        ("en", "Norvane tried to buy Peltrac in 2019 without success."),
    ],
)
def test_an_offer_that_came_to_nothing_is_denied(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert [c.status for c in claims_of(language, text, "acquires")] == [Status.NEGATED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Norvane veut racheter Peltrac ; le groupe a refusé de commenter."),
        ("fr", "Norvane veut racheter Peltrac, qui s'est retiré du Brésil."),
        ("en", "Norvane Group wants to buy the retailer Peltrac, whose chairman refused to comment."),
    ],
)
def test_what_else_is_refused_leaves_a_plan_a_plan(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert [c.status for c in claims_of(language, text, "acquires")] == [Status.PLANNED]


@pytest.mark.parametrize(
    ("relation", "text", "status"),
    [
        ("mergesWith", "Les discussions en vue d'une fusion entre Norvane et Peltrac ont été rompues.", Status.NEGATED),
        (
            "acquires",
            "Un protocole d'accord pour le rachat de la société Peltrac par le groupe Norvane a été signé.",
            Status.PLANNED,
        ),
        ("visits", "Le président Paul Mérande a reporté sa visite à Bamako.", Status.PLANNED),
        ("visits", "Claire Daubigny s'est bornée à indiquer qu'elle se rendrait lundi à Alger.", Status.PLANNED),
        ("sues", "Norvane avait assigné Peltrac devant le tribunal avant de retirer sa plainte.", Status.PAST),
        ("supports", "Paul Mérande, qui avait soutenu Claire Daubigny, ne votera pas.", Status.PAST),
        ("leads", "Fille d'un pêcheur, Claire Daubigny dirigea la société Norvane.", Status.PAST),
        ("employees", "Le groupe Norvane employait 41 000 personnes à la fin de 2023.", Status.ACTUAL),
        ("employees", "À son apogée, le groupe Norvane employait 41 000 personnes.", Status.PAST),
        ("leads", "Elle a ensuite remercié le président malien, Paul Mérande, pour son accueil.", Status.ACTUAL),
        ("leads", "La présence de la ministre des Transports, Claire Daubigny, a été écartée.", Status.ACTUAL),
        ("memberOf", "« On nous a proposé des cours », ironise alors la déléguée CFDT, Paul Mérande.", Status.ACTUAL),
        ("founded", "Paul Mérande aura aussi fondé, avec son épouse, la société Norvane.", Status.ACTUAL),
        ("supports", "Le maire de Nancy, Paul Mérande, appelle à voter pour Claire Daubigny.", Status.ACTUAL),
        ("acquires", "Bruxelles a bloqué le rachat de Peltrac par Norvane.", Status.NEGATED),
        ("leads", "Claire Daubigny est pressentie pour diriger Norvane.", Status.POSSIBLE),
        ("layoffs", "Norvane compte se séparer de 120 salariés d'ici à la fin de l'année.", Status.PLANNED),
        (
            "layoffs",
            "Le groupe Norvane a annoncé jeudi, à l'occasion de ses résultats, la suppression de 450 postes.",
            Status.PLANNED,
        ),
    ],
)
def test_what_the_words_around_make_of_it(claims_of: ClaimsOf, relation: str, text: str, status: Status) -> None:
    assert {c.status for c in claims_of("fr", text, relation)} == {status}


@pytest.mark.parametrize(
    ("relation", "text", "status"),
    [
        ("acquires", "Regulators blocked Norvane's takeover of Peltrac Ltd.", Status.NEGATED),
        ("acquires", "Norvane Group won approval to buy Peltrac Ltd.", Status.PLANNED),
        ("acquires", "Peltrac Ltd rejected a $2bn offer from Norvane Group on Monday.", Status.NEGATED),
    ],
)
def test_english_too(claims_of: ClaimsOf, relation: str, text: str, status: Status) -> None:
    assert {c.status for c in claims_of("en", text, relation)} == {status}


def test_a_resignation_that_is_refused_ends_no_post() -> None:
    text = "La ministre des Transports, Claire Daubigny, a présenté sa démission, que le Premier ministre a refusée."
    claims = extractor("fr").read(document_from_text(text, id="passage", language="fr")).claims
    assert {c.relation: c.status for c in claims} == {"leads": Status.ACTUAL, "leaves": Status.NEGATED}


def test_who_is_on_trial_for_a_murder_is_not_told_to_have_done_it() -> None:
    """Whoever finds it: no claim of the learned reader tells it as done either."""
    for language, text in (
        ("fr", "Jean Morin est jugé pour le meurtre d'Awa Diop."),
        ("en", "Tom Reed is on trial for the murder of Anna Bell."),
    ):
        claims = extractor(language).read(document_from_text(text, id="passage", language=language)).claims
        assert Status.ACTUAL not in {c.status for c in claims if c.relation == "kills"}


def test_where_somebody_came_from_is_over() -> None:
    """The learned reader finds it; the words before the place tell that it is no longer so."""
    text = "Le club a présenté mardi son nouvel entraîneur, le Portugais Rui Castelo, venu du Sporting Braga."
    claims = extractor("fr").read(document_from_text(text, id="passage", language="fr")).claims
    assert [c.status for c in claims if c.relation == "memberOf" and c.object and "Braga" in c.object.name] == [
        Status.PAST
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Teddy Riner a déclaré forfait pour les Jeux olympiques de Tokyo."),
        ("fr", "Novak Djokovic fait l'impasse sur l'US Open."),
        ("en", "Jannik Sinner pulled out of the Davis Cup."),
        ("en", "Rafael Nadal has withdrawn from the French Open with a hip injury."),
    ],
)
def test_who_stays_away_takes_no_part(language: str, text: str) -> None:
    """The learned reader sees that the two go together; the words tell that it came to nothing."""
    claims = extractor(language).read(document_from_text(text, id="passage", language=language)).claims
    assert {c.status for c in claims if c.relation == "participatesIn"} == {Status.NEGATED}


def test_who_misses_something_at_an_event_is_there() -> None:
    text = "Kylian Mbappé a manqué un tir au but à l'Euro 2020."
    claims = extractor("fr").read(document_from_text(text, id="passage", language="fr")).claims
    assert [c.status for c in claims if c.relation == "participatesIn"] == [Status.ACTUAL]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La rencontre entre Luc Perrot et Claire Daubigny a été annulée."),
        ("fr", "La rencontre entre Luc Perrot et Claire Daubigny n'a pas eu lieu."),
        ("en", "The meeting between Alan Brent and Claire Daubigny was cancelled on Monday."),
        ("en", "The meeting between Alan Brent and Claire Daubigny did not take place."),
    ],
)
def test_what_is_called_off_does_not_take_place(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert [c.status for c in claims_of(language, text, "meets")] == [Status.NEGATED]


def test_who_is_missing_from_a_team_belongs_to_it() -> None:
    text = "Le même soir, Cesson-Rennes recevra Limoges sans son demi-centre Gaëtan Prigent, suspendu."
    claims = extractor("fr").read(document_from_text(text, id="passage", language="fr")).claims
    assert [c.status for c in claims if c.relation == "memberOf"] == [Status.ACTUAL]
