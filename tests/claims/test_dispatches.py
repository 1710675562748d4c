"""What dispatches tell beside: amounts, ages and posts of others, and which way round two have to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]


def test_an_amount_of_a_relative_clause_stays_there(claims_of: ClaimsOf) -> None:
    text = "Norvane Ltd, which invested 900 million euros in the firm, may sue Peltrac Ltd."
    (claim,) = claims_of("en", text, "sues")
    assert claim.qualifier("amount") is None


def test_who_succeeds_has_dismissed_nobody() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "The opera's director, Paul Morel, was dismissed in July by the minister and replaced by Ann Lee."
    claims = extractor("en").read(document_from_text(text, id="a", language="en")).claims
    assert not [c for c in claims if c.relation == "dismisses" and c.subject.name == "Ann Lee"]


def test_a_former_office_leaves_the_age_as_it_is() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "Leeds chose Olaf Norton as its candidate. The 62-year-old former mayor of Hamburg lost a contest."
    claims = extractor("en").read(document_from_text(text, id="a", language="en")).claims
    assert [(c.value, str(c.status)) for c in claims if c.relation == "age"] == [(62, "actual")]


def test_what_takes_somebody_up_tells_his_post() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "Paul Morel a parlé. L'ancien maire de Bastia, âgé de 57 ans, est candidat."
    claims = extractor("fr").read(document_from_text(text, id="a", language="fr")).claims
    told = [(c.subject.name, c.object.name, str(c.status)) for c in claims if c.relation == "leads" and c.object]
    assert told == [("Paul Morel", "Bastia", "past")]


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
