"""axe finds nothing against WCAG 2.1 A and AA, on the explorer and on the pyvis page.

In French and light on a desktop, in English and dark on a phone, with the panel on each kind of view and the table
open.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.view import Answer
from tests.axe import EACH, SCREENS, findings

from .conftest import Explored, Quick
from .factory import small
from .test_explorer_browser import mentioned

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ANSWER = Answer(name="deals", asks={"en": "Purchases."}, columns=("party", "deal"), rows=(("Vermeil", "acquires"),))


@EACH
def test_the_explorer(explored: Callable[..., Explored], screen: str, locale: str, scheme: str) -> None:
    opened = explored(mentioned(), answers=[ANSWER], locale=locale, color_scheme=scheme, **SCREENS[screen])
    page, found = opened.page, {}
    french = locale.startswith("fr")

    def look(name: str) -> None:
        if seen := findings(page):
            found[name] = seen

    look("overview")
    opened.search("Vermeil")
    look("node")
    opened.panel.get_by_role("button", name="concurrence Corval" if french else "competes with Corval").click()
    look("edge")
    opened.panel.get_by_role("button", name="Vermeil s’offre les Ateliers de la Lune").click()
    look("document")
    page.locator("#search").fill("e")
    look("suggestions")
    page.locator("#search").fill("nobody at all")
    look("no suggestion")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Affirmations" if french else "Claims", exact=True).click()
    look("table")
    page.get_by_role("button", name="Deals 1").click()
    look("answer")
    if screen == "phone":
        page.get_by_role("button", name="Filtres" if french else "Filters").click()
        look("filters")
    assert found == {}


@EACH
def test_the_page_of_a_small_graph(quick: Callable[..., Quick], screen: str, locale: str, scheme: str) -> None:
    opened = quick(small(), locale=locale, color_scheme=scheme, **SCREENS[screen])
    found = {"overview": findings(opened.page)}
    opened.search("Vermeil")
    found["node"] = findings(opened.page)
    opened.panel.locator(".row.across:visible").first.click()
    found["edge"] = findings(opened.page)
    assert {name: seen for name, seen in found.items() if seen} == {}


def test_a_planted_fault_is_found(explored: Callable[..., Explored]) -> None:
    opened = explored(small())
    opened.page.evaluate("""() => {
      const bad = document.createElement('button');
      bad.style.cssText = 'width: 20px; height: 20px';
      document.getElementById('panel').append(bad);
      document.getElementById('title').style.color = '#cccccc';
    }""")
    assert {found.split(":")[0] for found in findings(opened.page)} == {"button-name", "color-contrast"}
