"""What counts as right, false and missed, and the causes that verdicts give."""

from dataclasses import replace

import pytest

from kg.evaluation import GoldDocument, Scores, score
from kg.evaluation.causes import Cause
from kg.evaluation.gold import GoldAmount
from kg.evaluation.inventory import GUIDELINES
from kg.evaluation.markup import parse_marked
from kg.evaluation.matching import normal_form, same_value
from kg.evaluation.records import ClaimRecord, EntityRecord, Named
from kg.evaluation.scores import Counts, Outcome
from kg.model import Span

SOURCE = """@ id: a
@ language: fr
@ published: 2025-03-04

[Altavel|Company] a racheté [Cordero SA|Company] pour 5 millions d'euros, selon [La Dépêche|MediaOutlet].
[Anne Vidal|Person] dirige [le groupe~Altavel]. [Altavel=Altavel] rencontre [Bruno Roy|Person].
---
Altavel | acquires | Cordero SA | planned | source: La Dépêche
Anne Vidal | leads | Altavel | actual
Altavel | meets | Bruno Roy | actual
Altavel | spends | 5000000 EUR | actual
? Altavel | owns | Cordero SA | actual
"""
[GOLD] = parse_marked(SOURCE)
FIRST, SECOND = Span(0, 90), Span(92, 160)
ENTITIES = tuple(
    EntityRecord(document="a", name=entity.name, aliases=entity.aliases, type=entity.type) for entity in GOLD.entities
)


def claim(
    subject: str,
    relation: str,
    target: str | None,
    *,
    status: str = "actual",
    value: object = None,
    sources: tuple[str, ...] = (),
    evidence: Span = FIRST,
) -> ClaimRecord:
    return ClaimRecord(
        document="a",
        subject=Named(name=subject),
        relation=relation,
        object=Named(name=target) if target else None,
        value=value,
        status=status,
        sources=sources,
        evidence=evidence,
    )


def judged(*claims: ClaimRecord, entities: tuple[EntityRecord, ...] = ENTITIES, gold: GoldDocument = GOLD) -> Scores:
    return score([gold], [*entities, *claims])


def causes(scores: Scores, outcome: Outcome) -> list[tuple[Cause, ...]]:
    return [verdict.causes for verdict in scores.with_outcome(outcome)]


ACQUIRES = claim("Altavel", "acquires", "Cordero SA", status="planned", sources=("la dépêche",))
LEADS = claim("Anne Vidal", "leads", "Altavel", evidence=SECOND)
MEETS = claim("Altavel", "meets", "Bruno Roy", evidence=SECOND)
SPENDS = claim("Altavel", "spends", None, value={"value": 5_000_000, "currency": "EUR"})


def test_everything_right() -> None:
    scores = judged(ACQUIRES, LEADS, MEETS, SPENDS)
    assert scores.claims == Counts(right=4)
    assert scores.entities == Counts(right=5)
    assert scores.claims.f1 == scores.status_accuracy == scores.source_accuracy == scores.evidence_overlap == 1.0
    assert scores.type_accuracy == 1.0
    assert scores.over_asserted == 0.0
    assert causes(scores, Outcome.RIGHT) == [(), (), (), ()]


def test_nothing_found() -> None:
    scores = judged(entities=())
    assert scores.claims == Counts(missed=4)
    assert scores.entities == Counts(missed=5)
    assert scores.claims.f1 == 0.0
    assert causes(scores, Outcome.MISSED) == [(Cause.ENTITY_MISSED,)] * 4


@pytest.mark.parametrize(
    "found",
    [
        claim("Anne Vidal", "memberOf", "Altavel"),
        claim("anne vidal", "leads", "Altavel"),
        claim("Bruno Roy", "meets", "Altavel"),
        claim("Altavel", "spends", None, value={"value": 5_040_000.0, "currency": "EUR"}),
    ],
)
def test_parents_names_symmetry_and_near_values_are_right(found: ClaimRecord) -> None:
    assert judged(found).claims == Counts(right=1, missed=3)


def test_optional_claims_count_neither_way() -> None:
    assert judged(claim("Altavel", "owns", "Cordero SA")).claims == Counts(missed=4)


def test_a_claim_counts_once() -> None:
    wrong = claim("Bruno Roy", "founded", "Altavel")
    assert judged(MEETS, MEETS, wrong, wrong).claims == Counts(right=1, false=1, missed=3)


def test_other_documents_are_left_aside() -> None:
    assert judged(replace(MEETS, document="b")).claims == Counts(missed=4)


