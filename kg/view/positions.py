"""Places the nodes of the explorer, of a dozen entities or of fifty thousand, before the page is opened.

Between the Scene and the archive. Up to some hundred nodes the labels get their room
(`kg.view.layout`); beyond, igraph draws each connected part by force and the parts stand in rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from random import Random

from kg.view.layout import Point, arrange
from kg.view.network import label_box
from kg.view.scene import Scene

MOST_WITH_LABELS = 150
ROOM = 110.0  # the side of the square that a node of a large graph has for itself, in pixels
ROUNDS = 300
SEED = 11
ASPECT = 1.4
Places = dict[int, tuple[int, int]]


def positions(scene: Scene) -> Places:
    """Where each entity with a claim stands: pixels at full size, y downwards, centred on 0, 0.

    The same scene gives the same positions: the force layout starts on a seeded spiral, and igraph
    is given that seed too. Its arithmetic is the platform's, so large graphs may differ by
    a pixel or more between machines; small ones do not.
    """
    drawn = [place for place, weight in enumerate(scene.weights) if weight]
    rank = {place: number for number, place in enumerate(drawn)}
    links = sorted({(rank[edge.subject], rank[edge.object]) for edge in scene.edges})
    if len(drawn) <= MOST_WITH_LABELS:
        boxes = [label_box(scene.entities[place], scene.weights[place]) for place in drawn]
        return dict(zip(drawn, arrange(boxes, links), strict=True))
    return dict(zip(drawn, by_force(len(drawn), links), strict=True))


def by_force(count: int, links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A point for each of ``count`` nodes, linked ones near each other, unconnected parts side by side."""
    import igraph

    graph = igraph.Graph(count, [link for link in links if link[0] != link[1]]).simplify()
    parts = sorted((sorted(part) for part in graph.connected_components()), key=lambda part: (-len(part), part))
    drawn = [(part, _part(graph.induced_subgraph(part))) for part in parts]
    return in_rows(count, drawn)


def _part(graph: object) -> list[Point]:
    """The points of one connected part, scaled so that each node has its room."""
    import igraph

    size: int = graph.vcount()  # type: ignore[attr-defined]  # igraph comes without types
    if size == 1:
        return [(0.0, 0.0)]
    igraph.set_random_number_generator(Random(SEED))
    chance = Random(SEED)
    reach = sqrt(size)
    start = [[(chance.random() - 0.5) * reach, (chance.random() - 0.5) * reach] for _ in range(size)]
    layout = graph.layout_fruchterman_reingold(  # type: ignore[attr-defined]
        niter=ROUNDS, seed=start, grid=size > 1000
    )
    points = [(float(x), float(y)) for x, y in layout]
    wide, high = (max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))
    scale = ROOM * sqrt(size / max(wide * high, 0.02 * max(wide, high) ** 2, 1e-9))
    return [(x * scale, y * scale) for x, y in points]


def in_rows(count: int, drawn: Sequence[tuple[Sequence[int], Sequence[Point]]]) -> list[tuple[int, int]]:
    """All parts on one page: the largest first, from left to right, in rows of about the same length.

    >>> in_rows(2, [([0], [(5.0, 5.0)]), ([1], [(0.0, 0.0)])])
    [(0, -55), (0, 55)]
    """
    sizes = [_extent(points) for _, points in drawn]
    area = sum(width * height for width, height in sizes)
    longest = max([sqrt(area * ASPECT), *(width for width, _ in sizes)], default=0.0)
    result = [(0.0, 0.0)] * count
    across, down, tallest, widest = 0.0, 0.0, 0.0, 0.0
    for (nodes, points), (width, height) in zip(drawn, sizes, strict=True):
        if across and across + width > longest:
            across, down, tallest = 0.0, down + tallest, 0.0
        left, top = min(x for x, _ in points), min(y for _, y in points)
        for node, (x, y) in zip(nodes, points, strict=True):
            result[node] = (across + x - left + ROOM / 2, down + y - top + ROOM / 2)
        across, tallest = across + width, max(tallest, height)
        widest = max(widest, across)
    return [(round(x - widest / 2), round(y - (down + tallest) / 2)) for x, y in result]


def _extent(points: Sequence[Point]) -> tuple[float, float]:
    """The width and height that points take, with the room around them."""
    wide, high = (max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))
    return wide + ROOM, high + ROOM
