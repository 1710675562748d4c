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
    ("en", "memberOf", "Luke Perry, a doctoral student at Bangor University, was killed on Monday."),
    ("en", "leads", "Rebels overthrew the president of Kandara, Alpha Bangoura, in March."),
    ("en", "leads", "Peltrac Ltd closed, while Norvane Ltd replaced chief executive Luke Perry."),
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
