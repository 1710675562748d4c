"""The pyvis network: nodes, edges, lines."""

from __future__ import annotations

from pyvis.network import Network

from kg.view.network import bends, draw
from kg.view.scene import Edge, Scene, gather
from kg.view.style import KNOWN, looks

from .factory import LUNE, VERMEIL, Article, large, small


def drawn(scene: Scene, limit: int = 150) -> Network:
    return draw(scene, scene.most_claimed(limit))


def test_every_entity_is_a_node_of_its_type_and_size() -> None:
    scene = gather(small())
    nodes = drawn(scene).nodes
    assert [node["label"] for node in nodes] == [entity.name for entity in scene.entities]
    vermeil, lune = nodes[scene.places[VERMEIL.iri]], nodes[scene.places[LUNE.iri]]
    assert vermeil["shape"] == lune["shape"] == "square"
    assert vermeil["color"] == lune["color"]
    assert vermeil["size"] > lune["size"]


def test_edges_name_their_relation_and_grow_with_their_claims() -> None:
    edges = {edge["relation"]: edge for edge in drawn(gather(small())).edges}
    assert edges["acquires"]["arrows"] == "to"
    assert edges["acquires"]["width"] > edges["leads"]["width"]


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
