"""The explorer in a real browser. The ``explored`` fixture also fails a test whose page logs or requests anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.model import Extraction, Mention
from kg.view import Answer, Blank

from .conftest import Explored
from .factory import HOSTILE, LUNE, VERMEIL, Article, hostile, large, small

pytestmark = pytest.mark.browser
Explore = Callable[..., Explored]


def mentioned() -> list[Extraction]:
    """The small articles, with the places where the first names Vermeil."""
    first, second = small()
    text, name = first.document.text, VERMEIL.name
    starts = [place for place in range(len(text)) if text.startswith(name, place)]
    found = [
        Mention(document="a1", start=at, end=at + len(name), text=name, type="Company", entity=VERMEIL.iri)
        for at in starts
    ]
    return [replace(first, mentions=tuple(found)), second]


def saved(opened: Explored, words: str) -> Path:
    """The file that a button hands out."""
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("button", name=words).click()
    return Path(waiting.value.path())


def test_it_opens_offline_with_an_overview_and_draws_every_entity_with_a_link(explored: Explore) -> None:
    opened = explored(small())
    assert opened.heading == "Vue d’ensemble"
    assert "18 affirmations" in opened.panel.locator(".figures").inner_text()
    assert opened.names() >= {"Vermeil", "Ateliers de la Lune", "Port-Salin", "Mirance", "Corval"}
    assert "11 entités" in opened.page.locator("#network").get_attribute("aria-label")


def test_clicking_an_edge_quotes_the_sentences_behind_it(explored: Explore) -> None:
    opened = explored(small())
    opened.click_edge("Vermeil", "rachète", "Ateliers de la Lune")
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
    for told in ("fin septembre 2031", "Vermeil s’offre les Ateliers de la Lune", "4 mars 2031"):
        assert told in text
    assert "Confiance 93 % · trouvée par la règle acquires.verb" in " ".join(text.split())


def test_the_panel_tells_in_plain_words_who_found_a_claim(explored: Explore) -> None:
    first, second = small()
    finders = ("learned", "rules, learned", "rules")
    claims = [
        replace(claim, extractor=finders[n % 3], rule=f"{claim.relation}.{'learned' if n % 3 == 0 else 'verb'}")
        for n, claim in enumerate(first.claims)
    ]
    opened = explored([replace(first, claims=tuple(claims)), second], locale="en-GB")
    opened.page.locator("#panel button.row", has_text=first.document.title).click()
    told = [" ".join(text.split()) for text in opened.panel.locator(".card footer .small").all_inner_texts()]
    assert any(text.endswith("· found by the trained model alone") for text in told)
    assert any(text.endswith("verb, confirmed by the trained model") for text in told)
    assert any(text.endswith("verb") for text in told)
    assert not any("learned" in text for text in told)


def test_clicking_a_node_tells_all_about_it(explored: Explore) -> None:
    opened = explored(small())
    opened.click_node("Vermeil")
    assert opened.heading == "Vermeil"
    text = opened.panel.inner_text().replace("\xa0", " ")
    for told in ("Entreprise", "groupe Vermeil", "VRM.PA", "rachète Ateliers de la Lune", "Odile Ferrand dirige"):
        assert told in text
    assert "de 2 milliards EUR à 3 milliards EUR" in text


def test_letters_beyond_the_basic_plane_do_not_shift_the_marks(explored: Explore) -> None:
    article = Article("e", "🚢🚢 Titre", date(2031, 1, 1))
    article.say("🚢 [s Vermeil] 🚀 [a rachète] [o Lune].", VERMEIL, "acquires", LUNE)
    opened = explored([article.done()])
    opened.click_edge("Vermeil", "rachète", "Ateliers de la Lune")
    assert opened.panel.locator("blockquote").inner_text() == "🚢 Vermeil 🚀 rachète Lune."
    assert opened.panel.locator("mark.a").inner_text() == "rachète"


def test_a_document_shows_its_text_with_entities_that_lead_on(explored: Explore) -> None:
    opened = explored(mentioned())
    opened.panel.get_by_role("button", name="Vermeil s’offre les Ateliers de la Lune").click()
    mentions = opened.panel.locator(".text .mention")
    assert mentions.count() == mentioned()[0].document.text.count("Vermeil") - 1  # the headline stands above
    assert "".join(opened.panel.locator(".text p").all_inner_texts()).startswith("Le groupe Vermeil va racheter")
    mentions.first.click()
    assert opened.heading == "Vermeil"


def test_a_document_brings_what_it_tells_of_nearer(explored: Explore) -> None:
    opened = explored(large(150), reduced_motion="reduce")
    ratio = "() => document.getElementById('network').sigma.getCamera().ratio"
    far = opened.page.evaluate(ratio)
    opened.page.locator("#panel .row").first.click()
    opened.page.wait_for_function(f"(far) => ({ratio})() < far", arg=far)


def test_nodes_and_edges_share_one_canvas_of_the_graphics_card(explored: Explore) -> None:
    opened = explored(small())
    kinds = opened.page.evaluate("""() => [...document.querySelectorAll('#network canvas')]
      .filter((canvas) => canvas.getContext('webgl2')).length""")
    assert kinds == 1


def test_a_sentence_in_the_text_of_a_document_leads_to_its_claim(explored: Explore) -> None:
    opened = explored(mentioned())
    opened.panel.get_by_role("button", name="Vermeil s’offre les Ateliers de la Lune").click()
    opened.panel.locator(".text .stated", has_text="qui dirige").click()
    assert opened.panel.locator("mark.a").inner_text() == "dirige"
    opened.page.keyboard.press("Escape")
    sign = opened.panel.get_by_role("button", name="Vermeil effectif 12 000")
    sign.focus()
    opened.page.keyboard.press("Enter")
    assert opened.heading == "Vermeil"
    assert opened.panel.locator("details[open] blockquote", has_text="emploie").is_visible()


def test_edges_are_drawn_by_status(explored: Explore) -> None:
    opened = explored(small())
    assert opened.edge("Corval", "investit", "Ateliers de la Lune")["dash"] == 2
    assert opened.edge("Bastien Roque", "dirige", "Corval")["status"] == "past"
    assert opened.edge("Odile Ferrand", "dirige", "Vermeil")["dash"] == 0
    assert not [edge for edge in opened.drawn()["edges"] if edge["status"] == "negated"]
    opened.choose("Démenti")
    assert opened.edge("Corval", "✕ rencontre", "Vermeil")["status"] == "negated"
    between = [edge for edge in opened.drawn()["edges"] if set(edge["ends"]) == {"Corval", "Vermeil"}]
    sides = {edge["bend"] * (1 if edge["ends"][0] == "Corval" else -1) for edge in between}
    assert len(sides) == 3  # each edge has a way of its own


def test_the_legend_filters_types_relations_and_sources_and_counts(explored: Explore) -> None:
    opened = explored(small())
    opened.choose("Personne")
    assert not {"Odile Ferrand", "Bastien Roque"} & opened.names()
    assert "Vermeil" in opened.names()
    opened.choose("Personne")
    opened.choose("Se trouve à")
    assert "Mirance" not in opened.names()
    counted = opened.page.locator("#legend label", has_text="Pays").locator(".count")
    assert counted.inner_text() == "0"
    opened.page.get_by_role("button", name="tout").nth(2).click()
    assert "Mirance" in opened.names()
    opened.choose("Dépêches de Mirance")
    assert "Union des tisserands" not in opened.names()
    assert "1 affirmation" in opened.page.locator("#panel").inner_text()


def test_only_what_two_independent_sources_tell(explored: Explore) -> None:
    opened = explored(small())
    opened.page.locator("#twice").check()
    assert opened.names() == {"Vermeil", "Ateliers de la Lune"}
    assert opened.page.evaluate("document.activeElement.id") == "twice"


def test_search_knows_aliases_without_accents_by_keyboard(explored: Explore) -> None:
    opened = explored(small())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("mme ferr")
    assert opened.page.locator("#results li").inner_text().split("\n") == ["Odile Ferrand", "Mme Ferrand"]
    opened.page.keyboard.press("Enter")
    assert opened.heading == "Odile Ferrand"
    opened.page.keyboard.press("Escape")
    assert opened.heading == "Vue d’ensemble"


def test_neighbourhoods_of_one_two_and_three_steps(explored: Explore) -> None:
    opened = explored(small())
    opened.search("Mirance")
    sizes = []
    for steps in ("1 pas", "2 pas", "3 pas"):
        opened.panel.get_by_role("button", name=steps).click()
        sizes.append(opened.names())
    assert sizes[0] == {"Mirance", "Port-Salin"}
    assert sizes[1] == sizes[0] | {"Vermeil", "Salon des machines"}
    assert {"Odile Ferrand", "Corval"} <= sizes[2]
    opened.page.get_by_role("button", name="Tout le réseau").click()
    assert len(opened.names()) == 11


def test_the_shortest_path_between_two(explored: Explore) -> None:
    opened = explored(small())
    opened.search("Mirance")
    opened.panel.get_by_role("button", name="Chemin depuis ici").click()
    opened.search("Corval")
    opened.panel.get_by_role("button", name="Chemin depuis Mirance").click()
    assert opened.names() == {"Mirance", "Port-Salin", "Vermeil", "Corval"}
    assert "chemins entre Mirance et Corval" in opened.page.locator("#note").inner_text()
    opened.choose("Se trouve à")
    assert "Aucun chemin" in opened.page.locator("#note").inner_text()


def test_the_slider_shows_the_graph_as_of_a_day_and_plays(explored: Explore) -> None:
    opened = explored(small())
    slider = opened.page.locator("#timeline input")
    slider.focus()
    opened.page.keyboard.press("ArrowLeft")
    assert opened.page.locator("#timeline output").inner_text() == "Au 4 mars 2031"
    assert "Union des tisserands" not in opened.names()
    opened.page.get_by_role("button", name="Dérouler dans le temps").click()
    opened.page.wait_for_function("document.querySelector('#timeline output').textContent.includes('9 mars')")
    assert "Union des tisserands" in opened.names()


def test_the_table_sorts_filters_and_downloads(explored: Explore) -> None:
    opened = explored(small())
    opened.page.get_by_role("button", name="Affirmations", exact=True).click()
    rows = opened.page.locator("#table tbody tr")
    assert rows.count() == 17  # all but the denial
    opened.page.locator("#table th button").first.click()
    assert rows.first.locator("td").first.inner_text() == "Ateliers de la Lune"
    opened.page.locator("#table th button").first.click()
    assert opened.page.locator("#table th").first.get_attribute("aria-sort") == "descending"
    opened.page.locator("#table input").fill("racheter")
    assert rows.count() == 1
    table = list(csv.reader(io.StringIO(saved(opened, "CSV").read_text("utf-8-sig"))))
    assert table[1][:4] == ["Vermeil", "rachète", "Ateliers de la Lune", "Prévu"]
    assert table[1][-1].startswith("Le groupe Vermeil va racheter")
    rows.first.locator("button").click()
    assert opened.panel.locator("mark.a").first.inner_text() == "racheter"


def test_a_table_has_the_room_of_the_panel_until_something_is_opened(explored: Explore) -> None:
    opened = explored(small())
    opened.search("Vermeil")
    opened.page.get_by_role("button", name="Affirmations", exact=True).click()
    assert opened.panel.is_hidden()
    opened.page.locator("#table tbody button").first.click()
    assert opened.panel.is_visible()
    opened.page.get_by_role("button", name="Réseau", exact=True).click()
    assert opened.panel.is_visible()


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(explored: Explore) -> None:
    article = Article("f", "=1+1", date(2031, 1, 1))
    article.say("=cmd() [s Vermeil] [a rachète] [o Lune].", VERMEIL, "acquires", LUNE)
    opened = explored([article.done()])
    opened.page.get_by_role("button", name="Affirmations", exact=True).click()
    row = list(csv.reader(io.StringIO(saved(opened, "CSV").read_text("utf-8-sig"))))[1]
    assert row[6] == "'=1+1"
    assert row[8].startswith("'=cmd()")


def test_named_queries_are_buttons(explored: Explore) -> None:
    answer = Answer(
        name="deals",
        titles={"en": "Deals", "fr": "Opérations"},
        asks={"en": "Purchases.", "fr": "Les achats."},
        headings={"fr": {"party": "partie"}},
        columns=("party", "deal", "status", "kind"),
        rows=(("Vermeil", "acquires", "planned", "denied"),),
    )
    opened = explored(small(), answers=[answer])
    cells = opened.page.locator("#table td")
    opened.page.get_by_role("button", name="Opérations 1").click()
    assert "Les achats." in opened.page.locator("#table").inner_text()
    assert opened.page.locator("#table th").all_inner_texts() == ["Partie", "Deal", "Status", "Kind"]
    assert cells.all_inner_texts() == ["Vermeil", "rachète", "Prévu", "affirmé et démenti"]
    opened.page.click("#languages button[value=en]")
    assert "Purchases." in opened.page.locator("#table").inner_text()
    assert opened.page.locator("#table th").all_inner_texts() == ["Party", "Deal", "Status", "Kind"]
    assert cells.all_inner_texts() == ["Vermeil", "acquires", "Planned", "stated and denied"]
    assert opened.page.get_by_role("button", name="Deals 1").count() == 1
    opened.page.locator("#table tbody button").click()
    assert opened.heading == "Vermeil"


def test_blanks_above_an_answer_keep_rows_of_it(explored: Explore) -> None:
    rows = (("Vermeil", "acquires", "2031-09"), ("Corval", "leads", "2031-03"), ("Odile Ferrand", "leads", "2030-01"))
    blanks = (
        Blank(name="entity", asks={"en": "Only this name."}, test="=", columns=("party",), is_name=True),
        Blank(name="since", asks={"en": "This month or later."}, test="<=", columns=("month",), default="0001-01"),
        Blank(name="limit", asks={"en": "So many."}, test="first", columns=(), default="100"),
    )
    answer = Answer(
        name="deals", asks={"en": "Purchases."}, columns=("party", "deal", "month"), rows=rows, blanks=blanks
    )
    opened = explored(small(), answers=[answer])
    opened.page.get_by_role("button", name="Deals 3").click()
    shown = opened.page.locator("#table tbody tr")
    opened.page.get_by_label("since").fill("2031-01")
    assert shown.count() == 2
    opened.page.get_by_label("limit").fill("1")
    assert [text.split() for text in shown.all_inner_texts()] == [["Vermeil", "rachète", "2031-09"]]
    opened.page.get_by_label("limit").fill("")
    opened.page.get_by_label("since").fill("")
    opened.page.get_by_label("entity").fill("MME FERRAND")
    assert shown.count() == 1
    assert opened.page.locator("#blank-entity-known option").count() == 3
    opened.page.get_by_label("entity").fill("Mme")
    assert shown.count() == 0


def test_the_address_restores_the_view(explored: Explore) -> None:
    opened = explored(small())
    opened.choose("Personne")
    opened.choose("Démenti")
    opened.search("Mirance")
    opened.panel.get_by_role("button", name="2 pas").click()
    address = opened.page.evaluate("location.hash")
    again = explored(small(), address=address)
    assert again.heading == "Mirance"
    assert again.names() == opened.names()
    assert not again.page.locator("#legend label", has_text="Personne").locator("input").is_checked()


@pytest.mark.parametrize(
    "address", ["#view=node+nobody&focus=9+x&path=a+b", "#view=edge&until=%3Cb%3E&shows=x", "#%%%"]
)
def test_an_address_that_names_nothing_known_opens_the_overview(explored: Explore, address: str) -> None:
    opened = explored(small(), address=address)
    assert opened.heading == "Vue d’ensemble"
    assert len(opened.names()) == 11


def test_it_starts_in_the_browsers_language_and_switches(explored: Explore) -> None:
    opened = explored(small(), locale="en-GB")
    assert opened.heading == "Overview"
    opened.page.get_by_role("button", name="Français").click()
    assert opened.heading == "Vue d’ensemble"
    assert opened.page.evaluate("document.documentElement.lang") == "fr"
    assert opened.edge("Odile Ferrand", "dirige", "Vermeil")


def test_hostile_strings_are_shown_and_never_run(explored: Explore) -> None:
    answer = Answer(name="x", asks={"en": HOSTILE}, titles={"fr": HOSTILE}, columns=(HOSTILE,), rows=((HOSTILE,),))
    opened = explored(hostile(), answers=[answer])
    for shows in ("table", "x", "network"):
        opened.page.click(f"#tabs button[value={shows}]")
    (edge,) = opened.drawn()["edges"]
    opened.click_edge(*[edge["ends"][0], edge["label"], edge["ends"][1]])
    assert HOSTILE.split("\u2028")[0][:40] in opened.panel.inner_text()
    svg = saved(opened, "Image SVG").read_text("utf-8")
    assert "<img" not in svg
    ElementTree.fromstring(svg)
    opened.panel.locator(".card .row").first.click()
    opened.search("svg onload")
    assert "<svg onload" in opened.heading
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("img, #panel script, #table script").count() == 0


def test_large_graphs_open_on_the_most_connected_part_and_grow_by_click(explored: Explore) -> None:
    opened = explored(large(4000))
    before = opened.names()
    assert 100 < len(before) <= 400
    assert "sur 3" in opened.page.locator("#note").inner_text()
    opened.panel.locator(".across button").first.click()
    opened.panel.get_by_role("button", name="Amener ses voisines").click()
    assert len(opened.names()) > len(before)


def test_phone_width_scrolls_nowhere_sideways_and_folds_the_filters(explored: Explore) -> None:
    opened = explored(small(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    canvas, panel = opened.page.locator("#canvas").bounding_box(), opened.panel.bounding_box()
    assert panel["y"] >= canvas["y"] + canvas["height"]
    assert canvas["height"] > 200
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    assert not opened.page.locator("#legend").is_visible()
    opened.page.get_by_role("button", name="Filtres").click()
    assert opened.page.locator("#legend").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_and_labels_are_in_the_scheme(explored: Explore, scheme: str) -> None:
    opened = explored(mentioned(), color_scheme=scheme)
    unnamed = opened.page.evaluate("""() => [...document.querySelectorAll('button, input, [role]')].filter((one) => {
      const named = one.getAttribute('aria-label') || one.textContent.trim() || (one.labels && one.labels.length);
      return !named && one.checkVisibility();
    }).map((one) => one.outerHTML)""")
    assert unnamed == []
    ground = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(int(part) for part in ground[4:-1].split(",")) < 200) == (scheme == "dark")


def test_without_webgl_table_and_panel_still_tell(chromium: Any, explored: Explore, tmp_path: Path) -> None:
    opened = explored(small())
    file = next(tmp_path.glob("*.html"))
    window = chromium.new_context(locale="fr-FR")
    window.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page = window.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert "WebGL" in page.locator("#network").inner_text()
    page.get_by_role("button", name="Affirmations", exact=True).click()
    assert page.locator("#table tbody tr").count() == 17
    window.close()
    assert opened.heading == "Vue d’ensemble"
