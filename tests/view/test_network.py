"""The pyvis network: nodes, edges, lines."""

from __future__ import annotations

from pyvis.network import Network

from kg.model import Status
from kg.view.network import bends, draw
from kg.view.payload import words
from kg.view.scene import Edge, Scene, gather
from kg.view.style import KNOWN, LINES, looks, shown_status

from .factory import LABELS, LUNE, VERMEIL, Article, large, small


def drawn(scene: Scene, limit: int = 150) -> Network:
    captions = {edge.relation: words(edge.relation, LABELS)["fr"] for edge in scene.edges}
    return draw(scene, scene.most_claimed(limit), captions=captions)


def edges(network: Network, caption: str) -> list[dict]:
    return [edge for edge in network.edges if edge["label"] == caption]


def test_every_entity_is_a_node_of_its_type_and_size() -> None:
    scene = gather(small())
    nodes = drawn(scene).nodes
    assert [node["label"] for node in nodes] == [entity.name for entity in scene.entities]
    vermeil, lune = nodes[scene.places[VERMEIL.iri]], nodes[scene.places[LUNE.iri]]
    assert vermeil["shape"] == lune["shape"] == "square"
    assert vermeil["color"] == lune["color"]
    assert vermeil["size"] > lune["size"]


def test_edges_say_the_relation_and_how_often() -> None:
    network = drawn(gather(small()))
    (twice,) = edges(network, "rachète ×2")
    assert twice["dashes"] is False
    assert twice["arrows"] == "to"


def test_the_line_tells_the_status() -> None:
    network = drawn(gather(small()))
    (possible,) = edges(network, "investit dans")
    assert possible["dashes"] == [2, 5]
    assert not possible["hidden"]
    assert sorted(edge["hidden"] for edge in edges(network, "rencontre")) == [False, True]


def test_an_edge_told_in_several_ways_shows_the_most_definite() -> None:
    assert shown_status([Status.NEGATED, Status.POSSIBLE, Status.PLANNED]) == Status.PLANNED
    assert shown_status([Status.NEGATED]) == Status.NEGATED
    assert set(LINES) == set(Status)


def test_edges_with_the_same_ends_fan_out() -> None:
    there = Edge(subject=0, relation="a", object=1, claims=(0,))
    back = Edge(subject=1, relation="b", object=0, claims=(1,))
    also = Edge(subject=0, relation="c", object=1, claims=(2,))
    assert bends([there]) == [0]
    left, middle, right = bends([there, back, also])
    assert (left, middle, right) == (-right, 0, right)
    one, other = bends([there, back])
    assert one == other != 0  # seen from its own subject, each keeps to the same side


def test_mutual_edges_have_no_arrow() -> None:
    article = Article("m", "T").say("a", VERMEIL, "meets", LUNE)
    assert drawn(gather([article.done()], symmetric={"meets"})).edges[0]["arrows"] == ""


def test_only_the_most_claimed_have_a_place() -> None:
    scene = gather(large(60))
    network = drawn(scene, limit=10)
    placed = [node["id"] for node in network.nodes if (node["x"], node["y"]) != (0, 0)]
    assert set(placed) <= set(scene.most_claimed(10))
    assert len(network.nodes) == len(scene.entities)


def test_nothing_moves_by_itself() -> None:
    assert drawn(gather(small())).options["physics"] == {"enabled": False}


def test_known_types_differ_in_shape_or_colour() -> None:
    assert len(set(KNOWN.values())) == len(KNOWN)


def test_types_of_an_ontology_of_ones_own_get_looks_of_their_own() -> None:
    made = looks(["Person", "Vessel", "Port", "Treaty"])
    assert len({(look.shape, look.fill) for look in made.values()}) == 4
    assert made == looks(["Treaty", "Port", "Vessel", "Person"])
    assert not {(look.shape, look.fill) for name, look in made.items() if name not in KNOWN} & {
        (shape, colour[0]) for shape, colour in KNOWN.values()
    }