@pytest.mark.parametrize(
    ("found", "false", "missed"),
    [
        (claim("Altavel", "leads", "Anne Vidal"), Cause.WRONG_DIRECTION, (1, Cause.WRONG_DIRECTION)),
        (claim("Altavel", "supplies", "Cordero SA"), Cause.WRONG_RELATION, (0, Cause.WRONG_RELATION)),
        (claim("Bruno Roy", "acquires", "Cordero SA"), Cause.WRONG_ENDS, (0, Cause.WRONG_ENDS)),
        (
            claim("Altavel", "spends", None, value={"value": 6, "currency": "EUR"}),
            Cause.WRONG_ENDS,
            (3, Cause.WRONG_ENDS),
        ),
        (claim("Bruno Roy", "founded", "Nulle Part"), Cause.ENTITY_UNKNOWN, (0, Cause.NOT_FOUND)),
        (claim("Bruno Roy", "founded", "Altavel"), Cause.WRONG_RELATION, (2, Cause.WRONG_RELATION)),
        (claim("Bruno Roy", "founded", "La Dépêche"), Cause.NOT_IN_GOLD, (0, Cause.NOT_FOUND)),
    ],
)
def test_causes_of_false_and_missed_claims(found: ClaimRecord, false: Cause, missed: tuple[int, Cause]) -> None:
    scores = judged(found)
    assert causes(scores, Outcome.FALSE) == [(false,)]
    number, cause = missed
    assert causes(scores, Outcome.MISSED)[number] == (cause,)


def test_wrong_ends_needs_the_same_sentence() -> None:
    far = claim("Bruno Roy", "acquires", "Cordero SA", evidence=SECOND)
    assert causes(judged(far), Outcome.FALSE) == [(Cause.NOT_IN_GOLD,)]


def test_status_and_source_of_right_claims() -> None:
    scores = judged(replace(ACQUIRES, status="actual", sources=("Bruno Roy",)), LEADS)
    assert causes(scores, Outcome.RIGHT) == [(Cause.STATUS_DIFFERS, Cause.SOURCE_DIFFERS), ()]
    assert scores.status_accuracy == scores.over_asserted == 0.5
    assert scores.source_accuracy == 0.0


def test_merged_and_doubled_entities() -> None:
    merged = EntityRecord(document="a", name="Altavel", aliases=("Bruno Roy",), type="Company")
    double = EntityRecord(document="a", name="altavel", type="Company")
    scores = judged(entities=(merged, double))
    assert (scores.merges, scores.duplicates) == (1, 1)
    assert scores.entities == Counts(right=1, false=1, missed=4)
    assert causes(scores, Outcome.MISSED)[2] == (Cause.ENTITY_MERGED,)


def test_a_wider_type_is_accepted() -> None:
    wide = tuple(replace(entity, type=GUIDELINES.supertypes.get(entity.type, "Person")) for entity in ENTITIES)
    assert judged(entities=wide).type_accuracy == 1.0
    assert judged(entities=tuple(replace(entity, type="Event") for entity in ENTITIES)).type_accuracy == 0.0


def test_worst_document_and_relations() -> None:
    other = replace(GOLD, id="b")
    scores = score([GOLD, other], [*ENTITIES, ACQUIRES, LEADS, MEETS, SPENDS])
    assert (scores.worst_document, scores.worst_f1) == ("b", 0.0)
    assert dict(scores.relations)["acquires"] == Counts(right=1, missed=1)


def test_traps_punish_what_is_stated_as_actual() -> None:
    trap = replace(GOLD, tags=("trap",))
    cautious = [claim("Altavel", "acquires", "Cordero SA", status="possible"), MEETS]
    assert judged(*cautious, gold=trap).trap_rate == 0.0
    assert judged(claim("Altavel", "acquires", "Cordero SA"), gold=trap).trap_rate == 1.0
    assert judged(claim("Bruno Roy", "founded", "Altavel"), gold=trap).trap_rate == 1.0
    assert judged(claim("Bruno Roy", "founded", "Altavel")).trap_passages == 0


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("L’Oréal", "oreal"),
        ("Société Générale S.A.", "societe generale s.a"),
        ("la  Banque  d'État", "banque d etat"),
        ("…", ""),
    ],
)
def test_normal_form(name: str, form: str) -> None:
    assert normal_form(name) == form


@pytest.mark.parametrize(
    ("gold", "got", "same"),
    [
        (GoldAmount(value=100, currency="EUR"), {"value": 101, "currency": "EUR"}, True),
        (GoldAmount(value=100, currency="EUR"), {"value": 102, "currency": "EUR"}, False),
        (GoldAmount(value=100, currency="EUR"), {"value": 100, "currency": "USD"}, False),
        (GoldAmount(value=100, currency=None), {"value": 100, "currency": "USD"}, True),
        (GoldAmount(value=100, currency="EUR"), 100, False),
        (42, 42.0, True),
        (42, {"value": 42}, True),
        (42, None, False),
        ("2330.TW", "2330", True),
        ("2330.TW", "233", False),
        ("2018-05", "2018-05-21", True),
        ("2018-05", "2018-06-21", False),
    ],
)
def test_same_value(gold: object, got: object, same: bool) -> None:
    assert same_value(gold, got) is same
