"""The pages in a real browser, over a living store.

The ``visit`` fixture also fails a test whose page complains or asks others.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.store import open_store
from tests.command import SEEDS
from tests.server.articles import later, purchase, store_of
from tests.server.conftest import Visit
from tests.server.running import TOKEN, served
from tests.view.factory import HOSTILE

pytestmark = pytest.mark.browser


def ask(page: Any, text: str) -> None:
    """Put a query into the editor and run it; wait for its answer."""
    page.evaluate("(text) => document.getElementById('editor').editor.setValue(text)", text)
    page.click("#run")
    page.wait_for_selector("#stop", state="hidden")


def test_the_explorer_brings_the_sentence_behind_an_edge(visit: Visit, site: str) -> None:
    opened = visit(site)
    assert not [url for url in opened.asked if "/evidence" in url], "the network comes first"
    opened.click_edge("Vermeil", "", "Ateliers de la Lune")
    opened.page.wait_for_selector("#panel blockquote")
    quotes = opened.panel.locator("blockquote").all_inner_texts()
    assert quotes == [
        "🚢 Le groupe Vermeil va racheter les Ateliers de la Lune.",
        "Vermeil a racheté les Ateliers de la Lune.",
    ]
    assert opened.panel.locator("mark.a").all_inner_texts() == ["racheter", "racheté"]
    assert opened.panel.locator("mark.s").first.inner_text() == "Vermeil"
    before = len(opened.asked)
    opened.panel.get_by_role("button", name="Vermeil").first.click()
    opened.page.wait_for_function("() => document.querySelector('#panel h2').textContent === 'Vermeil'")
    opened.panel.get_by_role("button", name=purchase().document.title).click()
    opened.page.wait_for_selector("#panel .text .mention")
    assert opened.panel.locator(".text .mention").count() == 3
    assert len(opened.asked) > before


def test_the_table_has_every_sentence(visit: Visit, site: str) -> None:
    opened = visit(site, "/#shows=table")
    opened.page.wait_for_selector("#table tbody tr")
    assert "qui dirige Vermeil" in opened.page.inner_text("#table")


def test_a_reload_shows_what_came_in(visit: Visit, tmp_path: Path) -> None:
    place = store_of(tmp_path / "graph.db", purchase())
    with served(place) as site:
        opened = visit(site)
        assert "Corval" not in opened.names()
        with open_store(place) as store:
            store.put([later()])
        opened.page.reload()
        opened.page.wait_for_selector("html[data-ready]", state="attached")
        assert "Corval" in opened.names()


def test_a_graph_of_which_a_part_has_come_says_so(visit: Visit, site: str) -> None:
    def partly(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"whole": {"entities": 9000, "claims": 12_000}})

    opened = visit(site)
    assert opened.page.locator("#legend .part").count() == 0
    opened.page.route("**/explorer/network", partly)
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    told = opened.page.inner_text("#legend .part").replace("\u202f", " ")
    assert told.startswith("5 affirmations sur 12 000 sont chargées")
    opened.page.click("#tabs button[value=table]")
    opened.page.wait_for_selector("#table .asks:has-text('sont chargées')")


def test_what_articles_say_never_runs(visit: Visit, site: str) -> None:
    opened = visit(site)
    opened.search("</script><svg")
    opened.panel.locator("h2", has_text="</script><svg").wait_for()
    opened.panel.locator(".row.across").first.click()
    opened.page.wait_for_selector("#panel blockquote")
    assert opened.panel.locator("img, svg[onload], script").count() == 0
    opened.panel.locator("footer button").first.click()
    opened.page.wait_for_selector("#panel .text")
    assert HOSTILE[:20] in opened.heading


def test_a_graph_without_articles_leads_to_the_query(visit: Visit, root: str) -> None:
    opened = visit(root, expected=("404",))
    assert "n’a pas été fait par kg" in opened.page.inner_text("#apology")
    opened.page.click("#pages a[data-to=query]")
    opened.page.wait_for_selector("html[data-ready][data-page=query]", state="attached")


def test_a_query_is_answered_by_a_table_and_a_graph(visit: Visit, site: str) -> None:
    opened = visit(site, "/query")
    page = opened.page
    page.click("#run")
    page.wait_for_selector("#canvas:not([hidden])")
    assert {"Vermeil", "Ateliers de la Lune", "Odile Ferrand"} <= opened.names()
    assert opened.edge("Odile Ferrand", "dirige", "Vermeil")
    opened.click_node("Odile Ferrand")
    assert opened.heading == "Odile Ferrand"
    assert "/#iri=" in page.locator("#panel a").get_attribute("href")
    page.click("#tabs button:has-text('Tableau')")
    assert page.locator("#table tbody tr").count() > 10
    page.click("#panel a", force=True)
    page.wait_for_selector("html[data-ready][data-page=explorer]", state="attached")
    page.wait_for_function("() => document.querySelector('#panel h2').textContent === 'Odile Ferrand'")


def test_named_queries_fill_their_blanks(visit: Visit, site: str) -> None:
    opened = visit(site, "/query")
    page = opened.page
    assert "Fournisseurs" in page.locator("#examples option").all_inner_texts()
    page.select_option("#examples", "claims-of")
    assert page.inner_text("#asks").startswith("Tout ce qui est dit d’une entité")
    assert page.locator("#parameters label").all_inner_texts() == ["entité"]
    page.fill("#parameters input[name=entity]", "Vermeil")
    page.click("#parameters button")
    page.wait_for_function("() => document.getElementById('editor').editor.getValue().includes('\"vermeil\"')")
    page.wait_for_selector("#stop", state="hidden")
    assert opened.edge("Vermeil", "", "Ateliers de la Lune")["label"] != "acquires", "in the words of the reader"
    page.click("#tabs button:has-text('Tableau')")
    page.wait_for_selector("#table tbody tr")
    assert "Ateliers de la Lune" in page.inner_text("#table")
    with page.expect_download() as waiting:
        page.click("#tabs button:has-text('CSV')")
    assert "Ateliers de la Lune" in Path(waiting.value.path()).read_text("utf-8")


def test_rows_of_triples_are_drawn_and_others_say_why_not(visit: Visit, root: str) -> None:
    opened = visit(root, "/query", expected=("400",))
    page = opened.page
    knows = "<http://example.org/knows>"
    ask(page, f"SELECT ?subject ?relation ?object {{ ?subject {knows} ?object BIND('kennt' AS ?relation) }} LIMIT 5")
    page.wait_for_selector("#canvas:not([hidden])")
    assert {edge["label"] for edge in opened.drawn()["edges"]} == {"kennt"}
    assert len(opened.drawn()["edges"]) == 5
    ask(page, 'SELECT ?n { ?s <http://example.org/name> ?n FILTER(LANG(?n) = "en") }')
    page.wait_for_selector("#table td")
    assert page.inner_text("#table td") == "<img src=x onerror=alert(1)>"
    page.click("#tabs button:has-text('Graphe')")
    assert "CONSTRUCT" in page.inner_text("#note")
    bad = "BIND('<img src=x onerror=alert(1)>' AS ?object) BIND(?object AS ?relation)"
    ask(page, f"SELECT ?subject ?relation ?object {{ ?subject {knows} ?o {bad} }} LIMIT 2")
    page.wait_for_selector("#canvas:not([hidden])")
    opened.click_node("<img src=x onerror=alert(1)>")
    assert opened.panel.locator("img").count() == 0
    ask(page, "SELECT *\n{ ?s ?p")
    page.wait_for_selector("#problem:not([hidden])")
    assert page.inner_text("#problem").startswith("query:2:")
    ask(page, "ASK {}")
    page.wait_for_selector("#status:has-text('Oui')")
    assert page.locator("#problem").is_hidden()


def test_the_editor_is_no_trap_and_runs_by_keyboard(visit: Visit, root: str) -> None:
    opened = visit(root, "/query", locale="en-GB", viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = opened.page
    page.locator("#examples").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.getElementById('editor').contains(document.activeElement)")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "SPARQL query"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "run"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#status:has-text('Yes')")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390


def test_language_and_colours_hold_on_every_page(visit: Visit, site: str) -> None:
    opened = visit(site)
    page = opened.page
    assert page.locator("#pages a").all_inner_texts() == ["Explorer", "Interroger", "Essayer"]
    page.click("#languages button[value=en]")
    page.click("#theme")
    assert page.locator("#pages a").all_inner_texts() == ["Explorer", "Query", "Try"]
    page.click("#pages a[data-to=query]")
    page.wait_for_selector("html[data-ready][data-page=query]", state="attached")
    assert page.inner_text("#desk-title") == "Ask the store"
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"
    assert page.locator("#pages a[aria-current=page]").inner_text() == "Query"


@pytest.mark.model
def test_a_text_is_tried_and_then_added(visit: Visit, tmp_path: Path) -> None:
    place = store_of(tmp_path / "graph.db", purchase())
    text = (SEEDS / "fr-contrat.txt").read_text("utf-8")
    with served(place, token=TOKEN) as site:
        opened = visit(site, "/try", expected=("400", "401", "415"))
        page = opened.page
        page.click("#read")
        assert "pas de texte" in page.inner_text("#problem")
        page.set_input_files("#file", {"name": "a.docx", "mimeType": "application/msword", "buffer": b"PK"})
        page.wait_for_selector("#problem:has-text('genre de fichier')")
        page.click("#chosen button")
        page.fill("#text", text + "\n\n<img src=x onerror=window.hacked=1> <script>window.hacked=1</script>\n")
        page.click("#read")
        page.wait_for_selector("html[data-tried]", state="attached")
        assert "Lu en français" in page.inner_text("#told")
        marked = opened.panel.locator(".text .mention").all_inner_texts()
        assert {"Trévane", "Suryavan Aerospace"} <= set(marked)
        assert opened.panel.locator(".card").count() >= 8
        assert "fournit" in opened.edge("Trévane", "fournit", "Suryavan Aerospace")["label"]
        page.fill("#token", "not the token")
        page.click("#add")
        page.wait_for_selector("#added:has-text('jeton')")
        page.fill("#token", TOKEN)
        page.click("#add")
        page.wait_for_selector("#added a")
        with open_store(place, read_only=True) as store:
            assert len(store.documents()) == 2
        page.click("#added a")
        page.wait_for_selector("html[data-ready][data-page=explorer]", state="attached")
        page.wait_for_selector("#panel .text .mention")
        assert "Trévane" in opened.heading


def test_without_a_token_the_page_says_how_to_add(visit: Visit, tmp_path: Path) -> None:
    with served(store_of(tmp_path / "graph.db", purchase())) as site:
        opened = visit(site, "/try")
        assert opened.page.evaluate("async () => (await (await fetch('/about')).json()).writable") is False
        assert "--token-from-env" in opened.page.locator("#how").text_content()
