"""Positions: readable, and the same everywhere."""

from __future__ import annotations

from itertools import combinations

from kg.view.layout import Box, arrange
from kg.view.network import label_box
from kg.view.scene import gather

from .factory import large

BOX = Box(120, 50)
RING = [(n, (n + 1) % 8) for n in range(8)]


def overlapping(points: list[tuple[int, int]], boxes: list[Box]) -> list[tuple[int, int]]:
    """Pairs of boxes that overlap by more than the two pixels of rounding."""
    return [
        (one, other)
        for one, other in combinations(range(len(points)), 2)
        if abs(points[one][0] - points[other][0]) < (boxes[one].width + boxes[other].width) / 2 - 2
        and abs(points[one][1] - points[other][1]) < (boxes[one].height + boxes[other].height) / 2 - 2
    ]


def test_nothing_to_place() -> None:
    assert arrange([], []) == []
    assert arrange([BOX], []) == [(0, 0)]


def test_coordinates_are_whole_and_repeatable() -> None:
    points = arrange([BOX] * 8, RING)
    assert points == arrange([BOX] * 8, RING)
    assert all(isinstance(value, int) for point in points for value in point)


def test_a_known_graph_keeps_its_coordinates() -> None:
    """These numbers hold on any machine; a change of the layout changes every page in the world."""
    assert arrange([BOX] * 4, [(0, 1), (1, 2), (2, 3)]) == [(-198, 21), (-69, -20), (69, -21), (198, 21)]


def test_linked_nodes_are_nearer_than_others() -> None:
    points = arrange([BOX] * 8, RING)

    def apart(pair: tuple[int, int]) -> float:
        return ((points[pair[0]][0] - points[pair[1]][0]) ** 2 + (points[pair[0]][1] - points[pair[1]][1]) ** 2) ** 0.5

    opposite = [(n, n + 4) for n in range(4)]
    assert max(map(apart, RING)) < min(map(apart, opposite))


def test_no_box_covers_another_in_news_of_any_size() -> None:
    for size in (16, 60, 150):
        scene = gather(large(size))
        drawn = scene.most_claimed(150)
        boxes = [label_box(scene.entities[place], scene.weights[place]) for place in drawn]
        rank = {place: number for number, place in enumerate(drawn)}
        links = [(rank[edge.subject], rank[edge.object]) for edge in scene.edges]
        assert overlapping(arrange(boxes, links), boxes) == []


def test_parts_and_lone_nodes_are_packed_without_overlap() -> None:
    links = [(0, 1), (1, 2), (3, 4), (5, 5)]
    points = arrange([BOX] * 16, links)
    assert overlapping(points, [BOX] * 16) == []
    assert max(x for x, _ in points) - min(x for x, _ in points) < 1200


def test_a_crowded_star_does_not_overlap() -> None:
    assert overlapping(arrange([BOX] * 60, [(0, n) for n in range(1, 60)]), [BOX] * 60) == []
