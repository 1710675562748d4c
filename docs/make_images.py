"""Takes the README's picture of the page: builds the seeds and photographs their network in Chromium.

    python docs/make_images.py

Needs Playwright and a Chromium of the system, as the tests of the page do.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from kg.page import page
from kg.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ("fr-acquisition", "fr-contrat", "fr-justice")
EDGE = """(relation) => {
  const canvas = document.getElementById('mynetwork');
  const graph = JSON.parse(document.getElementById('graph').textContent);
  const number = graph.edges.findIndex((edge) => edge.relation === relation);
  const box = canvas.getBoundingClientRect();
  const spot = canvas.network.canvasToDOM(canvas.network.body.edges[number].edgeType.getPoint(0.5));
  return [box.x + spot.x, box.y + spot.y];
}"""


def main() -> None:
    """Write docs/images/page.png: the network of some seeds, with a claim and its evidence open."""
    graph = build([ROOT / "seeds" / "articles" / f"{name}.txt" for name in ARTICLES])
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "graph.html"
        file.write_text(page(graph, title="Trois dépêches"), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        window = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 760}).new_page()
        window.goto(file.as_uri())
        window.wait_for_selector("#panel h2")
        window.mouse.click(*window.evaluate(EDGE, "supplies"))
        window.wait_for_selector("#panel blockquote")
        picture = ROOT / "docs" / "images" / "page.png"
        picture.parent.mkdir(exist_ok=True)
        window.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
