"""axe finds nothing against WCAG 2.1 A and AA, on the explorer and on the pyvis page.

In both languages, light and dark, on a desktop and a phone, with the panel on each kind of view and the table open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.view import Answer

from .conftest import Explored, Opened
from .factory import small
from .test_explorer_browser import mentioned

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
ANSWER = Answer(name="deals", asks="Purchases.", columns=("party", "deal"), rows=(("Vermeil", "acquires"),))
# Every two of screen, language and scheme meet in one of these.
WAYS = [
    ("desktop", "fr-FR", "light"),
    ("desktop", "en-GB", "dark"),
    ("phone", "fr-FR", "dark"),
    ("phone", "en-GB", "light"),
]
EACH = pytest.mark.parametrize(("screen", "locale", "scheme"), WAYS)


def findings(page: Any) -> list[str]:
    """What axe objects to, a line for each element."""
    told = axe.Axe().run(page, options=RULES).response
    assert len(told["passes"]) > 10  # it looked
    return [
        f"{found['id']}: {node['html'][:160]} {[check['message'] for check in node['any'][:1]]}"
        for found in told["violations"]
        for node in found["nodes"]
    ]


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
def test_the_page_of_a_small_graph(show: Callable[..., Opened], screen: str, locale: str, scheme: str) -> None:
    opened = show(small(), locale=locale, color_scheme=scheme, **SCREENS[screen])
    found = {"overview": findings(opened.page)}
    opened.page.locator("#search").fill("Vermeil")
    found["suggestions"] = findings(opened.page)
    opened.page.keyboard.press("Enter")
    found["node"] = findings(opened.page)
    opened.panel.locator(".across:visible").first.click()
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
