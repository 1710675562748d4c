"""axe finds nothing against WCAG 2.1 A and AA on the pages of a server: Explorer, Query and Try.

In French and light on a desktop, in English and dark on a phone.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.axe import EACH, SCREENS, findings
from tests.command import SEEDS
from tests.server.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Looks:
    """What axe objects to, view by view."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.found: dict[str, list[str]] = {}

    def at(self, view: str) -> None:
        """Look at what the page shows now."""
        if seen := findings(self.page):
            self.found[view] = seen


@EACH
def test_the_explorer(visit: Visit, site: str, screen: str, locale: str, scheme: str) -> None:
    opened = visit(site, locale=locale, color_scheme=scheme, **SCREENS[screen])
    page, look = opened.page, Looks(opened.page)
    look.at("overview")
    opened.search("Vermeil")
    page.wait_for_selector("#panel h2:has-text('Vermeil')")
    look.at("node")
    opened.panel.locator(".row.across").first.click()
    page.wait_for_selector("#panel blockquote")
    look.at("edge")
    opened.panel.locator("footer button").first.click()
    page.wait_for_selector("#panel .text")
    look.at("document")
    page.locator("#tabs button").nth(1).click()
    page.wait_for_selector("#table tbody tr")
    look.at("table")
    if screen == "phone":
        page.click("#filters")
        look.at("filters")
    assert look.found == {}


@EACH
def test_the_page_of_a_foreign_graph(visit: Visit, root: str, screen: str, locale: str, scheme: str) -> None:
    opened = visit(root, expected=("404",), locale=locale, color_scheme=scheme, **SCREENS[screen])
    assert findings(opened.page) == []


@EACH
def test_the_query_page(visit: Visit, site: str, screen: str, locale: str, scheme: str) -> None:
    opened = visit(site, "/query", expected=("400",), locale=locale, color_scheme=scheme, **SCREENS[screen])
    page, look = opened.page, Looks(opened.page)
    look.at("at first")
    page.select_option("#examples", "claims-of")
    page.wait_for_selector("#table tbody tr")
    page.locator("#tabs button").nth(1).click()
    page.wait_for_selector("#canvas:not([hidden])")
    page.wait_for_selector("#stop", state="hidden")
    look.at("graph")
    opened.click_node("Vermeil")
    look.at("node")
    page.locator("#tabs button").first.click()
    page.wait_for_selector("#table tbody tr")
    look.at("table")
    page.evaluate("() => document.getElementById('editor').editor.setValue('SELECT * { ?s ?p')")
    page.click("#run")
    page.wait_for_selector("#problem:not([hidden])")
    look.at("problem")
    assert look.found == {}


@pytest.mark.model
@EACH
def test_the_try_page(visit: Visit, site: str, screen: str, locale: str, scheme: str) -> None:
    opened = visit(site, "/try", expected=("401",), locale=locale, color_scheme=scheme, **SCREENS[screen])
    page, look = opened.page, Looks(opened.page)
    look.at("at first")
    page.click("#read")
    page.wait_for_selector("#problem:not([hidden])")
    look.at("problem")
    page.fill("#text", (SEEDS / "fr-contrat.txt").read_text("utf-8"))
    page.click("#read")
    page.wait_for_selector("html[data-tried]", state="attached")
    page.wait_for_selector("#panel .text .mention")
    look.at("read")
    page.fill("#token", "not the token")
    page.click("#add")
    page.wait_for_selector("#added:not(:empty)")
    look.at("refused")
    assert look.found == {}
