"""The frame that holds a page in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg.view import explore, notebook_html, render

from .factory import LABELS, hostile, small


class Tags(HTMLParser):
    """Keeps the tags it meets."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))


def test_the_whole_page_is_one_attribute_of_one_sandboxed_frame() -> None:
    page = render(hostile(), labels=LABELS)
    tags = Tags()
    tags.feed(notebook_html(page, height=420))
    ((tag, attributes),) = tags.met
    assert tag == "iframe"
    assert attributes["srcdoc"] == page
    assert attributes["sandbox"] == "allow-scripts"
    assert attributes["height"] == "420"


@pytest.mark.browser
@pytest.mark.parametrize(("draw", "ready"), [(render, "#panel h2"), (explore, "html[data-ready]")])
def test_the_frame_draws_inside_a_notebook_and_reaches_nothing_around_it(
    chromium: Any, tmp_path: Path, draw: Callable[..., str], ready: str
) -> None:
    frame = notebook_html(draw(small(), labels=LABELS), height=500)
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><meta charset='utf-8'><title>cell</title>{frame}", encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1000, "height": 700})
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator(ready).wait_for(state="attached")
    assert inside.locator("canvas").first.is_visible()
    inside.locator("#search").fill("Mme Ferrand")
    inside.locator("#search").press("Enter")
    assert inside.locator("#panel h2").inner_text() == "Odile Ferrand"
    inside.get_by_role("button", name="English").click()
    assert "What Odile Ferrand does" in inside.locator("#panel").inner_text()
    page.close()
    assert [words for words in said if "GPU stall" not in words] == []
