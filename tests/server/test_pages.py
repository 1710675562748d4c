"""The page for people: complete, quiet on the network, and proof against what articles contain."""

from __future__ import annotations

import json
import re
import shutil
from importlib.resources import files
from typing import Any

import pytest

from kg.server.pages import ASSETS
from tests.server.asking import ask


def test_the_page_is_made_of_our_files_alone(root: str) -> None:
    page = ask(root, "GET", "/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    wanted = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text)
    assert {one.removeprefix("/assets/") for one in wanted} == ASSETS.keys() - {"index.html"}
    assert [ask(root, "GET", one).status for one in wanted] == [200] * len(wanted)
    for name in ASSETS:
        text = (files("kg.server") / "assets" / name).read_text("utf-8")
        assert not re.search(r"innerHTML|insertAdjacent|document\.write|eval\(|style=|\son\w+=\"|<script>", text), name
        foreign = re.findall(r"https?://[^\s\"'`)]+", text)
        assert set(foreign) <= {"http://www.w3.org/2000/svg"}, name


def test_no_other_file_is_given(root: str) -> None:
    for path in ("/assets/../settings.py", "/assets/%2e%2e%2fsettings.py", "/assets/nothing.js", "/assets/"):
        assert ask(root, "GET", path).status == 404


def test_named_queries_are_listed_and_filled(root: str) -> None:
    listed = json.loads(ask(root, "GET", "/queries").body)
    suppliers = next(one for one in listed if one["name"] == "suppliers")
    assert [one["name"] for one in suppliers["parameters"]] == ["company"]
    filled = ask(root, "GET", "/queries/suppliers?company=A%22%20%7D%20%23Co")
    assert filled.headers["content-type"].startswith("application/sparql-query")
    assert 'skos:hiddenLabel "a co" .' in filled.text, (
        "a name is looked up by its letters, whatever stands between them"
    )
    assert ask(root, "GET", "/queries/suppliers?nobody=1").status == 400
    assert ask(root, "GET", "/queries/nothing").status == 404


@pytest.fixture
def page(root: str) -> Any:
    """The page in a browser, with what it asked for and what went wrong."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.asked, opened.wrong = [], []  # type: ignore[attr-defined]  # ours, for the tests
        opened.on("request", lambda request: opened.asked.append(request.url))  # type: ignore[attr-defined]
        opened.on("dialog", lambda dialog: opened.wrong.append(dialog.message))  # type: ignore[attr-defined]
        opened.on("pageerror", lambda error: opened.wrong.append(str(error)))  # type: ignore[attr-defined]
        opened.goto(root)
        opened.wait_for_selector("#examples button")
        yield opened
        browser.close()


@pytest.mark.browser
def test_markup_in_the_graph_stays_text(page: Any, root: str) -> None:
    page.fill("#query", 'SELECT ?n { ?s <http://example.org/name> ?n FILTER(LANG(?n) = "en") }')
    page.press("#query", "Control+Enter")
    page.wait_for_selector("td")
    assert page.inner_text("td") == "<img src=x onerror=alert(1)> en"
    assert page.locator("#result img").count() == 0
    assert page.wrong == []
    assert all(url.startswith(root) for url in page.asked)


@pytest.mark.browser
def test_questions_errors_and_graphs_show(page: Any) -> None:
    page.click("text=Who supplies whom")
    page.fill("#parameter-company", "Nobody")
    page.click("text=Fill in and run")
    page.wait_for_selector("text=Nothing matches")
    assert 'skos:hiddenLabel "nobody"' in page.input_value("#query")
    page.fill("#query", "SELECT *\n{ ?s ?p")
    page.click("#run")
    page.wait_for_selector("#error:not([hidden])")
    assert page.inner_text("#error").startswith("query:2:")
    page.fill("#query", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 2")
    page.click("#run")
    page.wait_for_selector("#result pre")
    assert "example.org/person" in page.inner_text("#result pre")
    page.fill("#query", "ASK {}")
    page.click("#run")
    page.wait_for_selector("text=Yes")
    assert page.wrong == []
