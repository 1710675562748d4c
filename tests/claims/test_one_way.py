"""Claims of a relation that holds one way only."""

from __future__ import annotations

from dataclasses import replace

from kg.claims.one_way import one_body, one_country, one_founder, one_of_kin, one_party, one_post, one_way
from kg.model import Claim, Entity, Span, Status

PERSON = Entity(iri="https://w3id.org/newskg/entity/ann-bell", name="Ann Bell", type="Person")
GREENS = Entity(iri="https://w3id.org/newskg/entity/greens", name="Greens", type="PoliticalParty")
LABOUR = Entity(iri="https://w3id.org/newskg/entity/labour", name="Labour", type="PoliticalParty")
ONE = Entity(iri="https://w3id.org/newskg/entity/one", name="One", type="Company")
TWO = Entity(iri="https://w3id.org/newskg/entity/two", name="Two", type="Company")

ITALY = Entity(iri="https://w3id.org/newskg/entity/italy", name="Italy", type="Country")
SISTER = Entity(iri="https://w3id.org/newskg/entity/lea-bell", name="Lea Bell", type="Person")
FATHER = Entity(iri="https://w3id.org/newskg/entity/jim-bell", name="Jim Bell", type="Person")
GENOA = Entity(iri="https://w3id.org/newskg/entity/genoa", name="Genoa", type="City")


def _claim(
    subject: Entity, obj: Entity, rule: str, confidence: float, relation: str = "subsidiaryOf", body: Span | None = None
) -> Claim:
    return Claim(
        document="a",
        subject=subject,
        relation=relation,
        object=obj,
        status=Status.ACTUAL,
        evidence=Span(100, 150),
        object_span=body,
        anchor_span=Span(104, 113),
        confidence=confidence,
        rule=rule,
        extractor="rules",
    )


def test_what_a_rule_found_outdoes_what_was_learned() -> None:
    sure, learned = _claim(ONE, TWO, "a rule", 0.5), _claim(TWO, ONE, "subsidiaryOf.learned", 0.9)
    assert one_way([sure, learned]) == [sure]


def test_the_surer_of_two_of_a_kind_stays() -> None:
    more, less = _claim(ONE, TWO, "a rule", 0.8), _claim(TWO, ONE, "a rule", 0.7)
    assert one_way([less, more]) == [more]


def test_equally_sure_ones_and_mutual_relations_stay() -> None:
    won, lost = (_claim(a, b, "a rule", 0.8, "defeats") for a, b in ((ONE, TWO), (TWO, ONE)))
    met, again = _claim(ONE, TWO, "a rule", 0.8, "accuses"), _claim(TWO, ONE, "a rule", 0.6, "accuses")
    assert one_way([won, lost, met, again]) == [won, lost, met, again]


def test_nobody_is_in_a_second_party_that_only_the_learned_reader_sees() -> None:
    named = _claim(PERSON, GREENS, "memberOf: party before the name", 0.9, "memberOf")
    guessed = _claim(PERSON, LABOUR, "memberOf.learned", 0.5, "memberOf")
    employed = _claim(PERSON, ONE, "memberOf.learned", 0.5, "memberOf")
    assert one_party([named, guessed, employed]) == [named, employed]


def test_parties_that_are_all_guessed_stay() -> None:
    guessed = [_claim(PERSON, party, "memberOf.learned", 0.5, "memberOf") for party in (GREENS, LABOUR)]
    assert one_party(guessed) == guessed


def test_one_word_makes_nobody_the_head_of_two_bodies_that_were_named_before() -> None:
    before, here = Span(10, 13), Span(120, 123)
    sure = _claim(PERSON, ONE, "leads.learned", 0.8, "leads", before)
    other = _claim(PERSON, TWO, "leads.learned", 0.6, "leads", before)
    ruled = _claim(PERSON, TWO, "leads: title before the name", 0.6, "leads", before)
    named = _claim(PERSON, TWO, "leads.learned", 0.6, "leads", here)
    assert one_post([other, sure]) == [sure]
    assert one_post([ruled, sure]) == [ruled, sure]
    assert one_post([named, sure]) == [named, sure]


def test_what_is_owned_may_be_two() -> None:
    owned = [_claim(PERSON, body, "owns.learned", 0.6, "owns", Span(10, 13)) for body in (ONE, TWO)]
    assert one_post(owned) == owned


def test_the_head_of_a_country_heads_a_town_only_where_that_is_clear() -> None:
    country = _claim(PERSON, ITALY, "leads: title before the name (prime minister)", 0.9, "leads")
    unsure, clear = (_claim(PERSON, GENOA, "leads.learned", sure, "leads") for sure in (0.6, 0.9))
    assert one_country([country, unsure]) == [country]
    assert one_country([country, clear]) == [country, clear]


def test_who_heads_one_body_by_a_title_is_not_said_to_head_another_in_passing() -> None:
    told, passing = _claim(PERSON, ONE, "a title", 0.6, "leads"), _claim(PERSON, TWO, "leads.learned", 0.7, "leads")
    assert one_body([told, passing]) == [told]


def test_who_heads_a_country_by_a_title_may_head_a_body() -> None:
    told, body = _claim(PERSON, ITALY, "a title", 0.6, "leads"), _claim(PERSON, TWO, "leads.learned", 0.7, "leads")
    assert one_body([told, body]) == [told, body]


def test_where_one_of_a_family_lives_says_nothing_of_the_other() -> None:
    kin = _claim(SISTER, PERSON, "a rule", 0.9, "relativeOf")
    hers, other = _claim(SISTER, GENOA, "a rule", 0.9, "livesIn"), _claim(PERSON, GENOA, "x.learned", 0.6, "livesIn")
    assert one_of_kin([kin, hers, other]) == [kin, hers]


def test_two_relatives_of_one_person_are_not_told_to_be_each_others() -> None:
    known = [
        replace(_claim(one, PERSON, "a rule", 0.9, "relativeOf"), qualifiers=(("kind", kind),))
        for one, kind in ((SISTER, "sister"), (FATHER, "father"))
    ]
    assert one_of_kin([*known, _claim(SISTER, FATHER, "x.learned", 0.8, "relativeOf")]) == known


def test_whom_one_word_relates_to_a_third_may_be_siblings() -> None:
    known = [_claim(one, PERSON, "a rule", 0.9, "relativeOf") for one in (SISTER, FATHER)]
    siblings = _claim(SISTER, FATHER, "x.learned", 0.8, "relativeOf")
    assert one_of_kin([*known, siblings]) == [*known, siblings]


def test_of_two_founders_in_one_sentence_the_unsure_one_goes() -> None:
    told = _claim(PERSON, ONE, "founded.learned", 0.9, "founded")
    passing, partner = (_claim(SISTER, ONE, "founded.learned", sure, "founded") for sure in (0.55, 0.8))
    assert one_founder([told, passing]) == [told]
    assert one_founder([told, partner]) == [told, partner]
