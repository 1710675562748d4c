"""A small store on disk, and a server over it that many tests share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from tests.server.running import TOKEN, served

EX = "http://example.org/"


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
