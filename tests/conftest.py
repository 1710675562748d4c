"""What the tests share: one graph of the seeds, read once, and the command run in this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import running
from tests.command import SEEDS, Ran

if TYPE_CHECKING:
    from kg.graph import Graph


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that of several processes none has a long one left at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session", autouse=True)
def _memory_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Learned patterns are kept for this run alone and for all its processes, unless KG_CACHE says where."""
    if "KG_CACHE" in os.environ:
        yield
        return
    own = tmp_path_factory.getbasetemp()
    os.environ["KG_CACHE"] = str((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "memory")
    yield
    del os.environ["KG_CACHE"]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command: ``kg("query", folder, "ASK {}")``."""
    from kg.cli.app import run

    def command(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return command


@pytest.fixture(scope="session")
def seed_graph() -> Graph:
    """The graph of all seeds. Tests that ask for it carry the marker ``model``."""
    from kg import build

    return build(SEEDS)


@pytest.fixture(scope="session")
def seed_folder(seed_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as ``kg build seeds/articles -o FOLDER`` writes it."""
    from kg.page import page

    folder = tmp_path_factory.mktemp("built") / "seeds"
    seed_graph.save(folder, page=page(seed_graph))
    return folder


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built graph of two invented articles, made without a model."""
    from kg.graph import Graph
    from kg.page import page
    from tests.graph.factory import denial, purchase

    graph = Graph.build([purchase(), denial()])
    folder = tmp_path_factory.mktemp("built") / "small"
    graph.save(folder, page=page(graph))
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, one for all tests; those that need it are skipped where there is none."""
    with running() as browser:
        yield browser
