"""Merging extractions into one scene."""

from __future__ import annotations

from kg.view.scene import gather, merge_entities

from .factory import CORVAL, LUNE, LYCEE, VERMEIL, Article, entity, small


def test_an_iri_is_one_entity_in_all_documents() -> None:
    scene = gather(small())
    assert [e.iri for e in scene.entities] == sorted({e.iri for e in scene.entities})
    assert {d.id for d in scene.documents} == {"a1", "a2"}


def test_the_commonest_name_wins_and_the_others_are_aliases() -> None:
    longer = entity("Vermeil", "Company", ticker="VRM.PA")
    other = type(longer)(iri=longer.iri, name="Groupe Vermeil SA", type="Organization")
    merged = merge_entities([longer, other, longer])
    assert len(merged) == 1
    assert merged[0].name == "Vermeil"
    assert merged[0].type == "Company"
    assert merged[0].aliases == ("Groupe Vermeil SA",)
    assert merged[0].identifiers == (("ticker", "VRM.PA"),)


def test_the_same_fact_told_twice_is_one_edge_with_two_claims() -> None:
    scene = gather(small())
    edge = next(edge for edge in scene.edges if edge.relation == "acquires")
    assert [scene.documents[scene.told_in[number]].id for number in edge.claims] == ["a1", "a2"]
    assert scene.entities[edge.subject].name == "Vermeil"
    assert scene.entities[edge.object].name == "Ateliers de la Lune"


def test_values_make_no_edge_but_count_as_claims() -> None:
    scene = gather(small())
    assert not [edge for edge in scene.edges if edge.relation in {"employees", "ticker", "spends"}]
    ends = sum(VERMEIL.iri in {c.subject.iri, c.object.iri if c.object else ""} for c in scene.claims)
    assert scene.weights[scene.places[VERMEIL.iri]] == ends


def test_a_symmetric_relation_told_both_ways_is_one_edge_without_direction() -> None:
    article = Article("s", "T").say("a", VERMEIL, "meets", CORVAL).say("b", CORVAL, "meets", VERMEIL)
    assert len(gather([article.done()]).edges) == 2
    (edge,) = gather([article.done()], symmetric={"meets"}).edges
    assert edge.mutual
    assert len(edge.claims) == 2


def test_the_order_of_the_extractions_changes_nothing() -> None:
    assert gather(small()) == gather(small()[::-1])


def test_a_document_given_twice_counts_once() -> None:
    assert gather(small() + small()) == gather(small())


def test_the_most_claimed_are_kept_and_the_unclaimed_left_out() -> None:
    scene = gather(small())
    drawn = scene.most_claimed(3)
    assert [scene.entities[place].name for place in drawn] == ["Ateliers de la Lune", "Corval", "Vermeil"]
    assert scene.places[LYCEE.iri] not in scene.most_claimed(1000)
    assert scene.places[LUNE.iri] in drawn
