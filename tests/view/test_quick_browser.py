"""The page that pyvis makes of a small graph, in a real browser; it must stay silent and ask for nothing.

Panel, legend, search, tables and words are those of the explorer: ``test_explorer_browser.py`` has their tests.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.view import notebook_html, render

from .conftest import Explored, Quick
from .factory import HOSTILE, LABELS, hostile, small

pytestmark = pytest.mark.browser
Open = Callable[..., Quick]


def test_it_opens_offline_and_draws_every_entity_with_a_link(quick: Open) -> None:
    opened = quick(small())
    assert opened.heading == "Vue d’ensemble"
    assert len(opened.names()) == 11
    assert {"Vermeil", "Corval", "Port-Salin", "Mirance"} <= opened.names()
    assert "11 entités" in opened.page.locator("#network").get_attribute("aria-label")


def test_clicking_an_edge_quotes_the_sentences_behind_it(quick: Open) -> None:
    opened = quick(small())
    opened.click_edge("Vermeil", "rachète", "Ateliers de la Lune")
    cards = opened.panel.locator(".card")
    assert cards.count() == 2
    assert cards.nth(0).locator("blockquote").inner_text().startswith("Le groupe Vermeil va racheter les Ateliers")
    assert [cards.nth(0).locator(f"mark.{kind}").inner_text() for kind in "sao"] == [
        "Vermeil",
        "racheter",
        "Ateliers de la Lune",
    ]


def test_clicking_a_node_tells_all_about_it_and_keys_lead_back(quick: Open) -> None:
    opened = quick(small())
    opened.click_node("Vermeil")
    assert opened.heading == "Vermeil"
    assert "rachète Ateliers de la Lune" in opened.panel.inner_text()
    opened.page.keyboard.press("Escape")
    assert opened.heading == "Vue d’ensemble"


def test_the_legend_hides_types_and_shows_what_is_denied(quick: Open) -> None:
    opened = quick(small())
    opened.choose("Personne")
    assert "Odile Ferrand" not in opened.names()
    opened.choose("Personne")
    assert "Odile Ferrand" in opened.names()
    opened.choose("Démenti")
    assert opened.edge("Corval", "rencontre", "Vermeil")["status"] == "negated"
    opened.click_edge("Corval", "rencontre", "Vermeil")
    assert opened.panel.locator(".badge.negated").inner_text() == "Démenti"


def test_an_edge_is_drawn_in_the_status_of_what_the_filters_leave(quick: Open) -> None:
    opened = quick(small())
    assert opened.edge("Vermeil", "rachète", "Ateliers de la Lune")["status"] == "actual"
    opened.choose("Affirmé")
    assert opened.edge("Vermeil", "rachète", "Ateliers de la Lune")["status"] == "planned"
    opened.choose("Prévu")
    assert not [edge for edge in opened.drawn()["edges"] if "rachète" in edge["label"]]


def test_a_neighbourhood_stands_alone_and_the_whole_comes_back(quick: Open) -> None:
    opened = quick(small())
    opened.click_node("Odile Ferrand")
    opened.panel.locator(".step").first.click()
    assert len(opened.names()) == 3
    opened.page.get_by_role("button", name="Tout le réseau").click()
    assert len(opened.names()) == 11


def test_every_name_and_link_is_written_when_there_is_room(quick: Open) -> None:
    """A canvas has no text to look for, so the drawing itself is listened to."""
    opened = quick(small())
    written = opened.page.evaluate("""async () => {
      const said = new Set();
      const original = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        said.add(text);
        return original.call(this, text, ...rest);
      };
      document.getElementById('network').network.redraw();
      await new Promise((done) => setTimeout(done, 100));
      return [...said];
    }""")
    assert {"Vermeil", "Corval", "Port-Salin", "Mirance", "rachète ×2", "dirige", "produit"} <= set(written)


def test_pictures_show_what_is_on_the_stage(quick: Open) -> None:
    opened = quick(small())
    with opened.page.expect_download() as waiting:
        opened.page.click("#zoom button[value=svg]")
    picture = Path(waiting.value.path()).read_text("utf-8")
    assert picture.count("<g transform") == 11
    assert ">Vermeil<" in picture
    with opened.page.expect_download() as waiting:
        opened.page.click("#zoom button[value=png]")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_keys_move_and_zoom_the_network(quick: Open) -> None:
    opened = quick(small())
    where = """() => {
      const { network } = document.getElementById('network');
      return [network.getScale(), network.getViewPosition().x];
    }"""
    scale, across = opened.page.evaluate(where)
    opened.page.focus("#network")
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("+")
    nearer, moved = opened.page.evaluate(where)
    assert nearer > scale
    assert moved > across
    opened.page.keyboard.press("0")
    again = f"([scale, across]) => {{ const [s, x] = ({where})(); return Math.hypot(s - scale, x - across) < 1; }}"
    opened.page.wait_for_function(again, arg=[scale, across])


def test_hostile_strings_are_shown_and_never_run(quick: Open) -> None:
    opened = quick(hostile())
    opened.click_node(HOSTILE)
    assert opened.heading == HOSTILE
    opened.page.fill("#search", "<img")
    opened.page.keyboard.press("Enter")
    opened.page.mouse.move(403, 403)
    opened.page.click("#languages button[value=en]")
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("main :is(img, script, b, i, u)").count() == 0


def test_the_policy_stops_whatever_would_load_or_run(quick: Open) -> None:
    opened = quick(small())
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_light_and_dark(quick: Open, scheme: str) -> None:
    opened = quick(small(), color_scheme=scheme)
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


def test_a_notebook_frame_shows_the_page(explored: Callable[..., Explored]) -> None:
    framed = f"<!doctype html><title>n</title>{notebook_html(render(small(), labels=LABELS))}"
    opened = explored([], html=framed, ready="iframe")
    assert opened.page.frame_locator("iframe").locator("#panel .figures").inner_text().startswith("18")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
