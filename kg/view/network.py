"""Builds the pyvis network: which nodes and edges, where, in what shape and size.

Between the layout and the page.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.view.layout import Box, arrange
from kg.view.scene import Edge, Scene
from kg.view.style import looks, node_size

if TYPE_CHECKING:
    from pyvis.network import Network

OPTIONS = {
    "physics": {"enabled": False},  # positions are given: nothing moves but what the reader drags
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "selectConnectedEdges": False, "hideEdgesOnDrag": False, "keyboard": False},
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {"chosen": False, "arrows": {"to": {"scaleFactor": 0.55}}, "selectionWidth": 0, "hoverWidth": 0},
}
WIDEST_LABEL = 150
BEND = 0.3


def draw(scene: Scene, drawn: Sequence[int]) -> Network:
    """The whole scene as a pyvis network; only ``drawn`` entities have a place in it, the others stand at 0, 0.

    Words and colours that depend on language, light and what a reader looks at are left to the page.
    """
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    network.set_options(json.dumps(OPTIONS))
    kinds = looks(entity.type for entity in scene.entities)
    points = _points(scene, drawn)
    for place, entity in enumerate(scene.entities):
        look = kinds[entity.type]
        x, y = points.get(place, (0, 0))
        network.add_node(
            place,
            label=entity.name,
            shape=look.shape,
            color={"background": look.fill, "border": look.outline},
            size=node_size(scene.weights[place]),
            x=x,
            y=y,
        )
    for number, (edge, bend) in enumerate(zip(scene.edges, bends(scene.edges), strict=True)):
        network.add_edge(
            edge.subject,
            edge.object,
            id=number,
            relation=edge.relation,
            arrows="" if edge.mutual else "to",
            width=1.2 + 0.5 * min(len(edge.claims), 6),
            smooth=curve(bend),
        )
    return network


def bends(edges: Sequence[Edge]) -> list[float]:
    """How far each edge leaves the straight line, so that edges with the same two ends fan out.

    Positive is clockwise as seen from the subject.
    """
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        between[min(edge.subject, edge.object), max(edge.subject, edge.object)].append(number)
    result = [0.0] * len(edges)
    for (first, _), numbers in between.items():
        for rank, number in enumerate(numbers):
            side = rank - (len(numbers) - 1) / 2
            result[number] = round(BEND * side * (1 if edges[number].subject == first else -1), 3)
    return result


def curve(bend: float) -> dict[str, object] | bool:
    """How vis-network draws an edge that bends so far.

    >>> curve(0.0), curve(-0.3)
    (False, {'type': 'curvedCCW', 'roundness': 0.3})
    """
    return {"type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)} if bend else False


def label_box(entity: Entity, claims: int) -> Box:
    """The room for a node with its name beneath, at about seven pixels a letter and two lines at most."""
    text = min(7.0 * len(entity.name), WIDEST_LABEL)
    lines = 2 if 7.0 * len(entity.name) > WIDEST_LABEL else 1
    size = node_size(claims)
    return Box(max(text, 2.0 * size) + 16, 2.0 * size + 16.0 * lines + 14)


def _points(scene: Scene, drawn: Sequence[int]) -> dict[int, tuple[int, int]]:
    rank = {place: number for number, place in enumerate(drawn)}
    links = [
        (rank[edge.subject], rank[edge.object]) for edge in scene.edges if edge.subject in rank and edge.object in rank
    ]
    boxes = [label_box(scene.entities[place], scene.weights[place]) for place in drawn]
    return dict(zip(drawn, arrange(boxes, links), strict=True))
