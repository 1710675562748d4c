"""The frame that holds a page in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

from kg.view import notebook_html, render

from .factory import LABELS, hostile


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
