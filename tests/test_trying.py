"""Trying an article: what it states, what cannot be read, and that only adding changes the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.ontology import load
from kg.server.refusal import RefusedError
from kg.store import open_store
from kg.trying import MOST_CHARACTERS, Trying, document_of
from tests.command import SEEDS

TEXT = (SEEDS / "fr-contrat.txt").read_bytes()
PAGE = (
    "<!doctype html><html><head><title>Trévane équipe Suryavan</title>"
    '<link rel="canonical" href="https://presse.example/trevane"></head><body><nav>Menu</nav><article>'
    "<h1>Trévane équipe Suryavan</h1><p>Trévane fournira des trains d'atterrissage à Suryavan Aerospace, "
    "a annoncé mardi Paul Etcheverry, président de Trévane.</p></article></body></html>"
).encode()


def head(**given: Any) -> dict[str, Any]:
    return {"language": "", "published": "", "name": "", "add": False} | given


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_store(tmp_path / "graph.db"):
        return tmp_path / "graph.db"


@pytest.fixture
def tried(place: Path) -> Callable[..., Any]:
    """What trying an article gives, over an empty store."""
    trying = Trying(place, load())

    def read(body: bytes, **given: Any) -> Any:
        return json.loads(trying.answer(head(**given), body)[1])

    return read


def documents(place: Path) -> list[tuple[str, int]]:
    with open_store(place, read_only=True) as store:
        return [(one.id, one.claims) for one in store.documents()]


@pytest.mark.model
def test_a_text_is_shown_as_the_explorer_shows_it(tried: Callable[..., Any], place: Path) -> None:
    held = tried(TEXT)
    assert held["language"] == "fr"
    assert {"Trévane", "Suryavan Aerospace"} <= set(held["entities"]["name"])
    assert "supplies" in held["claims"]["relations"]
    (document,) = held["documents"]
    assert document["text"] in TEXT.decode()
    assert len(document["mentions"]) > 30
    assert documents(place) == [], "nothing is written by trying"


@pytest.mark.model
def test_a_saved_page_is_read_without_its_menus(tried: Callable[..., Any], place: Path) -> None:
    held = tried(PAGE, name="trevane.html", published="2031-05-06")
    (document,) = held["documents"]
    assert (document["id"], document["date"], document["source"]) == (
        "trevane",
        "2031-05-06",
        "https://presse.example/trevane",
    )
    assert "Menu" not in document["text"]
    assert "supplies" in held["claims"]["relations"]


@pytest.mark.model
def test_adding_puts_it_into_the_store_once(tried: Callable[..., Any], place: Path) -> None:
    shown = tried(TEXT)
    added = tried(TEXT, add=True)
    assert (added["added"], added["claims"]) == (True, len(shown["claims"]["subject"]))
    assert documents(place) == [(added["id"], added["claims"])]
    again = tried(TEXT, add=True)
    assert (again["added"], again["id"]) == (False, added["id"])
    other = tried(TEXT.replace(b"340 millions", b"350 millions"), add=True)
    assert (other["added"], other["id"]) == (True, f"{added['id']}-2"), "an article never replaces another"
    assert len(documents(place)) == 2


@pytest.mark.parametrize(
    ("body", "given", "status", "code"),
    [
        (b"", {}, 400, "empty"),
        (b" \n\t", {}, 400, "empty"),
        (b"x" * 10, {"name": "a.docx"}, 415, "kind"),
        (b"x" * 10, {"name": "a"}, 415, "kind"),
        (b"\x00\x01\x02", {}, 400, "unreadable"),
        ("été".encode("latin-1"), {}, 400, "unreadable"),
        (b"PK\x03\x04....", {"name": "a.txt"}, 400, "unreadable"),
        (b"%PDF-1.4 broken", {"name": "a.pdf"}, 400, "unreadable"),
        (b"<html><body><nav>Menu</nav></body></html>", {}, 400, "noArticle"),
        ("Le groupe achète. ".encode() * (MOST_CHARACTERS // 17), {}, 413, "long"),
        (b"Das Unternehmen hat seinen Wettbewerber in Hamburg gekauft.", {}, 400, "language"),
    ],
)
def test_what_cannot_be_read_says_why(body: bytes, given: dict[str, str], status: int, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        document_of(head(**given), body)
    assert (refused.value.status, refused.value.code) == (status, code)
    assert refused.value.problem


def test_a_language_that_is_given_is_not_guessed() -> None:
    document = document_of(head(language="en", name="../../etc/a.txt"), b"Vermeil.")
    assert (document.language, document.id, document.source) == ("en", "a", "a.txt")
