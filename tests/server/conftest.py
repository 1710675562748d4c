"""Small stores on disk, servers over them that many tests share, and their pages in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from tests.browser import new_page
from tests.server.articles import confirmation, hostile, purchase, store_of
from tests.server.running import TOKEN, served
from tests.view.conftest import Explored

EX = "http://example.org/"
Visit = Callable[..., Explored]
PATIENCE = 300_000
"""Milliseconds in which a page or a reader is ready, on a machine that has other things to do."""


def small_store(folder: Path) -> Path:
    """A store of 200 people in a row, two named graphs, and texts that try to be markup."""
    store = Store(str(folder))
    knows, name = NamedNode(EX + "knows"), NamedNode(EX + "name")
    people = [NamedNode(f"{EX}person/{number}") for number in range(200)]
    store.extend(Quad(one, knows, other) for one, other in pairwise(people))
    store.extend(Quad(one, name, Literal(f"Person {number}")) for number, one in enumerate(people))
    store.add(Quad(people[0], name, Literal("<img src=x onerror=alert(1)>", language="en"), DefaultGraph()))
    store.add(Quad(people[0], name, Literal("a"), NamedNode(EX + "graph/a")))
    store.add(Quad(people[0], name, Literal("b"), NamedNode(EX + "graph/b")))
    store.flush()
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A small store that a test may change."""
    return small_store(tmp_path / "store")


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a token, over a small store that no test changes for good."""
    with served(small_store(tmp_path_factory.mktemp("served") / "store"), token=TOKEN) as address:
        yield address


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_of(tmp_path_factory.mktemp("visited") / "graph.db", purchase(), confirmation(), hostile())


@pytest.fixture(scope="session")
def site(place: Path) -> Iterator[str]:
    with served(place, token=TOKEN) as address:
        yield address


@pytest.fixture
def visit(chromium: Any) -> Iterator[Visit]:
    """A function that opens a page of a server; it must ask nobody else, and say nothing to the console."""
    opened: list[tuple[Explored, str, set[str]]] = []

    def open_page(site: str, path: str = "/", *, expected: tuple[str, ...] = (), **context: Any) -> Explored:
        said: list[str] = []
        asked: list[str] = []
        made = Explored(new_page(chromium, said, asked, **context), said, asked)
        made.page.set_default_timeout(PATIENCE)
        made.page.on("dialog", lambda dialog: said.append(dialog.message))
        opened.append((made, site, set(expected)))
        made.page.goto(site + path)
        made.page.wait_for_selector("html[data-ready]", state="attached")
        made.page.wait_for_timeout(100)
        return made

    yield open_page
    for made, site, expected in opened:
        hacked = made.page.evaluate("() => window.hacked")
        made.page.context.close()
        unforeseen = [words for words in made.said if not any(part in words for part in ("GPU stall", *expected))]
        assert (unforeseen, hacked) == ([], None)
        assert [url for url in made.asked if not url.startswith((f"{site}/", f"blob:{site}/"))] == []
