"""Claims that may not stand in the graph come back with the reason, and the others stay."""

from dataclasses import replace
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.graph import Graph
from kg.graph.shapes import compile_shapes
from kg.model import Amount, Claim, Period, Quantity, Span, Status
from kg.ontology import load

from .factory import ALTAVEL, LYON, PORTACIER, ROUX, entity, purchase, with_claims

SOUND = purchase().claims[0]


def reasons(claim: Claim) -> list[str]:
    """Why a claim is refused; a sound one beside it always stays."""
    graph = Graph.build([with_claims(purchase(), claim, purchase().claims[1])])
    assert purchase().claims[1] in graph.claims
    assert all(refusal.claim == claim for refusal in graph.refusals)
    return [refusal.reason for refusal in graph.refusals]


def test_sound_claims_are_accepted() -> None:
    graph = Graph.build([purchase()])
    assert graph.refusals == ()
    assert sorted(graph.claims, key=repr) == sorted(purchase().claims, key=repr)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"relation": "buys"}, "no relation is called 'buys'"),
        ({"relation": "leads"}, "the subject of leads is Person"),
        ({"object": ROUX}, "the object of acquires is Organization or Product or Facility"),
        ({"object": None, "value": Amount(value=5, currency="EUR")}, "the object of acquires is Organization"),
        ({"relation": "price"}, "the object of price is an amount of money"),
        ({"relation": "ticker", "object": None, "value": 5}, "the object of ticker is a text"),
        ({"relation": "ticker", "object": None, "value": ""}, "the object of ticker is a text"),
        ({"relation": "employees", "object": None, "value": "many"}, "the object of employees is a number"),
        ({"relation": "foundedOn", "object": None, "value": "jadis"}, "the object of foundedOn is a date"),
        ({"subject": entity("Betavel", "Firm")}, "a claim has one subject, and it is an entity"),
        ({"evidence": Span(10, 9_999)}, "the evidence ends outside the document"),
        ({"evidence": Span(25, 27)}, "evidence quotes the words that state the claim"),
        ({"document": "autre"}, "the claim belongs to the document 'autre'"),
        ({"qualifiers": (("colour", "red"),)}, "no qualifier is called 'colour'"),
        ({"qualifiers": (("role", ""),)}, "the qualifier role takes the title as written"),
        ({"qualifiers": (("amount", "cher"),)}, "the qualifier amount takes an amount of money"),
        ({"qualifiers": (("share", Quantity(value=float("nan"))),)}, "the qualifier share is not a finite number"),
        ({"qualifiers": (("amount", Amount(value=1, currency="XXZ")),)}, "an amount has one ISO 4217 currency"),
        (
            {"qualifiers": (("amount", Amount(value=1, currency="EUR", minimum=3, maximum=2)),)},
            "the lower bound of an amount is not above the upper one",
        ),
        ({"extractor": ""}, "a claim tells which extractor found it"),
    ],
)
def test_unsound_claims_are_refused(changes: dict[str, Any], reason: str) -> None:
    (found,) = reasons(replace(SOUND, **changes))
    assert reason in found


def test_a_refusal_tells_the_claim_and_its_place() -> None:
    refused = replace(SOUND, object=ROUX)
    (refusal,) = Graph.build([with_claims(purchase(), refused)]).refusals
    assert refusal.what == "Altavel (Company) acquires Jeanne Roux (Person)"
    assert refusal.where == f"achat:{SOUND.evidence.start}-{SOUND.evidence.end}"
    assert refusal.claim == refused
    assert refusal.remedy


def test_of_the_same_claim_twice_the_surer_stands() -> None:
    graph = Graph.build([with_claims(purchase(), replace(SOUND, confidence=0.2), SOUND)])
    assert graph.claims == (SOUND,)
    assert [refusal.reason for refusal in graph.refusals] == ["the same sentence already states this claim"]


def test_dates_written_as_text_become_periods() -> None:
    claim = replace(SOUND, relation="foundedOn", object=None, value="1998-03", qualifiers=(("date", "2024"),))
    (accepted,) = Graph.build([with_claims(purchase(), claim)]).claims
    assert isinstance(accepted.value, Period)
    assert accepted.value.iso == "1998-03"
    assert isinstance(accepted.qualifier("date"), Period)


def test_a_claim_is_judged_by_its_own_document() -> None:
    """Another document that takes Lyon for a company makes nothing right here, nor wrong."""
    wrong = replace(SOUND, object=LYON)
    elsewhere = replace(
        purchase(), document=replace(purchase().document, id="b"), claims=(), entities=(replace(LYON, type="Company"),)
    )
    graph = Graph.build([with_claims(purchase(), wrong), elsewhere])
    assert graph.claims == ()


def test_an_own_shape_joins_the_build(tmp_path: Any) -> None:
    path = tmp_path / "sure.ttl"
    path.write_text(
        """
        @prefix kg: <https://w3id.org/newskg/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        kg:SureShape a sh:NodeShape ; sh:targetClass kg:Claim ; sh:property
            [ sh:path kg:confidence ; sh:minInclusive 0.8 ; sh:message "we take sure claims only" ] .
        """
    )
    graph = Graph.build([purchase()], load([path]))
    assert {claim.confidence for claim in graph.claims} == {0.9, 1.0}
    assert [refusal.reason for refusal in graph.refusals] == ["we take sure claims only"]


def test_a_constraint_that_is_not_compiled_is_an_error(tmp_path: Any) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(
        """
        @prefix kg: <https://w3id.org/newskg/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        kg:OddShape a sh:NodeShape ; sh:targetClass kg:Claim ; sh:property [ sh:path kg:rule ; sh:uniqueLang true ] .
        """
    )
    with pytest.raises(OntologyError, match="sh:uniqueLang is not among the constraints") as caught:
        compile_shapes(load([path]))
    assert caught.value.where.startswith(str(path))


def test_statuses_and_ends_of_another_order_are_accepted() -> None:
    for status in Status:
        assert reasons(replace(SOUND, status=status, subject=PORTACIER, object=ALTAVEL)) == []
