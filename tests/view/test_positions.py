"""Where the nodes of the explorer stand."""

from __future__ import annotations

from itertools import combinations
from math import dist

import numpy

from kg.view.force import SMALLEST, draw, pushed, shrunk
from kg.view.layout import Box
from kg.view.positions import MOST_AT_ONCE, MOST_WITH_LABELS, opening, place_all, positions, spread
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


def test_a_graph_shrinks_to_a_few_nodes_that_stand_for_all() -> None:
    count = 3000
    ring = [(number, (number + 1) % count) for number in range(count)]
    levels = shrunk(count, numpy.array(ring))
    assert len(levels[0].sizes) == count
    assert len(levels[-1].sizes) < 3 * SMALLEST
    assert {level.sizes.sum() for level in levels} == {count}


def test_charges_push_as_they_would_one_by_one() -> None:
    chance = numpy.random.Generator(numpy.random.PCG64(3))
    points, charges = chance.random((300, 2)) * 40, 1 + chance.random(300)
    apart = points[:, None, :] - points[None, :, :]
    exact = (apart / ((apart**2).sum(axis=2) + 0.01)[:, :, None] * charges[None, :, None]).sum(axis=1)
    quick = pushed(points, charges)
    along = (exact * quick).sum(axis=1) / numpy.linalg.norm(exact, axis=1) / numpy.linalg.norm(quick, axis=1)
    assert numpy.median(along) > 0.9
    assert 0.5 < numpy.median(numpy.linalg.norm(quick, axis=1) / numpy.linalg.norm(exact, axis=1)) < 2


def test_groups_stand_together() -> None:
    groups, size = 12, 60
    links = [(g * size + n, g * size + (n * 7 + 1) % size) for g in range(groups) for n in range(size)]
    links += [(g * size + n, g * size + n + 1) for g in range(groups) for n in range(size - 1)]
    links += [(g * size, (g + 1) % groups * size) for g in range(groups)]
    points = draw(groups * size, sorted({(min(a, b), max(a, b)) for a, b in links if a != b}))
    middles = points.reshape(groups, size, 2).mean(axis=1)
    nearest = [int(numpy.linalg.norm(middles - point, axis=1).argmin()) for point in points]
    assert sum(group == n // size for n, group in enumerate(nearest)) > 0.95 * len(points)


def test_a_large_graph_opens_on_a_part_in_which_all_are_joined() -> None:
    assert opening(gather(large(MOST_AT_ONCE // 2))) == {}
    scene = gather(large(MOST_AT_ONCE + 600))
    places = opening(scene)
    assert 40 < len(places) <= 130
    joined = {end for e in scene.edges if e.subject in places and e.object in places for end in (e.subject, e.object)}
    assert joined == set(places)
    assert max(range(len(scene.weights)), key=lambda place: scene.weights[place]) in places
