"""Places nodes so that distances on the page follow distances in the graph, without overlaps.

Between the Scene and the network. Connected parts are drawn apart and then packed. Arithmetic
is limited to + - * / and square root, which IEEE 754 rounds the same on every machine: the same
graph has the same coordinates everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from random import Random
from typing import NamedTuple

SPACING = 130.0  # pixels between two linked nodes that have no other link
ASPECT = 1.25  # width to height of the drawing
GAP = 40.0  # pixels between parts that are not connected
COOLING = 0.87


class Box(NamedTuple):
    """The room that a node and its label need, in pixels, centred on the node."""

    width: float
    height: float


Point = tuple[float, float]
Hops = Mapping[int, Mapping[int, float]]


def arrange(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The centre of each box, in whole pixels, y downwards, the drawing centred on 0, 0.

    ``links`` are pairs of positions in ``boxes``.

    >>> (x, y), (u, v) = arrange([Box(80, 40), Box(80, 40)], [(0, 1)])
    >>> abs(u - x) > 100, x + u
    (True, 0)
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from(link for link in links if link[0] != link[1])
    for one, other, edge in graph.edges(data=True):
        edge["length"] = SPACING + 9.0 * (sqrt(graph.degree[one]) + sqrt(graph.degree[other]) - 2)
    parts = sorted(map(sorted, networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = []
    for part in (part for part in parts if len(part) > 1):
        apart = dict(networkx.all_pairs_dijkstra_path_length(graph.subgraph(part), weight="length"))
        points = lying(stress(part, apart))
        drawn.append((part, separate(points, [boxes[node] for node in part])))
    alone = [part[0] for part in parts if len(part) == 1]
    if alone:
        drawn.append((alone, grid([boxes[node] for node in alone])))
    return pack(drawn, boxes)


def stress(nodes: Sequence[int], apart: Hops, *, seed: int = 1) -> list[Point]:
    """A point for each node, as far from the others as ``apart`` asks.

    Stochastic gradient descent on stress: Zheng, Pawar, Goodman, "Graph drawing by stochastic
    gradient descent" (2018, https://arxiv.org/abs/1710.04626), with cooling by a constant factor.
    """
    chance = Random(seed)
    reach = max(apart[nodes[0]].values())
    points = [(chance.random() * reach, chance.random() * reach) for _ in nodes]
    pairs = [(one, other, apart[nodes[one]][nodes[other]]) for one in range(len(nodes)) for other in range(one)]
    longest, shortest = max(pair[2] for pair in pairs), min(pair[2] for pair in pairs)
    rate = longest * longest
    while rate > 0.05 * shortest * shortest:
        pairs.sort(key=lambda _: chance.random())
        for one, other, wanted in pairs:
            (x, y), (u, v) = points[one], points[other]
            distance = _distance(points[one], points[other]) or 1.0
            step = min(1.0, rate / (wanted * wanted)) * (distance - wanted) / (2 * distance)
            points[one] = (x - step * (x - u), y - step * (y - v))
            points[other] = (u + step * (x - u), v + step * (y - v))
        rate *= COOLING
    return points


def lying(points: Sequence[Point]) -> list[Point]:
    """The points turned so that the two that are farthest apart lie on a horizontal line."""
    pairs = ((one, other) for number, one in enumerate(points) for other in points[:number])
    one, other = max(pairs, key=lambda pair: _distance(*pair))
    along, across = one[0] - other[0], one[1] - other[1]
    length = _distance(one, other) or 1.0
    cosine, sine = along / length, across / length
    return [(x * cosine + y * sine, y * cosine - x * sine) for x, y in points]


def _distance(one: Point, other: Point) -> float:
    across, down = one[0] - other[0], one[1] - other[1]
    return sqrt(across * across + down * down)


def separate(points: Sequence[Point], boxes: Sequence[Box], *, rounds: int = 400) -> list[Point]:
    """The points moved as little as it takes for their boxes not to overlap."""
    moved = [list(point) for point in points]
    for _ in range(rounds):
        pushed = [_push(moved, boxes, one, other) for one, other in _near(moved, boxes)]
        if not any(pushed):
            break
    return [(x, y) for x, y in moved]


def _near(points: Sequence[Sequence[float]], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Pairs whose boxes meet on the x axis, from left to right."""
    widest = max(box.width for box in boxes)
    order = sorted(range(len(points)), key=lambda node: (points[node][0], node))
    for rank, one in enumerate(order):
        left = points[one][0]
        for other in order[rank + 1 :]:
            if points[other][0] - left > widest:
                break
            yield one, other


