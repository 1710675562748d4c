"""A real browser for the view's tests: Debian's Chromium, driven by Playwright, with the network unplugged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.model import Extraction
from kg.view import Answer, explore, render
from kg.view.scene import gather
from tests.browser import new_page

from .factory import LABELS

# Where sigma draws the middle of an edge, or a node, in pixels of the window, in which y runs downwards.
BENT_AT = """(number) => {
  const { sigma } = document.getElementById('network');
  const shown = sigma.getGraph();
  const ends = shown.extremities(String(number)).map((key) => sigma.graphToViewport(shown.getNodeAttributes(key)));
  const [from, to] = ends;
  const { bend } = shown.getEdgeAttributes(String(number));
  const box = document.getElementById('network').getBoundingClientRect();
  const [across, down] = [to.x - from.x, to.y - from.y];
  return [box.x + (from.x + to.x + down * bend) / 2, box.y + (from.y + to.y - across * bend) / 2];
}"""
SHAPE_AT = """(place) => {
  const { sigma } = document.getElementById('network');
  const spot = sigma.graphToViewport(sigma.getGraph().getNodeAttributes(String(place)));
  const box = document.getElementById('network').getBoundingClientRect();
  return [box.x + spot.x, box.y + spot.y];
}"""
DRAWN = """() => {
  const shown = document.getElementById('network').sigma.getGraph();
  return { nodes: Object.fromEntries(shown.mapNodes((key, { name }) => [name, Number(key)])),
    edges: shown.mapEdges((key, { label, status, dash, bend }, from, to) => (
      { number: Number(key), label, status, dash, bend,
        ends: [from, to].map((one) => shown.getNodeAttribute(one, 'name')) })) };
}"""
PANEL = "() => document.getElementById('panel').textContent"
# The same where vis-network draws.
VIS_EDGE_AT = """(number) => {
  const canvas = document.getElementById('network');
  const box = canvas.getBoundingClientRect();
  const spot = canvas.network.canvasToDOM(canvas.network.body.edges[number].edgeType.getPoint(0.5));
  return [box.x + spot.x, box.y + spot.y];
}"""
VIS_NODE_AT = """(place) => {
  const canvas = document.getElementById('network');
  const box = canvas.getBoundingClientRect();
  const spot = canvas.network.canvasToDOM(canvas.network.getPosition(place));
  return [box.x + spot.x, box.y + spot.y];
}"""
VIS_DRAWN = """(names) => {
  const { nodes, edges } = document.getElementById('network').network.body.data;
  return { nodes: Object.fromEntries(nodes.getIds().map((place) => [names[place], place])),
    edges: edges.get().map(({ id, words, status, from, to }) => (
      { number: id, label: words, status, ends: [names[from], names[to]] })) };
}"""


def click(page: Any, where: str, what: object) -> None:
    """Click a spot of the stage when it has come to rest, and wait until the panel tells something else.

    A stage that is still being fitted to its window moves the spot between asking and clicking: such a click
    meets nothing, and is made again.
    """
    before = page.evaluate(PANEL)
    for _ in range(3):
        spot, last = page.evaluate(where, what), None
        while spot != last:
            page.wait_for_timeout(60)
            spot, last = page.evaluate(where, what), spot
        page.mouse.click(*spot)
        for _ in range(20):
            if page.evaluate(PANEL) != before:
                return
            page.wait_for_timeout(50)
    pytest.fail(f"clicking {what!r} changed nothing in the panel")


@dataclass
class Explored:
    """The explorer in the browser, with all that it said and asked for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def panel(self) -> Any:
        return self.page.locator("#panel")

    @property
    def heading(self) -> str:
        return str(self.panel.locator("h2").inner_text())

    def drawn(self) -> dict[str, Any]:
        """What stands on the stage: places by name, and edges."""
        return dict(self.page.evaluate(DRAWN))

    def names(self) -> set[str]:
        return set(self.drawn()["nodes"])

    def edge(self, subject: str, words: str, target: str) -> dict[str, Any]:
        """The edge with these words, its ends in either order."""
        (found,) = [e for e in self.drawn()["edges"] if {subject, target} == set(e["ends"]) and words in e["label"]]
        return dict(found)

    def click_edge(self, subject: str, words: str, target: str) -> None:
        click(self.page, BENT_AT, self.edge(subject, words, target)["number"])

    def click_node(self, name: str) -> None:
        click(self.page, SHAPE_AT, self.drawn()["nodes"][name])
        self.page.wait_for_timeout(400)  # a click might be the first of two

    def choose(self, words: str) -> None:
        """Tick or untick an entry of the legend."""
        self.page.locator("#legend label", has_text=words).first.click()

    def search(self, words: str) -> None:
        self.page.locator("#search").fill(words)
        self.page.keyboard.press("Enter")


@dataclass
class Quick(Explored):
    """The page of a small graph, which vis-network draws."""

    entities: list[str] = field(default_factory=list)

    def drawn(self) -> dict[str, Any]:
        return dict(self.page.evaluate(VIS_DRAWN, self.entities))

    def click_edge(self, subject: str, words: str, target: str) -> None:
        click(self.page, VIS_EDGE_AT, self.edge(subject, words, target)["number"])

    def click_node(self, name: str) -> None:
        click(self.page, VIS_NODE_AT, self.drawn()["nodes"][name])


@pytest.fixture
def quick(explored: Callable[..., Explored]) -> Callable[..., Quick]:
    """A function that opens the page that pyvis makes of a small graph, as ``explored`` does the explorer."""

    def open_page(extractions: Sequence[Extraction], **context: Any) -> Quick:
        opened = explored(extractions, html=render(extractions, labels=LABELS), **context)
        entities = [entity.name for entity in gather(extractions).entities]
        return Quick(opened.page, opened.said, opened.asked, entities)

    return open_page


@pytest.fixture
def explored(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Explored]]:
    """A function that opens the explorer of some extractions, offline; the page must stay silent to the end."""
    opened: list[Explored] = []

    def open_page(
        extractions: Sequence[Extraction],
        *,
        locale: str = "fr-FR",
        address: str = "",
        answers: Sequence[Answer] = (),
        ready: str = "html[data-ready]",
        html: str = "",
        **context: Any,
    ) -> Explored:
        file = tmp_path / f"{len(opened)}.html"
        page = html or explore(extractions, labels=LABELS, symmetric=["competesWith"], answers=answers)
        file.write_text(page, encoding="utf-8")
        said: list[str] = []
        asked: list[str] = []
        made = Explored(new_page(chromium, said, asked, offline=True, locale=locale, **context), said, asked)
        made.page.goto(file.as_uri() + address)
        opened.append(made)
        made.page.wait_for_selector(ready, state="attached")
        made.page.wait_for_timeout(100)
        return made

    yield open_page
    for made in opened:
        said, asked = made.said, made.asked
        made.page.context.close()
        assert [words for words in said if "GPU stall" not in words] == []  # the software renderer's own complaint
        assert [url for url in asked if not url.startswith((tmp_path.as_uri(), "blob:"))] == []
