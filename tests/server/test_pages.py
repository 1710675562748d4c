"""The pages for people: complete, quiet on the network, and nothing of ours that could turn text into markup."""

from __future__ import annotations

import json
import re

import pytest

from kg.view.scripts import EXPLORER
from kg.view.served import ADDRESSES, PAGES, SERVED, assets, served_page
from tests.server.asking import ask

OURS = [path for folder in (SERVED, EXPLORER) for path in sorted(folder.iterdir())]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_made_of_our_files_alone(root: str, name: str) -> None:
    page = ask(root, "GET", ADDRESSES[name])
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text == served_page(name)
    wanted = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text)
    assert len(wanted) == len(re.findall(r"<script src|<link ", page.text))
    for one in wanted:
        given = ask(root, "GET", one)
        assert (given.status, given.headers["content-type"].split(";")[0]) == (200, assets()[one[8:]].kind)
    inline = re.findall(r"<script(?! src)[^>]*>", page.text)
    assert all('type="application/json"' in one for one in inline)
    assert not re.search(r"<style|style=| on\w+=", re.sub(r"<script.*?</script>", "", page.text, flags=re.DOTALL))


@pytest.mark.parametrize("name", PAGES)
def test_modules_import_only_files_that_are_given(name: str) -> None:
    for address, asset in assets().items():
        if "vendored" in address:
            continue
        for wanted in re.findall(r"from '([^']+)'", asset.path.read_text("utf-8")):
            found = (asset.path.parent / wanted).resolve()
            assert f"{found.parent.name}/{found.name}" in assets(), address


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_of_ours_makes_markup_of_text_or_asks_others(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]  # a Path; pytest gives the ids
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|Parser\(", text)
    assert set(re.findall(r"https?://[^\s\"'`)<]+", text)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "https://graphology.github.io",
        "https://www.sigmajs.org",
        "https://iquilezles.org/articles/distfunctions2d/",
    }


def test_no_other_file_is_given(root: str) -> None:
    for path in (
        "../settings.py",
        "%2e%2e%2fsettings.py",
        "nothing.js",
        "",
        "explorer/strings.json",
        "vendored/LICENSE",
    ):
        assert ask(root, "GET", f"/assets/{path}").status == 404


def test_named_queries_are_listed_and_filled(root: str) -> None:
    listed = json.loads(ask(root, "GET", "/queries").body)
    suppliers = next(one for one in listed if one["name"] == "suppliers")
    assert suppliers["titles"] == {"en": "Suppliers", "fr": "Fournisseurs"}
    assert suppliers["parameters"][0]["titles"]["fr"] == "entreprise"
    suppliers = next(one for one in listed if one["name"] == "suppliers")
    assert [one["name"] for one in suppliers["parameters"]] == ["company"]
    filled = ask(root, "GET", "/queries/suppliers?company=A%22%20%7D%20%23Co")
    assert filled.headers["content-type"].startswith("application/sparql-query")
    assert 'skos:hiddenLabel "a co" .' in filled.text, (
        "a name is looked up by its letters, whatever stands between them"
    )
    assert ask(root, "GET", "/queries/suppliers?nobody=1").status == 400
    assert ask(root, "GET", "/queries/nothing").status == 404


def test_the_pages_are_told_what_is_served(root: str) -> None:
    about = json.loads(ask(root, "GET", "/about").body)
    assert (about["documents"], about["writable"]) == (False, True)
    assert about["labels"]["supplies"]["fr"]
    assert about["prefixes"]["kg"].startswith("https://w3id.org/newskg/")