def _push(points: list[list[float]], boxes: Sequence[Box], one: int, other: int) -> bool:
    """Say whether two boxes overlapped; if so they are now apart, along the axis where that moves them least."""
    offset = [points[other][axis] - points[one][axis] for axis in (0, 1)]
    room = [(boxes[one][axis] + boxes[other][axis]) / 2 for axis in (0, 1)]
    overlap = [room[axis] - abs(offset[axis]) for axis in (0, 1)]
    if min(overlap) <= 0.5:
        return False
    axis = 0 if overlap[0] / room[0] < overlap[1] / room[1] else 1
    step = overlap[axis] / 2 if offset[axis] >= 0 else -overlap[axis] / 2
    points[one][axis] -= step
    points[other][axis] += step
    return True


def grid(boxes: Sequence[Box]) -> list[Point]:
    """Points for boxes that are linked to nothing: rows from left to right."""
    width, height = max(box.width for box in boxes), max(box.height for box in boxes)
    columns = 1
    while columns * width < ASPECT * height * (len(boxes) + columns - 1) // columns:
        columns += 1
    return [(number % columns * width, number // columns * height) for number in range(len(boxes))]


def pack(drawn: Sequence[tuple[Sequence[int], Sequence[Point]]], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """All parts side by side on one page of the wanted proportions, each where it enlarges the page least."""
    placed: list[tuple[float, float, float, float]] = []
    result = [(0.0, 0.0)] * len(boxes)
    for nodes, points in drawn:
        left, top, right, bottom = _bounds(points, [boxes[node] for node in nodes])
        corner = _best_corner(placed, right - left + GAP, bottom - top + GAP)
        placed.append((*corner, corner[0] + right - left + GAP, corner[1] + bottom - top + GAP))
        for node, (x, y) in zip(nodes, points, strict=True):
            result[node] = (x - left + corner[0], y - top + corner[1])
    middle_x, middle_y = ((max((part[side] for part in placed), default=GAP) - GAP) / 2 for side in (2, 3))
    return [(round(x - middle_x), round(y - middle_y)) for x, y in result]


def _bounds(points: Sequence[Point], boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    framed = list(zip(points, boxes, strict=True))
    return (
        min(x - box.width / 2 for (x, _), box in framed),
        min(y - box.height / 2 for (_, y), box in framed),
        max(x + box.width / 2 for (x, _), box in framed),
        max(y + box.height / 2 for (_, y), box in framed),
    )


def _best_corner(placed: Sequence[tuple[float, float, float, float]], width: float, height: float) -> Point:
    """Of the corners of what is placed, the free one that keeps the page smallest."""
    lefts = sorted({0.0, *(part[2] for part in placed)})
    tops = sorted({0.0, *(part[3] for part in placed)})
    page_width, page_height = (max((part[side] for part in placed), default=0.0) for side in (2, 3))

    def cost(corner: Point) -> tuple[float, float, float]:
        across, down = max(page_width, corner[0] + width), max(page_height, corner[1] + height)
        return (max(across / ASPECT, down), corner[1], corner[0])

    free = (
        (left, top)
        for left in lefts
        for top in tops
        if not any(
            left < part[2] and part[0] < left + width and top < part[3] and part[1] < top + height for part in placed
        )
    )
    return min(free, key=cost)
