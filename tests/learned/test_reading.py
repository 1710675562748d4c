"""What the learned reader adds to the rules."""

from __future__ import annotations

from pathlib import Path

from kg.claims.calibration import LEARNED, shipped
from kg.claims.draft import Draft
from kg.claims.extraction import SURE
from kg.claims.proposed import CLEAR, LIKELY, UNLIKELY, opinion, proposed
from kg.discourse import Proposal, Proposals
from kg.documents import document_from_text
from kg.extractor import extractor
from kg.learned.labels import RELATIONS, TYPES
from kg.learned.scoring import load_scorer
from kg.model import Claim, Readers, Status
from kg.ontology import load

TEXT = "Le groupe Nordwind a racheté la société Calvéor. Odile Ferrand dirige Nordwind."


def claims(text: str, readers: Readers) -> tuple[Claim, ...]:
    return extractor("fr", readers=readers).read(document_from_text(text, id="a", language="fr")).claims


def told(found: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    return {(c.subject.name, c.relation, c.object.name) for c in found if c.object}


def propose(
    *some: tuple[str, str, str, float], rules: tuple[tuple[str, str, str], ...] = ()
) -> list[tuple[str, str, str]]:
    """What is made of proposals about the text, when rules have found nothing else."""
    discourse = extractor("fr", readers=Readers.RULES).discourse(document_from_text(TEXT, id="a", language="fr"))
    number = {p.name: p.index for p in discourse.participants}
    listed = [
        Proposal(number[s], relation, number[o], probability, Status.ACTUAL, 0.9, 3, (0, 1), (6, 7))
        for s, relation, o, probability in some
    ]
    keyed = {(p.subject, p.relation, p.object): p for p in listed}
    drafted = [
        Draft(subject=number[s], relation=relation, object=number[o], anchor=3, rule=relation, weight=0.9)
        for s, relation, o in rules
    ]
    drafts = proposed(discourse, Proposals(frozenset(RELATIONS), frozenset(), keyed), drafted, load())
    return [
        (discourse.participants[d.subject].name, d.relation, discourse.participants[d.object or 0].name) for d in drafts
    ]


def test_each_reader_finds_what_is_plainly_said() -> None:
    for readers in Readers:
        assert ("Odile Ferrand", "leads", "Nordwind") in told(claims(TEXT, readers)), readers


def test_a_status_that_is_not_settled_makes_no_fact() -> None:
    text = "Il est faux que la Police fédérale ait arrêté Danilo Petrosian."
    found = [c for c in claims(text, Readers.LEARNED) if c.relation == "arrests"]
    assert all(c.status is not Status.ACTUAL for c in found)


def test_claims_say_who_found_them() -> None:
    assert all(c.rule.endswith(".learned") for c in claims(TEXT, Readers.LEARNED) if c.object)
    assert {c.extractor for c in claims(TEXT, Readers.LEARNED)} == {"learned"}
    assert not any(c.rule.endswith(".learned") for c in claims(TEXT, Readers.RULES))
    assert {c.extractor for c in claims(TEXT, Readers.RULES)} == {"rules"}
    assert "rules, learned" in {c.extractor for c in claims(TEXT, Readers.BOTH)}


def test_the_same_text_gives_the_same_claims() -> None:
    assert claims(TEXT, Readers.BOTH) == claims(TEXT, Readers.BOTH)


def test_a_proposal_becomes_a_claim_where_types_allow_it() -> None:
    assert propose(("Odile Ferrand", "leads", "Calvéor", 0.9)) == [("Odile Ferrand", "leads", "Calvéor")]
    assert propose(("Odile Ferrand", "subsidiaryOf", "Calvéor", 0.9)) == []
    assert propose(("Odile Ferrand", "leads", "Calvéor", LIKELY - 0.01)) == []


def test_of_two_proposals_about_a_pair_the_likelier_counts() -> None:
    rivals = [("Nordwind", "owns", "Calvéor", 0.6), ("Nordwind", "acquires", "Calvéor", 0.8)]
    assert propose(*rivals) == [("Nordwind", "acquires", "Calvéor")]


def test_what_goes_with_a_likelier_proposal_stands_beside_it_where_it_is_clear() -> None:
    leads, founded = ("Odile Ferrand", "leads", "Nordwind"), ("Odile Ferrand", "founded", "Nordwind")
    assert propose((*leads, 0.9), (*founded, CLEAR)) == [founded, leads]
    assert propose((*leads, 0.9), (*founded, CLEAR - 0.01)) == [leads]
    assert propose((*leads, 0.9), ("Odile Ferrand", "opposes", "Nordwind", 0.8)) == [leads]


def test_what_a_rule_finds_keeps_a_clear_proposal_out_if_it_is_believed() -> None:
    owns, acquires = ("Nordwind", "owns", "Calvéor"), ("Nordwind", "acquires", "Calvéor")
    assert propose((*owns, CLEAR), (*acquires, UNLIKELY), rules=(acquires,)) == []
    assert propose((*owns, CLEAR), rules=(acquires,)) == [owns]
    assert propose((*owns, CLEAR - 0.01), rules=(acquires,)) == []
    assert propose((*owns, CLEAR), rules=(owns,)) == []


def test_a_parent_is_no_subsidiary_of_whom_it_is_the_parent_of() -> None:
    text = "Nordwind a fait appel. La maison mère de la société Calvéor avait été condamnée."
    discourse = extractor("fr", readers=Readers.RULES).discourse(document_from_text(text, id="a", language="fr"))
    nordwind, calveor = (next(p.index for p in discourse.participants if p.name == n) for n in ("Nordwind", "Calvéor"))
    said = Proposal(nordwind, "subsidiaryOf", calveor, 0.8, Status.ACTUAL, 0.9, 7, (0, 1), (11, 12))
    known = Proposals(frozenset(RELATIONS), frozenset(), {(nordwind, "subsidiaryOf", calveor): said})
    assert [(d.subject, d.object) for d in proposed(discourse, known, [], load())] == [(calveor, nordwind)]


def test_a_mutual_relation_is_proposed_once() -> None:
    both = [("Nordwind", "partnersWith", "Calvéor", 0.7), ("Calvéor", "partnersWith", "Nordwind", 0.8)]
    assert len(propose(*both)) == 1


def test_confidence_rises_with_what_the_learned_reader_says() -> None:
    calibration = shipped()
    alone = [calibration.confidence("acquires.learned", probability) for probability in (0.3, 0.6, 0.95)]
    joined = [calibration.confidence("acquires: racheter (subj, obj)", 0.9, opinion) for opinion in (0.0, 0.5, 0.95)]
    assert alone == sorted(set(alone))
    assert joined == sorted(set(joined))


def test_claims_of_the_learned_reader_alone_are_sure_enough() -> None:
    text = (Path("seeds/articles") / "fr-contrat.txt").read_text("utf-8")
    found = [c for c in claims(text, Readers.LEARNED) if c.rule.endswith(LEARNED)]
    assert found
    assert min(c.confidence for c in found) >= SURE


def test_an_opinion_is_about_what_the_weights_know() -> None:
    one = Draft(subject=0, relation="leads", object=1, anchor=0, rule="leads: diriger (subj, obj)", weight=0.9)
    said = Proposal(0, "leads", 1, 0.7, Status.ACTUAL, 0.9, 0, (0, 1), (1, 2))
    ontology = load()
    assert opinion(one, Proposals(frozenset(("leads",)), frozenset(), {(0, "leads", 1): said}), ontology) == 0.7
    assert opinion(one, Proposals(frozenset(("leads",)), frozenset(), {}), ontology) == 0.0
    assert opinion(one, Proposals(frozenset(("owns",)), frozenset(), {}), ontology) is None
    assert opinion(one, None, ontology) is None


def test_a_claim_of_the_other_way_round_counts_where_a_relation_is_mutual() -> None:
    one = Draft(subject=0, relation="partnersWith", object=1, anchor=0, rule="partnersWith: x", weight=0.9)
    said = Proposal(1, "partnersWith", 0, 0.6, Status.ACTUAL, 0.9, 0, (0, 1), (1, 2))
    told = Proposals(frozenset(("partnersWith",)), frozenset(), {(1, "partnersWith", 0): said})
    assert opinion(one, told, load()) == 0.6


def test_weights_and_labels_speak_of_the_same_relations() -> None:
    assert load_scorer().head.relations == tuple(RELATIONS)
    assert set(RELATIONS) <= load().relations.keys()
    assert set(TYPES) <= load().classes.keys()
