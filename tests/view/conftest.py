"""A real browser for the view's tests: Debian's Chromium, driven by Playwright, with the network unplugged."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.model import Extraction
from kg.view import render

from .factory import LABELS

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Where the canvas shows the middle of an edge, or a node, in pixels of the window.
EDGE_AT = """(number) => {
  const canvas = document.getElementById('mynetwork');
  const box = canvas.getBoundingClientRect();
  const spot = canvas.network.canvasToDOM(canvas.network.body.edges[number].edgeType.getPoint(0.5));
  return [box.x + spot.x, box.y + spot.y];
}"""
NODE_AT = """(place) => {
  const canvas = document.getElementById('mynetwork');
  const box = canvas.getBoundingClientRect();
  const spot = canvas.network.canvasToDOM(canvas.network.getPosition(place));
  return [box.x + spot.x, box.y + spot.y];
}"""
GRAPH = "() => JSON.parse(document.getElementById('graph').textContent)"
HIDDEN = """([kind, id]) => document.getElementById('mynetwork').network.body[kind][id].options.hidden"""


@dataclass
class Opened:
    """A page in the browser, with all that it said and asked for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    graph: dict[str, Any] = field(default_factory=dict)

    @property
    def panel(self) -> Any:
        return self.page.locator("#panel")

    def place(self, name: str) -> int:
        """The entity's position in the page's list."""
        return [entity["name"] for entity in self.graph["entities"]].index(name)

    def edge(self, subject: str, relation: str, target: str) -> int:
        """The edge's position in the page's list."""
        wanted = (self.place(subject), relation, self.place(target))
        return [(e["subject"], e["relation"], e["object"]) for e in self.graph["edges"]].index(wanted)

    def click_edge(self, number: int) -> None:
        self.page.mouse.click(*self.page.evaluate(EDGE_AT, number))

    def click_node(self, name: str) -> None:
        self.page.mouse.click(*self.page.evaluate(NODE_AT, self.place(name)))

    def node_hidden(self, name: str) -> bool:
        return bool(self.page.evaluate(HIDDEN, ["nodes", self.place(name)]))

    def edge_hidden(self, number: int) -> bool:
        return bool(self.page.evaluate(HIDDEN, ["edges", number]))

    def on_stage(self) -> int:
        """How many nodes the network holds."""
        return len(self.page.evaluate("() => document.getElementById('mynetwork').network.body.data.nodes.getIds()"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; tests that need it are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """A function that renders extractions and opens the file, offline; the page must stay silent to the end."""
    opened: list[Opened] = []

    def open_page(
        extractions: Sequence[Extraction], *, locale: str = "fr-FR", html: str = "", **context: Any
    ) -> Opened:
        file = tmp_path / f"{len(opened)}.html"
        file.write_text(html or render(extractions, labels=LABELS), encoding="utf-8")
        window = chromium.new_context(locale=locale, **{"viewport": {"width": 1400, "height": 900}, **context})
        window.set_offline(True)
        made = Opened(window.new_page())
        made.page.on("console", lambda message: made.said.append(message.text))
        made.page.on("pageerror", lambda error: made.said.append(str(error)))
        made.page.on("request", lambda request: made.asked.append(request.url))
        made.page.goto(file.as_uri())
        opened.append(made)
        if not html:
            made.page.wait_for_selector("#panel h2")
            made.graph = made.page.evaluate(GRAPH)
        return made

    yield open_page
    for made in opened:
        said, asked = made.said, made.asked
        made.page.context.close()
        assert said == []
        assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []
        assert len(asked) == 1
