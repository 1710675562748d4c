"""Takes the pictures of the explorer: builds some seeds and photographs their page in Chromium.

    python docs/make_images.py

Needs Playwright and a Chromium of the system, as the tests of the page do.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from kg.page import page
from kg.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ("fr-acquisition", "fr-contrat", "fr-justice")
EDGE = """(words) => {
  const network = document.getElementById('network');
  const shown = network.sigma.getGraph();
  const edge = shown.findEdge((key, { label }) => label.startsWith(words));
  const [from, to] = shown.extremities(edge).map((key) => network.sigma.graphToViewport(shown.getNodeAttributes(key)));
  const box = network.getBoundingClientRect();
  return [box.x + (from.x + to.x) / 2, box.y + (from.y + to.y) / 2];
}"""
WEBGL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


def main() -> None:
    """Write the pictures: a claim with its evidence, the text of an article, and the answer to a named query."""
    os.chdir(ROOT)  # the pages tell where an article came from
    graph = build([Path("seeds") / "articles" / f"{name}.txt" for name in ARTICLES])
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "graph.html"
        file.write_text(page(graph, title="Trois dépêches"), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=program, args=WEBGL)
        window = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 760}).new_page()
        window.goto(file.as_uri(), timeout=120_000)
        window.wait_for_selector("html[data-ready]", state="attached")
        window.wait_for_timeout(500)
        window.mouse.click(*window.evaluate(EDGE, "supplies"))
        window.wait_for_selector("#panel blockquote")
        _save(window, "page")
        window.locator("#panel footer button").first.click()
        _save(window, "explorer-article")
        window.get_by_role("button", name="Timeline").click()
        window.locator("#blank-entity").fill("Trévane")
        _save(window, "explorer-query")
        browser.close()


def _save(window: Page, name: str) -> None:
    picture = ROOT / "docs" / "images" / f"{name}.png"
    picture.parent.mkdir(exist_ok=True)
    window.wait_for_timeout(700)  # until the camera has come to rest
    window.screenshot(path=picture, timeout=120_000)


if __name__ == "__main__":
    main()
