"""Places the nodes of the explorer, of a dozen entities or of fifty thousand, before the page is opened.

Between the Scene and the archive. Up to some hundred nodes the labels get their room
(`kg.view.layout`); beyond, each connected part is drawn by force and the parts stand in rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt

from kg.view.force import draw
from kg.view.layout import Box, Point, arrange
from kg.view.network import label_box
from kg.view.scene import Scene

MOST_WITH_LABELS = 150
MOST_PACKED = 60  # parts that are fitted into each other; more stand in rows
ROOM = 70.0  # pixels between two linked nodes of a large graph, and around a part
MOST_AT_ONCE = 200  # entities that a page opens with; of more it opens on the most connected
MOST_CLAIMED, JOINING = 70, 60  # the entities of that part: those with most claims, and those that join them
SMALL_BESIDE = 0.1  # of the entities of the largest part
ASPECT = 1.4
Places = dict[int, tuple[int, int]]


def positions(scene: Scene) -> Places:
    """Where each entity with a claim stands: pixels at full size, y downwards, centred on 0, 0.

    The same scene gives the same positions. Those of large graphs are numpy's arithmetic, which may
    differ between kinds of machine; those of small ones are the same on all.
    """
    drawn = [place for place, weight in enumerate(scene.weights) if weight]
    rank = {place: number for number, place in enumerate(drawn)}
    links = sorted({(rank[edge.subject], rank[edge.object]) for edge in scene.edges})
    boxes = [label_box(scene.entities[place], scene.weights[place]) for place in drawn]
    return dict(zip(drawn, place_all(boxes, links), strict=True))


def opening(scene: Scene) -> Places:
    """Where the most connected entities of a large graph stand when the page opens on them; nothing for a small one.

    They are those with most claims and those that join most of these; what stays alone is left out, and so
    are parts that are small beside the largest: they would take its room.
    """
    if sum(weight > 0 for weight in scene.weights) <= MOST_AT_ONCE:
        return {}
    first = set(scene.most_claimed(MOST_CLAIMED))
    ties: dict[int, set[int]] = defaultdict(set)
    for edge in scene.edges:
        for one, other in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if one in first and other not in first:
                ties[other].add(one)
    joining = sorted(ties, key=lambda place: (-len(ties[place]), -scene.weights[place], place))
    first.update(joining[:JOINING])
    pairs = {(e.subject, e.object) for e in scene.edges if {e.subject, e.object} <= first and e.subject != e.object}
    parts = connected(pairs)
    least = max(map(len, parts), default=0) * SMALL_BESIDE
    shown = sorted(place for part in parts if len(part) >= least for place in part)
    rank = {place: number for number, place in enumerate(shown)}
    links = sorted((rank[one], rank[other]) for one, other in pairs if one in rank)
    boxes = [label_box(scene.entities[place], scene.weights[place]) for place in shown]
    return dict(zip(shown, place_all(boxes, links), strict=True))


def connected(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """The parts that pairs join, each as a set of places."""
    import networkx

    return list(networkx.connected_components(networkx.Graph(pairs)))


def place_all(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A point for each node, linked ones near each other, unconnected parts side by side.

    Parts of up to ``MOST_WITH_LABELS`` nodes leave their names room, larger ones are drawn by force.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from(link for link in links if link[0] != link[1])
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    if len(parts) <= MOST_PACKED and (not parts or len(parts[0]) <= MOST_WITH_LABELS):
        return arrange(boxes, links)
    drawn: list[tuple[Sequence[int], Sequence[Point]]] = []
    for part in parts:
        rank = {node: number for number, node in enumerate(part)}
        inside = [(rank[one], rank[other]) for one in part for other in sorted(graph[one]) if one < other]
        if len(part) <= MOST_WITH_LABELS:
            drawn.append((part, arrange([boxes[node] for node in part], inside)))
        else:
            drawn.append((part, spread(len(part), inside)))
    return in_rows(len(boxes), drawn)


def spread(count: int, links: Sequence[tuple[int, int]]) -> list[Point]:
    """The points of one connected part, so that each node has its room."""
    if count == 1:
        return [(0.0, 0.0)]
    return [(float(x) * ROOM, float(y) * ROOM) for x, y in draw(count, links)]


def in_rows(count: int, drawn: Sequence[tuple[Sequence[int], Sequence[Point]]]) -> list[tuple[int, int]]:
    """All parts on one page: the largest first, from left to right, in rows of about the same length.

    >>> in_rows(2, [([0], [(5.0, 5.0)]), ([1], [(0.0, 0.0)])])
    [(0, -35), (0, 35)]
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
