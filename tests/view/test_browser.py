"""The page in a real browser. The ``show`` fixture also fails a test whose page logs or requests anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.view import notebook_html, render

from .conftest import Opened
from .factory import GAZETTE, HOSTILE, LABELS, VERMEIL, Article, hostile, large, small

pytestmark = pytest.mark.browser
Show = Callable[..., Opened]


def test_the_page_opens_offline_with_an_overview(show: Show) -> None:
    opened = show(small())
    assert opened.panel.locator("h2").inner_text() == "Vue d’ensemble"
    figures = opened.panel.locator(".figures").inner_text()
    assert "18 affirmations" in figures
    assert "2 documents" in figures
    assert opened.panel.get_by_text("Vermeil s’offre les Ateliers de la Lune").is_visible()
    assert "11 entités" in opened.page.locator("#mynetwork").get_attribute("aria-label")


def test_clicking_an_edge_quotes_the_sentences_behind_it(show: Show) -> None:
    opened = show(small())
    opened.click_edge(opened.edge("Vermeil", "acquires", "Ateliers de la Lune"))
    cards = opened.panel.locator(".card")
    assert cards.count() == 2
    first = cards.nth(0)
    assert first.locator("blockquote").inner_text().startswith("Le groupe Vermeil va racheter les Ateliers")
    assert first.locator("mark.s").inner_text() == "Vermeil"
    assert first.locator("mark.a").inner_text() == "racheter"
    assert first.locator("mark.o").inner_text() == "Ateliers de la Lune"
    text = first.inner_text()
    for told in ("Prévu", "des proches du dossier, rapporté par", "La Gazette du Littoral", "environ 1,7 milliard"):
        assert told in text
    for told in ("fin septembre 2031", "Vermeil s’offre les Ateliers de la Lune", "4 mars 2031", "93", "acquires.verb"):
        assert told in text
    assert "le document lui-même" in cards.nth(1).inner_text()


def test_clicking_a_node_tells_all_about_it(show: Show) -> None:
    opened = show(small())
    opened.click_node("Vermeil")
    assert opened.panel.locator("h2").inner_text() == "Vermeil"
    text = opened.panel.inner_text()
    for told in ("Entreprise", "groupe Vermeil", "VRM.PA", "rachète Ateliers de la Lune", "Odile Ferrand dirige",
                 "de 2 milliards EUR à 3 milliards EUR", "Démenti"):  # fmt: skip
        assert told in text.replace("\xa0", " ")
    opened.panel.get_by_text("Effectif", exact=True).click()
    assert "emploie" in opened.panel.locator("details[open] blockquote").inner_text()


def test_panel_lists_are_buttons_that_lead_on_and_back_by_keyboard(show: Show) -> None:
    opened = show(small())
    opened.panel.get_by_role("button", name="Corval").focus()
    opened.page.keyboard.press("Enter")
    assert opened.panel.locator("h2").inner_text() == "Corval"
    assert opened.page.evaluate("document.activeElement.tagName") == "H2"
    opened.panel.get_by_role("button", name="investit dans").focus()
    opened.page.keyboard.press("Enter")
    assert "pourrait investir" in opened.panel.locator("blockquote").inner_text()
    opened.page.keyboard.press("Escape")
    assert opened.panel.locator("h2").inner_text() == "Corval"
    opened.page.keyboard.press("Escape")
    assert opened.panel.locator("h2").inner_text() == "Vue d’ensemble"


def test_a_document_lists_its_claims(show: Show) -> None:
    opened = show(small())
    opened.panel.get_by_role("button", name="Le Bureau de la concurrence regarde Vermeil").click()
    assert opened.panel.locator(".card").count() == 9
    assert "Dépêches de Mirance" in opened.panel.locator(".kind").inner_text()


def test_what_a_source_says_is_gathered_at_the_source(show: Show) -> None:
    opened = show(small())
    opened.page.fill("#search", GAZETTE.name)
    opened.page.keyboard.press("Enter")
    assert "Selon La Gazette du Littoral" in opened.panel.inner_text()
    assert opened.panel.locator(".card").count() == 2


def test_a_legend_entry_hides_its_type_and_what_hangs_on_it(show: Show) -> None:
    opened = show(small())
    chip = opened.page.get_by_role("button", name="Personne 2")
    assert chip.get_attribute("aria-pressed") == "true"
    leads = opened.edge("Odile Ferrand", "leads", "Vermeil")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "false"
    assert opened.node_hidden("Odile Ferrand")
    assert opened.edge_hidden(leads)
    assert not opened.node_hidden("Vermeil")
    chip.click()
    assert not opened.node_hidden("Odile Ferrand")
    assert not opened.edge_hidden(leads)


def test_denied_edges_show_when_asked_for(show: Show) -> None:
    opened = show(small())
    denied = opened.edge("Corval", "meets", "Vermeil")
    assert opened.edge_hidden(denied)
    opened.page.get_by_role("button", name="Démenti 1").click()
    assert not opened.edge_hidden(denied)
    opened.click_edge(denied)
    assert opened.panel.locator(".badge.negated").inner_text() == "Démenti"
    line = opened.panel.locator("h2 .relation").evaluate("it => getComputedStyle(it).textDecorationLine")
    assert line == "line-through"


def test_hiding_a_status_leaves_the_other_claims_of_an_edge(show: Show) -> None:
    opened = show(small())
    acquires = opened.edge("Vermeil", "acquires", "Ateliers de la Lune")
    opened.page.get_by_role("button", name="Affirmé 13").click()
    assert not opened.edge_hidden(acquires)
    opened.page.get_by_role("button", name="Prévu 2").click()
    assert opened.edge_hidden(acquires)


def test_search_knows_aliases_without_accents_by_keyboard(show: Show) -> None:
    opened = show(small())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("FERRÁND")
    options = opened.page.locator("#results [role=option]")
    assert options.count() == 1
    assert opened.page.locator("#search").get_attribute("aria-activedescendant") == "result-0"
    opened.page.keyboard.press("Enter")
    assert opened.panel.locator("h2").inner_text() == "Odile Ferrand"
    opened.page.fill("#search", "vrm")
    assert options.first.inner_text().split() == ["Vermeil", "VRM.PA"]
    opened.page.fill("#search", "zzz")
    assert "Aucun nom ne correspond" in opened.page.locator("#results").inner_text()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#results").is_hidden()


def test_arrows_move_through_the_results(show: Show) -> None:
    opened = show(small())
    opened.page.fill("#search", "l")
    names = [line.split("\n")[0] for line in opened.page.locator("#results [role=option]").all_inner_texts()]
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("Enter")
    assert opened.panel.locator("h2").inner_text() == names[1]


def test_the_page_starts_in_the_browser_language_and_switches(show: Show) -> None:
    opened = show(small(), locale="en-GB")
    assert opened.panel.locator("h2").inner_text() == "Overview"
    opened.click_edge(opened.edge("Vermeil", "acquires", "Ateliers de la Lune"))
    assert "acquires" in opened.panel.locator("h2").inner_text()
    assert "about 1.7 billion EUR" in opened.panel.inner_text().replace("\xa0", " ")
    assert "4 March 2031" in opened.panel.inner_text()
    opened.page.get_by_role("button", name="Français").click()
    assert opened.page.evaluate("document.documentElement.lang") == "fr"
    assert "rachète" in opened.panel.locator("h2").inner_text()
    assert opened.page.get_by_role("button", name="Entreprise 3").is_visible()
    assert opened.page.get_by_role("button", name="Français").get_attribute("aria-pressed") == "true"


def test_a_browser_in_neither_language_gets_the_language_asked_for(show: Show) -> None:
    assert show(small(), locale="ja-JP").panel.locator("h2").inner_text() == "Vue d’ensemble"


def test_hostile_strings_are_shown_and_never_run(show: Show) -> None:
    opened = show(hostile())
    named = opened.graph["entities"][opened.place(HOSTILE)]
    opened.panel.get_by_role("button").filter(has_text="<img").first.click()
    opened.page.keyboard.press("Escape")
    opened.click_edge(0)
    assert opened.panel.locator("blockquote").inner_text().startswith("<img src=x onerror=")
    opened.click_node(HOSTILE)
    assert named["aliases"][0][:8] in opened.panel.inner_text()
    opened.panel.locator("summary").click()
    opened.page.fill("#search", "<img")
    opened.page.keyboard.press("Enter")
    opened.page.mouse.move(*(value + 3 for value in opened.page.evaluate("() => [400, 400]")))
    opened.page.get_by_role("button", name="English").click()
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("#panel img, #panel script, #panel b, #panel i, #panel u, .stage img").count() == 0


def test_the_policy_stops_whatever_would_load_or_run(show: Show) -> None:
    opened = show(small())
    stopped = opened.page.evaluate("""async () => {
      const stopped = [];
      document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
      const image = document.createElement('img');
      image.src = 'https://example.org/pixel.png';
      await fetch('https://example.org/').catch(() => {});
      for (const attempt of [
        () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.hacked = 1' })),
        () => { document.body.innerHTML = '<img src=x onerror="window.hacked = 1">'; },
      ]) try { attempt(); } catch (error) { if (!(error instanceof TypeError)) throw error; }
      await new Promise((done) => setTimeout(done, 100));
      return stopped;
    }""")
    assert {"img-src", "connect-src", "require-trusted-types-for"} <= set(stopped)
    assert opened.page.evaluate("window.hacked") is None
    assert opened.panel.is_visible()
    opened.said.clear()  # Chromium tells the console of each refusal,
    del opened.asked[1:]  # and counts the image that it did not ask for


def test_more_than_150_entities_open_on_the_most_claimed(show: Show) -> None:
    opened = show(large(260))
    assert opened.on_stage() == 150
    assert "Les 150 entités les plus citées" in opened.page.locator("#note").inner_text()
    drawn = set(opened.graph["drawn"])
    places = enumerate(opened.graph["entities"])
    rest = next(entity for place, entity in places if place not in drawn and entity["weight"])
    opened.page.fill("#search", rest["name"])
    opened.page.keyboard.press("Enter")
    assert opened.panel.locator("h2").inner_text() == rest["name"]
    assert 2 <= opened.on_stage() < 20
    assert f"Voisinage de {rest['name']}" in opened.page.locator("#note").inner_text()
    opened.page.get_by_role("button", name="Tout le réseau").click()
    assert opened.on_stage() == 150
    assert opened.panel.locator("h2").inner_text() == "Vue d’ensemble"


def test_a_neighbourhood_holds_the_entity_and_those_linked_to_it(show: Show) -> None:
    opened = show(small())
    opened.click_node("Odile Ferrand")
    opened.panel.get_by_role("button", name="Son voisinage seul").click()
    assert opened.on_stage() == 3
    opened.click_node("Vermeil")
    assert opened.panel.locator("h2").inner_text() == "Vermeil"


def test_a_fact_both_stated_and_denied_says_so(show: Show) -> None:
    denial = Article("d", "T")
    for claim in [c for extraction in small() for c in extraction.claims if c.relation == "competesWith"]:
        denial.say(
            "[s Corval] ne concurrence pas [o Vermeil].", claim.subject, "competesWith", VERMEIL, status="negated"
        )
    opened = show([*small(), denial.done()])
    opened.click_edge(opened.edge("Corval", "competesWith", "Vermeil"))
    assert "Les documents ne s’accordent pas" in opened.panel.inner_text()


def test_names_on_the_canvas_can_be_clicked(show: Show) -> None:
    opened = show(small())
    x, y = opened.page.evaluate(
        """(place) => {
      const canvas = document.getElementById('mynetwork');
      const { network } = canvas;
      const box = canvas.getBoundingClientRect();
      const spot = network.canvasToDOM(network.getPosition(place));
      return [box.x + spot.x, box.y + spot.y + network.body.nodes[place].options.size * network.getScale() + 10];
    }""",
        opened.place("Mirance"),
    )
    opened.page.mouse.click(x, y)
    assert opened.panel.locator("h2").inner_text() == "Mirance"


def test_every_name_and_link_is_written_when_there_is_room(show: Show) -> None:
    """A canvas has no text to look for, so the drawing itself is listened to."""
    opened = show(small())
    written = opened.page.evaluate("""async () => {
      const said = new Set();
      const original = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        said.add(text);
        return original.call(this, text, ...rest);
      };
      document.getElementById('mynetwork').network.redraw();
      await new Promise((done) => setTimeout(done, 100));
      return [...said];
    }""")
    assert {"Vermeil", "Corval", "Port-Salin", "Mirance", "rachète ×2", "dirige", "investit dans"} <= set(written)


def test_phone_width_puts_the_panel_below_and_scrolls_nowhere_sideways(show: Show) -> None:
    opened = show(small(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    canvas, panel = opened.page.locator("#mynetwork").bounding_box(), opened.panel.bounding_box()
    assert panel["y"] >= canvas["y"] + canvas["height"]
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    opened.page.touchscreen.tap(*opened.page.evaluate("() => [195, 500]"))
    assert opened.panel.locator("h2").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_light_and_dark(show: Show, scheme: str) -> None:
    opened = show(small(), color_scheme=scheme)
    colours = opened.page.evaluate("""() => {
      const style = getComputedStyle(document.documentElement);
      const names = 'paper ground text faint accent actual planned possible past negated'.split(' ');
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue('--' + name).trim()]));
    }""")
    for ink in ("text", "faint", "accent", "planned", "possible", "negated"):
        assert contrast(colours[ink], colours["paper"]) >= 4.5, ink
        assert contrast(colours[ink], colours["ground"]) >= 4.5, ink
    for line in ("actual", "past"):
        assert contrast(colours[line], colours["paper"]) >= 3, line


def test_a_notebook_frame_shows_the_page(show: Show) -> None:
    opened = show([], html=f"<!doctype html><title>n</title>{notebook_html(render(small(), labels=LABELS))}")
    frame = opened.page.frame_locator("iframe")
    assert frame.locator("#panel .figures").inner_text().startswith("18")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
