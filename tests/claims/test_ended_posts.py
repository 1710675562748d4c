"""Posts that a death, a dismissal or a successor ends, and those that somebody went on to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

ENDED = [
    ("fr", "memberOf", "Le porte-parole du Front boréal, Luc Perrot, a été tué lundi dans un raid."),
    ("fr", "leads", "Le groupe Norvane a remplacé le directeur général Luc Perrot."),
    ("fr", "leads", "Le décès de Luc Perrot, président de la société Norvane, a été annoncé lundi."),
    ("fr", "leads", "Parmi les morts figurent Hugo Sardin, 41 ans, et Luc Perrot, président de la société Norvane."),
    ("en", "leads", "Among the dead are Mark Soller, 41, and Luke Perry, the chairman of Norvane Ltd."),
    ("en", "leads", "Those killed include Luke Perry, the chairman of Norvane Ltd."),
    ("en", "memberOf", "Luke Perry, a doctoral student at Bangor University, was killed on Monday."),
    ("en", "leads", "Rebels overthrew the president of Kandara, Alpha Bangoura, in March."),
    ("fr", "leads", "Les soldats ont limogé le 22 mars le président du Mali, Alpha Bangoura."),
    ("fr", "leads", "La junte a renversé le 22 mars le président du Mali, Alpha Bangoura."),
    ("en", "leads", "Peltrac Ltd closed, while Norvane Ltd replaced chief executive Luke Perry."),
    ("fr", "leads", "Le président nigérien déchu, Luc Perrot, est toujours détenu."),
    ("fr", "leads", "Le président renversé du Mali, Alpha Bangoura, a quitté le pays."),
    ("en", "leads", "Former Leicester and Derby coach Craig Shaw spoke."),
]


@pytest.mark.parametrize(("language", "relation", "text"), ENDED)
def test_what_somebody_headed_or_belonged_to_is_over(
    claims_of: ClaimsOf, language: str, relation: str, text: str
) -> None:
    assert {claim.status for claim in claims_of(language, text, relation)} == {Status.PAST}


def test_a_firm_that_changes_its_head_is_the_one_that_is_headed(claims_of: ClaimsOf) -> None:
    text = "Peltrac Ltd closed, while Norvane Ltd replaced chief executive Luke Perry."
    assert [c.object and c.object.name for c in claims_of("en", text, "leads")] == ["Norvane Ltd"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Claire Daubigny a succédé à Luc Perrot, parti diriger le groupe Norvane."),
        ("fr", "Claire Daubigny remplace Luc Perrot, parti présider la société Norvane."),
        ("fr", "Claire Daubigny succède à Luc Perrot, recruté pour diriger la société Norvane."),
        ("en", "Claire Daubigny succeeded Luke Perry, who left to lead Norvane Group."),
    ],
)
def test_who_succeeds_somebody_does_not_head_what_that_one_left_for(
    claims_of: ClaimsOf, language: str, text: str
) -> None:
    (claim,) = claims_of(language, text, "leads")
    assert claim.subject.name in ("Luc Perrot", "Luke Perry")


def test_whom_one_replaced_is_no_longer_in_the_post(claims_of: ClaimsOf) -> None:
    text = "Claire Daubigny was appointed chief executive of Norvane Ltd. She replaced Luke Perry."
    statuses = {c.subject.name: c.status for c in claims_of("en", text, "leads")}
    assert statuses == {"Claire Daubigny": Status.ACTUAL, "Luke Perry": Status.PAST}


def test_what_its_head_denies_does_not_deny_the_post(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("en", "The director of Norvane Ltd, Luke Perry, denied having met Claire Daubigny.", "leads")
    assert claim.status is Status.ACTUAL


def test_whose_death_is_only_feared_is_still_in_the_post(claims_of: ClaimsOf) -> None:
    text = "Elle craint la mort de Luc Perrot, président de la société Norvane."
    assert [claim.status for claim in claims_of("fr", text, "leads")] == [Status.ACTUAL]


def test_a_player_of_another_team_has_left_the_one_of_the_title(claims_of: ClaimsOf) -> None:
    text = "Manchester United goalkeeper Luke Perry joined Leicester City on a free transfer."
    statuses = {c.object.name: c.status for c in claims_of("en", text, "memberOf") if c.object is not None}
    assert statuses == {"Manchester United": Status.PAST, "Leicester City": Status.ACTUAL}


def test_a_player_leaves_no_side_of_his_country_for_a_club(claims_of: ClaimsOf) -> None:
    text = "The Wales captain Luke Perry joined Leicester City from Cardiff City on a free transfer."
    statuses = {c.object.name: c.status for c in claims_of("en", text, "memberOf") if c.object is not None}
    assert (statuses["Wales"], statuses["Leicester City"]) == (Status.ACTUAL, Status.ACTUAL)


def test_what_came_before_a_post_leaves_it_taken_up(claims_of: ClaimsOf) -> None:
    text = "Avant de prendre la tête de la société Norvane, Luc Perrot dirigeait la société Peltrac."
    statuses = {c.object.name: c.status for c in claims_of("fr", text, "leads") if c.object is not None}
    assert statuses == {"Norvane": Status.ACTUAL, "Peltrac": Status.PAST}


def test_who_is_run_over_is_still_in_the_post(claims_of: ClaimsOf) -> None:
    text = "Le maire de Lens, Luc Perrot, a été renversé par une voiture mardi."
    assert {c.status for c in claims_of("fr", text, "leads")} == {Status.ACTUAL}


def test_where_a_player_comes_from_is_where_he_was() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "Le Stade rennais a officialisé mercredi l'arrivée de l'attaquant Luc Perrot, en provenance de l'AC Milan."
    claims = extractor("fr").read(document_from_text(text, id="a", language="fr")).claims
    told = {c.object.name: c.status for c in claims if c.relation == "memberOf" and c.object is not None}
    assert told["AC Milan"] is Status.PAST
