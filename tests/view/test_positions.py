"""Where the nodes of the explorer stand."""

from __future__ import annotations

from itertools import combinations
from math import dist

from kg.view.layout import Box
from kg.view.positions import MOST_WITH_LABELS, place_all, positions, spread
from kg.view.scene import gather

from .factory import large, small


def test_every_entity_with_a_claim_has_a_place_and_no_two_the_same() -> None:
    scene = gather(large(400))
    places = positions(scene)
    assert set(places) == {place for place, weight in enumerate(scene.weights) if weight}
    assert len(set(places.values())) == len(places)


def test_the_same_scene_stands_the_same_in_any_order() -> None:
    assert positions(gather(large(400))) == positions(gather(large(400)[::-1]))


def test_small_graphs_leave_names_their_room() -> None:
    places = positions(gather(small()))
    assert min(dist(one, other) for one, other in combinations(places.values(), 2)) > 30


def test_linked_nodes_stand_nearer_than_others() -> None:
    count = 2 * MOST_WITH_LABELS
    ring = [(number, (number + 1) % count) for number in range(count)]
    points = spread(count, ring)
    linked = sum(dist(points[one], points[other]) for one, other in ring) / count
    across = sum(dist(points[one], points[(one + count // 2) % count]) for one in range(count)) / count
    assert linked * 4 < across


def test_parts_that_are_not_connected_stand_apart() -> None:
    size = MOST_WITH_LABELS + 10
    links = [(number, number + 1) for number in range(size - 1)]
    links += [(size + number, size + number + 1) for number in range(size - 1)]
    points = place_all([Box(80, 40)] * (2 * size), links)
    first, second = points[:size], points[size:]
    assert max(x for x, _ in first) < min(x for x, _ in second) or max(y for _, y in first) < min(y for _, y in second)


def test_no_nodes_need_no_place() -> None:
    assert place_all([], []) == []
